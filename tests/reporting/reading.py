"""Read what a rendering says back out of it."""

import io
import re
import subprocess
import unicodedata
from pathlib import Path

import pypdf
from pypdf.generic import ContentStream

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
