"""The bundled demonstration: a fictional case, its lists and records, laid out from nothing."""

import shutil
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import as_file, files
from pathlib import Path

from sekisho.core.errors import InputError, Place, Problem
from sekisho.core.text import Text
from sekisho.library import Library, add_case_record
from sekisho.snapshots import guard_writing

_MARK = ".sekisho-demo"


@dataclass(frozen=True, slots=True)
class Demo:
    """A demonstration laid out on disk."""

    application: Path
    library: Library
    as_of: date
    known_at: datetime


def prepare_demo(out: Path) -> Demo:
    """Lay the demonstration out under `out`, replacing an earlier one.

    Raises:
        InputError: `out` holds something that no demonstration made.
    """
    with guard_writing(out):
        _clear(out)
        out.mkdir(parents=True, exist_ok=True)
        (out / _MARK).write_text("sekisho demo\n", encoding="utf-8")
    with guard_writing(out), as_file(files("sekisho").joinpath("demo")) as bundled:
        plan = tomllib.loads((bundled / "demo.toml").read_text(encoding="utf-8"))
        application = out / "application"
        shutil.copytree(bundled / "application", application)
        library = Library(out / "library")
        for entry in plan["lists"]:
            library.add(
                entry["source"],
                [bundled / entry["path"]],
                published_at=entry.get("published"),
                retrieved_at=entry["retrieved"],
                url=entry.get("url"),
            )
        for entry in plan["records"]:
            add_case_record(
                application,
                entry["source"],
                bundled / entry["path"],
                retrieved_at=entry["retrieved"],
                published_at=entry.get("published"),
                url=entry.get("url"),
            )
    return Demo(application, library, plan["as_of"], plan["known_at"])


def _clear(out: Path) -> None:
    if not out.exists():
        return
    if not out.is_dir() or (not (out / _MARK).exists() and any(out.iterdir())):
        raise InputError(
            Problem(
                code="demo.not_ours",
                what=Text(
                    "出力先に、デモが作ったのではないファイルがあります。",
                    "There are files here that no demonstration made.",
                ),
                place=Place(file=str(out)),
                action=Text("空のフォルダを指定してください。", "Name an empty folder."),
            )
        )
    for child in out.iterdir():
        if child.is_dir():
            shutil.rmtree(child)
        else:
            child.unlink()
