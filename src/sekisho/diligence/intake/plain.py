"""Values to the plain form that YAML and JSON files carry: short where nothing is lost by it."""

from enum import StrEnum

from sekisho.core.answer import Answer
from sekisho.core.declaration import Declaration
from sekisho.core.declared import Money, Origin, Section, Several, Unparsed
from sekisho.core.identifier import Identifier
from sekisho.core.period import Period
from sekisho.diligence.intake.money import write_money
from sekisho.diligence.intake.shapes import (
    Choice,
    Envelope,
    Many,
    Record,
    Scalar,
    ScalarKind,
    Shape,
    record_of,
)


class Word(str):
    """An answer: YAML writes it bare, while the text "no" needs its quotes."""

    __slots__ = ()


Plain = str | int | dict[str, "Plain"] | list["Plain"]


def plain_declaration(declaration: Declaration) -> dict[str, Plain]:
    """Return a declaration as plain mappings, lists and texts."""
    return _plain_record(declaration, record_of(Declaration))


def plain_record(value: object) -> dict[str, Plain]:
    """Return any of our dataclasses as plain mappings, lists and texts."""
    return _plain_record(value, record_of(type(value)))


def scalar_text(value: object, shape: Scalar) -> str:
    """Return the text of a value, as it is read back."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Identifier):
        return str(value) if len(shape.schemes) != 1 else value.value
    return str(value)


def period_text(period: Period) -> str | None:
    """Return the short form that reads back as the same period, where there is one."""
    if period.end is not None:
        is_short = period.ongoing is Answer.UNKNOWN
        return f"{period.start or '..'}/{period.end}" if is_short else None
    last = {Answer.YES: "ongoing", Answer.NO: "ended", Answer.UNKNOWN: ".."}[period.ongoing]
    return f"{period.start}/{last}" if period.start is not None else None


def _plain_record(value: object, shape: Record) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for field in shape.fields:
        held = getattr(value, field.attr)
        plain = _plain(held, field.shape)
        if plain is not None:
            found[field.key] = plain
    return found


def _plain(value: object, shape: Shape) -> Plain | None:
    if value is None or value == "" or value in ((), Several(), Section()):
        return None
    match shape:
        case Scalar():
            return _plain_scalar(value, shape)
        case Record():
            return _plain_short(value) or _plain_record(value, shape)
        case Many(item) if isinstance(value, tuple):
            return _plain_items(value, item)
        case Choice(item) if isinstance(value, Several):
            return _plain_choice(value, item)
        case Envelope(item) if isinstance(value, Section):
            return _plain_section(value, item)
    raise TypeError(f"{type(value).__name__} in a {type(shape).__name__}")


def _plain_scalar(value: object, shape: Scalar) -> Plain | None:
    if value in {Answer.UNKNOWN, Origin.TYPED}:  # what a blank field means
        return None
    if shape.kind is ScalarKind.INTEGER and isinstance(value, int):
        return value
    if isinstance(value, Answer):
        return Word(value.value)
    return scalar_text(value, shape)


def _plain_short(value: object) -> str | None:
    if isinstance(value, Money):
        return write_money(value)
    return period_text(value) if isinstance(value, Period) else None


def _plain_items(items: tuple[object, ...], shape: Shape) -> list[Plain]:
    plain = (_plain(item, shape) for item in items)
    return [one for one in plain if one is not None]


def _plain_choice(value: Several[object], item: Shape) -> Plain:
    if not value.items and value.answer is not Answer.YES:
        return Word(value.answer.value)
    items = _plain_items(value.items, item)
    if value.answer is Answer.YES and items:
        return items
    return {"answer": Word(value.answer.value), "items": items}


def _plain_section(value: Section[object], item: Record) -> Plain:
    if not value.unparsed and value.confirmed_on is None:
        return _plain_choice(Several(value.answer, value.items), item)
    found: dict[str, Plain] = {"answer": Word(value.answer.value)}
    if value.items:
        found["items"] = _plain_items(value.items, item)
    if value.unparsed:
        found["unparsed"] = _plain_items(value.unparsed, record_of(Unparsed))
    if value.confirmed_on is not None:
        found["confirmed_on"] = value.confirmed_on.isoformat()
    return found
