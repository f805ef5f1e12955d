"""Small documents for tests about one thing."""

from datetime import UTC, datetime

from sekisho.core.text import Lang
from sekisho.reporting import Block, Paragraph, ReportDocument, Section, Span, spans

DATED = datetime(2026, 4, 20, tzinfo=UTC)


def make_document(*blocks: Block, lang: Lang = "ja", title: str = "報告書") -> ReportDocument:
    return ReportDocument(title, lang, DATED, (Section("only", "節", blocks, number="1"),))


def make_paragraph(*parts: Span | str, lang: Lang = "ja") -> ReportDocument:
    return make_document(Paragraph(spans(*parts)), lang=lang)
