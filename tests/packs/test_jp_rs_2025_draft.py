"""The risk pack: its own cases, and every row hit by one and missed by another."""

import pytest

from sekisho.core.risk import Exposure, Level, Timing
from sekisho.policy import evaluate, load_pack_version
from sekisho.policy._tables import read_matrix
from tests.support.risk_cases import RiskCase, read_risk_cases

PACK = load_pack_version("jp-rs-2025-draft", "1")
MATRIX = read_matrix(PACK)
CASES = read_risk_cases("jp-rs-2025-draft", "1")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.case_id)
def test_case_gives_what_it_expects(case: RiskCase) -> None:
    outcome = evaluate(PACK, case.facts, as_of=case.as_of)

    found = {
        "level": outcome.level.value,
        "complete": outcome.complete,
        "provisional": outcome.provisional,
        "action": outcome.people[0].actions[0].code,
    }
    assert {key: case.expect[key] for key in found} == found
    fires = case.expect["fires"]
    assert isinstance(fires, list)
    assert set(fires) <= case.fired(PACK)
    assert fires or not case.fired(PACK)


def test_every_rule_is_hit_by_one_case_and_missed_by_another() -> None:
    fired = [case.fired(PACK) for case in CASES]
    rows = [row.id for row in (*MATRIX.declared, *MATRIX.findings, *MATRIX.prohibitions)]
    rows += [f"{factor.id}.{timing}" for factor in MATRIX.factors for timing in Timing]

    never_hit = [row for row in rows if not any(row in one for one in fired)]
    never_missed = [row for row in rows if all(row in one for one in fired)]

    assert (never_hit, never_missed) == ([], [])


def test_lookup_has_every_cell_once() -> None:
    cells = [(row.inherent, row.exposure) for row in MATRIX.lookup]
    inherents = [*(level.value for level in Level), "INSUFFICIENT_INFO"]

    assert sorted(cells) == sorted((one, two) for one in inherents for two in Exposure)


def test_more_exposure_never_asks_less() -> None:
    order = ["NO_ACTION", "ASK", "MITIGATION_SUGGESTED", "MITIGATION_RECOMMENDED"]
    order += ["MITIGATION_REQUIRED", "HOLD"]
    for inherent in {row.inherent for row in MATRIX.lookup}:
        row = {one.exposure: one.action for one in MATRIX.lookup if one.inherent == inherent}

        ranks = [order.index(row[exposure]) for exposure in Exposure]

        assert ranks == sorted(ranks)


def test_every_suggested_measure_is_in_the_catalogue() -> None:
    catalogue = {row["id"] for row in PACK.tables["measures"]}

    assert {one for row in MATRIX.suggestions for one in row.measures} <= catalogue
    assert len(catalogue) == 20


def test_every_note_of_an_action_is_a_text() -> None:
    assert [row.note for row in MATRIX.lookup if row.note not in PACK.texts] == []


def test_pack_says_that_it_is_a_design_and_a_draft() -> None:
    assert PACK.verification == "design"
    assert "draft" in PACK.title.en
    assert "確定版ではない" in PACK.title.ja
