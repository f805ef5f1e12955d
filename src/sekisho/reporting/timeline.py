"""Lay a timeline out as marks: an axis of years, lanes with bars, markers, a legend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sekisho.reporting.dates import read_day
from sekisho.reporting.document import BarStyle, Lane, Timeline
from sekisho.reporting.drawing import (
    INDIGO,
    INK,
    MUTED,
    RED,
    Anchor,
    Drawing,
    Label,
    Line,
    Mark,
    Paint,
    Polygon,
    rectangle,
)
from sekisho.reporting.fonts import measure_text
from sekisho.reporting.timeline_bars import (
    ARROW,
    BAR_SIZE,
    PlacedBar,
    Scale,
    place_bars,
    wrap_text,
)

WIDTH: Final = 504.0
"""Width of the picture in points: the text column of an A4 page."""

MAX_LANES_HEIGHT: Final = 560.0
"""Height in points at which the lanes go on in another picture, so that each fits on a page."""

PAINTS: Final[dict[BarStyle, Paint]] = {
    "declared": Paint(fill="#c9d8ea", stroke=INDIGO, width=0.7),
    "observed": Paint(fill="#ffffff", stroke=INK, width=0.7, hatch="diagonal"),
    "mismatch": Paint(fill="#ffffff", stroke=RED, width=1.3, hatch="cross"),
    "uncertain": Paint(fill="#ffffff", stroke=MUTED, width=0.7, dash=True),
}

_LABEL_COLUMN: Final = 118.0
_LABEL_SIZE: Final = 6.8
_LABEL_LEADING: Final = 8.2
_TICK_SIZE: Final = 6.4
_BAR_HEIGHT: Final = 9.0
_BAR_PITCH: Final = 11.5
_LANE_PADDING: Final = 3.0
_MAX_BARS: Final = 40  # a lane with more goes on in another one of the same name
_MIN_TICK: Final = 26.0
_STEPS: Final = (1, 2, 5, 10, 20, 50)
_MARKER_LEADING: Final = 8.5
_PAPER: Final = Paint(fill="#ffffff")
_OBSERVED_LANE: Final = Paint(fill="#f5f7f9")


@dataclass(frozen=True, slots=True)
class _PlacedLane:
    """A lane with its bars, the lines of its label, and its height."""

    lane: Lane
    bars: tuple[PlacedBar, ...]
    lines: tuple[str, ...]
    height: float


def lay_out(timeline: Timeline) -> tuple[Drawing, ...]:
    """Draw a timeline as marks; one with very many lanes becomes several pictures."""
    axis = timeline.axis
    assert axis.first is not None  # noqa: S101 - `Timeline` takes two dates
    assert axis.last is not None  # noqa: S101
    scale = Scale(axis.first, axis.last, _LABEL_COLUMN, WIDTH - 6)
    lanes = [_place_lane(lane, scale) for lane in _split_lanes(timeline.lanes)]
    return tuple(_draw_picture(timeline, group, scale) for group in _group_lanes(lanes))


def _split_lanes(lanes: tuple[Lane, ...]) -> Iterator[Lane]:
    for lane in lanes:
        for start in range(0, max(len(lane.bars), 1), _MAX_BARS):
            yield replace(lane, bars=lane.bars[start : start + _MAX_BARS])


def _place_lane(lane: Lane, scale: Scale) -> _PlacedLane:
    lines = wrap_text(lane.label, _LABEL_SIZE, _LABEL_COLUMN - 10, max_lines=3)
    bars = place_bars(lane.bars, scale)
    rows = max((item.row for item in bars), default=0) + 1
    height = max(rows * _BAR_PITCH, len(lines) * _LABEL_LEADING) + 2 * _LANE_PADDING
    return _PlacedLane(lane, bars, tuple(lines), height)


def _group_lanes(lanes: list[_PlacedLane]) -> list[list[_PlacedLane]]:
    groups: list[list[_PlacedLane]] = [[]]
    for lane in lanes:
        used = sum(item.height for item in groups[-1])
        if groups[-1] and used + lane.height > MAX_LANES_HEIGHT:
            groups.append([])
        groups[-1].append(lane)
    return groups


def _draw_picture(timeline: Timeline, lanes: list[_PlacedLane], scale: Scale) -> Drawing:
    """Draw lanes from the ground up: shades, years, markers, then bars and words."""
    markers, rows = _place_markers(timeline, scale)
    top = _TICK_SIZE + 8 + rows * _MARKER_LEADING
    grounds: list[Mark] = []
    fronts: list[Mark] = []
    y = top
    for lane in lanes:
        if not _is_declared(lane.lane):
            grounds.append(rectangle(0, y, WIDTH, lane.height, _OBSERVED_LANE))
        fronts += _draw_lane(lane, y)
        y += lane.height
    legend, height = _draw_legend(timeline, y + 6)
    frame: list[Mark] = [*_draw_ticks(scale, top, y), Line(0, y, WIDTH, y, stroke=MUTED, width=0.6)]
    lines = [line for label in markers for line in _draw_marker(label, top, y)]
    return Drawing(WIDTH, y + height, (*grounds, *frame, *lines, *fronts, *legend))


def _is_declared(lane: Lane) -> bool:
    declared = any(bar.style == "declared" for bar in lane.bars)
    return lane.kind == "declared" or (lane.kind == "funding" and declared)


def _draw_lane(lane: _PlacedLane, y: float) -> Iterator[Mark]:
    yield Line(0, y, WIDTH, y)
    for number, text in enumerate(lane.lines):
        baseline = y + _LANE_PADDING + _LABEL_LEADING * (number + 0.82)
        yield Label(2, baseline, text, _LABEL_SIZE, strong=_is_declared(lane.lane))
    for item in lane.bars:
        yield from _draw_bar(item, y + _LANE_PADDING + item.row * _BAR_PITCH + 1)


def _draw_bar(item: PlacedBar, top: float) -> Iterator[Mark]:
    """Draw a bar, pointed where it goes on, and its label on a strip of paper."""
    paint = PAINTS[item.bar.style]
    if not item.outside:
        yield Polygon(_outline_bar(item, top), paint)
    if not item.label:
        return
    if item.inside and paint.hatch != "none" and not item.outside:
        strip = measure_text(item.label, BAR_SIZE) + 3
        yield rectangle(item.label_x - 1.5, top + 1, strip, _BAR_HEIGHT - 2, _PAPER)
    yield Label(item.label_x, top + 6.8, item.label, BAR_SIZE, lang=item.bar.lang)


def _outline_bar(item: PlacedBar, top: float) -> tuple[tuple[float, float], ...]:
    middle, bottom = top + _BAR_HEIGHT / 2, top + _BAR_HEIGHT
    left, right = item.left, item.right
    point = min(ARROW, (right - left) / 2)
    start = [(left, bottom), (left, top)]
    end = [(right, top), (right, bottom)]
    if item.open_left:
        start = [(left + point, bottom), (left, middle), (left + point, top)]
    if item.open_right:
        end = [(right - point, top), (right, middle), (right - point, bottom)]
    return (*start, *end)


def _draw_ticks(scale: Scale, top: float, bottom: float) -> Iterator[Mark]:
    """Draw a line at the start of each year, or of each second, fifth, tenth … year."""
    years = range(scale.first.year, scale.last.year + 1)
    width = (scale.right - scale.left) / len(years)
    step = next((step for step in _STEPS if step * width >= _MIN_TICK), _STEPS[-1])
    for year in years:
        day = date(year, 1, 1)
        if day < scale.first or year % step:
            continue
        x = scale.at(day)
        yield Line(x, top, x, bottom, width=0.4)
        yield Label(x + 1.5, top - 3, str(year), _TICK_SIZE, colour=MUTED)


@dataclass(frozen=True, slots=True)
class _PlacedMarker:
    """The label of a marker: its row counted upwards from the years, and the side it is on."""

    text: str
    x: float
    row: int
    before: bool


def _place_markers(timeline: Timeline, scale: Scale) -> tuple[list[_PlacedMarker], int]:
    """Give the label of each marker on the axis a row where it is free; return how many rows."""
    days = [(read_day(marker.date, end=False), marker) for marker in timeline.markers]
    days.sort(key=lambda item: item[0])
    ends: list[float] = []
    placed: list[_PlacedMarker] = []
    for day, marker in days:
        if not scale.holds(day):
            continue
        text = f"{marker.label} {marker.date}"
        needed = measure_text(text, _TICK_SIZE) + 4
        x = scale.at(day)
        before = x + needed > scale.right
        start = x - needed if before else x - 1
        row = next((index for index, end in enumerate(ends) if end <= start), len(ends))
        ends[row:] = [start + needed, *ends[row + 1 :]]
        placed.append(_PlacedMarker(text, x, row, before))
    return placed, len(ends)


def _draw_marker(marker: _PlacedMarker, top: float, bottom: float) -> Iterator[Mark]:
    """Draw an upright line, which leaves the years readable, with its label above them."""
    baseline = top - _TICK_SIZE - 6 - marker.row * _MARKER_LEADING
    x = marker.x
    for start, end in ((baseline - 5, top - _TICK_SIZE - 3), (top - 1, bottom)):
        yield Line(x, start, x, end, stroke=INDIGO, width=0.8, dash=True)
    anchor: Anchor = "end" if marker.before else "start"
    place = x - 2 if marker.before else x + 2
    yield Label(place, baseline, marker.text, _TICK_SIZE, anchor=anchor, colour=INDIGO)


def _draw_legend(timeline: Timeline, y: float) -> tuple[list[Mark], float]:
    """Set the legend below the lanes, in as many rows as it takes."""
    if not timeline.legend:
        return [], 2.0
    marks: list[Mark] = []
    x, row = 2.0, 0
    for item in timeline.legend:
        needed = 22 + measure_text(item.label, _LABEL_SIZE) + 12
        if x > 2 and x + needed > WIDTH:
            x, row = 2.0, row + 1
        top = y + row * _BAR_PITCH
        marks.append(rectangle(x, top, 18, 7, PAINTS[item.style]))
        marks.append(Label(x + 22, top + 6, item.label, _LABEL_SIZE, colour=MUTED))
        x += needed
    return marks, 6 + (row + 1) * _BAR_PITCH
