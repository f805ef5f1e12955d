"""YAML text to nodes, from the parser's events.

Built from events rather than with a loader, because a loader turns NO (Norway) into false and
00123456 into a number, forgets lines, and lets a few anchors unfold into gigabytes.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

import yaml

from sekisho.core.errors import Place, Problem
from sekisho.core.text import Text
from sekisho.diligence.intake.nodes import Entry, Leaf, LeafKind, Listing, Mapping, Node
from sekisho.diligence.intake.problems import Gathered

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same events ten times as fast, where PyYAML's wheel brings libyaml."""
_MAX_DEPTH = 30
_KINDS = (
    (LeafKind.NULL, re.compile(r"(?:~|null|Null|NULL)?\Z")),
    (LeafKind.BOOLEAN, re.compile(r"(?:yes|no|true|false|on|off)\Z", re.IGNORECASE)),
    (LeafKind.INTEGER, re.compile(r"[0-9]+\Z")),
    (LeafKind.FLOAT, re.compile(r"[-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?\Z")),
    (LeafKind.DATE, re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\Z")),
)


def parse_yaml(text: str, place: Place, gathered: Gathered) -> Node | None:
    """Return the one document of the text, or None after reporting why it cannot be read."""
    builder = _Builder(yaml.parse(text, Loader=_LOADER), place)
    try:
        return builder.build_document()
    except _RefusedEventError as error:
        gathered.refuse(error.problem)
    except yaml.YAMLError as error:
        gathered.refuse(_broken(error, place))
    return None


class _RefusedEventError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what.en)
        self.problem = problem


class _Builder:
    """Turns events into nodes; `yaml.parse` keeps its own stack, only the depth here is bound."""

    def __init__(self, events: Iterator[yaml.Event], place: Place) -> None:
        self._events = events
        self._place = place

    def build_document(self) -> Node:
        root: Node = Mapping((), self._place)
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _RefusedEventError(_several_documents(self._at(event)))
                root = self._build(next(self._events), 1)
        return root

    def _build(self, event: yaml.Event, depth: int) -> Node:
        place = self._at(event)
        if depth > _MAX_DEPTH:
            raise _RefusedEventError(_too_deep(place))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise _RefusedEventError(_alias(place))
        if isinstance(event, yaml.ScalarEvent):
            return _leaf_of(event, place)
        if getattr(event, "tag", None) is not None:
            raise _RefusedEventError(_tag(place))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._build_listing(place, depth)
        return self._build_mapping(place, depth)

    def _build_listing(self, place: Place, depth: int) -> Listing:
        items: list[Node] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._build(event, depth + 1))
        return Listing(tuple(items), place)

    def _build_mapping(self, place: Place, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._build(event, depth + 1)
            if not isinstance(key, Leaf):
                raise _RefusedEventError(_odd_key(key.place))
            if key.text in entries:
                raise _RefusedEventError(
                    duplicate_key(key.place, key.text, entries[key.text].place.row)
                )
            node = self._build(next(self._events), depth + 1)
            entries[key.text] = Entry(key.text, key.place, node)
        return Mapping(tuple(entries.values()), place)

    def _at(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return self._place if mark is None else replace(self._place, row=mark.line + 1)


def _leaf_of(event: yaml.ScalarEvent, place: Place) -> Leaf:
    if event.tag not in {None, "!", "tag:yaml.org,2002:str"}:
        raise _RefusedEventError(_tag(place))
    if event.style or event.tag is not None:  # libyaml says "" for plain, PyYAML None
        return Leaf(event.value, LeafKind.TEXT, place)
    kind = next((kind for kind, form in _KINDS if form.match(event.value)), LeafKind.TEXT)
    return Leaf(event.value, kind, place)


def duplicate_key(place: Place, key: str, first_row: int | None) -> Problem:
    """Say that one key stands twice in the same mapping, and on which lines."""
    return Problem(
        "input.duplicate_key",
        Text(
            f"「{key}」が二度書かれています（{first_row}行と{place.row}行）。",
            f"{key!r} is written twice (lines {first_row} and {place.row}).",
        ),
        place,
        Text("同じ項目は一度だけ", "each key once"),
        key,
        Text("どちらかを消してください。", "Delete one of the two."),
    )


def _broken(error: yaml.YAMLError, place: Place) -> Problem:
    mark = getattr(error, "problem_mark", None)
    at = place if mark is None else replace(place, row=mark.line + 1)
    detail = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "YAML")
    return Problem(
        "input.broken_yaml",
        Text("YAMLとして読めません。", "This cannot be read as YAML."),
        at,
        Text(
            "「項目: 値」を行ごとに。字下げは半角空白",
            "one `key: value` a line, indented with spaces",
        ),
        detail,
        Text(
            "その行と前の行の字下げ（タブは使えません）、コロンの後の空白、引用符を確かめてください。",
            "Check the indentation (no tabs), the space after the colon and the quotes on that "
            "line and the one before.",
        ),
    )


def _refusal(code: str, ja: str, en: str, place: Place, do_ja: str, do_en: str) -> Problem:
    return Problem(code, Text(ja, en), place, action=Text(do_ja, do_en))


def _alias(place: Place) -> Problem:
    return _refusal(
        "input.yaml_alias",
        "YAMLのアンカー・エイリアス（& と *）は使えません。",
        "Anchors and aliases of YAML (& and *) are not allowed.",
        place,
        "内容をその場に書いてください。& や * で始まる文字列は引用符で囲みます。",
        "Write the content in place; put quotes around a text that starts with & or *.",
    )


def _tag(place: Place) -> Problem:
    return _refusal(
        "input.yaml_tag",
        "YAMLのタグ（!）は使えません。",
        "Tags of YAML (!) are not allowed.",
        place,
        "タグを消してください。! で始まる文字列は引用符で囲みます。",
        "Delete the tag; put quotes around a text that starts with !.",
    )


def _too_deep(place: Place) -> Problem:
    return _refusal(
        "input.too_deep",
        "入れ子が深すぎます。",
        "The nesting is too deep.",
        place,
        f"{_MAX_DEPTH}段までにしてください。",
        f"Nest at most {_MAX_DEPTH} levels.",
    )


def _several_documents(place: Place) -> Problem:
    return _refusal(
        "input.several_documents",
        "一つのファイルに複数の文書（---）があります。",
        "The file holds several documents (---).",
        place,
        "一つのファイルに一つだけ書いてください。",
        "Write one document a file.",
    )


def _odd_key(place: Place) -> Problem:
    return _refusal(
        "input.odd_key",
        "項目名が文字列ではありません。",
        "A key is not a text.",
        place,
        "「項目: 値」の形に直してください。",
        "Write `key: value`.",
    )
