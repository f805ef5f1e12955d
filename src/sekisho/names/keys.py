"""Keys by which a name is found again: equal for equal names, shared by similar ones."""

from itertools import pairwise

from sekisho.core.party import PartyKind
from sekisho.names._parse import parse_name
from sekisho.names.scripts import script_of

_VOWELS = str.maketrans("", "", "aeiouyhw")
_UNSPACED = frozenset({"Hani", "Kana", "Hang"})


def exact_key(text: str, *, kind: PartyKind) -> str:
    """Return what is equal for two spellings of one name, words in their order."""
    return parse_name(text, kind).compact


def search_keys(text: str, *, kind: PartyKind) -> tuple[str, ...]:
    """Return the keys under which `text` is indexed, and looked for; sorted, no duplicates.

    Words, words that stand side by side as one, a consonant skeleton and an opening against
    misspellings; for unspaced scripts, character bigrams.
    """
    tokens = parse_name(text, kind).tokens
    keys = {first + second for first, second in pairwise(tokens)} if len(tokens) < 6 else set()
    for token in tokens:
        if script_of(token[0]) in _UNSPACED:
            keys.update(token[at : at + 2] for at in range(max(1, len(token) - 1)))
            continue
        keys.add(token)
        if len(token) >= 5:
            keys.add(f"{token[:5]}~")
            keys.add(f"{token[0]}{token[1:].translate(_VOWELS)}_")
    return tuple(sorted(keys))
