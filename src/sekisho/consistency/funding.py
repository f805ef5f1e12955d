"""C02: a funder that open sources name and the declaration does not."""

from collections.abc import Iterator, Sequence

from sekisho.consistency._case import Case, OrgGroup, count_own_records, count_works, group_by_org
from sekisho.consistency._declared import (
    Declared,
    declared_support,
    has_undisclosed_funder,
    is_answered,
)
from sekisho.consistency._finding import Counter, Draft, make_finding
from sekisho.core.finding import Finding
from sekisho.core.statement import Statement, StatementKind
from sekisho.names import normalise

RULE = "C02"
_STATE = "government"  # the type that ROR gives to ministries, agencies and the like


def find_undeclared_funders(case: Case) -> Iterator[Finding]:
    """Yield one finding for each funder (`regulations.md` A.5, C02)."""
    declared = declared_support(case.declaration)
    numbers = {_number(one.project_no) for one in declared if one.project_no}
    for group in group_by_org(case, case.statements(StatementKind.FUNDING)):
        known = tuple(one for one in declared if case.matcher.is_same(group.view, one.view))
        telling = tuple(
            one
            for one in group.statements
            if _number(one.title) not in numbers and not _is_covered(case, one, known)
        )
        if _is_enough(case, telling):
            yield make_finding(case, _draft(case, group, telling, known))


def _number(award: str | None) -> str:
    """Fold an award number; KAKENHI numbers are printed with and without `JP`."""
    plain = normalise(award or "").replace(" ", "")
    return plain.removeprefix("jp") or "-"


def _is_enough(case: Case, telling: Sequence[Statement]) -> bool:
    by_work = count_works(telling) >= case.pack.int("c02_min_works")
    return by_work or count_own_records(telling) >= case.pack.int("c02_min_own_records")


def _draft(
    case: Case, group: OrgGroup, telling: tuple[Statement, ...], known: Sequence[Declared]
) -> Draft:
    variant = group.listed_as(
        unlisted="period_differs" if known else _unlisted(case, group),
        likely="undeclared_listed",
        possible="undeclared_possibly_listed",
    )
    nda = has_undisclosed_funder(case.declaration)
    awards = sorted({one.title for one in telling if one.title})
    return Draft(
        rule=RULE,
        variant=variant,
        group=group,
        telling=telling,
        counters=tuple(
            Counter("many_authors", one.evidence) for one in telling if case.is_large(one)
        ),
        explanations=("nda",) if nda else (),
        params={
            "awards": "; ".join(awards) or "—",
            "declared_period": "; ".join(str(one.period) for one in known if one.period),
        },
        declared_ref=known[0].ref if known else None,
        is_answered=bool(known) or is_answered(case.declaration.grants, case.declaration.in_kind),
    )


def _unlisted(case: Case, group: OrgGroup) -> str:
    """Choose the variant by what a registry says of the funder: foreign state, other, not known."""
    registry = case.matcher.registry
    keys = sorted({group.key, *(str(one) for one in group.view.identifiers)})
    countries = {country for key in keys for country in registry.countries.get(key, ())}
    countries |= {one.org.country for one in group.statements if one.org and one.org.country}
    types = {kind for key in keys for kind in registry.types.get(key, ())}
    home = str(case.pack.parameters["home_country"])
    if countries == {home} or (types and _STATE not in types):
        return "undeclared"
    return "undeclared_state" if types and countries else "undeclared_kind_unknown"


def _is_covered(case: Case, statement: Statement, known: Sequence[Declared]) -> bool:
    """Tell whether the support is declared for that time; thanks come years after the money."""
    early = case.pack.int("edge_tolerance_years")
    late = case.pack.int("funding_lag_years")
    first = max(statement.period.earliest, case.since).year
    return any(
        one.period is None
        or one.period.earliest.year - early <= first <= one.period.latest.year + late
        for one in known
    )
