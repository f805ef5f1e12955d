"""Read what a rendering says back out of it."""

import base64
import io
import re
import subprocess
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import lxml.html
import pypdf
from fontTools.ttLib import TTFont
from pypdf.generic import ContentStream

_FACE = re.compile(
    r'@font-face\{font-family:"([^"]*)";font-weight:(\d+);unicode-range:([^;]*);'
    r"src:url\(data:font/[ot]tf;base64,([A-Za-z0-9+/=]*)\)\}"
)
_MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def squeeze(text: str) -> str:
    """Leave out spaces and direction marks: where lines break is the page's business."""
    return "".join(_MARKS.sub("", unicodedata.normalize("NFC", text)).split())


def read_pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def read_with_poppler(content: bytes, folder: Path) -> str:
    path = folder / "read.pdf"
    path.write_bytes(content)
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def count_missing_glyphs(content: bytes) -> int:
    """Count glyph 0 (.notdef) in what is shown; typst writes all text as two-byte glyph ids."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    shown = bytearray()
    for page in reader.pages:
        stream = page.get_contents()
        if stream is None:
            continue
        for operands, operator in ContentStream(stream, reader).operations:
            if operator == b"Tj":
                shown += _read_bytes(operands[0])
            elif operator == b"TJ":
                for part in operands[0]:
                    if not isinstance(part, (int, float)):
                        shown += _read_bytes(part)
    return sum(not any(shown[at : at + 2]) for at in range(0, len(shown), 2))


def _read_bytes(value: object) -> bytes:
    original = getattr(value, "original_bytes", value)
    assert isinstance(original, bytes), type(value)
    return original


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A font inside a page: what its rule offers, and what stands in the file."""

    family: str
    weight: int
    offered: frozenset[int]
    held: frozenset[int]
    forms: frozenset[tuple[int, int]]
    tables: frozenset[str]
    features: frozenset[str]


def read_embedded_fonts(page: str) -> list[EmbeddedFont]:
    found = _FACE.findall(page)
    assert len(found) == page.count("@font-face")
    return [
        _read_font(family, int(weight), ranges, TTFont(io.BytesIO(base64.b64decode(data))))
        for family, weight, ranges, data in found
    ]


def read_visible_text(page: str) -> str:
    """Return all that stands in the body, but for the descriptions of pictures."""
    body = lxml.html.document_fromstring(page).find("body")
    return "".join(body.xpath(".//text()[not(parent::title or parent::desc)]"))


def _read_font(family: str, weight: int, ranges: str, font: TTFont) -> EmbeddedFont:
    tables = font["cmap"].tables
    layouts = [font[tag].table for tag in ("GPOS", "GSUB") if tag in font]
    return EmbeddedFont(
        family=family,
        weight=weight,
        offered=frozenset(_read_ranges(ranges)),
        held=frozenset(font.getBestCmap()),
        forms=frozenset(
            (base, selector)
            for table in tables
            if table.format == 14
            for selector, pairs in table.uvsDict.items()
            for base, _ in pairs
        ),
        tables=frozenset(font.keys()),
        features=frozenset(
            record.FeatureTag for layout in layouts for record in layout.FeatureList.FeatureRecord
        ),
    )


def _read_ranges(text: str) -> set[int]:
    pairs = [item.removeprefix("U+").partition("-") for item in text.split(",")]
    return {
        point
        for first, _, last in pairs
        for point in range(int(first, 16), int(last or first, 16) + 1)
    }
