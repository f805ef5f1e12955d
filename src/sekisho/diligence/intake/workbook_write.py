"""A declaration or an application to a workbook, filled or empty; the same value, the same bytes.

Table sheets (rows from 1): 1 title, 2 machine keys (hidden), 3–4 answer and free text, 6 column
keys (hidden), 7 marks, 8 headers, 9… items. Form sheets: 1 title, 2 keys (hidden), 3 headers,
4… one field a row, with its key in the hidden column A.
"""

import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from sekisho.core.answer import Answer
from sekisho.core.application import Application
from sekisho.core.declaration import Declaration, Header
from sekisho.core.declared import Section, Several
from sekisho.core.errors import DeclarationError, Place, Problem
from sekisho.core.text import Text
from sekisho.diligence.intake.shapes import Scalar, ScalarKind
from sekisho.diligence.intake.storing import store
from sekisho.diligence.intake.wording import SECTION_ANSWER_TEXT
from sekisho.diligence.intake.workbook_guide import add_guide, describe_column
from sekisho.diligence.intake.workbook_plan import (
    UNPARSED_PARTS,
    Column,
    Form,
    Mark,
    Plan,
    Table,
    TableKind,
    plan_application,
    plan_declaration,
)
from sekisho.diligence.intake.workbook_style import (
    Styles,
    add_dropdown,
    add_lists_sheet,
    header_style,
    make_styles,
    set_page,
    value_style,
    width_of,
)
from sekisho.diligence.intake.workbook_values import (
    Cell,
    cell_of,
    choice_answer,
    list_cell,
    scalar_cell,
)

MARKER = "sekisho"
FREE_TEXT = "free_text"
_CREATED = datetime(2025, 1, 1, tzinfo=UTC)
"""Fixed: the same declaration must give the same bytes."""
_LONGEST_CELL = 32767
_SHEET_KEYS, _SHEET_HEADERS, _SHEET_VALUES = 1, 2, 3
_KEYS, _MARKS, _HEADERS, _FIRST_ROW = 5, 6, 7, 8
_EMPTY_ROWS, _LAST_ROW = 20, 999
_ANSWER = Scalar(ScalarKind.ANSWER)


def declaration_to_xlsx(
    declaration: Declaration | None = None,
    *,
    person_id: str = "",
    extra: Sequence[Form] = (),
    said_unknown: Collection[str] = (),
) -> bytes:
    """Return the workbook of a declaration, or an empty one to fill in.

    `said_unknown` are the paths of the answers that were written as 不明: so they are again.
    `extra` are forms that belong to another store, such as nationality; they come out empty.

    Raises:
        DeclarationError: a text is too long for a cell of a spreadsheet.
    """
    value = declaration or Declaration(person_id=person_id, header=Header())
    return _write(plan_declaration(), value, extra, said_unknown)


def application_to_xlsx(application: Application | None = None) -> bytes:
    """Return the workbook of an application, or an empty one to fill in.

    Raises:
        DeclarationError: a text is too long for a cell of a spreadsheet.
    """
    return _write(plan_application(), application or Application(), (), ())


def write_declaration_xlsx(path: Path, declaration: Declaration | None = None) -> None:
    """Write the workbook of a declaration to a file."""
    store(path, declaration_to_xlsx(declaration, person_id=path.stem))


def _write(
    plan: Plan, value: object, extra: Sequence[Form], said_unknown: Collection[str]
) -> bytes:
    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": "Sekisho", "created": _CREATED})
    styles = make_styles(book)
    add_guide(book, styles, plan)
    for number, sheet in enumerate((*plan.sheets, *extra)):
        page = _Page(book.add_worksheet(sheet_name(sheet)), styles, said_unknown)
        if isinstance(sheet, Form):
            page.write_form(sheet, value if sheet in plan.sheets else None)
        else:
            page.write_table(sheet, value)
        if number == 0:
            page.sheet.activate()
    add_lists_sheet(book)
    book.close()
    return buffer.getvalue()


def sheet_name(sheet: Form | Table) -> str:
    """Return the name of a sheet: Japanese first, as much English as fits into 31 characters."""
    return f"{sheet.title.ja} {sheet.title.en}"[:31].rstrip()


