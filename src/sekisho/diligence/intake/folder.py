"""An application folder to a case: application, declarations, what was settled.

::

    APPLICATION/application.yaml|.yml|.json|.xlsx
    APPLICATION/declarations/<person_id>[.anything].yaml|.yml|.json|.xlsx
    APPLICATION/dispositions.jsonl
    APPLICATION/nationality/    read by `read_nationality` alone
    APPLICATION/records/, runs/ other rooms'
"""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from sekisho.core.application import Application
from sekisho.core.case import CaseFile, SettledFinding
from sekisho.core.declaration import Declaration
from sekisho.core.errors import DeclarationError, Place, Problem
from sekisho.core.text import Text
from sekisho.diligence.intake.application import Applied, read_application
from sekisho.diligence.intake.files import (
    READABLE,
    InputFile,
    find_files,
    load_file,
    parse_file,
    wrong_suffix,
)
from sekisho.diligence.intake.persons import Declared, read_person
from sekisho.diligence.intake.problems import Gathered
from sekisho.diligence.intake.settled import SETTLED_NAME, read_settled
from sekisho.diligence.intake.workbook_plan import plan_application, plan_declaration

_SUFFIXES_REFUSED = (".xls", ".xlsm", ".xlsb", ".ods")
Read = tuple[InputFile, Declared]


def read_case(folder: Path) -> CaseFile:
    """Read an application folder; nationality is not read here.

    Raises:
        DeclarationError: the folder cannot be read as a case; every problem in it is named.
    """
    gathered = Gathered()
    if not folder.is_dir():
        raise DeclarationError(_no_folder(folder))
    files: list[InputFile] = []
    applied = _read_application_file(folder, files, gathered)
    read = _read_declarations(folder, files, gathered)
    settled = _read_settled(folder, files, gathered)
    newest, older = _pick_newest(read, gathered)
    gathered.raise_if_any()
    if applied is None:
        raise DeclarationError(_no_application(folder))
    _warn_of_strangers(newest, applied.application, gathered)
    return CaseFile(
        application=applied.application,
        declarations=tuple(one.declaration for _, one in newest),
        settled=settled,
        warnings=tuple(gathered.warnings),
        inputs={file.name: file.sha256 for file in sorted(files, key=lambda one: one.name)},
        superseded=tuple(one.declaration for _, one in older),
        said_unknown=_said_unknown(applied, newest),
    )


def read_declaration(path: Path) -> Declaration:
    """Read one declaration file; its warnings are dropped.

    Raises:
        DeclarationError: the file cannot be read; every problem in it is named.
    """
    return read_declared(path, is_named_by_file=True).declaration


def read_declared(path: Path, *, is_named_by_file: bool) -> Declared:
    """Read one declaration file with what it says is unknown; its warnings are dropped.

    Raises:
        DeclarationError: the file cannot be read; every problem in it is named.
    """
    gathered = Gathered()
    found = None
    if path.suffix.lower() not in READABLE:
        raise DeclarationError(wrong_suffix(path.name, path.suffix))
    file = load_file(path.parent, path, gathered)
    node = None if file is None else parse_file(file, plan_declaration(), gathered)
    if file is not None and node is not None:
        found = read_person(node, file, gathered, is_named_by_file=is_named_by_file)
    gathered.raise_if_any()
    if found is None:
        raise DeclarationError(_no_folder(path))
    return found


def _read_application_file(
    folder: Path, files: list[InputFile], gathered: Gathered
) -> Applied | None:
    names = [f"application{suffix}" for suffix in (*READABLE, *_SUFFIXES_REFUSED)]
    paths = [folder / name for name in names if (folder / name).is_file()]
    for path in paths:
        if path.suffix in _SUFFIXES_REFUSED:
            gathered.refuse(wrong_suffix(path.name, path.suffix))
    readable = [path for path in paths if path.suffix in READABLE]
    if len(readable) > 1:
        gathered.refuse(_several_applications(readable))
    if not paths:
        gathered.refuse(_no_application(folder))
    file = load_file(folder, readable[0], gathered) if readable else None
    if file is None:
        return None
    files.append(file)
    node = parse_file(file, plan_application(), gathered)
    return None if node is None else read_application(node, gathered)


