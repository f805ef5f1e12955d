"""Relations: one declared item or finding under one factor, with the level of its cell."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sekisho.core.answer import Answer, all_of, answer_of, any_of, not_
from sekisho.core.finding import Disposition, Finding
from sekisho.core.items import Obligations
from sekisho.core.risk import Level, Timing
from sekisho.policy._tables import DeclaredRow, Effect, FactorRow, Matrix, Requires
from sekisho.policy._timing import Window, timings_of, timings_of_finding
from sekisho.policy.facts import DeclaredTie, FunderRule, PersonFacts

_DROPPED = frozenset({Disposition.EXPLAINED, Disposition.NAMESAKE})


@dataclass(frozen=True, slots=True)
class Relation:
    """What one item or finding contributes to a factor (None: to no factor, a person decides).

    `answer` `yes` establishes `level`, the lowest that its timing allows; `unknown` establishes
    nothing and leaves `missing`. `row_ids` are the rows of the pack that applied.
    """

    factor: str | None
    answer: Answer
    level: Level
    timing: Timing | None
    row_ids: tuple[str, ...]
    missing: tuple[str, ...] = ()
    ref: str | None = None
    finding_id: str | None = None
    undisclosed: bool = False
    provisional: bool = False
    on_award: bool = False

    @property
    def rule_id(self) -> str:
        """The cell that gave the level, such as `F4.current`."""
        return self.row_ids[-1]


@dataclass(frozen=True, slots=True)
class Reading:
    """The tables, the window and the published rules that relations are read with."""

    matrix: Matrix
    window: Window
    funder_rules: tuple[FunderRule, ...]


def relations_of(person: PersonFacts, reading: Reading) -> tuple[Relation, ...]:
    """Return every relation of a person, declared ones first."""
    kept = [one for one in person.findings if one.disposition not in _DROPPED]
    undisclosed = {
        one.declared_ref
        for one in kept
        if one.disposition is Disposition.MATERIALLY_INCONSISTENT and one.declared_ref is not None
    }
    declared = (
        _raise(relation) if relation.ref in undisclosed else relation
        for tie in person.ties
        for relation in _declared(tie, reading)
    )
    found = (relation for finding in kept for relation in _found(finding, reading))
    return (*declared, *found)


def _raise(relation: Relation) -> Relation:
    """Add the one rung of an undisclosed relation, never above `MITIGATION_REQUIRED` (A.6)."""
    if relation.answer is not Answer.YES or relation.factor is None:
        return relation
    ceiling = max(relation.level.rank, Level.MITIGATION_REQUIRED.rank)
    level = list(Level)[min(relation.level.rank + 1, ceiling)]
    return replace(relation, level=level, undisclosed=True)


def _declared(tie: DeclaredTie, reading: Reading) -> Iterator[Relation]:
    for row in reading.matrix.declared:
        if row.section != tie.section or row.attribute not in {"*", tie.attribute}:
            continue
        holds, why = _holds(row, tie, reading.matrix)
        answer = all_of((holds, row.answer))
        if answer is Answer.NO:
            continue
        base = Relation(row.factor, answer, Level.NO_ACTION, None, (row.id,), ref=tie.ref)
        if answer is Answer.UNKNOWN:
            yield replace(base, missing=(f"{tie.ref}:{why or 'not_decided'}",))
        else:
            yield _rate_declared(base, tie, reading)


def _holds(row: DeclaredRow, tie: DeclaredTie, matrix: Matrix) -> tuple[Answer, str]:
    """Tell whether the row's condition holds, and what is missing where it is unknown."""
    malign = _is_malign(tie, matrix) if row.section == "foreign_programs" else Answer.NO
    conditions = {
        Requires.ALWAYS: (Answer.YES, ""),
        Requires.LISTED: (tie.is_listed, "hit_not_settled"),
        Requires.MALIGN: (malign, "malign_test"),
        Requires.UNLESS_MALIGN: (not_(answer_of(value=malign is Answer.YES)), ""),
        Requires.FILED_ABROAD: (tie.is_first_filed_abroad_with_public_funds, "first_filing"),
    }
    return conditions[row.requires]


