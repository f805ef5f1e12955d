"""The demo finds what its plan and its README say, and nothing else."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sekisho.core.completeness import MissingKind
from sekisho.core.finding import Finding
from sekisho.core.hit import Band, Hit
from sekisho.diligence import CheckResult, run_check
from sekisho.diligence.demo import Demo, prepare_demo
from tools.build_demo import DEMO

PLAN = tomllib.loads((DEMO / "demo.toml").read_text(encoding="utf-8"))
LINE = tuple[str, str, str, str | None]


def planned(rows: Iterable[Mapping[str, str]]) -> set[LINE]:
    return {(row["rule"], row["person"], row["severity"], row["organisation"]) for row in rows}


def found(findings: Iterable[Finding]) -> list[LINE]:
    return [
        (one.rule, one.subject, one.severity.value, one.param("org"))
        for one in sorted(findings, key=lambda one: one.finding_id)
    ]


def partner_hits(result: CheckResult, name: str) -> list[Hit]:
    """The likely hits of the partner of that name."""
    return [
        hit
        for screened in result.receipt.screened
        if "partner" in screened.party.roles and name in {one.full for one in screened.party.names}
        for hit in screened.hits
        if hit.band is Band.LIKELY
    ]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return prepare_demo(tmp_path_factory.mktemp("demo") / "out")


@pytest.fixture(scope="module")
def result(demo: Demo) -> CheckResult:
    return run_check(
        demo.application, demo.library, as_of=demo.as_of, known_at=demo.known_at
    ).result


def test_demo_finds_what_its_plan_says(result: CheckResult) -> None:
    lines = found(result.findings)

    assert sorted(lines) == sorted(planned(PLAN["expected"]))


def test_clean_people_come_out_clean(result: CheckResult) -> None:
    for person in PLAN["clean"]:
        assert result.findings_of(person) == ()
        assert [one for one in result.missing if one.person_id == person] == []


def test_incomplete_people_are_those_of_the_plan(result: CheckResult) -> None:
    gaps = {one.person_id for one in result.missing if one.kind is not MissingKind.NOT_SEARCHED}
    unsearched = {one.path for one in result.missing if one.kind is MissingKind.NOT_SEARCHED}
    assert gaps == set(PLAN["incomplete"])
    assert unsearched == {"lists.jp-meti-eul", "lists.us-ofac-sdn"}
    assert not result.is_complete


def test_everybody_was_looked_up_and_no_identity_was_doubted(result: CheckResult) -> None:
    assert {profile.person_id: profile.gaps for profile in result.profiles} == {
        f"p{number}": () for number in range(1, 7)
    }


def test_namesake_is_not_taken_for_the_person(result: CheckResult) -> None:
    (profile,) = (one for one in result.profiles if one.person_id == "p4")

    names = {one.org.name for one in profile.statements if one.org is not None}

    assert "Linyuan Institute of Precision Sensing Technology" not in names


def test_no_person_hits_the_list(result: CheckResult) -> None:
    hits = {
        screened.party.label: screened.hits
        for screened in result.receipt.screened
        if screened.party.kind == "person" and screened.hits
    }

    assert hits == {}


def test_organisations_that_hit_are_the_two_listed_ones(result: CheckResult) -> None:
    hits = {
        hit.listing.entity.label
        for screened in result.receipt.screened
        for hit in screened.hits
        if hit.band is not Band.UNLIKELY
    }

    assert hits == {
        "Linyuan Institute of Precision Sensing Technology (LIPST)",
        "Severozarechny Institute of Quantum Metrology (SIQM)",
    }


def test_run_as_of_an_earlier_day_gives_the_earlier_answer(demo: Demo) -> None:
    earlier = run_check(
        demo.application, demo.library, as_of=PLAN["earlier"]["as_of"], known_at=demo.known_at
    ).result

    assert sorted(found(earlier.findings)) == sorted(planned(PLAN["earlier"]["expected"]))


def test_readme_states_the_findings_of_the_plan_in_both_languages() -> None:
    japanese, english = (DEMO / "README.md").read_text(encoding="utf-8").split("## English")
    levels = {"high": "高", "medium": "中"}

    for row in PLAN["expected"]:
        line = next(one for one in english.splitlines() if one.startswith(f"| {row['person']} "))
        assert f"**{row['rule']}, {row['severity']}**" in line
        line = next(one for one in japanese.splitlines() if one.startswith(f"| {row['person']} "))
        assert f"**{row['rule']}・{levels[row['severity']]}**" in line
    for person in PLAN["clean"]:
        line = next(one for one in english.splitlines() if one.startswith(f"| {person} "))
        assert "nothing:" in line


@pytest.mark.requires("data")
def test_partners_are_found_on_the_published_lists(shared_data: Path, demo: Demo) -> None:
    """The real lists stand beside the fictional one, and its findings stay as they are."""
    library = demo.library
    lists = shared_data / "lists"
    retrieved = datetime(2025, 10, 1, tzinfo=UTC)
    library.add(
        "jp-meti-eul",
        [lists / "meti_foreign_user_list_20250929.xlsx"],
        published_at=date(2025, 9, 29),
        retrieved_at=retrieved,
    )
    library.add(
        "ca-nro",
        [lists / "ca_named_research_organizations_20240909.html"],
        published_at=date(2024, 4, 18),
        retrieved_at=retrieved,
    )
    library.add(
        "us-ofac-sdn",
        [lists / "ofac_sdn.csv"],
        published_at=date(2018, 9, 1),
        retrieved_at=retrieved,
    )

    result = run_check(demo.application, library, as_of=demo.as_of, known_at=demo.known_at).result

    assert sorted(found(result.findings)) == sorted(planned(PLAN["expected"]))
    where = {
        name: sorted(
            (hit.listing.source_id, str(hit.listing.published_at), hit.listing.entity.locator)
            for hit in partner_hits(result, name)
        )
        for name in ("Harbin Institute of Technology", "Beihang University", "ETH Zurich")
    }
    meti = ("jp-meti-eul", "2025-09-29")
    assert [one[:2] for one in where["Harbin Institute of Technology"]] == [
        ("ca-nro", "2024-04-18"),
        meti,
    ]
    assert where["Harbin Institute of Technology"][1] == (*meti, "ユーザーリスト!A542")
    assert where["Beihang University"][1] == (*meti, "ユーザーリスト!A502")
    assert where["ETH Zurich"] == []
    sanctioned = partner_hits(result, "Malek Ashtar University of Technology")
    assert {(hit.listing.source_id, hit.listing.entity.entity_id) for hit in sanctioned} >= {
        ("us-ofac-sdn", "13152")
    }
