"""What goes into Parquet comes back equal, whatever the published texts hold."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sekisho.core.decoding import decode
from sekisho.core.entity import Entity
from sekisho.core.record import Record
from sekisho.snapshots.entity_rows import StatementRow, entities_of, rows_of
from sekisho.snapshots.parquet import (
    ENTITY_COLUMNS,
    RECORD_COLUMNS,
    count_rows,
    read_parquet,
    write_parquet,
)
from sekisho.snapshots.record_rows import RecordRow, record_keys, record_row, records_of
from sekisho.snapshots.values import Retrieval
from tests.snapshots.values import entities, records


@settings(max_examples=60)
@given(st.lists(entities, max_size=4))
def test_entities_come_back_equal_through_parquet(given_entities: list[Entity]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "entities.parquet"
        write_parquet(
            path,
            ENTITY_COLUMNS,
            (row for n, entity in enumerate(given_entities) for row in rows_of(n, entity)),
        )
        rows = [StatementRow(*row) for row in read_parquet(path, ENTITY_COLUMNS)]  # type: ignore[arg-type]

    assert given_entities == list(entities_of(rows))


@settings(max_examples=60)
@given(st.lists(records, max_size=4))
def test_records_come_back_equal_through_parquet_and_are_found_by_key(
    given_records: list[Record],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.parquet"
        rows = [record_row(n, record) for n, record in enumerate(given_records)]
        write_parquet(path, RECORD_COLUMNS, rows)

        assert rows == [RecordRow(*row) for row in read_parquet(path, RECORD_COLUMNS)]  # type: ignore[arg-type]
        assert given_records == list(records_of(rows))
        keys = sorted({key for row in rows for key in row.keys})
        for key in keys[:3]:
            found = list(read_parquet(path, RECORD_COLUMNS, with_any_key=[key]))
            assert [row for row in rows if key in row.keys] == [RecordRow(*row) for row in found]  # type: ignore[arg-type]


@given(records)
def test_keys_are_those_of_the_people_a_record_speaks_of(record: Record) -> None:
    assert len(record_row(0, record).keys) <= len(set(record_keys(record)))


def test_file_in_a_folder_with_wildcards_and_quotes_is_written_and_read(tmp_path: Path) -> None:
    folder = tmp_path / "it's [a] 'folder' 関所"
    folder.mkdir()
    path = folder / "records.parquet"
    row = RecordRow(0, "work", "openalex:W1", ["openalex:A1"], "{}")

    write_parquet(path, RECORD_COLUMNS, [row])

    assert [row] == list(read_parquet(path, RECORD_COLUMNS))
    assert [path] == list(folder.iterdir())
    assert count_rows(path) == count_rows(path, distinct="ordinal") == 1


def test_row_longer_than_duckdbs_limit_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "records.parquet"
    row = RecordRow(0, "work", "openalex:W1", [], "x" * (17 << 20))

    write_parquet(path, RECORD_COLUMNS, [row])

    assert [row] == list(read_parquet(path, RECORD_COLUMNS))


def test_file_that_is_no_parquet_is_an_os_error(tmp_path: Path) -> None:
    path = tmp_path / "records.parquet"
    path.write_bytes(b"PAR1 no")

    with pytest.raises(OSError, match="parquet"):
        list(read_parquet(path, RECORD_COLUMNS))


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"source_id": 1},
        [],
        None,
        "text",
    ],
)
def test_json_of_something_else_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="exactly the fields"):
        decode(Retrieval, value)


def test_type_without_an_agreed_form_is_refused() -> None:
    with pytest.raises(TypeError, match="no agreed JSON form"):
        decode(set, [])
