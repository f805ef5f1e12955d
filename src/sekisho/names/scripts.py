"""Which scripts a text is written in."""

import unicodedata

_BY_WORD = {
    "LATIN": "Latn",
    "CJK": "Hani",
    "IDEOGRAPHIC": "Hani",
    "HIRAGANA": "Hira",
    "KATAKANA": "Kana",
    "HALFWIDTH": "Kana",
    "HANGUL": "Hang",
    "BOPOMOFO": "Bopo",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "THAI": "Thai",
    "LAO": "Laoo",
    "KHMER": "Khmr",
    "MYANMAR": "Mymr",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "TAMIL": "Taml",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "ETHIOPIC": "Ethi",
    "MONGOLIAN": "Mong",
    "TIBETAN": "Tibt",
}
_SHARED = "ー々〆"  # belong to no one script


def script_of(char: str) -> str | None:
    """Return the ISO 15924 code of one letter; None for digits, marks, signs and the like."""
    if char.isascii():
        return "Latn" if char.isalpha() else None
    if char in _SHARED or not char.isalpha():
        return None
    words = unicodedata.name(char, "").replace("FULLWIDTH ", "").split(" ")
    if words[0] == "HALFWIDTH":
        return "Hang" if words[1] == "HANGUL" else "Kana"
    return _BY_WORD.get(words[0], "Zzzz")


def scripts_of(text: str) -> frozenset[str]:
    """Return the ISO 15924 codes of the letters in `text`; `Zzzz` for any other script."""
    return frozenset(code for char in set(text) if (code := script_of(char)) is not None)
