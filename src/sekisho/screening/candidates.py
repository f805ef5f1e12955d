"""Which names of the lists are worth a full comparison."""

import numpy as np
import numpy.typing as npt

from sekisho.core.party import PartyKind
from sekisho.names import search_keys
from sekisho.screening.build import COMPARED_KINDS
from sekisho.screening.index import KINDS, ScreeningIndex

LIMIT = 32
_FAN_OUT_FLOOR, _FAN_OUT_SHARE = 200, 20


def kinds_of(kind: PartyKind) -> npt.NDArray[np.bool_]:
    """Return, by code of an entity's kind, whether a party of `kind` can be it."""
    return np.array([kind in COMPARED_KINDS.get(entity_kind, ()) for entity_kind in KINDS])


def find_candidates(index: ScreeningIndex, text: str, *, kind: PartyKind) -> list[int]:
    """Return the numbers of at most `LIMIT` names that share the rarest keys with `text`.

    A key carried by more than a twentieth of all names is left out while a rarer one is there.
    """
    found = [index.find_names(key) for key in search_keys(text, kind=kind)]
    found = sorted((names for names in found if len(names)), key=len)
    most = max(_FAN_OUT_FLOOR, len(index.name_entity) // _FAN_OUT_SHARE)
    found = [names for names in found if len(names) <= most] or found[:1]
    if not found:
        return []
    numbers = np.concatenate(found)
    rarity = np.log2(len(index.name_entity) / np.array([len(names) for names in found])) + 1
    worth = np.repeat(np.rint(rarity * 100), [len(names) for names in found])
    fits = kinds_of(kind)[index.entity_kind[index.name_entity[numbers]]]
    distinct, place = np.unique(numbers[fits], return_inverse=True)
    total = np.bincount(place, weights=worth[fits], minlength=len(distinct))
    return [int(number) for number in distinct[np.lexsort((distinct, -total))[:LIMIT]]]


def names_of(index: ScreeningIndex, row: int) -> range:
    """Return the numbers of one listed entity's names; empty for an entity of a registry."""
    start, end = (int(np.searchsorted(index.name_entity, row, side)) for side in ("left", "right"))
    return range(start, end)
