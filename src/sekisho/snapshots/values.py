"""What the snapshot store writes down: retrievals, and what was parsed from them."""

from dataclasses import dataclass
from datetime import date, datetime

from sekisho.core.errors import Problem

STATEMENTS_FORMAT = 1
"""The layout of the Parquet files; a reader refuses one that it does not know."""


@dataclass(frozen=True, slots=True)
class RawFile:
    """One file as it was given: the part it is, its name, hash and size in bytes."""

    part: str
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Retrieval:
    """One line of `retrievals.jsonl`: these bytes were retrieved then, from there.

    The line makes the snapshot visible. `published_given` is the date of publication that the
    user gave, `published_stated` the one that the file itself states; `missing_parts` names what
    the source publishes and nobody gave.
    """

    source_id: str
    sha256: str
    parser_version: str
    retrieved_at: datetime
    published_given: date | None
    published_stated: date | None
    url: str | None
    licence: str | None
    files: tuple[RawFile, ...]
    missing_parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statements:
    """What one parser version made of a snapshot: counts, warnings and the files' hashes.

    `rows_seen` counts the rows or nodes of the published file that hold an entry.
    """

    layout: int
    source_id: str
    sha256: str
    parser_version: str
    entities: int
    records: int
    rows_seen: int
    published_stated: date | None
    warnings: tuple[Problem, ...]
    entities_sha256: str
    records_sha256: str
