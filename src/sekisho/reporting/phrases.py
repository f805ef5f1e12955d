"""The few words that belong to the page itself, in both languages.

Everything that says something about a case comes with the document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sekisho.core.text import Lang
from sekisho.reporting.document import BarStyle


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words that a renderer prints of its own accord."""

    annex: str
    as_table: str
    content: str
    declared: str
    empty: str
    evidence: str
    finding: str
    item: str
    lane: str
    mismatch: str
    not_filled: str
    observed: str
    observed_from: str
    observed_to: str
    ongoing: str
    overview: str
    question: str
    reference: str
    section: str
    severity: str
    status: str
    strength: str
    style: str
    timeline: str
    unknown: str
    truncated: str
    uncertain: str

    def name_style(self, style: BarStyle) -> str:
        """Say what a style of bar means, where the legend does not."""
        return {
            "declared": self.declared,
            "observed": self.observed,
            "mismatch": self.mismatch,
            "uncertain": self.uncertain,
        }[style]


JA: Final = Phrases(
    annex="付属資料",
    as_table="表で見る",
    content="内容",
    declared="申告",
    empty="該当する行はない。",
    evidence="証拠",
    finding="所見",
    item="項目",
    lane="区分",
    mismatch="申告との相違",
    not_filled="未記入",
    observed="公開情報",
    observed_from="始期",
    observed_to="終期",
    ongoing="継続中",
    overview="本文",
    question="本人への質問",
    reference="出典",
    section="節",
    severity="重要度",
    status="状態",
    strength="証拠の強さ",
    style="種別",
    timeline="年表",
    unknown="不明",
    truncated="（以下省略。全文は HTML 版または JSON 版にある。）",
    uncertain="不確か",
)

EN: Final = Phrases(
    annex="Annex",
    as_table="As a table",
    content="Content",
    declared="declared",
    empty="There are no rows.",
    evidence="Evidence",
    finding="Finding",
    item="Item",
    lane="Lane",
    mismatch="differs from the declaration",
    not_filled="not filled in",
    observed="open sources",
    observed_from="From",
    observed_to="To",
    ongoing="ongoing",
    overview="Report",
    question="Question to the person",
    reference="Source",
    section="Section",
    severity="Severity",
    status="Status",
    strength="Strength",
    style="Kind",
    timeline="Timeline",
    unknown="not known",
    truncated=" (cut here; the HTML and JSON versions have the whole text)",
    uncertain="uncertain",
)


def phrases_for(lang: Lang) -> Phrases:
    """Return the words in the language of a document."""
    return JA if lang == "ja" else EN
