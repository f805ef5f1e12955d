"""PDF by typst: tagged (PDF/UA-1), with the vendored fonts only."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path

import typst

from sekisho.core.errors import Problem, RenderError
from sekisho.core.text import Text
from sekisho.reporting.clean import cover_document
from sekisho.reporting.document import ReportDocument
from sekisho.reporting.fonts import font_directory
from sekisho.reporting.pdf_tree import build_pdf_tree
from sekisho.reporting.rendered import RenderWarning, WarningCode


def render_pdf(document: ReportDocument) -> tuple[bytes, tuple[RenderWarning, ...]]:
    """Set a document as a PDF; the same document gives the same bytes.

    Raises:
        RenderError: typst refused the document.
    """
    covered, replaced = cover_document(document)
    data = json.dumps(build_pdf_tree(covered), ensure_ascii=False, sort_keys=True)
    template = _template_directory()
    try:
        content, complaints = typst.compile_with_warnings(
            str(template / "report.typ"),
            root=str(template),
            font_paths=_load_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"document": data},
            pdf_standards=["ua-1"],
            timestamp=int(document.dated.timestamp()),
            format="pdf",
        )
    except typst.TypstError as error:
        raise RenderError(_describe_failure(document, error)) from error
    warnings = (RenderWarning(WarningCode.TYPESETTER, item.message) for item in complaints)
    return content, (*replaced, *warnings)


def _template_directory() -> Path:
    return Path(str(files("sekisho") / "reporting" / "typst"))


@cache
def _load_fonts() -> typst.Fonts:
    """Open the vendored fonts; they are mapped into memory and read where glyphs are needed."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(font_directory())],
    )


def _describe_failure(document: ReportDocument, error: typst.TypstError) -> Problem:
    return Problem(
        code="render.pdf_failed",
        what=Text(
            ja=f"報告書「{document.title}」を PDF にできない。",
            en=f"The report {document.title!r} could not be made into a PDF.",
        ),
        got=error.message,
        action=Text(
            ja="HTML 版を使い、この表示を添えて不具合として知らせてください。",
            en="Use the HTML version, and report this message as a bug.",
        ),
    )
