"""One function for all formats."""

from __future__ import annotations

from sekisho.reporting.clean import clean_document
from sekisho.reporting.document import ReportDocument
from sekisho.reporting.html import render_html
from sekisho.reporting.json_tree import render_json
from sekisho.reporting.rendered import Format, Rendered, sort_warnings


def render(document: ReportDocument, format: Format) -> Rendered:  # noqa: A002 - the word for it
    """Render a document; the same document gives the same bytes.

    Raises:
        RenderError: the document could not be set as a PDF.
    """
    cleaned, replaced = clean_document(document)
    match Format(format):
        case Format.JSON:
            return Rendered(render_json(cleaned), replaced)
        case Format.HTML:
            return Rendered(render_html(cleaned), replaced)
        case Format.PDF:
            from sekisho.reporting.pdf import render_pdf  # noqa: PLC0415 - slow: loads typst

            content, warnings = render_pdf(cleaned)
            return Rendered(content, sort_warnings(replaced, warnings))
        case Format.XLSX:
            from sekisho.reporting.workbook import render_workbook  # noqa: PLC0415 - slow

            content, warnings = render_workbook(cleaned)
            return Rendered(content, sort_warnings(replaced, warnings))
