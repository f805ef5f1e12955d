"""What a run was checked against: pinned snapshots, and the dates that chose them."""

from dataclasses import dataclass
from datetime import date, datetime

from sekisho.core.text import Text


@dataclass(frozen=True, slots=True)
class Pin:
    """One snapshot in a reference set.

    `sha256` names the exact bytes (of several files: the hash of their list of hashes).
    `dated_by_retrieval` says that the publication date is unknown and that the retrieval date
    stood in for it. `missing_parts` names files that the source publishes and nobody gave.
    """

    source_id: str
    sha256: str
    parser_version: str
    title: Text
    publisher: Text
    list_id: str | None
    kind: str  # list, registry, research
    published_at: date | None
    retrieved_at: datetime
    dated_by_retrieval: bool
    entities: int
    url: str | None = None
    licence: str | None = None
    verified_on_real_file: bool = False
    missing_parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferenceSet:
    """Pinned snapshots, sorted by source id.

    `reference_id` is the SHA-256 over pins, parser and name-table versions. `absent` names the
    sources of which no snapshot was published or known by then: not searched, and said so.
    """

    reference_id: str
    as_of: date
    known_at: datetime
    name_table_version: str
    pins: tuple[Pin, ...]
    absent: tuple[str, ...] = ()
