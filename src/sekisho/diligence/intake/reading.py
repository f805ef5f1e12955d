"""Nodes to values, along the shape of what is expected.

One reader serves YAML, JSON and workbooks. It never stops at the first problem: what cannot be
read is reported with its place and left out, and reading goes on.
"""

import dataclasses
from dataclasses import dataclass
from datetime import date

from sekisho.core.answer import Answer
from sekisho.core.application import Access, TitleText
from sekisho.core.declaration import OtherName, OwnName
from sekisho.core.declared import (
    AnswerMoney,
    AnswerPercent,
    AnswerText,
    Money,
    Org,
    ReportedToInstitution,
    Section,
    Several,
    Unparsed,
)
from sekisho.core.errors import Place
from sekisho.core.items import CoAuthor, Inventor
from sekisho.core.period import Period
from sekisho.core.text import Text
from sekisho.diligence.intake.dates import clean, parse_fiscal_year, parse_period
from sekisho.diligence.intake.money import read_money
from sekisho.diligence.intake.nodes import Entry, Leaf, Listing, Mapping, Node
from sekisho.diligence.intake.problems import Gathered, RefusedError, at_path
from sekisho.diligence.intake.refusals import (
    broken_period,
    fiscal_year_as_year,
    join,
    key_missing,
    path_of_answer,
    unknown_key,
    wrong_form,
)
from sekisho.diligence.intake.scalars import read_partial_date, read_scalar
from sekisho.diligence.intake.shapes import (
    Choice,
    Envelope,
    Many,
    Record,
    Scalar,
    ScalarKind,
    Shape,
    is_blank_record,
    record_of,
)
from sekisho.diligence.intake.wording import find_answer

