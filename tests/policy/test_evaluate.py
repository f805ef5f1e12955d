"""The risk matrix: a maximum, three-valued, provisional until the reply (A.6, G.2, G19)."""

import inspect
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho import policy
from sekisho.core.answer import Answer
from sekisho.core.application import Tier
from sekisho.core.finding import Confidence, Disposition, Finding, Param, Severity
from sekisho.core.period import PartialDate, Period
from sekisho.core.risk import Exposure, Level, Timing
from sekisho.policy import AssetAccess, DeclaredTie, PersonFacts, RiskFacts, evaluate, load_pack
from sekisho.policy._timing import Window, timings_of
from tools.environment import ROOT

AS_OF = date(2026, 6, 1)
PACK = load_pack("jp-rs-2025-draft", as_of=AS_OF)
POST = DeclaredTie(
    ref="affiliations[a1]",
    section="affiliations",
    is_listed=Answer.YES,
    hit_ids=("h1",),
    period=Period(PartialDate(2024), None, Answer.YES),
)


def facts(person: PersonFacts, **more: object) -> RiskFacts:
    return RiskFacts((person,), 5, **more)  # type: ignore[arg-type]  # fields by name


def person(*tiers: Tier, **more: object) -> PersonFacts:
    access = tuple(AssetAccess(f"x{number}", tier) for number, tier in enumerate(tiers))
    values: dict[str, object] = {"has_access": Answer.YES if tiers else Answer.NO, **more}
    return PersonFacts("p1", access=access, **values)  # type: ignore[arg-type]  # fields by name


def finding(**more: object) -> Finding:
    base = Finding(
        finding_id="f-1",
        rule="C01",
        variant="undeclared_listed",
        subject="p1",
        severity=Severity.HIGH,
        answer=Answer.YES,
        confidence=Confidence.HIGH,
        evidence=(),
        params=(Param("last", "2023"), Param("ongoing", "no")),
    )
    return replace(base, **more)  # type: ignore[arg-type]  # fields by name


def test_outcome_traces_each_factor_to_its_cell_findings_and_items() -> None:
    who = person(Tier.A3, ties=(POST,), findings=(finding(),))

    outcome = evaluate(PACK, facts(who), as_of=AS_OF)

    factor = next(one for one in outcome.people[0].factors if one.factor == "F4")
    assert factor.rule_id == "F4.current"
    assert factor.timing is Timing.CURRENT
    assert factor.finding_ids == ("f-1",)
    assert factor.declared_refs == ("affiliations[a1]",)
    assert factor.provisional
    others = {one.factor: one.answer for one in outcome.people[0].factors if one.factor != "F4"}
    assert set(others.values()) == {Answer.NO}


def test_outcome_says_that_its_rule_is_a_design() -> None:
    outcome = evaluate(PACK, facts(person()), as_of=AS_OF)

    assert (outcome.pack_id, outcome.pack_version) == ("jp-rs-2025-draft", "1")
    assert outcome.verification == "design"


def test_actions_stand_for_every_asset_the_highest_first() -> None:
    outcome = evaluate(PACK, facts(person(Tier.A0, Tier.A2, Tier.A4, ties=(POST,))), as_of=AS_OF)

    actions = [(one.asset_id, one.code, one.exposure) for one in outcome.people[0].actions]
    assert actions == [
        ("x2", "MITIGATION_REQUIRED", Exposure.CORE_TECH),
        ("x1", "MITIGATION_REQUIRED", Exposure.UNPUBLISHED),
        ("x0", "MITIGATION_RECOMMENDED", Exposure.OPEN_RESULTS),
    ]
    assert "until they are in place" in outcome.people[0].actions[0].note.en


def test_level_that_is_not_complete_takes_its_own_row_and_insufficient_info() -> None:
    who = person(Tier.A2, ties=(POST,), open_questions=("hit:h9:not_settled",))

    outcome = evaluate(PACK, facts(who), as_of=AS_OF)

    assert [one.code for one in outcome.people[0].actions] == ["MITIGATION_REQUIRED", "ASK"]
    assert not outcome.complete
    assert outcome.missing == ("p1/hit:h9:not_settled",)


