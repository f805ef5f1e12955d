"""A record together with the version of the source it stands in."""

from dataclasses import dataclass
from datetime import date, datetime

from sekisho.core.evidence import Strength
from sekisho.core.record import Record


@dataclass(frozen=True, slots=True)
class SourcedRecord:
    """One record of a research source, with what evidence of it must say.

    `sha256` names the exact bytes the record was parsed from; `url` is where those bytes were
    fetched, used where the record itself has no address.
    """

    source_id: str
    sha256: str
    published_at: date | None
    retrieved_at: datetime
    url: str | None
    strength: Strength
    record: Record
