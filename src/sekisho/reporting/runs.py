"""Cut text into runs that want a font or a direction of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sekisho.reporting.fonts import SHARED_SIGNS

_RTL: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_HEBREW: Final = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
_CJK: Final = (
    "\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U0003ffff"
)
_VARIATION: Final = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_IDEOGRAPHS: Final = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HANGUL: Final = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
_RUNS: Final = re.compile(
    f"(?P<rtl>[{_RTL}]+(?:[\\s.,'\"()\\-\u200c-\u200f]+[{_RTL}]+)*)"
    f"|(?P<ideographs>[{_IDEOGRAPHS}{_VARIATION}]+)"
    f"|(?P<hangul>[{_HANGUL}]+(?:\\s+[{_HANGUL}]+)*)"
    f"|(?P<latin>[^{_RTL}{_CJK}{_VARIATION}]+)"
)
_IDEOGRAPHIC: Final = re.compile(f"[{_CJK}]")
_SHARED: Final = re.compile(f"[{SHARED_SIGNS}]")
_LETTER: Final = re.compile("[A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text with the hint for its font (`zh`, `ko`, `latin`, `ar`, `he` or none)."""

    text: str
    hint: str | None = None


def split_runs(text: str, lang: str | None = None) -> tuple[Run, ...]:
    """Cut a text into runs; a language given with the text stands above what is read off it.

    Simplified ideographs name themselves: a character in GB 2312 and not in JIS X 0213 makes its
    run of ideographs Chinese. This chooses a typeface and says nothing about a person.
    """
    given = read_hint(lang)
    pieces: list[Run] = []
    position = 0
    for match in _RUNS.finditer(text):
        if match.start() > position:
            _append(pieces, Run(text[position : match.start()], given))
        _append(pieces, Run(match[0], _hint_of(match, given)))
        position = match.end()
    if position < len(text):
        _append(pieces, Run(text[position:], given))
    return tuple(pieces)


def read_hint(lang: str | None) -> str | None:
    """Reduce a language tag to a hint that fonts know: `zh-TW` and `zh-Hant` to `zh-hant`."""
    if not lang:
        return None
    tag = lang.lower().replace("_", "-")
    primary = tag.split("-", maxsplit=1)[0]
    if primary != "zh":
        return primary if primary in {"ja", "ko", "ar", "fa", "ur", "he", "th", "hi"} else None
    return "zh-hant" if any(part in tag for part in ("hant", "tw", "hk", "mo")) else "zh"


def is_right_to_left(hint: str | None) -> bool:
    """Say whether a run is written from right to left."""
    return hint in {"ar", "fa", "ur", "he"}


def is_wide(run: Run) -> bool:
    """Say whether a run is Japanese with signs in it that are narrow elsewhere (’ “ ” … —)."""
    if run.hint not in {None, "ja"}:
        return False
    return bool(_SHARED.search(run.text) and _IDEOGRAPHIC.search(run.text))


def _hint_of(match: re.Match[str], given: str | None) -> str | None:
    text = match[0]
    if match.lastgroup == "rtl":
        found = "he" if _HEBREW.search(text) else "ar"
        return given if is_right_to_left(given) and found == "ar" else found
    if match.lastgroup == "latin":
        return "latin" if _LETTER.search(text) else None
    if match.lastgroup == "hangul":
        return "ko"
    if given is not None:
        return given
    return "zh" if any(_is_simplified(char) for char in text) else None


def _is_simplified(char: str) -> bool:
    return _encodes(char, "gb2312") and not _encodes(char, "euc_jis_2004")


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _append(pieces: list[Run], run: Run) -> None:
    """Add a run, joined to the one before where both want the same font."""
    if pieces and pieces[-1].hint == run.hint:
        pieces[-1] = Run(pieces[-1].text + run.text, run.hint)
    else:
        pieces.append(run)
