"""Application folders: what is read, and what is refused with its place."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sekisho.core.errors import DeclarationError, Problem
from sekisho.diligence.intake import read_case, read_declaration
from tests.support.application import APPLICATION, DECLARATION, make_folder

Change = Callable[[Path], object]


def refuse(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(DeclarationError) as refused:
        read_case(folder)
    assert refused.value.exit_code == 2
    for problem in refused.value.problems:
        assert problem.what.ja
        assert problem.what.en
        assert problem.place.file
    return refused.value.problems


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def write(name: str, text: str) -> Change:
    return lambda folder: (folder / name).write_text(text, encoding="utf-8")


def replace(old: str, new: str, name: str = "declarations/p1.yaml") -> Change:
    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def test_case_pins_each_file_it_read_by_hash(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "case")

    case = read_case(folder)

    assert case.warnings == ()
    assert case.inputs == {
        "application.yaml": hashlib.sha256(APPLICATION.encode()).hexdigest(),
        "declarations/p1.yaml": hashlib.sha256(DECLARATION.encode()).hexdigest(),
    }


@pytest.mark.parametrize(
    ("change", "code", "row"),
    [
        (write("declarations/p1.yaml", "header:\n\tname: x"), "input.broken_yaml", 2),
        (replace("header:", "header: {}\nheader:"), "input.duplicate_key", 3),
        (replace("education: no", "educaton: no"), "input.unknown_key", 15),
        (replace("education: no", "education: &a no"), "input.yaml_alias", 15),
        (replace("education: no", "education: !x no"), "input.yaml_tag", 15),
        (replace("education: no", "education: 高校"), "input.wrong_form", 15),
        (replace("role: 教授", "role: [教授]"), "input.wrong_form", 19),
        (replace("role: 教授", "role: no"), "input.answer_for_text", 19),
        (replace("full_time", "always"), "input.not_a_choice", 20),
        (replace("令和元年5月〜現在", "2025/13/40"), "input.date_impossible", 22),
        (replace("令和元年5月〜現在", "2025-04/2024-03"), "input.period_reversed", 22),
        (replace("effort: 60%", "effort: 160"), "input.not_a_percentage", 24),
        (replace("value: 不明", "value: 100"), "input.currency_missing", 34),
        (replace('"00123456"', "1234567"), "input.erad_lost_zero", 8),
        (replace("0000-0002-1825-0097", "0000-0002-1825-0098"), "input.not_an_identifier", 9),
        (replace("country: NO", "country: Utopia"), "input.not_country", 31),
        (replace("item_id: k1", "item_id: A1"), "input.duplicate_id", 29),
        (replace("  - item_id: k1\n    type", "  - type"), "input.key_missing", 29),
        (replace("person_id: p1", "person_id: p2"), "input.other_file_name", 1),
        (replace("person_id: p1", "person_id: ../p1"), "input.not_safe_id", 1),
        (replace("education: no", "nationality: JP"), "input.nationality_here", 15),
        (write("declarations/p2.json", '{"header": {}, "header": {}}'), "input.duplicate_key", 1),
        (write("declarations/p2.json", '{"header": {},\n}'), "input.broken_json", 2),
        (write("declarations/p2.json", "[" * 99), "input.broken_json", 1),
        (write("declarations/p2.yaml", "[" * 99), "input.too_deep", 1),
        (write("declarations/p2.yaml", "a: 1\n---\nb: 2"), "input.several_documents", 2),
        (write("declarations/p2.yaml", "# " + "x" * 6_000_000), "input.too_large", None),
        (write("declarations/p1-old.yaml", DECLARATION), "input.same_version", None),
        (write("declarations/P1.YAML", "a: 1"), "input.same_but_case", None),
        (write("declarations/p1.xls", ""), "input.wrong_suffix", None),
        (write("declarations/p1.xlsm", ""), "input.wrong_suffix", None),
        (write("application.json", "{}"), "input.several_applications", None),
        (replace("person_id: p1", "person_id: p1\n  - person_id: P1", "application.yaml"),
         "input.duplicate_id", 27),
        (replace("occasion: grant_application", "occasion: grant", "application.yaml"),
         "input.not_a_choice", 3),
        (replace("asset_id: d1", "asset_id: ../d1", "application.yaml"), "input.not_safe_id", 16),
        (write("dispositions.jsonl", '\n{"finding_id": "x"}\n'), "input.reply_incomplete", 2),
    ],
)  # fmt: skip
def test_bad_input_is_refused_at_its_line(
    change: Change, code: str, row: int | None, tmp_path: Path
) -> None:
    folder = make_folder(tmp_path / "case")
    change(folder)

    problems = refuse(folder)

    assert code in codes(problems)
    found = next(problem for problem in problems if problem.code == code)
    assert found.place.row == row


def test_every_problem_of_every_file_is_reported_at_once(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "case")
    replace("role: 教授", "role: no")(folder)
    replace("effort: 60%", "effort: much")(folder)
    replace("phase: 申請", "phase: いつか", "application.yaml")(folder)

    problems = refuse(folder)

    assert codes(problems) == [
        "input.not_a_choice",
        "input.answer_for_text",
        "input.not_a_percentage",
    ]


def test_duplicate_id_names_both_places(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "case")
    replace("item_id: k1", "item_id: a1")(folder)

    (problem,) = refuse(folder)

    assert problem.place.row == 29
    assert "row 17" in problem.what.en


def test_unknown_key_is_told_the_nearest(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "case")
    replace("education: no", "educaton: no")(folder)

    (problem,) = refuse(folder)

    assert problem.action is not None
    assert "education" in problem.action.ja


def test_newest_version_counts_and_older_ones_are_kept(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "case")
    write("declarations/p1-v2.yaml", DECLARATION.replace("version: 1", "version: 2"))(folder)

    case = read_case(folder)

    assert [one.header.version for one in case.declarations] == [2]
    assert [one.header.version for one in case.superseded] == [1]
    assert len(case.inputs) == 3


def test_declaration_of_a_stranger_warns(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "case")
    write("declarations/p9.yaml", "")(folder)

    case = read_case(folder)

    assert codes(case.warnings) == ["input.not_on_roster"]


@pytest.mark.parametrize(
    ("encoding", "warned"),
    [("utf-8-sig", []), ("utf-16", []), ("cp932", ["input.read_as_cp932"])],
)
def test_other_encodings_are_read(encoding: str, warned: list[str], tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "case")
    (folder / "declarations" / "p1.yaml").write_bytes(DECLARATION.encode(encoding))

    case = read_case(folder)

    assert codes(case.warnings) == warned
    assert case.declarations[0].header.name_kana == "ヤマダ ハナコ"


def test_unknown_encoding_is_refused(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "case")
    (folder / "declarations" / "p1.yaml").write_bytes(b"header: \x81\n")

    assert codes(refuse(folder)) == ["input.unknown_encoding"]


def test_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "case")
    (tmp_path / "p2.yaml").write_text(DECLARATION, encoding="utf-8")
    try:
        (folder / "declarations" / "p2.yaml").symlink_to(tmp_path / "p2.yaml")
    except OSError:
        pytest.skip("this system makes no links")

    assert codes(refuse(folder)) == ["input.outside_folder"]


def test_lock_files_are_passed_over_and_others_named(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "case")
    write("declarations/~$p1.xlsx", "")(folder)
    write("declarations/.hidden", "")(folder)
    write("declarations/notes.txt", "")(folder)

    case = read_case(folder)

    assert [warning.place.file for warning in case.warnings] == ["declarations/notes.txt"]


def test_folder_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    assert codes(refuse(tmp_path / "nothing")) == ["input.no_folder"]
    (tmp_path / "empty").mkdir()
    assert codes(refuse(tmp_path / "empty")) == ["input.no_application"]


def test_json_declaration_reads_like_yaml(tmp_path: Path) -> None:
    path = tmp_path / "p1.json"
    path.write_text(json.dumps({"header": {"erad_no": ["00123456"], "version": 3}, "grants": "no"}))

    declaration = read_declaration(path)

    assert declaration.person_id == "p1"
    assert declaration.header.version == 3


def test_fiscal_year_for_one_date_warns(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "case")
    replace("date: R6.4.1", "date: 令和6年度")(folder)

    case = read_case(folder)

    assert codes(case.warnings) == ["input.fiscal_year_as_year"]
