"""The tables of a risk pack, as typed rows."""

from dataclasses import dataclass
from enum import StrEnum

from sekisho.core.answer import Answer
from sekisho.core.application import Tier
from sekisho.core.pack import Pack
from sekisho.core.risk import Exposure, Level, Timing
from sekisho.policy.rows import read_rows


class Requires(StrEnum):
    """What must hold of a declared item for its row to apply."""

    ALWAYS = "always"
    LISTED = "listed"
    MALIGN = "malign"
    UNLESS_MALIGN = "unless_malign"
    FILED_ABROAD = "filed_abroad"


class Effect(StrEnum):
    """What a finding does to the matrix."""

    FACTOR = "factor"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class FactorRow:
    """A row of A.6: one level a timing. `sections` are where its absence is read."""

    id: str
    title_ja: str
    title_en: str
    current: Level
    past_within: Level
    past_before: Level
    sections: tuple[str, ...]

    def at(self, timing: Timing) -> Level:
        """Return the cell."""
        cells = (self.current, self.past_within, self.past_before)
        return dict(zip(Timing, cells, strict=True))[timing]


@dataclass(frozen=True, slots=True)
class DeclaredRow:
    """Which declared item feeds which factor. Attribute `*` is any; no factor asks a person."""

    id: str
    section: str
    attribute: str
    requires: Requires
    answer: Answer
    factor: str | None = None


@dataclass(frozen=True, slots=True)
class FindingRow:
    """Which finding feeds which factor."""

    id: str
    rule: str
    variant: str
    effect: Effect
    answer: Answer = Answer.YES
    factor: str | None = None


@dataclass(frozen=True, slots=True)
class ProhibitionRow:
    """What prohibits outright: a running restriction, or a published rule of the funder."""

    id: str
    factor: str
    ground: str
    on_award: bool


@dataclass(frozen=True, slots=True)
class ExposureRow:
    """What reaching an asset of a tier exposes; None is not computed here."""

    id: str
    tier: Tier
    exposure: Exposure | None = None


@dataclass(frozen=True, slots=True)
class LookupRow:
    """A cell of `lookup[inherent][exposure]`; `note` is the key of a text."""

    id: str
    inherent: str  # a Level, or INSUFFICIENT_INFO
    exposure: Exposure
    action: str  # a Level, HOLD or ASK
    note: str


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """Measures to consider for a factor, from an action of `level` upwards."""

    id: str
    factor: str
    level: Level
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConcernRow:
    """A country of criterion b1 of F.2, where a programme's sponsor is based."""

    id: str
    country: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Every table of a risk pack."""

    factors: tuple[FactorRow, ...]
    declared: tuple[DeclaredRow, ...]
    findings: tuple[FindingRow, ...]
    prohibitions: tuple[ProhibitionRow, ...]
    exposures: tuple[ExposureRow, ...]
    lookup: tuple[LookupRow, ...]
    suggestions: tuple[SuggestionRow, ...]
    concern: tuple[ConcernRow, ...]

    def factor(self, factor_id: str) -> FactorRow:
        """Return the row of a factor."""
        return next(row for row in self.factors if row.id == factor_id)


def read_matrix(pack: Pack) -> Matrix:
    """Read the tables of a risk pack.

    Raises:
        PackError: a table or a field is missing or wrong.
    """
    return Matrix(
        factors=read_rows(pack, "factors", FactorRow),
        declared=read_rows(pack, "declared", DeclaredRow),
        findings=read_rows(pack, "findings", FindingRow),
        prohibitions=read_rows(pack, "prohibitions", ProhibitionRow),
        exposures=read_rows(pack, "exposures", ExposureRow),
        lookup=read_rows(pack, "lookup", LookupRow),
        suggestions=read_rows(pack, "suggestions", SuggestionRow),
        concern=read_rows(pack, "concern", ConcernRow),
    )
