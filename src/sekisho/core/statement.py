"""Statements: one sourced claim each."""

from dataclasses import dataclass
from enum import StrEnum

from sekisho.core.answer import Answer
from sekisho.core.evidence import Evidence
from sekisho.core.identifier import Identifier
from sekisho.core.period import Period


class StatementKind(StrEnum):
    """What a statement is about."""

    POST = "post"
    FUNDING = "funding"
    CO_AUTHOR = "co_author"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class ObservedOrg:
    """An organisation as a source names it."""

    name: str
    country: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    raw: str | None = None  # the affiliation string as printed


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim about a subject, with the period it covers and the evidence behind it.

    `other` is the other person of a co-authorship: evidence only, never profiled. `tied_by` says
    by which identifier the record was tied to the subject (`orcid`, `openalex`), `name_agrees`
    whether the name printed there is one the subject declared, `authors` how many authors the
    work has.
    """

    statement_id: str
    subject: str
    kind: StatementKind
    org: ObservedOrg | None
    period: Period
    evidence: Evidence
    role: str | None = None
    title: str | None = None
    other: str | None = None
    work_id: str | None = None
    tied_by: str = ""
    name_agrees: Answer = Answer.UNKNOWN
    authors: int | None = None
