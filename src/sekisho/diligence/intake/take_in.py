"""Taking filled workbooks into an application folder, ⑬ apart from the rest."""

from pathlib import Path

from sekisho.diligence.intake.folder import read_declaration
from sekisho.diligence.intake.nationality import FOLDER, nationality_to_yaml, read_sheet
from sekisho.diligence.intake.storing import store
from sekisho.diligence.intake.workbook_write import declaration_to_xlsx


def take_in(workbook: Path, folder: Path) -> tuple[Path, ...]:
    """Store a filled declaration; its sheet ⑬ goes to `nationality/`. Returns what was written.

    Nothing that is there is overwritten: a declaration of the same person gets its version in
    the name, and the same version twice is an error when the case is read.

    Raises:
        DeclarationError: the workbook cannot be read; every problem in it is named.
        LibraryError: the disk is full, or the folder cannot be written to.
    """
    declaration = read_declaration(workbook)
    person_id = declaration.person_id
    nationality = read_sheet(workbook, person_id)
    target = _free_path(folder / "declarations", person_id, declaration.header.version)
    store(target, declaration_to_xlsx(declaration))
    if nationality is None:
        return (target,)
    apart = folder / FOLDER / f"{person_id}.yaml"
    store(apart, nationality_to_yaml(nationality).encode())
    return (target, apart)


def _free_path(folder: Path, person_id: str, version: int | None) -> Path:
    plain = folder / f"{person_id}.xlsx"
    if not any(folder.glob(f"{person_id}.*")):
        return plain
    return folder / f"{person_id}-v{version or 0}.xlsx"
