"""The main job on the bundled case: same bytes twice, an earlier answer, a replay."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from sekisho.core.completeness import MissingKind
from sekisho.core.errors import NotReplayableError
from sekisho.core.finding import Disposition
from sekisho.diligence import REPLIES_NAME, CheckResult, evidence_digest, replay, run_check
from sekisho.diligence.demo import Demo, prepare_demo
from sekisho.diligence.intake import application_to_yaml, read_case
from sekisho.library import Library

BEFORE_THE_LATER_ISSUE = date(2025, 6, 1)


@pytest.fixture
def demo(tmp_path: Path) -> Demo:
    return prepare_demo(tmp_path / "demo")


def check(demo: Demo, *, as_of: date | None = None) -> tuple[CheckResult, Path]:
    checked = run_check(
        demo.application, demo.library, as_of=as_of or demo.as_of, known_at=demo.known_at
    )
    return checked.result, checked.run_folder


def run_demo(out: Path, lang: str) -> dict[str, bytes]:
    command = [sys.executable, "-m", "sekisho", "demo", "--out", str(out), "--lang", lang]
    subprocess.run(command, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in sorted((out / "dossier").iterdir())}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_two_processes_write_the_same_bytes(tmp_path: Path, lang: str) -> None:
    """Two runs in two folders give the same dossier, in every format."""
    first = run_demo(tmp_path / "one", lang)
    second = run_demo(tmp_path / "two", lang)

    written = {"dossier.html", "dossier.json", "dossier.pdf", "dossier.xlsx"}
    assert set(first) == written | {REPLIES_NAME}
    assert first == second


def test_an_earlier_date_gives_the_earlier_answer(demo: Demo) -> None:
    """As of a day before the later issue, the organisation that it added is not listed."""
    now, _ = check(demo)
    then, _ = check(demo, as_of=BEFORE_THE_LATER_ISSUE)

    listed_now = {finding.finding_id for finding in now.findings if finding.hit_ids}
    listed_then = {finding.finding_id for finding in then.findings if finding.hit_ids}

    assert listed_then < listed_now
    assert [pin.published_at for pin in then.run.reference.pins] != [
        pin.published_at for pin in now.run.reference.pins
    ]


def test_replay_recomputes_a_run_byte_for_byte(demo: Demo) -> None:
    """The kept inputs and pins are enough, even after the application changed."""
    result, folder = check(demo)
    application = demo.application / "application.yaml"
    application.write_text(
        application.read_text(encoding="utf-8").replace("participant", "staff"), encoding="utf-8"
    )

    replayed = replay(folder, demo.library)

    assert replayed.is_same
    assert replayed.result.run.run_id == result.run.run_id


def test_replay_says_which_value_differs(demo: Demo) -> None:
    """A result that somebody edited is found out, at the place that was edited."""
    _, folder = check(demo)
    path = folder / "result.json"
    payload = json.loads(path.read_bytes())
    payload["outcome"]["level"] = "NO_ACTION"
    path.write_text(json.dumps(payload, ensure_ascii=False), encoding="utf-8")

    replayed = replay(folder, demo.library)

    assert "/outcome/level" in [one.path for one in replayed.differences]


def test_replay_refuses_when_a_record_was_purged(demo: Demo) -> None:
    """A purged record makes the run not replayable, and that is said."""
    _, folder = check(demo)
    shutil.rmtree(demo.application / "records")

    with pytest.raises(NotReplayableError):
        replay(folder, demo.library)


def test_what_was_retrieved_later_is_not_known_before(demo: Demo) -> None:
    """`known_at` bounds what had been retrieved: lists and records both."""
    early = datetime(2020, 1, 1, tzinfo=UTC)
    checked = run_check(demo.application, demo.library, as_of=demo.as_of, known_at=early)

    assert checked.result.run.reference.pins == ()
    assert checked.result.run.records == ()
    assert checked.result.findings == ()
    assert not checked.result.is_complete


def test_a_list_that_nobody_searched_keeps_a_clean_case_incomplete(demo: Demo) -> None:
    """Clean people and an empty library: not searched is not clear (G.2)."""
    case = read_case(demo.application).application
    clean = replace(case, roster=tuple(one for one in case.roster if one.person_id == "p1"))
    path = demo.application / "application.yaml"
    path.write_text(application_to_yaml(clean), encoding="utf-8")
    empty = Library(demo.application.parent / "empty")

    checked = run_check(demo.application, empty, as_of=demo.as_of, known_at=demo.known_at)

    assert not checked.result.is_complete
    assert [(one.path, one.kind) for one in checked.result.missing] == [
        ("lists", MissingKind.NOT_SEARCHED),
        ("lists.jp-meti-eul", MissingKind.NOT_SEARCHED),
        ("lists.us-ofac-sdn", MissingKind.NOT_SEARCHED),
    ]


def test_changing_nationality_changes_nothing(demo: Demo) -> None:
    """No engine can see it: not a byte of the result moves (G19)."""
    before, folder = check(demo)
    stored = (folder / "result.json").read_bytes()
    kept = sorted((demo.application / "nationality").iterdir())
    assert kept
    for path in kept:
        text = path.read_text(encoding="utf-8")
        changed = text.replace("JP", "KP")
        assert changed != text
        path.write_text(changed, encoding="utf-8")

    after, folder_after = check(demo)

    assert before == after
    assert stored == (folder_after / "result.json").read_bytes()


def test_a_reply_counts_until_its_evidence_changes(demo: Demo) -> None:
    """A settled finding stays settled; with other evidence it is asked again."""
    result, _ = check(demo)
    finding = result.findings[0]
    line = {
        "finding_id": finding.finding_id,
        "disposition": "explained",
        "reason": "招へいは無報酬で、期間は1週間でした。",
        "by": "審査 花子",
        "on": "2025-11-21",
        "evidence_digest": evidence_digest(finding),
    }
    settle(demo, line)
    explained, _ = check(demo)
    settle(demo, line | {"evidence_digest": "0" * 16})
    lapsed, _ = check(demo)

    assert disposition(explained, finding.finding_id) is Disposition.EXPLAINED
    assert disposition(lapsed, finding.finding_id) is Disposition.PENDING


def settle(demo: Demo, line: dict[str, str]) -> None:
    path = demo.application / "dispositions.jsonl"
    path.write_text(json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8")


def disposition(result: CheckResult, finding_id: str) -> Disposition:
    return next(one.disposition for one in result.findings if one.finding_id == finding_id)


@pytest.mark.parametrize(("lang", "annex"), [("ja", "付属資料"), ("en", "Annex")])
def test_the_dossier_is_two_pages_and_an_annex(tmp_path: Path, lang: str, annex: str) -> None:
    """What a person must read of an ordinary case fits on two pages."""
    run_demo(tmp_path / "demo", lang)

    pages = PdfReader(tmp_path / "demo" / "dossier" / "dossier.pdf").pages

    starts = [number for number, page in enumerate(pages, 1) if annex in page.extract_text()]
    assert starts[0] == 3


def test_a_reply_to_no_finding_is_told_of(demo: Demo) -> None:
    """A mistyped id must not be ignored in silence."""
    result, _ = check(demo)
    settle(
        demo,
        {
            "finding_id": "f-000000000000",
            "disposition": "explained",
            "reason": "x",
            "by": "審査 花子",
            "on": "2025-11-21",
            "evidence_digest": evidence_digest(result.findings[0]),
        },
    )

    after, _ = check(demo)

    assert [one.place.file for one in after.case.warnings] == ["dispositions.jsonl"]
