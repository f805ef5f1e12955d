"""What stands where in a workbook: sheets and columns, derived from the shapes.

A form sheet has one field a row; a table sheet has one item a row. A record spreads over several
columns (`org.name`, `org.country`), a list of records stands in one cell.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from sekisho.core.application import Application
from sekisho.core.declaration import SECTIONS, Declaration
from sekisho.core.declared import Unparsed
from sekisho.core.fields import FieldSpec, Requirement
from sekisho.core.text import Text
from sekisho.diligence.intake.shapes import (
    Choice,
    Envelope,
    FieldShape,
    Many,
    Record,
    Scalar,
    ScalarKind,
    record_of,
)


class Mark(StrEnum):
    """How a column says whether it must be filled in, without colour."""

    REQUIRED = "●"
    CONDITION = "△"
    OPTIONAL = "―"


class TableKind(StrEnum):
    """What a table sheet holds above its rows."""

    SECTION = "section"  # an answer, a date of confirmation, free text
    CHOICE = "choice"  # an answer
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Column:
    """One cell of a row or a form; `parts` are those of each line where it holds a list."""

    key: str
    label: Text
    mark: Mark
    scalar: Scalar | None
    parts: tuple["Column", ...] = ()
    condition: Text | None = None
    may_be_unknown: bool = False
    is_choice: bool = False  # the answer of a list: あり or 該当なし
    help: Text | None = None

    @property
    def is_needed(self) -> bool:
        """True when a sheet may not do without the column."""
        return self.mark is not Mark.OPTIONAL

    @property
    def is_list(self) -> bool:
        """True when the cell holds a line for each element."""
        return bool(self.parts)


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet with one field a row."""

    key: str
    title: Text
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with one item a row; `id_prefix` starts the ids of its empty rows."""

    key: str
    title: Text
    kind: TableKind
    columns: tuple[Column, ...]
    id_key: str | None
    id_prefix: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A workbook; `shape` is that of the value it holds."""

    shape: Record
    sheets: tuple[Form | Table, ...]

    def find(self, key: str) -> Form | Table | None:
        """Return the sheet of that key, if there is one."""
        return next((sheet for sheet in self.sheets if sheet.key == key), None)


ID_PREFIX = {
    "education": "e",
    "affiliations": "a",
    "grants": "g",
    "in_kind": "k",
    "publications": "b",
    "ip": "i",
    "foreign_programs": "f",
    "discipline": "d",
    "listed_ties_self": "s",
    "listed_ties_affiliation": "t",
    "listed_ties_relationship": "u",
    "contracts": "c",
    "titles": "h",
    "hosting": "r",
    "travel": "v",
    "assets": "d",
    "partners": "x",
    "roster": "p",
}
_APPLICATION_TABLES = {
    "roster": Text("参画者名簿", "Roster"),
    "organisations": Text("参画機関", "Organisations"),
    "partners": Text("相手方", "Partners"),
    "funders": Text("資金提供者", "Funders"),
    "assets": Text("資産", "Assets"),
    "eligibility_rules": Text("応募資格", "Eligibility"),
    "contracts": Text("契約", "Contracts"),
}


def plan_declaration() -> Plan:
    """Return the workbook of one person's declaration, in official order."""
    shape = record_of(Declaration)
    sheets: list[Form | Table] = [
        _person_form(shape, "header", Text("基本情報", "Header"), before=("person_id",))
    ]
    for spec in SECTIONS:
        name = Text(f"{spec.official or ''}{spec.label.ja}", spec.label.en)
        sheets.append(_table(shape, spec.key, name, TableKind.SECTION))
    sheets.append(_person_form(shape, "residency", Text("⑫居住性・特定類型", "Residency")))
    sheets.append(_person_form(shape, "consent", Text("同意", "Consent")))
    return Plan(shape, tuple(sheets))


def plan_application() -> Plan:
    """Return the workbook of an application."""
    shape = record_of(Application)
    keys = tuple(one.key for one in shape.fields if one.key not in _APPLICATION_TABLES)
    sheets: list[Form | Table] = [_form(shape, "application", Text("申請", "Application"), keys)]
    for key, title in _APPLICATION_TABLES.items():
        kind = TableKind.CHOICE if key == "partners" else TableKind.MANY
        sheets.append(_table(shape, key, title, kind))
    return Plan(shape, tuple(sheets))


