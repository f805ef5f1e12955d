"""`check` and `replay` as a person meets them: clear errors, exit codes, nothing half done."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sekisho.diligence.demo import Demo, prepare_demo


@pytest.fixture
def demo(tmp_path: Path) -> Demo:
    return prepare_demo(tmp_path / "demo")


def run(
    *arguments: object, cwd: Path | None = None, lang: str = "en"
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sekisho", *map(str, arguments)],
        cwd=cwd,
        env=os.environ | {"SEKISHO_LANG": lang, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def check(demo: Demo, out: Path, *more: object) -> subprocess.CompletedProcess[str]:
    library = demo.library.root
    known = ("--as-of", demo.as_of, "--known-at", demo.known_at.isoformat())
    return run("check", demo.application, "-o", out, "--library", library, *known, *more)


def only_run(demo: Demo) -> Path:
    (folder,) = (demo.application / "runs").iterdir()
    return folder


def test_check_ends_with_3_and_leaves_a_form_for_replies(demo: Demo, tmp_path: Path) -> None:
    done = check(demo, tmp_path / "out")

    lines = (tmp_path / "out" / "dispositions-template.jsonl").read_text("utf-8").splitlines()
    assert done.returncode == 3
    assert [set(json.loads(line)) for line in lines] == [
        {"finding_id", "disposition", "reason", "by", "on", "evidence_digest"}
    ] * 3


def test_check_ends_with_1_where_a_finding_reaches_the_threshold(
    demo: Demo, tmp_path: Path
) -> None:
    assert check(demo, tmp_path / "out", "--fail-on", "high").returncode == 1


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_check_refuses_an_output_that_cannot_be_before_it_works(
    demo: Demo, tmp_path: Path, name: str
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")

    done = check(demo, tmp_path / name)

    assert done.returncode == 2
    assert str(tmp_path / name) in done.stderr
    assert "Traceback" not in done.stderr
    assert not (demo.application / "runs").exists()
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "option",
    [
        ("--as-of", "9999-12-31"),
        ("--as-of", "令和7年"),
        ("--known-at", "0001-01-01"),
        ("--fail-on", "x"),
    ],
)
def test_check_names_an_option_it_cannot_take(
    demo: Demo, tmp_path: Path, option: tuple[str, str]
) -> None:
    done = run("check", demo.application, "-o", tmp_path / "out", *option)

    assert done.returncode == 2
    assert option[0] in done.stderr


def test_check_tells_of_what_reading_noticed(demo: Demo, tmp_path: Path) -> None:
    path = demo.application / "application.yaml"
    text = path.read_text(encoding="utf-8")
    spelled = "".join(char for char in text if encodable(char))
    path.write_bytes(spelled.encode("cp932"))

    done = check(demo, tmp_path / "out")

    assert "application.yaml" in done.stdout
    assert "CP932" in done.stdout


def encodable(char: str) -> bool:
    try:
        char.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True


def test_a_changed_copy_of_an_input_is_mended_by_the_next_check(demo: Demo, tmp_path: Path) -> None:
    check(demo, tmp_path / "out")
    copy = only_run(demo) / "inputs" / "application.yaml"
    copy.write_text("garbage", encoding="utf-8")

    check(demo, tmp_path / "out")

    assert copy.read_bytes() == (demo.application / "application.yaml").read_bytes()


def test_replay_takes_a_run_as_the_current_folder(demo: Demo, tmp_path: Path) -> None:
    check(demo, tmp_path / "out")

    done = run("replay", ".", "--library", demo.library.root, cwd=only_run(demo))

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("content", ["[" * 100_000, "{}", "", '{"run": {"packs": 5}}'])
def test_replay_refuses_what_is_no_run(demo: Demo, tmp_path: Path, content: str) -> None:
    check(demo, tmp_path / "out")
    (only_run(demo) / "result.json").write_text(content, encoding="utf-8")

    done = run("replay", only_run(demo), "--library", demo.library.root)

    assert done.returncode == 2
    assert "result.json" in done.stderr
    assert "Traceback" not in done.stderr


def test_replay_refuses_a_run_that_lost_its_packs(demo: Demo, tmp_path: Path) -> None:
    check(demo, tmp_path / "out")
    path = only_run(demo) / "result.json"
    payload = json.loads(path.read_text(encoding="utf-8"))
    payload["run"]["packs"] = []
    path.write_text(json.dumps(payload), encoding="utf-8")

    done = run("replay", only_run(demo), "--library", demo.library.root)

    assert done.returncode == 2
    assert "consistency-default" in done.stderr


def test_demo_refuses_to_replace_what_it_did_not_make(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    done = run("demo", "--out", tmp_path)

    assert done.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("lang", "words"), [("ja", "情報不足"), ("en", "Insufficient information")]
)
def test_a_blank_application_is_never_called_no_action(
    tmp_path: Path, lang: str, words: str
) -> None:
    run("init", tmp_path / "new")

    done = run(
        *("check", tmp_path / "new", "-o", tmp_path / "out", "--library", tmp_path / "none"),
        lang=lang,
    )

    assert done.returncode == 3
    assert words in done.stdout
