"""Reads the UN Security Council's Consolidated List as XML."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from lxml import etree

from sekisho.core.entity import Entity, EntityKind, Property
from sekisho.core.errors import Problem
from sekisho.core.identifier import Identifier
from sekisho.core.period import PartialDate
from sekisho.core.source import Parsed
from sekisho.core.text import Text
from sekisho.sources._countries import find_country
from sekisho.sources._entries import CountryNotes, drop_doubles
from sekisho.sources._markup import find_text, read_xml, text_of
from sekisho.sources._problems import REPORT, place_in, refuse, warn
from sekisho.sources.un_sc.fields import (
    read_address,
    read_birth,
    read_document,
    read_names,
)

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T+-].*)?\Z")
_KINDS = {"INDIVIDUAL": EntityKind.PERSON, "ENTITY": EntityKind.ORGANISATION}
_LISTED = ("TITLE", "DESIGNATION", "NATIONALITY", "LAST_DAY_UPDATED")
"""Fields that hold one or several VALUE."""
_PLAIN = ("GENDER", "SUBMITTED_BY", "SUBMITTED_ON", "COMMENTS1")


def parse(files: Mapping[str, Path]) -> Parsed:
    """Parse the list; each INDIVIDUAL and each ENTITY node is an entry.

    Raises:
        ParseError: not the list, cut off, or an entry without its number or name.
    """
    path = files["list"]
    root = read_xml(path, "CONSOLIDATED_LIST")
    nodes = [
        (node, tag)
        for group, tag in (("INDIVIDUALS", "INDIVIDUAL"), ("ENTITIES", "ENTITY"))
        for node in root.findall(f"{group}/{tag}")
    ]
    if not nodes:
        raise refuse(
            "un.no_entries",
            Text("INDIVIDUAL も ENTITY もありません。", "There is no INDIVIDUAL and no ENTITY."),
            place_in(path),
        )
    countries = CountryNotes(path)
    warnings: list[Problem] = []
    entities = [_read_entity(node, tag, path, countries, warnings) for node, tag in nodes]
    kept, doubles = drop_doubles(entities, path)
    return Parsed(
        entities=kept,
        records=(),
        rows_seen=len(nodes),
        warnings=(*warnings, *doubles, *countries.list_warnings()),
        published_at=_read_published(root, path, warnings),
    )


def _read_published(root: etree._Element, path: Path, warnings: list[Problem]) -> date | None:
    stated = str(root.get("dateGenerated") or "")
    match = _DAY.match(stated)
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        warnings.append(_warn_date(path, "dateGenerated", stated))
        return None


def _read_entity(
    node: etree._Element,
    tag: str,
    path: Path,
    countries: CountryNotes,
    warnings: list[Problem],
) -> Entity:
    data_id = find_text(node, "DATAID")
    names = read_names(node, tag)
    if data_id is None or not names:
        raise refuse(
            "un.entry",
            Text("番号か名称のない掲載項目があります。", "An entry has no number or no name."),
            place_in(path, inside=f"{tag} {data_id or ''}".strip()),
            expected=Text("DATAID と FIRST_NAME", "DATAID and FIRST_NAME"),
            action=REPORT,
        )
    reference = find_text(node, "REFERENCE_NUMBER")
    locator = reference or f"DATAID {data_id}"
    addresses = [read_address(item) for item in node.findall(f"{tag}_ADDRESS")]
    births = [read_birth(item) for item in node.findall("INDIVIDUAL_DATE_OF_BIRTH")]
    documents = [read_document(item) for item in node.findall("INDIVIDUAL_DOCUMENT")]
    identifiers = [Identifier("un-dataid", data_id)]
    identifiers += [Identifier("un-ref", reference)] if reference else []
    identifiers += [identifier for identifier, _ in documents if identifier]
    properties = _read_properties(node, tag)
    properties += [Property("INDIVIDUAL_DATE_OF_BIRTH", note) for _, note in births if note]
    properties += [Property("INDIVIDUAL_DOCUMENT", note) for _, note in documents if note]
    programme = find_text(node, "UN_LIST_TYPE")
    return Entity(
        entity_id=data_id,
        kind=_KINDS[tag],
        names=names,
        locator=locator,
        identifiers=tuple(dict.fromkeys(identifiers)),
        countries=_find_countries([country for _, country in addresses], locator, countries),
        addresses=tuple(dict.fromkeys(text for text, _ in addresses if text)),
        birth_dates=tuple(dict.fromkeys(birth for birth, _ in births if birth)),
        listed_on=_read_listed(node, path, locator, warnings),
        programmes=(programme,) if programme else (),
        properties=tuple(dict.fromkeys(properties)),
    )


def _read_properties(node: etree._Element, tag: str) -> list[Property]:
    found = [
        Property(key, text_of(value)) for key in _LISTED for value in node.findall(f"{key}/VALUE")
    ]
    found += [Property(key, find_text(node, key) or "") for key in _PLAIN]
    for place in node.findall("INDIVIDUAL_PLACE_OF_BIRTH"):
        parts = [text_of(part) for part in place]
        found.append(Property("INDIVIDUAL_PLACE_OF_BIRTH", ", ".join(filter(None, parts))))
    for alias in node.findall(f"{tag}_ALIAS"):
        note = find_text(alias, "NOTE")
        if note:
            found.append(Property(f"{tag}_ALIAS NOTE", note))
    return [prop for prop in found if prop.value]


def _find_countries(
    named: list[str | None], locator: str, countries: CountryNotes
) -> tuple[str, ...]:
    codes: dict[str, None] = {}
    for name in named:
        if name is None:
            continue
        code = find_country(name)
        if code is None:
            countries.add(name, locator)
        else:
            codes[code] = None
    return tuple(codes)


def _read_listed(
    node: etree._Element, path: Path, locator: str, warnings: list[Problem]
) -> PartialDate | None:
    stated = find_text(node, "LISTED_ON")
    if stated is None:
        return None
    match = _DAY.match(stated)
    try:
        return PartialDate.parse(match[1] if match else stated)
    except ValueError:
        warnings.append(_warn_date(path, f"{locator} LISTED_ON", stated))
        return None


def _warn_date(path: Path, inside: str, stated: str) -> Problem:
    return warn(
        "un.date",
        Text("日付として読めません。", "This is not readable as a date."),
        place_in(path, inside=inside),
        expected=Text("YYYY-MM-DD", "YYYY-MM-DD"),
        got=stated,
    )
