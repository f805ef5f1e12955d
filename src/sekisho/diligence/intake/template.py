"""Commented YAML templates: every field with its labels, its mark and what it takes.

The templates are themselves readable: what nobody has filled in is INCOMPLETE, never an error.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sekisho.core.application import Application, RosterEntry
from sekisho.core.declaration import SECTIONS, Declaration
from sekisho.core.declared import Money
from sekisho.core.fields import Requirement
from sekisho.core.period import Period
from sekisho.core.text import Lang, Text
from sekisho.diligence.intake.shapes import (
    Choice,
    Envelope,
    FieldShape,
    Many,
    Record,
    Scalar,
    record_of,
)
from sekisho.diligence.intake.workbook_guide import describe_scalar
from sekisho.diligence.intake.workbook_plan import ID_PREFIX

_MARKS = {Requirement.ALWAYS: "●", Requirement.CONDITION: "△", Requirement.OPTIONAL: "―"}
_PERIOD = "2019-04/2022-03、2019-04/ongoing"
_MONEY = "1000000 JPY、100万円"
_NO_ITEMS = Text("なければ no、あれば一覧", "no where there is none, else a list")
_UNCOMMENT = Text(
    "該当なしは no。あれば次の行から # を外して書く",
    "write no where there is none; else take the # away below",
)
_UNCOMMENT_LIST = Text("次の行から # を外して書く", "take the # away below")
_WIDTH = 88
_HEAD = {
    "application": Text(
        "申請。● は必須、△ は条件つき、― は任意。空欄は「なし」ではなく未完了です。",
        "The application. ● required, △ under a condition, ― optional. Blank is never no.",
    ),
    "declaration": Text(
        "自己申告。● は必須、△ は条件つき、― は任意。空欄は「なし」ではなく未完了です。",
        "A declaration. ● required, △ under a condition, ― optional. Blank is never no.",
    ),
}


def application_template(lang: Lang, *, people: int = 1) -> str:
    """Return the template of an application with empty roster entries p1, p2 …"""
    page = _Page(lang)
    lines = list(page.start("application"))
    for field in record_of(Application).fields:
        lines.append("")
        if field.key == "roster":
            lines += page.roster_lines(field, people)
        else:
            lines += page.field_lines(field, 0)
    return _join(lines)


def declaration_template(lang: Lang, *, person_id: str) -> str:
    """Return the template of one person's declaration."""
    page = _Page(lang)
    official = {
        spec.key: f"{spec.official or ''}{spec.label.ja} / {spec.label.en}" for spec in SECTIONS
    }
    lines = list(page.start("declaration"))
    for field in record_of(Declaration).fields:
        lines.append("")
        if field.key in official:
            lines.append(f"# {official[field.key]}")
        lines += page.field_lines(field, 0, value=person_id if field.is_key else "")
    return _join(lines)


def _join(lines: list[str]) -> str:
    return "".join(f"{line.rstrip()}\n" for line in lines)


@dataclass(frozen=True, slots=True)
class _Page:
    """One template in one language; the other language follows each label."""

    lang: Lang

    def start(self, kind: str) -> Iterator[str]:
        """Yield the lines at the top."""
        other: Lang = "en" if self.lang == "ja" else "ja"
        folder = "../" if kind == "declaration" else ""
        yield f"# yaml-language-server: $schema={folder}schemas/{kind}.schema.json"
        yield f"# {_HEAD[kind].get(self.lang)}"
        yield f"# {_HEAD[kind].get(other)}"

    def field_lines(self, field: FieldShape, depth: int, *, value: str = "") -> Iterator[str]:
        """Yield a field; a record spreads below it, a list shows one commented item."""
        indent = "  " * depth
        shape = field.shape
        if isinstance(shape, Envelope | Choice | Many) and isinstance(shape.item, Record):
            told = _UNCOMMENT_LIST if isinstance(shape, Many) else _UNCOMMENT
            yield from self._lines(f"{indent}{field.key}:", field, told.get(self.lang))
            for line in self._item_lines(field.key, shape.item):
                yield f"{indent}  # {line}"
            return
        yield from self._lines(f"{indent}{field.key}: {value}".rstrip(), field, self._hint(field))
        if isinstance(shape, Record) and shape.cls not in {Period, Money}:
            for below in shape.fields:
                yield from self.field_lines(below, depth + 1)

    def roster_lines(self, field: FieldShape, people: int) -> Iterator[str]:
        """Yield the roster with one empty entry a person."""
        yield from self._lines(f"{field.key}:", field, "")
        for number in range(1, people + 1):
            first, *rest = self._record_lines(record_of(RosterEntry), f"p{number}")
            yield f"  - {first}"
            yield from (f"    {line}" for line in rest)

    def _item_lines(self, key: str, shape: Record) -> Iterator[str]:
        first, *rest = self._record_lines(shape, f"{ID_PREFIX.get(key, 'x')}1")
        yield f"- {first}"
        yield from (f"  {line}" for line in rest)

    def _record_lines(self, shape: Record, named: str) -> Iterator[str]:
        """Yield the fields of an item, its own lists in one line each."""
        for field in (one for one in shape.fields if one.key != "origin"):
            value = f" {named}" if field.is_key else ""
            yield from self._lines(f"{field.key}:{value}", field, self._hint(field))
            if isinstance(field.shape, Record) and field.shape.cls not in {Period, Money}:
                for line in self._record_lines(field.shape, named):
                    yield f"  {line}"

    def _lines(self, head: str, field: FieldShape, hint: str) -> Iterator[str]:
        """Yield the field with its comment, which stands above where it is long."""
        comment = self._comment(field, hint)
        if len(head) + len(comment) <= _WIDTH:
            yield f"{head}  # {comment}" if comment else head
            return
        indent = head[: len(head) - len(head.lstrip())]
        yield f"{indent}# {comment}"
        yield head

    def _comment(self, field: FieldShape, hint: str) -> str:
        if field.spec is None:
            return hint
        label = field.spec.label
        both = f"{label.ja} / {label.en}" if self.lang == "ja" else f"{label.en} / {label.ja}"
        when = field.spec.condition_text
        notes = [when.get(self.lang)] if when else []
        notes += [hint] if hint else []
        notes += [field.spec.help.get(self.lang)] if field.spec.help else []
        tail = f"：{'；'.join(notes)}" if notes else ""
        return f"{_MARKS[field.spec.requirement]} {both}{tail}"

    def _hint(self, field: FieldShape) -> str:  # noqa: PLR0911 -- one return a shape
        match field.shape:
            case Scalar():
                return describe_scalar(field.shape)
            case Record(cls) if cls is Period:
                return _PERIOD
            case Record(cls) if cls is Money:
                return _MONEY
            case Choice(Record(_, fields)):
                keys = ", ".join(one.key for one in fields)
                return f"{_NO_ITEMS.get(self.lang)}（{keys}）"
            case Choice():
                return _NO_ITEMS.get(self.lang)
            case Many(Record(_, fields)):
                return ", ".join(one.key for one in fields)
            case Many(Scalar() as item):
                return describe_scalar(item)
        return ""
