"""A picture as a list of marks, which SVG and typst draw alike.

Lengths are in points, y grows downwards, and text stands on its baseline.
Colour never stands alone: each paint differs from the others in hatching or in its border too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from sekisho.reporting.inline import Rank

Hatch: TypeAlias = Literal["none", "diagonal", "cross"]
Anchor: TypeAlias = Literal["start", "middle", "end"]

INK: Final = "#1c2430"
MUTED: Final = "#5a6675"
HAIRLINE: Final = "#cdd4dc"
INDIGO: Final = "#1f3a5f"
RED: Final = "#96281b"


@dataclass(frozen=True, slots=True)
class Paint:
    """How an area is filled and bordered."""

    fill: str | None = None
    stroke: str | None = None
    width: float = 0.6
    dash: bool = False
    hatch: Hatch = "none"


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed area; a bar is one with four corners, or five where it is open."""

    points: tuple[tuple[float, float], ...]
    paint: Paint


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str = HAIRLINE
    width: float = 0.5
    dash: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text, standing on its baseline at x, y."""

    x: float
    y: float
    text: str
    size: float
    anchor: Anchor = "start"
    colour: str = INK
    strong: bool = False
    lang: str | None = None


Mark: TypeAlias = Polygon | Line | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of a given size; later marks lie over earlier ones."""

    width: float
    height: float
    marks: tuple[Mark, ...]


def rectangle(x: float, y: float, width: float, height: float, paint: Paint) -> Polygon:
    """Make a rectangle from its upper left corner."""
    right, bottom = x + width, y + height
    return Polygon(((x, y), (right, y), (right, bottom), (x, bottom)), paint)


RANK_COLOURS: Final[dict[Rank, str]] = {
    "none": "#2f6b4a",
    "info": "#46586b",
    "low": "#5d6320",
    "medium": "#8f5a00",
    "high": RED,
    "critical": "#6d1220",
    "unknown": "#4a5568",
}
"""Dark enough on white for small text (contrast 4.5:1, WCAG 2.2 AA)."""

RANK_SIGNS: Final[dict[Rank, str]] = {
    "none": "○",
    "info": "◎",
    "low": "△",
    "medium": "◆",
    "high": "▲",
    "critical": "■",
    "unknown": "□",
}
"""The same shapes as characters, for a workbook."""

_SHAPES: Final[dict[Rank, tuple[tuple[float, float], ...]]] = {
    "none": (
        (5, 0.6),
        (8.1, 1.9),
        (9.4, 5),
        (8.1, 8.1),
        (5, 9.4),
        (1.9, 8.1),
        (0.6, 5),
        (1.9, 1.9),
    ),
    "info": (
        (5, 0.6),
        (8.1, 1.9),
        (9.4, 5),
        (8.1, 8.1),
        (5, 9.4),
        (1.9, 8.1),
        (0.6, 5),
        (1.9, 1.9),
    ),
    "low": ((5, 1), (9.4, 9), (0.6, 9)),
    "medium": ((5, 0.2), (9.8, 5), (5, 9.8), (0.2, 5)),
    "high": ((5, 0.6), (9.8, 9.2), (0.2, 9.2)),
    "critical": ((0.8, 0.8), (9.2, 0.8), (9.2, 9.2), (0.8, 9.2)),
    "unknown": ((1, 1), (9, 1), (9, 9), (1, 9)),
}
_SOLID: Final[frozenset[Rank]] = frozenset({"medium", "high", "critical"})


def draw_rank(rank: Rank) -> Drawing:
    """Draw the shape of a rank in a box of 10 by 10: hollow below `medium`, solid from there on."""
    colour = RANK_COLOURS[rank]
    paint = Paint(
        fill=colour if rank in _SOLID else None,
        stroke=colour,
        width=1.2,
        dash=rank == "unknown",
    )
    marks = [Polygon(_SHAPES[rank], paint)]
    if rank == "info":
        marks.append(rectangle(4, 4, 2, 2, Paint(fill=colour)))
    return Drawing(10, 10, tuple(marks))
