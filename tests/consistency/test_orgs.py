"""Organisations: one key each, and whether two mentions are one."""

import pytest

from sekisho.consistency import OrgRegistry, observed_orgs, org_key
from sekisho.consistency.orgs import OrgMatcher, OrgView, is_printed
from sekisho.core.identifier import Identifier
from sekisho.core.statement import ObservedOrg
from sekisho.profiles import build
from tests.support.research import AS_OF, AWAY, HOME, THIRD, declaration, line, own, sourced, work


@pytest.mark.parametrize(
    ("org", "key"),
    [
        (
            ObservedOrg("X", identifiers=(Identifier("openalex", "I1"), Identifier("ror", "0r"))),
            "ror:0r",
        ),
        (ObservedOrg("X", identifiers=(Identifier("ringgold", "9"),)), "ringgold:9"),
        (ObservedOrg("The Kisaragi  University"), "name:kisaragiuniversity"),
        (ObservedOrg("如月大学"), "name:如月大学"),
        (ObservedOrg("—"), "name:—"),
    ],
)
def test_org_key_prefers_identifiers(org: ObservedOrg, key: str) -> None:
    assert org_key(org) == key


def test_org_key_is_the_same_for_spellings_of_one_name() -> None:
    names = ["Kisaragi University", "KISARAGI UNIVERSITY", "Kisaragi-University", "Kisaragi Univ."]

    assert len({org_key(ObservedOrg(name)) for name in names}) == 1


def test_observed_orgs_gives_each_once_in_the_order_of_keys() -> None:
    other_name = ObservedOrg("Kisaragi Daigaku", "JP", HOME.identifiers)
    records = sourced(
        work(1, "2023", own(HOME), line(1, THIRD)),
        work(2, "2024", own(HOME, AWAY), line(1, THIRD)),
        work(3, "2024", own(other_name)),
    )
    profile = build("p1", declaration(), records, consent_ok=True, as_of=AS_OF)

    orgs = observed_orgs(profile)

    assert [org.name for org in orgs] == [THIRD.name, HOME.name, AWAY.name]


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("Kisaragi University", "Dept. of Physics, Kisaragi University, Sendai, Japan", True),
        ("Kisaragi University", "Kisaragi Univ.; Japan", True),
        ("Kisaragi University", "Kisaragi University of Education, Japan", False),
        ("如月大学", "如月大学大学院工学研究科", True),
        ("如月大学", "如月女子大学", False),
        ("如月大学", "理化学部門 如月大学", True),
        ("東大", "東大阪市立病院", False),
    ],
)
def test_printed_string_names_an_organisation_in_one_of_its_parts(
    name: str, raw: str, expected: bool
) -> None:
    assert is_printed(name, raw) is expected


def test_matcher_takes_different_ror_ids_for_different_organisations() -> None:
    matcher = OrgMatcher(OrgRegistry())
    one = OrgView(("Kisaragi University",), HOME.identifiers)
    other = OrgView(("Kisaragi University",), AWAY.identifiers)

    assert not matcher.is_same(one, other)
    assert matcher.is_same(one, OrgView(("Kisaragi University",)))
