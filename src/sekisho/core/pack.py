"""Packs: dated rules, parameters and texts, as data.

`policy.load` reads them from `packs/<id>/<version>/`; engines receive the value.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sekisho.core.text import Text

Scalar = str | int | bool | date
Row = Mapping[str, object]


class Verification(StrEnum):
    """How far a pack or a row is verified (`regulations.md` 0.1); printed wherever it speaks."""

    PRIMARY = "primary"  # [V] read in the law, order, circular or agency page itself
    SECONDARY = "secondary"  # [V2] read in a secondary text
    BACKGROUND = "background"  # [B] a configurable default
    DESIGN = "design"  # [D] Sekisho's own proposal
    MISSING = "missing"  # [?] not available, or contradictory


@dataclass(frozen=True, slots=True)
class Basis:
    """What a rule stands on: a law with its article, or a page with the date it was read."""

    citation: Text
    url: str | None
    read_on: date | None
    verification: Verification


@dataclass(frozen=True, slots=True)
class Pack:
    """One version of one pack.

    `parameters` and `tables` are what the pack's files hold; `texts` are messages in both
    languages by key. `sha256` is over every file of the folder, so that a run can pin it.
    """

    pack_id: str
    version: str
    title: Text
    authority: Text
    effective_from: date
    effective_to: date | None
    verification: Verification
    sha256: str
    parameters: Mapping[str, Scalar]
    tables: Mapping[str, tuple[Row, ...]]
    texts: Mapping[str, Text]
    bases: Mapping[str, Basis]

    def int(self, key: str) -> int:
        """Return an integer parameter."""
        value = self.parameters[key]
        if isinstance(value, bool) or not isinstance(value, int):
            message = f"{self.pack_id}: parameter {key} is not an integer: {value!r}"
            raise TypeError(message)
        return value

    def text(self, key: str) -> Text:
        """Return a message; KeyError names the pack and the key."""
        try:
            return self.texts[key]
        except KeyError:
            message = f"{self.pack_id} {self.version}: no text {key!r}"
            raise KeyError(message) from None