SHORTHAND: dict[type, str] = {
    Access: "asset_id",
    AnswerMoney: "answer",
    AnswerPercent: "answer",
    AnswerText: "answer",
    CoAuthor: "name",
    Inventor: "name",
    Org: "name",
    OtherName: "name",
    OwnName: "full",
    ReportedToInstitution: "answer",
    TitleText: "ja",
}
"""The field that a plain value fills where a record is expected."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads nodes; problems go to `gathered`, the paths of answers said to be 不明 to `unknown`."""

    gathered: Gathered
    unknown: set[str] = dataclasses.field(default_factory=set)

    def read(self, shape: Shape, node: Node, path: str) -> object:
        """Return the value, or None for what is blank or cannot be read."""
        if isinstance(node, Leaf) and node.is_blank:
            return None
        match shape:
            case Scalar():
                return self._read_scalar(shape, node, path)
            case Record():
                return self.read_record(shape, node, path)
            case Many(item):
                return self._read_items(item, node, path)
            case Choice(item):
                return self._read_choice(item, node, path)
            case Envelope():
                return self._read_envelope(shape, node, path)

    def read_record(self, shape: Record, node: Node, path: str) -> object:
        """Return the dataclass, or None where nothing is filled in or a key field is missing."""
        if isinstance(node, Leaf):
            return None if node.is_blank else self._read_short(shape, node, path)
        if isinstance(node, Listing):
            return self._refuse_form(
                node, path, Text("項目: 値 の組", "a mapping of keys and values")
            )
        values: dict[str, object] = {}
        for entry in node.entries:
            field = shape.find(entry.key)
            if field is None:
                self._refuse_key(shape, entry, path)
                continue
            value = self.read(field.shape, entry.node, join(path, field.key))
            if value is not None:
                values[field.attr] = value
        return self._build(shape, values, node.place, path)

    def _build(self, shape: Record, values: dict[str, object], place: Place, path: str) -> object:
        absent = [one for one in shape.fields if one.is_key and one.attr not in values]
        for field in absent:
            self.gathered.refuse(key_missing(field, place, path))
        if absent:
            return None
        try:
            built: object = shape.cls(**values)
        except ValueError as error:  # only Period has rules of its own
            self.gathered.refuse(broken_period(at_path(place, path), str(error)))
            return None
        return None if is_blank_record(built) or built == Money() else built

    def _read_short(self, shape: Record, leaf: Leaf, path: str) -> object:
        """Read a record written as one plain value."""
        place = at_path(leaf.place, path)
        try:
            if shape.cls is Money:
                return read_money(leaf.text)
            if shape.cls is Period:
                return self._read_period(leaf)
        except RefusedError as error:
            self.gathered.refuse(error.at(place, leaf.text))
            return None
        key = SHORTHAND.get(shape.cls)
        field = None if key is None else shape.find(key)
        if field is None:
            wanted = ", ".join(one.key for one in shape.fields)
            return self._refuse_form(
                leaf, path, Text(f"項目: 値 の組（{wanted}）", f"a mapping with {wanted}")
            )
        value = self.read(field.shape, leaf, path)
        if value is None:
            return None
        return self._build(shape, {field.attr: value}, leaf.place, path)

    def _read_period(self, leaf: Leaf) -> Period:
        if leaf.is_cell or leaf.text.isdecimal():
            found = read_partial_date(leaf) if leaf.text.isdecimal() else None
            if found is not None:
                return Period(found, found)
        return parse_period(leaf.text)

    def _read_scalar(self, shape: Scalar, node: Node, path: str) -> object:
        if not isinstance(node, Leaf):
            return self._refuse_form(node, path, Text("一つの値", "one plain value"))
        place = at_path(node.place, path)
        try:
            if shape.kind is ScalarKind.PARTIAL_DATE:
                return self._read_date(node, place)
            value = read_scalar(node, shape)
        except RefusedError as error:
            self.gathered.refuse(error.at(place, node.text))
            return None
        if value is Answer.UNKNOWN:
            self.unknown.add(path_of_answer(path))
        return value

    def _read_date(self, leaf: Leaf, place: Place) -> object:
        """Read one date; a fiscal year loses its months, and a warning says so."""
        year = parse_fiscal_year(leaf.text)
        if year is None:
            return read_partial_date(leaf)
        self.gathered.warn(fiscal_year_as_year(place, leaf.text, year))
        return read_partial_date(Leaf(str(year), leaf.kind, leaf.place))

    def _read_items(self, item: Shape, node: Node, path: str) -> tuple[object, ...]:
        nodes = node.items if isinstance(node, Listing) else (node,)
        values = (
            self.read(item, one, f"{path}[{_name_of(one, index)}]")
            for index, one in enumerate(nodes, start=1)
        )
        return tuple(value for value in values if value is not None)

    def _read_choice(self, item: Shape, node: Node, path: str) -> object:
        if isinstance(node, Leaf):
            answer = find_answer(node.text)
            if answer is not None:
                self._keep_unknown(answer, path)
                return Several(answer)
        if isinstance(node, Mapping) and not _is_envelope(node, ("answer", "items")):
            return Several(Answer.YES, self._read_items(item, node, path))
        if not isinstance(node, Mapping):
            items = self._read_items(item, node, path)
            return Several(Answer.YES, items) if items else None
        self._refuse_other_keys(node, ("answer", "items"), path)
        listed = node.find("items")
        items = () if listed is None else self._read_listed(item, listed, path)
        answer = self._read_envelope_answer(node, path, has_items=bool(items))
        return Several(answer, items)

    def _read_envelope(self, shape: Envelope, node: Node, path: str) -> object:
        if isinstance(node, Leaf):
            answer = find_answer(node.text)
            if answer is None:
                return self._refuse_form(
                    node,
                    path,
                    Text("no（該当なし）、unknown、または一覧", "no, unknown, or a list"),
                )
            self._keep_unknown(answer, path)
            return Section(answer)
        if isinstance(node, Listing):
            items = self._read_items(shape.item, node, path)
            return Section(Answer.YES, items) if items else None
        keys = ("answer", "items", "unparsed", "confirmed_on")
        self._refuse_other_keys(node, keys, path)
        listed, loose, day = (node.find(key) for key in keys[1:])
        items = () if listed is None else self._read_listed(shape.item, listed, path)
        unparsed = () if loose is None else self._read_unparsed(loose, path)
        confirmed = None if day is None else self._read_confirmed(day, path)
        answer = self._read_envelope_answer(node, path, has_items=bool(items))
        return Section(answer, items, unparsed, confirmed)

    def _keep_unknown(self, answer: Answer, path: str) -> None:
        if answer is Answer.UNKNOWN:
            self.unknown.add(path)

    def _read_listed(self, item: Shape, node: Node, path: str) -> tuple[object, ...]:
        is_blank = isinstance(node, Leaf) and node.is_blank
        return () if is_blank else self._read_items(item, node, path)

    def _read_confirmed(self, node: Node, path: str) -> date | None:
        found = self.read(Scalar(ScalarKind.DATE), node, join(path, "confirmed_on"))
        return found if isinstance(found, date) else None

    def _read_envelope_answer(self, node: Mapping, path: str, *, has_items: bool) -> Answer:
        """Return the answer as written; a list without one says yes by being there."""
        given = node.find("answer")
        value = (
            None
            if given is None
            else self.read(Scalar(ScalarKind.ANSWER), given, join(path, "answer"))
        )
        if isinstance(value, Answer):
            return value
        return Answer.YES if has_items else Answer.UNKNOWN

    def _read_unparsed(self, node: Node, path: str) -> tuple[Unparsed, ...]:
        section = path.rpartition(".")[2]
        nodes = node.items if isinstance(node, Listing) else (node,)
        found: list[Unparsed] = []
        for one in nodes:
            if isinstance(one, Leaf):
                if not one.is_blank:
                    found.append(_unparsed_of(section, one))
                continue
            value = self._read_unparsed_record(section, one, join(path, "unparsed"))
            found += [value] if value is not None else []
        return tuple(found)

    def _read_unparsed_record(self, section: str, node: Node, path: str) -> Unparsed | None:
        if not isinstance(node, Mapping):
            self._refuse_form(
                node, path, Text("文字列または text: の組", "a text, or text: in a mapping")
            )
            return None
        shape = record_of(Unparsed)
        values: dict[str, object] = {"section": section, "source_file": node.place.file or ""}
        for entry in node.entries:
            field = shape.find(entry.key)
            if field is None:
                self._refuse_key(shape, entry, path)
                continue
            value = self.read(field.shape, entry.node, join(path, field.key))
            if value is not None:
                values[field.attr] = value
        if "text" not in values:
            return None
        built: Unparsed = shape.cls(**values)
        return built

    def _refuse_form(self, node: Node, path: str, expected: Text) -> object:
        self.gathered.refuse(wrong_form(node, path, expected))
        return None

    def _refuse_other_keys(self, node: Mapping, allowed: tuple[str, ...], path: str) -> None:
        for entry in node.entries:
            if entry.key not in allowed:
                self.gathered.refuse(unknown_key(entry.key, allowed, entry.place, path))

    def _refuse_key(self, shape: Record, entry: Entry, path: str) -> None:
        allowed = [one.key for one in shape.fields]
        self.gathered.refuse(unknown_key(entry.key, allowed, entry.place, path))


def _is_envelope(node: Mapping, keys: tuple[str, ...]) -> bool:
    return not node.entries or any(entry.key in keys for entry in node.entries)


def _name_of(node: Node, index: int) -> str:
    """Return the id of an item for its path, or its position where it has none."""
    if isinstance(node, Mapping):
        for key in ("item_id", "person_id", "asset_id", "partner_id"):
            named = node.find(key)
            if isinstance(named, Leaf) and not named.is_blank:
                return clean(named.text)
    return str(index)


def _unparsed_of(section: str, leaf: Leaf) -> Unparsed:
    place = leaf.place
    return Unparsed(section, leaf.text, place.file or "", place.sheet, place.cell)
