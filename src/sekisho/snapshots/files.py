"""Write files so that a reader sees all of them or nothing, and say plainly what went wrong."""

import errno
import hashlib
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sekisho.core.errors import InputError, LibraryError, Place, Problem
from sekisho.core.text import Text

_CHUNK = 1 << 20
_FULL = {errno.ENOSPC, errno.EFBIG} | {
    getattr(errno, name) for name in ("EDQUOT",) if hasattr(errno, name)
}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_MIB = 1 << 20


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def check_readable(path: Path) -> None:
    """Refuse a file that a user gave and that cannot be read; links are followed.

    Raises:
        InputError: it is not there, locked or forbidden, or a folder, a pipe or a device.
    """
    try:
        # Asked before it is opened: opening a pipe waits for a writer, for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError(_not_a_file(path))
        with path.open("rb"):
            pass
    except OSError as error:
        raise InputError(_unreadable(path, error)) from error


def copy_hashed(source: Path, target: Path) -> tuple[str, int]:
    """Copy a file, flush it to disk, and return the SHA-256 and size of what was copied.

    The hash is of the bytes that were read, so a file that changes during the copy is filed
    under what was kept.
    """
    digest = hashlib.sha256()
    size = 0
    with source.open("rb") as reader, target.open("xb") as writer:
        while chunk := reader.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            writer.write(chunk)
        writer.flush()
        os.fsync(writer.fileno())
    return digest.hexdigest(), size


def write_synced(path: Path, data: bytes) -> None:
    """Write a new file and flush it to disk."""
    with path.open("xb") as writer:
        writer.write(data)
        writer.flush()
        os.fsync(writer.fileno())


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file, or replace one, in one step: a reader sees the old bytes or the new.

    Raises:
        LibraryError: the disk is full, or the folder cannot be written to.
    """
    aside = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    with guard_writing(path.parent, need=len(data)):
        try:
            write_synced(aside, data)
            place_file(aside, path)
        finally:
            aside.unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    """Flush to disk a file that someone else wrote."""
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def sync_folder(path: Path) -> None:
    """Flush a folder's entries to disk, where the system can (Windows cannot, and need not)."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def place_file(aside: Path, target: Path) -> None:
    """Move a finished file to its place in one step; it replaces what stood there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    aside.replace(target)
    sync_folder(target.parent)


@contextmanager
def guard_writing(folder: Path, *, need: int | None = None) -> Iterator[None]:
    """Turn a full disk, a read-only folder or another failed write into a `LibraryError`.

    Args:
        folder: what is being written to, for the message.
        need: about how many bytes the work takes, where that is known.
    """
    try:
        yield
    except OSError as error:
        raise _describe_failure(error, folder, need) from error


def _describe_failure(error: OSError, folder: Path, need: int | None) -> LibraryError:
    if error.errno in _FULL:
        return LibraryError(_disk_full(error, folder, need))
    if error.errno in _REFUSED:
        return LibraryError(_read_only(error, folder))
    return LibraryError(
        Problem(
            "disk.write_failed",
            Text(
                "書き込みに失敗しました。元の内容は変わっていません。",
                "Writing failed; what was there before is unchanged.",
            ),
            Place(file=str(folder)),
            got=str(error),
        )
    )


def _disk_full(error: OSError, folder: Path, need: int | None) -> Problem:
    free = _free_bytes(folder)
    amount = "?" if need is None else f"{-(-need // _MIB)} MiB"
    return Problem(
        "disk.full",
        Text(
            "ディスクの空きが足りません。書き込みをやめました。元の内容は変わっていません。",
            "The disk is full. Writing was given up; what was there before is unchanged.",
        ),
        Place(file=str(folder)),
        expected=Text(
            f"このフォルダのあるディスクに約{amount}の空き",
            f"about {amount} free on the disk that holds this folder",
        ),
        got=f"{free / _MIB:.1f} MiB ({error.strerror})",
        action=Text(
            "空きを作るか、別のディスクのフォルダを指定して、もう一度実行してください。",
            "Make room, or name a folder on another disk, and run the command again.",
        ),
    )


def _read_only(error: OSError, folder: Path) -> Problem:
    return Problem(
        "disk.read_only",
        Text(
            "このフォルダに書き込む権限がありません。",
            "There is no permission to write to this folder.",
        ),
        Place(file=str(folder)),
        got=error.strerror,
        action=Text(
            "書き込めるフォルダを指定するか、管理者に権限を依頼してください。",
            "Name a folder that you can write to, or ask for permission.",
        ),
    )


def _free_bytes(folder: Path) -> int:
    for candidate in (folder, *folder.parents):
        if candidate.exists():
            return shutil.disk_usage(candidate).free
    return 0


def _not_a_file(path: Path) -> Problem:
    return Problem(
        "input.not_a_file",
        Text(
            "通常のファイルではないため、読み込みませんでした（フォルダ、パイプ、デバイスなど）。",
            "This is not a regular file but a folder, a pipe or a device; it was not read.",
        ),
        Place(file=str(path)),
        expected=Text("保存されたファイル", "a file that is stored on a disk"),
        action=Text(
            "ダウンロードしたファイルを保存し、そのパスを指定してください。",
            "Save what you downloaded as a file, and give its path.",
        ),
    )


def _unreadable(path: Path, error: OSError) -> Problem:
    return Problem(
        "input.unreadable",
        Text("ファイルを読めません。", "The file cannot be read."),
        Place(file=str(path)),
        expected=Text("読み取れるファイル", "a file that can be read"),
        got=error.strerror,
        action=Text(
            "パスを確かめ、他のソフトで開いていれば閉じてください。",
            "Check the path, and close the file if another program has it open.",
        ),
    )
