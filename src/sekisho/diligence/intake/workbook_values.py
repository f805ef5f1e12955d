"""Values to the cells of a plan's columns."""

from collections.abc import Collection, Sequence
from enum import StrEnum

from sekisho.core.answer import Answer
from sekisho.core.declared import Money, Several
from sekisho.diligence.intake.list_cells import join_lines
from sekisho.diligence.intake.plain import scalar_text
from sekisho.diligence.intake.refusals import join, path_of_answer
from sekisho.diligence.intake.shapes import Scalar, ScalarKind, record_of
from sekisho.diligence.intake.wording import ANSWER_TEXT, SECTION_ANSWER_TEXT, word_of
from sekisho.diligence.intake.workbook_plan import Column

Cell = str | int
"""What is written to a cell; the empty text leaves it empty."""
_UNKNOWN = ANSWER_TEXT[Answer.UNKNOWN].ja


def cell_of(
    value: object, column: Column, *, path: str = "", unknown: Collection[str] = ()
) -> Cell:
    """Return what `value`, which holds the column somewhere below, puts into its cell.

    `path` is that of the value; `unknown` holds the paths of the answers that were said to be
    不明, which is written only for those: the others stay empty.
    """
    below = path_of_answer(join(path, column.key))
    if column.is_list:
        items = reach(value, column.key)
        outer = below.removesuffix(".items")
        if not isinstance(items, tuple):
            return ""
        return list_cell(items, column.parts, path=outer, unknown=unknown)
    found = _cell_of(value, column)
    is_answer = column.scalar is not None and column.scalar.kind is ScalarKind.ANSWER
    return _UNKNOWN if is_answer and found == "" and below in unknown else found


def _cell_of(value: object, column: Column) -> Cell:
    if column.scalar is None:
        raise TypeError(f"{column.key} is neither a value nor a list")
    if column.is_choice:
        several = reach(value, column.key.removesuffix(".answer"))
        if isinstance(several, Several):
            return choice_answer(several)
    return _scalar_cell(value, column.key, column.scalar)


def list_cell(
    items: tuple[object, ...],
    parts: Sequence[Column],
    *,
    path: str = "",
    unknown: Collection[str] = (),
) -> str:
    """Return the cell of a list, a line for each element."""
    return join_lines(
        [
            _line(item, parts, f"{path}[{number}]", unknown)
            for number, item in enumerate(items, start=1)
        ]
    )


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


def _line(item: object, parts: Sequence[Column], path: str, unknown: Collection[str]) -> list[str]:
    line: list[str] = []
    for part in parts:
        if part.scalar is None:
            raise TypeError(f"{part.key}: a list in a list")
        held = (
            scalar_cell(item, part.scalar)
            if not part.key
            else cell_of(item, part, path=path, unknown=unknown)
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
    if isinstance(value, StrEnum):
        return word_of(value)
    if scalar.kind is ScalarKind.INTEGER and isinstance(value, int):
        return value
    return scalar_text(value, scalar)
