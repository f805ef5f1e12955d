"""Entities as statement rows, and back without loss.

One row is one statement of the source: entity, position, property, value. Names, identifiers,
relations and the source's own properties say more than a value; that stands in `attrs`, as JSON.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from sekisho.core.entity import Entity, EntityKind, Property, Relation
from sekisho.core.identifier import Identifier
from sekisho.core.name import Name, NameKind
from sekisho.core.period import PartialDate

Attrs = Mapping[str, str]

_LISTS = ("countries", "addresses", "codes", "programmes")
_ID, _LOCATOR, _VALUE = "exact_id", "exact_locator", "exact_value"


class StatementRow(NamedTuple):
    """One row of a statements file.

    `ordinal` is the entity's position in the source, from 0, and `seq` the statement's within
    the entity. `attrs` is ASCII JSON. Where a text cannot be stored as UTF-8 (unpaired
    surrogates, NUL), a readable stand-in is stored and `attrs` holds it exactly.
    """

    ordinal: int
    entity_id: str
    seq: int
    prop: str
    value: str
    attrs: str | None
    locator: str


def to_storable(text: str) -> str:
    """Return `text`, or a readable stand-in where it holds what UTF-8 or Parquet cannot."""
    if text.isascii() and "\0" not in text:
        return text
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "␀")


def rows_of(ordinal: int, entity: Entity) -> Iterator[StatementRow]:
    """Yield the statements of one entity, in order; the first is always its kind."""
    entity_id, locator = to_storable(entity.entity_id), to_storable(entity.locator)
    for seq, (prop, value, attrs) in enumerate(_statements(entity, entity_id, locator)):
        stored = to_storable(value)
        kept = attrs if stored == value else {**attrs, _VALUE: value}
        text = json.dumps(kept, separators=(",", ":")) if kept else None
        yield StatementRow(ordinal, entity_id, seq, prop, stored, text, locator)


def entities_of(rows: Iterable[StatementRow]) -> Iterator[Entity]:
    """Yield the entities that the rows were made of; rows stand in their order.

    Raises:
        ValueError, KeyError: a row is none that `rows_of` makes.
    """
    for _, group in groupby(rows, key=itemgetter(0)):
        yield _entity(group)


def _statements(entity: Entity, entity_id: str, locator: str) -> Iterator[tuple[str, str, Attrs]]:
    exact = {}
    if entity_id != entity.entity_id:
        exact[_ID] = entity.entity_id
    if locator != entity.locator:
        exact[_LOCATOR] = entity.locator
    yield "kind", entity.kind.value, exact
    yield from (("name", name.full, _name_attrs(name)) for name in entity.names)
    yield from (("identifier", item.value, {"scheme": item.scheme}) for item in entity.identifiers)
    for prop in _LISTS:
        yield from ((prop, value, {}) for value in getattr(entity, prop))
    yield from (("birth_date", str(day), {}) for day in entity.birth_dates)
    if entity.listed_on is not None:
        yield "listed_on", str(entity.listed_on), {}
    for tie in entity.relations:
        yield "relation", tie.target_id, {"kind": tie.kind, "label": tie.label}
    yield from (("property", item.value, {"key": item.key}) for item in entity.properties)


def _name_attrs(name: Name) -> Attrs:
    fields = {
        "kind": name.kind.value,
        "script": name.script,
        "language": name.language,
        "family": name.family,
        "given": name.given,
    }
    return {key: value for key, value in fields.items() if value is not None}


def _entity(rows: Iterable[StatementRow]) -> Entity:
    found: dict[str, list[tuple[str, Attrs]]] = {}
    entity_id = locator = ""
    for row in rows:
        attrs: Attrs = json.loads(row[5]) if row[5] else {}
        found.setdefault(row[3], []).append((attrs.get(_VALUE, row[4]), attrs))
        if row[2] == 0:
            entity_id, locator = attrs.get(_ID, row[1]), attrs.get(_LOCATOR, row[6])
    lists = {prop: tuple([value for value, _ in found.get(prop, ())]) for prop in _LISTS}
    listed_on = [PartialDate.parse(value) for value, _ in found.get("listed_on", ())]
    return Entity(
        entity_id=entity_id,
        kind=EntityKind(found["kind"][0][0]),
        names=tuple([_name(value, attrs) for value, attrs in found.get("name", ())]),
        locator=locator,
        identifiers=tuple(
            [Identifier(attrs["scheme"], value) for value, attrs in found.get("identifier", ())]
        ),
        birth_dates=tuple([PartialDate.parse(value) for value, _ in found.get("birth_date", ())]),
        listed_on=listed_on[0] if listed_on else None,
        relations=tuple(
            [
                Relation(attrs["kind"], value, attrs["label"])
                for value, attrs in found.get("relation", ())
            ]
        ),
        properties=tuple(
            [Property(attrs["key"], value) for value, attrs in found.get("property", ())]
        ),
        **lists,
    )


def _name(value: str, attrs: Attrs) -> Name:
    return Name(
        full=value,
        kind=NameKind(attrs["kind"]),
        script=attrs.get("script"),
        language=attrs.get("language"),
        family=attrs.get("family"),
        given=attrs.get("given"),
    )
