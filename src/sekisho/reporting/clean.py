"""Make the text of a document printable, and say what was replaced.

Records come from strangers. A control character breaks a workbook, a lone surrogate breaks any
encoder, and a direction override shows a name that is not the one stored (Unicode TR 36). All of
them are printed as their code point, so that a reader sees that something is there.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Callable
from typing import Any, Final, TypeVar

from sekisho.reporting.document import ReportDocument
from sekisho.reporting.fonts import uncovered
from sekisho.reporting.rendered import RenderWarning, WarningCode

_Value = TypeVar("_Value")

# Cc without tab and line feed; Cs; direction embeddings, overrides and isolates; invisible
# spaces; the line and paragraph separators; noncharacters.
_UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u180e\u200b\u2028-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_NEWLINE: Final = re.compile("\r\n?")
# NFC would turn these into the ordinary ideograph and so change how a name is written.
_COMPATIBILITY_IDEOGRAPHS: Final = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")


def name_code_point(char: str) -> str:
    """Write a character as `U+20BB7`."""
    return f"U+{ord(char):04X}"


def clean_text(text: str, found: set[RenderWarning]) -> str:
    """Print what cannot be printed as `[U+XXXX]`; add a warning for each to `found`."""
    if text.isascii() and text.isprintable():
        return text

    def replace(match: re.Match[str]) -> str:
        point = name_code_point(match[0])
        found.add(RenderWarning(WarningCode.REPLACED_CHARACTER, point))
        return f"[{point}]"

    return _UNPRINTABLE.sub(replace, _NEWLINE.sub("\n", text).replace("\t", " "))


def cover_text(text: str, found: set[RenderWarning]) -> str:
    """Compose the text, then print what no vendored font has as `[U+XXXX]`, with a warning."""
    if text.isascii():
        return text
    composed = compose_text(text)
    for char in uncovered(composed):
        point = name_code_point(char)
        found.add(RenderWarning(WarningCode.UNCOVERED_CHARACTER, point))
        composed = composed.replace(char, f"[{point}]")
    return composed


def compose_text(text: str) -> str:
    """Normalise to NFC, except compatibility ideographs, whose shape is part of a name."""
    if unicodedata.is_normalized("NFC", text):
        return text
    parts = _COMPATIBILITY_IDEOGRAPHS.split(text)
    return "".join(
        part if index % 2 else unicodedata.normalize("NFC", part)
        for index, part in enumerate(parts)
    )


def clean_document(document: ReportDocument) -> tuple[ReportDocument, tuple[RenderWarning, ...]]:
    """Return the document with every text printable, for any format."""
    found: set[RenderWarning] = set()
    cleaned = _map_text(document, lambda text: clean_text(text, found))
    return cleaned, tuple(sorted(found))


def cover_document(document: ReportDocument) -> tuple[ReportDocument, tuple[RenderWarning, ...]]:
    """Return the document with only characters that the vendored fonts print, for the PDF."""
    found: set[RenderWarning] = set()
    covered = _map_text(document, lambda text: cover_text(text, found))
    return covered, tuple(sorted(found))


def _map_text(value: _Value, change: Callable[[str], str]) -> _Value:
    """Apply a change to every string of a tree of frozen values, sharing what stays the same."""
    changed: Any  # the same type as `value`: each branch rebuilds what it was given
    if isinstance(value, str):
        changed = change(value)
    elif isinstance(value, tuple):
        changed = tuple(_map_text(item, change) for item in value)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value)]
        before = {name: getattr(value, name) for name in names}
        after = {name: _map_text(item, change) for name, item in before.items()}
        same = all(after[name] is before[name] for name in names)
        changed = value if same else dataclasses.replace(value, **after)
    else:
        return value
    return changed if changed != value else value
