"""Nationality: kept apart from the first cell to the last file."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sekisho.cli import app
from sekisho.core.errors import DeclarationError
from sekisho.core.jsonable import canonical_bytes
from sekisho.core.nationality import Nationality
from sekisho.diligence.intake import declaration_to_xlsx, read_case, read_declaration
from sekisho.diligence.intake.nationality import nationality_form, read_nationality
from tests.diligence.intake.test_workbook import find_sheet, load, put_form, save
from tests.support.application import make_folder

RECORD = "nationalities: [XK, NO]\ncollected_for: [ATLA-13]\n"


def add_nationality(folder: Path, text: str = RECORD) -> None:
    (folder / "nationality").mkdir(exist_ok=True)
    (folder / "nationality" / "p1.yaml").write_text(text, encoding="utf-8")


def test_nationality_is_read_by_its_own_reader(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "case")
    add_nationality(folder)

    assert read_nationality(folder) == (Nationality("p1", ("XK", "NO"), ("ATLA-13",)),)


def test_case_does_not_change_with_nationality(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "case")
    before = canonical_bytes(read_case(folder))

    add_nationality(folder)

    assert canonical_bytes(read_case(folder)) == before
    assert b"XK" not in canonical_bytes(read_case(folder))


@pytest.mark.parametrize("text", ["nationalities: [JP]\n", "collected_for: [x]\n", ""])
def test_nationality_without_its_reason_is_refused(text: str, tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "case")
    add_nationality(folder, text)

    with pytest.raises(DeclarationError) as refused:
        read_nationality(folder)

    assert [one.code for one in refused.value.problems] == ["input.nationality_incomplete"]


def fill_sheet(folder: Path, path: Path) -> Path:
    declaration = read_declaration(folder / "declarations" / "p1.yaml")
    grid = load(declaration_to_xlsx(declaration, extra=(nationality_form(),)))
    rows = find_sheet(grid, "⑬")
    put_form(rows, "nationality.nationalities", "XK\nNO")
    put_form(rows, "nationality.collected_for", "ATLA-13")
    return save(grid, path)


def test_sheet_in_a_declaration_is_not_read_but_named(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "case")
    fill_sheet(folder, folder / "declarations" / "p1.xlsx")
    (folder / "declarations" / "p1.yaml").unlink()

    case = read_case(folder)

    assert [warning.code for warning in case.warnings] == ["input.sheet_unread"]
    assert b"XK" not in canonical_bytes(case)


def test_taking_a_workbook_in_parts_nationality_from_the_rest(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "case")
    declared = read_declaration(folder / "declarations" / "p1.yaml")
    workbook = fill_sheet(folder, tmp_path / "p1.xlsx")
    (folder / "declarations" / "p1.yaml").unlink()

    done = CliRunner().invoke(app, ["init", str(folder), "--take", str(workbook), "--json"])

    assert done.exit_code == 0
    assert json.loads(done.output)["written"] == ["declarations/p1.xlsx", "nationality/p1.yaml"]
    case = read_case(folder)
    assert case.warnings == ()
    assert case.declarations == (declared,)
    assert read_nationality(folder) == (Nationality("p1", ("XK", "NO"), ("ATLA-13",)),)
