"""C01: a post that open sources show and the declaration does not, for that period."""

from collections.abc import Iterator, Sequence

from sekisho.consistency._case import (
    Case,
    OrgGroup,
    count_own_records,
    count_works,
    group_by_org,
    is_inferred,
)
from sekisho.consistency._declared import Declared, declared_hosts, declared_posts, is_answered
from sekisho.consistency._finding import Counter, Draft, make_finding
from sekisho.core.answer import Answer
from sekisho.core.finding import Finding
from sekisho.core.period import Period
from sekisho.core.statement import Statement, StatementKind

RULE = "C01"


def find_undeclared_posts(case: Case) -> Iterator[Finding]:
    """Yield one finding for each organisation (`regulations.md` A.5, C01).

    Declared posts, studies, titles and ⑩ count, so that a declared second post gives nothing.
    """
    declared = declared_posts(case.declaration)
    for group in group_by_org(case, case.statements(StatementKind.POST)):
        known = tuple(one for one in declared if case.matcher.is_same(group.view, one.view))
        own = [one for one in group.statements if not is_inferred(one)]
        telling = tuple(one for one in own if not _is_covered(case, one, known))
        if _is_enough(case, telling):
            yield make_finding(case, _draft(case, group, telling, known))


def _is_enough(case: Case, telling: Sequence[Statement]) -> bool:
    by_work = count_works(telling) >= case.pack.int("c01_min_works")
    return by_work or count_own_records(telling) >= case.pack.int("c01_min_own_records")


def _draft(
    case: Case, group: OrgGroup, telling: tuple[Statement, ...], known: Sequence[Declared]
) -> Draft:
    unlisted = "undeclared" if group.is_resolved else "undeclared_unresolved"
    variant = group.listed_as(
        unlisted="period_differs" if known else unlisted,
        likely="undeclared_listed",
        possible="undeclared_possibly_listed",
    )
    elsewhere = declared_hosts(case.declaration)
    hosts = [one for one in elsewhere if case.matcher.is_same(group.view, one.view)]
    sections = (case.declaration.affiliations, case.declaration.education, case.declaration.titles)
    return Draft(
        rule=RULE,
        variant=variant,
        group=group,
        telling=telling,
        supporting=tuple(one for one in group.statements if is_inferred(one)),
        counters=_counters(case, group, telling),
        explanations=("declared_elsewhere",) if hosts else (),
        params={
            "role": next((one.role for one in telling if one.role), ""),
            "declared_period": "; ".join(str(one.period) for one in known if one.period),
        },
        declared_ref=(known[0] if known else hosts[0]).ref if known or hosts else None,
        is_answered=bool(known) or is_answered(*sections),
    )


def _is_covered(case: Case, statement: Statement, known: Sequence[Declared]) -> bool:
    """Tell whether every end of the observed period lies in a declared one, a year more or less."""
    tolerance = case.pack.int("edge_tolerance_years")
    return all(
        any(_holds(one.period, year, tolerance) for one in known)
        for year in _years(case, statement.period)
    )


def _years(case: Case, period: Period) -> tuple[int, ...]:
    """Return the years that a declared period must hold: the ends, as far as they are known.

    A record without an end is often one that nobody updated: only its start is compared.
    """
    if period.end is None and period.ongoing is not Answer.YES:
        return (period.earliest.year,)
    last = min(period.latest, case.as_of)
    first = max(period.earliest, case.since) if period.start is not None else last
    return (first.year, max(first.year, last.year))


def _holds(declared: Period | None, year: int, tolerance: int) -> bool:
    """A declared item without a period is INCOMPLETE elsewhere; here it covers everything."""
    if declared is None:
        return True
    return declared.earliest.year - tolerance <= year <= declared.latest.year + tolerance


def _counters(case: Case, group: OrgGroup, telling: Sequence[Statement]) -> tuple[Counter, ...]:
    ended = [
        Counter("post_ended", one.evidence)
        for one in group.statements
        if one.work_id is None and one.period.end is not None and one.period.latest < case.as_of
        and not is_inferred(one)
    ]  # fmt: skip
    large = [Counter("large_collaboration", one.evidence) for one in telling if case.is_large(one)]
    return (*ended, *large)
