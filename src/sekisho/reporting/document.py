"""What a report says, as frozen values that know nothing of HTML, PDF or xlsx.

A `ReportDocument` is built once and handed to every renderer.
Every string in it is already in the language of the document: look-ups happen where it is built.
The few words that belong to the page itself (page number, 未記入, column heads of the timeline
table) are in `sekisho.reporting.phrases`.

The tree of values::

    ReportDocument
    ├── header: KeyValue…            case, occasion, as_of, run …
    └── sections: Section…
        └── blocks: Block…
            ├── Heading · Paragraph · BulletList · Blank
            ├── KeyValues ─ KeyValue…
            ├── Figures ─ Figure…
            ├── Table ─ Column…, rows of cells
            ├── Callout ─ Block…
            ├── FindingCard ─ KeyValue…, Table
            └── Timeline ─ Lane… ─ Bar…, Marker…, LegendItem…

Running text is a tuple of spans (`Text`, `Link`, `Level`, `NotFilled`), which `spans()` makes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, TypeAlias

from sekisho.core.text import Lang
from sekisho.reporting.dates import DateRange, read_range
from sekisho.reporting.inline import Level, Spans

Align: TypeAlias = Literal["start", "center", "end"]
"""Alignment inside a column; `start` follows the reading direction."""

CalloutKind: TypeAlias = Literal["note", "caution", "demo", "incomplete", "provisional"]
"""Why a passage is set apart; each kind has its own frame as well as its own title."""

BarStyle: TypeAlias = Literal["declared", "observed", "mismatch", "uncertain"]
"""What a bar of the timeline rests on; each has its own hatching."""

LaneKind: TypeAlias = Literal["declared", "observed", "funding", "other"]
"""Which side of the comparison a lane is on; lanes keep the order they are given in."""

_ANCHOR: Final = re.compile(r"[^\s<>\"'&#]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `muted` ones are notes in smaller type."""

    spans: Spans
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section, one level below the heading of the section."""

    text: str


@dataclass(frozen=True, slots=True)
class KeyValue:
    """A label and what stands beside it."""

    label: str
    value: Spans


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Labelled facts; `columns` (1 to 3) sets them side by side, row by row."""

    rows: tuple[KeyValue, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Figure:
    """One counted thing: `value` with its unit, what it counts, and a note."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """A row of counted things at the head of a section, at most six."""

    items: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` is relative to the other columns."""

    heading: str
    width: float = 1.0
    align: Align = "start"


Cell: TypeAlias = Spans
"""What stands in one cell of a table."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header row repeats on each page.

    `empty` is printed in place of the rows where there are none: say what was searched.
    `name` is the name of the sheet in the workbook; the caption, then the heading of the section,
    stand in for it. `title_column` marks the first column as the heading of its row.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    empty: str = ""
    name: str = ""
    title_column: bool = False

    def __post_init__(self) -> None:
        """Refuse a table without columns and a row that does not fit them.

        Raises:
            ValueError: there is no column, one has no width, or a row has another number of cells.
        """
        if not self.columns or any(column.width <= 0 for column in self.columns):
            raise ValueError(
                f"table {self.caption or self.name!r} must have columns wider than 0 "
                f"(got {self.columns})"
            )
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"row {number} of table {self.caption or self.name!r} must have "
                    f"{len(self.columns)} cells (got {len(row)})"
                )


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list; `numbered` ones count from 1."""

    items: tuple[Spans, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """A field for a person to fill in, printed as a box with 未記入 in it.

    `lines` is the height of the box; `hint` says what belongs there.
    """

    label: str
    lines: int = 1
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FindingCard:
    """One finding: its level, the claim with its evidence, and the question to the person.

    `severity` is the level of the finding under its rule, never of the person.
    `strength` is the class of the best evidence, with its letter (「A 公的記録」).
    `status` is where it stands (「回答待ち・暫定」).
    A `Link` to `#` and the `id` leads to the card.
    """

    id: str
    title: Spans
    severity: Level
    strength: str = ""
    status: str = ""
    rows: tuple[KeyValue, ...] = ()
    evidence: Table | None = None
    question: Spans = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """A period in a lane.

    `start` and `end` are ISO dates of any precision (`2021`, `2021-04`, `2021-04-01`), both
    inclusive: an end of `2023` is the last day of 2023. `start=None` is not known and `end=None`
    is ongoing; both are drawn open. `ref` is the reference of its source (「[3]」 or "F-02").
    """

    label: str
    start: str | None
    end: str | None
    style: BarStyle
    ref: str = ""
    lang: str | None = None

    def __post_init__(self) -> None:
        """Refuse a date that cannot be drawn.

        Raises:
            ValueError: a date is not ISO, or the end lies before the start.
        """
        read_range(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the timeline, such as one declared post or one institution in the literature."""

    label: str
    kind: LaneKind
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Marker:
    """An upright line at a date: the `as_of` date, the start of the look-back."""

    label: str
    date: str

    def __post_init__(self) -> None:
        """Refuse a date that cannot be drawn.

        Raises:
            ValueError: the date is not ISO.
        """
        read_range(self.date, self.date)


@dataclass(frozen=True, slots=True)
class LegendItem:
    """What a style of bar means, in words."""

    style: BarStyle
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Declared and observed periods side by side, drawn as a picture.

    `alt` says in a sentence or two what the picture shows. The same data is set as a table in
    HTML and xlsx; in the PDF `alt` is the alternative text of the picture.
    """

    title: str
    start: str
    end: str
    lanes: tuple[Lane, ...]
    markers: tuple[Marker, ...] = ()
    legend: tuple[LegendItem, ...] = ()
    alt: str = ""

    def __post_init__(self) -> None:
        """Refuse an axis that cannot be drawn.

        Raises:
            ValueError: a date is not ISO, or the end lies before the start.
        """
        read_range(self.start, self.end)

    @property
    def axis(self) -> DateRange:
        """The first and the last day of the axis, both inclusive."""
        return read_range(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Callout:
    """A passage set apart by a frame and a title that says why."""

    kind: CalloutKind
    title: str
    blocks: tuple[Block, ...] = ()


Block: TypeAlias = (
    Paragraph
    | Heading
    | KeyValues
    | Figures
    | Table
    | Callout
    | BulletList
    | Timeline
    | FindingCard
    | Blank
)
"""What a section is made of."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report with a number and a heading.

    `id` is a fragment name (`findings`) that a `Link` to `#findings` leads to.
    `number` is printed as given and may be empty.
    `annex` sections stand after the others, under a heading of their own.
    """

    id: str
    heading: str
    blocks: tuple[Block, ...]
    number: str = ""
    annex: bool = False
    page_break_before: bool = False


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A whole report.

    `dated` is written into the files as their time of making, so that two renderings of one run
    are the same bytes: take it from the run, never from the clock. It must be aware.
    `marking` is the handling class (「TLP:AMBER」) at the head and foot of every page;
    `footer` (the run id, the version) is printed beside the page number.
    """

    title: str
    lang: Lang
    dated: datetime
    sections: tuple[Section, ...]
    subtitle: str = ""
    marking: str = ""
    header: tuple[KeyValue, ...] = ()
    footer: str = ""

    def __post_init__(self) -> None:
        """Refuse a document that could not be rendered the same way twice.

        Raises:
            ValueError: a title is empty, `dated` has no offset, or an id is used twice or cannot
                be one.
        """
        headings = (self.title, *(section.heading for section in self.sections))
        if not all(heading.strip() for heading in headings):
            raise ValueError(f"a report and its sections must have titles (got {headings})")
        if self.dated.utcoffset() is None:
            raise ValueError(
                f"'dated' of report {self.title!r} must carry a UTC offset (got {self.dated})"
            )
        anchors = self.anchors
        odd = [name for name in anchors if not _ANCHOR.fullmatch(name)]
        odd += [name for name in dict.fromkeys(anchors) if anchors.count(name) > 1]
        if odd:
            raise ValueError(
                f"ids of sections and findings of report {self.title!r} must differ from each "
                f"other and hold no space, quote, <, >, & or # (got {odd})"
            )

    @property
    def anchors(self) -> tuple[str, ...]:
        """The ids of sections and findings, in order."""
        return tuple(
            name
            for section in self.sections
            for name in (section.id, *_finding_ids(section.blocks))
        )


def _finding_ids(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    ids: list[str] = []
    for block in blocks:
        if isinstance(block, FindingCard):
            ids.append(block.id)
        elif isinstance(block, Callout):
            ids += _finding_ids(block.blocks)
    return tuple(ids)
