# ruff: noqa: E501 -- each sentence stands whole on its line beside its translation
"""The findings of the sample dossier."""

from sekisho.reporting import (
    Column,
    FindingCard,
    Level,
    Link,
    NotFilled,
    Paragraph,
    Section,
    Table,
    Text,
    spans,
)
from tests.reporting.sample_timeline import timeline
from tests.reporting.sample_words import SHA, Pick, row


def evidence(t: Pick, *rows: tuple[str, str, str, str]) -> Table:
    return Table(
        (
            Column(t("出典", "Source"), 2.6),
            Column(t("日付", "Date"), 1.2),
            Column(t("記載（原文）", "Statement (as written)"), 5.0),
            Column(t("保存版", "Archived copy"), 1.7),
        ),
        tuple(
            (
                spans(Link(source, url)) if url else spans(source),
                spans(date),
                spans(Text(quote, "quote")),
                spans(Text(f"sha256:{SHA[:10]}…", "code")),
            )
            for source, url, date, quote in rows
        ),
    )


def finding_funding(t: Pick) -> FindingCard:
    return FindingCard(
        id="F-01",
        title=spans(
            Text("王伟", lang="zh"),
            t(
                ": 申告③④にない資金提供者の記載がある",
                ": a funder that items ③ and ④ do not name",
            ),
        ),
        severity=Level(t("高", "High"), "high"),
        strength=t("C 論文・登録", "C paper"),
        status=t("回答待ち・暫定", "awaiting reply, provisional"),
        rows=(
            row(
                t,
                "規則",
                "Rule",
                t(
                    "C02 → A.6-F2（外国政府資金・現在有効）",
                    "C02 → A.6-F2 (foreign government funding, current)",
                ),
            ),
            row(
                t,
                "申告",
                "Declared",
                t(
                    "③「該当なし」、④「海東理工大学 運営費」（2026-04-02 提出）",
                    "③ “none”, ④ “Haedong Institute, core funding” (filed 2026-04-02)",
                ),
            ),
            row(
                t,
                "反証・他の説明",
                "Counter-evidence",
                t(
                    "同姓同名の別人の助成である可能性（共著者2名が一致、研究分野は一致しない）。申告の締切後に採択された可能性。",
                    "The grant may belong to a namesake (two co-authors agree, the field does not); it may have been awarded after the declaration.",
                ),
            ),
            row(t, "本人の回答", "The person’s reply", NotFilled()),
        ),
        evidence=evidence(
            t,
            (
                "OpenAlex W9999000101",
                "https://example.org/works/W9999000101",
                "2025-11-03",
                "This work was supported by the 北辰科学技术基金 (grant no. BX-2024-017).",
            ),
            (
                t("助成機関の公表一覧", "Funder’s published list"),
                "https://example.org/grants/2024",
                "2024-12-20",
                "BX-2024-017 王伟 固态量子传感 2025.1–2027.12",
            ),
        ),
        question=spans(
            t(
                "論文の謝辞に記載のある助成 BX-2024-017 は、ご本人のものですか。そうであれば期間・金額・条件をお知らせください。",
                "Is the grant BX-2024-017 named in the acknowledgement yours? If so, please tell us its period, amount and conditions.",
            )
        ),
    )


def finding_affiliation(t: Pick) -> FindingCard:
    return FindingCard(
        id="F-02",
        title=spans(
            Text("王伟", lang="zh"),
            t(": 申告②にない所属の記載がある", ": an affiliation that item ② does not name"),
        ),
        severity=Level(t("中", "Medium"), "medium"),
        strength=t("C 論文・登録", "C paper"),
        status=t("回答待ち・暫定", "awaiting reply, provisional"),
        rows=(
            row(
                t,
                "規則",
                "Rule",
                t(
                    "C01（情報のみ。要因には加えない）",
                    "C01 (information only, feeds no factor)",
                ),
            ),
            row(
                t,
                "反証・他の説明",
                "Counter-evidence",
                t(
                    "連携大学院の併任表記である可能性（2023年の規程に記載がある）。",
                    "It may be a joint graduate school post (the 2023 rules name it).",
                ),
            ),
            row(t, "本人の回答", "The person’s reply", NotFilled()),
        ),
        evidence=evidence(
            t,
            (
                "OpenAlex W9999000087",
                "https://example.org/works/W9999000087",
                "2024-06-18",
                "Wei Wang, Haedong Institute of Technology; Beichen Laboratory of Sensing",
            ),
        ),
        question=spans(
            t(
                "2024年の論文にある Beichen Laboratory of Sensing とのご関係をお知らせください。",
                "Please tell us of your tie to the Beichen Laboratory of Sensing named in the paper of 2024.",
            )
        ),
    )


def finding_coauthor(t: Pick) -> FindingCard:
    return FindingCard(
        id="F-03",
        title=spans(
            t(
                "髙橋 美咲: 共著者の所属機関が一覧に掲載されている（申告⑪に記載あり）",
                "Takahashi Misaki: a co-author’s institution is listed (declared in item ⑪)",
            )
        ),
        severity=Level(t("低", "Low"), "low"),
        strength=t("A 公的記録", "A official"),
        status=t("説明済み", "explained"),
        rows=(
            row(
                t,
                "規則",
                "Rule",
                t(
                    "C09 → A.6-F5（過去5年以内・申告済み）",
                    "C09 → A.6-F5 (within five years, declared)",
                ),
            ),
            row(
                t,
                "本人の回答",
                "The person’s reply",
                t(
                    "「2021年の国際会議の共著1件。以後の接触はない」（2026-04-10）",
                    "“One conference paper of 2021; no contact since” (2026-04-10)",
                ),
            ),
        ),
    )


def finding_name(t: Pick) -> FindingCard:
    return FindingCard(
        id="F-04",
        title=spans(
            Text("أمينة الراشد", lang="ar"),
            t(": 公開記録を同定できない", ": open records could not be resolved"),
        ),
        severity=Level(t("情報", "Info"), "info"),
        strength=t("E 推論", "E inference"),
        rows=(
            row(
                t,
                "探した範囲",
                "Where we looked",
                t(
                    "OpenAlex・ORCID（2026-04-01 版）。「一致しない」のではなく「確認できない」。不利には扱わない。",
                    "OpenAlex and ORCID (2026-04-01). This is “could not be confirmed”, not “does not match”; it counts against nobody.",
                ),
            ),
        ),
    )


def findings(t: Pick) -> Section:
    return Section(
        id="findings",
        number="5",
        heading=t("所見", "Findings"),
        blocks=(
            Paragraph(
                spans(
                    t(
                        "以下は資料の記載であり、評価ではない。重要度は規則の下での所見のものであり、人のものではない。",
                        "These are statements of sources, not judgements. A severity is that of the "
                        "finding under its rule, never of the person.",
                    )
                ),
                muted=True,
            ),
            finding_funding(t),
            finding_affiliation(t),
            finding_coauthor(t),
            finding_name(t),
            timeline(t),
        ),
    )
