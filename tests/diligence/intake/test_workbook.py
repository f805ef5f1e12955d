"""Workbooks: what Excel and people do to them, and what is said about it."""

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from sekisho.core.answer import Answer
from sekisho.core.declaration import Declaration, Header
from sekisho.core.declared import Money, Section, Unparsed
from sekisho.core.errors import DeclarationError, Problem
from sekisho.core.items import InKind, Title
from sekisho.core.period import PartialDate
from sekisho.diligence.intake import (
    application_to_xlsx,
    declaration_to_xlsx,
    missing_of,
    read_case,
    read_declaration,
    write_declaration_xlsx,
)
from sekisho.diligence.intake.list_cells import join_lines, split_lines
from tests.support.application import make_folder

Grid = dict[str, list[list[object]]]


def load(content: bytes) -> Grid:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


def save(grid: Grid, path: Path) -> Path:
    """Write the cells back with their types, as a spreadsheet program would."""
    with Workbook(path) as book:
        day = book.add_format({"num_format": "yyyy/m/d"})
        for name, rows in grid.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(at, column, cell)
                    elif hasattr(cell, "year"):
                        sheet.write_datetime(at, column, cell, day)
                    else:
                        sheet.write(at, column, cell)
    return path


def find_sheet(grid: Grid, word: str) -> list[list[object]]:
    return next(rows for name, rows in grid.items() if word in name)


def put(rows: list[list[object]], key: str, row: int, value: object) -> str:
    """Write under a column's key into a table; `row` 1 is the first item. Returns the cell."""
    keys = next(at for at, one in enumerate(rows) if "#item_id" in one)
    column = rows[keys].index(f"#{key}")
    at = keys + 2 + row
    while len(rows) <= at:
        rows.append([])
    rows[at] += [""] * (column + 1 - len(rows[at]))
    rows[at][column] = value
    return f"{chr(ord('A') + column)}{at + 1}"


def put_form(rows: list[list[object]], key: str, value: object) -> None:
    row = next(row for row in rows if f"#{key}" in row)
    row[3] = value


@pytest.fixture
def declared(tmp_path: Path) -> Declaration:
    folder = make_folder(tmp_path / "declared")
    return read_declaration(folder / "declarations" / "p1.yaml")


def refuse(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(DeclarationError) as refused:
        read_declaration(path)
    return refused.value.problems


def test_empty_workbook_reads_as_nothing_declared(tmp_path: Path) -> None:
    write_declaration_xlsx(tmp_path / "p1.xlsx")

    assert read_declaration(tmp_path / "p1.xlsx") == Declaration(person_id="p1", header=Header())


def test_workbook_shows_japanese_first_and_marks_what_is_required(declared: Declaration) -> None:
    grid = load(declaration_to_xlsx(declared))

    assert list(grid)[1:4] == ["基本情報 Header", "①学歴 Education", "②職歴・研究経歴 Appointments"]
    assert not any("国籍" in name for name in grid)
    rows = find_sheet(grid, "②")
    assert rows[6][:3] == ["●", "―", "―"]
    assert rows[7][0] == "項目ID\nitem id"


def test_leading_zeros_and_formulas_stay_text(tmp_path: Path, declared: Declaration) -> None:
    title = Title(item_id="h1", title="=HYPERLINK(1)", note="@x")
    path = tmp_path / "p1.xlsx"

    given = Declaration(
        person_id="p1", header=declared.header, titles=Section(Answer.YES, (title,))
    )
    path.write_bytes(declaration_to_xlsx(given))

    assert read_declaration(path) == given
    with zipfile.ZipFile(path) as archive:
        sheets = [name for name in archive.namelist() if "worksheets/" in name]
        assert not any(b"<f>" in archive.read(name) for name in sheets)


def test_columns_may_be_reordered(tmp_path: Path, declared: Declaration) -> None:
    grid = load(declaration_to_xlsx(declared))
    rows = find_sheet(grid, "②")
    for row in rows[5:]:
        row.reverse()

    again = read_declaration(save(grid, tmp_path / "p1.xlsx"))

    assert again == declared


def test_dates_and_numbers_as_excel_stores_them_are_read(
    tmp_path: Path, declared: Declaration
) -> None:
    grid = load(declaration_to_xlsx(declared))
    rows = find_sheet(grid, "④")
    put(rows, "period.from", 1, 45748)
    put(rows, "period.to", 1, PartialDate(2025, 4, 30).first_day)
    put(rows, "value.amount", 1, "100万円")
    put(rows, "note", 1, 12)

    (item,) = read_declaration(save(grid, tmp_path / "p1.xlsx")).in_kind.items

    assert isinstance(item, InKind)
    assert item.period is not None
    assert str(item.period) == "2025-04-01/2025-04-30"
    assert item.value == Money(1_000_000, "JPY")
    assert item.note == "12"


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("period.from", "2025/13/40", "input.date_impossible"),
        ("type", "旅費など", "input.not_a_choice"),
        ("provider.country", "どこか", "input.not_country"),
        ("value.amount", "たくさん", "input.not_an_amount"),
        ("promised", "たぶん", "input.not_an_answer"),
        ("item_id", "k 1", "input.not_safe_id"),
    ],
)
def test_wrong_cell_is_named(
    key: str, value: object, code: str, tmp_path: Path, declared: Declaration
) -> None:
    grid = load(declaration_to_xlsx(declared))
    cell = put(find_sheet(grid, "④"), key, 1, value)

    problem = refuse(save(grid, tmp_path / "p1.xlsx"))[0]

    assert problem.code == code
    assert problem.place.file == "p1.xlsx"
    assert problem.place.sheet is not None
    assert problem.place.sheet.startswith("④研究費以外の支援")
    assert problem.place.cell == cell
    assert problem.place.row == 9
    assert problem.got == value
    assert problem.expected is not None
    assert problem.action is not None


