"""Markings: Traffic Light Protocol 2.0 (FIRST), purpose and retention."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Tlp(StrEnum):
    """TLP 2.0 labels, from open to closed."""

    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"


@dataclass(frozen=True, slots=True)
class Marking:
    """How a document may be handled."""

    tlp: Tlp = Tlp.AMBER_STRICT
    purpose: str = "institution_dd"
    retention_until: date | None = None
