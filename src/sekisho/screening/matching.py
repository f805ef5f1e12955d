"""Screening: parties against the listed entities of a reference set.

Thin: within a script, by normalised names, aliases and the registry's names. The full engine
replaces this file behind the same function.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sekisho.core.hit import Band, Hit, Listing, Reason
from sekisho.core.jsonable import digest
from sekisho.core.name import Name
from sekisho.core.pack import Pack
from sekisho.core.party import Party
from sekisho.core.receipt import Screened
from sekisho.names import Comparison, compare, exact_key
from sekisho.screening.candidates import find_candidates, kinds_of, names_of
from sekisho.screening.evidence import Thresholds, band_of, weigh_evidence
from sekisho.screening.index import ScreeningIndex, link_identifier, link_name
from sekisho.screening.registry import Question, ask_registry

ENGINE = "thin-1"

_BANDS = tuple(Band)
_NAME_DIFFERS = -500


@dataclass(frozen=True, slots=True)
class _Found:
    """The best pair of names between a party and one listed entity."""

    row: int
    number: int
    question: Question
    comparison: Comparison

    @property
    def rank(self) -> tuple[bool, int, int, str]:
        """Direct before a relative's, then the heavier; the rest makes ties repeatable."""
        weight = self.comparison.weight + sum(item.weight for item in self.question.reasons)
        return (self.question.via is not None, -weight, self.number, self.question.name.full)


def screen(
    parties: Sequence[Party], index: ScreeningIndex, pack: Pack, *, as_of: date
) -> tuple[Screened, ...]:
    """Return, in the order of their ids, what came of every party.

    Only entries of sources of kind `list` are hits; registries lead to more names.
    """
    thresholds = Thresholds.of(pack)
    ordered = sorted(parties, key=lambda party: party.party_id)
    return tuple(_screen_party(party, index, thresholds, as_of) for party in ordered)


def _screen_party(
    party: Party, index: ScreeningIndex, thresholds: Thresholds, as_of: date
) -> Screened:
    names = dict.fromkeys(party.names or (Name(""),))  # its identifiers still lead somewhere
    asked = [Question(name) for name in names]
    asked += ask_registry(party, index)
    best: dict[int, _Found] = {}
    for found in _compare_all(party, asked, index):
        kept = best.get(found.row)
        if kept is None or found.rank < kept.rank:
            best[found.row] = found
    linked = set(_linked_rows(party, index))
    hits = [
        _make_hit(party, found, index, thresholds, as_of)
        for found in best.values()
        if _is_near(found, thresholds) or found.row in linked
    ]
    hits.sort(key=lambda hit: (_BANDS.index(hit.band), -hit.weight, hit.listing.source_id,
                               hit.listing.entity.entity_id))  # fmt: skip
    near = [hit for hit in hits if hit.band is Band.UNLIKELY and hit.listing.via is None
            and hit.weight >= thresholds.near_miss_min]  # fmt: skip
    return Screened(
        party=party,
        hits=tuple(hit for hit in hits if hit.band is not Band.UNLIKELY),
        near_misses=tuple(near[: thresholds.near_miss_keep]),
        compared=len(best),
    )


def _is_near(found: _Found, thresholds: Thresholds) -> bool:
    return found.comparison.score * 100 >= thresholds.near_miss_score


def _compare_all(
    party: Party, asked: Iterable[Question], index: ScreeningIndex
) -> Iterator[_Found]:
    linked = [number for row in _linked_rows(party, index) for number in names_of(index, row)]
    for question in asked:
        text = question.name.full
        numbers = set(_same_name(party, text, index))
        if question.via is None:
            numbers.update(linked, find_candidates(index, text, kind=party.kind))
        for number in sorted(numbers):
            comparison = compare(text, index.name(number), kind=party.kind)
            yield _Found(int(index.name_entity[number]), number, question, comparison)


def _linked_rows(party: Party, index: ScreeningIndex) -> list[int]:
    """Return listed entities that carry an identifier of the party."""
    links = [link_identifier(item.scheme, item.value) for item in party.identifiers]
    return sorted({row for link in links for row in _listed_rows(party, link, index)})


def _same_name(party: Party, text: str, index: ScreeningIndex) -> Iterator[int]:
    """Yield the listed names that are exactly `text`, however many candidates there are."""
    key = exact_key(text, kind=party.kind)
    for row in _listed_rows(party, link_name(key), index):
        for number in names_of(index, row):
            if exact_key(index.name(number), kind=party.kind) == key:
                yield number


def _listed_rows(party: Party, link: str, index: ScreeningIndex) -> list[int]:
    fits = kinds_of(party.kind)
    return [
        row
        for row in index.find_entities(link)
        if index.pin(row).kind == "list" and fits[index.entity_kind[row]]
    ]


def _make_hit(
    party: Party, found: _Found, index: ScreeningIndex, thresholds: Thresholds, as_of: date
) -> Hit:
    entity, pin, question = index.entity(found.row), index.pin(found.row), found.question
    matched = entity.names[found.number - names_of(index, found.row).start]
    beside = weigh_evidence(party, entity, matched, _countries(party, question), as_of=as_of)
    names = found.comparison.reasons
    if not found.comparison.is_match and any(item.kind == "identifier_agrees" for item in beside):
        # One identifier, two names: that the names differ is one fact, however long they are.
        names = (Reason("name_differs", question.name.full, matched.full, _NAME_DIFFERS),)
    reasons = (*names, *question.reasons, *beside)
    return Hit(
        hit_id=digest([party.party_id, pin.source_id, entity.entity_id])[:12],
        party_id=party.party_id,
        query=question.name,
        matched=matched,
        band=band_of(party.kind, found.comparison, reasons, thresholds),
        weight=sum(reason.weight for reason in reasons),
        reasons=reasons,
        listing=Listing(
            source_id=pin.source_id,
            entity=entity,
            sha256=pin.sha256,
            published_at=pin.published_at,
            retrieved_at=pin.retrieved_at,
            url=pin.url,
            via=question.via,
        ),
    )


def _countries(party: Party, question: Question) -> tuple[str, ...]:
    return question.countries or ((party.country,) if party.country else ())
