"""Building a screening index from pinned snapshots."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from sekisho.core.entity import Entity, EntityKind
from sekisho.core.entity_json import entity_to_json
from sekisho.core.name import NameKind
from sekisho.core.party import PartyKind
from sekisho.core.reference import Pin
from sekisho.names import exact_key, search_keys
from sekisho.screening.index import (
    KINDS,
    NAME_KINDS,
    ScreeningIndex,
    hash_key,
    link_entity_id,
    link_identifier,
    link_name,
)

COMPARED_KINDS = {
    EntityKind.PERSON: (PartyKind.PERSON,),
    EntityKind.ORGANISATION: (PartyKind.ORGANISATION,),
    EntityKind.UNKNOWN: (PartyKind.PERSON, PartyKind.ORGANISATION),
}
"""As what an entity can be hit; vessels and aircraft cannot, for no party is one."""


@dataclass(slots=True)
class _Names:
    """Names of lists, and links of everything, as they come in."""

    text: list[bytes] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    entity: list[int] = field(default_factory=list)
    postings: dict[str, list[int]] = field(default_factory=dict)
    links: dict[str, list[int]] = field(default_factory=dict)

    def add(self, row: int, pin: Pin, entity: Entity) -> None:
        links = {link_entity_id(pin.source_id, entity.entity_id)}
        links |= {link_identifier(item.scheme, item.value) for item in entity.identifiers}
        kinds = COMPARED_KINDS.get(entity.kind, ())
        if PartyKind.ORGANISATION in kinds:
            exact = (
                exact_key(name.full, kind=PartyKind.ORGANISATION)
                for name in entity.names
                if name.kind is not NameKind.ACRONYM
            )
            links |= {link_name(key) for key in exact if key}
        for link in links:
            self.links.setdefault(link, []).append(row)
        if pin.kind == "list":
            self._add_names(row, entity, kinds)

    def _add_names(self, row: int, entity: Entity, kinds: Sequence[PartyKind]) -> None:
        for name in entity.names:
            keys = {key for kind in kinds for key in search_keys(name.full, kind=kind)}
            for key in keys:
                self.postings.setdefault(key, []).append(len(self.text))
            self.text.append(name.full.encode("utf-8", "surrogatepass"))
            self.kind.append(NAME_KINDS.index(name.kind))
            self.entity.append(row)


def build_index(pinned: Iterable[tuple[Pin, Entity]]) -> ScreeningIndex:
    """Compile entities into an index; the order in which they come does not matter."""
    rows = sorted(pinned, key=lambda pair: (pair[0].source_id, pair[0].sha256, pair[1].entity_id))
    pins = {(pin.source_id, pin.sha256): pin for pin, _ in rows}
    numbers = {key: number for number, key in enumerate(sorted(pins))}
    names = _Names()
    encoded: list[bytes] = []
    for row, (pin, entity) in enumerate(rows):
        encoded.append(entity_to_json(entity))
        names.add(row, pin, entity)
    token_key, token_start, token_name = _flatten(names.postings)
    link_key, link_start, link_entity = _flatten(names.links)
    return ScreeningIndex(
        pins=tuple(pins[key] for key in sorted(pins)),
        entity_json=_join(encoded),
        entity_start=_offsets(map(len, encoded)),
        entity_kind=np.array([KINDS.index(entity.kind) for _, entity in rows], np.uint8),
        entity_pin=np.array([numbers[pin.source_id, pin.sha256] for pin, _ in rows], np.int32),
        name_text=_join(names.text),
        name_start=_offsets(map(len, names.text)),
        name_kind=np.array(names.kind, np.uint8),
        name_entity=np.array(names.entity, np.int32),
        token_key=token_key,
        token_start=token_start,
        token_name=token_name,
        link_key=np.repeat(link_key, np.diff(link_start)),
        link_entity=link_entity,
    )


def _flatten(
    postings: dict[str, list[int]],
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64], npt.NDArray[np.int32]]:
    """Return hashed keys in order, where the items of each start, and the items."""
    hashed = sorted((hash_key(key), items) for key, items in postings.items())
    flat = [item for _, items in hashed for item in items]
    return (
        np.array([key for key, _ in hashed], np.uint64),
        _offsets(len(items) for _, items in hashed),
        np.array(flat, np.int32),
    )


def _join(parts: Sequence[bytes]) -> npt.NDArray[np.uint8]:
    return np.frombuffer(b"".join(parts), np.uint8)


def _offsets(lengths: Iterable[int]) -> npt.NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(np.fromiter(lengths, np.int64), dtype=np.int64)]).astype(
        np.int64
    )
