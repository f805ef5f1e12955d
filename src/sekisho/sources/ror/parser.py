"""Reads ROR records, schema version 2."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from sekisho.core.entity import Entity, EntityKind, Property, Relation
from sekisho.core.identifier import Identifier, parse_ror
from sekisho.core.name import Name, NameKind
from sekisho.core.source import Parsed
from sekisho.core.text import Text
from sekisho.sources._entries import drop_doubles
from sekisho.sources._json import Node, iter_json

_MEMBERS = ("*schema_v2.json", "*_v2.json", "*ror-data.json", "*.json")
_ORDER = ("ror_display", "label", "alias", "acronym")
_KINDS = {
    "ror_display": NameKind.PRIMARY,
    "label": NameKind.TRANSLATION,
    "alias": NameKind.ALIAS,
    "acronym": NameKind.ACRONYM,
}


def parse(files: Mapping[str, Path]) -> Parsed:
    """Parse JSON lines (gzip or not), the dump's list of records, or its zip.

    Raises:
        ParseError: not JSON, cut off, or not records of schema version 2.
    """
    path = files["records"]
    entities = [_read_record(node) for node in iter_json(path, members=_MEMBERS)]
    kept, doubles = drop_doubles(entities, path)
    return Parsed(entities=kept, records=(), rows_seen=len(entities), warnings=doubles)


def _read_record(node: Node) -> Entity:
    try:
        ror = parse_ror(node.required("id"))
    except ValueError:
        raise node.refuse(
            "id", Text("ROR の番号 (v2)", "a ROR id, schema version 2"), node.text("id")
        ) from None
    names = _read_names(node)
    if not names:
        raise node.refuse("names", Text("schema v2 の名称", "names as in schema v2"), None)
    locations = [
        place
        for location in node.children("locations")
        if (place := location.child("geonames_details")) is not None
    ]
    return Entity(
        entity_id=ror.value,
        kind=EntityKind.ORGANISATION,
        names=names,
        locator=node.path,
        identifiers=(ror, *_read_identifiers(node)),
        countries=_keep(place.text("country_code") for place in locations),
        addresses=_keep(_join_place(place) for place in locations),
        relations=tuple(_read_relation(item) for item in node.children("relationships")),
        properties=_read_properties(node),
    )


def _read_names(node: Node) -> tuple[Name, ...]:
    """Return the names: the one that ROR displays, then labels, aliases, acronyms.

    A name of several types takes the first of them in that order.
    """
    ranked = []
    for item in node.children("names"):
        value = item.text("value")
        types = [kind for kind in _ORDER if kind in item.texts("types")]
        if value is not None:
            kind = types[0] if types else "alias"
            ranked.append(
                (_ORDER.index(kind), Name(value, _KINDS[kind], language=item.text("lang")))
            )
    ranked.sort(key=_rank)
    seen: dict[tuple[str, str | None], Name] = {}
    for _, name in ranked:
        seen.setdefault((name.full, name.language), name)
    return tuple(seen.values())


def _rank(pair: tuple[int, Name]) -> int:
    return pair[0]


def _read_identifiers(node: Node) -> list[Identifier]:
    """Return the identifiers of other registries, the preferred one first."""
    found: dict[Identifier, None] = {}
    for item in node.children("external_ids"):
        scheme = item.required("type")
        for value in (item.text("preferred"), *item.texts("all")):
            if value is not None:
                found[Identifier(scheme, _bare(scheme, value))] = None
    return list(found)


def _bare(scheme: str, value: str) -> str:
    """ISNI is printed in groups of four; the bare digits are the identifier."""
    return value.replace(" ", "") if scheme == "isni" else value


def _read_relation(item: Node) -> Relation:
    target = item.required("id").rpartition("/")[2]
    return Relation(item.required("type"), target, item.text("label") or target)


def _read_properties(node: Node) -> tuple[Property, ...]:
    established = node.integer("established")
    found = [Property("status", node.required("status"))]
    found += [Property("type", kind) for kind in node.texts("types")]
    if established is not None:
        found.append(Property("established", str(established)))
    for link in node.children("links"):
        found.append(Property(link.required("type"), link.text("value") or ""))
    found += [Property("domain", domain) for domain in node.texts("domains")]
    return tuple(prop for prop in found if prop.value)


def _join_place(place: Node) -> str | None:
    keys = ("name", "country_subdivision_name", "country_name")
    parts = [part for key in keys if (part := place.text(key))]
    return ", ".join(dict.fromkeys(parts)) or None


def _keep(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
