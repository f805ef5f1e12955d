"""C09: a co-author at a listed organisation, not in ⑪."""

import pytest

from sekisho.consistency import ListedOrgs, org_key
from sekisho.core.finding import Severity
from sekisho.core.items import ListedTie
from sekisho.core.statement import ObservedOrg
from tests.support.comparing import find, listing, summary
from tests.support.research import (
    HOME,
    THIRD,
    answered,
    declaration,
    declared_org,
    hit,
    line,
    own,
    period,
    work,
)


def test_c09_listed_co_author_gives_one_finding_with_its_works() -> None:
    records = [
        work(n, f"202{n}", own(HOME), line(1, THIRD, name=f"R. Fictive {n}")) for n in (3, 4)
    ]

    (finding,) = find(declaration(), *records, listed=listing(THIRD))

    assert summary((finding,)) == [("C09", "co_author_listed", THIRD.name, Severity.MEDIUM)]
    assert finding.subject == "p1"
    assert finding.param("works") == "2"
    assert [one.quote for one in finding.evidence] == [
        "R. Fictive 3 — Institute of Blue Optics",
        "R. Fictive 4 — Institute of Blue Optics",
    ]
    assert not any("Fictive" in param.value for param in finding.params)


@pytest.mark.parametrize("entry", [None, "Institute of Blue Optics"])
def test_c09_declared_relation_gives_nothing(entry: str | None) -> None:
    org = declared_org(THIRD) if entry is None else None
    tie = ListedTie(item_id="l1", org=org, entry=entry, period=period("2024"))
    person = declaration(listed_ties_relationship=answered(tie))

    assert find(person, work(1, "2024", own(HOME), line(1, THIRD)), listed=listing(THIRD)) == ()


def test_c09_before_the_look_back_gives_nothing() -> None:
    record = work(1, "2020", own(HOME), line(1, THIRD))

    assert find(declaration(), record, listed=listing(THIRD)) == ()


def test_c09_large_collaboration_is_low_with_counter_evidence() -> None:
    crowd = [line(n + 1, THIRD, name=f"Author {n}") for n in range(60)]

    (finding,) = find(declaration(), work(1, "2024", own(HOME), *crowd), listed=listing(THIRD))

    assert finding.severity is Severity.LOW
    assert "large_collaboration" in finding.explanations
    assert len(finding.counter_evidence) == 1


def test_c09_colleagues_at_the_own_undeclared_post_are_not_counted_again() -> None:
    record = work(1, "2024", own(THIRD), line(1, THIRD))

    assert [one.rule for one in find(declaration(), record, listed=listing(THIRD))] == ["C01"]


def test_c09_two_spellings_of_one_entry_give_one_finding() -> None:
    other = ObservedOrg("Blue Optics Inst. (Harbour)", "XB")
    found = hit(THIRD)
    listed = ListedOrgs({org_key(THIRD): (found,), org_key(other): (found,)})
    records = [
        work(1, "2023", own(HOME), line(1, THIRD)),
        work(2, "2024", own(HOME), line(1, other)),
    ]

    findings = find(declaration(), *records, listed=listed)

    assert [one.param("works") for one in findings] == ["2"]
