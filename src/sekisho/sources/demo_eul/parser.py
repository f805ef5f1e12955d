"""Reads the demonstration's list with the parser of the format it is written in."""

from sekisho.sources.jp_meti_eul.parser import parse

__all__ = ["parse"]
