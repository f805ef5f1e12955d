"""Fictional people, works and records for the tests of profiles and consistency."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from sekisho.core.answer import Answer
from sekisho.core.declaration import SECTIONS, Declaration, Header, OwnName, RomanName
from sekisho.core.declared import Org, Section
from sekisho.core.entity import Entity, EntityKind
from sekisho.core.evidence import Strength
from sekisho.core.hit import Band, Hit, Listing
from sekisho.core.identifier import Identifier
from sekisho.core.items import Affiliation
from sekisho.core.name import Name
from sekisho.core.period import PartialDate, Period
from sekisho.core.record import (
    AuthorRecord,
    Authorship,
    Record,
    RecordFunding,
    RecordPost,
    ResearcherRecord,
    Work,
    WorkFunder,
)
from sekisho.core.sourced import SourcedRecord
from sekisho.core.statement import ObservedOrg

AS_OF = date(2026, 6, 1)
ORCID = Identifier("orcid", "0000-0009-9000-9004")
AUTHOR = Identifier("openalex", "A9000000001")
HOME = ObservedOrg("Kisaragi University", "JP", (Identifier("ror", "0000kisa1"),))
AWAY = ObservedOrg("Northern Harbour Institute", "XA", (Identifier("ror", "0000nort1"),))
THIRD = ObservedOrg("Institute of Blue Optics", "XB", (Identifier("ror", "0000blue1"),))


def partial(text: str | None) -> PartialDate | None:
    """Read an ISO date of any precision."""
    return PartialDate.parse(text) if text else None


def period(start: str | None, end: str | None = None, ongoing: str = "unknown") -> Period:
    """Make a period; `ongoing` is an answer."""
    return Period(partial(start), partial(end), Answer(ongoing))


def header(
    *,
    full: str = "如月 花子",
    family: str = "Kisaragi",
    given: str = "Hanako",
    orcid: Identifier | None = ORCID,
    openalex_id: Identifier | None = AUTHOR,
) -> Header:
    """Make a header with the names that the works below print."""
    return Header(
        name=OwnName(full=full, script="Jpan"),
        name_roman=(RomanName(family=family, given=given),),
        orcid=orcid,
        openalex_id=openalex_id,
    )


def answered(*items: object) -> Section:  # type: ignore[type-arg]  # items of any section
    """Make a section that is answered, by items or by 該当なし."""
    return Section(Answer.YES if items else Answer.NO, tuple(items))


def post(item_id: str, org: Org, start: str, end: str | None = None) -> Affiliation:
    """Make a declared post."""
    ongoing = "no" if end else "yes"
    return Affiliation(item_id=item_id, org=org, period=period(start, end, ongoing))


def declared_org(org: ObservedOrg, *, with_id: bool = True) -> Org:
    """Write an organisation as a person would."""
    ror = next((one for one in org.identifiers if one.scheme == "ror"), None)
    return Org(name=org.name, org_id=ror if with_id else None, country=org.country)


def declaration(**sections: object) -> Declaration:
    """Make a declaration whose sections are all answered, 該当なし unless given."""
    keys = [section.key for section in SECTIONS]
    values: dict[str, object] = {key: answered() for key in keys}
    values["affiliations"] = answered(post("a1", declared_org(HOME), "2015-04"))
    values["header"] = header()
    values.update(sections)
    return Declaration(person_id="p1", **values)  # type: ignore[arg-type]  # sections by key


def line(
    index: int,
    *orgs: ObservedOrg,
    name: str = "Hanako Kisaragi",
    author_id: Identifier | None = None,
    orcid: Identifier | None = None,
    raw: Sequence[str] = (),
) -> Authorship:
    """Make one author's line on a work."""
    printed = tuple(raw) or tuple(org.raw or org.name for org in orgs)
    return Authorship(index, author_id, orcid, name, name, orgs, printed)


def own(*orgs: ObservedOrg, name: str = "Hanako Kisaragi", orcid: bool = False) -> Authorship:
    """Make the person's own line, the first on the work."""
    return line(0, *orgs, name=name, author_id=AUTHOR, orcid=ORCID if orcid else None)


def work(
    number: int,
    published: str | None,
    *authorships: Authorship,
    funders: Sequence[WorkFunder] = (),
    is_retracted: bool = False,
) -> Work:
    """Make a work."""
    return Work(
        work_id=Identifier("openalex", f"W{number}"),
        doi=f"10.99999/w{number}",
        title=f"Work {number}",
        published_on=partial(published),
        authorships=authorships,
        funders=tuple(funders),
        url=f"https://openalex.org/W{number}",
        is_retracted=is_retracted,
        locator=f"results[{number}]",
    )


def funder(org: ObservedOrg, award: str | None = None) -> WorkFunder:
    """Make a funder acknowledged on a work."""
    return WorkFunder(org, award, "awards[0]")


def author_record(
    *,
    author_id: Identifier = AUTHOR,
    orcid: Identifier | None = None,
    name: str = "Hanako Kisaragi",
) -> AuthorRecord:
    """Make an index's record of an author."""
    return AuthorRecord(author_id, orcid, (Name(name),), (), "https://openalex.org/A", "[0]")


def researcher_record(
    *posts: RecordPost,
    fundings: Sequence[RecordFunding] = (),
    orcid: Identifier = ORCID,
    name: str = "Hanako Kisaragi",
) -> ResearcherRecord:
    """Make an ORCID record."""
    return ResearcherRecord(orcid, (Name(name),), posts, tuple(fundings), (), None, "record")


def record_post(
    org: ObservedOrg, start: str | None, end: str | None = None, section: str = "employment"
) -> RecordPost:
    """Make a post in an ORCID record."""
    return RecordPost(section, org, "Physics", "Professor", period(start, end), "self", "posts[0]")


def sourced(*records: Record, source_id: str = "openalex") -> tuple[SourcedRecord, ...]:
    """Put records into a source."""
    retrieved = datetime(2026, 5, 1, tzinfo=UTC)
    return tuple(
        SourcedRecord(
            source_id=source_id,
            sha256="0" * 64,
            published_at=date(2026, 4, 1),
            retrieved_at=retrieved,
            url=None,
            strength=Strength.REGISTRY_OR_PAPER,
            record=record,
        )
        for record in records
    )


def hit(org: ObservedOrg, *, band: Band = Band.LIKELY, party_id: str = "org") -> Hit:
    """Make a hit of an organisation on a fictional list."""
    entity = Entity(f"e-{org.name}", EntityKind.ORGANISATION, (Name(org.name),), "row 1")
    retrieved = datetime(2026, 5, 1, tzinfo=UTC)
    listing = Listing("x-list", entity, "1" * 64, date(2026, 4, 1), retrieved)
    name = Name(org.name)
    return Hit(f"h-{org.name}", party_id, name, name, band, 1500, (), listing)
