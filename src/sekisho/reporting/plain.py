"""Running text as plain text, for cells."""

from __future__ import annotations

from sekisho.reporting.drawing import RANK_SIGNS
from sekisho.reporting.inline import Level, Link, NotFilled, Span, Spans, Text
from sekisho.reporting.phrases import Phrases


def write_plain(spans: Spans, phrases: Phrases) -> str:
    """Write running text without its styles; a link that is not its own text follows it."""
    return "".join(_write_span(span, phrases) for span in spans)


def write_level(level: Level) -> str:
    """Write a level with the sign of its rank (`▲ 高`)."""
    return f"{RANK_SIGNS[level.rank]} {level.label}"


def _write_span(span: Span, phrases: Phrases) -> str:
    match span:
        case Text():
            return span.text
        case Link():
            hidden = span.text == span.url or span.url.startswith("#")
            return span.text if hidden else f"{span.text} ({span.url})"
        case Level():
            return write_level(span)
        case NotFilled():
            return span.label or phrases.not_filled
