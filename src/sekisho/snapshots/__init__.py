"""The exact bytes of every source, by hash, with their retrievals and parsed statements."""

from sekisho.snapshots.files import guard_writing, hash_file, write_atomically
from sekisho.snapshots.lock import hold_lock
from sekisho.snapshots.shelf import Shelf, list_shelves
from sekisho.snapshots.values import RawFile, Retrieval, Statements
from sekisho.snapshots.verifying import Verification, verify_shelf

__all__ = [
    "RawFile",
    "Retrieval",
    "Shelf",
    "Statements",
    "Verification",
    "guard_writing",
    "hash_file",
    "hold_lock",
    "list_shelves",
    "verify_shelf",
    "write_atomically",
]
