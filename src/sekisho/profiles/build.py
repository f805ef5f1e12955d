"""A profile from sourced records: only what is tied to the person by a declared identifier."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sekisho.core.answer import Answer
from sekisho.core.declaration import Declaration
from sekisho.core.identifier import Identifier
from sekisho.core.profile import IdentityLink, Profile
from sekisho.core.record import AuthorRecord, Authorship, ResearcherRecord, Work
from sekisho.core.sourced import SourcedRecord
from sekisho.core.statement import Statement
from sekisho.profiles._identity import Names, Tied, declared_names, tie_identifiers
from sekisho.profiles._researcher import state_author, state_researcher
from sekisho.profiles._works import state_work


def build(
    person_id: str,
    declaration: Declaration,
    records: Sequence[SourcedRecord],
    *,
    consent_ok: bool,
    as_of: date,
) -> Profile:
    """Build the profile of one roster member from the records given.

    `consent_ok`: consent, or another recorded legal basis, covers it on that day (個人情報保護法;
    `regulations.md` A.8); without it nothing is read. A record counts only under a declared ORCID
    iD or OpenAlex author id, or where it carries the declared ORCID iD itself. Works later than
    `as_of` are left out; retracted ones still print an affiliation. Co-authors become evidence.

    Gaps: `no_consent`, `no_identifier`, `record_absent` (nothing under the declared ids),
    `identifier_conflict` (a record under a declared id carries somebody else's ORCID iD, and was
    left out), `undated_works`.
    """
    if not consent_ok:
        return Profile(person_id, (), (), ("no_consent",))
    header = declaration.header
    if header.orcid is None and header.openalex_id is None:
        return Profile(person_id, (), (), ("no_identifier",))
    tied = tie_identifiers(header, records)
    names = declared_names(header)
    ordered = _ordered(records)
    works = [(sourced, work) for sourced, work in _works(ordered) if not _is_later(work, as_of)]
    links = _links(ordered, works, tied, names)
    agrees = {link.record_id: link.name_agrees for link in links}
    found = list(_record_statements(person_id, ordered, tied, agrees))
    for sourced, work in works:
        found += state_work(person_id, sourced, work, tied, names)
    statements = {one.statement_id: one for one in found}.values()
    return Profile(
        person_id=person_id,
        links=links,
        statements=tuple(sorted(statements, key=_order)),
        gaps=_gaps(links, statements, works, tied),
    )


def _order(statement: Statement) -> tuple[str, ...]:
    name = statement.org.name if statement.org else ""
    return (str(statement.kind), str(statement.period), name, statement.statement_id)


def _ordered(records: Sequence[SourcedRecord]) -> list[SourcedRecord]:
    return sorted(records, key=lambda one: (one.source_id, one.record.locator, one.sha256))


def _works(records: Sequence[SourcedRecord]) -> Iterator[tuple[SourcedRecord, Work]]:
    """Yield each work once, though several files may hold it."""
    seen: set[Identifier] = set()
    for sourced in records:
        work = sourced.record
        if isinstance(work, Work) and work.work_id not in seen:
            seen.add(work.work_id)
            yield sourced, work


def _is_later(work: Work, as_of: date) -> bool:
    return work.published_on is not None and work.published_on.first_day > as_of


def _record_statements(
    person_id: str,
    records: Sequence[SourcedRecord],
    tied: Tied,
    agrees: dict[Identifier, Answer],
) -> Iterator[Statement]:
    for sourced in records:
        record = sourced.record
        if isinstance(record, ResearcherRecord) and record.orcid == tied.orcid:
            yield from state_researcher(person_id, sourced, record, agrees[record.orcid])
        elif isinstance(record, AuthorRecord) and record.author_id in tied.authors:
            yield from state_author(person_id, sourced, record, agrees[record.author_id])


def _links(
    records: Sequence[SourcedRecord],
    works: Sequence[tuple[SourcedRecord, Work]],
    tied: Tied,
    names: Names,
) -> tuple[IdentityLink, ...]:
    links: dict[tuple[Identifier, str], IdentityLink] = {}
    for sourced in records:
        record = sourced.record
        if isinstance(record, Work):
            continue
        own = record.orcid if isinstance(record, ResearcherRecord) else record.author_id
        if own != tied.orcid and own not in tied.authors:
            continue
        printed = [name.full for name in record.names]
        link = _link(own, sourced.source_id, tied, printed, names)
        links.setdefault((own, sourced.source_id), link)
    for author_id, source_id, printed in _authors_of_works(works, tied):
        link = _link(author_id, source_id, tied, printed, names)
        if not any(known == author_id for known, _ in links):
            links[author_id, source_id] = link
    return tuple(links[key] for key in sorted(links))


def _link(
    record_id: Identifier, source_id: str, tied: Tied, printed: Sequence[str], names: Names
) -> IdentityLink:
    declared = record_id in {tied.orcid, tied.declared_author}
    return IdentityLink(
        record_id=record_id,
        source_id=source_id,
        method="declared_identifier" if declared else "orcid_in_record",
        name_agrees=names.agree_with(printed),
        record_name=printed[0] if printed else "",
    )


def _authors_of_works(
    works: Sequence[tuple[SourcedRecord, Work]], tied: Tied
) -> Iterator[tuple[Identifier, str, list[str]]]:
    """Yield author ids that only works tell of, with the names printed under them."""
    found: dict[tuple[Identifier, str], dict[str, None]] = {}
    for sourced, work in works:
        for one in work.authorships:
            own = _id_of(one)
            if own is not None and tied.ties(one) is not None:
                printed = found.setdefault((own, sourced.source_id), {})
                printed.setdefault(one.raw_name or one.name)
    for (own, source_id), printed in sorted(found.items()):
        yield own, source_id, list(printed)


def _id_of(authorship: Authorship) -> Identifier | None:
    return authorship.author_id or authorship.orcid


def _gaps(
    links: Sequence[IdentityLink],
    statements: Iterable[Statement],
    works: Sequence[tuple[SourcedRecord, Work]],
    tied: Tied,
) -> tuple[str, ...]:
    gaps = []
    if not links:
        gaps.append("record_absent")
    contradicted = any(tied.is_contradicted(one) for _, work in works for one in work.authorships)
    if tied.conflicting or contradicted:
        gaps.append("identifier_conflict")
    if any(one.work_id is not None and one.period.start is None for one in statements):
        gaps.append("undated_works")
    return tuple(gaps)
