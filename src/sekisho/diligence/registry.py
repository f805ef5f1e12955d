"""What the registry of a reference set says of the organisations of a case."""

from collections.abc import Iterable

from sekisho.consistency import OrgRegistry
from sekisho.core.entity import Entity
from sekisho.core.party import Party, PartyKind
from sekisho.screening import ScreeningIndex, registry_entities

_RELATIVES = frozenset({"parent", "child"})
_TYPE = "type"


def read_registry(parties: Iterable[Party], index: ScreeningIndex) -> OrgRegistry:
    """Return the registry's names, types, relatives and seats, by the parties' ids."""
    names: dict[str, tuple[str, ...]] = {}
    types: dict[str, tuple[str, ...]] = {}
    relatives: dict[str, tuple[str, ...]] = {}
    countries: dict[str, tuple[str, ...]] = {}
    for party in parties:
        if party.kind is not PartyKind.ORGANISATION:
            continue
        entities = registry_entities(party, index)
        if entities:
            key = party.party_id
            names[key] = _gather(name.full for one in entities for name in one.names)
            types[key] = _gather(_types(entities))
            relatives[key] = _gather(_relatives(entities))
            countries[key] = _gather(country for one in entities for country in one.countries)
    return OrgRegistry(names, types, relatives, countries)


def _types(entities: Iterable[Entity]) -> Iterable[str]:
    return (item.value for one in entities for item in one.properties if item.key == _TYPE)


def _relatives(entities: Iterable[Entity]) -> Iterable[str]:
    return (
        f"ror:{tie.target_id}"
        for one in entities
        for tie in one.relations
        if tie.kind in _RELATIVES
    )


def _gather(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
