"""An Excel workbook: a sheet to read, and a sheet to filter for each table.

Every string is written as a string: `=HYPERLINK(…)` in a name stays eleven signs in a cell. Cells
that begin like a formula carry Excel's quote prefix, so that editing one does not make it live.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC
from math import ceil
from typing import Any, Final, TypeAlias

import xlsxwriter

from sekisho.reporting.document import Cell, Column, ReportDocument
from sekisho.reporting.fonts import measure_text
from sekisho.reporting.inline import Link, NotFilled, Spans
from sekisho.reporting.links import is_live
from sekisho.reporting.phrases import Phrases, phrases_for
from sekisho.reporting.plain import write_plain
from sekisho.reporting.rendered import RenderWarning, WarningCode
from sekisho.reporting.sheets import Row, Sheet, plan_sheets

_Format: TypeAlias = Any  # an xlsxwriter Format, which has no types for a reader outside
_Worksheet: TypeAlias = Any  # the same for its Worksheet

_MAX_CELL: Final = 32_767
_MAX_URL: Final = 2_079
_MAX_LINKS: Final = 60_000
_WIDTH_TOTAL: Final = 150.0
_MANY_COLUMNS: Final = 7
_A3: Final = 8
_A4: Final = 9
_WIDTH_EACH: Final = 24.0
_MIN_WIDTH: Final = 9.0
_MAX_WIDTH: Final = 60.0
_POINTS_PER_WIDTH: Final = 5.3  # a unit of width is a digit of the standard font
_SIZE: Final = 10.0
_LINE_HEIGHT: Final = 14.0
_MAX_HEIGHT: Final = 409.0  # Excel takes no higher row
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NUMBER: Final = re.compile(
    r"-?(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,14})(?:\.\d{1,4})?", re.ASCII
)
_FONTS: Final = {"ja": "Yu Gothic", "en": "Arial"}
_INDIGO: Final = "#1F3A5F"
_HAIRLINE: Final = "#CDD4DC"
_MUTED: Final = "#5A6675"
_OVERVIEW_WIDTHS: Final = (8, 30, 110)


def render_workbook(document: ReportDocument) -> tuple[bytes, tuple[RenderWarning, ...]]:
    """Write a document as xlsx; the same document gives the same bytes.

    The sheets are made in memory, where xlsxwriter gives every part of the zip file the same time.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    created = document.dated.astimezone(UTC).replace(tzinfo=None)
    book.set_properties({"title": document.title[:255], "author": "Sekisho", "created": created})
    writer = _Writer(book, document)
    writer.write_all()
    book.close()
    return buffer.getvalue(), tuple(writer.warnings)


