"""Plain JSON back to values of `core`: the inverse of `core.jsonable.to_json`.

A value that was changed on disk must not come back as a slightly different value, so everything
is checked against the type hints of the dataclass, and an unknown field is an error.
"""

import dataclasses
import types
import typing
from collections.abc import Callable, Hashable
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import TypeVar, cast

from sekisho.core.identifier import Identifier
from sekisho.core.period import PartialDate

T = TypeVar("T")
Decoder = Callable[[object], object]


def decode(kind: type[T], value: object) -> T:
    """Build a `kind` from plain JSON.

    Raises:
        ValueError: the JSON is not what `to_json` makes of a `kind`.
    """
    decoder = _decoder(cast("Hashable", kind))  # every class is; mypy sees only a type variable
    return cast("T", decoder(value))  # it was made from `kind`, and the cache hides that


@cache
def _decoder(kind: Hashable) -> Decoder:
    if kind in _SCALARS:
        return _SCALARS[kind]
    if isinstance(kind, types.UnionType):
        return _optional_decoder(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _dataclass_decoder(kind)
    if typing.get_origin(kind) is tuple and typing.get_args(kind)[1:] == (Ellipsis,):
        return _tuple_decoder(_decoder(typing.get_args(kind)[0]))
    message = f"no agreed JSON form for {kind}"
    raise TypeError(message)


def _plain_decoder(kind: type) -> Decoder:
    def read(value: object) -> object:
        if type(value) is not kind:
            message = f"must be {kind.__name__} (got {value!r})"
            raise ValueError(message)
        return value

    return read


def _of_text(parse: Callable[[str], object]) -> Decoder:
    def read(value: object) -> object:
        if not isinstance(value, str):
            message = f"must be text (got {value!r})"
            raise ValueError(message)  # noqa: TRY004 - one error for every wrong value
        return parse(value)

    return read


def _read_identifier(text: str) -> Identifier:
    scheme, colon, value = text.partition(":")
    if not colon:
        message = f"must be scheme:value (got {text!r})"
        raise ValueError(message)
    return Identifier(scheme, value)


def _optional_decoder(kind: types.UnionType) -> Decoder:
    kinds = [arg for arg in typing.get_args(kind) if arg is not type(None)]
    if len(kinds) != 1 or len(kinds) == len(typing.get_args(kind)):
        message = f"no agreed JSON form for {kind}"
        raise TypeError(message)
    inner = _decoder(kinds[0])
    return lambda value: None if value is None else inner(value)


def _tuple_decoder(inner: Decoder) -> Decoder:
    def read(value: object) -> object:
        if not isinstance(value, list):
            message = f"must be a list (got {value!r})"
            raise ValueError(message)  # noqa: TRY004 - one error for every wrong value
        return tuple([inner(item) for item in value])

    return read


def _dataclass_decoder(kind: type) -> Decoder:
    hints = typing.get_type_hints(kind)
    fields = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(kind)}

    def read(value: object) -> object:
        if not isinstance(value, dict) or value.keys() != fields.keys():
            message = f"must have exactly the fields of {kind.__name__} (got {value!r:.200})"
            raise ValueError(message)
        return kind(**{name: read_field(value[name]) for name, read_field in fields.items()})

    return read


_SCALARS: dict[Hashable, Decoder] = {
    str: _plain_decoder(str),
    int: _plain_decoder(int),
    bool: _plain_decoder(bool),
    date: _of_text(date.fromisoformat),
    datetime: _of_text(datetime.fromisoformat),
    PartialDate: _of_text(PartialDate.parse),
    Identifier: _of_text(_read_identifier),
}
