"""Texts: kept as written, refused where they cannot be what the field asks for."""

import difflib
import re
import unicodedata

from sekisho.core.countries import COUNTRY_CODES
from sekisho.core.kinds import TextKind
from sekisho.core.text import Text
from sekisho.diligence.intake.dates import clean
from sekisho.diligence.intake.nodes import Leaf, LeafKind
from sekisho.diligence.intake.problems import RefusedError
from sekisho.diligence.intake.shapes import Scalar
from sekisho.sources.countries import find_country

_SAFE_ID = re.compile(r"[A-Za-z0-9_-]{1,40}\Z")
_WINDOWS = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_SCRIPT = re.compile(r"[A-Z][a-z]{3}\Z")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+\Z")
_KATAKANA = re.compile(r"[゠-ヿㇰ-ㇿ･-ﾟ\s　・.,’'‐-]+\Z")

_EXPECTED = {
    TextKind.SAFE_ID: Text(
        "英数字と _ - で40字まで(Windowsの予約名を除く)",
        "1 to 40 letters, digits, _ and -, and no name that Windows reserves",
    ),
    TextKind.COUNTRY: Text(
        "国名、または ISO 3166-1 の2文字の国コード（日本、JP、US、CN）",
        "the name of a country, or its ISO 3166-1 code (Japan, JP, US, CN)",
    ),
    TextKind.CURRENCY: Text(
        "ISO 4217 の3文字の通貨コード（JPY、USD）", "an ISO 4217 code (JPY, USD)"
    ),
    TextKind.SCRIPT: Text(
        "ISO 15924 の4文字の文字コード（Jpan、Latn、Hans、Kore）",
        "an ISO 15924 code (Jpan, Latn, Hans, Kore)",
    ),
    TextKind.KATAKANA: Text("カタカナ（ヤマダ ハナコ）", "katakana (ヤマダ ハナコ)"),
    TextKind.EMAIL: Text(
        "メールアドレス（name@example.jp）", "an e-mail address (name@example.jp)"
    ),
    TextKind.SHA256: Text("SHA-256(16進64桁)", "a SHA-256 of 64 hexadecimal digits"),
}


def is_safe_id(text: str) -> bool:
    """Tell whether the text may name a person, an item or a file."""
    return _SAFE_ID.match(text) is not None and text.lower() not in _WINDOWS


def read_text(leaf: Leaf, shape: Scalar) -> str:
    """Read a text of the kind the field asks for.

    Raises:
        RefusedError: when it is not of that kind.
    """
    kind = shape.text_kind
    if shape.refs:
        kind = TextKind.SAFE_ID
    if kind is TextKind.COUNTRY:  # before booleans: YAML 1.1 takes NO, Norway, for one
        return _read_country(clean(leaf.text))
    if leaf.kind is LeafKind.BOOLEAN:
        raise _refuse_boolean()
    if kind is not None:
        text = clean(leaf.text) if kind is not TextKind.KATAKANA else leaf.text.strip()
        return _read_kind(text, kind)
    if shape.values:
        return _read_one_of(leaf.text, shape.values)
    return _read_free(leaf.text)


def _read_country(text: str) -> str:
    """Return the code of a country, given as a code or by its name in Japanese or English."""
    code = text.upper()
    if code not in COUNTRY_CODES:
        code = find_country(text) or code
    return _read_kind(code, TextKind.COUNTRY)


def _read_kind(text: str, kind: TextKind) -> str:
    if _is_of_kind(text, kind):
        return text
    raise RefusedError(
        f"input.not_{kind.value}",
        Text("この欄に書ける形ではありません。", "This is not of the form the field asks for."),
        expected=_EXPECTED[kind],
        action=Text("形を直してください。", "Write it in that form."),
    )


def _is_of_kind(text: str, kind: TextKind) -> bool:
    if kind is TextKind.COUNTRY:
        return text in COUNTRY_CODES
    if kind is TextKind.SAFE_ID:
        return is_safe_id(text)
    pattern = {
        TextKind.CURRENCY: _CURRENCY,
        TextKind.SCRIPT: _SCRIPT,
        TextKind.SHA256: _SHA256,
        TextKind.EMAIL: _EMAIL,
        TextKind.KATAKANA: _KATAKANA,
    }[kind]
    return pattern.match(text) is not None


def _read_one_of(text: str, values: tuple[str, ...]) -> str:
    plain = clean(text)
    folded = {value.casefold(): value for value in values}
    found = folded.get(plain.casefold())
    if found is not None:
        return found
    near = difflib.get_close_matches(plain.casefold(), folded, n=1, cutoff=0.5)
    hint = folded[near[0]] if near else None
    raise RefusedError(
        "input.not_a_choice",
        Text("選択肢にない値です。", "This is not one of the choices."),
        expected=Text("、".join(values), ", ".join(values)),
        action=Text(
            f"「{hint}」のことなら、そう書いてください。" if hint else "選択肢から選んでください。",
            f"If {hint} is meant, write that." if hint else "Choose one of them.",
        ),
    )


def _read_free(text: str) -> str:
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    bad = next((char for char in unified if not _is_printable(char)), None)
    if bad is None:
        return unified
    raise RefusedError(
        "input.control_character",
        Text(
            f"印字できない制御文字(U+{ord(bad):04X})が入っています。",
            f"The text holds a control character (U+{ord(bad):04X}).",
        ),
        expected=Text("文字、改行、タブ", "letters, line breaks and tabs"),
        action=Text(
            "その文字を消して、入力し直してください。", "Delete that character and type it again."
        ),
    )


def _is_printable(char: str) -> bool:
    """No control characters but line break and tab, no halves of surrogates, no non-characters."""
    if char in "\n\t":
        return True
    return unicodedata.category(char) not in {"Cc", "Cs"} and ord(char) & 0xFFFE != 0xFFFE


def _refuse_boolean() -> RefusedError:
    return RefusedError(
        "input.answer_for_text",
        Text("ここには文字列を書きます。", "This field takes a text, not yes or no."),
        expected=Text("文字列", "a text"),
        action=Text(
            'なければ空欄に、その語のことなら引用符で囲んでください("no")。',
            'Leave it blank where there is none; put quotes around the word if it is meant ("no").',
        ),
    )
