"""Values to the cells of a plan's columns."""

from collections.abc import Sequence

from sekisho.core.answer import Answer
from sekisho.core.declared import Money, Several
from sekisho.diligence.intake.list_cells import join_lines
from sekisho.diligence.intake.plain import scalar_text
from sekisho.diligence.intake.shapes import Scalar, ScalarKind, record_of
from sekisho.diligence.intake.wording import ANSWER_TEXT, SECTION_ANSWER_TEXT
from sekisho.diligence.intake.workbook_plan import Column

Cell = str | int
"""What is written to a cell; the empty text leaves it empty."""


def cell_of(value: object, column: Column) -> Cell:
    """Return what `value`, which holds the column somewhere below, puts into its cell."""
    if column.is_list:
        items = reach(value, column.key)
        return list_cell(items, column.parts) if isinstance(items, tuple) else ""
    if column.scalar is None:
        raise TypeError(f"{column.key} is neither a value nor a list")
    if column.is_choice:
        several = reach(value, column.key.removesuffix(".answer"))
        if isinstance(several, Several):
            return choice_answer(several)
    return _scalar_cell(value, column.key, column.scalar)


def list_cell(items: tuple[object, ...], parts: Sequence[Column]) -> str:
    """Return the cell of a list, a line for each element."""
    return join_lines([_line(item, parts) for item in items])


def choice_answer(value: Several[object]) -> str:
    """Return the answer of a list; 不明 is written only where items would hide it."""
    if value.answer is Answer.UNKNOWN and not value.items:
        return ""
    return SECTION_ANSWER_TEXT[value.answer].ja


def reach(value: object, key: str) -> object:
    """Return what stands under a dotted key, or None where a record on the way is absent."""
    for part in key.split("."):
        if value is None:
            return None
        value = _held(value, part)
    return value


def _held(value: object, key: str) -> object:
    field = record_of(type(value)).find(key) if not isinstance(value, Several) else None
    return getattr(value, key if field is None else field.attr)


def _line(item: object, parts: Sequence[Column]) -> list[str]:
    line: list[str] = []
    for part in parts:
        if part.scalar is None:
            raise TypeError(f"{part.key}: a list in a list")
        held = (
            scalar_cell(item, part.scalar)
            if not part.key
            else _scalar_cell(item, part.key, part.scalar)
        )
        line.append(str(held))
    return line


def _scalar_cell(value: object, key: str, scalar: Scalar) -> Cell:
    outer, _, last = key.rpartition(".")
    record = reach(value, outer) if outer else value
    if record is None:
        return ""
    if record == Money() and isinstance(record, Money):
        return ANSWER_TEXT[Answer.UNKNOWN].ja if last == "amount" else ""
    return scalar_cell(_held(record, last), scalar)


def scalar_cell(value: object, scalar: Scalar) -> Cell:
    """Return one value as it is written to a cell."""
    if value is None or value is Answer.UNKNOWN:
        return ""
    if isinstance(value, Answer):
        return ANSWER_TEXT[value].ja
    if scalar.kind is ScalarKind.INTEGER and isinstance(value, int):
        return value
    return scalar_text(value, scalar)
