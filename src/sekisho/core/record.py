"""Records of research sources: works, author records, ORCID records, as published.

Co-authors stand in works as evidence; no record of theirs is ever built into a profile.
"""

from dataclasses import dataclass

from sekisho.core.identifier import Identifier
from sekisho.core.name import Name
from sekisho.core.period import PartialDate, Period
from sekisho.core.statement import ObservedOrg


@dataclass(frozen=True, slots=True)
class Authorship:
    """One author's line on a work.

    `countries` and `orgs` are as the source resolved them; `raw_affiliations` as printed.
    `index` is the position in the source's own list, from 0.
    """

    index: int
    author_id: Identifier | None
    orcid: Identifier | None
    name: str
    raw_name: str | None
    orgs: tuple[ObservedOrg, ...]
    raw_affiliations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkFunder:
    """A funder acknowledged on a work, as the source states it."""

    org: ObservedOrg
    award_id: str | None
    locator: str


@dataclass(frozen=True, slots=True)
class Work:
    """One published work. `locator` says where the record stands in its file."""

    work_id: Identifier
    doi: str | None
    title: str
    published_on: PartialDate | None
    authorships: tuple[Authorship, ...]
    funders: tuple[WorkFunder, ...]
    url: str | None
    is_retracted: bool
    locator: str


@dataclass(frozen=True, slots=True)
class AuthorPost:
    """An institution an index states for an author, with the years it was seen in works."""

    org: ObservedOrg
    years: tuple[int, ...]
    locator: str


@dataclass(frozen=True, slots=True)
class AuthorRecord:
    """A research index's own record of one author."""

    author_id: Identifier
    orcid: Identifier | None
    names: tuple[Name, ...]
    posts: tuple[AuthorPost, ...]
    url: str | None
    locator: str


@dataclass(frozen=True, slots=True)
class RecordPost:
    """A position or degree in a researcher's public record.

    `section` is the source's own: `employment`, `education`, `qualification`,
    `invited-position`, `distinction`, `membership`, `service`. `asserted_by` is who put it there.
    """

    section: str
    org: ObservedOrg
    department: str | None
    role: str | None
    period: Period
    asserted_by: str | None
    locator: str


@dataclass(frozen=True, slots=True)
class RecordFunding:
    """Funding in a researcher's public record."""

    org: ObservedOrg
    title: str
    kind: str | None
    award_id: str | None
    period: Period
    asserted_by: str | None
    locator: str


@dataclass(frozen=True, slots=True)
class RecordWork:
    """A work in a researcher's public record."""

    title: str
    doi: str | None
    published_on: PartialDate | None
    locator: str


@dataclass(frozen=True, slots=True)
class ResearcherRecord:
    """A researcher's own public record, such as ORCID's."""

    orcid: Identifier
    names: tuple[Name, ...]
    posts: tuple[RecordPost, ...]
    fundings: tuple[RecordFunding, ...]
    works: tuple[RecordWork, ...]
    url: str | None
    locator: str


Record = Work | AuthorRecord | ResearcherRecord
