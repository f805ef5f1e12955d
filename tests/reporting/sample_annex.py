# ruff: noqa: E501 -- each sentence stands whole on its line beside its translation
"""The annex of the sample dossier."""

from sekisho.reporting import (
    Block,
    BulletList,
    Callout,
    Column,
    Heading,
    Link,
    Paragraph,
    Section,
    Table,
    Text,
    spans,
)
from tests.reporting.sample_words import SHA, Pick


def receipt(t: Pick) -> Section:
    return Section(
        id="receipt",
        number="A",
        heading=t("照合記録", "Screening receipt"),
        annex=True,
        blocks=(
            Table(
                (
                    Column(t("情報源", "Source"), 3.2),
                    Column(t("版（公表日）", "Issue (published)"), 1.7),
                    Column(t("取得日", "Retrieved"), 1.5),
                    Column(t("件数", "Rows"), 1.0, "end"),
                    Column(t("照合数", "Queries"), 1.0, "end"),
                    Column(t("該当", "Hits"), 0.8, "end"),
                    Column("sha256", 4.2),
                ),
                tuple(
                    (
                        spans(name),
                        spans(issue),
                        spans("2026-04-18"),
                        spans(rows),
                        spans("23"),
                        spans(hits),
                        spans(Text(SHA[index:] + SHA[:index], "code")),
                    )
                    for index, (name, issue, rows, hits) in enumerate(
                        (
                            (
                                t(
                                    "経済産業省 外国ユーザーリスト",
                                    "METI Foreign End User List",
                                ),
                                "2025-09-29",
                                "835",
                                "1",
                            ),
                            (
                                t(
                                    "国連安全保障理事会 統合リスト",
                                    "UN Security Council Consolidated List",
                                ),
                                "2026-04-15",
                                "1,003",
                                "0",
                            ),
                            ("OFAC SDN", "2026-04-14", "18,322", "0"),
                            ("Canada Named Research Organizations", "2024-01-16", "103", "0"),
                            ("ROR v2", "2026-03-31", "21,950", "4"),
                        )
                    )
                ),
                caption=t(
                    "何を、どの版に対して照合したか", "What was checked, against which issue"
                ),
                name=t("照合記録", "Receipt"),
            ),
            Callout(
                kind="incomplete",
                title=t("照合していないもの", "Not searched"),
                blocks=(
                    Paragraph(
                        spans(
                            t(
                                "EU 統合リスト（この参照データ集合にない）、英国 UKSL（同）。「該当なし」とは言えない。",
                                "EU consolidated list and UK sanctions list: not in this reference set. They are not “nothing found”.",
                            )
                        )
                    ),
                ),
            ),
        ),
    )


def near_misses(t: Pick) -> Section:
    cols = (
        Column(t("照会した名称", "Queried name"), 2.4),
        Column(t("一覧の名称", "Listed name"), 3.0),
        Column(t("得点", "Score"), 0.8, "end"),
        Column(t("退けた理由", "Why it is not a hit"), 4.2),
    )
    return Section(
        id="near-misses",
        number="B",
        heading=t("近いが該当しなかったもの", "Near misses"),
        annex=True,
        blocks=(
            Table(
                cols,
                (
                    (
                        (Text("王伟", lang="zh"), Text(" Wang Wei", "muted")),
                        (Text("王玮", lang="zh"), Text(" Wang Wei", "muted")),
                        spans("4.12"),
                        spans(
                            t(
                                "漢字が異なる（伟≠玮）。ローマ字のみの一致は個人の同定にならない。",
                                "Different characters (伟 ≠ 玮). The same romanisation alone identifies nobody.",
                            )
                        ),
                    ),
                    (
                        spans(Text("김서연", lang="ko")),
                        spans(Text("김서현", lang="ko")),
                        spans("3.07"),
                        spans(t("一字違い（연≠현）。", "One syllable differs (연 ≠ 현).")),
                    ),
                    (
                        spans("Nadim Institute"),
                        spans("Nadeem Industries"),
                        spans("2.88"),
                        spans(
                            t(
                                "法人種別が異なり、国も一致しない。",
                                "Another kind of organisation, in another country.",
                            )
                        ),
                    ),
                ),
                name=t("近い候補", "Near misses"),
            ),
            Heading(t("対象外の一覧での検索", "Lists outside the scope")),
            Table(
                cols,
                (),
                empty=t("検索していない。", "No search was made."),
                name=t("対象外", "Out of scope"),
            ),
        ),
    )


def sources(t: Pick) -> Section:
    blocks: tuple[Block, ...] = (
        BulletList(
            (
                spans(
                    Link(
                        "https://example.org/lists/end-user-list-2025-09-29.xlsx",
                        "https://example.org/lists/end-user-list-2025-09-29.xlsx",
                    ),
                    t("（取得 2026-04-18）", " (retrieved 2026-04-18)"),
                ),
                spans(
                    Link(
                        "https://example.org/works/W9999000101",
                        "https://example.org/works/W9999000101",
                    )
                ),
                spans(
                    t("名前の綴り: ", "Spellings: "),
                    "Nguyễn Thị Việt, Дмитрий Иванов, ישראל ישראלי, สมชาย ใจดี, अमित शर्मा, ",
                    Text("臺灣", lang="zh-Hant"),
                    ", 渡邉・渡邊",
                ),
            ),
            numbered=True,
        ),
    )
    return Section(
        id="sources", number="C", heading=t("出典", "Sources"), annex=True, blocks=blocks
    )
