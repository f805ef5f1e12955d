"""One HTML file that needs nothing else: no script, no request, a strict policy of its own."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape
from importlib.resources import files

from sekisho.reporting.document import ReportDocument, Section
from sekisho.reporting.html_blocks import Page
from sekisho.reporting.html_spans import write_text
from sekisho.reporting.phrases import phrases_for


def render_html(document: ReportDocument) -> bytes:
    """Write a document as a page that reads on a screen and prints on A4."""
    from sekisho.reporting.html_fonts import write_fonts  # noqa: PLC0415 - slow: loads fonttools

    page = Page(phrases_for(document.lang))
    body = _write_body(document, page)
    style = _read_style() + _write_widths(page.widths) + _write_margins(document)
    style += write_fonts(body)
    text = (
        f'<!doctype html>\n<html lang="{document.lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_write_policy(style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
        f"<title>{escape(document.title)}</title>\n<style>{style}</style>\n</head>\n"
        f"{body}</html>\n"
    )
    return text.encode("utf-8")


def _write_body(document: ReportDocument, page: Page) -> str:
    marking = f'<span class="marking">{write_text(document.marking)}</span>'
    return (
        f'<body>\n<div class="sheet">\n<div class="bar"><span>Sekisho 関所</span>'
        f"{marking if document.marking else ''}</div>\n"
        f"<main>{_write_masthead(document, page)}{_write_sections(document, page)}</main>\n"
        f'<footer class="foot">{write_text(document.footer)}</footer>\n</div>\n</body>\n'
    )


def _write_masthead(document: ReportDocument, page: Page) -> str:
    subtitle = f'<p class="subtitle">{write_text(document.subtitle)}</p>'
    facts = page.write_rows(document.header, "facts")
    return (
        f'<header class="masthead"><h1>{write_text(document.title)}</h1>'
        f"{subtitle if document.subtitle else ''}{facts if document.header else ''}</header>\n"
    )


def _write_sections(document: ReportDocument, page: Page) -> str:
    written: list[str] = []
    annex = False
    for section in document.sections:
        if section.annex and not annex:
            written.append(f'<p class="annex-head">{page.phrases.annex}</p>\n')
            annex = True
        written.append(_write_section(section, page))
    return "".join(written)


def _write_section(section: Section, page: Page) -> str:
    name = section.id  # a document takes only ids that need no escaping
    number = f'<span class="number">{write_text(section.number)}</span>' if section.number else ""
    names = ' class="page-break"' if section.page_break_before else ""
    return (
        f'<section id="{name}" aria-labelledby="{name}-h"{names}>'
        f'<h2 id="{name}-h">{number}{write_text(section.heading)}</h2>'
        f"{page.write_blocks(section.blocks)}</section>\n"
    )


@cache
def _read_style() -> str:
    return (files("sekisho") / "reporting" / "report.css").read_text(encoding="utf-8")


def _write_widths(widths: set[int]) -> str:
    return "".join(f".w{width}{{width:{width / 10:.1f}%}}" for width in sorted(widths))


def _write_margins(document: ReportDocument) -> str:
    """Print the marking, the footer and the page number in the margins of each sheet."""
    font = "font:7pt var(--fonts),sans-serif;color:#5a6675"
    return (
        f"@media print{{@page{{@top-right{{content:{_css_string(document.marking)};{font}}}"
        f"@bottom-left{{content:{_css_string(document.footer)};{font};width:85%}}"
        f"@bottom-right{{content:counter(page) ' / ' counter(pages);{font}}}}}"
        ".bar,.foot{display:none}}"
    )


def _css_string(text: str) -> str:
    """Write a string in CSS by code points alone, so that no text can close the style element."""
    return '"' + "".join(f"\\{ord(char):06x}" for char in text) + '"'


def _write_policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
