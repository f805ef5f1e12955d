"""What the risk matrix is evaluated on (`regulations.md` A.6): no nationality can enter here."""

from dataclasses import dataclass

from sekisho.core.answer import Answer
from sekisho.core.application import Tier
from sekisho.core.completeness import Missing
from sekisho.core.finding import Finding
from sekisho.core.items import Obligations
from sekisho.core.period import PartialDate, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredTie:
    """One declared item that may feed a factor.

    `ref` is its path (`foreign_programs[p1]`); `section` is the key in `Declaration`, and
    `attribute` the typed value that chooses the row of the pack (kind of funder, nature of the
    tie …), empty where the section alone decides. `is_listed` says whether its organisation is
    on a searched list: `unknown` while a possible hit is not settled. `country` is that of the
    sponsor (never of a person), `on_programme_list` whether the sponsor or programme stands on
    the §1286 lists (F.2, b2 and b3).
    """

    ref: str
    section: str
    attribute: str = ""
    period: Period | None = None
    is_listed: Answer = Answer.NO
    hit_ids: tuple[str, ...] = ()
    country: str | None = None
    has_benefits: Answer = Answer.UNKNOWN
    obligations: Obligations | None = None
    on_programme_list: Answer = Answer.UNKNOWN
    is_first_filed_abroad_with_public_funds: Answer = Answer.NO
    restricted_until: PartialDate | None = None
    is_restricted: bool = False


@dataclass(frozen=True, slots=True)
class AssetAccess:
    """An asset that a person can reach; `tier` None means that nobody gave it one."""

    asset_id: str
    tier: Tier | None
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class FunderRule:
    """A published rule of a funder or a law that prohibits a current relation outright.

    `factor` is the factor it speaks of; `on_award` says that it attaches to being on the award at
    all, whatever the person can reach (A.6, note 1).
    """

    rule_id: str
    factor: str
    on_award: bool


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """One roster member: findings with their dispositions, declared ties, gaps, access.

    `has_access` `no` means that no asset is reached; `unknown` that nobody said. `open_questions`
    are further gaps, `path:reason`, such as a hit on the person that nobody settled.
    """

    person_id: str
    findings: tuple[Finding, ...] = ()
    ties: tuple[DeclaredTie, ...] = ()
    missing: tuple[Missing, ...] = ()
    open_questions: tuple[str, ...] = ()
    has_access: Answer = Answer.UNKNOWN
    access: tuple[AssetAccess, ...] = ()


@dataclass(frozen=True, slots=True)
class RiskFacts:
    """A case, as far as the matrix looks at it.

    `lookback_years` None means that the call's scope does not say: the pack's default stands in
    and the outcome is not complete. `missing` are gaps of the application itself.
    """

    people: tuple[PersonFacts, ...]
    lookback_years: int | None
    funder_rules: tuple[FunderRule, ...] = ()
    missing: tuple[str, ...] = ()
