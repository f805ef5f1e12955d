"""Unknown is not no: what is INCOMPLETE, and what is not."""

from datetime import date
from pathlib import Path

import pytest

from sekisho.core.completeness import Missing, MissingKind
from sekisho.diligence.intake import missing_items, read_case
from tests.support.application import APPLICATION, DECLARATION, make_folder

ON = date(2026, 2, 1)


def find_missing(
    folder: Path, *, application: str = APPLICATION, declaration: str = DECLARATION
) -> list[tuple[str, str, MissingKind]]:
    case = read_case(make_folder(folder, application=application, declaration=declaration))
    return [(one.person_id, one.path, one.kind) for one in missing_items(case, on=ON)]


def test_whole_application_lacks_nothing(tmp_path: Path) -> None:
    assert find_missing(tmp_path / "case") == []


@pytest.mark.parametrize(
    ("old", "new", "path", "kind"),
    [
        ("grants: no", "", "grants", MissingKind.SECTION_BLANK),
        ("grants: no", "grants: []", "grants", MissingKind.SECTION_BLANK),
        ("grants: no", "grants: yes", "grants", MissingKind.ANSWER_CONTRADICTS),
        ("grants: no", "grants: {unparsed: [科研費]}", "grants", MissingKind.FIELD_BLANK),
        ("residency:", "residency:\n  stayed: 1", "", None),
        ("    role: 教授\n", "", "affiliations[a1].role", MissingKind.FIELD_BLANK),
        ("    paid: yes\n", "", "affiliations[a1].paid", MissingKind.FIELD_BLANK),
        ("    effort: 60%\n", "", "affiliations[a1].effort", MissingKind.FIELD_BLANK),
        ("primary: yes", "primary: no", "affiliations.primary", MissingKind.ANSWER_CONTRADICTS),
        ("current_post: a1", "current_post: a9", "header.current_post", MissingKind.REFERENCE),
        ("current_post: a1", "current_post: k1", "header.current_post", MissingKind.REFERENCE),
        ("aliases: 該当なし", "", "header.aliases", MissingKind.FIELD_BLANK),
        ("aliases: 該当なし", "aliases: {answer: no, items: [花]}", "header.aliases",
         MissingKind.ANSWER_CONTRADICTS),
        ("name_kana: ヤマダ ハナコ", "", "header.name_kana", MissingKind.FIELD_BLANK),
        ("value: 不明", "", "in_kind[k1].value", MissingKind.FIELD_BLANK),
        ("value: 不明", "value: {amount: 5}", "in_kind[k1].value.currency",
         MissingKind.FIELD_BLANK),
        ("2024年度", "2024-04/..", "in_kind[k1].period.ongoing", MissingKind.FIELD_BLANK),
        ("外国民間", "外国政府", "in_kind[k1].personal_income", MissingKind.FIELD_BLANK),
        ("gov_benefits: no", "gov_benefits: [k1]", "residency.annual_income",
         MissingKind.FIELD_BLANK),
        ("gov_benefits: no", "gov_benefits: [k2]", "residency.gov_benefits[1]",
         MissingKind.REFERENCE),
        ("[institution_dd, fa_submission]", "[statistics]", "consent.purposes",
         MissingKind.CONSENT),
        ("legal_basis: consent", "legal_basis: contract", "consent.legal_basis",
         MissingKind.CONSENT),
        ("legal_basis: consent", "withdrawn_at: 2026-01-31, legal_basis: consent",
         "consent.withdrawn_at", MissingKind.CONSENT),
    ],
)  # fmt: skip
def test_gap_in_a_declaration_is_named(
    old: str, new: str, path: str, kind: MissingKind | None, tmp_path: Path
) -> None:
    assert old in DECLARATION

    missing = find_missing(tmp_path / "case", declaration=DECLARATION.replace(old, new))

    assert (("p1", path, kind) in missing) is (kind is not None)


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("grants: no", "grants: unknown", "grants"),
        ("grants: no", "grants: {answer: 不明}", "grants"),
        ("    paid: yes\n", "    paid: unknown\n", "affiliations[a1].paid"),
        ("aliases: 該当なし", "aliases: 不明", "header.aliases"),
        ("aliases: 該当なし", "aliases: {answer: unknown}", "header.aliases"),
        ("    conditions: no\n", "    conditions: 不明\n", "in_kind[k1].conditions"),
        ("{answer: yes, date: R6.4.1}", "unknown", "in_kind[k1].reported_to_inst"),
        ("2024年度", "{from: 2024-04, ongoing: 不明}", "in_kind[k1].period.ongoing"),
    ],
)
def test_answer_said_to_be_unknown_is_told_from_a_blank_one(
    old: str, new: str, path: str, tmp_path: Path
) -> None:
    assert old in DECLARATION

    said = find_missing(tmp_path / "said", declaration=DECLARATION.replace(old, new))

    assert said == [("p1", path, MissingKind.ANSWER_UNKNOWN)]


