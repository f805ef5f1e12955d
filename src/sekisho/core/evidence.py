"""Evidence: where a claim stands, so that anybody can look it up again."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Strength(StrEnum):
    """How much a source can carry (`users.md`, "The dossier")."""

    OFFICIAL = "A"
    INSTITUTION = "B"
    REGISTRY_OR_PAPER = "C"
    PRESS = "D"
    INFERENCE = "E"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One quoted passage of one version of one source.

    `locator` says where in the source (`row 12`, `authorships[0]`), `sha256` names the exact
    bytes. `published_at` may be unknown; `retrieved_at` never is for a source in the library.
    """

    evidence_id: str
    source_id: str
    locator: str
    quote: str
    strength: Strength
    url: str | None = None
    sha256: str | None = None
    published_at: date | None = None
    retrieved_at: datetime | None = None
    record_id: str | None = None  # the record's own id, such as a work's DOI
    title: str | None = None
