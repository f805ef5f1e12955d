"""Profiles: what open sources say of a party, over time."""

from dataclasses import dataclass

from sekisho.core.answer import Answer
from sekisho.core.identifier import Identifier
from sekisho.core.statement import Statement


@dataclass(frozen=True, slots=True)
class IdentityLink:
    """How a record was tied to a person: by which identifier the person declared.

    `name_agrees` says whether a name in the record is one the person declared.
    """

    record_id: Identifier
    source_id: str
    method: str  # declared_identifier, orcid_in_record
    name_agrees: Answer
    record_name: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Sourced statements about one roster member.

    `gaps` are keys of what could not be looked at (`no_identifier`, `no_consent`,
    `record_absent` …): unknown is not no.
    """

    person_id: str
    links: tuple[IdentityLink, ...]
    statements: tuple[Statement, ...]
    gaps: tuple[str, ...] = ()
