"""Replies to findings: a form that comes back as people fill it in."""

import json
from datetime import date
from pathlib import Path

import pytest

from sekisho.core.case import CaseFile, SettledFinding
from sekisho.core.errors import DeclarationError, Problem
from sekisho.core.finding import Disposition
from sekisho.diligence.intake import read_case, warn_of_unknown_findings
from tests.support.application import make_folder

REPLY = {
    "finding_id": "F1",
    "disposition": "explained",
    "reason": "別人",
    "by": "佐藤",
    "on": "2026-01-01",
    "evidence_digest": "ab",
}
OPEN = REPLY | {"disposition": "pending", "reason": "", "by": "", "on": ""}


def line(**changed: str) -> str:
    return json.dumps(REPLY | changed, ensure_ascii=False)


def read(folder: Path, *lines: str) -> CaseFile:
    make_folder(folder)
    (folder / "dispositions.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return read_case(folder)


def refuse(folder: Path, *lines: str) -> tuple[Problem, ...]:
    with pytest.raises(DeclarationError) as refused:
        read(folder, *lines)
    return refused.value.problems


def test_settled_findings_are_read(tmp_path: Path) -> None:
    case = read(tmp_path / "case", line(), "")

    assert case.settled == (
        SettledFinding("F1", Disposition.EXPLAINED, "別人", "佐藤", date(2026, 1, 1), "ab", row=1),
    )


@pytest.mark.parametrize(
    ("word", "disposition"),
    [
        ("回答待ち", Disposition.PENDING),
        ("説明あり", Disposition.EXPLAINED),
        ("訂正", Disposition.CORRECTED),
        ("申告を訂正", Disposition.CORRECTED),
        ("同名の別人", Disposition.NAMESAKE),
        ("重要な点で一致しない", Disposition.MATERIALLY_INCONSISTENT),
    ],
)
def test_disposition_is_read_in_japanese(
    word: str, disposition: Disposition, tmp_path: Path
) -> None:
    (settled,) = read(tmp_path / "case", line(disposition=word)).settled

    assert settled.disposition is disposition


def test_line_left_as_the_form_has_it_is_no_reply_yet(tmp_path: Path) -> None:
    case = read(tmp_path / "case", json.dumps(OPEN), line(finding_id="F2"))

    assert [one.finding_id for one in case.settled] == ["F2"]
    assert case.warnings == ()


@pytest.mark.parametrize("key", ["reason", "by", "on", "evidence_digest"])
def test_reply_that_lacks_something_says_what(key: str, tmp_path: Path) -> None:
    (problem,) = refuse(tmp_path / "case", line(), line(**{key: ""}))

    assert problem.code == "input.reply_incomplete"
    assert (problem.place.row, problem.place.path) == (2, key)
    assert problem.expected is not None
    assert "英数字" not in problem.expected.ja
    assert problem.action is not None
    assert "a1" not in problem.action.ja


def test_reply_on_no_full_date_is_refused(tmp_path: Path) -> None:
    (problem,) = refuse(tmp_path / "case", line(on="昨日"))

    assert problem.place.row == 1
    assert problem.place.path == "on"


def test_torn_last_line_warns_with_its_row(tmp_path: Path) -> None:
    case = read(tmp_path / "case", line(), line(finding_id="F2")[:40], "")

    assert [one.finding_id for one in case.settled] == ["F1"]
    assert [(one.code, one.place.row) for one in case.warnings] == [("input.torn_line", 2)]


def test_torn_line_before_the_last_is_refused(tmp_path: Path) -> None:
    problems = refuse(tmp_path / "case", line()[:40], line())

    assert [(one.code, one.place.row) for one in problems] == [("input.broken_json", 1)]


def test_reply_to_a_finding_that_is_not_there_warns_with_its_row(tmp_path: Path) -> None:
    case = read(tmp_path / "case", line(), line(finding_id="F9"))

    (warning,) = warn_of_unknown_findings(case.settled, {"F1"})

    assert (warning.code, warning.place.row) == ("input.unknown_finding", 2)
