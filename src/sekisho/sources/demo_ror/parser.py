"""Reads the demonstration's registry with the parser of the format it is written in."""

from sekisho.sources.ror.parser import parse

__all__ = ["parse"]
