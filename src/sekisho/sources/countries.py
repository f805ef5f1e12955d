"""Country names in Japanese and English, for the rooms above that take them from people."""

from sekisho.sources._countries import find_country

__all__ = ["find_country"]
