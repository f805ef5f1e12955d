"""Writes workbooks in the format of METI's 外国ユーザーリスト, with invented entries."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter

HEADERS = (
    "No.",
    "国名、地域名\nCountry or Region",
    "企業名､組織名\nCompany or Organization",
    "別名\nAlso Known As",
    "懸念区分\nType of WMD",
    "通常兵器\nConventional Weapons",
)
ROWS: tuple[tuple[str, ...], ...] = (
    (
        "中国\nPeople's Republic of China",
        "Kaifeng Imaginary Institute of Technology (KIIT)\n（开封虚构理工学院）",
        "・Kaifeng Polytechnic of Fiction\n・開封虚構工学院\n・KIIT Laboratory 9",
        "ミサイル、核\nM、N",
        "通常兵器\nCW",
    ),
    (
        "北朝鮮\nNorth Korea",
        "Moran Fictional Trading Corp.\n(牡丹架空貿易会社)",
        "Moran Make-Believe Trading\n(牡丹仮想貿易会社)",
        "生物、化学、ミサイル、核\nB,C,M,N",
        "",
    ),
    (
        "アラブ首長国連邦\nUnited Arab Emirates",
        "Mirage Concern FZE （MCF）",
        "・Mirage General\nTrading LLC\n・Mirage Metals",
        "核\nＮ",
        "",
    ),
    (
        "ロシア\nRussian Federation",
        "7th Research Institute of Vymysel Corporation (VC)",
        "",
        "",
        "通常兵器\nCW",
    ),
)


def write_book(
    path: Path,
    rows: Sequence[Sequence[str]] = ROWS,
    *,
    headers: Sequence[str] = HEADERS,
    sheet: str = "ユーザーリスト",
    above: Sequence[str] = (),
    formulas: bool = True,
) -> Path:
    """Write a workbook; `above` are lines over the header, `formulas` the numbers of METI."""
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": datetime(2026, 1, 1)})  # noqa: DTZ001 -- xlsx has no zone
        page = book.add_worksheet(sheet)
        for index, line in enumerate(above):
            page.write_string(index, 0, line)
        top = len(above)
        for column, header in enumerate(headers):
            page.write_string(top, column, header)
        for index, row in enumerate(rows, start=1):
            if formulas:
                page.write_formula(top + index, 0, "=ROW()-1", None, index)
            for column, cell in enumerate(row, start=1):
                page.write_string(top + index, column, cell)
    return path