def test_asset_under_its_own_statute_is_not_rated() -> None:
    outcome = evaluate(PACK, facts(person(Tier.AX, ties=(POST,))), as_of=AS_OF)

    assert [(one.code, one.asset_id) for one in outcome.people[0].actions] == [
        ("ASK", "x0"),
        ("NO_ACTION", None),
    ]


def test_access_that_ended_does_not_count() -> None:
    ended = AssetAccess("x0", Tier.A4, until=PartialDate(2026, 5, 31))
    who = replace(person(ties=(POST,)), has_access=Answer.YES, access=(ended,))

    outcome = evaluate(PACK, facts(who), as_of=AS_OF)

    assert [one.code for one in outcome.people[0].actions] == ["NO_ACTION"]


def test_asset_without_a_tier_leaves_the_outcome_open() -> None:
    who = replace(person(ties=()), has_access=Answer.YES, access=(AssetAccess("x0", None),))

    outcome = evaluate(PACK, facts(who), as_of=AS_OF)

    assert outcome.missing == ("p1/assets[x0]:tier",)
    assert [one.code for one in outcome.people[0].actions] == ["ASK"]


def test_scope_without_a_look_back_takes_the_packs_and_is_not_complete() -> None:
    outcome = evaluate(PACK, RiskFacts((person(),), None), as_of=AS_OF)

    assert (outcome.complete, outcome.missing) == (False, ("scope.lookback_years:field_blank",))


def test_gap_of_the_case_leaves_people_complete() -> None:
    outcome = evaluate(PACK, facts(person(), missing=("partners[b]:hit_has_no_rule",)), as_of=AS_OF)

    assert (outcome.complete, outcome.people[0].complete) == (False, True)


def test_finding_of_an_unknown_rule_is_not_passed_over() -> None:
    outcome = evaluate(PACK, facts(person(findings=(finding(rule="C99"),))), as_of=AS_OF)

    assert outcome.missing == ("p1/finding:f-1:no_rule",)


def test_measures_follow_the_action_not_the_level() -> None:
    without = evaluate(PACK, facts(person(ties=(POST,))), as_of=AS_OF)
    open_work = evaluate(PACK, facts(person(Tier.A0, ties=(POST,))), as_of=AS_OF)
    core = evaluate(PACK, facts(person(Tier.A3, ties=(POST,))), as_of=AS_OF)

    assert without.measures == ()
    assert open_work.measures == ("M05", "M06", "M08", "M11")
    assert core.measures == ("M01", "M05", "M06", "M08", "M09", "M10", "M11", "M14")


def test_outcome_of_a_case_is_the_maximum_over_its_people() -> None:
    clean = replace(person(Tier.A3), person_id="p0")

    outcome = evaluate(PACK, RiskFacts((person(Tier.A3, ties=(POST,)), clean), 5), as_of=AS_OF)

    assert [one.person_id for one in outcome.people] == ["p0", "p1"]
    assert outcome.level is Level.MITIGATION_REQUIRED
    assert outcome.people[0].inherent is Level.NO_ACTION


def test_case_without_people_is_no_action() -> None:
    assert evaluate(PACK, RiskFacts((), 5), as_of=AS_OF).level is Level.NO_ACTION


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (None, tuple(Timing)),
        (Period(PartialDate(2030)), (Timing.CURRENT,)),
        (Period(PartialDate(2020), PartialDate(2026, 6)), (Timing.CURRENT,)),
        (Period(PartialDate(2020), PartialDate(2026, 5)), (Timing.PAST_WITHIN,)),
        (Period(PartialDate(2010), PartialDate(2021, 6, 1)), (Timing.PAST_WITHIN,)),
        (Period(PartialDate(2010), PartialDate(2021, 5, 31)), (Timing.PAST_BEFORE,)),
        (Period(PartialDate(2010), PartialDate(2021)), (Timing.PAST_WITHIN,)),
        (Period(PartialDate(2022), None, Answer.NO), (Timing.PAST_WITHIN,)),
        (Period(PartialDate(2010), None, Answer.NO), (Timing.PAST_WITHIN, Timing.PAST_BEFORE)),
        (Period(PartialDate(2022)), (Timing.CURRENT, Timing.PAST_WITHIN)),
        (Period(PartialDate(2010)), tuple(Timing)),
    ],
)
def test_timing_takes_the_widest_reading(
    period: Period | None, expected: tuple[Timing, ...]
) -> None:
    assert timings_of(period, Window(AS_OF, date(2021, 6, 1))) == expected


