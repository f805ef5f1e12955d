"""Statements from one work: the person's own posts, funders, and organisations of co-authors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sekisho.core.answer import Answer
from sekisho.core.evidence import Evidence
from sekisho.core.period import Period
from sekisho.core.record import Authorship, Work
from sekisho.core.sourced import SourcedRecord
from sekisho.core.statement import ObservedOrg, Statement, StatementKind
from sekisho.profiles._evidence import join_locator, make_evidence, short_id
from sekisho.profiles._identity import Names, Tied

_ORCID_FIRST = ("orcid", "openalex")


@dataclass(frozen=True, slots=True)
class _OwnWork:
    """A work, and the person's own lines on it."""

    subject: str
    sourced: SourcedRecord
    work: Work
    own: tuple[Authorship, ...]
    tied_by: str
    name_agrees: Answer

    @property
    def period(self) -> Period:
        """The date of publication, as far as it is known; a work tells of no other day."""
        return Period(start=self.work.published_on, end=self.work.published_on)

    def evidence(self, inside: str, quote: str) -> Evidence:
        """Quote a passage of the work."""
        work = self.work
        return make_evidence(
            self.sourced,
            locator=join_locator(work.locator, inside),
            quote=quote,
            record_id=work.doi or str(work.work_id),
            url=work.url or (f"https://doi.org/{work.doi}" if work.doi else None),
            title=work.title,
        )

    def state(self, kind: StatementKind, org: ObservedOrg | None, evidence: Evidence) -> Statement:
        """Make one statement about the person."""
        name = org.name if org is not None else ""
        return Statement(
            statement_id=short_id("s", self.subject, kind, evidence.evidence_id, name),
            subject=self.subject,
            kind=kind,
            org=org,
            period=self.period,
            evidence=evidence,
            work_id=str(self.work.work_id),
            tied_by=self.tied_by,
            name_agrees=self.name_agrees,
            authors=len(self.work.authorships),
        )


def state_work(
    subject: str, sourced: SourcedRecord, work: Work, tied: Tied, names: Names
) -> tuple[Statement, ...]:
    """Return what a work says of the person, nothing where no line of it is the person's.

    Each co-author's organisation stands once a work, with the first co-author who names it: a
    paper of 3,000 authors stays small, and co-authors stay evidence.
    """
    found = [(one, how) for one in work.authorships if (how := tied.ties(one)) is not None]
    if not found:
        return ()
    own = tuple(one for one, _ in found)
    how = min((how for _, how in found), key=_ORCID_FIRST.index)
    printed = [name for one in own for name in (one.raw_name, one.name) if name]
    it = _OwnWork(subject, sourced, work, own, how, names.agree_with(printed))
    title = it.state(StatementKind.WORK, None, it.evidence("title", work.title))
    return (
        replace(title, title=work.title),
        *_posts(it),
        *_fundings(it),
        *_co_authors(it),
    )


def _posts(it: _OwnWork) -> Iterator[Statement]:
    for authorship in it.own:
        for org, raw in _printed_orgs(authorship):
            evidence = it.evidence(f"authorships[{authorship.index}]", raw)
            yield it.state(StatementKind.POST, org, evidence)


def _fundings(it: _OwnWork) -> Iterator[Statement]:
    for funder in it.work.funders:
        quote = funder.org.raw or funder.org.name
        if funder.award_id:
            quote = f"{quote} {funder.award_id}"
        statement = it.state(StatementKind.FUNDING, funder.org, it.evidence(funder.locator, quote))
        yield replace(statement, title=funder.award_id)


def _co_authors(it: _OwnWork) -> Iterator[Statement]:
    own = {one.index for one in it.own}
    seen: set[tuple[object, ...]] = set()
    for authorship in it.work.authorships:
        if authorship.index in own:
            continue
        for org, raw in _printed_orgs(authorship):
            key = (org.identifiers, org.name)
            if key in seen:
                continue
            seen.add(key)
            name = authorship.raw_name or authorship.name
            evidence = it.evidence(f"authorships[{authorship.index}]", f"{name} — {raw}")
            yield replace(it.state(StatementKind.CO_AUTHOR, org, evidence), other=name)


def _printed_orgs(authorship: Authorship) -> Iterator[tuple[ObservedOrg, str]]:
    """Yield each organisation of an author's line with the string that was printed for it.

    A printed string that the source resolved to no organisation is an organisation of its own,
    known by that string alone.
    """
    used: set[str] = set()
    for org in authorship.orgs:
        raw = org.raw or _raw_of(org, authorship.raw_affiliations)
        used.add(raw)
        yield org, raw
    if authorship.orgs and any(org.raw is None for org in authorship.orgs):
        return  # which string belongs to which organisation is not known
    for raw in authorship.raw_affiliations:
        if raw.strip() and raw not in used:
            used.add(raw)
            yield ObservedOrg(name=raw, raw=raw), raw


def _raw_of(org: ObservedOrg, printed: Sequence[str]) -> str:
    if len(printed) == 1:
        return printed[0]
    named = (raw for raw in printed if org.name.casefold() in raw.casefold())
    return next(named, org.name)
