"""JSON of published files: streamed, typed on access, every refusal with its path."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sekisho.core.errors import ParseError, Place
from sekisho.core.text import Text
from sekisho.sources._files import iter_text, refuse_cut
from sekisho.sources._names import clean
from sekisho.sources._problems import place_in, refuse

_RECORD_LIMIT = 64 * 2**20
"""Most characters of one record."""
_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\r\n]*")
_SPACE_COMMA = re.compile(r"[ \t\r\n,]*")
_OBJECT = Text("オブジェクト { }", "an object { }")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class Node:
    """A JSON object that knows where it stands, so that what it lacks can be said.

    Note that text comes out cleaned: white space collapsed, control characters dropped, and
    `None` where nothing is left.
    """

    __slots__ = ("_key", "_parent", "_value")

    def __init__(self, value: dict[str, object], parent: "Node | Root", key: str) -> None:
        self._value = value
        self._parent = parent
        self._key = key

    @property
    def path(self) -> str:
        """JSONPath in the record, after the record's own place in the file."""
        return f"{self._parent.path}{self._key}"

    @property
    def root(self) -> "Root":
        """The file and the line of the record."""
        parent = self._parent
        return parent if isinstance(parent, Root) else parent.root

    def place(self, key: str) -> Place:
        """Return the place of one of its keys, to print."""
        root = self.root
        return Place(file=root.file.name, row=root.row, path=f"{self.path}.{key}")

    def has(self, key: str) -> bool:
        """Tell whether the key is there with something in it."""
        return self._value.get(key) not in (None, "", [], {})

    def keys(self) -> tuple[str, ...]:
        """Return the keys, as they stand."""
        return tuple(self._value)

    def text(self, key: str) -> str | None:
        """Return a string or number as text; `None` where it is absent or blank."""
        value = self._value.get(key)
        if value is None:
            return None
        if isinstance(value, str):
            return clean(value) or None
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        raise self.refuse(key, Text("文字列", "text"), value)

    def required(self, key: str) -> str:
        """Return a text that must be there."""
        value = self.text(key)
        if value is None:
            raise self.refuse(key, Text("値", "a value"), None)
        return value

    def integer(self, key: str) -> int | None:
        """Return a whole number."""
        value = self._value.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        raise self.refuse(key, Text("整数", "a whole number"), value)

    def is_true(self, key: str) -> bool:
        """Tell whether the key is `true`."""
        return self._value.get(key) is True

    def child(self, key: str) -> "Node | None":
        """Return an object; `None` where it is absent."""
        value = self._value.get(key)
        if value is None:
            return None
        if isinstance(value, dict):
            return Node(value, self, f".{key}")
        raise self.refuse(key, _OBJECT, value)

    def value(self, key: str) -> str | None:
        """Return the text of `{"key": {"value": "text"}}`, as ORCID writes it."""
        child = self.child(key)
        return child.text("value") if child else None

    def children(self, key: str) -> list["Node"]:
        """Return a list of objects; empty where it is absent."""
        found = []
        for index, item in enumerate(self._list(key)):
            if not isinstance(item, dict):
                raise self.refuse(f"{key}[{index}]", _OBJECT, item)
            found.append(Node(item, self, f".{key}[{index}]"))
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, blanks dropped; empty where it is absent."""
        found = []
        for index, item in enumerate(self._list(key)):
            if item is None:
                continue
            if not isinstance(item, str):
                raise self.refuse(f"{key}[{index}]", Text("文字列", "text"), item)
            found.append(clean(item))
        return tuple(text for text in found if text)

    def integers(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers; empty where it is absent."""
        found = []
        for index, item in enumerate(self._list(key)):
            if not isinstance(item, int) or isinstance(item, bool):
                raise self.refuse(f"{key}[{index}]", Text("整数", "a whole number"), item)
            found.append(item)
        return tuple(found)

    def refuse(self, key: str, expected: Text, got: object) -> ParseError:
        """Return the error for a key that does not hold what its publisher publishes."""
        return refuse(
            "source.json_field",
            Text(f"項目 {key} の値が様式と違います。", f"The field {key} is not as published."),
            self.place(key),
            expected=expected,
            got="null" if got is None else str(got),
        )

    def _list(self, key: str) -> list[object]:
        value = self._value.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.refuse(key, Text("配列 [ ]", "a list [ ]"), value)
        return value


@dataclass(frozen=True, slots=True)
class Root:
    """Where a record starts: `path` is `$`, `$[3]` in a list, `line 12: $` in JSON lines."""

    file: Path
    path: str
    row: int | None

    @property
    def place(self) -> Place:
        """The place to print."""
        return place_in(self.file, row=self.row, inside=self.path)


