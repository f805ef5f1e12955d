"""The registry bridge: what a registry knows of an organisation that a party names.

A party stands for a registry's entity when it carries that entity's identifier, or when its name
is exactly, in that country, the name of that entity alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sekisho.core.entity import Entity
from sekisho.core.hit import Reason
from sekisho.core.name import Name, NameKind
from sekisho.core.party import Party, PartyKind
from sekisho.names import exact_key
from sekisho.screening.index import ScreeningIndex, link_entity_id, link_identifier, link_name

_ORGANISATION = PartyKind.ORGANISATION
_BY_NAME = -50
_NAMESAKES_READ = 50
_SHORT_FORM = 6
VIA = {"parent": "child", "child": "parent"}
"""What the party is to the entity that its registry entry calls `parent` or `child`."""


@dataclass(frozen=True, slots=True)
class Question:
    """One name to look for, with what led from the party to it.

    `via` is set when it is the name of a relative: what the party is to that relative.
    """

    name: Name
    reasons: tuple[Reason, ...] = ()
    countries: tuple[str, ...] = ()
    via: str | None = None


def ask_registry(party: Party, index: ScreeningIndex) -> tuple[Question, ...]:
    """Return the registry's other names of the party, then the names of its relatives."""
    known = {exact_key(name.full, kind=_ORGANISATION) for name in party.names}
    questions: list[Question] = []
    for row, weight in _resolve(party, index):
        entity, source = index.entity(row), index.pin(row).source_id
        reason = Reason("registry_alias", party.label, f"{source}:{entity.entity_id}", weight)
        for name in _usable_names(entity):
            key = exact_key(name.full, kind=_ORGANISATION)
            if key not in known:
                known.add(key)
                questions.append(Question(name, (reason,)))
        questions += _ask_relatives(party, entity, source, index)
    return tuple(questions)


def registry_entities(party: Party, index: ScreeningIndex) -> tuple[Entity, ...]:
    """Return the registry's entries for the organisation that a party names; often none."""
    return tuple(index.entity(row) for row, _ in _resolve(party, index))


def _ask_relatives(
    party: Party, entity: Entity, source: str, index: ScreeningIndex
) -> Iterator[Question]:
    for tie in sorted(entity.relations):
        if tie.kind not in VIA:
            continue
        for row in index.find_entities(link_entity_id(source, tie.target_id)):
            relative = index.entity(row)
            reason = Reason("relative", party.label, f"{source}:{relative.entity_id}", 0)
            for name in _usable_names(relative):
                yield Question(name, (reason,), relative.countries, VIA[tie.kind])


def _usable_names(entity: Entity) -> Iterator[Name]:
    """Leave acronyms and short forms out: `HIT`, `UniCA` name too many to reach a list by."""
    for name in entity.names:
        is_short = name.full.isascii() and len(name.full) <= _SHORT_FORM
        if name.kind is not NameKind.ACRONYM and not is_short:
            yield name


def _resolve(party: Party, index: ScreeningIndex) -> list[tuple[int, int]]:
    """Return rows of registry entities, each with the weight of how it was found."""
    if party.kind is not _ORGANISATION:
        return []
    links = [link_identifier(item.scheme, item.value) for item in party.identifiers]
    rows = {row for link in links for row in _registry_rows(index, link)}
    if rows:
        return [(row, 0) for row in sorted(rows)]
    if party.country is None:
        return []
    for name in party.names:
        link = link_name(exact_key(name.full, kind=_ORGANISATION))
        namesakes = _registry_rows(index, link)[:_NAMESAKES_READ]
        there = [row for row in namesakes if party.country in index.entity(row).countries]
        if len(there) == 1:
            return [(there[0], _BY_NAME)]
    return []


def _registry_rows(index: ScreeningIndex, link: str) -> list[int]:
    return [row for row in index.find_entities(link) if index.pin(row).kind == "registry"]
