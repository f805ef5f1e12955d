"""The fields of an entry of the UN list: names, addresses, dates of birth, documents."""

import re

from lxml import etree

from sekisho.core.identifier import Identifier
from sekisho.core.name import Name, NameKind
from sekisho.core.period import PartialDate
from sekisho.sources._markup import find_text, text_of
from sekisho.sources._names import (
    clean,
    is_acronym_of,
    is_latin,
    keep_first,
    split_groups,
)

_GIVEN = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_QUALITY = {"low": NameKind.WEAK_ALIAS, "f.k.a.": NameKind.FORMER}
_ORIGINAL = re.compile(r"original script\s*:\s*", re.IGNORECASE)
_NOTED_SCRIPT = re.compile(
    r"(?:original script|in arabic(?: script)?)\s*:\s*([^A-Za-z;]+)\Z", re.IGNORECASE
)
_NOTED_FORMER = re.compile(r"(?:previously|formerly) listed as", re.IGNORECASE)
_DOCUMENTS = {
    "passport": re.compile(r"passport|pasaporte|passeport", re.IGNORECASE),
    "national-id": re.compile(r"national identification", re.IGNORECASE),
}


def read_names(node: etree._Element, tag: str) -> tuple[Name, ...]:
    """Return the names of an entry, the main one first; none where the entry has none.

    An alias that holds several names apart by semicolons, or one name in two scripts, becomes
    several of the same quality.
    """
    full = " ".join(part for key in _GIVEN if (part := find_text(node, key)))
    if not full:
        return ()
    names = [Name(full)]
    if tag == "ENTITY":
        names += _read_acronym(full, NameKind.ALIAS)
    original = find_text(node, "NAME_ORIGINAL_SCRIPT")
    if original:
        names.append(Name(original, NameKind.NATIVE))
    for alias in node.findall(f"{tag}_ALIAS"):
        written = find_text(alias, "ALIAS_NAME")
        if written is None:
            continue
        kind = _read_kind(alias)
        names += _read_alias(written, kind, is_entity=tag == "ENTITY")
        noted = _NOTED_SCRIPT.search(find_text(alias, "NOTE") or "")
        script = find_text(alias, "ALIAS_ORIGINAL_SCRIPT") or (noted and noted[1].strip())
        if script:
            names.append(Name(script, _native(kind)))
    return keep_first(names)


def _read_kind(alias: etree._Element) -> NameKind:
    """Return what the list says of an alias: low quality goes before former."""
    quality = (find_text(alias, "QUALITY") or "").lower()
    kind = _QUALITY.get(quality, NameKind.ALIAS)
    was_listed = _NOTED_FORMER.match(find_text(alias, "NOTE") or "") is not None
    return NameKind.FORMER if was_listed and kind is NameKind.ALIAS else kind


def _read_alias(written: str, kind: NameKind, *, is_entity: bool) -> list[Name]:
    head, groups = split_groups(written.rstrip(",; "))
    if len(groups) != 1 or is_latin(head) == is_latin(groups[0]):
        names = [Name(clean(part), kind) for part in _split(written)]
        if is_entity:
            names += [extra for part in _split(written) for extra in _read_acronym(part, kind)]
        return names
    pair = (head, _ORIGINAL.sub("", groups[0]))
    return [
        Name(clean(part), kind if is_latin(part) else _native(kind))
        for text in pair
        for part in _split(text)
    ]


def _split(text: str) -> list[str]:
    """Split at semicolons that stand outside brackets."""
    parts = [""]
    depth = 0
    for char in text:
        depth += (char == "(") - (char == ")")
        if char == ";" and depth <= 0:
            parts.append("")
        else:
            parts[-1] += char
    return [part.strip() for part in parts if part.strip()]


def _read_acronym(full: str, kind: NameKind) -> list[Name]:
    head, groups = split_groups(full)
    if len(groups) != 1 or not is_acronym_of(groups[0], head):
        return []
    return [Name(head, kind), Name(groups[0], NameKind.ACRONYM)]


def _native(kind: NameKind) -> NameKind:
    """A low-quality alias stays one in any script."""
    return kind if kind is NameKind.WEAK_ALIAS else NameKind.NATIVE


def read_address(node: etree._Element) -> tuple[str, str | None]:
    """Return an address on one line, and the name of its country."""
    keys = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE")
    parts = [part for key in keys if (part := find_text(node, key))]
    return ", ".join(parts), find_text(node, "COUNTRY")


def read_birth(node: etree._Element) -> tuple[PartialDate | None, str]:
    """Return a date of birth, and what is uncertain about it in the list's own words.

    A range has no date: to take either end, or a year between, would be a guess.
    """
    fields = {str(child.tag): text_of(child) for child in node if text_of(child)}
    kind = fields.pop("TYPE_OF_DATE", "")
    stated = fields.pop("DATE", None) or fields.pop("YEAR", None)
    note = " ".join(fields.values())
    if kind == "BETWEEN" or "FROM_YEAR" in fields:
        span = "–".join(fields.get(key, "?") for key in ("FROM_YEAR", "TO_YEAR"))
        return None, " ".join(filter(None, ("BETWEEN", span, fields.get("NOTE"))))
    if stated is None:
        return None, " ".join(filter(None, (kind if note else "", note)))
    try:
        birth = PartialDate.parse(stated[:10])
    except ValueError:
        return None, " ".join(filter(None, (kind, stated, note)))
    is_plain = kind in {"", "EXACT"} and not note
    return birth, "" if is_plain else " ".join(filter(None, (kind, stated, note)))


def read_document(node: etree._Element) -> tuple[Identifier | None, str]:
    """Return the number of an identity document, and the whole of what is said of it."""
    fields = {str(child.tag): text_of(child) for child in node if text_of(child)}
    kind = " ".join(fields.get(key, "") for key in ("TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2"))
    number = fields.get("NUMBER")
    note = ", ".join(fields.values())
    if number is None:
        return None, note
    scheme = next((key for key, regex in _DOCUMENTS.items() if regex.search(kind)), "document")
    return Identifier(scheme, number), note
