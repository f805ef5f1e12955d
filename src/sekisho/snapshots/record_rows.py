"""Research records as rows: their type, their id, the keys they are found by, and their JSON."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sekisho.core.decoding import decode
from sekisho.core.identifier import Identifier
from sekisho.core.jsonable import to_json
from sekisho.core.record import AuthorRecord, Record, ResearcherRecord, Work
from sekisho.snapshots.entity_rows import to_storable

_KINDS: dict[str, type[Work] | type[AuthorRecord] | type[ResearcherRecord]] = {
    "work": Work,
    "author": AuthorRecord,
    "researcher": ResearcherRecord,
}


class RecordRow(NamedTuple):
    """One record. `keys` are the author ids and ORCID iDs that it speaks of, as `scheme:value`."""

    ordinal: int
    record_type: str
    record_id: str
    keys: list[str]
    json: str


def record_row(ordinal: int, record: Record) -> RecordRow:
    """Return the row of one record."""
    kind = next(name for name, kind in _KINDS.items() if isinstance(record, kind))
    keys = sorted({to_storable(str(key)) for key in record_keys(record)})
    text = json.dumps(to_json(record), separators=(",", ":"))
    return RecordRow(ordinal, kind, to_storable(str(_record_id(record))), keys, text)


def records_of(rows: Iterable[RecordRow]) -> Iterator[Record]:
    """Yield the records that the rows were made of.

    Raises:
        ValueError, KeyError: a row is none that `record_row` makes.
    """
    for row in rows:
        kind: type[Record] = _KINDS[row[1]]
        yield decode(kind, json.loads(row[4]))


def record_keys(record: Record) -> tuple[Identifier, ...]:
    """Return the author ids and ORCID iDs that a record speaks of."""
    if isinstance(record, Work):
        found = [key for line in record.authorships for key in (line.author_id, line.orcid)]
    elif isinstance(record, AuthorRecord):
        found = [record.author_id, record.orcid]
    else:
        found = [record.orcid]
    return tuple(key for key in found if key is not None)


def _record_id(record: Record) -> Identifier:
    if isinstance(record, Work):
        return record.work_id
    return record.author_id if isinstance(record, AuthorRecord) else record.orcid
