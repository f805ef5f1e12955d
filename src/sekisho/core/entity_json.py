"""Entities to compact JSON and back, without loss; defaults are left out."""

import json

from sekisho.core.entity import Entity, EntityKind, Property, Relation
from sekisho.core.identifier import Identifier
from sekisho.core.name import Name, NameKind
from sekisho.core.period import PartialDate


def entity_to_json(entity: Entity) -> bytes:
    """Return ASCII JSON, the same bytes for equal entities; unpaired surrogates survive."""
    fields: dict[str, object] = {
        "id": entity.entity_id,
        "kind": entity.kind.value,
        "names": [_name_row(name) for name in entity.names],
        "locator": entity.locator,
        "identifiers": [[item.scheme, item.value] for item in entity.identifiers],
        "countries": entity.countries,
        "addresses": entity.addresses,
        "birth_dates": [str(day) for day in entity.birth_dates],
        "listed_on": None if entity.listed_on is None else str(entity.listed_on),
        "codes": entity.codes,
        "programmes": entity.programmes,
        "relations": [[tie.kind, tie.target_id, tie.label] for tie in entity.relations],
        "properties": [[item.key, item.value] for item in entity.properties],
    }
    kept = {key: value for key, value in fields.items() if value or key in {"id", "locator"}}
    return json.dumps(kept, separators=(",", ":")).encode("ascii")


def entity_from_json(data: bytes | str) -> Entity:
    """Read what `entity_to_json` wrote.

    Raises:
        ValueError, KeyError, TypeError: when it is something else.
    """
    fields = json.loads(data)
    listed_on = fields.get("listed_on")
    return Entity(
        entity_id=fields["id"],
        kind=EntityKind(fields["kind"]),
        names=tuple(_name(row) for row in fields.get("names", ())),
        locator=fields["locator"],
        identifiers=tuple(Identifier(*row) for row in fields.get("identifiers", ())),
        countries=tuple(fields.get("countries", ())),
        addresses=tuple(fields.get("addresses", ())),
        birth_dates=tuple(PartialDate.parse(text) for text in fields.get("birth_dates", ())),
        listed_on=None if listed_on is None else PartialDate.parse(listed_on),
        codes=tuple(fields.get("codes", ())),
        programmes=tuple(fields.get("programmes", ())),
        relations=tuple(Relation(*row) for row in fields.get("relations", ())),
        properties=tuple(Property(*row) for row in fields.get("properties", ())),
    )


def _name_row(name: Name) -> list[str | None]:
    row = [name.full, name.kind.value, name.script, name.language, name.family, name.given]
    while row[-1] is None:
        row.pop()
    return row


def _name(row: list[str]) -> Name:
    return Name(row[0], NameKind(row[1]), *row[2:])
