"""Which sheets a workbook has: one to read from top to bottom, then one for each table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sekisho.reporting.document import (
    Blank,
    Block,
    BulletList,
    Callout,
    Cell,
    Column,
    Figures,
    FindingCard,
    Heading,
    KeyValues,
    Paragraph,
    ReportDocument,
    Section,
    Table,
    Timeline,
)
from sekisho.reporting.inline import NotFilled, Spans, Text, spans
from sekisho.reporting.phrases import Phrases
from sekisho.reporting.plain import write_level
from sekisho.reporting.timeline_table import tabulate_timeline

_MAX_NAME: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")
_RESERVED: Final = frozenset({"history"})


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the first sheet: section, item and content, or the name of another sheet."""

    section: str
    item: str
    content: Spans = ()
    sheet: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table under the name of its sheet."""

    name: str
    table: Table


@dataclass(frozen=True, slots=True)
class Sheets:
    """The rows of the first sheet, and the others in order."""

    rows: tuple[Row, ...]
    tables: tuple[Sheet, ...]


def plan_sheets(document: ReportDocument, phrases: Phrases) -> Sheets:
    """Cut a document into sheets."""
    plan = _Plan(document, phrases)
    for section in document.sections:
        plan.add_section(section)
    return Sheets(tuple(plan.rows), tuple(plan.tables))


class _Plan:
    """The sheets so far; names of sheets differ from each other without regard to case."""

    def __init__(self, document: ReportDocument, phrases: Phrases) -> None:
        self.phrases = phrases
        self.rows = [Row("", row.label, row.value) for row in document.header]
        self.tables: list[Sheet] = []
        self._names = {phrases.overview.casefold()}
        self._section = Section("", "", ())

    def add_section(self, section: Section) -> None:
        self._section = section
        self.rows.append(Row(section.number, section.heading, heading=True))
        self._add_blocks(section.blocks)

    def _add_blocks(self, blocks: tuple[Block, ...]) -> None:
        cards = tuple(block for block in blocks if isinstance(block, FindingCard))
        for block in blocks:
            if not isinstance(block, FindingCard):
                self._add_block(block)
            elif block is cards[0]:
                self._add_findings(cards)

    def _add_block(self, block: Block) -> None:  # noqa: C901, PLR0912 - one case for each block
        match block:
            case Paragraph():
                self._add_row("", block.spans)
            case Heading():
                self._add_row(block.text, ())
            case KeyValues():
                for row in block.rows:
                    self._add_row(row.label, row.value)
            case Figures():
                for figure in block.items:
                    note = f" ({figure.note})" if figure.note else ""
                    self._add_row(figure.label, spans(f"{figure.value}{note}"))
            case Table():
                self._add_table(block, block.name or block.caption or self._section.heading)
            case BulletList():
                for number, item in enumerate(block.items, start=1):
                    self._add_row("", (Text(f"{number}. " if block.numbered else "– "), *item))
            case Blank():
                hint = (Text(f" {block.hint}", "muted"),) if block.hint else ()
                self._add_row(block.label, (NotFilled(), *hint))
            case Callout():
                self._add_row("", spans(Text(block.title, "strong")))
                self._add_blocks(block.blocks)
            case Timeline():
                self._add_row("", spans(block.alt or block.title))
                self._add_table(tabulate_timeline(block, self.phrases), block.title)
            case FindingCard():
                self._add_findings((block,))

    def _add_row(self, item: str, content: Spans) -> None:
        self.rows.append(Row(self._section.number, item, content))

    def _add_table(self, table: Table, name: str) -> None:
        sheet = Sheet(self._choose_name(name), table)
        self.tables.append(sheet)
        self.rows.append(Row(self._section.number, table.caption, sheet=sheet.name))

    def _add_findings(self, cards: tuple[FindingCard, ...]) -> None:
        for card in cards:
            states = (write_level(card.severity), card.strength, card.status)
            summary = " ・ ".join(state for state in states if state)
            self._add_row(card.id, (*card.title, Text(f" — {summary}")))
        heading = self._section.heading
        self._add_table(tabulate_findings(cards, self.phrases), heading)
        evidence = tabulate_evidence(cards, self.phrases)
        if evidence.rows:
            self._add_table(evidence, f"{heading} {self.phrases.evidence}")

    def _choose_name(self, wanted: str) -> str:
        """Make a name that Excel takes: 31 UTF-16 units, some signs excluded, none twice."""
        base = _FORBIDDEN.sub(" ", wanted.replace("\n", " ")).strip(" '") or self.phrases.overview
        if base.casefold() in _RESERVED:
            base += "_"
        name, count = _cut_units(base, _MAX_NAME), 1
        while name.casefold() in self._names:
            count += 1
            suffix = f" ({count})"
            name = _cut_units(base, _MAX_NAME - len(suffix)) + suffix
        self._names.add(name.casefold())
        return name


def tabulate_findings(cards: tuple[FindingCard, ...], phrases: Phrases) -> Table:
    """Set findings as a table with a column for each label that one of them has."""
    labels = tuple(dict.fromkeys(row.label for card in cards for row in card.rows))
    fixed = (
        Column("ID", 0.6),
        Column(phrases.finding, 3),
        Column(phrases.severity, 0.9),
        Column(phrases.strength, 1.1),
        Column(phrases.status, 1.2),
    )
    columns = (*fixed, *(Column(label, 2.4) for label in labels), Column(phrases.question, 3))
    rows: list[tuple[Cell, ...]] = []
    for card in cards:
        values = {row.label: row.value for row in card.rows}
        states = (spans(card.severity), spans(card.strength), spans(card.status))
        found = (values.get(label, ()) for label in labels)
        rows.append((spans(card.id), card.title, *states, *found, card.question))
    return Table(columns, tuple(rows), title_column=True)


def tabulate_evidence(cards: tuple[FindingCard, ...], phrases: Phrases) -> Table:
    """Set the evidence of all findings in one table, each row with the id of its finding."""
    tables = [(card.id, card.evidence) for card in cards if card.evidence is not None]
    columns = {column.heading: column for _, table in tables for column in table.columns}
    rows: list[tuple[Cell, ...]] = []
    for name, table in tables:
        headings = [column.heading for column in table.columns]
        for row in table.rows:
            cells = dict(zip(headings, row, strict=True))
            rows.append((spans(name), *(cells.get(heading, ()) for heading in columns)))
    return Table((Column(phrases.finding, 0.8), *columns.values()), tuple(rows))


def _cut_units(text: str, units: int) -> str:
    """Cut a text to a number of UTF-16 units without parting a surrogate pair."""
    while len(text.encode("utf-16-le")) > 2 * units:
        text = text[:-1]
    return text.rstrip(" '")
