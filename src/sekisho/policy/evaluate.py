"""The risk matrix: `evaluate(pack, facts, as_of) -> Outcome` (`regulations.md` A.6 and G.2)."""

from collections.abc import Iterable, Sequence
from datetime import date

from sekisho.core.answer import Answer
from sekisho.core.pack import Pack
from sekisho.core.period import years_before
from sekisho.core.risk import FactorResult, Level, Outcome, PersonOutcome
from sekisho.policy._actions import access_gaps, actions_for, rank_of
from sekisho.policy._relations import Reading, Relation, relations_of
from sekisho.policy._tables import FactorRow, Matrix, read_matrix
from sekisho.policy._timing import Window
from sekisho.policy.facts import PersonFacts, RiskFacts


def evaluate(pack: Pack, facts: RiskFacts, *, as_of: date) -> Outcome:
    """Rate a case under a named rule; the person is never rated.

    The level is the lowest one established, a maximum over people and factors, never a sum. An
    unknown raises nothing and makes the outcome not complete; a level that rests on a finding
    without a reply is provisional. Nothing here rejects anybody: HOLD asks named people to decide.

    Raises:
        PackError: a table of the pack is missing or wrong.
    """
    matrix = read_matrix(pack)
    years = facts.lookback_years
    default = pack.int("lookback_years")
    window = Window(as_of, years_before(as_of, default if years is None else years))
    reading = Reading(matrix, window, facts.funder_rules)
    case_gaps = [*facts.missing, *(["scope.lookback_years:field_blank"] if years is None else [])]
    people = tuple(
        _person(person, reading, pack)
        for person in sorted(facts.people, key=lambda person: person.person_id)
    )
    missing = {f"{one.person_id}/{gap}" for one in people for gap in one.missing} | set(case_gaps)
    return Outcome(
        pack_id=pack.pack_id,
        pack_version=pack.version,
        pack_title=pack.title,
        verification=pack.verification.value,
        level=_highest(one.inherent for one in people),
        complete=not missing,
        provisional=any(one.provisional for one in people),
        people=people,
        measures=_measures(people, matrix),
        missing=tuple(sorted(missing)),
    )


def _highest(levels: Iterable[Level]) -> Level:
    return max(levels, key=lambda level: level.rank, default=Level.NO_ACTION)


def _person(person: PersonFacts, reading: Reading, pack: Pack) -> PersonOutcome:
    relations = relations_of(person, reading)
    as_of = reading.window.as_of
    missing = {f"{one.path}:{one.kind}" for one in person.missing}
    missing.update(person.open_questions, access_gaps(person, as_of))
    missing.update(gap for relation in relations for gap in relation.missing)
    blank = {one.path.partition("[")[0].partition(".")[0] for one in person.missing}
    factors = tuple(_factor(row, relations, blank) for row in reading.matrix.factors)
    inherent = _highest(factor.level for factor in factors)
    return PersonOutcome(
        person_id=person.person_id,
        inherent=inherent,
        complete=not missing,
        provisional=any(relation.provisional for relation in relations),
        factors=factors,
        actions=actions_for(
            person,
            inherent,
            complete=not missing,
            on_award=any(relation.on_award for relation in relations),
            pack=pack,
            matrix=reading.matrix,
            as_of=as_of,
        ),
        missing=tuple(sorted(missing)),
    )


def _factor(row: FactorRow, relations: Sequence[Relation], blank: set[str]) -> FactorResult:
    """Aggregate a factor by its highest relation; an unanswered section leaves it unknown."""
    mine = [one for one in relations if one.factor == row.id]
    established = [one for one in mine if one.answer is Answer.YES]
    top = max(established, key=lambda one: (one.level.rank, one.undisclosed), default=None)
    if top is not None:
        answer = Answer.YES
    else:
        is_unknown = bool(mine) or not blank.isdisjoint((*row.sections, "declaration"))
        answer = Answer.UNKNOWN if is_unknown else Answer.NO
    return FactorResult(
        factor=row.id,
        level=top.level if top is not None else Level.NO_ACTION,
        answer=answer,
        timing=top.timing if top is not None else None,
        undisclosed=top is not None and top.undisclosed,
        provisional=any(one.provisional for one in mine),
        finding_ids=tuple(sorted({one.finding_id for one in mine if one.finding_id is not None})),
        declared_refs=tuple(sorted({one.ref for one in mine if one.ref is not None})),
        rule_id=top.rule_id if top is not None else row.id,
    )


def _measures(people: Sequence[PersonOutcome], matrix: Matrix) -> tuple[str, ...]:
    """Suggest measures for the factors of everybody of whom some action is asked."""
    found: set[str] = set()
    for person in people:
        asked = max((rank_of(action.code) for action in person.actions), default=0)
        raised = {factor.factor for factor in person.factors if factor.level.rank > 0}
        for row in matrix.suggestions:
            if row.factor in raised and rank_of(row.level) <= asked:
                found.update(row.measures)
    return tuple(sorted(found))