def _read_declarations(folder: Path, files: list[InputFile], gathered: Gathered) -> list[Read]:
    read: list[Read] = []
    for path in find_files(folder, "declarations", gathered):
        file = load_file(folder, path, gathered)
        if file is None:
            continue
        files.append(file)
        node = parse_file(file, plan_declaration(), gathered)
        declared = None if node is None else read_person(node, file, gathered)
        if declared is not None:
            read.append((file, declared))
    return read


def _read_settled(
    folder: Path, files: list[InputFile], gathered: Gathered
) -> tuple[SettledFinding, ...]:
    path = folder / SETTLED_NAME
    file = load_file(folder, path, gathered) if path.is_file() else None
    if file is None:
        return ()
    files.append(file)
    return read_settled(file, gathered)


def _said_unknown(applied: Applied, newest: Iterable[Read]) -> tuple[tuple[str, str], ...]:
    found = [("", path) for path in applied.said_unknown]
    for _, one in newest:
        found += [(one.declaration.person_id, path) for path in one.said_unknown]
    return tuple(sorted(found))


def _pick_newest(read: Iterable[Read], gathered: Gathered) -> tuple[list[Read], list[Read]]:
    """Part the newest version of each person's from the older ones; two of one version clash."""
    by_person: dict[str, list[Read]] = {}
    for one in read:
        by_person.setdefault(one[1].declaration.person_id, []).append(one)
    newest: list[Read] = []
    older: list[Read] = []
    for person_id in sorted(by_person):
        versions = sorted(by_person[person_id], key=_version_of)
        for before, after in pairwise(versions):
            if _version_of(before) == _version_of(after):
                gathered.refuse(_same_version(before, after))
        newest.append(versions[-1])
        older += versions[:-1]
    return newest, older


def _version_of(one: Read) -> int:
    version = one[1].declaration.header.version
    return -1 if version is None else version


def _warn_of_strangers(
    newest: Iterable[Read], application: Application, gathered: Gathered
) -> None:
    roster = {entry.person_id for entry in application.roster}
    for file, one in newest:
        if one.declaration.person_id not in roster:
            gathered.warn(_not_on_roster(file.name, one.declaration.person_id))


def _no_folder(folder: Path) -> Problem:
    return Problem(
        "input.no_folder",
        Text("申請フォルダがありません。", "There is no such application folder."),
        Place(file=folder.name),
        Text(
            "application.yaml と declarations/ のあるフォルダ",
            "a folder with application.yaml and declarations/",
        ),
        action=Text(
            "`sekisho init フォルダ名` でひな形を作れます。",
            "`sekisho init DIR` writes a template.",
        ),
    )


def _no_application(folder: Path) -> Problem:
    return Problem(
        "input.no_application",
        Text("申請のファイルがありません。", "The application file is missing."),
        Place(file=folder.name),
        Text(
            "application.yaml、application.json、application.xlsx のどれか一つ",
            "one of application.yaml, application.json, application.xlsx",
        ),
        action=Text(
            "`sekisho init フォルダ名` でひな形を作れます。",
            "`sekisho init DIR` writes a template.",
        ),
    )


def _several_applications(paths: list[Path]) -> Problem:
    names = ", ".join(path.name for path in paths)
    return Problem(
        "input.several_applications",
        Text("申請のファイルが複数あります。", "There are several application files."),
        Place(file=paths[1].name),
        Text("一つだけ", "exactly one"),
        names,
        Text("使わないものを消してください。", "Delete those that are not in use."),
    )


def _same_version(before: Read, after: Read) -> Problem:
    declaration = after[1].declaration
    person, version = declaration.person_id, declaration.header.version
    return Problem(
        "input.same_version",
        Text(
            f"{person} の版 {version} の申告が二つあります"
            f"（{before[0].name} と {after[0].name}）。",
            f"There are two declarations of {person} with version {version} "
            f"({before[0].name} and {after[0].name}).",
        ),
        Place(file=after[0].name, path="header.version"),
        Text("版ごとに一つ", "one file a version"),
        str(version),
        Text(
            "新しい方の version を増やすか、使わない方を消してください。",
            "Raise the version of the newer one, or delete the one not in use.",
        ),
    )


def _not_on_roster(name: str, person_id: str) -> Problem:
    return Problem(
        "input.not_on_roster",
        Text(
            f"{person_id} は参画者名簿にありません。この申告は照合に使いません。",
            f"{person_id} is not on the roster; this declaration is not used.",
        ),
        Place(file=name, path="person_id"),
        action=Text(
            "application の roster に加えるか、ファイルを除いてください。",
            "Add the person to the roster of the application, or remove the file.",
        ),
    )
