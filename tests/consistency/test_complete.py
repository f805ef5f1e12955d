"""A complete declaration gives nothing, however it is written."""

import pytest

from sekisho.consistency import OrgRegistry, org_key
from sekisho.core.declared import Org, Section
from sekisho.core.finding import Severity
from sekisho.core.items import Education, ListedTie, Title
from sekisho.core.statement import ObservedOrg
from tests.support.comparing import find, summary
from tests.support.research import (
    AUTHOR,
    AWAY,
    HOME,
    THIRD,
    answered,
    declaration,
    declared_org,
    line,
    own,
    period,
    post,
    work,
)


def test_compare_complete_declaration_gives_nothing() -> None:
    records = [work(n, f"202{n}-03-01", own(HOME), line(1, THIRD)) for n in range(2, 6)]

    assert find(declaration(), *records) == ()


def test_compare_declared_second_post_gives_nothing() -> None:
    posts = (
        post("a1", declared_org(HOME), "2015-04"),
        post("a2", declared_org(AWAY), "2022-01"),
    )
    person = declaration(affiliations=answered(*posts))

    assert find(person, work(1, "2024-05-01", own(HOME, AWAY))) == ()


@pytest.mark.parametrize("with_id", [True, False])
def test_compare_finds_one_organisation_by_identifier_or_by_name(with_id: bool) -> None:
    person = declaration(
        affiliations=answered(post("a1", declared_org(HOME, with_id=with_id), "2015-04"))
    )

    assert find(person, work(1, "2024", own(HOME))) == ()


def test_compare_identifiers_decide_before_names() -> None:
    namesake = ObservedOrg(HOME.name, "XA", AWAY.identifiers)

    findings = find(declaration(), work(1, "2024", own(namesake)))

    assert summary(findings) == [("C01", "undeclared", HOME.name, Severity.MEDIUM)]


def test_compare_native_name_and_registry_names_count() -> None:
    native = post("a1", Org(name="如月大学", country="JP", org_id=HOME.identifiers[0]), "2015-04")
    person = declaration(affiliations=answered(native))
    unresolved = line(0, author_id=AUTHOR, raw=["Dept. of Physics, Kisaragi University, Japan"])
    registry = OrgRegistry(names={org_key(HOME): ("Kisaragi University", "如月大学")})

    assert find(person, work(1, "2024", unresolved), registry=registry) == ()


def test_compare_printed_string_with_a_department_is_the_declared_university() -> None:
    native = post("a1", Org(name="如月工業大学", country="JP"), "2015-04")
    person = declaration(affiliations=answered(native))
    printed = line(0, author_id=AUTHOR, raw=["如月工業大学大学院工学研究科"])

    assert find(person, work(1, "2024", printed)) == ()


def test_compare_child_of_a_declared_organisation_is_declared() -> None:
    hospital = ObservedOrg("Kisaragi University Hospital", "JP", THIRD.identifiers)
    registry = OrgRegistry(relatives={org_key(HOME): (org_key(hospital),)})

    assert find(declaration(), work(1, "2024", own(hospital)), registry=registry) == ()


@pytest.mark.parametrize(
    "section",
    [
        {
            "education": answered(
                Education(item_id="e1", org=declared_org(AWAY), period=period("2023"))
            )
        },
        {"titles": answered(Title(item_id="t1", org=declared_org(AWAY), period=period("2023")))},
        {
            "listed_ties_affiliation": answered(
                ListedTie(item_id="l1", org=declared_org(AWAY), period=period("2023"))
            )
        },
    ],
)
def test_compare_post_declared_in_another_section_gives_nothing(
    section: dict[str, Section[object]],
) -> None:
    assert find(declaration(**section), work(1, "2024", own(AWAY))) == ()
