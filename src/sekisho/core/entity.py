"""Entities: people and organisations as a source or registry states them."""

from dataclasses import dataclass
from enum import StrEnum

from sekisho.core.identifier import Identifier
from sekisho.core.name import Name
from sekisho.core.period import PartialDate


class EntityKind(StrEnum):
    """What a source says the entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """A tie to another entity of the same source: `parent`, `child`, `related`, `successor` …"""

    kind: str
    target_id: str
    label: str


@dataclass(frozen=True, slots=True, order=True)
class Property:
    """Something else the source states, under the source's own field name."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One entry of a source.

    `entity_id` is stable within the source. `locator` is where the entry stands in the file
    (`ユーザーリスト!row 12`). `countries` are ISO 3166-1 alpha-2 of seat, address or residence.
    `listed_on` is the date the list itself gives. A published nationality of a listed person is
    a `Property` and is shown, never compared.
    """

    entity_id: str
    kind: EntityKind
    names: tuple[Name, ...]
    locator: str
    identifiers: tuple[Identifier, ...] = ()
    countries: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    birth_dates: tuple[PartialDate, ...] = ()
    listed_on: PartialDate | None = None
    codes: tuple[str, ...] = ()  # the list's own codes, such as M, N, CW
    programmes: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    properties: tuple[Property, ...] = ()

    @property
    def label(self) -> str:
        """The name to print first."""
        return self.names[0].full if self.names else self.entity_id
