"""Which vendored font prints which character, and which characters none of them prints.

Typst is silent where no font has a glyph, so text is held against `vendor/fonts/coverage.json`
(made by `tools/vendor_fonts.py`) before it is set. No font is opened here.
"""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final, Literal, TypeAlias

from sekisho.core.text import Lang

_AFTER_LATIN: Final = (
    "BIZ UDPGothic",
    "Noto Sans CJK JP",
    "Noto Sans CJK SC",
    "Noto Sans CJK TC",
    "Noto Sans CJK KR",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Thai",
    "Noto Sans Devanagari",
)
_SHARES: Final[dict[str, Share]] = {"BIZ UDPGothic": "no-punctuation"}
_FIRST_FOR: Final = {
    "cjk": "Noto Sans CJK JP",
    "zh": "Noto Sans CJK SC",
    "zh-hant": "Noto Sans CJK TC",
    "ko": "Noto Sans CJK KR",
}
# Variation selectors pick a form of the character before them; where a font lacks the form it
# shows the plain one. Joiners shape Arabic and Devanagari and have no picture of their own.
_IGNORED: Final = frozenset(
    [0x09, 0x0A, 0x200C, 0x200D, 0x200E, 0x200F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]
)
_EM: Final = 1000
_NARROW: Final = 680
_JAPANESE_FILE: Final = "BIZUDPGothic-Bold.ttf"

SHARED_SIGNS: Final = "\u00b7\u2013\u2014\u2018\u2019\u201c\u201d\u2025\u2026\u2027"
"""The signs · – — ‘ ’ “ ” ‥ … ‧, which are narrow in Latin text and full-width in Japanese."""
FLAWED_SIGNS: Final = "≤≥"
"""BIZ UDPGothic Regular 1.05 draws ≤ as ≥, so it prints neither of the two."""


Share: TypeAlias = Literal["all", "no-symbols", "no-shared", "no-punctuation"]
"""Which of its characters a family may print; what it leaves goes to the families after it."""


@dataclass(frozen=True, slots=True)
class FontChoice:
    """A family in a font list.

    `no-symbols` leaves ≠ and ≤, which Noto Sans would piece together from two signs.
    `no-shared` leaves these and the `SHARED_SIGNS` to Japanese, where they are full-width.
    `no-punctuation` leaves 、。「」（）・ to the next family: BIZ UDPGothic has them proportional,
    and typst, which closes up full-width ones where two meet, would set them over each other.
    It leaves the `FLAWED_SIGNS` as well.
    """

    family: str
    share: Share = "all"


@dataclass(frozen=True, slots=True)
class CodePoints:
    """A set of code points as sorted first and last ones of its ranges."""

    firsts: tuple[int, ...]
    lasts: tuple[int, ...]

    def __contains__(self, point: int) -> bool:
        index = bisect_right(self.firsts, point) - 1
        return index >= 0 and point <= self.lasts[index]


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a vendored file: `number` counts from 0 in a collection of several."""

    family: str
    bold: bool
    file: str
    number: int
    points: CodePoints


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the vendored fonts hold: any of them, the Japanese text face, and Latin widths."""

    any: CodePoints
    japanese: CodePoints
    faces: tuple[Face, ...]
    advances: dict[int, int]


def font_directory() -> Path:
    """Return the folder of the vendored fonts, in a checkout and in an installed wheel alike."""
    return Path(str(files("sekisho") / "vendor" / "fonts"))


@cache
def load_coverage() -> Coverage:
    """Read the coverage of all vendored fonts; once per process, a few milliseconds."""
    data = json.loads((font_directory() / "coverage.json").read_text(encoding="utf-8"))
    points = {font["file"]: _read_ranges(font["ranges"]) for font in data["fonts"]}
    return Coverage(
        any=_read_ranges(",".join(font["ranges"] for font in data["fonts"])),
        japanese=points[_JAPANESE_FILE],
        faces=tuple(
            Face(family, "-Bold." in font["file"], font["file"], number, points[font["file"]])
            for font in data["fonts"]
            for number, family in enumerate(font["families"])
        ),
        advances={int(point, 16): width for point, width in data["advances"].items()},
    )


def _read_ranges(text: str) -> CodePoints:
    """Read `20-7e,a0`; ranges that touch are joined."""
    pairs = [item.partition("-") for item in text.split(",")]
    merged: list[list[int]] = []
    for first, last in sorted((int(a, 16), int(b or a, 16)) for a, _, b in pairs):
        if merged and first <= merged[-1][1] + 1:
            merged[-1][1] = max(merged[-1][1], last)
        else:
            merged.append([first, last])
    return CodePoints(tuple(item[0] for item in merged), tuple(item[1] for item in merged))


def is_unpictured(char: str) -> bool:
    """Say whether a character only changes its neighbours: a selector, a joiner, a direction."""
    return ord(char) in _IGNORED


def uncovered(text: str) -> tuple[str, ...]:
    """Return the characters of a text that no vendored font prints, each once, in order.

    Variation selectors, joiners and direction marks do not count: they have no picture.
    """
    coverage = load_coverage()
    missing = [char for char in text if not is_unpictured(char) and ord(char) not in coverage.any]
    return tuple(dict.fromkeys(missing))


def choose_fonts(document_lang: Lang, hint: str | None = None) -> tuple[FontChoice, ...]:
    """List the families for a run of text, best first.

    `hint` is `zh`, `zh-hant` or `ko` for names in these languages, whose ideographs have shapes of
    their own; `cjk` for ideographs outside BIZ UDPGothic, such as 𠮷; and `latin` for Latin words
    in Japanese text, whose ’ “ ” must not be full-width.
    """
    japanese = document_lang == "ja" and hint != "latin"
    first = _FIRST_FOR.get(hint or "")
    rest = _AFTER_LATIN if first is None else (first, *_AFTER_LATIN)
    return (
        FontChoice("Noto Sans", "no-shared" if japanese or first is not None else "no-symbols"),
        *(FontChoice(name, _SHARES.get(name, "all")) for name in dict.fromkeys(rest)),
    )


def measure_text(text: str, size: float) -> float:
    """Estimate the width of a line of text set in `size`, in the unit of `size`.

    Latin letters have their width in Noto Sans, ideographs a full em, letters of other scripts
    rather more than they take. It errs on the wide side, which is the safe one for deciding
    whether a label fits in its bar.
    """
    advances = load_coverage().advances
    widths = (advances.get(ord(char)) or _guess_width(char) for char in text)
    return sum(widths) * size / _EM


def _guess_width(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return _NARROW if unicodedata.east_asian_width(char) in {"N", "Na", "H"} else _EM
