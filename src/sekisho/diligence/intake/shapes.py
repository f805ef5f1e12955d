"""The shape of a declared value, found once from its dataclass.

Reading, schemas, templates, workbooks and completeness all walk these shapes; the dataclasses
with their field metadata stay the only definition.
"""

import dataclasses
import types
import typing
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from sekisho.core.answer import Answer, answer_of
from sekisho.core.declared import Money, Section, Several
from sekisho.core.fields import FieldSpec, optional, required, required_if, spec_of
from sekisho.core.identifier import Identifier
from sekisho.core.kinds import OneOf, RefTo, Schemes, TextKind
from sekisho.core.period import PartialDate, Period


class ScalarKind(StrEnum):
    """What one cell holds."""

    TEXT = "text"
    INTEGER = "integer"
    ANSWER = "answer"
    DATE = "date"
    PARTIAL_DATE = "partial_date"
    ENUM = "enum"
    IDENTIFIER = "identifier"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value that fills one cell, with what narrows it."""

    kind: ScalarKind
    enum: type[StrEnum] | None = None
    text_kind: TextKind | None = None
    refs: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field: `key` as people write it, `attr` in the dataclass.

    `is_key` marks a field without which the record cannot stand, such as `item_id`.
    """

    key: str
    attr: str
    shape: "Shape"
    spec: FieldSpec | None
    is_key: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A dataclass with its fields in order."""

    cls: type
    fields: tuple[FieldShape, ...]

    def find(self, key: str) -> FieldShape | None:
        """Return the field of that key, if there is one."""
        return next((one for one in self.fields if key == one.key or key in one.aliases), None)


@dataclass(frozen=True, slots=True)
class Many:
    """A list without an answer of its own."""

    item: "Shape"


@dataclass(frozen=True, slots=True)
class Choice:
    """A list, or an explicit 該当なし (`Several`)."""

    item: "Shape"


@dataclass(frozen=True, slots=True)
class Envelope:
    """A section of the declaration."""

    item: Record


Shape = Scalar | Record | Many | Choice | Envelope


def _has_no_end(period: object, on: date) -> Answer:
    del on
    return answer_of(value=getattr(period, "end", None) is None)


_ONGOING = required_if("継続中", "ongoing", _has_no_end, "終わりが空欄の場合", "without an end")
_PERIOD_KEYS = {
    "start": ("from", required("開始", "from"), ("start",)),
    "end": ("to", optional("終了", "to"), ("end",)),
    "ongoing": ("ongoing", _ONGOING, ()),
}
_ALIASES = {"start": ("from",), "end": ("to",)}
_PLAIN: dict[type, ScalarKind] = {
    str: ScalarKind.TEXT,
    int: ScalarKind.INTEGER,
    Answer: ScalarKind.ANSWER,
    date: ScalarKind.DATE,
    PartialDate: ScalarKind.PARTIAL_DATE,
    Identifier: ScalarKind.IDENTIFIER,
}


def record_of(cls: type) -> Record:
    """Return the shape of a dataclass, made once.

    Raises:
        TypeError: for a field whose type no form of ours can hold; a fault of the definition.
    """
    return _make_record(cls)


@cache
def _make_record(cls: "typing.Hashable") -> Record:
    if not isinstance(cls, type):
        raise TypeError(f"no dataclass: {cls!r}")
    # Any: what a type hint may be has no type of its own.
    hints: dict[str, typing.Any] = typing.get_type_hints(cls, include_extras=True)
    found = (_field_of(cls, one, _shape_of(hints[one.name])) for one in dataclasses.fields(cls))
    return Record(cls, tuple(found))


def _field_of(cls: type, one: "dataclasses.Field[object]", shape: Shape) -> FieldShape:
    if cls is Period:
        key, metadata, aliases = _PERIOD_KEYS[one.name]
        return FieldShape(key, one.name, shape, metadata["spec"], aliases=aliases)
    is_key = one.default is dataclasses.MISSING and isinstance(shape, Scalar)
    return FieldShape(
        one.name, one.name, shape, spec_of(one), is_key=is_key, aliases=_ALIASES.get(one.name, ())
    )


def _shape_of(hint: typing.Any) -> Shape:  # noqa: ANN401 -- what a type hint may be has no type
    """Return the shape behind a type hint; `X | None` is the shape of X."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is types.UnionType or origin is typing.Union:
        (inner,) = (one for one in arguments if one is not types.NoneType)
        return _shape_of(inner)
    if origin is typing.Annotated:
        return _narrow(_shape_of(arguments[0]), arguments[1:])
    if origin is tuple:
        return Many(_shape_of(arguments[0]))
    if origin is Several:
        return Choice(_shape_of(arguments[0]))
    if origin is Section:
        return Envelope(record_of(arguments[0]))
    return _shape_of_class(hint)


def _shape_of_class(cls: type) -> Shape:
    if cls in _PLAIN:
        return Scalar(_PLAIN[cls])
    if issubclass(cls, StrEnum):
        return Scalar(ScalarKind.ENUM, enum=cls)
    if dataclasses.is_dataclass(cls):
        return record_of(cls)
    raise TypeError(f"no form of ours can hold a {cls.__name__}")


def _narrow(shape: Shape, marks: tuple[object, ...]) -> Shape:
    if not isinstance(shape, Scalar):
        raise TypeError("only plain values can be narrowed")
    for mark in marks:
        match mark:
            case TextKind():
                shape = dataclasses.replace(shape, text_kind=mark)
            case RefTo(sections):
                shape = dataclasses.replace(shape, refs=sections)
            case OneOf(values):
                shape = dataclasses.replace(shape, values=values)
            case Schemes(names):
                shape = dataclasses.replace(shape, schemes=names)
            case _:
                raise TypeError(f"an unknown mark: {mark!r}")
    return shape


def is_blank_record(value: object) -> bool:
    """Tell whether a record holds nothing; `Money()` is not blank, it says 不明."""
    if not dataclasses.is_dataclass(value) or isinstance(value, type | Money):
        return False
    return all(_is_default(value, one) for one in dataclasses.fields(value))


def _is_default(value: object, one: "dataclasses.Field[object]") -> bool:
    return one.default is not dataclasses.MISSING and getattr(value, one.name) == one.default
