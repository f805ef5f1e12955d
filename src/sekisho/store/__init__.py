"""The compiled screening index on disk: written, checked and memory-mapped here."""

from sekisho.store.index_files import open_index

__all__ = ["open_index"]
