"""What every rule works on: one person's declaration and profile, a pack, a day."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sekisho.consistency.listed import ListedOrgs
from sekisho.consistency.orgs import OrgMatcher, OrgView, org_key
from sekisho.core.declaration import Declaration
from sekisho.core.evidence import Evidence, Strength
from sekisho.core.finding import Severity
from sekisho.core.hit import Band, Hit
from sekisho.core.pack import Pack
from sekisho.core.profile import Profile
from sekisho.core.statement import ObservedOrg, Statement, StatementKind


@dataclass(frozen=True, slots=True)
class SeverityRow:
    """A row of `severity.toml`: how much a variant of a rule matters by default."""

    rule: str
    variant: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class ExplanationRow:
    """A row of `explanations.toml`: innocent explanations to weigh first."""

    rule: str
    variant: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One person, compared on one day under one pack."""

    declaration: Declaration
    profile: Profile
    listed: ListedOrgs
    matcher: OrgMatcher
    pack: Pack
    severities: tuple[SeverityRow, ...]
    explanations: tuple[ExplanationRow, ...]
    as_of: date
    since: date

    def statements(self, kind: StatementKind) -> tuple[Statement, ...]:
        """Return the dated statements of a kind inside the look-back window, the oldest first."""
        found = (
            one
            for one in self.profile.statements
            if one.kind is kind and one.org is not None and _is_dated(one)
            and one.period.latest >= self.since
        )  # fmt: skip
        return tuple(sorted(found, key=_by_date))

    def is_large(self, statement: Statement) -> bool:
        """Tell whether the work has so many authors that a line on it says little."""
        return (statement.authors or 0) > self.pack.int("large_collaboration_authors")


def _by_date(statement: Statement) -> tuple[date, str]:
    return (statement.period.earliest, statement.statement_id)


def _is_dated(statement: Statement) -> bool:
    return statement.period.start is not None or statement.period.end is not None


@dataclass(frozen=True, slots=True)
class OrgGroup:
    """One organisation with everything that sources say of it and the person."""

    key: str
    org: ObservedOrg
    view: OrgView
    statements: tuple[Statement, ...]
    hits: tuple[Hit, ...]

    @property
    def is_resolved(self) -> bool:
        """Whether a source tied the printed string to an organisation."""
        return bool(self.view.identifiers or self.view.names)

    def listed_as(self, *, unlisted: str, likely: str, possible: str) -> str:
        """Choose a variant by the best hit."""
        if not self.hits:
            return unlisted
        return likely if any(hit.band is Band.LIKELY for hit in self.hits) else possible


def group_by_org(
    case: Case,
    statements: Sequence[Statement],
    *,
    also: Callable[["OrgGroup", "OrgGroup"], bool] | None = None,
) -> tuple[OrgGroup, ...]:
    """Gather statements by organisation, in the order of keys; an identifier beats a name.

    `also` names another reason to take two groups for one.
    """
    by_key: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.org is not None:
            by_key.setdefault(org_key(statement.org), []).append(statement)
    groups: list[OrgGroup] = []
    for key in sorted(by_key, key=lambda one: (one.startswith("name:"), one)):
        group = _group(case, key, by_key[key])
        for at, known in enumerate(groups):
            if case.matcher.is_same(known.view, group.view) or (also and also(known, group)):
                groups[at] = _group(case, known.key, [*known.statements, *group.statements])
                break
        else:
            groups.append(group)
    return tuple(sorted(groups, key=lambda one: one.key))


def _group(case: Case, key: str, statements: Sequence[Statement]) -> OrgGroup:
    orgs = [one.org for one in statements if one.org is not None]
    keys = sorted({org_key(org) for org in orgs})
    hits = {hit.hit_id: hit for one in keys for hit in case.listed.of(one)}
    best = min(orgs, key=lambda org: (org_key(org) != key, org.name == org.raw, org.name))
    return OrgGroup(
        key=key,
        org=best,
        view=OrgView.of_observed(orgs),
        statements=tuple(sorted(statements, key=_by_date)),
        hits=tuple(hits[hit_id] for hit_id in sorted(hits)),
    )


def is_inferred(statement: Statement) -> bool:
    """Tell whether the statement is an index's inference: it goes with others, never alone."""
    return statement.evidence.strength is Strength.INFERENCE


def count_works(statements: Iterable[Statement]) -> int:
    """Count distinct works."""
    return len({one.work_id for one in statements if one.work_id is not None})


def count_own_records(statements: Iterable[Statement]) -> int:
    """Count lines of the person's own public record."""
    return sum(one.work_id is None and not is_inferred(one) for one in statements)


def evidence_of(statements: Iterable[Statement]) -> tuple[Evidence, ...]:
    """Return the evidence of statements once each, in their order."""
    found: dict[str, Evidence] = {}
    for statement in statements:
        found.setdefault(statement.evidence.evidence_id, statement.evidence)
    return tuple(found.values())
