"""Cut a vendored font down to the characters that a page prints; slow to import: loads fonttools.

The same characters give the same bytes: no time of making, no compression, no order of a set.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

Cmap: TypeAlias = Any  # fonttools ships no types

_FORMS: Final = 14
"""The format of the table that says which form a variation selector picks."""
_SELECTORS: Final = frozenset([*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])
_COPYRIGHT_AND_LICENCE: Final = (0, 1, 2, 13, 14)
_LAYOUT: Final = ("GDEF", "GPOS", "GSUB")
_UNUSED: Final = ("BASE", "DSIG", "JSTF", "VORG", "meta", "vhea", "vmtx")


def cut_font(path: Path, points: frozenset[int], *, shaped: bool) -> bytes:
    """Return a font file that holds these code points, as far as the font has them.

    `shaped` keeps how letters join and where marks stand, which Arabic, Hebrew, Thai and
    Devanagari need; without it, kerning goes as well.
    """
    with _open(path) as font:
        # Making names up from the cmap would take longer than all the rest; nobody sees them.
        font.setGlyphOrder([f"glyph{index:05}" for index in range(font["maxp"].numGlyphs)])
        font["cmap"].tables = _choose_cmaps(font, points)
        return _cut(font, shaped=shaped, unicodes=points)


def cut_collection(path: Path, wanted: Mapping[int, frozenset[int]]) -> dict[int, bytes]:
    """Return a font file for each of some faces of a collection whose faces share their glyphs.

    The glyphs of all of them are cut out of the large file once, then shared out: reading it
    takes far longer than anything else.
    """
    with _open(path) as whole:
        names = whole.getGlyphOrder()
        cmaps = {
            number: _read_cmaps(path, number, names, points)
            for number, points in sorted(wanted.items())
        }
        glyphs = frozenset(
            name
            for number, points in wanted.items()
            for cmap in cmaps[number]
            for name in _list_glyphs(cmap, points)
        )
        whole["cmap"].tables = []
        shared = _cut(whole, shaped=False, glyphs=glyphs)
    return {
        number: _share_out(shared, cmaps[number], points)
        for number, points in sorted(wanted.items())
    }


def _share_out(shared: bytes, cmaps: list[Cmap], points: frozenset[int]) -> bytes:
    with _open(io.BytesIO(shared)) as font:
        font["cmap"].tables = cmaps
        return _cut(font, shaped=False, unicodes=points)


def _read_cmaps(path: Path, number: int, names: list[str], points: frozenset[int]) -> list[Cmap]:
    with _open(path, number) as face:
        face.setGlyphOrder(names)
        cmaps = _choose_cmaps(face, points)
        # Not more than is asked for: fonttools would add ≥ to ≤, as its mirror image.
        cmaps[-1].cmap = {point: name for point, name in cmaps[-1].cmap.items() if point in points}
        return cmaps


def _open(file: Path | io.BytesIO, number: int = -1) -> TTFont:
    number = max(number, 0) if isinstance(file, Path) and file.suffix == ".ttc" else -1
    return TTFont(file, fontNumber=number, lazy=True, recalcBBoxes=False, recalcTimestamp=False)


def _choose_cmaps(font: TTFont, points: frozenset[int]) -> list[Cmap]:
    """Take the widest map of characters, and the one of forms only where a selector is used."""
    cmap = font["cmap"]
    has_selector = not points.isdisjoint(_SELECTORS)
    forms = [table for table in cmap.tables if table.format == _FORMS and has_selector]
    return [*forms, cmap.getcmap(3, 10) or cmap.getcmap(3, 1)]


def _list_glyphs(cmap: Cmap, points: frozenset[int]) -> set[str]:
    if cmap.format == _FORMS:
        pairs = [pair for selector in points & set(cmap.uvsDict) for pair in cmap.uvsDict[selector]]
        return {name for point, name in pairs if point in points and name is not None}
    return set(cmap.cmap.values())


def _cut(
    font: TTFont,
    *,
    shaped: bool,
    unicodes: frozenset[int] = frozenset(),
    glyphs: frozenset[str] = frozenset(),
) -> bytes:
    options = Options()
    options.layout_features = ["*"] if shaped else []
    options.drop_tables = [*options.drop_tables, *_UNUSED, *(() if shaped else _LAYOUT)]
    options.hinting = False
    options.glyph_names = False
    options.name_IDs = list(_COPYRIGHT_AND_LICENCE)
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=unicodes, glyphs=glyphs)
    subsetter.subset(font)
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()
