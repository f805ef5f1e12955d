"""The dossier: a check's result laid out in the order of `users.md`, two pages and an annex."""

from sekisho.core.finding import Finding
from sekisho.core.marking import Marking
from sekisho.core.text import Lang
from sekisho.diligence.check import Packs
from sekisho.diligence.dossier.annex import annex_sections
from sekisho.diligence.dossier.findings import (
    findings_annex,
    findings_section,
    headline,
    list_hits,
    listing_spans,
    ordered,
)
from sekisho.diligence.dossier.front import front_sections
from sekisho.diligence.dossier.page import Page
from sekisho.diligence.dossier.rest import rest_sections
from sekisho.diligence.dossier.timeline import timeline_section
from sekisho.diligence.dossier.words import BANDS, TITLE
from sekisho.diligence.result import CheckResult
from sekisho.reporting import KeyValue, ReportDocument, Spans, Text, spans

__all__ = ["build_dossier", "list_headlines", "list_listings"]


def build_dossier(
    result: CheckResult, packs: Packs, *, lang: Lang, marking: Marking | None = None
) -> ReportDocument:
    """Lay out a result as a document in one language."""
    page = Page(result, packs, lang)
    application = result.case.application
    title = application.title
    chosen = None if title is None else (title.ja if lang == "ja" else title.en or title.ja)
    label = (marking or Marking()).tlp.value
    run = result.run
    annex = findings_annex(page)
    return ReportDocument(
        title=TITLE.get(lang),
        lang=lang,
        dated=run.known_at,
        subtitle=chosen or application.application_id,
        marking=label,
        header=(
            KeyValue(page.word("case"), spans(application.application_id)),
            KeyValue(page.word("as_of"), spans(run.as_of.isoformat())),
            KeyValue(page.word("run"), spans(Text(run.run_id, "code"))),
        ),
        footer=f"Sekisho {run.engine.removeprefix('sekisho ')} · {run.run_id}",
        sections=(
            *front_sections(page),
            findings_section(page),
            *rest_sections(page),
            *(() if annex is None else (annex,)),
            timeline_section(page),
            *annex_sections(page),
        ),
    )


def list_headlines(
    result: CheckResult, packs: Packs, lang: Lang
) -> tuple[tuple[str, Finding, str], ...]:
    """Return each finding with its label in the dossier, whom it is about, and one line of it."""
    page = Page(result, packs, lang)
    colon = "：" if lang == "ja" else ": "
    return tuple(
        (label, finding, f"{page.short_name(finding.subject)}{colon}{headline(page, finding)}")
        for label, finding in ordered(page)
    )


def list_listings(result: CheckResult, packs: Packs, lang: Lang) -> tuple[str, ...]:
    """Return one line for each possible listing of a party that the application names."""
    page = Page(result, packs, lang)
    return tuple(
        f"[{page.pick(BANDS, hit.band.value)}] {hit.query.full} — "
        f"{_plain(listing_spans(page, hit))}"
        for hit in list_hits(page)
    )


def _plain(parts: Spans) -> str:
    return "".join(part.text for part in parts if isinstance(part, Text))
