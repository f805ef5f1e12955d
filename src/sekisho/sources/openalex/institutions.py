"""Institutions of OpenAlex."""

from sekisho.core.entity import Entity, EntityKind, Property, Relation
from sekisho.core.identifier import Identifier, parse_ror
from sekisho.core.name import Name, NameKind
from sekisho.sources._json import Node
from sekisho.sources._names import keep_first
from sekisho.sources.openalex.fields import bare_id

_IDS = ("ror", "grid", "wikidata", "mag")


def read_institution(node: Node) -> Entity:
    """Return an institution as an entity; its names in other languages are translations."""
    number = bare_id(node.required("id")).upper()
    country = node.text("country_code")
    return Entity(
        entity_id=number,
        kind=EntityKind.ORGANISATION,
        names=_read_names(node),
        locator=node.path,
        identifiers=(Identifier("openalex", number), *_read_identifiers(node)),
        countries=(country,) if country else (),
        addresses=_read_place(node),
        relations=_read_relations(node, number),
        properties=_read_properties(node),
    )


def _read_names(node: Node) -> tuple[Name, ...]:
    names = [Name(node.required("display_name"))]
    names += [Name(text, NameKind.ACRONYM) for text in node.texts("display_name_acronyms")]
    names += [Name(text, NameKind.ALIAS) for text in node.texts("display_name_alternatives")]
    international = node.child("international")
    translated = international.child("display_name") if international else None
    for language in translated.keys() if translated else ():
        text = translated.text(language) if translated else None
        names.append(Name(text or "", NameKind.TRANSLATION, language=language))
    return keep_first(names)


def _read_identifiers(node: Node) -> tuple[Identifier, ...]:
    stated = node.child("ids")
    found: dict[Identifier, None] = {}
    for scheme in _IDS:
        text = (stated.text(scheme) if stated else None) or (
            node.text("ror") if scheme == "ror" else None
        )
        if text is None:
            continue
        try:
            found[parse_ror(text) if scheme == "ror" else Identifier(scheme, bare_id(text))] = None
        except ValueError:
            continue
    return tuple(found)


def _read_place(node: Node) -> tuple[str, ...]:
    geo = node.child("geo")
    parts = [geo.text(key) for key in ("city", "region", "country")] if geo else []
    text = ", ".join(part for part in parts if part)
    return (text,) if text else ()


def _read_relations(node: Node, number: str) -> tuple[Relation, ...]:
    found: dict[Relation, None] = {}
    for item in node.children("associated_institutions"):
        target = bare_id(item.required("id"))
        kind = item.text("relationship") or "related"
        found[Relation(kind, target, item.text("display_name") or target)] = None
    for ancestor in node.texts("lineage"):
        target = bare_id(ancestor)
        if target.upper() != number:
            found[Relation("lineage", target, target)] = None
    return tuple(found)


def _read_properties(node: Node) -> tuple[Property, ...]:
    keys = ("type", "homepage_url", "updated_date")
    return tuple(Property(key, text) for key in keys if (text := node.text(key)))
