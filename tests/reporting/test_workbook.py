import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from sekisho.reporting import (
    Column,
    FindingCard,
    Format,
    KeyValue,
    Level,
    Link,
    Paragraph,
    RenderWarning,
    Table,
    WarningCode,
    render,
    spans,
)
from sekisho.reporting.workbook import _cell_name, _estimate_height, _number_format
from tests.reporting.sample import build_sample
from tests.reporting.small import make_document, make_paragraph


def read_sheets(content: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


def read_part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return book.read(name).decode("utf-8")


def test_sample_has_a_sheet_to_read_and_one_for_each_table() -> None:
    sheets = read_sheets(render(build_sample("ja"), Format.XLSX).content)

    assert list(sheets) == [
        "本文",
        "当事者",
        "所見",
        "所見 証拠",
        "王伟  申告と公開情報の対照（2019–2026年）",
        "措置",
        "照合記録",
        "近い候補",
        "対象外",
    ]
    assert sheets["本文"][0][0] == "研究セキュリティ デュー・ディリジェンス報告書"
    assert sheets["所見 証拠"][1][:2] == ["F-01", "OpenAlex W9999000101"]


FORMULAS = ["=HYPERLINK(1)", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "＝1", "=1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_formula_stays_a_string(text: str) -> None:
    table = Table(
        (Column(text), Column("b", align="end")), ((spans(text), spans(text)),), name=text
    )

    content = render(make_document(table, Paragraph(spans(text))), Format.XLSX).content

    sheet = read_part(content, "xl/worksheets/sheet2.xml")
    assert "<f>" not in sheet
    assert read_sheets(content)[list(read_sheets(content))[1]][1] == [text, text]
    assert 'quotePrefix="1"' in read_part(content, "xl/styles.xml")


def test_numbers_in_number_columns_are_numbers_and_others_are_text() -> None:
    columns = (Column("n", align="end"), Column("id"))
    rows = tuple(
        (spans(text), spans(text))
        for text in ("1,003", "4.12", "0123", "-5", "1e5", "12345678901234567")
    )

    sheets = read_sheets(render(make_document(Table(columns, rows, name="t")), Format.XLSX).content)

    assert sheets["t"][1:] == [
        [1003.0, "1,003"],
        [4.12, "4.12"],
        ["0123", "0123"],
        [-5.0, "-5"],
        ["1e5", "1e5"],
        ["12345678901234567", "12345678901234567"],
    ]


def test_sheet_names_are_ones_that_excel_takes() -> None:
    columns = (Column("a"),)
    names = [
        "a/b:c*?[x]\\",
        "'quoted'",
        "長い名前" * 20,
        "長い名前" * 20,
        "History",
        "本文",
        "A",
        "a",
        "𠮷" * 40,
        " ",
    ]
    document = make_document(*(Table(columns, (), name=name) for name in names))

    sheets = list(read_sheets(render(document, Format.XLSX).content))

    assert len(sheets) == len(names) + 1
    assert all(len(name.encode("utf-16-le")) <= 62 for name in sheets)
    assert len({name.casefold() for name in sheets}) == len(sheets)
    assert sheets[1:3] == ["a b c   x", "quoted"]
    assert sheets[5] == "History_"


def test_text_longer_than_a_cell_is_cut_and_reported() -> None:
    rendered = render(make_paragraph("長" * 40_000), Format.XLSX)

    assert rendered.warnings == (RenderWarning(WarningCode.TRUNCATED_CELL, "本文!C7"),)
    cell = read_sheets(rendered.content)["本文"][6][2]
    assert isinstance(cell, str)
    assert len(cell) == 32_767
    assert cell.endswith("（以下省略。全文は HTML 版または JSON 版にある。）")


def test_lone_link_is_live_and_an_odd_one_is_text() -> None:
    rows = ((spans(Link("page", "https://example.org/a")),), (spans(Link("x", "javascript:1")),))

    content = render(make_document(Table((Column("a"),), rows, name="t")), Format.XLSX).content

    links = read_part(content, "xl/worksheets/_rels/sheet2.xml.rels")
    assert links.count("Target=") == 1
    assert 'Target="https://example.org/a"' in links


def test_findings_share_a_table_with_a_column_for_each_label() -> None:
    level = Level("高", "high")
    cards = (
        FindingCard("F-1", spans("one"), level, rows=(KeyValue("規則", spans("C01")),)),
        FindingCard("F-2", spans("two"), level, rows=(KeyValue("回答", spans("はい")),)),
    )

    sheets = read_sheets(render(make_document(*cards), Format.XLSX).content)

    assert sheets["節"] == [
        ["ID", "所見", "重要度", "証拠の強さ", "状態", "規則", "回答", "本人への質問"],
        ["F-1", "one", "▲ 高", "", "", "C01", "", ""],
        ["F-2", "two", "▲ 高", "", "", "", "はい", ""],
    ]


def test_header_is_frozen_and_wide_rows_are_high_enough() -> None:
    content = render(build_sample("ja"), Format.XLSX).content

    assert 'state="frozen"' in read_part(content, "xl/worksheets/sheet2.xml")
    assert _estimate_height(["あ" * 100], [10]) > _estimate_height(["あ"], [10])
    assert _estimate_height(["あ" * 100_000], [10]) == 409


def test_cells_and_numbers_have_the_names_that_excel_gives() -> None:
    assert [_cell_name(0, 0), _cell_name(9, 25), _cell_name(0, 26)] == ["A1", "Z10", "AA1"]
    assert [_number_format(text) for text in ("1", "1,000", "4.12")] == ["0", "#,##0", "0.00"]


@pytest.mark.requires("libreoffice")
def test_workbook_opens_in_libreoffice(tmp_path: Path) -> None:
    book = tmp_path / "sample.xlsx"
    book.write_bytes(render(build_sample("ja"), Format.XLSX).content)
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    command += ["csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", str(tmp_path), str(book)]

    subprocess.run(command, check=True, capture_output=True, timeout=120)

    text = (tmp_path / "sample.csv").read_text(encoding="utf-8")
    assert text.splitlines()[0].startswith("研究セキュリティ デュー・ディリジェンス報告書")
