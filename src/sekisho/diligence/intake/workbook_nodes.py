"""A filled workbook to nodes: the same nodes as YAML would give, each knowing its cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path

from xlsxwriter.utility import xl_rowcol_to_cell

from sekisho.core.errors import ParseError, Place
from sekisho.core.text import Text
from sekisho.diligence.intake.list_cells import split_lines
from sekisho.diligence.intake.nodes import Entry, Leaf, LeafKind, Listing, Mapping, Node
from sekisho.diligence.intake.problems import Gathered
from sekisho.diligence.intake.scalars import parse_integer
from sekisho.diligence.intake.workbook_plan import UNPARSED_PARTS, Column, Form, Plan, Table
from sekisho.diligence.intake.workbook_problems import (
    column_missing,
    column_unread,
    free_text_found,
    not_a_template,
    sheet_missing,
    sheet_unread,
    too_many_parts,
    unknown_column,
)
from sekisho.diligence.intake.workbook_write import FREE_TEXT, MARKER
from sekisho.sources.workbooks import Sheet, read_sheets

_FIRST_ROWS = 12
_FEWEST_KEYS = 3
_Cells = dict[str, Leaf]


def read_workbook(
    path: Path, place: Place, plan: Plan, gathered: Gathered, *, is_part: bool = False
) -> Node | None:
    """Return the workbook as one mapping, or None after reporting why it cannot be read.

    `is_part` says that the plan is of some sheets only: others are not missed.
    """
    try:
        sheets = read_sheets(path)
    except ParseError as error:
        for problem in error.problems:
            gathered.refuse(replace(problem, place=replace(problem.place, file=place.file)))
        return None
    return _Book(place, plan, gathered).read(sheets, is_part=is_part)


@dataclass(frozen=True, slots=True)
class _Book:
    place: Place
    plan: Plan
    gathered: Gathered

    def read(self, sheets: Sequence[Sheet], *, is_part: bool) -> Node | None:
        entries: list[Entry] = []
        seen: set[str] = set()
        for sheet in sheets:
            marked = _find_marker(sheet)
            planned = self.plan.find(marked[1]) if marked else None
            if marked is None or planned is None:
                if marked is not None and not is_part and _is_filled(sheet, marked[0]):
                    self.gathered.warn(sheet_unread(replace(self.place, sheet=sheet.name)))
                continue
            seen.add(planned.key)
            page = _Page(replace(self.place, sheet=sheet.name), sheet, marked[0], self.gathered)
            if isinstance(planned, Form):
                entries += page.read_form(planned)
            else:
                entries.append(page.read_table(planned))
        if is_part:
            return Mapping(tuple(_merge(entries)), self.place)
        if not seen:
            self.gathered.refuse(not_a_template(self.place))
            return None
        for planned in self.plan.sheets:
            if planned.key not in seen:
                self.gathered.warn(sheet_missing(self.place, planned.title))
        return Mapping(tuple(_merge(entries)), self.place)


@dataclass(frozen=True, slots=True)
class _Page:
    """One sheet of the template, from the row of its marker down."""

    place: Place
    sheet: Sheet
    first: int
    gathered: Gathered

    def read_form(self, form: Form) -> tuple[Entry, ...]:
        """Return the fields of a form, nested as their keys say."""
        rows = self.sheet.rows
        value_at = next((at for at, cell in enumerate(rows[self.first]) if cell == "#value"), 3)
        cells: _Cells = {}
        keys_at = next(at for at, cell in enumerate(rows[self.first]) if _is_marker(cell))
        for row in range(self.first + 1, len(rows)):
            key = _key_of(rows[row][keys_at])
            leaf = self._leaf(row, value_at)
            if key is not None:
                cells[key] = leaf
            elif not leaf.is_blank and row > self.first + 1:
                self.gathered.warn(column_unread(leaf.place))
        self._check_keys(tuple(cells), form.columns, self._at(self.first, 0))
        known = {column.key for column in form.columns if "." not in column.key}
        blank = [
            Entry(key, leaf.place, leaf)
            for key, leaf in cells.items()
            if key in known and leaf.is_blank  # so that a problem of it can name the cell
        ]
        return (*_nest(cells, form.columns, self.place, self.gathered).entries, *blank)

    def read_table(self, table: Table) -> Entry:
        """Return the items of a table and the answer above them."""
        above = self._read_above()
        items = Listing(tuple(self._read_rows(table)), self.place)
        if not above:
            return Entry(table.key, self.place, items)
        entries = [Entry("items", self.place, items)]
        given = (key for key in ("answer", "confirmed_on") if key in above)
        entries += [Entry(key, above[key].place, above[key]) for key in given]
        loose = self._read_loose(above)
        if loose:
            entries.append(Entry("unparsed", self.place, Listing(loose, self.place)))
        return Entry(table.key, self.place, Mapping(tuple(entries), self.place))

    def _read_above(self) -> _Cells:
        keys = self.sheet.rows[self.first]
        found = ((_key_of(cell), self._leaf(self.first + 2, at)) for at, cell in enumerate(keys))
        return {key: leaf for key, leaf in found if key}

    def _read_loose(self, above: _Cells) -> tuple[Node, ...]:
        """Return the free text that was carried over, and what was written this time."""
        earlier, fresh = above.get("unparsed"), above.get(FREE_TEXT)
        loose: list[Node] = []
        if earlier is not None and not earlier.is_blank:
            loose += _listing(earlier, UNPARSED_PARTS, self.gathered).items
        if fresh is not None and not fresh.is_blank:
            loose.append(fresh)
            self.gathered.warn(free_text_found(fresh.place))
        return tuple(loose)

    def _read_rows(self, table: Table) -> Iterator[Node]:
        rows = self.sheet.rows
        keys_at = self._find_keys(table)
        if keys_at is None:
            return
        keys = {at: key for at, cell in enumerate(rows[keys_at]) if (key := _key_of(cell))}
        self._check_keys(tuple(keys.values()), table.columns, self._at(keys_at, 0))
        for row in range(keys_at + 3, len(rows)):
            cells = {key: self._leaf(row, at) for at, key in keys.items()}
            filled = {key for key, leaf in cells.items() if not leaf.is_blank}
            self._warn_of_strays(row, keys)
            if filled - {table.id_key}:  # a row with nothing but its id is an empty one
                place = replace(self.place, row=row + 1)
                yield _nest(cells, table.columns, place, self.gathered)

    def _find_keys(self, table: Table) -> int | None:
        """Return the row of the column keys; a text that starts with # is not one yet."""
        rows = self.sheet.rows
        known = {column.key for column in table.columns}
        for row in range(self.first + 1, len(rows)):
            if sum(_key_of(cell) in known for cell in rows[row]) >= _FEWEST_KEYS:
                return row
        keys = ", ".join(column.key for column in table.columns)
        self.gathered.refuse(column_missing(self._at(self.first, 0), Text(keys, keys)))
        return None

    def _warn_of_strays(self, row: int, keys: dict[int, str]) -> None:
        for at in range(len(self.sheet.rows[row])):
            if at not in keys and not self._leaf(row, at).is_blank:
                self.gathered.warn(column_unread(self._at(row, at)))

    def _check_keys(self, keys: tuple[str, ...], columns: tuple[Column, ...], place: Place) -> None:
        known = {column.key: column for column in columns}
        for key in keys:
            if key not in known:
                self.gathered.refuse(unknown_column(place, key, tuple(known)))
        for key, column in known.items():
            if key not in keys and column.is_needed:
                self.gathered.refuse(column_missing(place, column.label))

    def _leaf(self, row: int, at: int) -> Leaf:
        rows = self.sheet.rows
        value = rows[row][at] if row < len(rows) and at < len(rows[row]) else ""
        return _leaf_of(value, self._at(row, at))

    def _at(self, row: int, at: int) -> Place:
        return replace(self.place, row=row + 1, cell=xl_rowcol_to_cell(row, at))


