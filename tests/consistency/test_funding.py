"""C02: a funder observed and not declared."""

import pytest

from sekisho.consistency import OrgRegistry, org_key
from sekisho.core.answer import Answer
from sekisho.core.finding import Confidence, Severity
from sekisho.core.items import Grant
from sekisho.core.record import RecordFunding
from sekisho.core.statement import ObservedOrg
from tests.support.comparing import find, listing, summary
from tests.support.research import (
    AWAY,
    HOME,
    THIRD,
    answered,
    declaration,
    declared_org,
    funder,
    own,
    period,
    researcher_record,
    work,
)


def grant(item_id: str, org: ObservedOrg, start: str, end: str, **more: object) -> Grant:
    return Grant(
        item_id=item_id,
        agency=declared_org(org),
        period=period(start, end, "no"),
        **more,  # type: ignore[arg-type]  # fields by name
    )


def test_c02_funder_of_a_work_that_is_not_declared() -> None:
    registry = OrgRegistry(types={org_key(THIRD): ("nonprofit",)})
    record = work(1, "2024", own(HOME), funders=[funder(THIRD, "B-12")])

    (finding,) = find(declaration(), record, registry=registry)

    assert summary((finding,)) == [("C02", "undeclared", THIRD.name, Severity.MEDIUM)]
    assert finding.param("awards") == "B-12"
    assert "coauthor_funding" in finding.explanations


@pytest.mark.parametrize(
    ("types", "country", "variant", "severity"),
    [
        (("government",), "XB", "undeclared_state", Severity.HIGH),
        (("government",), "JP", "undeclared", Severity.MEDIUM),
        (("nonprofit",), "XB", "undeclared", Severity.MEDIUM),
        ((), "XB", "undeclared_kind_unknown", Severity.MEDIUM),
        ((), "JP", "undeclared", Severity.MEDIUM),
    ],
)
def test_c02_kind_of_funder_comes_from_the_registry(
    types: tuple[str, ...], country: str, variant: str, severity: Severity
) -> None:
    org = ObservedOrg("Agency for Blue Light", country, THIRD.identifiers)
    registry = OrgRegistry(types={org_key(org): types} if types else {})

    (finding,) = find(
        declaration(), work(1, "2024", own(HOME), funders=[funder(org)]), registry=registry
    )

    assert (finding.variant, finding.severity) == (variant, severity)


def test_c02_listed_funder_is_high() -> None:
    record = work(1, "2024", own(HOME), funders=[funder(THIRD)])

    (finding,) = find(declaration(), record, listed=listing(THIRD))

    assert (finding.variant, finding.severity) == ("undeclared_listed", Severity.HIGH)


def test_c02_declared_funder_gives_nothing_even_years_after_the_money() -> None:
    person = declaration(grants=answered(grant("g1", THIRD, "2019", "2021")))

    assert find(person, work(1, "2024", own(HOME), funders=[funder(THIRD)])) == ()


def test_c02_declared_funder_for_another_time_is_low() -> None:
    person = declaration(grants=answered(grant("g1", THIRD, "2015", "2017")))

    (finding,) = find(person, work(1, "2024", own(HOME), funders=[funder(THIRD)]))

    assert (finding.variant, finding.severity) == ("period_differs", Severity.LOW)
    assert finding.declared_ref == "grants[g1]"


def test_c02_award_number_identifies_a_declared_grant_under_another_name() -> None:
    declared = grant("g1", AWAY, "2022", "2025", project_no="20H00001")
    person = declaration(grants=answered(declared))
    record = work(1, "2024", own(HOME), funders=[funder(THIRD, "JP20H00001")])

    assert find(person, record) == ()


def test_c02_own_employer_is_no_outside_funder() -> None:
    assert find(declaration(), work(1, "2024", own(HOME), funders=[funder(HOME)])) == ()


def test_c02_grant_under_nda_is_offered_as_an_explanation() -> None:
    person = declaration(grants=answered(Grant(item_id="g1", nda=Answer.YES)))

    (finding,) = find(person, work(1, "2024", own(HOME), funders=[funder(THIRD)]))

    assert "nda" in finding.explanations


def test_c02_funding_in_the_orcid_record_counts() -> None:
    funding = RecordFunding(THIRD, "Blue", "grant", None, period("2023", "2025"), "self", "f[0]")

    (finding,) = find(declaration(), researcher_record(fundings=[funding]))

    assert (finding.rule, finding.confidence) == ("C02", Confidence.HIGH)
