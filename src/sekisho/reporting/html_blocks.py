"""The blocks of a section as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sekisho.reporting.document import (
    Blank,
    Block,
    BulletList,
    Callout,
    Column,
    Figures,
    FindingCard,
    Heading,
    KeyValue,
    KeyValues,
    Paragraph,
    Table,
    Timeline,
)
from sekisho.reporting.html_spans import write_level, write_spans, write_text
from sekisho.reporting.inline import Spans
from sekisho.reporting.phrases import Phrases
from sekisho.reporting.svg import write_svg
from sekisho.reporting.timeline import lay_out
from sekisho.reporting.timeline_table import tabulate_timeline

_MAX_LINES = 3


@dataclass(slots=True)
class Page:
    """What the blocks of one page share: its words, the widths it needs, how many pictures."""

    phrases: Phrases
    widths: set[int] = field(default_factory=set)
    pictures: int = 0

    def write_blocks(self, blocks: tuple[Block, ...]) -> str:
        """Write blocks one after another."""
        return "".join(self._write_block(block) for block in blocks)

    def write_rows(self, rows: tuple[KeyValue, ...], names: str) -> str:
        """Write labelled facts as a description list."""
        items = "".join(
            f"<div><dt>{write_text(row.label)}</dt><dd>{self._spans(row.value)}</dd></div>"
            if names == "facts"
            else f"<dt>{write_text(row.label)}</dt><dd>{self._spans(row.value)}</dd>"
            for row in rows
        )
        return f'<dl class="{names}">{items}</dl>'

    def _spans(self, spans: Spans) -> str:
        return write_spans(spans, self.phrases)

    def _write_block(self, block: Block) -> str:  # noqa: C901, PLR0911 - one case for each block
        match block:
            case Paragraph():
                names = ' class="note"' if block.muted else ""
                return f"<p{names}>{self._spans(block.spans)}</p>"
            case Heading():
                return f"<h3>{write_text(block.text)}</h3>"
            case KeyValues():
                columns = f" columns-{block.columns}" if block.columns in {2, 3} else ""
                return self.write_rows(block.rows, f"rows{columns}")
            case Figures():
                return self._write_figures(block)
            case Table():
                return self._write_table(block)
            case BulletList():
                tag = "ol" if block.numbered else "ul"
                items = "".join(f"<li>{self._spans(item)}</li>" for item in block.items)
                return f'<{tag} class="items">{items}</{tag}>'
            case Blank():
                return self._write_blank(block)
            case Callout():
                inner = self.write_blocks(block.blocks)
                title = f"<p>{write_text(block.title)}</p>"
                return f'<aside class="callout callout-{block.kind}">{title}{inner}</aside>'
            case FindingCard():
                return self._write_finding(block)
            case Timeline():
                return self._write_timeline(block)

    def _write_figures(self, block: Figures) -> str:
        items = "".join(
            f"<li><b>{write_text(item.value)}</b> {write_text(item.label)}"
            + (f" <small>{write_text(item.note)}</small>" if item.note else "")
            + "</li>"
            for item in block.items
        )
        return f'<ul class="figures">{items}</ul>'

    def _write_blank(self, block: Blank) -> str:
        hint = f" — {write_text(block.hint)}" if block.hint else ""
        lines = min(max(block.lines, 1), _MAX_LINES)
        return (
            f'<div class="field"><span>{write_text(block.label)}</span>'
            f'<div class="lines-{lines}">{self.phrases.not_filled}{hint}</div></div>'
        )

    def _write_table(self, table: Table) -> str:
        caption = f"<caption>{write_text(table.caption)}</caption>" if table.caption else ""
        heads = "".join(
            f'<th scope="col"{_name(column)}>{write_text(column.heading)}</th>'
            for column in table.columns
        )
        rows = "".join(self._write_row(table, row) for row in table.rows)
        if not table.rows:
            words = write_text(table.empty or self.phrases.empty)
            rows = f'<tr><td class="note" colspan="{len(table.columns)}">{words}</td></tr>'
        return (
            f'<div class="scroll"><table>{caption}<colgroup>{"".join(self._columns(table))}'
            f"</colgroup><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
        )

    def _columns(self, table: Table) -> Iterator[str]:
        """Give each column a class for its width: a style attribute would break the policy."""
        total = sum(column.width for column in table.columns)
        for column in table.columns:
            tenths = round(1000 * column.width / total)
            self.widths.add(tenths)
            yield f'<col class="w{tenths}">'

    def _write_row(self, table: Table, row: tuple[Spans, ...]) -> str:
        cells = []
        for index, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            is_title = table.title_column and index == 0
            tag, scope = ("th", ' scope="row"') if is_title else ("td", "")
            cells.append(f"<{tag}{scope}{_name(column)}>{self._spans(cell)}</{tag}>")
        return f"<tr>{''.join(cells)}</tr>"

    def _write_finding(self, card: FindingCard) -> str:
        states = [write_level(card.severity)]
        states += [f"<span>{write_text(text)}</span>" for text in (card.strength,) if text]
        states += [f'<span class="muted">{write_text(card.status)}</span>'] if card.status else []
        question = ""
        if card.question:
            words = self._spans(card.question)
            question = f'<p class="question"><b>{self.phrases.question}</b>{words}</p>'
        return (
            f'<article class="finding level-{card.severity.rank}" id="{card.id}">'
            f'<header><h3><span class="id">{write_text(card.id)}</span>'
            f"{self._spans(card.title)}</h3>"
            f'<p class="state">{"".join(states)}</p></header>'
            + (self.write_rows(card.rows, "rows") if card.rows else "")
            + (self._write_table(card.evidence) if card.evidence else "")
            + f"{question}</article>"
        )

    def _write_timeline(self, timeline: Timeline) -> str:
        pictures = ""
        for drawing in lay_out(timeline):
            self.pictures += 1
            pictures += write_svg(
                drawing,
                name=f"picture-{self.pictures}",
                title=timeline.title,
                description=timeline.alt or timeline.title,
            )
        table = self._write_table(tabulate_timeline(timeline, self.phrases))
        return (
            f"<figure><figcaption>{write_text(timeline.title)}</figcaption>{pictures}"
            f"<details><summary>{self.phrases.as_table}</summary>{table}</details></figure>"
        )


def _name(column: Column) -> str:
    return "" if column.align == "start" else f' class="{column.align}"'
