# ruff: noqa: E501 -- each sentence stands whole on its line beside its translation
"""The timeline of the sample dossier."""

from sekisho.reporting import (
    Bar,
    Lane,
    LegendItem,
    Marker,
    Timeline,
)
from tests.reporting.sample_words import Pick


def timeline(t: Pick) -> Timeline:
    return Timeline(
        title=t(
            "王伟: 申告と公開情報の対照（2019–2026年）",
            "王伟: declared and observed, 2019–2026",
        ),
        start="2019",
        end="2026",
        lanes=(
            Lane(
                t("所属（申告②）", "Posts (declared, ②)"),
                "declared",
                (
                    Bar(
                        t("青嶺大学 博士課程", "Aomine University, PhD"),
                        "2019-04",
                        "2022-03",
                        "declared",
                        "②-1",
                    ),
                    Bar(
                        t("海東理工大学 助教授", "Haedong Institute, assistant professor"),
                        "2022-04",
                        None,
                        "declared",
                        "②-2",
                    ),
                ),
            ),
            Lane(
                t("所属（論文・ORCID）", "Posts (papers, ORCID)"),
                "observed",
                (
                    Bar("Aomine University", "2019-06", "2022-02", "observed", "[4]"),
                    Bar(
                        "Haedong Institute of Technology",
                        "2022-05",
                        "2026-02",
                        "observed",
                        "[4]",
                    ),
                    Bar(
                        "Beichen Laboratory of Sensing",
                        "2024-01",
                        "2024-12",
                        "mismatch",
                        "F-02",
                    ),
                ),
            ),
            Lane(
                t("資金（申告④）", "Funding (declared, ④)"),
                "declared",
                (
                    Bar(
                        t("海東理工大学 運営費", "Haedong Institute, core funding"),
                        "2022-04",
                        None,
                        "declared",
                        "④-1",
                    ),
                ),
            ),
            Lane(
                t("資金（謝辞・助成一覧）", "Funding (acknowledgements, grant lists)"),
                "funding",
                (
                    Bar(
                        "北辰科学技术基金 BX-2024-017",
                        "2025-01",
                        None,
                        "mismatch",
                        "F-01",
                        lang="zh",
                    ),
                    Bar(t("学会の旅費", "Travel grant"), None, "2020-09", "uncertain", "[5]"),
                ),
            ),
        ),
        markers=(
            Marker(t("遡及期間の始まり", "look-back starts"), "2021-04-20"),
            Marker(t("基準日", "as of"), "2026-04-20"),
        ),
        legend=(
            LegendItem("declared", t("申告", "declared")),
            LegendItem(
                "observed",
                t("公開情報（申告と一致）", "open sources, agreeing with the declaration"),
            ),
            LegendItem("mismatch", t("公開情報にあり申告にない", "in open sources, not declared")),
            LegendItem("uncertain", t("時期が確かでない", "dates uncertain")),
        ),
        alt=t(
            "申告された所属2件と公開情報の所属3件、申告された資金1件と公開情報の資金2件を2019年から2026年の年表で対照する。",
            "Two declared and three observed posts, one declared and two observed sources of funding, from 2019 to 2026.",
        ),
    )
