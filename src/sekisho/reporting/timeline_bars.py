"""Where the bars of a lane stand on the axis of a timeline, and where their labels go."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

from sekisho.reporting.dates import DateRange, read_range
from sekisho.reporting.document import Bar
from sekisho.reporting.fonts import measure_text

BAR_SIZE: Final = 6.4
"""Size of the type on and beside bars, in points."""
ARROW: Final = 4.0
"""Length of the point of a bar that goes on."""

_MIN_BAR: Final = 2.5
_GAP: Final = 3.0
_CLOSING: Final = frozenset("）」』】〉》］｝、。，．・：；？！)]}ー々")
_MAX_SIGNS: Final = 240  # no label is longer before it is measured
_WORDS: Final = re.compile(r"[A-Za-z0-9\u00c0-\u024f.,:;'’()/&@_\-]+\s?|\s|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Scale:
    """The axis: where a day stands across the picture."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date, *, after: bool = False) -> float:
        """Return where a day begins, or ends with `after`; days beyond the axis stand at its end.

        Lengths are in the unit of `left` and `right`.
        """
        days = (day - self.first).days + (1 if after else 0)
        share = days / ((self.last - self.first).days + 1)
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)

    def holds(self, day: date) -> bool:
        """Say whether a day lies on the axis."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class PlacedBar:
    """A bar with its row in the lane, its extent and its label.

    `outside` bars lie wholly before or after the axis and are named without being drawn.
    `open_left` and `open_right` ones go on beyond what is drawn, or nobody knows how far.
    """

    bar: Bar
    row: int
    left: float
    right: float
    label: str
    label_x: float
    inside: bool
    outside: bool
    open_left: bool
    open_right: bool


def place_bars(bars: tuple[Bar, ...], scale: Scale) -> tuple[PlacedBar, ...]:
    """Give each bar, from left to right, the first row where it and its label are free."""
    ends: list[float] = []
    placed: list[PlacedBar] = []
    periods = [(bar, read_range(bar.start, bar.end)) for bar in bars]
    periods.sort(key=lambda item: _extent(item[1], scale))
    for bar, period in periods:
        left, right = _extent(period, scale)
        outside = _is_outside(period, scale)
        text, x, inside = _place_label(_write_label(bar, period, scale), left, right, scale)
        first, last = left, right
        if not inside:
            first, last = min(left, x - _GAP), max(right, x + _width(text) + _GAP)
        row = next((index for index, end in enumerate(ends) if end <= first), len(ends))
        ends[row:] = [last, *ends[row + 1 :]]
        placed.append(
            PlacedBar(
                *(bar, row, left, right, text, x),
                inside=inside,
                outside=outside,
                open_left=period.first is None or period.first < scale.first,
                open_right=period.last is None or period.last > scale.last,
            )
        )
    return tuple(placed)


def _extent(period: DateRange, scale: Scale) -> tuple[float, float]:
    left = scale.left if period.first is None else scale.at(period.first)
    right = scale.right if period.last is None else scale.at(period.last, after=True)
    if right - left < _MIN_BAR and not _is_outside(period, scale):
        left = min(left, scale.right - _MIN_BAR)
        right = left + _MIN_BAR
    return left, right


def _is_outside(period: DateRange, scale: Scale) -> bool:
    before = period.last is not None and period.last < scale.first
    return before or (period.first is not None and period.first > scale.last)


def _write_label(bar: Bar, period: DateRange, scale: Scale) -> str:
    """Write the label and reference of a bar, with its dates where it lies outside the axis."""
    text = f"{bar.label} {bar.ref}".strip()[:_MAX_SIGNS].replace("\n", " ")
    if not _is_outside(period, scale):
        return text
    dates = f"{bar.start or ''}–{bar.end or ''}"
    before = period.last is not None and period.last < scale.first
    return f"‹ {text} {dates}" if before else f"{text} {dates} ›"


def _place_label(text: str, left: float, right: float, scale: Scale) -> tuple[str, float, bool]:
    """Put a label inside its bar, else to its right, else to its left, else cut it short."""
    needed = _width(text)
    room = right - left - 2 * ARROW
    after, before = scale.right - right - _GAP, left - _GAP - scale.left
    if needed <= room or room >= max(before, after):
        return cut_text(text, BAR_SIZE, room), left + ARROW, True
    if needed <= after or after >= before:
        return cut_text(text, BAR_SIZE, after), right + _GAP, False
    short = cut_text(text, BAR_SIZE, before)
    return short, left - _GAP - _width(short), False


def _width(text: str) -> float:
    return measure_text(text, BAR_SIZE)


def cut_text(text: str, size: float, width: float) -> str:
    """Shorten a line of text to a width, with … where it was cut; empty where nothing fits."""
    text = text[:_MAX_SIGNS]
    if measure_text(text, size) <= width:
        return text
    for length in range(len(text) - 1, 0, -1):
        short = text[:length].rstrip() + "…"
        if measure_text(short, size) <= width:
            return short
    return ""


def wrap_text(text: str, size: float, width: float, *, max_lines: int) -> list[str]:
    """Break a label into lines at spaces or between ideographs; the last one is cut to fit.

    No line begins with a closing bracket, a full stop or a mark that sits on a letter.
    """
    lines = [""]
    for word in _WORDS.findall(text[:_MAX_SIGNS].replace("\n", " ")):
        if lines[-1] and measure_text(lines[-1] + word.rstrip(), size) > width:
            lines.append(_take_along(lines, word))
        lines[-1] += word if lines[-1] else word.lstrip()
    if len(lines) > max_lines:
        lines = [*lines[: max_lines - 1], "".join(lines[max_lines - 1 :])]
    return [cut_text(line.rstrip(), size, width) for line in lines]


def _take_along(lines: list[str], word: str) -> str:
    """Return the end of the last line that must not part from the next word."""
    bound = len(lines[-1])
    following = word
    while bound > 1 and (following in _CLOSING or unicodedata.category(following[0])[0] == "M"):
        bound -= 1
        following = lines[-1][bound]
    taken = lines[-1][bound:]
    lines[-1] = lines[-1][:bound]
    return taken
