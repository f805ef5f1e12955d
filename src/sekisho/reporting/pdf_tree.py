"""A document as the data that the typst template reads.

Text reaches typst as JSON strings and is never part of its source, so that `#eval(…)` in a name
is six letters and nothing more. Each string is cut into runs with the name of a font list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final, TypeAlias

from sekisho.reporting.document import (
    Blank,
    Block,
    BulletList,
    Callout,
    Figures,
    FindingCard,
    Heading,
    KeyValue,
    KeyValues,
    Paragraph,
    ReportDocument,
    Section,
    Table,
    Timeline,
)
from sekisho.reporting.drawing import RANK_COLOURS, Drawing, Label, Line, Mark, Paint, draw_rank
from sekisho.reporting.fonts import CodePoints, choose_fonts, load_coverage
from sekisho.reporting.inline import RANKS, Level, Link, NotFilled, Span, Spans, Text
from sekisho.reporting.links import is_live
from sekisho.reporting.phrases import Phrases, phrases_for
from sekisho.reporting.runs import Run, is_right_to_left, split_runs
from sekisho.reporting.timeline import lay_out

Tree: TypeAlias = dict[str, Any]  # JSON for the template, whose shape typst checks by use

_HINTS: Final = ("latin", "cjk", "zh", "zh-hant", "ko")
_LONG_WORD: Final = re.compile(r"\S{29,}")
_PIECE: Final = 8
_FIRST_IDEOGRAPH: Final = 0x3400
_FIRST_SELECTOR: Final = 0xE0100


def build_pdf_tree(document: ReportDocument) -> Tree:
    """Return everything the template prints, in order."""
    phrases = phrases_for(document.lang)
    return {
        "lang": document.lang,
        "title": document.title,
        "heading": cut_runs(document.title),
        "subtitle": cut_runs(document.subtitle),
        "marking": cut_runs(document.marking),
        "footer": cut_runs(document.footer),
        "header": [_row(row, phrases) for row in document.header],
        "sections": [_section(section, phrases) for section in document.sections],
        "annex": phrases.annex,
        "question": phrases.question,
        "anchors": list(document.anchors),
        "fonts": {hint: _fonts(document, hint) for hint in ("", *_HINTS)},
        "ranks": {rank: _drawing(draw_rank(rank)) for rank in RANKS},
        "rank_colours": dict(RANK_COLOURS),
    }


def cut_runs(text: str, lang: str | None = None) -> list[Tree]:
    """Cut a string into runs; a long word comes in pieces between which a line may break."""
    return [
        {
            "pieces": _break_long_words(run.text),
            "hint": run.hint if run.hint in _HINTS else "",
            "rtl": is_right_to_left(run.hint),
        }
        for run in _split_rare(split_runs(text, lang))
    ]


def _split_rare(runs: tuple[Run, ...]) -> Iterator[Run]:
    """Set ideographs that the Japanese text face lacks apart: they have no bold of their own."""
    japanese = load_coverage().japanese
    for run in runs:
        if run.hint not in {None, "ja"} or run.text.isascii():
            yield run
            continue
        for rare, chars in groupby(run.text, lambda char: _is_rare(char, japanese)):
            yield Run("".join(chars), "cjk" if rare else run.hint)


def _is_rare(char: str, japanese: CodePoints) -> bool:
    return _FIRST_IDEOGRAPH <= ord(char) < _FIRST_SELECTOR and ord(char) not in japanese


def _break_long_words(text: str) -> list[str]:
    pieces: list[str] = []
    position = 0
    for match in _LONG_WORD.finditer(text):
        if not match[0].isascii() and len(match[0]) < 4 * _PIECE * _PIECE:
            continue  # ideographs break anywhere; only absurdly long words of others are cut
        pieces.append(text[position : match.start()])
        pieces += [match[0][at : at + _PIECE] for at in range(0, len(match[0]), _PIECE)]
        position = match.end()
    pieces.append(text[position:])
    return [piece for piece in pieces if piece]


def _fonts(document: ReportDocument, hint: str) -> list[Tree]:
    return [
        {"name": font.family, "share": font.share}
        for font in choose_fonts(document.lang, hint or None)
    ]


def _spans(spans: Spans, phrases: Phrases) -> list[Tree]:
    return [_span(span, phrases) for span in spans]


def _span(span: Span, phrases: Phrases) -> Tree:
    match span:
        case Text():
            return {"kind": "text", "style": span.style, "runs": cut_runs(span.text, span.lang)}
        case Link() if is_live(span.url):
            return {"kind": "link", "url": span.url, "runs": cut_runs(span.text, span.lang)}
        case Link():
            text = span.text if span.text == span.url else f"{span.text} ({span.url})"
            return {"kind": "text", "style": "plain", "runs": cut_runs(text, span.lang)}
        case Level():
            return {"kind": "level", "rank": span.rank, "runs": cut_runs(span.label)}
        case NotFilled():
            return {"kind": "not_filled", "runs": cut_runs(span.label or phrases.not_filled)}


def _row(row: KeyValue, phrases: Phrases) -> Tree:
    return {"label": cut_runs(row.label), "value": _spans(row.value, phrases)}


def _section(section: Section, phrases: Phrases) -> Tree:
    return {
        "id": section.id,
        "number": section.number,
        "heading": cut_runs(section.heading),
        "annex": section.annex,
        "page_break": section.page_break_before,
        "blocks": [_block(block, phrases) for block in section.blocks],
    }


def _block(block: Block, phrases: Phrases) -> Tree:  # noqa: C901, PLR0911 - one case for each block
    match block:
        case Paragraph():
            return {"kind": "paragraph", "muted": block.muted, "body": _spans(block.spans, phrases)}
        case Heading():
            empty = not block.text.strip()  # PDF/UA has no empty headings
            return {"kind": "heading", "empty": empty, "body": cut_runs(block.text)}
        case KeyValues():
            rows = [_row(row, phrases) for row in block.rows]
            return {"kind": "key_values", "columns": block.columns, "rows": rows}
        case Figures():
            return _figures(block)
        case Table():
            return _table(block, phrases)
        case BulletList():
            items = [_spans(item, phrases) for item in block.items]
            return {"kind": "list", "numbered": block.numbered, "items": items}
        case Blank():
            return {
                "kind": "blank",
                "label": cut_runs(block.label),
                "lines": block.lines,
                "hint": cut_runs(block.hint),
                "not_filled": phrases.not_filled,
            }
        case Callout():
            return {
                "kind": "callout",
                "style": block.kind,
                "title": cut_runs(block.title),
                "blocks": [_block(inner, phrases) for inner in block.blocks],
            }
        case FindingCard():
            return _finding(block, phrases)
        case Timeline():
            return {
                "kind": "timeline",
                "title": cut_runs(block.title),
                "alt": block.alt.strip() or block.title.strip() or phrases.timeline,
                "drawings": [_drawing(picture) for picture in lay_out(block)],
            }


def _figures(block: Figures) -> Tree:
    items = [
        {"value": cut_runs(item.value), "label": cut_runs(item.label), "note": cut_runs(item.note)}
        for item in block.items
    ]
    return {"kind": "figures", "items": items}


def _table(table: Table, phrases: Phrases) -> Tree:
    return {
        "kind": "table",
        "widths": [column.width for column in table.columns],
        "aligns": [column.align for column in table.columns],
        "headings": [cut_runs(column.heading) for column in table.columns],
        "rows": [[_spans(cell, phrases) for cell in row] for row in table.rows],
        "caption": cut_runs(table.caption),
        "empty": cut_runs(table.empty or phrases.empty),
        "title_column": table.title_column,
    }


def _finding(card: FindingCard, phrases: Phrases) -> Tree:
    return {
        "kind": "finding",
        "anchor": card.id,
        "id": cut_runs(card.id),
        "title": _spans(card.title, phrases),
        "severity": _span(card.severity, phrases),
        "strength": cut_runs(card.strength),
        "status": cut_runs(card.status),
        "rows": [_row(row, phrases) for row in card.rows],
        "evidence": None if card.evidence is None else _table(card.evidence, phrases),
        "question": _spans(card.question, phrases),
    }


def _drawing(drawing: Drawing) -> Tree:
    return {
        "width": drawing.width,
        "height": drawing.height,
        "marks": [_mark(mark) for mark in drawing.marks],
    }


def _mark(mark: Mark) -> Tree:
    match mark:
        case Line():
            ends = [[mark.x1, mark.y1], [mark.x2, mark.y2]]
            stroke = {"stroke": mark.stroke, "width": mark.width, "dash": mark.dash}
            return {"kind": "line", "points": ends, **stroke}
        case Label():
            return {
                "kind": "label",
                "x": mark.x,
                "y": mark.y,
                "runs": cut_runs(mark.text, mark.lang),
                "size": mark.size,
                "anchor": mark.anchor,
                "colour": mark.colour,
                "strong": mark.strong,
            }
        case _:
            points = [list(point) for point in mark.points]
            return {"kind": "polygon", "points": points, **_paint(mark.paint)}


def _paint(paint: Paint) -> Tree:
    return {
        "fill": paint.fill,
        "stroke": paint.stroke,
        "width": paint.width,
        "dash": paint.dash,
        "hatch": paint.hatch,
    }
