"""One writer at a time.

The lock is the operating system's own, on an open file: it goes when its holder goes, killed or
not, so there is no stale lock to find out about. The file itself stays; it names the last holder.
"""

import errno
import os
import platform
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sekisho.core.errors import LibraryError, Place, Problem
from sekisho.core.text import Text
from sekisho.snapshots.files import guard_writing

_POLL_S = 0.05
_BUSY = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}

if sys.platform == "win32":
    import msvcrt

    # Windows forbids reading locked bytes: lock one far behind the text, which stays readable.
    _LOCKED_AT = 1 << 30

    def _lock(handle: int) -> None:
        os.lseek(handle, _LOCKED_AT, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _unlock(handle: int) -> None:
        os.lseek(handle, _LOCKED_AT, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


@contextmanager
def hold_lock(path: Path, *, wait_s: float = 60.0) -> Iterator[None]:
    """Hold the lock file at `path` while the block runs.

    Args:
        path: the lock file; made when it is not there, never removed.
        wait_s: how long to wait for another holder to finish.

    Raises:
        LibraryError: another holder did not finish in time, or the folder cannot be written to.
    """
    with guard_writing(path.parent):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
    try:
        _wait(handle, path, wait_s)
        try:
            _note_holder(handle)
            yield
        finally:
            _unlock(handle)
    finally:
        os.close(handle)


def _wait(handle: int, path: Path, wait_s: float) -> None:
    deadline = time.monotonic() + wait_s
    while True:
        try:
            _lock(handle)
        except OSError as error:
            if error.errno not in _BUSY:
                raise LibraryError(_unlockable(path, error)) from error
            if time.monotonic() >= deadline:
                raise LibraryError(_busy(path)) from error
            time.sleep(_POLL_S)
        else:
            return


def _note_holder(handle: int) -> None:
    # Only for the message: a full disk must not stop the one who came to repair things.
    with suppress(OSError):
        os.lseek(handle, 0, os.SEEK_SET)
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()} {platform.node()}\n".encode())


def _busy(path: Path) -> Problem:
    try:
        holder = path.read_text("utf-8", "replace").strip()
    except OSError:
        holder = ""
    pid, _, host = holder.partition(" ")
    return Problem(
        "library.busy",
        Text(
            "別の処理がこのライブラリに書き込んでいます。",
            "Another process is writing to this library.",
        ),
        Place(file=str(path)),
        got=f"pid {pid or '?'}, {host or '?'}",
        action=Text(
            "その処理が終わってから、もう一度実行してください。",
            "Run the command again when that process has finished.",
        ),
    )


def _unlockable(path: Path, error: OSError) -> Problem:
    return Problem(
        "library.cannot_lock",
        Text(
            "この場所ではファイルをロックできません。",
            "Files cannot be locked in this place.",
        ),
        Place(file=str(path)),
        expected=Text("ロックのできるディスク", "a disk whose files can be locked"),
        got=str(error),
        action=Text(
            "ローカルのディスクにあるフォルダを --library で指定してください。",
            "Name a folder on a local disk with --library.",
        ),
    )
