"""Hits: a possible identity between a party and a listed entity, with its explanation."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sekisho.core.entity import Entity
from sekisho.core.name import Name


class Band(StrEnum):
    """How a hit is sorted; a name alone never makes a person `likely`."""

    LIKELY = "likely"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"  # a near miss: printed in the receipt, never a finding


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence for or against, with its weight in hundredths of a bit."""

    kind: str
    query: str
    entry: str
    weight: int


@dataclass(frozen=True, slots=True)
class Listing:
    """The entry that was hit, in the exact version of its list."""

    source_id: str
    entity: Entity
    sha256: str
    published_at: date | None
    retrieved_at: datetime
    url: str | None = None
    via: str | None = None  # "parent", "child": a relative of the listed entity was named


@dataclass(frozen=True, slots=True)
class Hit:
    """A party and a listed entity that may be one, with reasons.

    `weight` is the total evidence in hundredths of a bit.
    """

    hit_id: str
    party_id: str
    query: Name
    matched: Name
    band: Band
    weight: int
    reasons: tuple[Reason, ...]
    listing: Listing
