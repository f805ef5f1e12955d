"""Reads Canada's Named Research Organizations from the web page that publishes them."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from lxml import etree

from sekisho.core.entity import Entity, EntityKind, Property
from sekisho.core.errors import ParseError, Problem
from sekisho.core.name import Name, NameKind
from sekisho.core.source import Parsed
from sekisho.core.text import Text
from sekisho.sources._countries import find_country
from sekisho.sources._entries import CountryNotes, IdMaker
from sekisho.sources._markup import read_html, text_of
from sekisho.sources._names import clean, keep_first
from sekisho.sources._problems import REPORT, place_in, refuse, warn

TITLE = "Named Research Organizations"
ALIASES = "Known alias(es):"
_COUNTRY = re.compile(r"\((.+)\)\Z")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,9}\Z")
_DATES = ("dcterms.modified", "dcterms.date")


def parse(files: Mapping[str, Path]) -> Parsed:
    """Parse the page; each item of the lists under the letters is an entry.

    Raises:
        ParseError: another page, the French page, cut off, or a layout that is not known.
    """
    path = files["list"]
    root = read_html(path)
    _check_page(root, path)
    ids = IdMaker("ca-nro")
    countries = CountryNotes(path)
    warnings: list[Problem] = []
    entities = [
        _read_entry(item, letter, number, path, ids, countries, warnings)
        for letter, items in _find_sections(root, path)
        for number, item in enumerate(items, start=1)
    ]
    return Parsed(
        entities=tuple(entities),
        records=(),
        rows_seen=len(entities),
        warnings=(*warnings, *countries.list_warnings()),
        published_at=_read_modified(root),
    )


def _check_page(root: etree._Element, path: Path) -> None:
    headings = [text_of(node) for node in root.iter("h1")]
    if TITLE not in headings:
        raise _refuse_layout(path, f"<h1> {TITLE}", ", ".join(headings))


def _find_sections(root: etree._Element, path: Path) -> list[tuple[str, list[etree._Element]]]:
    """Return the list items under each letter heading (`section > h2.page-header`, `ul > li`)."""
    boxes = [node for node in root.iter("div") if "wb-filter" in (node.get("class") or "").split()]
    if len(boxes) != 1:
        raise _refuse_layout(path, '<div class="wb-filter">', str(len(boxes)))
    found = []
    for section in boxes[0].findall("section"):
        heading = section.find("h2")
        items = section.findall("ul/li")
        letter = section.get("id") or ""
        if heading is None or not items or not letter:
            raise _refuse_layout(path, f"<section id={letter!r}> h2, ul > li", text_of(section))
        found.append((str(letter), items))
    listed = sum(len(items) for _, items in found)
    standing = sum(1 for _ in boxes[0].iter("strong"))
    if not found or listed != standing:
        raise _refuse_layout(path, "<section> ul > li > strong", f"{listed} li, {standing} strong")
    return found


def _read_entry(
    item: etree._Element,
    letter: str,
    number: int,
    path: Path,
    ids: IdMaker,
    countries: CountryNotes,
    warnings: list[Problem],
) -> Entity:
    locator = f"//section[@id='{letter}']/ul/li[{number}]"
    strong = item.find("strong")
    name = "" if strong is None else text_of(strong)
    if strong is None or not name:
        raise _refuse_layout(path, f"{locator}/strong", text_of(item))
    stated = _COUNTRY.match(clean(strong.tail or ""))
    if stated is None:
        raise _refuse_layout(path, f"{locator}: name (country)", text_of(item))
    country = find_country(stated[1])
    if country is None:
        countries.add(clean(stated[1]), locator)
    names = [Name(name)]
    properties = [Property("country", clean(stated[1]))]
    for note in item.findall("p"):
        text = text_of(note)
        if text.startswith(ALIASES):
            names += _read_aliases(text.removeprefix(ALIASES))
        elif text:
            properties.append(Property("note", text))
            warnings.append(_warn_note(path, locator, text))
    return Entity(
        entity_id=ids.make(country or clean(stated[1]), name),
        kind=EntityKind.ORGANISATION,
        names=keep_first(names),
        locator=locator,
        countries=(country,) if country else (),
        properties=tuple(properties),
    )


def _read_aliases(text: str) -> list[Name]:
    """Read aliases apart by semicolons; a comma parts only what starts with an acronym."""
    names = []
    for part in filter(None, map(str.strip, text.split(";"))):
        first, comma, _ = part.partition(", ")
        names.append(_read_alias(part))
        if comma and _ACRONYM.match(first):
            names += [_read_alias(piece.strip()) for piece in part.split(", ")]
    return names


def _read_alias(text: str) -> Name:
    is_acronym = _ACRONYM.match(text) is not None
    return Name(text, NameKind.ACRONYM if is_acronym else NameKind.ALIAS)


def _read_modified(root: etree._Element) -> date | None:
    stated = {str(node.get("name")): node.get("content") or "" for node in root.iter("meta")}
    for key in _DATES:
        try:
            return date.fromisoformat(str(stated.get(key, "")))
        except ValueError:
            continue
    return None


def _warn_note(path: Path, locator: str, text: str) -> Problem:
    return warn(
        "ca_nro.note",
        Text(
            "別名ではない注記があります。名称としては照合しません。",
            "A note is not one of aliases; it is kept, and not searched as a name.",
        ),
        place_in(path, inside=locator),
        expected=Text(ALIASES, ALIASES),
        got=text,
    )


def _refuse_layout(path: Path, expected: str, got: str) -> ParseError:
    return refuse(
        "ca_nro.layout",
        Text(
            "英語版の Named Research Organizations のページとして読めません。",
            "This does not read as the English page of the Named Research Organizations.",
        ),
        place_in(path),
        expected=Text(expected, expected),
        got=got,
        action=REPORT,
    )
