"""Writing into an application folder: whole files or none."""

from pathlib import Path

from sekisho.snapshots import guard_writing, write_atomically


def store(path: Path, content: bytes) -> None:
    """Write a file and the folders above it.

    Raises:
        LibraryError: the disk is full, or the folder cannot be written to.
    """
    with guard_writing(path.parent, need=len(content)):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, content)
