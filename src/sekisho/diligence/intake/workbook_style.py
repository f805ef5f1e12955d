"""How the workbooks look: widths, frames, dropdowns; nothing here is read back."""

from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sekisho.core.answer import Answer
from sekisho.core.countries import COUNTRY_CODES
from sekisho.core.kinds import TextKind
from sekisho.diligence.intake.shapes import Scalar, ScalarKind
from sekisho.diligence.intake.wording import ANSWER_TEXT, SECTION_ANSWER_TEXT, word_of
from sekisho.diligence.intake.workbook_plan import Column, Mark

LISTS_SHEET = "選択肢 Choices"
_COUNTRIES = sorted(COUNTRY_CODES)
_PAGE_WIDTH = 220
"""Characters that fit across a page and can still be read."""
_LONGEST_LIST = 255
"""A dropdown written into the sheet holds no more characters."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The cell formats of one workbook."""

    title: Format
    note: Format
    mark: Format
    required: Format
    header: Format
    text: Format
    number: Format
    key: Format


def make_styles(book: Workbook) -> Styles:
    """Make the formats; text cells are text, so that zeros and dates stay as typed."""
    frame = {"border": 1, "border_color": "#999999", "valign": "top", "text_wrap": True}
    head = {**frame, "bold": True, "valign": "vcenter", "font_size": 9}
    return Styles(
        title=book.add_format({"bold": True, "font_size": 14}),
        note=book.add_format({"valign": "top", "text_wrap": True, "font_size": 9}),
        mark=book.add_format({**frame, "align": "center", "font_size": 9}),
        required=book.add_format({**head, "bg_color": "#DDE7F0", "bottom": 2}),
        header=book.add_format({**head, "bg_color": "#F3F3F3"}),
        text=book.add_format({**frame, "num_format": "@"}),
        number=book.add_format({**frame, "num_format": "0"}),
        key=book.add_format({"font_color": "#808080", "font_size": 8}),
    )


def header_style(styles: Styles, mark: Mark) -> Format:
    """Return the format of a header; the mark says the same without colour."""
    return styles.required if mark is Mark.REQUIRED else styles.header


def value_style(styles: Styles, column: Column) -> Format:
    """Return the format of a value."""
    is_number = column.scalar is not None and column.scalar.kind is ScalarKind.INTEGER
    return styles.number if is_number else styles.text


def width_of(column: Column) -> int:
    """Return the width of a column in characters."""
    if column.is_list:
        return 36
    scalar = column.scalar
    if scalar is None:
        return 20
    if scalar.kind is ScalarKind.TEXT and scalar.text_kind is None and not scalar.refs:
        return 26
    return 13


def set_page(sheet: Worksheet, *, header_rows: tuple[int, int], width: int = 0) -> None:
    """Set A4 landscape, header and ids on each page; `width` is that of all columns."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1 + width // _PAGE_WIDTH, 0)
    sheet.repeat_columns(0)
    sheet.repeat_rows(*header_rows)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.set_footer("&L&A&R&P / &N")


def add_dropdown(
    sheet: Worksheet, where: tuple[int, int, int, int], scalar: Scalar, *, is_section: bool = False
) -> None:
    """Offer the choices of a column; Excel refuses others, but for the names of countries."""
    source = _choices_of(scalar, is_section=is_section)
    if source is None:
        return
    options: dict[str, object] = {"validate": "list", "source": source, "ignore_blank": True}
    if scalar.text_kind is TextKind.COUNTRY:  # the list offers codes; names are read as well
        options["show_error"] = False
    sheet.data_validation(*where, options)


def _choices_of(scalar: Scalar, *, is_section: bool) -> list[str] | str | None:
    if scalar.kind is ScalarKind.ANSWER:
        words = SECTION_ANSWER_TEXT if is_section else ANSWER_TEXT
        return [words[answer].ja for answer in Answer]
    if scalar.text_kind is TextKind.COUNTRY:
        return f"='{LISTS_SHEET}'!$A$1:$A${len(_COUNTRIES)}"
    choices = [word_of(one) for one in scalar.enum] if scalar.enum else list(scalar.values)
    return choices if choices and len(",".join(choices)) <= _LONGEST_LIST else None


def add_lists_sheet(book: Workbook) -> None:
    """Add the hidden sheet that holds the long lists of choices."""
    sheet = book.add_worksheet(LISTS_SHEET)
    for row, code in enumerate(_COUNTRIES):
        sheet.write_string(row, 0, code)
    sheet.hide()
