"""C01: a post observed and not declared for that time."""

import pytest

from sekisho.core.answer import Answer
from sekisho.core.finding import Confidence, Severity
from sekisho.core.hit import Band
from sekisho.core.items import Travel
from tests.support.comparing import find, listing
from tests.support.research import (
    AUTHOR,
    AWAY,
    HOME,
    answered,
    declaration,
    declared_org,
    line,
    own,
    period,
    post,
    record_post,
    researcher_record,
    work,
)


def test_c01_undeclared_post_gives_one_finding_with_all_evidence() -> None:
    records = [work(n, f"202{n}-03-01", own(HOME, AWAY)) for n in (3, 4, 5)]

    (finding,) = find(declaration(), *records)

    assert (finding.rule, finding.variant) == ("C01", "undeclared")
    assert finding.severity is Severity.MEDIUM
    assert finding.answer is Answer.YES
    assert finding.confidence is Confidence.MEDIUM
    assert [one.record_id for one in finding.evidence] == [f"10.99999/w{n}" for n in (3, 4, 5)]
    assert finding.param("years") == "2023–2025"
    assert finding.param("works") == "3"
    assert finding.declared_ref is None
    assert "visiting" in finding.explanations


def test_c01_listed_organisation_is_high_and_names_the_list() -> None:
    (finding,) = find(declaration(), work(1, "2024", own(AWAY)), listed=listing(AWAY))

    assert (finding.variant, finding.severity) == ("undeclared_listed", Severity.HIGH)
    assert finding.hit_ids == (f"h-{AWAY.name}",)
    assert finding.param("lists") == "x-list"


def test_c01_possible_hit_is_told_from_a_likely_one() -> None:
    listed = listing(AWAY, Band.POSSIBLE)

    (finding,) = find(declaration(), work(1, "2024", own(AWAY)), listed=listed)

    assert finding.variant == "undeclared_possibly_listed"
    assert "list_namesake" in finding.explanations


def test_c01_near_miss_on_a_list_counts_for_nothing() -> None:
    listed = listing(AWAY, Band.UNLIKELY)

    (finding,) = find(declaration(), work(1, "2024", own(AWAY)), listed=listed)

    assert (finding.variant, finding.hit_ids) == ("undeclared", ())


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2023", []), ("2024-12", []), ("2025", ["period_differs"])],
)
def test_c01_tolerates_a_year_at_the_edge(published: str, expected: list[str]) -> None:
    posts = (
        post("a1", declared_org(HOME), "2015-04"),
        post("a2", declared_org(AWAY), "2022-01", "2023-03"),
    )
    person = declaration(affiliations=answered(*posts))

    findings = find(person, work(1, published, own(AWAY)))

    assert [one.variant for one in findings] == expected


def test_c01_other_period_names_the_declared_item_and_stays_low() -> None:
    posts = (post("a1", declared_org(AWAY), "2016", "2018"),)
    person = declaration(affiliations=answered(*posts))

    (finding,) = find(person, work(1, "2025", own(AWAY)))

    assert (finding.severity, finding.declared_ref) == (Severity.LOW, "affiliations[a1]")
    assert finding.param("declared_period") == "2016/2018"


def test_c01_other_period_at_a_listed_organisation_counts_as_undeclared() -> None:
    person = declaration(affiliations=answered(post("a1", declared_org(AWAY), "2016", "2018")))

    (finding,) = find(person, work(1, "2025", own(AWAY)), listed=listing(AWAY))

    assert (finding.variant, finding.declared_ref) == ("undeclared_listed", "affiliations[a1]")


def test_c01_before_the_look_back_gives_nothing() -> None:
    old = work(1, "2020-05", own(AWAY))

    assert find(declaration(), old) == ()
    assert [one.rule for one in find(declaration(), old, lookback_years=10)] == ["C01"]


def test_c01_orcid_post_that_ended_is_its_own_counter_evidence() -> None:
    record = researcher_record(record_post(AWAY, "2022-04", "2023-03"))

    (finding,) = find(declaration(), record)

    assert finding.confidence is Confidence.HIGH
    assert finding.param("records") == "1"
    assert finding.param("ongoing") == "no"
    assert finding.param("counter") == "post_ended"
    assert [one.quote for one in finding.counter_evidence] == [
        "Professor, Physics, Northern Harbour Institute (2022-04/2023-03)"
    ]


def test_c01_unresolved_string_is_low() -> None:
    printed = line(0, author_id=AUTHOR, raw=["Laboratory of Nowhere, Atlantis"])

    (finding,) = find(declaration(), work(1, "2024", printed))

    assert (finding.variant, finding.severity) == ("undeclared_unresolved", Severity.LOW)


def test_c01_stay_declared_as_travel_is_offered_as_an_explanation() -> None:
    trip = Travel(item_id="t1", host=declared_org(AWAY), period=period("2024-01", "2024-03"))

    (finding,) = find(declaration(travel=answered(trip)), work(1, "2024", own(AWAY)))

    assert "declared_elsewhere" in finding.explanations
    assert finding.declared_ref == "travel[t1]"


def test_c01_undated_work_alone_gives_nothing() -> None:
    assert find(declaration(), work(1, None, own(AWAY))) == ()


@pytest.mark.parametrize(
    ("ended", "published", "ongoing"),
    [
        ("2025-03", "2026-01", "no"),
        ("2024-03", "2026-01", "unknown"),
        (None, "2026-01", "unknown"),
        (None, "2024-01", "unknown"),
        ("2030-03", "2026-01", "yes"),
    ],
)
def test_c01_says_whether_the_post_lasts(ended: str | None, published: str, ongoing: str) -> None:
    records = [
        researcher_record(record_post(AWAY, "2023-04", ended)),
        work(1, published, own(AWAY)),
    ]

    (finding,) = find(declaration(), *records)

    assert finding.param("ongoing") == ongoing
