"""How a rule's result becomes a finding: severity, certainty, slots of the messages."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from sekisho.consistency._case import (
    Case,
    OrgGroup,
    count_own_records,
    count_works,
    evidence_of,
)
from sekisho.core.answer import Answer, any_of
from sekisho.core.evidence import Evidence
from sekisho.core.finding import Confidence, Finding, Param, Severity
from sekisho.core.period import PartialDate
from sekisho.core.statement import Statement


@dataclass(frozen=True, slots=True)
class Counter:
    """One piece of counter-evidence, with the key of its text (`counter.<key>`)."""

    key: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule found, before severity and certainty are settled.

    `telling` are the statements that disagree with the declaration, `supporting` others on the
    same organisation. `is_answered` says that the declaration answers the sections concerned.
    """

    rule: str
    variant: str
    group: OrgGroup
    telling: tuple[Statement, ...]
    supporting: tuple[Statement, ...] = ()
    counters: tuple[Counter, ...] = ()
    explanations: tuple[str, ...] = ()
    params: dict[str, str] = field(default_factory=dict)
    declared_ref: str | None = None
    is_answered: bool = True
    at_most: Severity | None = None


def make_finding(case: Case, draft: Draft) -> Finding:
    """Make the finding. Its id depends on rule, person and organisation, on nothing else."""
    subject = case.profile.person_id
    confidence = _confidence(draft.telling)
    is_certain = confidence is not Confidence.LOW and draft.is_answered
    return Finding(
        finding_id=finding_id(draft.rule, subject, draft.group.key),
        rule=draft.rule,
        variant=draft.variant,
        subject=subject,
        severity=_severity(case, draft, is_certain=is_certain),
        answer=Answer.YES if is_certain else Answer.UNKNOWN,
        confidence=confidence,
        evidence=evidence_of((*draft.telling, *draft.supporting)),
        counter_evidence=tuple(counter.evidence for counter in draft.counters),
        explanations=_explanations(case, draft, confidence),
        params=_params(case, draft),
        declared_ref=draft.declared_ref,
        hit_ids=tuple(hit.hit_id for hit in draft.group.hits),
    )


def finding_id(rule: str, subject: str, key: str) -> str:
    """Return a short, stable id."""
    parts = f"{rule}\0{subject}\0{key}".encode("utf-8", "surrogatepass")
    return f"f-{hashlib.sha256(parts).hexdigest()[:12]}"


def _confidence(statements: Sequence[Statement]) -> Confidence:
    """Return the certainty that the best statement gives: is this the person?

    An ORCID iD resolves the identity by itself, unless the name printed there is another one; an
    index's author id needs the name as well, because such records merge namesakes.
    """
    best = Confidence.LOW
    for one in statements:
        if one.tied_by == "orcid" and one.name_agrees is not Answer.NO:
            return Confidence.HIGH
        if one.name_agrees is Answer.YES:
            best = Confidence.MEDIUM
    return best


def _severity(case: Case, draft: Draft, *, is_certain: bool) -> Severity:
    rows = {(row.rule, row.variant): row.severity for row in case.severities}
    ceilings = [rows[draft.rule, draft.variant]]
    if draft.at_most is not None:
        ceilings.append(draft.at_most)
    if not is_certain:
        ceilings.append(Severity.LOW)
    return min(ceilings, key=lambda one: one.rank)


def _explanations(case: Case, draft: Draft, confidence: Confidence) -> tuple[str, ...]:
    keys = [
        key
        for row in case.explanations
        if row.rule == draft.rule and row.variant in {draft.variant, "*"}
        for key in row.keys
    ]
    keys += draft.explanations
    if confidence is Confidence.LOW:
        keys.append("name_differs")
    if not draft.is_answered:
        keys.append("section_incomplete")
    if any(case.is_large(one) for one in draft.telling):
        keys.append("large_collaboration")
    return tuple(dict.fromkeys(keys))


def _params(case: Case, draft: Draft) -> tuple[Param, ...]:
    first, last = _span(draft.telling)
    years = str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    values = {
        "org": draft.group.org.name,
        "first": str(first),
        "last": str(last),
        "years": years,
        "count": str(len(evidence_of(draft.telling))),
        "works": str(count_works(draft.telling)),
        "records": str(count_own_records(draft.telling)),
        "sources": ";".join(sorted({one.evidence.source_id for one in draft.telling})),
        "ongoing": _ongoing(case, draft.telling),
        "lists": ";".join(sorted({hit.listing.source_id for hit in draft.group.hits})),
        "listed_as": ";".join(sorted({hit.listing.entity.label for hit in draft.group.hits})),
        "counter": ";".join(counter.key for counter in draft.counters),
        **draft.params,
    }
    return tuple(Param(key, values[key]) for key in sorted(values))


def _span(statements: Sequence[Statement]) -> tuple[PartialDate, PartialDate]:
    """Return the first and the last date that the statements name; a rule tells dated ones."""
    periods = [one.period for one in statements]
    firsts = [day for one in periods if (day := one.start or one.end) is not None]
    lasts = [day for one in periods if (day := one.end or one.start) is not None]
    first = min(firsts, key=lambda day: (day.first_day, str(day)))
    return first, max(lasts, key=lambda day: (day.last_day, str(day)))


def _ongoing(case: Case, statements: Sequence[Statement]) -> str:
    """Tell whether the relation lasts: a work tells of its own year and no later one.

    Where the person's own record gives the end, works of up to a year later belong to it.
    """
    tolerance = case.pack.int("edge_tolerance_years")
    records = [one.period for one in statements if one.work_id is None]
    ends = [period.end.last_day.year for period in records if period.end is not None]
    answers = [period.is_current(case.as_of) for period in records]
    for one in statements:
        year = one.period.latest.year
        is_explained = bool(ends) and year <= max(ends) + tolerance
        if one.work_id is not None and not is_explained:
            is_recent = year >= case.as_of.year - tolerance
            answers.append(Answer.UNKNOWN if is_recent else Answer.NO)
    return any_of(answers).value