def _find_marker(sheet: Sheet) -> tuple[int, str] | None:
    """Return the row of the marker and the key it names."""
    for number, row in enumerate(sheet.rows[:_FIRST_ROWS]):
        for cell in row:
            if isinstance(cell, str) and _is_marker(cell):
                return number, cell.rpartition(":")[2]
    return None


def _is_filled(sheet: Sheet, first: int) -> bool:
    """Tell whether a form that is read elsewhere holds values, without looking at them."""
    values_at = list(sheet.rows[first]).index("#value") if "#value" in sheet.rows[first] else 3
    below = sheet.rows[first + 2 :]
    return any(len(row) > values_at and str(row[values_at]).strip() for row in below)


def _is_marker(cell: object) -> bool:
    return isinstance(cell, str) and cell.startswith(f"{MARKER}:")


def _key_of(cell: object) -> str | None:
    return cell[1:].strip() if isinstance(cell, str) and cell.startswith("#") else None


def _leaf_of(value: object, place: Place) -> Leaf:
    """Return one cell as it was stored; a number without a fraction is an integer."""
    match value:
        case bool():
            return Leaf(str(value).lower(), LeafKind.BOOLEAN, place, is_cell=True)
        case int() | float() if value == int(value):
            return Leaf(str(int(value)), LeafKind.INTEGER, place, is_cell=True)
        case float():
            return Leaf(repr(value), LeafKind.FLOAT, place, is_cell=True)
        case datetime():
            text = value.date().isoformat() if value.time() == time.min else value.isoformat()
            return Leaf(text, LeafKind.DATE, place, is_cell=True)
        case date():
            return Leaf(value.isoformat(), LeafKind.DATE, place, is_cell=True)
    return Leaf(str(value), LeafKind.TEXT, place, is_cell=True)


