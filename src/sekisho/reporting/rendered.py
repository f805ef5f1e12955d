"""What a renderer gives back: bytes, and what could not be printed as it was given."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """The formats a report is rendered to; the value is the suffix of the file."""

    HTML = "html"
    JSON = "json"
    PDF = "pdf"
    XLSX = "xlsx"


class WarningCode(StrEnum):
    """Why something does not stand in a rendering as it was given."""

    REPLACED_CHARACTER = "replaced_character"
    """A control character, a lone surrogate or a direction override, printed as `[U+XXXX]`."""
    UNCOVERED_CHARACTER = "uncovered_character"
    """No vendored font has a glyph for it; printed as `[U+XXXX]` in the PDF."""
    TRUNCATED_CELL = "truncated_cell"
    """A text longer than a cell of a workbook can hold (32,767 characters)."""
    TYPESETTER = "typesetter"
    """Something that typst reports about its own template."""


@dataclass(frozen=True, slots=True, order=True)
class RenderWarning:
    """One thing that stands differently in the rendering; `detail` is data, not prose.

    For characters `detail` is the code point (`U+20BB7`), for a cell its place (`Report!C7`).
    """

    code: WarningCode
    detail: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendering: the bytes of the file, and warnings sorted and without duplicates."""

    content: bytes
    warnings: tuple[RenderWarning, ...] = ()


def sort_warnings(*groups: tuple[RenderWarning, ...]) -> tuple[RenderWarning, ...]:
    """Merge warnings into one sorted tuple without duplicates."""
    return tuple(sorted({warning for group in groups for warning in group}))
