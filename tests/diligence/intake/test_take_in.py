"""Taking in workbooks that come back from people: by whatever name, as often as they come."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sekisho.cli import app
from sekisho.core.completeness import MissingKind
from sekisho.core.declaration import Declaration
from sekisho.core.errors import DeclarationError
from sekisho.diligence.intake import (
    declaration_to_xlsx,
    missing_items,
    read_case,
    read_declaration,
    take_in,
    write_template,
)
from tests.diligence.intake.test_completeness import ON
from tests.diligence.intake.test_workbook import find_sheet, load, put_form, save
from tests.support.application import make_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = make_folder(tmp_path / "case")
    (made / "declarations" / "p1.yaml").rename(tmp_path / "p1.yaml")
    return made


@pytest.fixture
def declared(folder: Path) -> Declaration:
    return read_declaration(folder.parent / "p1.yaml")


def fill(path: Path, declared: Declaration, *, version: int | None = 1) -> Path:
    changed = replace(declared, header=replace(declared.header, version=version))
    path.write_bytes(declaration_to_xlsx(changed))
    return path


@pytest.mark.parametrize("name", ["declaration.xlsx", "watanabe.xlsx", "申告（山田）.xlsx"])
def test_workbook_of_any_name_is_taken_in_by_the_id_inside(
    name: str, folder: Path, declared: Declaration
) -> None:
    taken = take_in(fill(folder.parent / name, declared), folder)

    assert taken.written == (folder / "declarations" / "p1.xlsx",)
    assert read_case(folder).declarations == (declared,)


def test_taking_the_same_content_twice_changes_nothing_and_says_so(
    folder: Path, declared: Declaration
) -> None:
    workbook = fill(folder.parent / "declaration.xlsx", declared)
    take_in(workbook, folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    told = CliRunner().invoke(app, ["init", str(folder), "--take", str(workbook), "--lang", "ja"])
    as_json = CliRunner().invoke(app, ["init", str(folder), "--take", str(workbook), "--json"])

    assert "同じ内容がすでにあります" in told.output
    assert json.loads(as_json.output)["already_there"] == ["declarations/p1.xlsx"]
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_same_version_with_other_content_is_refused_and_nothing_is_written(
    folder: Path, declared: Declaration
) -> None:
    take_in(fill(folder.parent / "one.xlsx", declared, version=3), folder)
    other = replace(declared, header=replace(declared.header, email="other@example.jp"))

    with pytest.raises(DeclarationError) as refused:
        take_in(fill(folder.parent / "two.xlsx", other, version=3), folder)

    (problem,) = refused.value.problems
    assert problem.code == "input.version_taken"
    assert problem.action is not None
    assert "版を 4" in problem.action.ja
    assert [path.name for path in (folder / "declarations").iterdir()] == ["p1.xlsx"]
    read_case(folder)


def test_later_version_is_kept_beside_the_earlier_one(folder: Path, declared: Declaration) -> None:
    take_in(fill(folder.parent / "one.xlsx", declared), folder)

    taken = take_in(fill(folder.parent / "one.xlsx", declared, version=2), folder)

    assert taken.written == (folder / "declarations" / "p1-v2.xlsx",)
    assert [one.header.version for one in read_case(folder).declarations] == [2]


def test_name_that_another_version_has_is_not_overwritten(
    folder: Path, declared: Declaration
) -> None:
    fill(folder / "declarations" / "P1-V2.xlsx", replace(declared, person_id="P1"), version=3)
    fill(folder / "declarations" / "p1.xlsx", declared, version=1)

    taken = take_in(fill(folder.parent / "new.xlsx", declared, version=2), folder)

    assert taken.written == (folder / "declarations" / "p1-v2-2.xlsx",)
    read_case(folder)


def test_filled_workbook_goes_beside_the_empty_template(
    folder: Path, declared: Declaration
) -> None:
    write_template(folder, lang="ja", people=1)

    take_in(fill(folder.parent / "back.xlsx", declared), folder)

    assert read_case(folder).declarations == (declared,)


def test_template_for_researchers_has_no_person_id_and_asks_for_it(tmp_path: Path) -> None:
    write_template(tmp_path / "case", lang="ja")

    rows = find_sheet(load((tmp_path / "case/templates/declaration.xlsx").read_bytes()), "Header")

    row = next(row for row in rows if "#person_id" in row)
    assert row[2:4] == ["●", ""]


def test_blank_person_id_is_refused_with_its_cell(folder: Path) -> None:
    workbook = folder.parent / "declaration.xlsx"
    workbook.write_bytes(declaration_to_xlsx())

    with pytest.raises(DeclarationError) as refused:
        take_in(workbook, folder)

    (problem,) = refused.value.problems
    assert problem.code == "input.no_person_id"
    assert (problem.place.sheet, problem.place.cell) == ("基本情報 Header", "D4")


def test_file_in_declarations_is_named_by_the_person_with_its_own_suffix(
    folder: Path, declared: Declaration
) -> None:
    (folder / "declarations" / "p1.xlsx").write_bytes(declaration_to_xlsx())
    assert [one.person_id for one in read_case(folder).declarations] == ["p1"]
    fill(folder / "declarations" / "watanabe.xlsx", declared)

    with pytest.raises(DeclarationError) as refused:
        read_case(folder)

    (problem,) = refused.value.problems
    assert problem.code == "input.other_file_name"
    assert problem.expected is not None
    assert problem.expected.ja == "p1.xlsx または p1-v2.xlsx"


def test_unknown_stays_unknown_when_a_workbook_is_taken_in(
    folder: Path, declared: Declaration
) -> None:
    grid = load(declaration_to_xlsx(declared))
    find_sheet(grid, "③")[3][1] = "不明"
    put_form(find_sheet(grid, "Header"), "header.aliases.answer", "不明")
    put_form(find_sheet(grid, "⑫"), "residency.gov_instruction", "不明")

    take_in(save(grid, folder.parent / "back.xlsx"), folder)

    missing = missing_items(read_case(folder), on=ON)
    unknown = MissingKind.ANSWER_UNKNOWN
    assert [(one.path, one.kind) for one in missing] == [
        ("header.aliases", unknown),
        ("grants", unknown),
        ("residency.gov_instruction", unknown),
    ]
