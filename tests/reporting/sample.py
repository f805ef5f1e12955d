# ruff: noqa: E501 -- each sentence stands whole on its line beside its translation
"""An authored dossier in both languages, as rich as a real one; every name in it is invented."""

from sekisho.core.text import Lang
from sekisho.reporting import ReportDocument
from tests.reporting.sample_annex import near_misses, receipt, sources
from tests.reporting.sample_back import dissent, fairness, measures, not_found, review
from tests.reporting.sample_findings import findings
from tests.reporting.sample_front import header, merit, outcome, parties, question
from tests.reporting.sample_words import DATED


def build_sample(lang: Lang) -> ReportDocument:
    """Build the sample dossier in one language."""

    def t(ja: str, en: str) -> str:
        return ja if lang == "ja" else en

    return ReportDocument(
        title=t(
            "研究セキュリティ デュー・ディリジェンス報告書",
            "Research security due diligence dossier",
        ),
        subtitle=t(
            "課題「固体量子センサを用いた深部地下水の高感度計測」（架空の課題）",
            "Project “High-sensitivity sensing of deep groundwater with solid-state quantum "
            "sensors” (a fictional project)",
        ),
        lang=lang,
        dated=DATED,
        marking="TLP:AMBER+STRICT",
        header=header(t),
        footer=t(
            "案件 DEMO-2026-001 ・ 実行 20260420-1f6e ・ Sekisho 0.1.0 ・ 目的: 機関内 DD ・ 保存期限 2031-03-31",
            "Case DEMO-2026-001 · run 20260420-1f6e · Sekisho 0.1.0 · purpose: institutional "
            "DD · keep until 2031-03-31",
        ),
        sections=(
            question(t),
            outcome(t),
            merit(t),
            parties(t),
            findings(t),
            not_found(t),
            measures(t),
            fairness(t),
            dissent(t),
            review(t),
            receipt(t),
            near_misses(t),
            sources(t),
        ),
    )
