"""Reports: a value that says what a report holds, and renderers that make files of it.

>>> from sekisho.reporting import Format, Paragraph, ReportDocument, Section, render, spans
>>> section = Section("outcome", "結果", (Paragraph(spans("所見はない。")),), number="1")
>>> document = ReportDocument("報告書", "ja", run_time, (section,))
>>> rendered = render(document, Format.PDF)
>>> path.write_bytes(rendered.content)

The same document gives the same bytes, in every process.
"""

from sekisho.reporting.document import (
    Align,
    Bar,
    BarStyle,
    Blank,
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Cell,
    Column,
    Figure,
    Figures,
    FindingCard,
    Heading,
    KeyValue,
    KeyValues,
    Lane,
    LaneKind,
    LegendItem,
    Marker,
    Paragraph,
    ReportDocument,
    Section,
    Table,
    Timeline,
)
from sekisho.reporting.inline import (
    Level,
    Link,
    NotFilled,
    Rank,
    Span,
    Spans,
    Text,
    TextStyle,
    spans,
)
from sekisho.reporting.rendered import Format, Rendered, RenderWarning, WarningCode
from sekisho.reporting.rendering import render

__all__ = [
    "Align",
    "Bar",
    "BarStyle",
    "Blank",
    "Block",
    "BulletList",
    "Callout",
    "CalloutKind",
    "Cell",
    "Column",
    "Figure",
    "Figures",
    "FindingCard",
    "Format",
    "Heading",
    "KeyValue",
    "KeyValues",
    "Lane",
    "LaneKind",
    "LegendItem",
    "Level",
    "Link",
    "Marker",
    "NotFilled",
    "Paragraph",
    "Rank",
    "RenderWarning",
    "Rendered",
    "ReportDocument",
    "Section",
    "Span",
    "Spans",
    "Table",
    "Text",
    "TextStyle",
    "Timeline",
    "WarningCode",
    "render",
    "spans",
]
