"""C09: a co-author from a listed organisation, within the look-back, not in ⑪."""

from collections.abc import Iterator

from sekisho.consistency._case import Case, OrgGroup, count_works, group_by_org
from sekisho.consistency._declared import declared_posts, declared_ties, is_answered
from sekisho.consistency._finding import Counter, Draft, make_finding
from sekisho.consistency.orgs import OrgView, names_match, org_key
from sekisho.core.finding import Finding, Severity
from sekisho.core.statement import StatementKind

RULE = "C09"


def find_undeclared_co_authorships(case: Case) -> Iterator[Finding]:
    """Yield one finding for each listed organisation, with its works (A.5, C09).

    Co-authors stay inside the quoted evidence. Where the person's own post there is declared, or
    is itself a finding of C01, colleagues at it are not counted a second time.
    """
    listed = [
        one
        for one in case.statements(StatementKind.CO_AUTHOR)
        if one.org is not None and case.listed.of(org_key(one.org))
    ]
    ties = declared_ties(case.declaration)
    own = [one.view for one in declared_posts(case.declaration)]
    own += [one.view for one in group_by_org(case, case.statements(StatementKind.POST))]
    for group in group_by_org(case, listed, also=_is_one_entry):
        if any(_is_declared(case, group, tie.view) for tie in ties):
            continue
        if any(case.matcher.is_same(group.view, view) for view in own):
            continue
        yield make_finding(case, _draft(case, group))


def _is_one_entry(one: OrgGroup, other: OrgGroup) -> bool:
    return bool(_entries(one) & _entries(other))


def _entries(group: OrgGroup) -> set[tuple[str, str]]:
    return {(hit.listing.source_id, hit.listing.entity.entity_id) for hit in group.hits}


def _is_declared(case: Case, group: OrgGroup, tie: OrgView) -> bool:
    """A tie may be declared under the organisation's own name or under that of the list."""
    if case.matcher.is_same(group.view, tie):
        return True
    listed = {name.full for hit in group.hits for name in hit.listing.entity.names}
    return any(names_match(name, other) for name in tie.names for other in sorted(listed))


def _draft(case: Case, group: OrgGroup) -> Draft:
    large = tuple(one for one in group.statements if case.is_large(one))
    only_large = count_works(large) == count_works(group.statements)
    return Draft(
        rule=RULE,
        variant=group.listed_as(
            unlisted="co_author_listed",
            likely="co_author_listed",
            possible="co_author_possibly_listed",
        ),
        group=group,
        telling=group.statements,
        counters=tuple(Counter("large_collaboration", one.evidence) for one in large),
        is_answered=is_answered(case.declaration.listed_ties_relationship),
        at_most=Severity.LOW if only_large else None,
    )
