"""Names as publishers print them: cleaned, and taken out of brackets."""

import re
import unicodedata
from collections.abc import Iterable

from sekisho.core.name import Name
from sekisho.sources._countries import find_country

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")
_OPEN, _CLOSE = "(（", ")）"
_ACRONYM = re.compile(r"[A-Z0-9][A-Za-z0-9&./-]{0,11}(?: \d{1,3})?\Z")
_UNIT = re.compile(r"(?:no\. ?)?\d+(?:st|nd|rd|th)?\b", re.IGNORECASE)
_NOT_ACRONYMS = frozenset(
    (
        *("BRANCH", "BVI", "CO", "COMPANY", "CORP", "GENERAL", "HK", "HQ", "INC", "JSC"),
        *("LATIN", "LIMITED", "LLC", "LTD", "LTDA", "OJSC", "OLD", "OOO", "PJSC", "PRIVATE"),
        *("PTE", "PTY", "PVT", "SA", "SARL", "UK", "USA"),
    )
)


def clean(text: str) -> str:
    """Return the text on one line: control characters out, white space of any width collapsed."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(_CONTROL.sub(" ", text).split())


def split_groups(text: str) -> tuple[str, list[str]]:
    """Take the bracketed groups off the end: `A (B)（丙）` gives `A` and [`B`, `丙`].

    Half-width and full-width brackets may be mixed, as the lists do. A text that is nothing but
    one group is its own head, without the brackets.
    """
    head = text.strip()
    groups: list[str] = []
    while head and head[-1] in _CLOSE:
        start = _find_open(head)
        if start is None:
            break
        inner = head[start + 1 : -1].strip()
        if not head[:start].strip():
            return (inner, groups) if inner else (head, groups)
        if not inner:
            break
        groups.insert(0, inner)
        head = head[:start].strip()
    return head, groups


def _find_open(text: str) -> int | None:
    """Return where the bracket opens that the last character closes."""
    depth = 0
    for index in range(len(text) - 1, -1, -1):
        if text[index] in _CLOSE:
            depth += 1
        elif text[index] in _OPEN:
            depth -= 1
            if depth == 0:
                return index
    return None


def is_latin(text: str) -> bool:
    """Tell whether most letters are Latin."""
    letters = [char for char in text if char.isalpha()]
    latin = sum(is_latin_letter(char) for char in letters)
    return latin * 2 > len(letters)


def is_latin_letter(char: str) -> bool:
    """Tell whether a letter is Latin, of any width."""
    return char < "\u0250" or "LATIN" in unicodedata.name(char, "")


def has_east_asian(text: str) -> bool:
    """Tell whether the text holds kanji, kana or hangul."""
    return any(
        "\u3005" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3"
        for char in text
    )


def is_acronym_of(group: str, head: str) -> bool:
    """Tell whether a bracketed group reads as the acronym of the name before it.

    A numbered unit (`10th Research Institute of X (XYZ)`) is followed by the acronym of its
    parent, which is not its own unless it carries the number too. A country, a legal form, or a
    word that shares no initial with an all-capital name is no acronym.
    """
    plain = unicodedata.normalize("NFKC", group).strip()
    bare = plain.replace(".", "").upper()
    if _ACRONYM.match(plain) is None or bare in _NOT_ACRONYMS or find_country(plain):
        return False
    capitals = sum(char.isupper() or char.isdigit() for char in plain)
    if capitals < 2 or capitals * 2 < len(plain.replace(" ", "")):
        return False
    if _UNIT.match(head) and not any(char.isdigit() for char in plain):
        return False
    if head.isupper() and len(head.split()) > 1:
        initials = {word[0] for word in re.findall(r"\w+", head)}
        return len(bare) <= 8 and bare[0] in initials and bare[-1] in head
    return len(head.split()) > 1


def keep_first(names: Iterable[Name]) -> tuple[Name, ...]:
    """Drop a name that was given before in the same words, and blanks."""
    seen: dict[str, Name] = {}
    for name in names:
        if name.full:
            seen.setdefault(name.full, name)
    return tuple(seen.values())