@dataclass(frozen=True, slots=True)
class _Page:
    """One sheet that is being written."""

    sheet: Worksheet
    styles: Styles
    unknown: Collection[str]

    def write_form(self, form: Form, value: object) -> None:
        sheet, styles = self.sheet, self.styles
        sheet.write_string(0, 1, f"{form.title.ja} / {form.title.en}", styles.title)
        sheet.write_string(1, 0, f"{MARKER}:form:{form.key}", styles.key)
        sheet.write_string(1, 3, "#value", styles.key)
        sheet.set_row(1, None, None, {"hidden": True})
        heads = ("項目\nField", "必須\nReq.", "記入\nValue", "書き方\nHow to")
        for at, text in enumerate(heads, start=1):
            sheet.write_string(2, at, text, styles.header)
        sheet.set_row(2, 30)
        for row, column in enumerate(form.columns, start=3):
            self._write_form_row(row, column, value)
        sheet.set_column(0, 0, 10, None, {"hidden": True})
        for at, width in ((1, 40), (2, 6), (3, 50), (4, 60)):
            sheet.set_column(at, at, width)
        sheet.freeze_panes(3, 3)
        set_page(sheet, header_rows=(2, 2))

    def _write_form_row(self, row: int, column: Column, value: object) -> None:
        sheet, styles = self.sheet, self.styles
        sheet.write_string(row, 0, f"#{column.key}", styles.key)
        label = f"{column.label.ja}\n{column.label.en}"
        sheet.write_string(row, 1, label, header_style(styles, column.mark))
        sheet.write_string(row, 2, column.mark.value, styles.mark)
        cell = "" if value is None else cell_of(value, column, unknown=self.unknown)
        note = describe_column(column)
        self._put(row, 3, cell, column)
        sheet.write_string(row, 4, note, styles.note)
        sheet.set_row(row, 15 * max(2, 1 + str(cell).count("\n"), _lines_of(note)))
        if column.scalar is not None:
            where = (row, 3, row, 3)
            add_dropdown(sheet, where, column.scalar, is_section=column.is_choice)

    def write_table(self, table: Table, value: object) -> None:
        sheet, styles = self.sheet, self.styles
        sheet.write_string(0, 0, f"{table.title.ja} / {table.title.en}", styles.title)
        held = getattr(value, table.key)
        sheet.write_string(_SHEET_KEYS, 0, f"{MARKER}:table:{table.key}", styles.key)
        self._write_sheet_fields(table, held)
        for at, column in enumerate(table.columns):
            self._write_column_head(at, column)
        items = held if isinstance(held, tuple) else held.items
        for row, item in enumerate(items, start=_FIRST_ROW):
            name = getattr(item, table.id_key) if table.id_key else row - _FIRST_ROW + 1
            path = f"{table.key}[{name}]"
            for at, column in enumerate(table.columns):
                cell = cell_of(item, column, path=path, unknown=self.unknown)
                self._put(row, at, cell, column)
        self._write_empty_rows(table, items)
        for row in (_SHEET_KEYS, _KEYS):
            sheet.set_row(row, None, None, {"hidden": True})
        sheet.set_row(_HEADERS, 48)
        sheet.freeze_panes(_FIRST_ROW, 1)
        width = sum(width_of(column) for column in table.columns)
        set_page(sheet, header_rows=(_MARKS, _HEADERS), width=width)

    def _write_sheet_fields(self, table: Table, held: object) -> None:
        """Write what stands above the rows: the answer, and for sections what was not typed."""
        fields: list[tuple[Column, Cell]] = []
        if isinstance(held, Several):
            fields = [(_ANSWER_COLUMN, choice_answer(held))]
        if table.kind is TableKind.SECTION and isinstance(held, Section):
            confirmed = scalar_cell(held.confirmed_on, Scalar(ScalarKind.DATE))
            answer = choice_answer(Several(held.answer, held.items))
            if table.key in self.unknown:
                answer = SECTION_ANSWER_TEXT[Answer.UNKNOWN].ja
            fields = [
                (_ANSWER_COLUMN, answer),
                (_CONFIRMED_COLUMN, confirmed),
                (_FREE_TEXT_COLUMN, ""),
                (_UNPARSED_COLUMN, list_cell(held.unparsed, UNPARSED_PARTS)),
            ]
        for at, (column, cell) in enumerate(fields, start=1):
            self.sheet.write_string(_SHEET_KEYS, at, f"#{column.key}", self.styles.key)
            label = f"{column.label.ja}\n{column.label.en}"
            self.sheet.write_string(_SHEET_HEADERS, at, label, self.styles.header)
            self._put(_SHEET_VALUES, at, cell, column)
        if fields:
            where = (_SHEET_VALUES, 1, _SHEET_VALUES, 1)
            add_dropdown(self.sheet, where, _ANSWER, is_section=True)
            self.sheet.set_row(_SHEET_HEADERS, 32)

    def _write_column_head(self, at: int, column: Column) -> None:
        sheet, styles = self.sheet, self.styles
        sheet.write_string(_KEYS, at, f"#{column.key}", styles.key)
        sheet.write_string(_MARKS, at, column.mark.value, styles.mark)
        label = f"{column.label.ja}\n{column.label.en}"
        sheet.write_string(_HEADERS, at, label, header_style(styles, column.mark))
        sheet.write_comment(_HEADERS, at, describe_column(column), {"x_scale": 2, "y_scale": 2})
        sheet.set_column(at, at, width_of(column))
        if column.scalar is not None:
            where = (_FIRST_ROW, at, _LAST_ROW, at)
            add_dropdown(sheet, where, column.scalar, is_section=column.is_choice)

    def _write_empty_rows(self, table: Table, items: Sequence[object]) -> None:
        """Add empty rows with ids that nobody uses yet; a row with nothing else is no item."""
        used = {getattr(item, table.id_key) for item in items} if table.id_key else set()
        free = (f"{table.id_prefix}{number}" for number in range(1, len(items) + 1000))
        ids = (one for one in free if one not in used)
        first = _FIRST_ROW + len(items)
        for row in range(first, first + _EMPTY_ROWS):
            for at, column in enumerate(table.columns):
                is_id = table.id_key is not None and column.key == table.id_key
                self._put(row, at, next(ids) if is_id and table.id_prefix else "", column)

    def _put(self, row: int, at: int, cell: Cell, column: Column) -> None:
        style = value_style(self.styles, column)
        if isinstance(cell, int):
            self.sheet.write_number(row, at, cell, style)
        elif not cell:
            self.sheet.write_blank(row, at, None, style)
        elif len(cell) > _LONGEST_CELL:
            raise DeclarationError(_too_long(self.sheet.get_name(), column.key, len(cell)))
        else:
            # never `write`: a text that starts with = must stay a text
            self.sheet.write_string(row, at, cell, style)


