"""A name taken apart into the tokens that are compared."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from sekisho.core.party import PartyKind
from sekisho.names._words import (
    CJK_SURNAMES,
    LONGEST_CJK_WORD,
    ORGANISATION_WORDS,
    PERSON_WORDS,
    TITLES,
    expand,
)
from sekisho.names.legal import split_legal_form
from sekisho.names.normalise import normalise, unfold
from sekisho.names.scripts import script_of, scripts_of

MAX_TOKENS = 40
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.-]{1,6}\Z")
_ADDED_ACRONYM = re.compile(r"(?<=\w)\s*\(\s*[A-Z][A-Z0-9&-]{1,9}\s*\)\s*\Z")
_RUN = re.compile(r"[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
                  r"|[\u30a0-\u30ff]+|[\uac00-\ud7af]+|[^\u3005\u3007\u30a0-\u30ff\u3400-\u9fff"
                  r"\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff\s]+")  # fmt: skip
_JOINED_PERSON = frozenset({"Hani", "Hang"})


@dataclass(frozen=True, slots=True)
class Parsed:
    """Tokens in their order, stop words gone; `compact` is equal for equal names."""

    tokens: tuple[str, ...]
    compact: str
    legal_form: str
    scripts: frozenset[str]
    unfolded: str
    is_acronym: bool


@lru_cache(maxsize=1 << 16)
def parse_name(text: str, kind: PartyKind) -> Parsed:
    """Take one name apart. A pure function of its arguments, remembered because names recur."""
    wide = unicodedata.normalize("NFKC", text).strip()
    form = ""
    if kind is PartyKind.PERSON:
        plain = normalise(wide)
        tokens = _person_tokens(plain)
    else:
        plain, form = split_legal_form(_ADDED_ACRONYM.sub("", wide))
        tokens = _organisation_tokens(plain)
    return Parsed(
        tokens=tuple(tokens[:MAX_TOKENS]),
        compact="".join(tokens),
        legal_form=form,
        scripts=scripts_of(plain),
        unfolded=unfold(wide),
        is_acronym=kind is PartyKind.ORGANISATION and _ACRONYM.match(wide) is not None,
    )


def token_weight(token: str, kind: PartyKind) -> int:
    """Return what agreeing on `token` tells, in hundredths of a bit."""
    table = PERSON_WORDS if kind is PartyKind.PERSON else ORGANISATION_WORDS
    known = table.get(token)
    if known is not None:
        return known
    if script_of(token[0]) in _JOINED_PERSON:
        return (
            min(450 * len(token), 1800)
            if kind is PartyKind.PERSON
            else 300 + 300 * min(len(token), 4)
        )
    if token.isdigit():
        return 300
    return 400 + 100 * min(len(token), 9)


def is_common(token: str, kind: PartyKind) -> bool:
    """Tell whether a table knows the token: such a word is never taken for a misspelling."""
    return token in (PERSON_WORDS if kind is PartyKind.PERSON else ORGANISATION_WORDS)


def _person_tokens(plain: str) -> list[str]:
    tokens = [token for token in plain.split() if token not in TITLES]
    joined = "".join(tokens)
    if not joined or not scripts_of(joined) <= _JOINED_PERSON:
        return tokens
    for size in (3, 2, 1):
        known = joined[:size] in (PERSON_WORDS if size == 1 else CJK_SURNAMES)
        if known and len(joined) > size:
            return [joined[:size], joined[size:]]
    return [joined]


def _organisation_tokens(plain: str) -> list[str]:
    tokens: list[str] = []
    for run in _RUN.findall(plain):
        code = script_of(run[0])
        tokens += _segment(run) if code in {"Hani", "Kana", "Hang"} else [expand(run)]
    kept = [token for token in tokens if ORGANISATION_WORDS.get(token) != 0]
    return kept or tokens


def _segment(run: str) -> list[str]:
    """Cut an unspaced run by greedy longest match; what no word explains stays in one piece."""
    tokens: list[str] = []
    start = at = 0
    while at < len(run):
        word = next(
            (
                run[at : at + size]
                for size in range(min(LONGEST_CJK_WORD, len(run) - at), 1, -1)
                if run[at : at + size] in ORGANISATION_WORDS
            ),
            None,
        )
        if word is None:
            at += 1
            continue
        if start < at:
            tokens.append(run[start:at])
        tokens.append(word)
        at += len(word)
        start = at
    if start < at:
        tokens.append(run[start:at])
    return tokens