def test_details_of_gaps_are_ids_and_numbers_in_any_language(tmp_path: Path) -> None:
    """The dossier prints them as they are, in Japanese too."""
    declaration = (
        DECLARATION.replace("primary: yes", "primary: no")
        .replace("legal_basis: consent", "withdrawn_at: 2026-01-31, legal_basis: consent")
        .replace("gov_benefits: no", "gov_benefits: [k2]")
    )
    application = APPLICATION.replace("role: 代表機関", "role: 委託先")

    case = read_case(
        make_folder(tmp_path / "case", application=application, declaration=declaration)
    )

    details = {one.path: one.detail for one in missing_items(case, on=ON)}
    assert details == {
        "application.organisations": "0",
        "residency.gov_benefits[1]": "k2",
        "affiliations.primary": "",
        "header.current_post": "a1",
        "consent.withdrawn_at": "",
        "residency.annual_income": "",
    }


@pytest.mark.parametrize(
    ("old", "new", "path", "kind"),
    [
        ("application_id: T-1", "", "application.application_id", MissingKind.FIELD_BLANK),
        ("scope: {tiers_in_scope: [A2, A3], lookback_years: 5}", "", "application.scope",
         MissingKind.FIELD_BLANK),
        ("partners: no", "", "application.partners", MissingKind.FIELD_BLANK),
        ("role: 代表機関", "role: 委託先", "application.organisations",
         MissingKind.ANSWER_CONTRADICTS),
        ("access: d1", "access: d7", "application.roster[p1].access[d7].asset_id",
         MissingKind.REFERENCE),
        ("access: d1", "", "application.roster[p1].access", MissingKind.FIELD_BLANK),
        ("phase: 申請", "phase: 実施", "application.contracts", MissingKind.FIELD_BLANK),
        ("important_technology: はい", "important_technology: 不明",
         "application.programme.designation.important_technology", MissingKind.ANSWER_UNKNOWN),
    ],
)  # fmt: skip
def test_gap_in_an_application_is_nobodys(
    old: str, new: str, path: str, kind: MissingKind, tmp_path: Path
) -> None:
    assert old in APPLICATION

    missing = find_missing(tmp_path / "case", application=APPLICATION.replace(old, new))

    assert missing == [("", path, kind)]


def test_person_without_a_declaration_is_one_gap(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "case")
    (folder / "declarations" / "p1.yaml").unlink()

    missing = missing_items(read_case(folder), on=ON)

    assert missing == (Missing("p1", "declaration", MissingKind.DECLARATION_ABSENT),)


def test_prefilled_item_counts_only_when_confirmed(tmp_path: Path) -> None:
    prefilled = DECLARATION.replace("  - item_id: k1\n", "  - item_id: k1\n    origin: prefilled\n")

    missing = find_missing(tmp_path / "case", declaration=prefilled)

    assert missing == [("p1", "in_kind.confirmed_on", MissingKind.FIELD_BLANK)]


def test_post_abroad_asks_for_its_contract(tmp_path: Path) -> None:
    abroad = DECLARATION.replace("{name: 架空大学, country: JP}", "{name: X, country: DE}")

    missing = find_missing(tmp_path / "case", declaration=abroad)

    assert missing == [("p1", "affiliations[a1].contract", MissingKind.FIELD_BLANK)]


def test_grant_under_a_confidentiality_contract_asks_for_effort_only(tmp_path: Path) -> None:
    grant = "grants:\n  - {item_id: g1, status: 受入中, nda: yes, reported_to_inst: yes}"

    missing = find_missing(tmp_path / "case", declaration=DECLARATION.replace("grants: no", grant))

    assert missing == [
        ("p1", "grants[g1].effort", MissingKind.FIELD_BLANK),
        ("p1", "grants[g1].in_erad", MissingKind.FIELD_BLANK),
    ]
