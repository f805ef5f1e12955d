"""What an input file says, before anybody knows what it means: leaves, lists, mappings.

YAML, JSON and workbooks all become these nodes; each remembers its place, so that every
problem can name a line or a cell.
"""

from dataclasses import dataclass
from enum import StrEnum

from sekisho.core.errors import Place


class LeafKind(StrEnum):
    """How a leaf was written, not what it means."""

    TEXT = "text"
    NULL = "null"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    FLOAT = "float"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value as written; `is_cell` marks a spreadsheet cell, where a number may be a date."""

    text: str
    kind: LeafKind
    place: Place
    is_cell: bool = False

    @property
    def is_blank(self) -> bool:
        """True when nothing was written."""
        return self.kind is LeafKind.NULL or not self.text.strip()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping, and what stands under it."""

    key: str
    place: Place
    node: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping; its keys are unique."""

    entries: tuple[Entry, ...]
    place: Place

    def find(self, key: str) -> "Node | None":
        """Return what stands under `key`."""
        return next((entry.node for entry in self.entries if entry.key == key), None)


Node = Leaf | Listing | Mapping


def to_plain(node: Node) -> object:
    """Return plain JSON types, texts as written; for checks against a JSON Schema."""
    match node:
        case Listing(items):
            return [to_plain(item) for item in items]
        case Mapping(entries):
            return {entry.key: to_plain(entry.node) for entry in entries}
        case Leaf(_, LeafKind.NULL):
            return None
        case Leaf(text, LeafKind.BOOLEAN):
            return text.lower() in {"yes", "true", "on"}
        case Leaf(text, LeafKind.INTEGER):
            return int(text)
        case Leaf(text):
            return text