def _lines_of(note: str) -> int:
    """Return how many lines a note takes in its column, at two columns a kanji."""
    return sum(1 + 2 * len(line) // 75 for line in note.split("\n"))


_ANSWER_COLUMN = Column("answer", Text("該当の有無", "Any?"), Mark.REQUIRED, _ANSWER)
_CONFIRMED_COLUMN = Column(
    "confirmed_on", Text("確認日", "Confirmed on"), Mark.OPTIONAL, Scalar(ScalarKind.DATE)
)
_FREE_TEXT_COLUMN = Column(
    FREE_TEXT,
    Text("自由記述（項目に分けて入力するまで未完了）", "Free text (incomplete until typed)"),
    Mark.OPTIONAL,
    Scalar(ScalarKind.TEXT),
)
_UNPARSED_COLUMN = Column(
    "unparsed",
    Text("以前の自由記述", "Earlier free text"),
    Mark.OPTIONAL,
    None,
    UNPARSED_PARTS,
)


def _too_long(sheet: str, key: str, length: int) -> Problem:
    return Problem(
        "output.cell_too_long",
        Text("表計算のセルに入りきりません。", "The text does not fit into a cell."),
        Place(sheet=sheet, path=key),
        Text(f"{_LONGEST_CELL:,}字まで", f"at most {_LONGEST_CELL:,} characters"),
        f"{length:,}",
        Text("YAML か JSON で書き出してください。", "Write it as YAML or JSON instead."),
    )
