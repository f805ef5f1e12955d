"""Taking filled workbooks into an application folder, ⑬ apart from the rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sekisho.core.errors import DeclarationError, Place, Problem
from sekisho.core.text import Text
from sekisho.diligence.intake.files import find_files
from sekisho.diligence.intake.folder import read_declared
from sekisho.diligence.intake.nationality import FOLDER, nationality_to_yaml, read_sheet
from sekisho.diligence.intake.persons import Declared
from sekisho.diligence.intake.problems import Gathered
from sekisho.diligence.intake.storing import store
from sekisho.diligence.intake.workbook_write import declaration_to_xlsx


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one workbook; `same_as` is the file that already says what it says."""

    person_id: str
    version: int | None
    written: tuple[Path, ...]
    same_as: Path | None = None


def take_in(workbook: Path, folder: Path) -> Taken:
    """Store a filled declaration; its sheet ⑬ goes to `nationality/`.

    The person id in the workbook says whose it is; the name of the file does not matter. No
    declaration that is there is overwritten: a later version gets its number in the name, and
    what is there already is not stored again.

    Raises:
        DeclarationError: the workbook cannot be read, or the folder holds another declaration of
            the same person and version; nothing is written then.
        LibraryError: the disk is full, or the folder cannot be written to.
    """
    given = read_declared(workbook, is_named_by_file=False)
    person_id, version = given.declaration.person_id, given.declaration.header.version
    nationality = read_sheet(workbook, person_id)
    same = _find_same(given, folder, workbook)
    written: list[Path] = []
    if same is None:
        target = _free_path(folder / "declarations", person_id, version)
        content = declaration_to_xlsx(given.declaration, said_unknown=given.said_unknown)
        store(target, content)
        written.append(target)
    if nationality is not None:
        apart = folder / FOLDER / f"{person_id}.yaml"
        text = nationality_to_yaml(nationality).encode()
        if not apart.is_file() or apart.read_bytes() != text:
            store(apart, text)
            written.append(apart)
    return Taken(person_id, version, tuple(written), same)


def _find_same(given: Declared, folder: Path, workbook: Path) -> Path | None:
    """Return the file with the same content; refuse another one of the same version."""
    person_id, version = given.declaration.person_id, given.declaration.header.version
    held = [
        (path, one)
        for path, one in _read_held(folder, person_id)
        if one.declaration.header.version == version
    ]
    for path, one in held:
        if one == given:
            return path
    if held:
        versions = (one.declaration.header.version for _, one in _read_held(folder, person_id))
        newest = max((one for one in versions if one is not None), default=0)
        raise DeclarationError(_other_content(workbook, held[0][0], given, newest + 1))
    return None


def _read_held(folder: Path, person_id: str) -> Iterator[tuple[Path, Declared]]:
    """Yield the person's declarations that can be read; the check reports the others."""
    for path in find_files(folder, "declarations", Gathered()):
        stem = path.name.split(".")[0]
        if stem != person_id and not stem.startswith((f"{person_id}-", f"{person_id}_")):
            continue
        try:
            one = read_declared(path, is_named_by_file=True)
        except DeclarationError:
            continue
        if one.declaration.person_id == person_id:
            yield path, one


def _free_path(folder: Path, person_id: str, version: int | None) -> Path:
    """Return a name that nobody has, in upper or lower case."""
    there = folder.iterdir() if folder.is_dir() else iter(())
    used = {path.name.split(".")[0].casefold() for path in there}
    stem = person_id
    number = 1
    while stem.casefold() in used:
        stem = f"{person_id}-v{version or 0}" + (f"-{number}" if number > 1 else "")
        number += 1
    return folder / f"{stem}.xlsx"


def _other_content(workbook: Path, held: Path, given: Declared, free: int) -> Problem:
    person_id, version = given.declaration.person_id, given.declaration.header.version
    name = f"declarations/{held.name}"
    said = Text(f"版 {version}", f"version {version}")
    if version is None:
        said = Text("版の空欄", "no version")
    return Problem(
        "input.version_taken",
        Text(
            f"{person_id} の{said.ja}の申告は {name} にあり、内容が違います。"
            "取り込みませんでした。",
            f"{name} is a declaration of {person_id} with {said.en} and other content; "
            "nothing was taken in.",
        ),
        Place(file=workbook.name, path="header.version"),
        Text(f"版 {free} 以上", f"version {free} or higher"),
        None if version is None else str(version),
        Text(
            f"新しい申告なら「基本情報」のシートの版を {free} にして、もう一度取り込んでください。",
            f"If this one is newer, set the version on the sheet Header to {free} and take it in "
            "again.",
        ),
    )