def test_number_that_excel_shortened_is_told_so(tmp_path: Path, declared: Declaration) -> None:
    grid = load(declaration_to_xlsx(declared))
    put_form(find_sheet(grid, "Header"), "header.erad_no.items", 1234567)

    (problem,) = refuse(save(grid, tmp_path / "p1.xlsx"))

    assert problem.code == "input.erad_lost_zero"


def test_free_text_becomes_unparsed_and_incomplete(tmp_path: Path, declared: Declaration) -> None:
    grid = load(declaration_to_xlsx(declared))
    rows = find_sheet(grid, "③")
    rows[3][3] = "科研費 基盤B\n2020〜"
    folder = make_folder(tmp_path / "case")
    (folder / "declarations" / "p1.yaml").unlink()
    save(grid, folder / "declarations" / "p1.xlsx")

    case = read_case(folder)

    (declaration,) = case.declarations
    assert declaration.grants.unparsed == (
        Unparsed(
            "grants",
            "科研費 基盤B\n2020〜",
            "declarations/p1.xlsx",
            "③研究費受給歴 Research funding",
            "D4",
        ),
    )
    assert [warning.code for warning in case.warnings] == ["input.free_text"]
    missing = missing_of(declaration, on=PartialDate(2026, 2, 1).first_day)
    assert "grants.unparsed[1]" in [one.path for one in missing]


def test_row_without_an_id_is_refused(tmp_path: Path, declared: Declaration) -> None:
    grid = load(declaration_to_xlsx(declared))
    put(find_sheet(grid, "④"), "item_id", 1, "")

    (problem,) = refuse(save(grid, tmp_path / "p1.xlsx"))

    assert problem.code == "input.key_missing"
    assert problem.place.row == 9


def test_missing_column_is_refused(tmp_path: Path, declared: Declaration) -> None:
    grid = load(declaration_to_xlsx(declared))
    rows = find_sheet(grid, "④")
    column = rows[5].index("#content")
    for row in rows[5:]:
        del row[column : column + 1]

    (problem,) = refuse(save(grid, tmp_path / "p1.xlsx"))

    assert problem.code == "input.column_missing"
    assert problem.what.ja == "「内容」の列(欄)がありません。"


def test_missing_sheet_leaves_its_section_incomplete(tmp_path: Path, declared: Declaration) -> None:
    grid = load(declaration_to_xlsx(declared))
    del grid["契約・覚書 Contracts, memoranda"]

    again = read_declaration(save(grid, tmp_path / "p1.xlsx"))

    assert again.contracts == Section()


def test_other_workbook_is_told_from_the_template(tmp_path: Path) -> None:
    path = save({"Sheet1": [["氏名", "所属"], ["山田", "大学"]]}, tmp_path / "p1.xlsx")

    assert [problem.code for problem in refuse(path)] == ["input.not_a_template"]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
         "source.xlsx_ole"),
        (lambda path: path.write_bytes(declaration_to_xlsx()[:-300]), "source.xlsx"),
        (lambda path: path.write_text("not a zip"), "source.xlsx"),
    ],
)  # fmt: skip
def test_broken_workbook_is_refused(
    make: Callable[[Path], object], code: str, tmp_path: Path
) -> None:
    path = tmp_path / "p1.xlsx"
    make(path)

    (problem,) = refuse(path)

    assert problem.code == code
    assert problem.place.file == "p1.xlsx"


def test_macros_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "p1.xlsx"
    path.write_bytes(declaration_to_xlsx())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")

    assert [problem.code for problem in refuse(path)] == ["source.xlsx_macro"]


def test_text_too_long_for_a_cell_is_refused_not_cut() -> None:
    title = Title(item_id="h1", title="長" * 40_000)
    given = Declaration(person_id="p1", header=Header(), titles=Section(Answer.YES, (title,)))

    with pytest.raises(DeclarationError) as refused:
        declaration_to_xlsx(given)

    assert refused.value.problems[0].code == "output.cell_too_long"


def test_application_survives_a_workbook(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "case")
    application = read_case(folder).application
    (folder / "application.yaml").unlink()
    (folder / "application.xlsx").write_bytes(application_to_xlsx(application))

    assert read_case(folder).application == application


def test_parts_of_a_list_cell_keep_bars_breaks_and_edges() -> None:
    rows = (("a|b", " x ", "c\nd"), ("\\n", "", "　"), ("e", "", ""))

    assert split_lines(join_lines(rows)) == (rows[0], rows[1], ("e",))


@pytest.mark.requires("libreoffice")
def test_workbooks_survive_libreoffice(tmp_path: Path, declared: Declaration) -> None:
    """Re-saved by LibreOffice, the workbook imports as the same declaration."""
    titles = tuple(
        Title(item_id=f"h{at}", title=text)
        for at, text in enumerate(
            ("=1+1", "00123", "_x000D_", "a\nb | c\\", "𠮷野", "2025-04", " x")
        )
    )
    given = Declaration(
        person_id="p1",
        header=declared.header,
        affiliations=declared.affiliations,
        in_kind=declared.in_kind,
        titles=Section(Answer.YES, titles),
        residency=declared.residency,
        consent=declared.consent,
    )
    (tmp_path / "p1.xlsx").write_bytes(declaration_to_xlsx(given))

    resave(tmp_path / "p1.xlsx", tmp_path / "again")

    assert read_declaration(tmp_path / "again" / "p1.xlsx") == given


def resave(path: Path, folder: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office is not None
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    target = ("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder))
    subprocess.run(
        [office, profile, "--headless", *target, str(path)],
        check=True,
        capture_output=True,
        timeout=180,
    )
