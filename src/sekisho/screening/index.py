"""The screening index: what a reference set's entities are found by, as flat arrays.

Nothing is held as a Python object per entity, so that `store` can save each array as it is and
map it back into memory. An entity is kept as JSON bytes and is read only for a hit.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Self

import numpy as np
import numpy.typing as npt

from sekisho.core.entity import Entity, EntityKind
from sekisho.core.entity_json import entity_from_json
from sekisho.core.errors import LibraryError, Problem
from sekisho.core.name import NameKind
from sekisho.core.reference import Pin
from sekisho.core.text import Text
from sekisho.names import NAME_TABLE_VERSION
from sekisho.screening._codec import pins_from_json, pins_to_json

INDEX_FORMAT = "thin-1"

KINDS = tuple(EntityKind)
NAME_KINDS = tuple(NameKind)

_BYTES, _OFFSETS, _ROWS, _KEYS = "uint8", "int64", "int32", "uint64"


@dataclass(frozen=True, slots=True, eq=False)
class ScreeningIndex:
    """Entities of pinned snapshots, and the keys to them.

    Rows are entities in the order of (source, entity id). `name_*` hold the names of lists only,
    in which candidates are sought; `link_*` lead from an identifier, an entity's own id or an
    exact name to entities of lists and registries alike. `*_start` has one item more than rows.
    """

    pins: tuple[Pin, ...]
    entity_json: npt.NDArray[np.uint8]
    entity_start: npt.NDArray[np.int64]
    entity_kind: npt.NDArray[np.uint8]
    entity_pin: npt.NDArray[np.int32]
    name_text: npt.NDArray[np.uint8]
    name_start: npt.NDArray[np.int64]
    name_kind: npt.NDArray[np.uint8]
    name_entity: npt.NDArray[np.int32]
    token_key: npt.NDArray[np.uint64]
    token_start: npt.NDArray[np.int64]
    token_name: npt.NDArray[np.int32]
    link_key: npt.NDArray[np.uint64]
    link_entity: npt.NDArray[np.int32]

    def arrays(self) -> Mapping[str, npt.NDArray[np.generic]]:
        """Return every array by name, to be saved."""
        return {name: getattr(self, name) for name in ARRAY_TYPES}

    def meta(self) -> Mapping[str, str]:
        """Return what is not an array, as text."""
        return {
            "format": INDEX_FORMAT,
            "name_tables": NAME_TABLE_VERSION,
            "pins": pins_to_json(self.pins),
        }

    @classmethod
    def from_arrays(
        cls, arrays: Mapping[str, npt.NDArray[np.generic]], meta: Mapping[str, str]
    ) -> Self:
        """Put a saved index together again, without reading the arrays.

        Raises:
            LibraryError: when another version wrote it, or when the arrays do not fit together.
        """
        found = f"{meta.get('format')}, {meta.get('name_tables')}"
        if found != (expected := f"{INDEX_FORMAT}, {NAME_TABLE_VERSION}"):
            raise _unusable("index-version", expected, found)
        if (fault := _find_fault(arrays)) is not None:
            raise _unusable("index-damaged", "arrays that fit together", fault)
        try:
            pins = pins_from_json(meta["pins"])
        except (ValueError, KeyError, TypeError) as error:
            raise _unusable("index-damaged", "pins", repr(error)) from error
        return cls(pins, **{name: arrays[name] for name in ARRAY_TYPES})  # type: ignore[arg-type]  # types checked by _find_fault

    def entity(self, row: int) -> Entity:
        """Return one entity, decoded."""
        start, end = self.entity_start[row : row + 2]
        return entity_from_json(self.entity_json[start:end].tobytes())

    def pin(self, row: int) -> Pin:
        """Return the snapshot that one entity stands in."""
        return self.pins[int(self.entity_pin[row])]

    def name(self, number: int) -> str:
        """Return one name of a list, as written."""
        start, end = self.name_start[number : number + 2]
        return self.name_text[start:end].tobytes().decode("utf-8", "surrogatepass")

    def find_names(self, key: str) -> npt.NDArray[np.int32]:
        """Return the numbers of the names that carry a search key."""
        code = hash_key(key)
        at = int(np.searchsorted(self.token_key, code))
        if at == len(self.token_key) or self.token_key[at] != code:
            return np.empty(0, np.int32)
        return self.token_name[self.token_start[at] : self.token_start[at + 1]]

    def find_entities(self, link: str) -> tuple[int, ...]:
        """Return the rows of the entities that carry a link."""
        code = hash_key(link)
        start, end = (np.searchsorted(self.link_key, code, side) for side in ("left", "right"))
        return tuple(int(row) for row in self.link_entity[start:end])


ARRAY_TYPES = {
    field.name: next(
        kind
        for suffix, kind in (
            ("_json", _BYTES),
            ("_text", _BYTES),
            ("_kind", _BYTES),
            ("_start", _OFFSETS),
            ("_key", _KEYS),
            ("", _ROWS),
        )
        if field.name.endswith(suffix)
    )
    for field in fields(ScreeningIndex)
    if field.name != "pins"
}


def hash_key(text: str) -> np.uint64:
    """Return 64 bits of `text`: the form in which every key stands in the index."""
    data = text.encode("utf-8", "surrogatepass")
    return np.uint64(int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little"))


def link_identifier(scheme: str, value: str) -> str:
    """Return the link of an identifier."""
    return f"i\x1f{scheme}\x1f{value}"


def link_entity_id(source_id: str, entity_id: str) -> str:
    """Return the link of a source's own id."""
    return f"e\x1f{source_id}\x1f{entity_id}"


def link_name(exact: str) -> str:
    """Return the link of an exact name (`names.exact_key`)."""
    return f"n\x1f{exact}"


def _find_fault(arrays: Mapping[str, npt.NDArray[np.generic]]) -> str | None:
    for name, kind in ARRAY_TYPES.items():
        array = arrays.get(name)
        if array is None or array.ndim != 1 or array.dtype != kind:
            return f"{name}: {None if array is None else array.dtype}"
    runs: Sequence[tuple[str, str, str]] = (
        ("entity_start", "entity_json", "entity_kind"),
        ("name_start", "name_text", "name_entity"),
        ("token_start", "token_name", "token_key"),
    )
    for start, data, rows in runs:
        offsets = arrays[start]
        if len(offsets) != len(arrays[rows]) + 1 or int(str(offsets[-1])) != len(arrays[data]):
            return f"{start}: {len(offsets)} offsets, {len(arrays[rows])} rows"
    for one, other in (("entity_pin", "entity_kind"), ("name_kind", "name_entity")):
        if len(arrays[one]) != len(arrays[other]):
            return f"{one}: {len(arrays[one])} rows, {len(arrays[other])} expected"
    return None if len(arrays["link_key"]) == len(arrays["link_entity"]) else "link_entity"


def _unusable(code: str, expected: str, got: str) -> LibraryError:
    return LibraryError(
        Problem(
            code,
            Text("照合用の索引を使えません。", "The screening index cannot be used."),
            expected=Text(expected, expected),
            got=got,
            action=Text("索引を作り直してください。", "Build the index again."),
        )
    )
