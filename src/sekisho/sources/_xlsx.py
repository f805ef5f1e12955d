"""Workbooks (.xlsx), read only after a look at the zip they are."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import python_calamine

from sekisho.core.errors import ParseError
from sekisho.core.text import Text
from sekisho.sources._files import read_bytes
from sekisho.sources._problems import place_in, refuse

FILE_LIMIT = 64 * 2**20
ENTRY_COUNT_LIMIT = 1000
ENTRY_LIMIT = 256 * 2**20
TOTAL_LIMIT = 512 * 2**20
RATIO_LIMIT = 200
RATIO_FREE = 2**20
CELL_LIMIT = 20_000_000
"""Most cells in the rectangle of a sheet: a reader fills it whole, however few are used."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_CELL = re.compile(rb"<(?:\w+:)?(?:c|row|dimension)\b[^>]*?\sr(?:ef)?\s*=\s*[\"']([^\"']*)[\"']")
_CORNER = re.compile(rb"([A-Za-z]*)(\d+)\Z")
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(OSError, EOFError, NotImplementedError, RuntimeError, ValueError),
)

_SAVE_AGAIN = Text(
    "Excel などで開き、「Excel ブック (.xlsx)」として保存し直してください。",
    "Open it in a spreadsheet program and save it as Excel Workbook (.xlsx).",
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; rows start at row 1, cells at column A."""

    name: str
    rows: Sequence[Sequence[object]]


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook, with the values last calculated.

    Links to other workbooks are not followed.

    Raises:
        ParseError: not an .xlsx, an old or password-protected workbook, macros, a bomb.
    """
    data = read_bytes(path, limit=FILE_LIMIT)
    _check_archive(data, path)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return tuple(
            Sheet(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
            for name in book.sheet_names
        )
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # noqa: BLE001 -- a panic of the reader is no Exception
        raise _refuse_workbook(path, str(error)) from None


def _check_archive(data: bytes, path: Path) -> None:
    if data.startswith(_OLE):
        raise refuse(
            "source.xlsx_ole",
            Text(
                "古い .xls 形式か、パスワード付きのブックです。",
                "This is an old .xls or a password-protected workbook.",
            ),
            place_in(path),
            expected=Text(".xlsx", ".xlsx"),
            action=_SAVE_AGAIN,
        )
    if not data.startswith(b"PK\x03\x04"):  # a zip may start anywhere; a workbook does not
        raise _refuse_workbook(path, data[:16].decode("ascii", "replace"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_entries(entries, path)
            for entry in entries:
                _check_entry(archive, entry, path)
    except _BROKEN as error:
        raise _refuse_workbook(path, str(error)) from None


def _check_entries(entries: list[zipfile.ZipInfo], path: Path) -> None:
    names = [entry.filename.lower() for entry in entries]
    if any(name.endswith("vbaproject.bin") for name in names):
        raise refuse(
            "source.xlsx_macro",
            Text("マクロ入りのブックは読みません。", "A workbook with macros is not read."),
            place_in(path),
            expected=Text("マクロのない .xlsx", "an .xlsx without macros"),
            action=_SAVE_AGAIN,
        )
    if "[content_types].xml" not in names:
        raise _refuse_workbook(path, "no [Content_Types].xml")
    if len(set(names)) != len(names):
        raise _refuse_workbook(path, "two entries of one name")
    sizes = [entry.file_size for entry in entries]
    if len(entries) > ENTRY_COUNT_LIMIT or sum(sizes) > TOTAL_LIMIT:
        raise _refuse_bomb(path, f"{len(entries)} entries, {sum(sizes):,} bytes")
    for entry in entries:
        packed = max(entry.compress_size, 1)
        is_dense = entry.file_size > max(RATIO_FREE, packed * RATIO_LIMIT)
        if is_dense or entry.file_size > ENTRY_LIMIT:
            raise _refuse_bomb(path, f"{entry.filename}: {entry.file_size:,} bytes")


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> None:
    """Unpack within the size the directory claims, and measure the rectangle of a sheet."""
    with archive.open(entry) as stream:
        text = stream.read(entry.file_size + 1)
    if len(text) > entry.file_size:
        raise _refuse_bomb(path, f"{entry.filename}: more than it claims")
    if not entry.filename.lower().endswith(".xml"):
        return
    if b"\0" in text:
        raise _refuse_workbook(path, f"{entry.filename}: not UTF-8")
    if b"<!ENTITY" in text or b"<!DOCTYPE" in text:
        raise _refuse_workbook(path, f"{entry.filename}: declares entities")
    width = height = 1
    for match in _CELL.finditer(text):
        corner = _CORNER.match(match[1].rpartition(b":")[2])
        if corner is None:
            continue
        width = max(width, _column_number(corner[1].upper()))
        height = max(height, int(corner[2][:9]))
    if width * height > CELL_LIMIT:
        raise _refuse_bomb(path, f"{entry.filename}: {height:,} × {width:,} cells")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters[:6]:
        number = number * 26 + letter - 64
    return number


def _refuse_bomb(path: Path, got: str) -> ParseError:
    return refuse(
        "source.bomb",
        Text(
            "ブックが異常に大きく展開されます。",
            "The workbook unfolds to an implausible size.",
        ),
        place_in(path),
        got=got,
    )


def _refuse_workbook(path: Path, got: str) -> ParseError:
    return refuse(
        "source.xlsx",
        Text(
            ".xlsx のブックとして読めません(壊れているか、別の形式です)。",
            "This is not readable as an .xlsx workbook: it is damaged, or something else.",
        ),
        place_in(path),
        got=got,
    )
