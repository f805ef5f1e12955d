"""The fonts of a page, inside the page: each vendored family, cut to what the page prints.

A dossier is read years later and on machines without Japanese, Chinese or Thai fonts; a name that
shows as boxes there cannot be compared with anything. Slow to import: loads fonttools and lxml.
"""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Final

import lxml.html

from sekisho.reporting.clean import compose_text
from sekisho.reporting.fonts import (
    FLAWED_SIGNS,
    SHARED_SIGNS,
    Face,
    choose_fonts,
    font_directory,
    is_unpictured,
    load_coverage,
)
from sekisho.reporting.runs import read_hint
from sekisho.reporting.subsets import cut_collection, cut_font

_LATIN: Final = "Noto Sans"
_JAPANESE: Final = "BIZ UDPGothic"
_SIGNS: Final = "Noto Sans Signs"  # a family of the page's own: the `SHARED_SIGNS` of Noto Sans
_BOLD: Final = frozenset({_LATIN, _SIGNS, _JAPANESE})
_SHAPED: Final = frozenset(
    {"Noto Sans Arabic", "Noto Sans Devanagari", "Noto Sans Hebrew", "Noto Sans Thai"}
)
_LEFT_OUT: Final = {
    _LATIN: frozenset([*SHARED_SIGNS, *map(chr, range(0x2200, 0x2300))]),
    _JAPANESE: frozenset(FLAWED_SIGNS),
}
_ASCII: Final = frozenset(map(chr, range(0x20, 0x7F)))
_UNSEEN: Final = frozenset({"title", "desc"})
_STACKS: Final = {
    "": choose_fonts("en"),
    "wide": choose_fonts("ja"),
    "zh": choose_fonts("en", "zh"),
    "zh-hant": choose_fonts("en", "zh-hant"),
    "ko": choose_fonts("en", "ko"),
}
"""The font lists of a page: that of running text, and those of marked runs.

They are the lists of the PDF, but for the proportional 、。 of BIZ UDPGothic: a browser does not
close them up, so they stay.
"""


@dataclass(frozen=True, slots=True)
class _Part:
    """A family of the page in one weight, and the vendored face it is cut from."""

    name: str
    face: Face
    points: frozenset[int]


def write_fonts(body: str) -> str:
    """Write the `@font-face` rules of a page and the variables (`--fonts`) that list them."""
    parser = lxml.html.HTMLParser(huge_tree=True)
    wanted = _share_out(_read_texts(lxml.html.document_fromstring(body, parser=parser), ""))
    lists = ";".join(_write_list(hint, wanted) for hint in _STACKS)
    return f":root{{{lists}}}\n{''.join(_write_faces(wanted))}"


def _write_list(hint: str, wanted: Mapping[str, frozenset[int]]) -> str:
    names = ",".join(_quote(name) for name in _list_families(hint) if name in wanted)
    return f"--fonts-{hint}:{names}" if hint else f"--fonts:{names}"


def _read_texts(node: lxml.html.HtmlElement, hint: str) -> Iterator[tuple[str, str]]:
    """Yield each text of the page after the name of the font list that its element has."""
    if node.get("lang"):
        hint = read_hint(node.get("lang")) or ""
    elif node.get("class") == "wide":
        hint = "wide"
    known = hint if hint in _STACKS else ""
    if node.text and node.tag not in _UNSEEN:
        yield known, node.text
    for child in node:
        yield from _read_texts(child, hint)
        if child.tail:
            yield known, child.tail


def _share_out(texts: Iterator[tuple[str, str]]) -> dict[str, frozenset[int]]:
    """Give each character to the first family of its list that prints it.

    A decomposed character (`か` and U+3099) goes in composed as well, which is how browsers print
    it. Selectors and joiners go wherever a font may need them.
    """
    used: defaultdict[str, set[str]] = defaultdict(set, {"": set(_ASCII)})
    for hint, text in texts:
        used[hint].update(char for char in text + compose_text(text) if char >= " ")
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for hint, chars in used.items():
        families = _list_families(hint)
        for char in chars:
            family = next((name for name in families if _is_printed(char, name)), None)
            if family is not None:
                wanted[family].add(ord(char))
    unpictured = {ord(char) for chars in used.values() for char in chars if is_unpictured(char)}
    return {
        name: frozenset(points if name in {_LATIN, _SIGNS} else points | unpictured)
        for name, points in wanted.items()
    }


def _list_families(hint: str) -> list[str]:
    """Name the families of a font list, best first, the signs of Noto Sans where they belong."""
    first, *rest = _STACKS[hint]
    names = [choice.family for choice in rest]
    if first.share == "no-shared":
        return [first.family, *names, _SIGNS]
    return [first.family, _SIGNS, *names]


def _is_printed(char: str, family: str) -> bool:
    if is_unpictured(char):
        return False
    if family == _SIGNS:
        return char in SHARED_SIGNS
    left_out = _LEFT_OUT.get(family, frozenset())
    return char not in left_out and ord(char) in _find_face(family, bold=False).points


@cache
def _find_face(family: str, *, bold: bool) -> Face:
    name = _LATIN if family == _SIGNS else family
    return next(face for face in load_coverage().faces if face.family == name and face.bold == bold)


def _write_faces(wanted: Mapping[str, frozenset[int]]) -> Iterator[str]:
    parts = [
        _Part(name, _find_face(name, bold=bold), wanted[name])
        for name in sorted(wanted)
        for bold in (False, True)[: 1 + (name in _BOLD)]
    ]
    for part, content in _cut_parts(parts):
        kind = "otf" if content[:4] == b"OTTO" else "ttf"
        data = base64.b64encode(content).decode("ascii")
        yield (
            f"@font-face{{font-family:{_quote(part.name)};"
            f"font-weight:{700 if part.face.bold else 400};"
            f"unicode-range:{_write_ranges(part.points)};"
            f"src:url(data:font/{kind};base64,{data})}}\n"
        )


def _write_ranges(points: frozenset[int]) -> str:
    """Write code points as `U+20-7E,U+A0`: a browser then opens all the fonts it needs at once.

    Without them it opens a family only after those before it turned out to lack a character, and
    a picture of the page may be taken meanwhile, with words missing.
    """
    numbered = enumerate(sorted(points))
    groups = groupby(numbered, key=lambda pair: pair[1] - pair[0])
    runs = ([point for _, point in group] for _, group in groups)
    return ",".join(f"U+{run[0]:X}" + f"-{run[-1]:X}" * (len(run) > 1) for run in runs)


def _cut_parts(parts: list[_Part]) -> Iterator[tuple[_Part, bytes]]:
    """Cut each part out of its font; those of one collection together."""
    collections: defaultdict[str, dict[int, frozenset[int]]] = defaultdict(dict)
    for part in parts:
        if part.face.file.endswith(".ttc"):
            collections[part.face.file][part.face.number] = part.points
    cut = {
        file: cut_collection(font_directory() / file, faces) for file, faces in collections.items()
    }
    for part in parts:
        face = part.face
        if face.file in cut:
            yield part, cut[face.file][face.number]
        else:
            path = font_directory() / face.file
            yield part, cut_font(path, part.points, shaped=part.name in _SHAPED)


def _quote(name: str) -> str:
    """Name a family as no font of the system is named, which stays there to fall back on."""
    return f'"Sekisho {name}"'
