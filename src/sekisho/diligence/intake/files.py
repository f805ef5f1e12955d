"""The files of an application folder: which are read, how, and which are refused."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sekisho.core.errors import Place, Problem
from sekisho.core.text import Text
from sekisho.diligence.intake.decoding import decode
from sekisho.diligence.intake.json_nodes import parse_json
from sekisho.diligence.intake.nodes import Node
from sekisho.diligence.intake.problems import Gathered
from sekisho.diligence.intake.workbook_nodes import read_workbook
from sekisho.diligence.intake.workbook_plan import Plan
from sekisho.diligence.intake.yaml_nodes import parse_yaml

READABLE = (".yaml", ".yml", ".json", ".xlsx")
_OTHER_SHEETS = {".xls", ".xlsm", ".xlsb", ".ods", ".csv"}


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file of the folder, as it was read: once, so that its hash is that of what was used."""

    name: str  # its path in the folder, with /
    path: Path
    raw: bytes

    @property
    def sha256(self) -> str:
        """The hash under which a run pins it."""
        return hashlib.sha256(self.raw).hexdigest()

    @property
    def place(self) -> Place:
        """The file, for problems in it."""
        return Place(file=self.name)


def find_files(folder: Path, below: str, gathered: Gathered) -> tuple[Path, ...]:
    """Return the readable files right in a sub-folder, by name; report those that cannot be.

    Hidden files and the lock files of spreadsheets are passed over in silence.
    """
    place = folder / below
    if not place.is_dir():
        return ()
    found: dict[str, Path] = {}
    for path in sorted(place.iterdir(), key=lambda one: one.name):
        if path.name.startswith((".", "~$")) or path.is_dir():
            continue
        if not _is_readable(path, folder, gathered):
            continue
        twin = found.setdefault(path.name.casefold(), path)
        if twin is not path:
            gathered.refuse(_same_but_case(name_in(folder, path), name_in(folder, twin)))
    return tuple(found.values())


def load_file(folder: Path, path: Path, gathered: Gathered) -> InputFile | None:
    """Read the bytes of a file inside the folder, or report why not."""
    name = name_in(folder, path)
    if not path.resolve().is_relative_to(folder.resolve()):
        gathered.refuse(_outside(name))
        return None
    try:
        return InputFile(name, path, path.read_bytes())
    except OSError as error:
        gathered.refuse(_unreadable(name, error))
        return None


def parse_file(file: InputFile, plan: Plan, gathered: Gathered) -> Node | None:
    """Turn a file into nodes by its suffix, or report why it cannot be.

    `plan` says which sheets and columns a workbook has.
    """
    if file.path.suffix.lower() == ".xlsx":
        return read_workbook(file.path, file.place, plan, gathered)
    text = decode(file.raw, file.place, gathered)
    if text is None:
        return None
    parse = parse_json if file.path.suffix.lower() == ".json" else parse_yaml
    return parse(text, file.place, gathered)


def name_in(folder: Path, path: Path) -> str:
    """Return the path in the folder, with / on every system."""
    return path.relative_to(folder).as_posix()


def _is_readable(path: Path, folder: Path, gathered: Gathered) -> bool:
    suffix = path.suffix.lower()
    if suffix in READABLE:
        return True
    if suffix in _OTHER_SHEETS:
        gathered.refuse(wrong_suffix(name_in(folder, path), suffix))
    else:
        gathered.warn(_passed_over(name_in(folder, path)))
    return False


def wrong_suffix(name: str, suffix: str) -> Problem:
    """Say that a spreadsheet is not of the one format that is read."""
    return Problem(
        "input.wrong_suffix",
        Text("この形式の表は読みません。", "Spreadsheets of this format are not read."),
        Place(file=name),
        Text(".xlsx、.yaml、.json", ".xlsx, .yaml or .json"),
        suffix,
        Text(
            "Excelで「Excel ブック (*.xlsx)」として保存し直してください（マクロなし）。",
            "Save it again as an Excel workbook (*.xlsx), without macros.",
        ),
    )


def _passed_over(name: str) -> Problem:
    return Problem(
        "input.passed_over",
        Text("読まなかったファイルです。", "This file was not read."),
        Place(file=name),
        Text(".yaml、.json、.xlsx", ".yaml, .json or .xlsx"),
    )


def _same_but_case(name: str, twin: str) -> Problem:
    return Problem(
        "input.same_but_case",
        Text(
            f"「{twin}」と大文字・小文字しか違いません。",
            f"The name differs from {twin} only in upper and lower case.",
        ),
        Place(file=name),
        action=Text("どちらかの名前を変えてください。", "Rename one of the two."),
    )


def _outside(name: str) -> Problem:
    return Problem(
        "input.outside_folder",
        Text(
            "申請フォルダの外を指すリンクです。",
            "This is a link to outside the application folder.",
        ),
        Place(file=name),
        action=Text(
            "リンクの代わりに、ファイルそのものを置いてください。", "Put the file itself there."
        ),
    )


def _unreadable(name: str, error: OSError) -> Problem:
    return Problem(
        "input.unreadable",
        Text("ファイルを開けません。", "The file cannot be opened."),
        Place(file=name),
        got=error.strerror,
        action=Text(
            "権限と、他のプログラムで開いていないかを確かめてください。",
            "Check permissions, and that no other program holds it open.",
        ),
    )
