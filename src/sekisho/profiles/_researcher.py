"""Statements from a researcher's own public record, and from an index's author record."""

from collections.abc import Iterator

from sekisho.core.answer import Answer
from sekisho.core.evidence import Strength
from sekisho.core.period import PartialDate, Period
from sekisho.core.record import AuthorRecord, RecordFunding, RecordPost, ResearcherRecord
from sekisho.core.sourced import SourcedRecord
from sekisho.core.statement import Statement, StatementKind
from sekisho.profiles._evidence import join_locator, make_evidence, short_id

_POSTS = frozenset({"employment", "invited-position"})
"""Sections that state a post. Degrees, prizes, memberships and review work are none."""


def state_researcher(
    subject: str, sourced: SourcedRecord, record: ResearcherRecord, name_agrees: Answer
) -> Iterator[Statement]:
    """Yield posts and funding that the record states."""
    for post in record.posts:
        if post.section in _POSTS:
            yield _post(subject, sourced, record, post, name_agrees)
    for funding in record.fundings:
        yield _funding(subject, sourced, record, funding, name_agrees)


def _post(
    subject: str,
    sourced: SourcedRecord,
    record: ResearcherRecord,
    post: RecordPost,
    name_agrees: Answer,
) -> Statement:
    parts = (post.role, post.department, post.org.name)
    quote = f"{', '.join(part for part in parts if part)} ({post.period})"
    evidence = make_evidence(
        sourced,
        locator=join_locator(record.locator, post.locator),
        quote=quote,
        record_id=str(record.orcid),
        url=record.url,
    )
    return Statement(
        statement_id=short_id("s", subject, StatementKind.POST, evidence.evidence_id, post.section),
        subject=subject,
        kind=StatementKind.POST,
        org=post.org,
        period=post.period,
        evidence=evidence,
        role=post.role,
        tied_by="orcid",
        name_agrees=name_agrees,
    )


def _funding(
    subject: str,
    sourced: SourcedRecord,
    record: ResearcherRecord,
    funding: RecordFunding,
    name_agrees: Answer,
) -> Statement:
    parts = (funding.org.name, funding.title, funding.award_id)
    quote = f"{', '.join(part for part in parts if part)} ({funding.period})"
    evidence = make_evidence(
        sourced,
        locator=join_locator(record.locator, funding.locator),
        quote=quote,
        record_id=str(record.orcid),
        url=record.url,
    )
    return Statement(
        statement_id=short_id("s", subject, StatementKind.FUNDING, evidence.evidence_id, quote),
        subject=subject,
        kind=StatementKind.FUNDING,
        org=funding.org,
        period=funding.period,
        evidence=evidence,
        role=funding.kind,
        title=funding.award_id,
        tied_by="orcid",
        name_agrees=name_agrees,
    )


def state_author(
    subject: str, sourced: SourcedRecord, record: AuthorRecord, name_agrees: Answer
) -> Iterator[Statement]:
    """Yield the institutions that an index states for an author.

    The index inferred them from works, so their strength is that of an inference: they go with
    other evidence and never stand alone.
    """
    for post in record.posts:
        years = sorted(post.years)
        said = f" ({', '.join(map(str, years))})" if years else ""
        evidence = make_evidence(
            sourced,
            locator=join_locator(record.locator, post.locator),
            quote=f"{post.org.name}{said}",
            record_id=str(record.author_id),
            url=record.url,
            strength=Strength.INFERENCE,
        )
        period = Period(PartialDate(years[0]), PartialDate(years[-1])) if years else Period()
        yield Statement(
            statement_id=short_id("s", subject, StatementKind.POST, evidence.evidence_id, "author"),
            subject=subject,
            kind=StatementKind.POST,
            org=post.org,
            period=period,
            evidence=evidence,
            tied_by="openalex",
            name_agrees=name_agrees,
        )
