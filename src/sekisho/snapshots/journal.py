"""An append-only file of JSON lines, each with its own checksum.

A line is there when its newline is. What stands behind the last newline is a write that was cut
off (`kill -9`, power): it is told of, never read, and cut away by the next append.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from sekisho.core.errors import LibraryError, Place, Problem
from sekisho.core.jsonable import to_json
from sekisho.core.text import Text
from sekisho.snapshots.files import sync_folder

if TYPE_CHECKING:
    from _typeshed import DataclassInstance  # exists for type checkers only

_CHECK = "line_sha256"


@dataclass(frozen=True, slots=True)
class Journal:
    """What a journal holds: good lines in order, and the numbers (1-based) of damaged ones."""

    lines: tuple[Mapping[str, object], ...]
    damaged: tuple[int, ...]
    is_torn: bool


def read_journal(path: Path) -> Journal:
    """Read every line; a file that is not there holds none.

    Raises:
        LibraryError: the file is there and cannot be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Journal((), (), is_torn=False)
    except OSError as error:
        raise LibraryError(_unreadable(path, error)) from error
    *whole, tail = data.split(b"\n")
    lines = [_read_line(line) for line in whole]
    return Journal(
        lines=tuple(line for line in lines if line is not None),
        damaged=tuple(number for number, line in enumerate(lines, 1) if line is None),
        is_torn=bool(tail),
    )


def append_line(path: Path, value: "DataclassInstance") -> None:
    """Append one value as a line, in one write, flushed to disk.

    The caller holds the lock. A torn tail is cut away first; a write that fails is undone.

    Raises:
        OSError: the line could not be written; the file is as it was before.
    """
    values = {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    line = _encode({**values, _CHECK: _checksum(values)}) + b"\n"
    is_new = not path.exists()
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
    try:
        end = _end_of_lines(handle)
        os.ftruncate(handle, end)
        os.lseek(handle, end, os.SEEK_SET)
        try:
            _write_whole(handle, line)
        except OSError:
            os.ftruncate(handle, end)
            raise
    finally:
        os.close(handle)
    if is_new:
        sync_folder(path.parent)


def _write_whole(handle: int, line: bytes) -> None:
    written = os.write(handle, line)
    while written < len(line):  # a disk that fills up takes a part first, and refuses the rest
        written += os.write(handle, line[written:])
    os.fsync(handle)


def _end_of_lines(handle: int) -> int:
    """Return the offset behind the last newline."""
    position = os.lseek(handle, 0, os.SEEK_END)
    while position > 0:
        start = max(0, position - 65536)
        os.lseek(handle, start, os.SEEK_SET)
        found = os.read(handle, position - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        position = start
    return 0


def _read_line(line: bytes) -> Mapping[str, object] | None:
    try:
        values = json.loads(line)
    except ValueError:
        return None
    # The bytes must be ours to the letter: `\\u4E00` and `\\u4e00` are one text and two lines.
    if not isinstance(values, dict) or _encode(values) != line:
        return None
    if values.pop(_CHECK, None) != _checksum(values):
        return None
    return values


def _encode(values: Mapping[str, object]) -> bytes:
    # ASCII: a file name may hold bytes that are no UTF-8.
    return json.dumps(values, sort_keys=True, separators=(",", ":")).encode("ascii")


def _checksum(values: Mapping[str, object]) -> str:
    return hashlib.sha256(_encode(values)).hexdigest()


def _unreadable(path: Path, error: OSError) -> Problem:
    return Problem(
        "library.unreadable",
        Text("記録を読めません。", "The record cannot be read."),
        Place(file=str(path)),
        got=str(error),
    )
