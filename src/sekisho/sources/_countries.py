"""Country names as publishers write them, to ISO 3166-1 alpha-2."""

import tomllib
import unicodedata
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("countries.toml")


def find_country(name: str) -> str | None:
    """Return the alpha-2 code of a country or region name in Japanese or English, if known."""
    return _load_codes().get(_fold(name))


@cache
def _load_codes() -> dict[str, str]:
    """Read the table; two countries under one spelling would be our own mistake."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    codes: dict[str, str] = {}
    for code, names in table.items():
        for name in names:
            if codes.setdefault(_fold(name), code) != code:
                raise ValueError(f"{_TABLE.name}: {name!r} stands for two countries")
    return codes


def _fold(name: str) -> str:
    """Drop case, accents, width and punctuation; keep voicing marks of kana."""
    wide = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in _drop_latin_accents(wide) if char.isalnum() or char == "ー")


def _drop_latin_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    kept = (char for char in decomposed if not "\u0300" <= char <= "\u036f")
    return unicodedata.normalize("NFC", "".join(kept))
