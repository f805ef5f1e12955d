"""JSON text to nodes that know their lines (RFC 8259; no duplicate keys).

The standard library's decoder tells no positions, so the structure is walked here; strings and
numbers are still the library's.
"""

import json
import re
from dataclasses import replace

from sekisho.core.errors import Place, Problem
from sekisho.core.text import Text
from sekisho.diligence.intake.nodes import Entry, Leaf, LeafKind, Listing, Mapping, Node
from sekisho.diligence.intake.problems import Gathered
from sekisho.diligence.intake.yaml_nodes import duplicate_key

_MAX_DEPTH = 30
_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_WORDS = {"true": LeafKind.BOOLEAN, "false": LeafKind.BOOLEAN, "null": LeafKind.NULL}


def parse_json(text: str, place: Place, gathered: Gathered) -> Node | None:
    """Return the document, or None after reporting why it cannot be read."""
    walker = _Walker(text, place)
    try:
        node = walker.read(1)
        walker.finish()
        return node
    except json.JSONDecodeError as error:
        gathered.refuse(_broken(error, place))
    except _DuplicateKeyError as error:
        gathered.refuse(error.problem)
    return None


class _DuplicateKeyError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what.en)
        self.problem = problem


class _Walker:
    """Recursive descent with a bound on depth; `_at` is the index of the next character."""

    def __init__(self, text: str, place: Place) -> None:
        self._text = text
        self._place = place
        self._at = 0
        self._row = 1
        self._counted = 0

    def read(self, depth: int) -> Node:
        """Read one value."""
        self._skip()
        if depth > _MAX_DEPTH:
            raise self._refuse("nested too deeply")
        match self._text[self._at : self._at + 1]:
            case "{":
                return self._read_mapping(depth)
            case "[":
                return self._read_listing(depth)
            case '"':
                place = self._here()
                return Leaf(self._read_string(), LeafKind.TEXT, place)
        return self._read_plain()

    def finish(self) -> None:
        """Refuse anything after the document."""
        self._skip()
        if self._at != len(self._text):
            raise self._refuse("extra data")

    def _read_mapping(self, depth: int) -> Mapping:
        place = self._here()
        entries: dict[str, Entry] = {}
        self._at += 1
        while not self._took("}"):
            if entries and not self._took(","):
                raise self._refuse("expecting ',' or '}'")
            self._skip()
            if not self._text.startswith('"', self._at):
                raise self._refuse("expecting a key in double quotes")
            key_place = self._here()
            key = self._read_string()
            if key in entries:
                first = entries[key].place.row
                raise _DuplicateKeyError(duplicate_key(key_place, key, first))
            if not self._took(":"):
                raise self._refuse("expecting ':'")
            entries[key] = Entry(key, key_place, self.read(depth + 1))
        return Mapping(tuple(entries.values()), place)

    def _read_listing(self, depth: int) -> Listing:
        place = self._here()
        items: list[Node] = []
        self._at += 1
        while not self._took("]"):
            if items and not self._took(","):
                raise self._refuse("expecting ',' or ']'")
            items.append(self.read(depth + 1))
        return Listing(tuple(items), place)

    def _read_string(self) -> str:
        value, self._at = _DECODER.raw_decode(self._text, self._at)
        return str(value)

    def _read_plain(self) -> Leaf:
        place = self._here()
        for word, kind in _WORDS.items():
            if self._text.startswith(word, self._at):
                self._at += len(word)
                return Leaf(word, kind, place)
        match = _NUMBER.match(self._text, self._at)
        if match is None:
            raise self._refuse("expecting a value")
        self._at = match.end()
        kind = LeafKind.INTEGER if match[0].isdecimal() else LeafKind.FLOAT
        return Leaf(match[0], kind, place)

    def _took(self, sign: str) -> bool:
        self._skip()
        if not self._text.startswith(sign, self._at):
            return False
        self._at += 1
        return True

    def _skip(self) -> None:
        match = _SPACE.match(self._text, self._at)
        self._at = match.end() if match else self._at

    def _here(self) -> Place:
        self._row += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return replace(self._place, row=self._row)

    def _refuse(self, reason: str) -> json.JSONDecodeError:
        return json.JSONDecodeError(reason, self._text, self._at)


def _broken(error: json.JSONDecodeError, place: Place) -> Problem:
    return Problem(
        "input.broken_json",
        Text("JSONとして読めません。", "This cannot be read as JSON."),
        replace(place, row=error.lineno),
        Text("RFC 8259 のJSON（最後のカンマ・注釈は不可）", "JSON of RFC 8259, no trailing commas"),
        f"{error.msg} (column {error.colno})",
        Text("その行と前の行を確かめてください。", "Check that line and the one before."),
    )
