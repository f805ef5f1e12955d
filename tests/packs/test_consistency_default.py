"""The consistency pack: its own cases, and every rule and variant hit by one and missed by one."""

import pytest

from sekisho.consistency._case import ExplanationRow, SeverityRow
from sekisho.policy import load_pack_version, read_rows
from tests.support.consistency_cases import ConsistencyCase, read_consistency_cases

PACK = load_pack_version("consistency-default", "1")
CASES = read_consistency_cases("consistency-default", "1")
VARIANTS = [(row.rule, row.variant) for row in read_rows(PACK, "severity", SeverityRow)]
ENGINE_KEYS = (
    "name_differs",
    "section_incomplete",
    "large_collaboration",
    "declared_elsewhere",
    "nda",
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.case_id)
def test_case_gives_what_it_expects(case: ConsistencyCase) -> None:
    assert case.expect == case.run(PACK)


def test_every_variant_is_hit_by_one_case_and_missed_by_another() -> None:
    hit = [{tuple(text.split()[:2]) for text in case.expect} for case in CASES]

    assert [one for one in VARIANTS if not any(one in case for case in hit)] == []
    assert [one for one in VARIANTS if all(one in case for case in hit)] == []
    assert {one for case in hit for one in case} <= set(VARIANTS)


@pytest.mark.parametrize(("rule", "variant"), VARIANTS)
def test_every_variant_has_its_messages(rule: str, variant: str) -> None:
    wanted = [
        f"{rule}.name",
        *(f"{rule}.{variant}.{part}" for part in ("title", "claim", "question")),
    ]

    assert [key for key in wanted if key not in PACK.texts] == []


def test_every_explanation_has_a_text_and_every_text_a_use() -> None:
    rows = read_rows(PACK, "explanations", ExplanationRow)
    used = {key for row in rows for key in row.keys} | set(ENGINE_KEYS)

    written = {
        key.removeprefix("explanation.") for key in PACK.texts if key.startswith("explanation.")
    }

    assert used == written


def test_no_message_speaks_of_suspicion() -> None:
    words = ("疑", "怪し", "容疑", "suspect", "suspicio", "target", "threat", "malicious")
    texts = {key: text.ja + text.en.lower() for key, text in PACK.texts.items()}

    assert [key for key, text in texts.items() if any(word in text for word in words)] == []


def test_questions_to_the_researcher_are_polite() -> None:
    questions = [text.ja for key, text in PACK.texts.items() if key.endswith(".question")]

    assert questions
    assert all("ください" in text and "である" not in text for text in questions)
