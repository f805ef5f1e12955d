"""One spelling for every way of writing the same characters."""

import re
import unicodedata

from sekisho.names._variants import HAN_VARIANTS

NAME_TABLE_VERSION = "thin-1"
"""Version of every table in this room; part of what a run is pinned to."""

_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
_LETTERS |= {"ŋ": "n", "ħ": "h", "ŧ": "t", "ə": "a", "ё": "е"}
_DELETED = frozenset("'’‘ʼʻ`ʹʺ\u00ad\u0640\u200b\u200c\u200d\ufeff")
_ENCLOSED = re.compile(r"\(\s*(株|有|同|財|社|学|주|유)\s*\)")
_ENCLOSED_FORMS = {"株": "株式会社", "有": "有限会社", "同": "合同会社", "財": "財団法人"}
_ENCLOSED_FORMS |= {"社": "社団法人", "学": "学校法人", "주": "주식회사", "유": "유한회사"}


class _Fold(dict[int, str]):
    """Code point to its folded form, worked out when first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold(chr(code))
        return folded


def _fold(char: str) -> str:
    if char in _DELETED or "\u0300" <= char <= "\u036f":
        return ""
    if char in _LETTERS:
        return _LETTERS[char]
    if "\u3041" <= char <= "\u3096":  # hiragana stands 0x60 below katakana
        return chr(ord(char) + 0x60)
    if "\u00c0" <= char <= "\u024f" or "\u1e00" <= char <= "\u1eff":
        plain = (part for part in unicodedata.normalize("NFKD", char) if part.isalnum())
        return "".join(plain) or " "
    return char if unicodedata.category(char)[0] in "LMN" else " "


_FOLD = _Fold(
    {ord(char): group[0] for group in HAN_VARIANTS.split() for char in group},
)


def normalise(text: str) -> str:
    """Return `text` in the form in which names are compared.

    NFKC and casefold; Latin diacritics dropped (ō becomes o; `Oota` stays another spelling);
    kana full-width and katakana; Han variants folded into one; punctuation, symbols and unpaired
    surrogates become one space, apostrophes nothing; (株) and ㈱ spelt out. Total, idempotent.
    """
    current = _pass(text)
    while not current.isascii() and (again := _pass(current)) != current:
        current = again
    return current


def _pass(text: str) -> str:
    wide = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    if "(" in wide:
        wide = _ENCLOSED.sub(lambda match: f" {_ENCLOSED_FORMS[match[1]]} ", wide)
    return " ".join(unicodedata.normalize("NFKC", wide.translate(_FOLD)).split())


def unfold(text: str) -> str:
    """Return `text` as `normalise` does, but with every Han character as it was written."""
    wide = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in wide if char.isalnum())
