# ruff: noqa: E501 -- each sentence stands whole on its line beside its translation
"""The last sections of the sample dossier: what was not found, measures, fairness, review."""

from sekisho.reporting import (
    Blank,
    BulletList,
    Column,
    KeyValues,
    Link,
    NotFilled,
    Paragraph,
    Section,
    Table,
    Text,
    spans,
)
from tests.reporting.sample_words import Pick, row


def not_found(t: Pick) -> Section:
    return Section(
        id="not-found",
        number="6",
        heading=t("見つからなかったもの、探していないもの", "Not found, and not searched"),
        blocks=(
            BulletList(
                (
                    spans(
                        t(
                            "参画者6名・4機関の氏名と名称は、次の一覧に",
                            "The names of six people and four organisations were ",
                        ),
                        Text(t("見つからなかった", "not found"), "strong"),
                        t(
                            "：METI 外国ユーザーリスト（2025-09-29 版、835件）、UN 安保理（2026-04-15 版）。",
                            " on: METI Foreign End User List (2025-09-29, 835 rows), UN Security Council (2026-04-15).",
                        ),
                    ),
                    spans(
                        Text(t("探していない", "Not searched"), "strong"),
                        t(
                            "：特許、企業登記、報道。理由: この版の対象外。",
                            ": patents, company registers, press. Reason: outside this version.",
                        ),
                    ),
                    spans(
                        t(
                            "太田 健司の申告⑦（外国の人材登用）は未回答であり、「該当なし」とは扱わない。",
                            "Item ⑦ (foreign talent programmes) of Ōta Kenji is open and is not read as “none”.",
                        )
                    ),
                )
            ),
        ),
    )


def measures(t: Pick) -> Section:
    return Section(
        id="measures",
        number="7",
        heading=t("選択肢と措置", "Options and measures"),
        blocks=(
            Table(
                (
                    Column(t("措置", "Measure"), 1.0),
                    Column(t("内容", "What"), 4.6),
                    Column(t("根拠", "Basis"), 1.6),
                    Column(t("担当", "Owner"), 1.3),
                    Column(t("期限", "Due"), 1.3, "end"),
                ),
                (
                    (
                        spans("M03"),
                        spans(
                            t(
                                "助成 BX-2024-017 の条件の開示と、本課題の成果との切り分け",
                                "Disclose the conditions of grant BX-2024-017 and keep its results apart from this project",
                            )
                        ),
                        spans(Link("F-01", "#F-01")),
                        spans(NotFilled()),
                        spans("2026-05-01"),
                    ),
                    (
                        spans("M06"),
                        spans(
                            t(
                                "計測装置の設計データへのアクセスを青嶺大学に限る",
                                "Keep access to the design data of the instrument at Aomine University",
                            )
                        ),
                        spans("A.6.1"),
                        spans(NotFilled()),
                        spans(t("採択時", "at award")),
                    ),
                    (
                        spans("M11"),
                        spans(t("申告の年次更新", "Renew the declarations yearly")),
                        spans("A.3 ③"),
                        spans(t("研究推進課", "Research office")),
                        spans("2027-04-01"),
                    ),
                ),
                name=t("措置", "Measures"),
            ),
        ),
    )


def fairness(t: Pick) -> Section:
    return Section(
        id="fairness",
        number="8",
        heading=t("公正さの確認", "Fairness statement"),
        blocks=(
            Paragraph(
                spans(
                    t(
                        "国籍は居住性と公募の応募資格の判定にのみ用い、照合と所見には用いていない。国籍を入れ替えた再計算で、この報告書の所見は変わらなかった（実行 20260420-1f6e）。",
                        "Nationality is used for residency and for the call’s eligibility rule alone. With nationalities exchanged, no finding of this dossier changed (run 20260420-1f6e).",
                    )
                )
            ),
        ),
    )


def dissent(t: Pick) -> Section:
    return Section(
        id="dissent",
        number="9",
        heading=t("第二読者の異論", "Second reader’s dissent"),
        blocks=(
            Blank(
                t("第二読者", "Second reader"),
                hint=t(
                    "氏名・日付・意見（異論がなければ「なし」）",
                    "name, date, opinion (“none” where there is none)",
                ),
            ),
        ),
    )


def review(t: Pick) -> Section:
    return Section(
        id="review",
        number="10",
        heading=t("見直しの日と契機", "Review date and triggers"),
        blocks=(
            KeyValues(
                (
                    row(t, "見直し", "Review", "2027-04-01"),
                    row(
                        t,
                        "契機",
                        "Triggers",
                        t(
                            "本人の回答、参画者の変更、一覧の改正（差分だけを知らせる）",
                            "the person’s reply, a change of roster, a new issue of a list (only differences are told)",
                        ),
                    ),
                )
            ),
        ),
    )