class _Writer:
    """One workbook being written."""

    def __init__(self, book: Any, document: ReportDocument) -> None:  # noqa: ANN401 - untyped
        self.document = document
        self.phrases: Phrases = phrases_for(document.lang)
        self.warnings: list[RenderWarning] = []
        self._book = book
        self._links = 0
        self._formats: dict[tuple[tuple[str, object], ...], _Format] = {}

    def write_all(self) -> None:
        """Write the first sheet, then the tables."""
        sheets = plan_sheets(self.document, self.phrases)
        self._write_overview(sheets.rows)
        for sheet in sheets.tables:
            self._write_table(sheet)

    def _write_overview(self, rows: tuple[Row, ...]) -> None:
        page = self._add_sheet(self.phrases.overview)
        for index, width in enumerate(_OVERVIEW_WIDTHS):
            page.set_column(index, index, width)
        title = self._format(bold=True, font_size=14, font_color=_INDIGO)
        self._write_string(page, 0, 0, self.document.title, title)
        self._write_string(page, 1, 0, self.document.subtitle, self._format(font_color=_MUTED))
        self._write_string(page, 2, 0, self.document.marking, self._format(bold=True))
        headings = (self.phrases.section, self.phrases.item, self.phrases.content)
        for index, text in enumerate(headings):
            self._write_string(page, 4, index, text, self._header_format())
        page.freeze_panes(5, 0)
        page.repeat_rows(4)
        for number, row in enumerate(rows, start=5):
            item = "" if row.heading else row.item
            texts = (row.section, item, write_plain(row.content, self.phrases))
            page.set_row(number, _estimate_height(texts, _OVERVIEW_WIDTHS))
            self._write_row(page, number, row)

    def _write_row(self, page: _Worksheet, number: int, row: Row) -> None:
        style: dict[str, object] = {}
        if row.heading:
            style = {
                "bold": True,
                "bg_color": "#EEF2F6",
                "font_color": _INDIGO,
                "text_wrap": False,
            }
        first = style or {"font_color": _MUTED}
        self._write_string(page, number, 0, row.section, self._body_format(**first))
        self._write_string(page, number, 1, row.item, self._body_format(**style))
        if row.sheet:
            target = row.sheet.replace("'", "''")
            link = self._body_format(font_color=_INDIGO, underline=1)
            page.write_url(number, 2, f"internal:'{target}'!A1", link, string=f"→ {row.sheet}")
        else:
            self._write_cell(page, number, 2, row.content, Column(""), **style)

    def _write_table(self, sheet: Sheet) -> None:
        table = sheet.table
        page = self._add_sheet(sheet.name, wide=len(table.columns) > _MANY_COLUMNS)
        widths = _choose_widths(table.columns)
        for index, column in enumerate(table.columns):
            page.set_column(index, index, widths[index])
            self._write_string(page, 0, index, column.heading, self._header_format())
        page.freeze_panes(1, 1 if table.title_column else 0)
        page.repeat_rows(0)
        for number, row in enumerate(table.rows, start=1):
            texts = tuple(write_plain(cell, self.phrases) for cell in row)
            page.set_row(number, _estimate_height(texts, widths))
            for index, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
                bold = table.title_column and index == 0
                self._write_cell(page, number, index, cell, column, bold=bold)
        if table.rows:
            page.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        else:
            empty = table.empty or self.phrases.empty
            self._write_string(page, 1, 0, empty, self._format(italic=True, font_color=_MUTED))

    def _write_cell(
        self,
        page: _Worksheet,
        row: int,
        column: int,
        cell: Cell,
        shape: Column,
        **style: object,
    ) -> None:
        """Write a cell: a lone link as a link, a lone number in an `end` column as a number."""
        text = write_plain(cell, self.phrases)
        link = _read_link(cell)
        if shape.align != "start":
            style["align"] = "right" if shape.align == "end" else "center"
        if link is not None and self._links < _MAX_LINKS:
            self._links += 1
            body = self._body_format(font_color=_INDIGO, underline=1, **style)
            page.write_url(row, column, link.url, body, string=link.text[:_MAX_CELL])
        elif shape.align == "end" and _NUMBER.fullmatch(text):
            form = self._body_format(num_format=_number_format(text), **style)
            page.write_number(row, column, float(text.replace(",", "")), form)
        else:
            if _is_not_filled(cell):
                style |= {"italic": True, "font_color": _MUTED, "bg_color": "#F6F4EC"}
            self._write_string(page, row, column, text, self._body_format(**style), style)

    def _write_string(
        self,
        page: _Worksheet,
        row: int,
        column: int,
        text: str,
        form: _Format,
        style: dict[str, object] | None = None,
    ) -> None:
        if len(text) > _MAX_CELL:
            place = f"{page.get_name()}!{_cell_name(row, column)}"
            self.warnings.append(RenderWarning(WarningCode.TRUNCATED_CELL, place))
            text = text[: _MAX_CELL - len(self.phrases.truncated)] + self.phrases.truncated
        if text.startswith(_FORMULA_SIGNS) and style is not None:
            form = self._body_format(quote_prefix=True, **style)
        page.write_string(row, column, text, form)

    def _add_sheet(self, name: str, *, wide: bool = False) -> _Worksheet:
        page = self._book.add_worksheet(name)
        page.set_landscape()
        page.set_paper(_A3 if wide else _A4)
        page.fit_to_pages(1, 0)
        page.set_margins(0.4, 0.4, 0.6, 0.6)
        page.hide_gridlines(2)
        page.set_header(
            f"&L{_escape_header(self.document.title)}&R{_escape_header(self.document.marking)}"
        )
        page.set_footer(f"&L{_escape_header(self.document.footer)}&R&P / &N")
        page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        return page

    def _header_format(self) -> _Format:
        return self._format(
            bold=True, bg_color="#EEF2F6", top=2, bottom=1, text_wrap=True, valign="vcenter"
        )

    def _body_format(self, **style: object) -> _Format:
        """Set text from the left even where it begins in Arabic: the lines around it do."""
        border = {"bottom": 1, "bottom_color": _HAIRLINE}
        place = {"text_wrap": True, "valign": "top", "align": "left", "reading_order": 1}
        return self._format(**(border | place | style))

    def _format(self, **style: object) -> _Format:
        """Return the format with these properties; each is made once."""
        full = {"font_name": _FONTS[self.document.lang], "font_size": _SIZE, **style}
        key = tuple(sorted(full.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(full)
        return self._formats[key]


def _choose_widths(columns: tuple[Column, ...]) -> tuple[float, ...]:
    """Share the width of a screen out between columns, or more where there are many."""
    room = max(_WIDTH_TOTAL, _WIDTH_EACH * len(columns))
    total = sum(column.width for column in columns)
    shares = (room * column.width / total for column in columns)
    return tuple(round(min(max(share, _MIN_WIDTH), _MAX_WIDTH), 1) for share in shares)


def _estimate_height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Return the height in points of a row of wrapped texts; not every program works it out."""
    lines = 1
    for text, width in zip(texts, widths, strict=True):
        room = (width - 1) * _POINTS_PER_WIDTH
        parts = text[:_MAX_CELL].split("\n")
        lines = max(lines, sum(max(1, ceil(measure_text(part, _SIZE) / room)) for part in parts))
    return min(lines * _LINE_HEIGHT + 3, _MAX_HEIGHT)


def _read_link(cell: Spans) -> Link | None:
    """Return the link that a cell is made of, where Excel can hold it."""
    if len(cell) != 1 or not isinstance(cell[0], Link):
        return None
    link = cell[0]
    usable = is_live(link.url) and not link.url.startswith("#") and len(link.url) <= _MAX_URL
    return link if usable and link.text else None


def _is_not_filled(cell: Spans) -> bool:
    return len(cell) == 1 and isinstance(cell[0], NotFilled)


def _number_format(text: str) -> str:
    decimals = len(text.partition(".")[2])
    return ("#,##0" if "," in text else "0") + ("." + "0" * decimals if decimals else "")


def _cell_name(row: int, column: int) -> str:
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row + 1}"


def _escape_header(text: str) -> str:
    """Keep `&` from being read as a code; Excel takes 255 signs for the whole header."""
    return text.replace("&", "&&")[:110]
