"""Bytes, text, JSON and workbooks: bounded, strict, and said plainly where they fail."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from sekisho.core.errors import ParseError
from sekisho.sources._countries import find_country
from sekisho.sources._files import iter_csv, iter_text, read_bytes, read_text
from sekisho.sources._json import iter_json
from sekisho.sources._names import clean, is_acronym_of, split_groups
from sekisho.sources._xlsx import read_sheets
from tests.support.meti_book import write_book


def code_of(caught: pytest.ExceptionInfo[ParseError]) -> str:
    return caught.value.problems[0].code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_the_encodings_it_marks(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("関所", encoding=encoding)

    assert read_text(path) == "関所"
    assert "".join(iter_text(path)) == "関所"


def test_cp932_is_named_unless_the_source_declares_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("関所の一覧", encoding="cp932")

    with pytest.raises(ParseError) as caught:
        read_text(path)

    assert code_of(caught) == "source.encoding"
    assert caught.value.problems[0].got == "CP932 (Shift_JIS)"
    assert read_text(path, encodings=("utf-8", "cp932")) == "関所の一覧"


def test_text_cut_inside_a_character_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("関所".encode()[:-1])

    with pytest.raises(ParseError) as caught:
        list(iter_text(path))

    assert code_of(caught) == "source.cut_off"


@pytest.mark.parametrize("read", [read_bytes, read_text, read_sheets])
def test_folder_absent_and_empty_files_are_told_apart(tmp_path: Path, read: object) -> None:
    assert callable(read)
    empty = tmp_path / "empty"
    empty.touch()
    codes = []
    for path in (tmp_path, tmp_path / "absent", empty):
        with pytest.raises(ParseError) as caught:
            read(path)
        codes.append(code_of(caught))

    assert codes == ["source.is_folder", "source.unreadable", "source.empty"]


def test_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 11)

    with pytest.raises(ParseError) as caught:
        read_bytes(path, limit=10)

    assert code_of(caught) == "source.too_large"


def test_nul_bytes_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\0b")

    with pytest.raises(ParseError) as caught:
        read_text(path)

    assert code_of(caught) == "source.binary"


def test_gzip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(b" " * 2**26, compresslevel=9))

    with pytest.raises(ParseError) as caught:
        list(iter_text(path))

    assert code_of(caught) == "source.bomb"


def test_gzip_cut_off_or_spoilt_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.gz"
    whole = gzip.compress(bytes(range(32, 127)) * 999)
    for data in (whole[:-5], whole[:40], whole[:20] + b"\xff\xff\xff" + whole[23:]):
        path.write_bytes(data)

        with pytest.raises(ParseError) as caught:
            list(iter_text(path))

        assert code_of(caught) == "source.damaged"


def test_zip_without_the_wanted_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("other.csv", "x")

    with pytest.raises(ParseError) as caught:
        list(iter_text(path, members=("*.json",)))

    assert code_of(caught) == "source.zip_member"
    assert caught.value.problems[0].got == "other.csv"


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}',
        '{\n "a": 1\n}\n',
        '[{"a": 1}]',
        ' [ {"a": 1} ] \n',
        '{"a": 1}\n\n',
        '\ufeff{"a": 1}',
    ],
)
def test_one_record_is_read_from_any_wrapping(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")

    assert [node.integer("a") for node in iter_json(path)] == [1]


def test_records_over_chunk_ends_are_read_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    values = [{"a": index, "text": "関所" * 9_000} for index in range(200)]
    path.write_text(
        "\n".join(json.dumps(value, ensure_ascii=False) for value in values), encoding="utf-8"
    )

    nodes = list(iter_json(path))

    assert [node.integer("a") for node in nodes] == list(range(200))
    assert [node.path for node in nodes] == [f"line {row}: $" for row in range(1, 201)]


def test_one_long_record_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": "x" * 5_000_000}), encoding="utf-8")

    (node,) = iter_json(path)

    assert len(node.required("text")) == 5_000_000


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        ('{"a": 1}\n{"a": ', "source.cut_off", 2),
        ('[{"a": 1},\n{"a"', "source.cut_off", 2),
        ('[{"a": 1}', "source.cut_off", 1),
        ('{"a": 1}\n{"a": nope, "b": "long enough to be beyond doubt"}', "source.json", 2),
        ('{"a": 1}\n[]', "source.json", 2),
        ('[{"a": 1}] tail', "source.json", 1),
        ("[1]", "source.json", 1),
        ('"text"', "source.json", 1),
        ("a,b,c", "source.json", 1),
        ('{"a": ' + "[" * 100_000, "source.json", 1),
        ('{"a": ' + "9" * 5_000 + "}", "source.json", 1),
        ('{"a": "\\ud800"}', "source.json", 1),
    ],
)
def test_json_that_is_not_as_published_is_refused_with_its_line(
    tmp_path: Path, text: str, code: str, row: int
) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ParseError) as caught:
        list(iter_json(path))

    assert code_of(caught) == code
    assert caught.value.problems[0].place.row == row


def test_csv_without_a_last_line_end_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('1,"a\nb"\r\n2,c', encoding="ascii", newline="")

    assert list(iter_csv(path, 2)) == [(1, ["1", "a\nb"], "\n"), (3, ["2", "c"], "")]


def test_csv_closed_by_the_dos_mark_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"1,a\r\n\x1a")

    assert list(iter_csv(path, 2)) == [(1, ["1", "a"], "\x1a")]


def spoil(path: Path, entries: dict[str, bytes]) -> Path:
    """Add entries to a workbook."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