def iter_json(path: Path, *, members: tuple[str, ...] = ()) -> Iterator[Node]:
    """Yield each record of a file: one object, a list of objects, or JSON lines; gzip or not.

    Raises:
        ParseError: not JSON, cut off, not objects, or text that is not Unicode.
    """
    reader = _Reader(path, iter_text(path, members=members))
    mark = reader.peek()
    if mark == "[":
        reader.pos += 1
        yield from _iter_list(reader)
    elif mark == "{":
        yield from _iter_lines(reader)
    else:
        raise _refuse_json(path, 1, reader.buffer[reader.pos : reader.pos + 60])


def _iter_list(reader: "_Reader") -> Iterator[Node]:
    index = 0
    while (mark := reader.peek(_SPACE_COMMA)) != "]":
        if not mark:
            raise refuse_cut(reader.path, row=reader.row)
        row = reader.row
        yield Node(reader.take(), Root(reader.path, f"$[{index}]", row), "")
        index += 1
    reader.pos += 1
    if reader.peek():
        raise _refuse_json(reader.path, reader.row, reader.buffer[reader.pos :][:60])


def _iter_lines(reader: "_Reader") -> Iterator[Node]:
    row = reader.row
    value = reader.take()
    is_alone = not reader.peek()
    yield Node(value, Root(reader.path, "$" if is_alone else f"line {row}: $", row), "")
    while reader.peek():
        row = reader.row
        yield Node(reader.take(), Root(reader.path, f"line {row}: $", row), "")


class _Reader:
    """Decodes one JSON value after another from chunks of text."""

    def __init__(self, path: Path, chunks: Iterator[str]) -> None:
        self.path = path
        self.buffer = ""
        self.pos = 0
        self.row = 1
        self._counted = 0  # up to where line ends of the buffer are counted in `row`
        self._chunks = chunks

    def peek(self, skip: re.Pattern[str] = _SPACE) -> str:
        """Return the next character after white space; empty at the end of the file."""
        while True:
            match = skip.match(self.buffer, self.pos)
            self.pos = match.end() if match else self.pos
            if self.pos < len(self.buffer):
                self._count_lines()
                return self.buffer[self.pos]
            if not self._read_more(0):
                return ""

    def take(self) -> dict[str, object]:
        """Return the object that starts here."""
        if self.buffer[self.pos] != "{":
            raise _refuse_json(self.path, self.row, self.buffer[self.pos :][:60])
        while True:
            try:
                value, end = _DECODER.raw_decode(self.buffer, self.pos)
            except json.JSONDecodeError as error:
                self._go_on(error)
                continue
            except (RecursionError, ValueError) as error:  # too deep, or a number of 4,301 digits
                raise _refuse_json(self.path, self.row, str(error)) from None
            raw = self.buffer[self.pos : end]
            self.pos = end
            if "\\u" in raw and _SURROGATE.search(json.dumps(value, ensure_ascii=False)):
                raise _refuse_json(self.path, self.row, "\\ud800 … \\udfff")
            return value  # type: ignore[no-any-return] # it starts with { and so is an object

    def _go_on(self, error: json.JSONDecodeError) -> None:
        """Read on where the value may merely not be complete yet; refuse it otherwise."""
        is_cut = error.msg.startswith("Unterminated") or error.pos > len(self.buffer) - 16
        size = len(self.buffer) - self.pos
        if not is_cut or size > _RECORD_LIMIT:
            raise _refuse_json(self.path, self.row, error.msg) from None
        if not self._read_more(size):
            raise refuse_cut(self.path, row=self.row) from None

    def _read_more(self, wanted: int) -> bool:
        """Drop what was read and append at least `wanted` characters; false at the end."""
        self._count_lines()
        parts = [self.buffer[self.pos :]]
        length = 0
        for chunk in self._chunks:
            parts.append(chunk)
            length += len(chunk)
            if length > wanted:
                break
        self.buffer = "".join(parts)
        self.pos = self._counted = 0
        return length > 0

    def _count_lines(self) -> None:
        self.row += self.buffer.count("\n", self._counted, self.pos)
        self._counted = self.pos


def _refuse_json(path: Path, row: int, got: str) -> ParseError:
    return refuse(
        "source.json",
        Text("JSON として読めません。", "This is not readable as JSON."),
        place_in(path, row=row),
        expected=Text(
            "オブジェクト、その配列、または 1 行に 1 件",
            "an object, a list of objects, or one object a line",
        ),
        got=got,
    )
