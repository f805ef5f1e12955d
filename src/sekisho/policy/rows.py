"""Rows of a pack's table as typed values; anything else in them is an error of the pack."""

import dataclasses
from collections.abc import Mapping
from enum import Enum
from types import UnionType
from typing import TypeVar, Union, get_args, get_origin, get_type_hints

from sekisho.core.errors import PackError, Place, Problem
from sekisho.core.pack import Pack, Row
from sekisho.core.text import Text
from sekisho.policy._problems import pack_problem

T = TypeVar("T")
_ALWAYS = frozenset({"basis", "verification"})


def read_rows(pack: Pack, table: str, row_type: type[T]) -> tuple[T, ...]:
    """Read a table into frozen dataclasses of `row_type`, in the order of the file.

    A field is `str`, `int`, `bool`, an enumeration, one of these or None, or a tuple of `str`.
    `basis` and `verification` may stand in any row and are read only where `row_type` has them.

    Raises:
        PackError: no such table, or a row with an unknown, missing or wrong field.
    """
    file = f"{pack.pack_id}/{pack.version}/{table}.toml"
    if table not in pack.tables:
        raise PackError(pack_problem("no_table", "表がない", "the table is missing", Place(file)))
    hints = get_type_hints(row_type)
    problems: list[Problem] = []
    found: list[T] = []
    for number, row in enumerate(pack.tables[table]):
        values = _values(row, row_type, hints, Place(file, path=f"row[{number}]"), problems)
        if not problems:
            found.append(row_type(**values))
    if problems:
        raise PackError(*problems)
    return tuple(found)


def _values(
    row: Row, row_type: type, hints: Mapping[str, object], place: Place, problems: list[Problem]
) -> dict[str, object]:
    wanted = {field.name: field for field in dataclasses.fields(row_type)}
    values: dict[str, object] = {}
    for key in sorted(set(row) - set(wanted) - _ALWAYS):
        expected = Text("、".join(wanted), ", ".join(wanted))
        where = dataclasses.replace(place, path=f"{place.path}.{key}")
        problems.append(
            pack_problem(
                "unknown_field", "知らない項目", "an unknown field", where, expected=expected
            )
        )
    for name, spec in wanted.items():
        if name not in row:
            if spec.default is dataclasses.MISSING:
                where = dataclasses.replace(place, path=f"{place.path}.{name}")
                problems.append(
                    pack_problem("missing_field", "項目がない", "a field is missing", where)
                )
            continue
        try:
            values[name] = _value(row[name], hints[name])
        except (TypeError, ValueError) as error:
            where = dataclasses.replace(place, path=f"{place.path}.{name}")
            problems.append(
                pack_problem("value", "値が合わない", "not a valid value", where, got=str(error))
            )
    return values


def _value(value: object, hint: object) -> object:
    if get_origin(hint) in {Union, UnionType}:
        return _value(value, next(one for one in get_args(hint) if one is not type(None)))
    if get_origin(hint) is tuple:
        if not isinstance(value, tuple):
            raise TypeError(f"not a list: {value!r}")
        return tuple(_value(one, get_args(hint)[0]) for one in value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    if not isinstance(hint, type) or type(value) is not hint:
        raise TypeError(f"not {getattr(hint, '__name__', hint)}: {value!r}")
    return value
