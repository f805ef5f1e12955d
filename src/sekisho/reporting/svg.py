"""A drawing as inline SVG: no style, no script, a title and a description for who cannot see it."""

from __future__ import annotations

from html import escape
from typing import Final

from sekisho.reporting.drawing import Drawing, Hatch, Label, Line, Mark, Paint, Polygon
from sekisho.reporting.runs import Run, is_wide, split_runs

_HATCHES: Final[dict[Hatch, tuple[str, str]]] = {
    "diagonal": ("#6f7c8b", "M0 4L4 0"),
    "cross": ("#96281b", "M0 4L4 0M0 0L4 4"),
}


def write_svg(drawing: Drawing, *, name: str, title: str, description: str) -> str:
    """Write a picture; `name` is unique in the page and begins the ids in it."""
    marks = "".join(_write_mark(mark, name) for mark in drawing.marks)
    return (
        f'<svg role="img" class="picture" aria-labelledby="{name}-t {name}-d"'
        f' viewBox="0 0 {_number(drawing.width)} {_number(drawing.height)}">'
        f'<title id="{name}-t">{escape(title)}</title>'
        f'<desc id="{name}-d">{escape(description)}</desc>'
        f"<defs>{_write_hatches(name)}</defs>{marks}</svg>"
    )


def write_icon(drawing: Drawing) -> str:
    """Write a small shape that stands before the words it repeats, hidden from a reader aloud."""
    marks = "".join(_write_mark(mark, "") for mark in drawing.marks)
    size = f"0 0 {_number(drawing.width)} {_number(drawing.height)}"
    return f'<svg class="shape" aria-hidden="true" viewBox="{size}">{marks}</svg>'


def _write_hatches(name: str) -> str:
    return "".join(
        f'<pattern id="{name}-{hatch}" width="4" height="4" patternUnits="userSpaceOnUse">'
        f'<path d="{path}" stroke="{colour}" stroke-width=".5" fill="none"/></pattern>'
        for hatch, (colour, path) in _HATCHES.items()
    )


def _write_mark(mark: Mark, name: str) -> str:
    match mark:
        case Line():
            ends = zip(("x1", "y1", "x2", "y2"), (mark.x1, mark.y1, mark.x2, mark.y2), strict=True)
            place = " ".join(f'{key}="{_number(value)}"' for key, value in ends)
            return f"<line {place}{_stroke(mark.stroke, mark.width, dash=mark.dash)}/>"
        case Label():
            return _write_label(mark)
        case Polygon():
            return _write_polygon(mark, name)


def _write_label(label: Label) -> str:
    anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
    weight = ' font-weight="700"' if label.strong else ""
    lang = f' lang="{escape(label.lang)}"' if label.lang else ""
    words = "".join(
        escape(run.text) if label.lang else _write_run(run)
        for run in split_runs(label.text, label.lang)
    )
    return (
        f'<text x="{_number(label.x)}" y="{_number(label.y)}" font-size="{_number(label.size)}"'
        f' fill="{label.colour}"{anchor}{weight}{lang}>{words}</text>'
    )


def _write_run(run: Run) -> str:
    words = escape(run.text)
    if run.hint in {"zh", "zh-hant", "ko"}:
        return f'<tspan lang="{run.hint}">{words}</tspan>'
    return f'<tspan class="wide">{words}</tspan>' if is_wide(run) else words


def _write_polygon(polygon: Polygon, name: str) -> str:
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in polygon.points)
    paint: Paint = polygon.paint
    border = "" if paint.stroke is None else _stroke(paint.stroke, paint.width, dash=paint.dash)
    written = f'<polygon points="{points}" fill="{paint.fill or "none"}"{border}/>'
    if paint.hatch != "none":
        written += f'<polygon points="{points}" fill="url(#{name}-{paint.hatch})"/>'
    return written


def _stroke(colour: str, width: float, *, dash: bool) -> str:
    dashes = ' stroke-dasharray="2.2 1.6"' if dash else ""
    return f' stroke="{colour}" stroke-width="{_number(width)}"{dashes}'


def _number(value: float) -> str:
    """Write a length with at most two decimals, the same on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
