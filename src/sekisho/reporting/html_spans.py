"""Running text as HTML; every string passes through `escape` here."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from sekisho.reporting.drawing import draw_rank
from sekisho.reporting.inline import Level, Link, NotFilled, Span, Spans, Text
from sekisho.reporting.links import is_live
from sekisho.reporting.phrases import Phrases
from sekisho.reporting.runs import Run, is_right_to_left, is_wide, read_hint, split_runs
from sekisho.reporting.svg import write_icon

_ELEMENTS: Final = {
    "plain": ("", ""),
    "strong": ("<strong>", "</strong>"),
    "code": ("<code>", "</code>"),
    "quote": ("<q>", "</q>"),
    "muted": ('<span class="muted">', "</span>"),
}
_MARKED: Final = frozenset({"zh", "zh-hant", "ko"})
# Hashes and addresses; a word shorter than this is never broken where a column is narrow.
_LONG_WORD: Final = re.compile("([^\\s\u2e80-\uffef\U00020000-\U0003ffff]{18,})")


def write_text(text: str, lang: str | None = None) -> str:
    """Write a string; names in other scripts carry their language, right-to-left ones stand apart.

    `<bdi>` keeps an Arabic name from pulling the numbers and brackets beside it to its other side.
    """
    return "".join(_write_run(run, lang) for run in split_runs(text, lang))


def write_spans(spans: Spans, phrases: Phrases) -> str:
    """Write running text."""
    return "".join(_write_span(span, phrases) for span in spans)


def write_level(level: Level) -> str:
    """Write a level: its shape, then its words."""
    shape = write_icon(draw_rank(level.rank))
    return f'<span class="level level-{level.rank}">{shape}{write_text(level.label)}</span>'


def _write_run(run: Run, lang: str | None) -> str:
    words = _write_words(run.text)
    if is_right_to_left(run.hint):
        return f'<bdi lang="{run.hint}">{words}</bdi>'
    if run.hint is not None and run.hint in _MARKED | {read_hint(lang)}:
        return f'<bdi lang="{run.hint}">{words}</bdi>'
    return f'<span class="wide">{words}</span>' if is_wide(run) else words


def _write_words(text: str) -> str:
    pieces = [escape(piece).replace("\n", "<br>") for piece in _LONG_WORD.split(text)]
    pieces[1::2] = [f'<span class="long">{word}</span>' for word in pieces[1::2]]
    return "".join(pieces)


def _write_span(span: Span, phrases: Phrases) -> str:
    match span:
        case Text():
            before, after = _ELEMENTS[span.style]
            return f"{before}{write_text(span.text, span.lang)}{after}"
        case Link() if is_live(span.url):
            words = write_text(span.text, span.lang)
            return f'<a href="{escape(span.url)}" rel="noopener noreferrer">{words}</a>'
        case Link():
            address = "" if span.text == span.url else f" ({write_text(span.url)})"
            return write_text(span.text, span.lang) + address
        case Level():
            return write_level(span)
        case NotFilled():
            return f'<span class="blank">{write_text(span.label or phrases.not_filled)}</span>'
