"""The fictional list as a workbook in the format of METI's 外国ユーザーリスト."""

import io
import zipfile
from datetime import datetime
from typing import Any

import xlsxwriter

from tools.demo.world import load_table

HEADERS = (
    "No.",
    "国名、地域名\nCountry or Region",
    "企業名､組織名\nCompany or Organization",
    "別名\nAlso Known As",
    "懸念区分\nType of WMD",
    "通常兵器\nConventional Weapons",
)
WIDTHS = (10, 39, 78, 81, 43, 25)
NOTE = "Sekisho の実演用の架空のリスト / A fictional list for the demonstration of Sekisho"


def write_list(issue: int, created: datetime) -> bytes:
    """Return the workbook of one issue; the same issue gives the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": NOTE, "created": created})
    sheet = book.add_worksheet("ユーザーリスト")
    wrap = book.add_format({"text_wrap": True, "valign": "vcenter", "border": 1})
    for column, (header, width) in enumerate(zip(HEADERS, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, header, wrap)
    rows = [row for row in load_table("list.yaml") if issue in row["issues"]]
    for number, row in enumerate(rows, start=1):
        sheet.write_formula(number, 0, "=ROW()-1", wrap, number)
        for column, text in enumerate(_cells(row, issue), start=1):
            if text:
                sheet.write_string(number, column, text, wrap)
            else:
                sheet.write_blank(number, column, None, wrap)
    book.close()
    return store_plainly(buffer.getvalue())


def _cells(row: dict[str, Any], issue: int) -> tuple[str, ...]:  # YAML
    aliases = [*row["aliases"], *row.get("added", {}).get(issue, [])]
    bullets = "\n".join(f"・{alias}" for alias in aliases)
    return (
        row["country"],
        row["name"],
        bullets,
        row["wmd"],
        "通常兵器\nCW" if row.get("cw") else "",
    )


def store_plainly(data: bytes) -> bytes:
    """Rewrite a zip without compression: versions of zlib differ in the bytes they make."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as packed,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as plain,
    ):
        for entry in packed.infolist():
            info = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            info.create_system = 0
            plain.writestr(info, packed.read(entry))
    return buffer.getvalue()
