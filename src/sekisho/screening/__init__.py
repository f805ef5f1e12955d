"""Screening: parties against lists, through an index; every hit with its reasons."""

from sekisho.screening.build import build_index
from sekisho.screening.index import INDEX_FORMAT, ScreeningIndex
from sekisho.screening.matching import ENGINE, screen
from sekisho.screening.registry import registry_entities

__all__ = ["ENGINE", "INDEX_FORMAT", "ScreeningIndex", "build_index", "registry_entities", "screen"]
