"""The field tables of docs/*/reference/application-folder.md, from the code.

    python -m tools.field_tables

A test holds the pages to what this writes between their markers.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from sekisho.core.application import Application
from sekisho.core.consent import Consent
from sekisho.core.declaration import SECTIONS, Header
from sekisho.core.fields import Requirement
from sekisho.core.items import Residency
from sekisho.core.text import LANGS, Lang, Text
from sekisho.diligence.intake.shapes import (
    Choice,
    Envelope,
    FieldShape,
    Many,
    Record,
    Scalar,
    Shape,
    record_of,
)
from sekisho.diligence.intake.workbook_guide import describe_scalar
from tools.environment import ROOT

_MARKERS = re.compile(r"(<!-- fields: (\w+) -->\n).*?(<!-- end of fields -->)", re.DOTALL)
_MARKS = {Requirement.ALWAYS: "●", Requirement.CONDITION: "△", Requirement.OPTIONAL: "―"}
_HEADS = {"ja": ("項目", "名称", "必須", "値"), "en": ("key", "name", "req.", "values")}
_LIST = Text("一覧：", "list: ")
_CHOICE = Text("一覧または no：", "list or no: ")


def render_page(lang: Lang) -> str:
    """Return the page with its tables as the code has them now."""
    text = page_path(lang).read_text(encoding="utf-8")
    return _MARKERS.sub(lambda match: match[1] + _render(match[2], lang) + match[3], text)


def page_path(lang: Lang) -> Path:
    """Return the page that holds the tables."""
    return ROOT / "docs" / lang / "reference" / "application-folder.md"


def _render(kind: str, lang: Lang) -> str:
    if kind == "application":
        records = [(Text("application", "application"), record_of(Application))]
    else:
        records = [(Text("header", "header"), record_of(Header))]
        for spec in SECTIONS:
            label = Text(
                f"{spec.official or ''}{spec.label.ja} `{spec.key}`",
                f"{spec.official or ''} {spec.label.en} `{spec.key}`".strip(),
            )
            records.append((label, record_of(spec.item)))
        records.append(
            (Text("⑫居住性 `residency`", "⑫ Residency `residency`"), record_of(Residency))
        )
        records.append((Text("同意 `consent`", "Consent `consent`"), record_of(Consent)))
    lines: list[str] = []
    shared: dict[str, Record] = {}
    for label, record in records:
        lines += _table(label.get(lang), record, lang)
        for inner in _inner_records(record):
            shared.setdefault(inner.cls.__name__, inner)
    for name in sorted(shared):
        lines += _table(f"`{name}`", shared[name], lang)
    return "\n".join(lines) + "\n"


def _table(heading: str, record: Record, lang: Lang) -> Iterator[str]:
    yield from (f"### {heading}", "", f"| {' | '.join(_HEADS[lang])} |", "|---|---|---|---|")
    yield from (_row(field, lang) for field in record.fields)
    yield ""


def _row(field: FieldShape, lang: Lang) -> str:
    spec = field.spec
    label = spec.label.get(lang) if spec else field.key
    mark = _MARKS[spec.requirement] if spec else "●"
    when = spec.condition_text.get(lang) if spec and spec.condition_text else ""
    values = _values(field.shape, lang)
    if spec and spec.help:
        values = f"{values} ({spec.help.get(lang)})" if values else spec.help.get(lang)
    return f"| `{field.key}` | {label} | {mark} {when}".rstrip() + f" | {values} |"


def _values(shape: Shape, lang: Lang) -> str:
    match shape:
        case Scalar():
            return describe_scalar(shape)
        case Record(cls):
            return f"`{cls.__name__}`"
        case Many(item):
            return _LIST.get(lang) + _values(item, lang)
        case Choice(item):
            return _CHOICE.get(lang) + _values(item, lang)
        case Envelope(item):
            return f"`{item.cls.__name__}`"


def _inner_records(record: Record) -> Iterator[Record]:
    for field in record.fields:
        shape = field.shape.item if isinstance(field.shape, Many | Choice) else field.shape
        if isinstance(shape, Record):
            yield shape
            yield from _inner_records(shape)


def main() -> None:
    """Write the tables into both pages."""
    for lang in LANGS:
        page_path(lang).write_text(render_page(lang), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
