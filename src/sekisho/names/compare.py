"""Do two strings write one name? Evidence for and against, token by token.

The thin engine compares within a script: normalised spellings, joined and misspelt words, word
order, initials. Readings, romanisation and translation come with the full engine; until then a
name reaches another script through the aliases that a list or a registry publishes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from sekisho.core.hit import Reason
from sekisho.core.party import PartyKind
from sekisho.names._parse import Parsed, is_common, parse_name, token_weight
from sekisho.names.scripts import script_of

MATCH_SCORE = 0.70

_SAME_WORDING = 400
_ACRONYM_LETTER, _ACRONYM_MAX = 250, 1100
_ADDED_NAME_PART = -150  # one side leaves out a middle name, two parts agree already
_INITIAL, _INITIAL_DOUBT = 200, -100
_UNEXPLAINED = -25  # in tenths: a word without a counterpart costs more than it would have told


@dataclass(frozen=True, slots=True)
class Comparison:
    """The evidence that two strings write one name.

    `weight` is the sum of the reasons in hundredths of a bit: `Wang Wei` = `Wang Wei` is little.
    """

    weight: int
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """0..1: the share of the evidence that speaks for; a match from 0.70."""
        gained = sum(reason.weight for reason in self.reasons if reason.weight > 0)
        lost = -sum(reason.weight for reason in self.reasons if reason.weight < 0)
        return gained / (gained + lost) if gained else 0.0

    @property
    def is_match(self) -> bool:
        """Whether the two write one name."""
        return self.score >= MATCH_SCORE


def compare(a: str, b: str, *, kind: PartyKind) -> Comparison:
    """Compare two names of one kind. Symmetric, deterministic, total on any text."""
    if b < a:
        flipped = compare(b, a, kind=kind)
        reasons = [replace(item, query=item.entry, entry=item.query) for item in flipped.reasons]
        return _comparison(reasons)
    left, right = parse_name(a, kind), parse_name(b, kind)
    if not left.tokens or not right.tokens:
        return Comparison(0, ())
    if not left.scripts & right.scripts and left.compact != right.compact:
        return Comparison(0, (Reason("different_scripts", a, b, 0),))
    if left.is_acronym or right.is_acronym:
        return _compare_acronyms(a, b, left, right)
    return _comparison([*_align(left, right, kind), *_whole_name(a, b, left, right, kind)])


def _comparison(reasons: Sequence[Reason]) -> Comparison:
    ordered = sorted(
        reasons, key=lambda item: (-abs(item.weight), item.kind, item.query, item.entry)
    )
    return Comparison(sum(item.weight for item in ordered), tuple(ordered))


def _compare_acronyms(a: str, b: str, left: Parsed, right: Parsed) -> Comparison:
    worth = min(_ACRONYM_LETTER * len(left.compact), _ACRONYM_MAX)
    if left.compact == right.compact:
        return _comparison([Reason("acronym", a, b, worth)])
    return _comparison([Reason("unexplained", a, "", -worth), Reason("unexplained", "", b, -worth)])


def _whole_name(a: str, b: str, left: Parsed, right: Parsed, kind: PartyKind) -> list[Reason]:
    reasons: list[Reason] = []
    if kind is PartyKind.ORGANISATION:
        if left.tokens == right.tokens:
            reasons.append(Reason("same_wording", a, b, _SAME_WORDING))
        elif sorted(left.tokens) == sorted(right.tokens):
            reasons.append(Reason("word_order", a, b, -200))
        if left.legal_form and left.legal_form == right.legal_form:
            reasons.append(Reason("same_legal_form", left.legal_form, right.legal_form, 50))
    is_variant = left.compact == right.compact and left.unfolded != right.unfolded
    if is_variant and "Hani" in left.scripts:
        reasons.append(Reason("variant_form", a, b, -20))
    return reasons


def _align(left: Parsed, right: Parsed, kind: PartyKind) -> list[Reason]:
    ours, theirs = list(left.tokens), list(right.tokens)
    reasons = _take_equal(ours, theirs, kind)
    reasons += _take_joined(ours, theirs, kind)
    reasons += [replace(item, query=item.entry, entry=item.query)
                for item in _take_joined(theirs, ours, kind)]  # fmt: skip
    reasons += _take_similar(ours, theirs, kind)
    agreed = len(reasons)
    if kind is PartyKind.PERSON:
        reasons += _take_initials(ours, theirs)
    one_sided = kind is PartyKind.PERSON and agreed >= 2 and not (ours and theirs)
    for side, tokens in (("query", ours), ("entry", theirs)):
        for token in tokens:
            weight = _ADDED_NAME_PART if one_sided else _cost(token, kind)
            query, entry = (token, "") if side == "query" else ("", token)
            reasons.append(Reason("unexplained", query, entry, weight))
    return reasons


def _cost(token: str, kind: PartyKind) -> int:
    return token_weight(token, kind) * _UNEXPLAINED // 10


def _take_equal(ours: list[str], theirs: list[str], kind: PartyKind) -> list[Reason]:
    reasons = []
    for token in tuple(ours):
        if token in theirs:
            ours.remove(token)
            theirs.remove(token)
            reasons.append(Reason("name_part", token, token, token_weight(token, kind)))
    return reasons


def _take_joined(parts: list[str], wholes: list[str], kind: PartyKind) -> list[Reason]:
    """Match two neighbouring parts here with one word there: `Xiao-Ming`, `Xiaoming`."""
    reasons = []
    at = 0
    while at + 1 < len(parts):
        joined = parts[at] + parts[at + 1]
        if joined not in wholes:
            at += 1
            continue
        weight = min(
            token_weight(joined, kind), sum(token_weight(part, kind) for part in parts[at : at + 2])
        )
        reasons.append(Reason("name_part_joined", " ".join(parts[at : at + 2]), joined, weight))
        wholes.remove(joined)
        del parts[at : at + 2]
    return reasons


def _take_similar(ours: list[str], theirs: list[str], kind: PartyKind) -> list[Reason]:
    pairs = sorted(
        (distance, one, other)
        for one in set(ours)
        for other in set(theirs)
        if (distance := _misspelling(one, other, kind)) is not None
    )
    reasons = []
    for distance, one, other in pairs:
        if one in ours and other in theirs:
            ours.remove(one)
            theirs.remove(other)
            worth = min(token_weight(one, kind), token_weight(other, kind))
            reasons.append(Reason("name_part_similar", one, other, worth * 7 // 10))
            reasons.append(Reason("spelling_differs", one, other, -worth * distance // 8))
    return reasons


def _misspelling(one: str, other: str, kind: PartyKind) -> int | None:
    """Return the edit distance where it is small enough for one word, misspelt, else None.

    Han and hangul are left out: there, one character more or less is another name.
    """
    shorter = min(len(one), len(other))
    if shorter < 5 or script_of(one[0]) in {"Hani", "Hang"} or one[0] != other[0]:
        return None
    if is_common(one, kind) or is_common(other, kind) or one.isdigit() or other.isdigit():
        return None
    limit = 1 if shorter < 8 else 2
    distance = OSA.distance(one, other, score_cutoff=limit)
    return distance if distance <= limit else None


def _take_initials(ours: list[str], theirs: list[str]) -> list[Reason]:
    reasons = []
    for one, other in sorted((one, other) for one in set(ours) for other in set(theirs)):
        is_initial = min(len(one), len(other)) == 1 and one[0] == other[0]
        if (
            is_initial
            and script_of(one[0]) not in {"Hani", "Hang"}
            and one in ours
            and other in theirs
        ):
            ours.remove(one)
            theirs.remove(other)
            reasons.append(Reason("initial", one, other, _INITIAL))
            reasons.append(Reason("initial_only", one, other, _INITIAL_DOUBT))
    return reasons
