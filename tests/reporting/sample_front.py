# ruff: noqa: E501 -- each sentence stands whole on its line beside its translation
"""The first sections of the sample dossier: question, outcome, merit, parties."""

from sekisho.reporting import (
    Callout,
    Cell,
    Column,
    Figure,
    Figures,
    KeyValue,
    KeyValues,
    Level,
    NotFilled,
    Paragraph,
    Section,
    Spans,
    Table,
    Text,
    spans,
)
from tests.reporting.sample_words import Pick, row


def header(t: Pick) -> tuple[KeyValue, ...]:
    return (
        row(t, "案件番号", "Case", Text("DEMO-2026-001", "code")),
        row(
            t,
            "機会",
            "Occasion",
            t("競争的研究費の採択後確認", "After selection, before award"),
        ),
        row(
            t,
            "回答期限",
            "Needed by",
            t("2026-05-07（残り17日）", "2026-05-07 (17 days left)"),
        ),
        row(t, "担当", "Prepared by", NotFilled()),
        row(t, "基準日", "As of", "2026-04-20"),
        row(t, "適用規則", "Rules", "jp-rs-2025-draft 0.1.0"),
        row(t, "参照データ集合", "Reference set", Text("rs-2026-04-20-a41c", "code")),
        row(
            t,
            "言語",
            "Language",
            t("日本語（英語版あり）", "English (Japanese version available)"),
        ),
    )


def question(t: Pick) -> Section:
    return Section(
        id="question",
        number="1",
        heading=t("問いと求める決定", "Question and the decision asked for"),
        blocks=(
            Callout(
                kind="demo",
                title=t(
                    "演習用: 人物と、未申告または不利な関係にある組織はすべて架空である。",
                    "Demonstration: every person, and every organisation in an undisclosed or "
                    "adverse tie, is fictional.",
                ),
            ),
            Paragraph(
                spans(
                    t(
                        "参画者6名・参画機関4機関について、本課題の実施を",
                        "For six people and four organisations: may the project ",
                    ),
                    Text(
                        t(
                            "このまま進めてよいか、措置を要するか",
                            "proceed as it is, or with measures",
                        ),
                        "strong",
                    ),
                    t(
                        "。決定は次の五つから責任者が選ぶ: 進める／措置を付して進める／保留／構成を変える／進めない。",
                        "? A named person chooses one of: proceed, proceed with mitigation, hold, "
                        "restructure, not proceed.",
                    ),
                )
            ),
        ),
    )


def outcome(t: Pick) -> Section:
    return Section(
        id="outcome",
        number="2",
        heading=t(
            "規則の下での結果と、不確かなまま残る点",
            "Outcome under the rule, and what stays uncertain",
        ),
        blocks=(
            KeyValues(
                (
                    row(
                        t,
                        "結果",
                        "Outcome",
                        Level(t("リスク軽減措置 必須", "Mitigation required"), "high"),
                        t(
                            "　（規則 A.6-F2・最大値による集約・暫定）",
                            "  (rule A.6-F2, by maximum, provisional)",
                        ),
                    ),
                    row(
                        t,
                        "暫定の理由",
                        "Provisional because",
                        t(
                            "2件の所見について本人の回答を待っている。1名の申告に未回答の項目がある。",
                            "two findings await the person’s reply; one declaration has an open item.",
                        ),
                    ),
                    row(t, "決定", "Decision", NotFilled()),
                    row(t, "決定者・日付・理由", "Decided by, date, reason", NotFilled()),
                )
            ),
            Figures(
                (
                    Figure("6", t("参画者", "people"), t("うち所見なし 3", "3 without findings")),
                    Figure("4", t("参画機関", "organisations"), t("3か国", "in 3 countries")),
                    Figure(
                        "4",
                        t("所見", "findings"),
                        t("高1・中1・低1・情報1", "1 high, 1 medium, 1 low, 1 info"),
                    ),
                    Figure("1", t("未回答の項目", "open item"), t("申告⑦", "item ⑦")),
                    Figure(
                        "5",
                        t("照合した情報源", "sources searched"),
                        t("2 情報源は未照合", "2 not searched"),
                    ),
                )
            ),
        ),
    )


def merit(t: Pick) -> Section:
    return Section(
        id="merit",
        number="3",
        heading=t("この研究の意義", "Why the work matters"),
        blocks=(
            Paragraph(
                spans(
                    t(
                        "深部地下水の流れを非破壊で測る手法は、地熱・防災・水資源管理の基礎となる。国際共同研究は計測点の確保に不可欠である"
                        "（申請書 2.1 節より、科学審査の評価とは独立）。",
                        "Sensing deep groundwater without drilling serves geothermal energy, "
                        "disaster prevention and water management; partners abroad provide the sites "
                        "(application, section 2.1; kept apart from the scientific review).",
                    )
                )
            ),
        ),
    )


def person(
    t: Pick, name: str, latin: str, role: str, orcid: str, result: Spans, lang: str | None = None
) -> tuple[Cell, ...]:
    how = t("本人申告の ORCID と所属歴の一致", "declared ORCID, agreeing posts")
    if not orcid.startswith("0"):
        how = t("氏名のみ: 同定していない", "name only: not resolved")
    latin_part = (Text(f" {latin}", "muted"),) if latin else ()
    return (
        (Text(name, lang=lang), *latin_part),
        spans(role),
        spans(Text(orcid, "code")),
        spans(how),
        result,
    )


def parties(t: Pick) -> Section:
    columns = (
        Column(t("当事者", "Party"), 3.2),
        Column(t("役割・所属", "Role and affiliation"), 2.9),
        Column(t("識別子", "Identifiers"), 2.2),
        Column(t("本人確認の方法", "How identity was established"), 3.7),
        Column(t("結果", "Result"), 1.7),
    )
    clear = spans(Level(t("所見なし", "No finding"), "none"))
    question = spans(Level(t("質問あり", "Question"), "medium"))
    rows: tuple[tuple[Cell, ...], ...] = (
        person(
            t,
            "髙橋 美咲",
            "Takahashi Misaki",
            t("研究代表者 ・ 青嶺大学", "PI, Aomine University"),
            "0000-0009-9999-0011",
            clear,
        ),
        person(
            t,
            "𠮷田 航",
            "Yoshida Wataru",
            t("分担者 ・ 青嶺大学", "Co-investigator, Aomine University"),
            "0000-0009-9999-0022",
            clear,
        ),
        person(
            t,
            "王伟",
            "Wang Wei",
            t("分担者 ・ 海東理工大学", "Co-investigator, Haedong Institute"),
            "0000-0009-9999-0033",
            question,
            "zh",
        ),
        person(
            t,
            "김서연",
            "Kim Seoyeon",
            t("博士研究員 ・ 海東理工大学", "Postdoc, Haedong Institute"),
            "0000-0009-9999-0044",
            clear,
            "ko",
        ),
        person(
            t,
            "أمينة الراشد",
            "Amina Al-Rashid",
            t("研究協力者 ・ ナディム研究所", "Collaborator, Nadim Institute"),
            t("なし", "none"),
            spans(Level(t("情報", "Information"), "info")),
            "ar",
        ),
        person(
            t,
            "Ōta Kenji（太田 健司）",
            "",
            t("技術職員 ・ 青嶺大学", "Engineer, Aomine University"),
            "0000-0009-9999-0066",
            spans(Level(t("不足あり", "Incomplete"), "unknown")),
        ),
    )
    return Section(
        id="parties",
        number="4",
        heading=t("当事者", "Parties"),
        blocks=(Table(columns, rows, name=t("当事者", "Parties"), title_column=True),),
    )
