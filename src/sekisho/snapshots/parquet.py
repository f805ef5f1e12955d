"""Rows into Parquet and out again, by DuckDB: no Arrow, no pandas, no extension from a network."""

import errno
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from sekisho.core.errors import LibraryError, Place, Problem
from sekisho.core.text import Text
from sekisho.snapshots.files import sync_file

Columns = Mapping[str, str]

ENTITY_COLUMNS: Columns = {
    "ordinal": "INTEGER",
    "entity_id": "VARCHAR",
    "seq": "INTEGER",
    "prop": "VARCHAR",
    "value": "VARCHAR",
    "attrs": "VARCHAR",
    "locator": "VARCHAR",
}
RECORD_COLUMNS: Columns = {
    "ordinal": "INTEGER",
    "record_type": "VARCHAR",
    "record_id": "VARCHAR",
    "keys": "VARCHAR[]",
    "json": "VARCHAR",
}

_BATCH = 10_000
_LONGEST_LINE = 16 << 20
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "memory_limit": "512MB",
    "preserve_insertion_order": True,
    "temp_directory": "",
    "threads": 2,
}


@contextmanager
def open_database() -> Iterator[duckdb.DuckDBPyConnection]:
    """Open an empty database in memory that reaches neither a network nor the home folder."""
    connection = duckdb.connect(":memory:", config=_SETTINGS)
    try:
        yield connection
    finally:
        connection.close()


def native_path(path: Path) -> str:
    """Return a path as DuckDB takes it: the bytes of its name, read as UTF-8.

    Python's own text of it differs where Python runs in another encoding (`PYTHONUTF8=0`).

    Raises:
        LibraryError: the name is not UTF-8; DuckDB cannot open it.
    """
    try:
        return os.fsencode(path).decode("utf-8")
    except UnicodeError as error:
        raise LibraryError(_not_utf8(path)) from error


def write_parquet(path: Path, columns: Columns, rows: Iterable[Sequence[object]]) -> None:
    """Write rows to a new Parquet file, count them again from there, and flush it to disk.

    The rows go by way of a file of JSON lines next to it: DuckDB reads that many times faster
    than rows are handed over one by one.

    Raises:
        OSError: the disk is full, or the file cannot be written.
    """
    lines = path.with_name(path.name + ".ndjson")
    given, longest = _write_lines(lines, tuple(columns), rows)
    types = ", ".join(f"{name}: '{kind}'" for name, kind in columns.items())
    with open_database() as database, _as_os_error(path):
        database.execute(
            f"COPY (SELECT * FROM read_json({_quote(lines)}, format = 'newline_delimited', "  # noqa: S608
            f"columns = {{{types}}}, maximum_object_size = {max(longest, _LONGEST_LINE)})) "
            f"TO {_quote(path)} (FORMAT parquet, COMPRESSION zstd)"
        )
    lines.unlink()
    written = count_rows(path)
    if written != given:
        raise OSError(errno.EIO, f"{given} rows given, {written} written", str(path))
    sync_file(path)


def count_rows(path: Path, *, distinct: str | None = None) -> int:
    """Return how many rows a file holds, or how many distinct values of a column.

    Raises:
        OSError: the file cannot be read as Parquet.
    """
    name = native_path(path)
    what = "*" if distinct is None else f"DISTINCT {distinct}"
    with open_database() as database, _as_os_error(path):
        found = database.execute(f"SELECT count({what}) FROM read_parquet(?)", [name])  # noqa: S608
        row = found.fetchone()
    return int(row[0]) if row else 0


def count_by(path: Path, column: str) -> dict[str, int]:
    """Return how many rows a file holds of each value of a column.

    Raises:
        OSError: the file cannot be read as Parquet.
    """
    name = native_path(path)
    query = f"SELECT {column}, count(*) FROM read_parquet(?) GROUP BY ALL"  # noqa: S608
    with open_database() as database, _as_os_error(path):
        found = database.execute(query, [name]).fetchall()
    return {str(value): int(count) for value, count in found}


def _write_lines(
    path: Path, names: Sequence[str], rows: Iterable[Sequence[object]]
) -> tuple[int, int]:
    """Write rows as JSON lines; return how many, and the length of the longest in bytes."""
    count = longest = 0
    with path.open("xb") as stream:
        for row in rows:
            values = dict(zip(names, row, strict=True))
            line = json.dumps(values, ensure_ascii=False).encode()
            count, longest = count + 1, max(longest, len(line))
            stream.write(line + b"\n")
    return count, longest


def read_parquet(
    path: Path, columns: Columns, *, with_any_key: Sequence[str] | None = None
) -> Iterator[tuple[object, ...]]:
    """Yield the rows of a file in the order they were written.

    Args:
        path: the file.
        columns: the names of its columns, in the order wanted.
        with_any_key: only rows whose `keys` hold one of these; DuckDB does the search.

    Raises:
        OSError: the file cannot be read as Parquet.
    """
    where = ""
    values: list[object] = [native_path(path)]
    if with_any_key is not None:
        where = "WHERE list_has_any(keys, ?::VARCHAR[])"
        values.append(list(with_any_key))
    query = f"SELECT {', '.join(columns)} FROM read_parquet(?) {where}"  # noqa: S608
    with open_database() as database, _as_os_error(path):
        found = database.execute(query, values)
        while batch := found.fetchmany(_BATCH):
            yield from batch


def _quote(path: Path) -> str:
    text = native_path(path).replace("'", "''")
    return f"'{text}'"


def _not_utf8(path: Path) -> Problem:
    return Problem(
        "library.path_encoding",
        Text(
            "このパスの文字を扱えません。ライブラリのファイルは調べていません。",
            "The characters of this path cannot be handled; no file of the library was looked at.",
        ),
        Place(file=ascii(str(path))[1:-1]),
        expected=Text("UTF-8 のパス", "a path in UTF-8"),
        action=Text(
            "環境変数 PYTHONUTF8=1 を設定するか、ライブラリを英数字だけのパスに置いてください。",
            "Set PYTHONUTF8=1, or keep the library under a path of ASCII characters.",
        ),
    )


@contextmanager
def _as_os_error(path: Path) -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        text = str(error)
        number = errno.EIO
        if "No space left" in text:
            number = errno.ENOSPC
        elif "File too large" in text or "not enough space" in text.lower():
            number = errno.EFBIG
        raise OSError(number, text.splitlines()[0], str(path)) from error