def _is_malign(tie: DeclaredTie, matrix: Matrix) -> Answer:
    """Apply 42 U.S.C. 19237(4): base ∧ any a1…a9 ∧ any b1…b3 (`regulations.md` F.2).

    Exclusions e1–e4 are not asked for in the declaration; a person weighs them on the reply.
    """
    duties = tie.obligations or Obligations()
    criteria = [duties.a1, duties.a2, duties.a3, duties.a4, duties.a5]
    criteria += [duties.a6, duties.a7, duties.a8, duties.a9]
    of_concern = {row.country for row in matrix.concern}
    based_there = answer_of(value=None if tie.country is None else tie.country in of_concern)
    return all_of(
        (tie.has_benefits, any_of(criteria), any_of((based_there, tie.on_programme_list)))
    )


def _rate_declared(base: Relation, tie: DeclaredTie, reading: Reading) -> Relation:
    if base.factor is None:
        return base
    factor = reading.matrix.factor(base.factor)
    prohibited = _prohibition(base, tie, factor, reading)
    if prohibited is not None:
        return prohibited
    rated = _rate(base, factor, timings_of(tie.period, reading.window), tie.ref, "period")
    if tie.is_restricted and tie.restricted_until is None:
        return replace(rated, missing=(*rated.missing, f"{tie.ref}:restricted_until"))
    return rated


def _prohibition(
    base: Relation, tie: DeclaredTie, factor: FactorRow, reading: Reading
) -> Relation | None:
    """Prohibit only where a published rule or a running restriction says so (A.6)."""
    is_current = timings_of(tie.period, reading.window) == (Timing.CURRENT,)
    until = tie.restricted_until
    is_restricted = until is not None and until.last_day >= reading.window.as_of
    rules = [rule for rule in reading.funder_rules if rule.factor == factor.id and is_current]
    for row in reading.matrix.prohibitions:
        if row.factor != factor.id:
            continue
        if row.ground == "restricted_until" and is_restricted:
            return _prohibited(base, row.id, on_award=row.on_award)
        if row.ground == "funder_rule" and rules:
            return _prohibited(base, row.id, on_award=any(rule.on_award for rule in rules))
    return None


def _prohibited(base: Relation, row_id: str, *, on_award: bool) -> Relation:
    return replace(
        base,
        level=Level.PROHIBITED,
        timing=Timing.CURRENT,
        row_ids=(*base.row_ids, row_id),
        on_award=on_award,
    )


def _rate(
    base: Relation, factor: FactorRow, timings: tuple[Timing, ...], name: str, what: str
) -> Relation:
    """Take the lowest level that the timing allows; where others are possible, say so."""
    timing = min(timings, key=lambda one: factor.at(one).rank)
    levels = {factor.at(one) for one in timings}
    missing = base.missing if len(levels) == 1 else (*base.missing, f"{name}:{what}")
    return replace(
        base,
        level=factor.at(timing),
        timing=timing,
        missing=missing,
        row_ids=(*base.row_ids, f"{factor.id}.{timing}"),
    )


def _found(finding: Finding, reading: Reading) -> Iterator[Relation]:
    name = f"finding:{finding.finding_id}"
    rows = [
        row
        for row in reading.matrix.findings
        if row.rule == finding.rule and row.variant in {"*", finding.variant}
    ]
    base = Relation(
        None,
        Answer.UNKNOWN,
        Level.NO_ACTION,
        None,
        (),
        finding_id=finding.finding_id,
        provisional=finding.disposition is Disposition.PENDING,
    )
    if not rows:
        yield replace(base, row_ids=("no_rule",), missing=(f"{name}:no_rule",))
    for row in rows:
        if row.effect is not Effect.FACTOR or row.factor is None:
            continue
        answer = all_of((finding.answer, row.answer))
        relation = replace(base, factor=row.factor, answer=answer, row_ids=(row.id,))
        if answer is Answer.UNKNOWN:
            yield replace(relation, missing=(f"{name}:not_settled",))
        elif answer is Answer.YES:
            factor = reading.matrix.factor(row.factor)
            timings = timings_of_finding(finding, reading.window)
            rated = _rate(relation, factor, timings, name, "ongoing")
            is_undisclosed = finding.disposition is Disposition.MATERIALLY_INCONSISTENT
            yield _raise(rated) if is_undisclosed else rated