def test_nationality_cannot_be_passed_in() -> None:
    """G19: there is no parameter, and nothing in the room knows the type."""
    names = {field.name for cls in (RiskFacts, PersonFacts, DeclaredTie) for field in fields(cls)}
    names |= set(inspect.signature(evaluate).parameters)
    names |= set(inspect.signature(policy.gather_facts).parameters)
    rooms = [ROOT / "src" / "sekisho" / room for room in ("policy", "profiles", "consistency")]

    assert [name for name in names if "national" in name] == []
    assert [str(path) for path in _modules(rooms) if "core.nationality" in path.read_text()] == []


def _modules(rooms: list[Path]) -> list[Path]:
    return [path for room in rooms for path in sorted(room.glob("*.py"))]


RULES = st.sampled_from([(row["rule"], row["variant"]) for row in PACK.tables["findings"]])
TIES = st.sampled_from([(row["section"], row["attribute"]) for row in PACK.tables["declared"]])


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    rule, variant = draw(RULES)
    params = (
        Param("last", str(draw(st.integers(2010, 2026)))),
        Param("ongoing", draw(st.sampled_from(Answer)).value),
    )
    return finding(
        finding_id=f"f-{draw(st.integers(0, 99))}",
        rule=rule,
        variant=variant,
        params=params,
        answer=draw(st.sampled_from(Answer)),
        disposition=draw(st.sampled_from(Disposition)),
    )


@st.composite
def ties(draw: st.DrawFn) -> DeclaredTie:
    section, attribute = draw(TIES)
    start = draw(st.integers(2000, 2025))
    return DeclaredTie(
        ref=f"{section}[{draw(st.integers(0, 99))}]",
        section=section,
        attribute=attribute,
        is_listed=draw(st.sampled_from(Answer)),
        country=draw(st.sampled_from(["CN", "FR", None])),
        has_benefits=draw(st.sampled_from(Answer)),
        period=draw(
            st.sampled_from(
                [
                    None,
                    Period(PartialDate(start)),
                    Period(PartialDate(start), PartialDate(start + 1)),
                ]
            )
        ),
    )


@given(st.lists(findings(), max_size=5), st.lists(ties(), max_size=5), st.randoms())
def test_outcome_does_not_depend_on_the_order_of_facts(
    found: list[Finding], tied: list[DeclaredTie], random: object
) -> None:
    one = person(Tier.A2, findings=tuple(found), ties=tuple(tied))
    random.shuffle(found)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    random.shuffle(tied)  # type: ignore[attr-defined]  # same
    other = person(Tier.A2, findings=tuple(found), ties=tuple(tied))

    assert evaluate(PACK, facts(one), as_of=AS_OF) == evaluate(PACK, facts(other), as_of=AS_OF)


@given(st.lists(findings(), max_size=4), st.lists(ties(), max_size=4), ties())
def test_more_facts_never_lower_a_level(
    found: list[Finding], tied: list[DeclaredTie], more: DeclaredTie
) -> None:
    before = evaluate(
        PACK, facts(person(Tier.A2, findings=tuple(found), ties=tuple(tied))), as_of=AS_OF
    )

    after = evaluate(
        PACK, facts(person(Tier.A2, findings=tuple(found), ties=(*tied, more))), as_of=AS_OF
    )

    assert after.level.rank >= before.level.rank
    assert not after.complete or before.complete


@given(st.lists(findings(), max_size=5), st.lists(ties(), max_size=5))
def test_what_is_unknown_never_comes_out_complete(
    found: list[Finding], tied: list[DeclaredTie]
) -> None:
    outcome = evaluate(
        PACK, facts(person(Tier.A2, findings=tuple(found), ties=tuple(tied))), as_of=AS_OF
    )

    answers = {factor.answer for factor in outcome.people[0].factors}
    assert Answer.UNKNOWN not in answers or not outcome.complete
    assert outcome.complete == (outcome.missing == ())


@given(st.lists(findings(), max_size=5))
def test_no_finding_alone_prohibits(found: list[Finding]) -> None:
    outcome = evaluate(PACK, facts(person(Tier.A4, findings=tuple(found))), as_of=AS_OF)

    assert outcome.level.rank <= Level.MITIGATION_REQUIRED.rank
