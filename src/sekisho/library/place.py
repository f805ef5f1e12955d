"""Where the library is, and the mark that says that a folder is one."""

import json
import os
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path

from sekisho._version import __version__
from sekisho.core.errors import LibraryError, Place, Problem
from sekisho.core.text import Text
from sekisho.snapshots import guard_writing
from sekisho.snapshots.files import place_file, write_synced
from sekisho.snapshots.parquet import native_path

LIBRARY_FORMAT = 1
"""The layout of the library on disk, as `library.json` names it."""

_MARK = "library.json"
_LOCK = ".lock"
# What a system puts into a folder by itself, and what our own first load may have left.
_IGNORED = {_LOCK, "lost+found", ".DS_Store", "desktop.ini", "Thumbs.db"}


def resolve_library_root(option: Path | None) -> Path:
    """Return the library's folder: `--library`, else `SEKISHO_HOME`, else the user's data folder.

    The user's data folder is `%LOCALAPPDATA%/Sekisho` on Windows, `~/Library/Application
    Support/Sekisho` on macOS, and `$XDG_DATA_HOME/sekisho` (`~/.local/share/sekisho`) elsewhere.
    """
    if option is not None:
        return option.expanduser().absolute()
    home = os.environ.get("SEKISHO_HOME")
    if home:
        return Path(home).expanduser().absolute()
    return _data_folder(sys.platform, os.environ, Path.home())


def lock_file(root: Path) -> Path:
    """Return the file whose lock a writer holds."""
    return root / _LOCK


def check_root(root: Path) -> None:
    """Refuse a folder that holds something else, or a library of a newer format.

    A folder that is not there, or is empty, is an empty library.

    Raises:
        LibraryError: it is not a library, or not one that this version can read.
    """
    native_path(root)  # before anything in it is called damaged
    try:
        mark = json.loads((root / _MARK).read_bytes())
        found = mark["sekisho_library"]
    except FileNotFoundError:
        _refuse_foreign(root)
        return
    except OSError as error:
        raise LibraryError(_unreadable(root, error)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise LibraryError(_bad_mark(root, str(error))) from error
    if type(found) is not int or found < 1:  # `true` is an int as well
        raise LibraryError(_bad_mark(root, f"not a format number: {json.dumps(found)}"))
    if found > LIBRARY_FORMAT:
        raise LibraryError(_newer(root, str(found)))


def prepare_root(root: Path) -> None:
    """Make the folder a library where it is none yet.

    Raises:
        LibraryError: it holds something else, is of a newer format, or cannot be written to.
    """
    check_root(root)
    if (root / _MARK).exists():
        return
    with guard_writing(root):
        root.mkdir(parents=True, exist_ok=True)
        aside = root / f".{_MARK}-{secrets.token_hex(4)}"
        values = {"sekisho_library": LIBRARY_FORMAT, "made_by": f"sekisho {__version__}"}
        write_synced(aside, json.dumps(values).encode() + b"\n")
        place_file(aside, root / _MARK)


def _data_folder(platform: str, environment: Mapping[str, str], home: Path) -> Path:
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return (Path(local) if local else home / "AppData" / "Local") / "Sekisho"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "Sekisho"
    data = environment.get("XDG_DATA_HOME", "")
    # The XDG specification: a path that is not absolute is to be ignored.
    return (Path(data) if data.startswith("/") else home / ".local" / "share") / "sekisho"


def _refuse_foreign(root: Path) -> None:
    try:
        names = sorted(path.name for path in root.iterdir())
    except FileNotFoundError:
        return
    except OSError as error:
        raise LibraryError(_unreadable(root, error)) from error
    foreign = [name for name in names if name not in _IGNORED and not name.startswith(f".{_MARK}-")]
    if foreign:
        raise LibraryError(_not_a_library(root, foreign[0]))


def _not_a_library(root: Path, name: str) -> Problem:
    return Problem(
        "library.not_a_library",
        Text(
            "このフォルダはライブラリではなく、空でもありません。何も書き込みません。",
            "This folder is not a library, and it is not empty. Nothing is written to it.",
        ),
        Place(file=str(root)),
        expected=Text(
            f"{_MARK} のあるフォルダ、または空のフォルダ",
            f"a folder with a {_MARK}, or an empty one",
        ),
        got=name,
        action=Text(
            "--library または SEKISHO_HOME で別のフォルダを指定してください。",
            "Name another folder with --library or SEKISHO_HOME.",
        ),
    )


def _newer(root: Path, found: str) -> Problem:
    return Problem(
        "library.newer_format",
        Text(
            "新しい版の Sekisho で作られたライブラリで、この版では扱えません。",
            "The library was made by a newer version of Sekisho than this one.",
        ),
        Place(file=str(root / _MARK)),
        expected=Text(f"形式 {LIBRARY_FORMAT} 以下", f"format {LIBRARY_FORMAT} or lower"),
        got=found,
        action=Text("Sekisho を更新してください。", "Update Sekisho."),
    )


def _bad_mark(root: Path, got: str) -> Problem:
    return Problem(
        "library.bad_mark",
        Text("ライブラリの印のファイルが壊れています。", "The library's mark is damaged."),
        Place(file=str(root / _MARK)),
        expected=Text(
            f'{{"sekisho_library": {LIBRARY_FORMAT}}}', f'{{"sekisho_library": {LIBRARY_FORMAT}}}'
        ),
        got=got,
        action=Text(
            "バックアップから戻すか、この内容で書き直してください。",
            "Restore it from a backup, or write it anew with this content.",
        ),
    )


def _unreadable(root: Path, error: OSError) -> Problem:
    return Problem(
        "library.unreadable",
        Text("ライブラリを読めません。", "The library cannot be read."),
        Place(file=str(root)),
        got=error.strerror,
        action=Text(
            "パスと権限を確かめてください。", "Check the path, and the permission to read it."
        ),
    )