def form_of(shape: Record, key: str, title: Text) -> Form:
    """Return a form that holds one whole record under `key`."""
    columns = tuple(
        replace(column, key=f"{key}.{column.key}")
        for field in shape.fields
        for column in _columns_of(field, None)
    )
    return Form(key, title, columns)


UNPARSED_PARTS = tuple(
    Column(field.key, Text(field.key, field.key), Mark.OPTIONAL, field.shape)
    for field in record_of(Unparsed).fields
    if isinstance(field.shape, Scalar)
)


def _form(shape: Record, key: str, title: Text, keys: tuple[str, ...]) -> Form:
    fields = [shape.find(one) for one in keys]
    columns = [column for field in fields if field for column in _columns_of(field, None)]
    return Form(key, title, tuple(columns))


def _person_form(shape: Record, key: str, title: Text, *, before: tuple[str, ...] = ()) -> Form:
    """Return the form of one record of a declaration, whose title need not head each label."""
    field = shape.find(key)
    if field is None or not isinstance(field.shape, Record):
        raise TypeError(f"{key} is no record")
    first = _form(shape, key, title, before).columns
    return Form(key, title, (*first, *form_of(field.shape, key, title).columns))


def _table(shape: Record, key: str, title: Text, kind: TableKind) -> Table:
    field = shape.find(key)
    if field is None or not isinstance(field.shape, Envelope | Choice | Many):
        raise TypeError(f"{key} is no list of records")
    item = field.shape.item
    if not isinstance(item, Record):
        raise TypeError(f"{key} is no list of records")
    columns = tuple(column for one in item.fields for column in _columns_of(one, None))
    id_key = next((one.key for one in item.fields if one.is_key), None)
    return Table(key, title, kind, columns, id_key, ID_PREFIX.get(key, ""))


def _columns_of(field: FieldShape, parent: Column | None) -> Iterator[Column]:
    """Spread a field over as many columns as its shape needs."""
    column = _column(field, parent)
    match field.shape:
        case Scalar():
            yield column
        case Record(_, fields):
            for below in fields:
                yield from _columns_of(below, column)
        case Many(item):
            yield replace(column, scalar=None, parts=_parts_of(item))
        case Choice(item):
            answer = Scalar(ScalarKind.ANSWER)
            asked = Text(f"{column.label.ja}：有無", f"{column.label.en}: any?")
            key = f"{column.key}.answer"
            yield replace(column, key=key, label=asked, scalar=answer, is_choice=True)
            parts, items = _parts_of(item), Mark.CONDITION
            yield replace(column, key=f"{column.key}.items", scalar=None, parts=parts, mark=items)
        case Envelope():
            raise TypeError(f"{field.key}: a section in a section")


def _parts_of(item: object) -> tuple[Column, ...]:
    if isinstance(item, Scalar):
        return (Column("", Text("値", "value"), Mark.REQUIRED, item),)
    if not isinstance(item, Record):
        raise TypeError("a list of lists")
    return tuple(part for field in item.fields for part in _columns_of(field, None))


def _column(field: FieldShape, parent: Column | None) -> Column:
    spec = field.spec or FieldSpec(Text(field.key, field.key), Requirement.ALWAYS)
    mark = {
        Requirement.ALWAYS: Mark.REQUIRED,
        Requirement.CONDITION: Mark.CONDITION,
        Requirement.OPTIONAL: Mark.OPTIONAL,
    }[spec.requirement]
    scalar = field.shape if isinstance(field.shape, Scalar) else None
    column = Column(
        key=field.key,
        label=spec.label,
        mark=mark,
        scalar=scalar,
        condition=spec.condition_text,
        may_be_unknown=spec.may_be_unknown,
        help=spec.help,
    )
    if parent is None:
        return column
    return replace(
        column,
        key=f"{parent.key}.{field.key}",
        label=_below(parent.label, spec.label),
        mark=_weaker(parent.mark, mark),
        condition=parent.condition or spec.condition_text,
        may_be_unknown=parent.may_be_unknown,
    )


def _below(outer: Text, inner: Text) -> Text:
    return Text(f"{outer.ja}：{inner.ja}", f"{outer.en}: {inner.en}")


def _weaker(outer: Mark, inner: Mark) -> Mark:
    """A field of an optional record is asked for only where the record is there."""
    if Mark.OPTIONAL in {outer, inner}:
        return Mark.OPTIONAL
    return Mark.CONDITION if Mark.CONDITION in {outer, inner} else Mark.REQUIRED
