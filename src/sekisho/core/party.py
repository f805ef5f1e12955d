"""A party: a person or an organisation, as named in an input."""

from dataclasses import dataclass
from enum import StrEnum

from sekisho.core.identifier import Identifier
from sekisho.core.name import Name


class PartyKind(StrEnum):
    """What a party is."""

    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something named in an input, to be screened.

    `country` is ISO 3166-1 alpha-2: of an organisation's site, of a person's residence; never a
    nationality. `origin` says where in the input the party stands, `roles` what it is there
    (`roster`, `employer`, `partner`, `funder`, `co_author` …).
    """

    party_id: str
    kind: PartyKind
    names: tuple[Name, ...]
    roles: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    country: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    affiliations: tuple[str, ...] = ()  # names of organisations, as context for a person
    birth_year: int | None = None

    @property
    def label(self) -> str:
        """The name to print first."""
        return self.names[0].full if self.names else self.party_id