def _nest(cells: _Cells, columns: Sequence[Column], place: Place, gathered: Gathered) -> Mapping:
    """Turn cells under dotted keys into mappings in mappings; empty cells are left out."""
    by_key = {column.key: column for column in columns}
    root: _Tree = {}
    for key, leaf in cells.items():
        column = by_key.get(key)
        if column is None or leaf.is_blank:
            continue
        node = _listing(leaf, column.parts, gathered) if column.is_list else leaf
        *outer, last = key.split(".")
        branch = root
        for part in outer:
            below = branch.setdefault(part, {})
            branch = below if isinstance(below, dict) else {}
        branch[last] = node
    return _mapping_of(root, place)


_Tree = dict[str, "Node | _Tree"]


def _mapping_of(tree: _Tree, place: Place) -> Mapping:
    entries: list[Entry] = []
    for key, below in tree.items():
        if not isinstance(below, dict):
            entries.append(Entry(key, below.place, below))
            continue
        money = _money_words(below)
        node = money or _mapping_of(below, _first_place(below) or place)
        entries.append(Entry(key, node.place, node))
    return Mapping(tuple(entries), place)


def _money_words(tree: _Tree) -> Leaf | None:
    """Return the amount alone where it is words (不明, 100万円) and brings its own currency."""
    amount = tree.get("amount")
    if set(tree) != {"amount"} or not isinstance(amount, Leaf):
        return None
    return None if parse_integer(amount.text) is not None else amount


def _first_place(tree: _Tree) -> Place | None:
    for below in tree.values():
        place = _first_place(below) if isinstance(below, dict) else below.place
        if place is not None:
            return place
    return None


def _listing(leaf: Leaf, parts: Sequence[Column], gathered: Gathered) -> Listing:
    """Return the elements of a list cell; a number keeps being one, so a lost zero is seen."""
    items: list[Node] = []
    for line in split_lines(leaf.text):
        if len(line) > len(parts):
            gathered.refuse(too_many_parts(leaf, len(parts), len(line)))
            continue
        leaves = [Leaf(part, leaf.kind, leaf.place, is_cell=True) for part in line]
        if parts[0].key:
            cells = dict(zip((part.key for part in parts), leaves, strict=False))
            items.append(_nest(cells, parts, leaf.place, gathered))
        else:
            items.append(leaves[0])
    return Listing(tuple(items), leaf.place)


def _merge(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Join what several forms say under one key."""
    by_key: dict[str, Entry] = {}
    for entry in entries:
        by_key.setdefault(entry.key, entry)
    yield from by_key.values()
