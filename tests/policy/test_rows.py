"""Rows as typed values: the engine and its pack agree, or the pack is in error."""

from dataclasses import dataclass, replace

import pytest

from sekisho.core.errors import PackError
from sekisho.core.finding import Severity
from sekisho.core.pack import Pack
from sekisho.policy import load_pack_version, read_rows


@dataclass(frozen=True, slots=True)
class Sample:
    """A row of every kind of field."""

    id: str
    severity: Severity
    keys: tuple[str, ...] = ()
    count: int = 0
    is_on: bool = False
    note: str | None = None


def pack_with(*rows: dict[str, object]) -> Pack:
    pack = load_pack_version("consistency-default", "1")
    return replace(pack, tables={"sample": rows})


def test_read_rows_gives_typed_values_in_order() -> None:
    pack = pack_with(
        {"id": "b", "severity": "high", "keys": ("x", "y"), "basis": "rules"},
        {"id": "a", "severity": "low", "count": 2, "is_on": True, "note": "n", "basis": "rules"},
    )

    assert read_rows(pack, "sample", Sample) == (
        Sample("b", Severity.HIGH, ("x", "y")),
        Sample("a", Severity.LOW, (), 2, is_on=True, note="n"),
    )


@pytest.mark.parametrize(
    ("row", "code", "path"),
    [
        ({"id": "a", "severity": "low", "colour": 1}, "pack.unknown_field", "row[0].colour"),
        ({"id": "a"}, "pack.missing_field", "row[0].severity"),
        ({"id": "a", "severity": "terrible"}, "pack.value", "row[0].severity"),
        ({"id": 1, "severity": "low"}, "pack.value", "row[0].id"),
        ({"id": "a", "severity": "low", "count": True}, "pack.value", "row[0].count"),
        ({"id": "a", "severity": "low", "keys": "x"}, "pack.value", "row[0].keys"),
    ],
)
def test_read_rows_refuses_what_does_not_fit(row: dict[str, object], code: str, path: str) -> None:
    with pytest.raises(PackError) as error:
        read_rows(pack_with(row), "sample", Sample)

    assert [(one.code, one.place.path) for one in error.value.problems] == [(code, path)]


def test_read_rows_refuses_a_missing_table() -> None:
    with pytest.raises(PackError, match="table is missing"):
        read_rows(pack_with(), "other", Sample)
