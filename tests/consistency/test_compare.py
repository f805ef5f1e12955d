"""Identity, completeness, order: what holds of every rule."""

import pytest

from sekisho.core.answer import Answer
from sekisho.core.declared import Section
from sekisho.core.finding import Confidence, Severity
from tests.support.comparing import PACK, find, listing
from tests.support.research import (
    AWAY,
    HOME,
    THIRD,
    answered,
    declaration,
    declared_org,
    funder,
    header,
    line,
    own,
    post,
    work,
)


def test_uncertain_identity_is_at_most_low_and_unknown() -> None:
    record = work(1, "2024", own(AWAY, name="Boris Unrelated"))

    (finding,) = find(declaration(), record, listed=listing(AWAY))

    assert (finding.severity, finding.confidence) == (Severity.LOW, Confidence.LOW)
    assert finding.answer is Answer.UNKNOWN
    assert "name_differs" in finding.explanations


def test_unanswered_section_makes_a_finding_unknown_and_low() -> None:
    person = declaration(affiliations=Section())

    (finding,) = find(person, work(1, "2024", own(AWAY)), listed=listing(AWAY))

    assert (finding.answer, finding.severity) == (Answer.UNKNOWN, Severity.LOW)
    assert "section_incomplete" in finding.explanations


@pytest.mark.parametrize(
    ("full", "family", "given"),
    [
        ("如月 花子", "KISARAGI", "Hanako"),
        ("如月花子", "Kisaragi", "H."),
        ("キサラギ ハナコ", "Kisaragi", "Hanako"),
        ("Kisaragi Hanako", "Hanako", "Kisaragi"),
    ],
)
def test_findings_do_not_change_with_the_script_or_style_of_the_name(
    full: str, family: str, given: str
) -> None:
    records = [
        work(1, "2024", own(HOME, AWAY), line(1, THIRD), funders=[funder(THIRD)]),
        work(2, "2025", own(AWAY), line(1, THIRD)),
    ]
    other = declaration(header=header(full=full, family=family, given=given))

    findings = find(declaration(), *records, listed=listing(THIRD))

    assert len(findings) == 3
    assert find(other, *records, listed=listing(THIRD)) == findings


def test_name_in_a_script_that_cannot_be_compared_changes_nothing_under_an_orcid() -> None:
    kanji = work(1, "2024", own(AWAY, name="如月花子", orcid=True))
    latin_only = declaration(header=header(full="Hanako Kisaragi"))

    assert find(latin_only, kanji) == find(declaration(), kanji)


def test_findings_do_not_depend_on_the_order_of_records() -> None:
    records = [
        work(n, f"202{n}", own(AWAY), line(1, THIRD), funders=[funder(THIRD)]) for n in (2, 3, 4)
    ]

    findings = find(declaration(), *records, listed=listing(THIRD))

    assert find(declaration(), *reversed(records), listed=listing(THIRD)) == findings
    assert len({one.finding_id for one in findings}) == len(findings) == 3


def test_more_declared_never_gives_more_findings() -> None:
    records = [work(1, "2024", own(HOME, AWAY), funders=[funder(THIRD)])]
    posts = (post("a1", declared_org(HOME), "2015"), post("a2", declared_org(AWAY), "2023"))
    fuller = declaration(affiliations=answered(*posts))

    found = {one.finding_id for one in find(declaration(), *records)}

    assert {one.finding_id for one in find(fuller, *records)} < found


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_message_of_a_finding_can_be_filled(lang: str) -> None:
    records = [work(1, "2024", own(HOME, AWAY), line(1, THIRD), funders=[funder(THIRD)])]

    findings = find(declaration(), *records, listed=listing(THIRD))

    assert findings
    for one in findings:
        slots = {param.key: param.value for param in one.params}
        for part in ("title", "claim", "question"):
            filled = PACK.text(f"{one.rule}.{one.variant}.{part}").format(**slots)
            assert "{" not in filled.get("ja" if lang == "ja" else "en")
        for key in one.explanations:
            assert PACK.text(f"explanation.{key}")
        for key in filter(None, (one.param("counter") or "").split(";")):
            assert PACK.text(f"counter.{key}")