SHEET = (
    b'<worksheet><sheetData><row r="1"><c r="A1"/><c r="XFD1048576"/></row></sheetData></worksheet>'
)


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ({"xl/vbaProject.bin": b"x"}, "source.xlsx_macro"),
        ({"xl/media/x.bin": b"\0" * 2**22}, "source.bomb"),
        ({f"x{index}": b"" for index in range(1100)}, "source.bomb"),
        ({"xl/worksheets/sheet2.xml": SHEET}, "source.bomb"),
        ({"xl/worksheets/sheet2.xml": SHEET.decode().encode("utf-16")}, "source.xlsx"),
        ({"XL/workbook.xml": b"<workbook/>"}, "source.xlsx"),
        ({"xl/extra.xml": b"<!DOCTYPE x [<!ENTITY a 'a'>]><x/>"}, "source.xlsx"),
    ],
)
def test_workbook_with_what_a_list_never_has_is_refused(
    tmp_path: Path, entries: dict[str, bytes], code: str
) -> None:
    path = spoil(write_book(tmp_path / "a.xlsx"), entries)

    with pytest.raises(ParseError) as caught:
        read_sheets(path)

    assert code_of(caught) == code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "source.xlsx_ole"),
        (b"PK\x03\x04 not a zip", "source.xlsx"),
        (b"<html></html>", "source.xlsx"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)

    with pytest.raises(ParseError) as caught:
        read_sheets(path)

    assert code_of(caught) == code


def test_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")

    with pytest.raises(ParseError, match=r"Content_Types"):
        read_sheets(path)


def test_cells_of_every_type_come_out(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("x")
        page.write_row(1, 1, ["text", 2.0, True])

    (sheet,) = read_sheets(path)

    assert [list(row) for row in sheet.rows] == [["", "", "", ""], ["", "text", 2.0, True]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A (B)（丙）", ("A", ["B", "丙"])),
        ("A (B） ", ("A", ["B"])),
        ("A ((b) c)", ("A", ["(b) c"])),
        ("(A)", ("A", [])),
        ("((a) b)", ("(a) b", [])),
        ("A (B) C", ("A (B) C", [])),
        ("A)", ("A)", [])),
        ("A ()", ("A ()", [])),
        ("", ("", [])),
    ],
)
def test_groups_are_split_off_the_end(text: str, expected: tuple[str, list[str]]) -> None:
    assert split_groups(text) == expected


@pytest.mark.parametrize(
    ("group", "head", "expected"),
    [
        ("HIT", "Harbin Institute of Technology", True),
        ("ＤＥＣ", "Delta Engineering Concern", True),
        ("FTsDT", "Federal Center of Technology", True),
        ("CETC 14", "China Group 14th Institute", True),
        ("CASC", "13th Research Institute, Corporation", False),
        ("CETC54", "54th Research Institute of China", True),
        ("CASIC", "No. 35 Research Institute", False),
        ("INDONESIA", "AL-TEST FOUNDATION", False),
        ("DPRK", "TEST COMPANY", False),
        ("Pvt", "Test Traders", False),
        ("LTD", "Test Traders", False),
        ("COMBAT NAME", "EL TEST", False),
        ("ITG", "IMAGINARY TRADING GROUP", True),
        ("XQZ", "IMAGINARY TRADING GROUP", False),
        ("Pyongyang branch", "Test Company", False),
    ],
)
def test_acronyms_are_told_from_other_brackets(group: str, head: str, expected: bool) -> None:
    assert is_acronym_of(group, head) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a  b ", "a b"),
        ("a\u3000b\n", "a b"),
        ("a\x00\u2028b\ufeff", "a b"),
        ("می‌خواهم", "می‌خواهم"),
        ("𠮷野家", "𠮷野家"),
    ],
)
def test_clean_keeps_letters_and_collapses_space(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("People’s Republic of China ", "CN"),
        ("アラブ首長国連邦", "AE"),
        ("Korea, North", "KP"),
        ("Türkiye", "TR"),
        ("Iran (Islamic Republic of)", "IR"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_country_names_are_found(name: str, code: str | None) -> None:
    assert find_country(name) == code
