"""`sekisho data` as a person types it: what it prints, in both languages, and how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sekisho.cli.data import data_app
from sekisho.library import Library, case_records
from tests.library.published import name_entries, write_meti
from tools.environment import ROOT

ORCID = ROOT / "tests" / "fixtures" / "sources" / "orcid.json"
AT = ("--retrieved", "2026-04-01T12:00")
META_DATE = ("--published", "2026-03-30")


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A library of its own, and a language that does not depend on the machine's."""
    monkeypatch.setenv("SEKISHO_HOME", str(tmp_path / "library"))
    monkeypatch.setenv("SEKISHO_LANG", "en")
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path / "library"


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    return write_meti(tmp_path / "list_20260330.xlsx", name_entries(30))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(data_app, [str(argument) for argument in arguments])


def add(path: Path, *options: object) -> Result:
    return run("add", path, "--source", "jp-meti-eul", *AT, *options)


def test_add_says_what_was_added_and_what_to_do_next(listing: Path, home: Path) -> None:
    done = add(listing, *META_DATE)

    (pin,) = Library(home).catalogue()
    lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert lines[0].startswith("Added: ")
    assert lines[0].endswith("[jp-meti-eul]")
    assert lines[1:5] == [
        "  published: 2026-03-30",
        "  retrieved: 2026-04-01 12:00 JST",
        "  entries: 30 (rows in the file: 30)",
        f"  sha256: {pin.sha256}",
    ]
    assert lines[-1].startswith("Next: ")


def test_add_speaks_japanese(listing: Path) -> None:
    lines = add(listing, "--lang", "ja").stdout.splitlines()

    assert lines[0].startswith("読み込みました: 外国ユーザーリスト")
    assert "  公表日: 不明（取得日で代用）" in lines
    assert "  取得日時: 2026-04-01 12:00 JST" in lines


def test_add_without_a_date_points_at_the_one_in_the_file_name(listing: Path) -> None:
    without, given = add(listing).stdout, add(listing, *META_DATE).stdout

    assert "--published 2026-03-30" in without
    assert "--published" not in given


def test_add_as_json_is_the_report(listing: Path, home: Path) -> None:
    report = json.loads(add(listing, *META_DATE, "--json").stdout)

    assert report["pin"]["sha256"] == Library(home).catalogue()[0].sha256
    assert (
        report["new"],
        report["entities"],
        report["pin"]["published_at"],
    ) == (True, 30, "2026-03-30")


def test_same_file_again_says_so(listing: Path) -> None:
    add(listing)

    assert add(listing).stdout.startswith("Known already; recorded this retrieval: ")


def test_source_that_there_is_not_is_refused_with_the_nearest(listing: Path) -> None:
    done = run("add", listing, "--source", "jp-meti", *AT)

    assert done.exit_code == 2
    assert "jp-meti-eul" in done.stderr
    assert done.stdout == ""


def test_error_as_json_is_json(listing: Path) -> None:
    done = run("add", listing, "--source", "jp-meti", *AT, "--json")

    error = json.loads(done.stdout)["error"]
    assert (
        done.exit_code,
        error["exit_code"],
        error["problems"][0]["code"],
    ) == (2, 2, "source.unknown")


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--published", "2025/13/40"),
        ("--published", "2026-02-30"),
        ("--retrieved", "yesterday"),
        ("--retrieved", "2999-01-01T00:00"),
        ("--published", "2026-04-03"),
    ],
)
def test_date_that_cannot_be_is_refused(listing: Path, home: Path, option: str, value: str) -> None:
    done = add(listing, option, value)

    assert done.exit_code == 2
    assert option in done.stderr
    assert not home.exists()


def test_damaged_workbook_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(write_meti(tmp_path / "whole.xlsx", name_entries(30)).read_bytes()[:900])

    done = add(path)

    assert done.exit_code == 2
    assert "list.xlsx" in done.stderr


def test_shrink_is_refused_until_it_is_accepted(listing: Path, tmp_path: Path) -> None:
    add(listing)
    short = write_meti(tmp_path / "short.xlsx", name_entries(3))

    refused, taken = add(short), add(short, "--accept-shrink")

    assert (refused.exit_code, taken.exit_code) == (2, 0)
    assert "--accept-shrink" in refused.stderr
    assert "  entries before: 30" in taken.stdout.splitlines()


def test_person_record_goes_to_its_case_and_not_to_the_library(tmp_path: Path, home: Path) -> None:
    case = tmp_path / "application"
    case.mkdir()
    (case / "application.yaml").write_bytes(b"")

    refused = run("add", ORCID, "--source", "orcid", *AT)
    kept = run("add", ORCID, "--source", "orcid", *AT, "--case", case)

    ((info, _),) = case_records(case)
    assert (refused.exit_code, kept.exit_code) == (2, 0)
    assert "--case" in refused.stderr
    assert str(case / info.file) in kept.stdout
    assert not home.exists()


def test_person_record_as_json(tmp_path: Path) -> None:
    case = tmp_path / "application"
    case.mkdir()
    (case / "application.yaml").write_bytes(b"")

    done = run("add", ORCID, "--source", "orcid", *AT, "--case", case, "--json")

    assert json.loads(done.stdout)[0]["record"]["name"] == "orcid.json"


def test_list_of_an_empty_library_says_how_to_begin(home: Path) -> None:
    done = run("list")

    assert done.exit_code == 0
    assert str(home) in done.stdout
    assert "sekisho data add FILE" in done.stdout
    assert "jp-meti-eul" in done.stdout
    assert not home.exists()


def test_list_shows_every_snapshot_and_what_is_not_loaded(listing: Path, tmp_path: Path) -> None:
    add(listing, *META_DATE)
    add(write_meti(tmp_path / "new.xlsx", name_entries(31)))

    done = run("list")

    rows = [line for line in done.stdout.splitlines() if line.strip().startswith("jp-meti-eul")]
    assert len(rows) == 2
    assert "2026-03-30" in rows[0]
    assert "unknown (the retrieval stands in)" in rows[1]
    assert "2026-04-01 12:00 JST" in rows[1]
    not_loaded = done.stdout.split("Sources not loaded:")[1]
    assert "un-sc" in not_loaded
    assert "jp-meti-eul" not in not_loaded
    assert "orcid" in not_loaded.split("Sources kept with a case (--case):")[1]


def test_list_as_json(listing: Path, home: Path) -> None:
    add(listing, *META_DATE)

    found = json.loads(run("list", "--json").stdout)

    assert str(home) == found["library"]
    assert [
        (item["source_id"], item["rows_seen"], item["records"]) for item in found["snapshots"]
    ] == [("jp-meti-eul", 30, 0)]
    assert found["kept_with_a_case"] == ["orcid"]
    assert "un-sc" in found["not_loaded"]


def test_verify_of_a_whole_library(listing: Path) -> None:
    add(listing)

    done = run("verify")

    assert done.exit_code == 0
    assert "All is whole: 1 snapshots, 2 items checked." in done.stdout


@pytest.mark.parametrize("as_json", [False, True])
def test_verify_ends_with_2_on_damage_and_names_the_file(
    listing: Path, home: Path, as_json: bool
) -> None:
    add(listing)
    (pin,) = Library(home).catalogue()
    path = home / "snapshots" / pin.source_id / "raw" / pin.sha256
    path.write_bytes(path.read_bytes()[:-1])

    done = run("verify", *(["--json"] if as_json else []))

    assert done.exit_code == 2
    if as_json:
        found = json.loads(done.stdout)
        assert (False, str(path)) == (found["whole"], found["problems"][0]["place"]["file"])
    else:
        assert str(path) in done.stdout


def test_folder_that_is_no_library_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("hello", encoding="utf-8")

    done = run("list", "--library", tmp_path)

    assert done.exit_code == 2
    assert "letter.txt" in done.stderr


@pytest.mark.parametrize(
    ("encoding", "lang"),
    [("cp932", "ja"), ("cp932", "en"), ("cp1252", "ja"), ("utf-8", "ja")],
)
def test_any_console_shows_it_without_failing(
    listing: Path, tmp_path: Path, encoding: str, lang: str
) -> None:
    home = tmp_path / "Zoë 𠮷野"  # of characters that CP932 and CP1252 lack
    add(listing, "--library", home)
    code = (
        "import sys; from sekisho.cli._output import prepare_streams, run_guarded; "
        "from sekisho.cli.data import data_app; prepare_streams(); sys.exit(run_guarded(data_app))"
    )
    for arguments in (["list"], ["list", "--json"], ["verify"], ["add", "none", "--source", "x"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments, "--lang", lang],
            cwd=ROOT,
            env={**os.environ, "PYTHONIOENCODING": encoding, "SEKISHO_HOME": str(home)},
            capture_output=True,
            check=False,
        )

        assert done.returncode == (2 if "add" in arguments else 0)
        assert b"Traceback" not in done.stderr
        said = done.stdout.decode(encoding)
        if "--json" in arguments:
            assert json.loads(said)["library"] == str(home)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_verify_never_says_whole_where_retrieval_lines_are_lost(
    listing: Path, home: Path, lang: str
) -> None:
    add(listing)
    (home / "snapshots" / "jp-meti-eul" / "retrievals.jsonl").unlink()

    done = run("verify", "--lang", lang)

    said = {"ja": "どの取得の記録にもない版が1件", "en": "1 snapshot(s) on disk that no retrieval"}
    assert done.exit_code == 0
    assert said[lang] in done.stdout
    assert "All is whole" not in done.stdout
    assert "異常ありません。" not in done.stdout
    assert json.loads(run("verify", "--json").stdout)["whole"] is False


@pytest.mark.skipif(sys.platform != "linux", reason="asks for a locale")
def test_library_under_a_japanese_path_works_where_python_runs_in_ascii(
    listing: Path, tmp_path: Path
) -> None:
    home = tmp_path / "資料"
    add(listing, "--library", home)
    code = (
        "import sys; from sekisho.cli._output import prepare_streams, run_guarded; "
        "from sekisho.cli.data import data_app; prepare_streams(); sys.exit(run_guarded(data_app))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, "verify"],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "SEKISHO_HOME": str(home)},
        capture_output=True,
        check=False,
    )

    assert (done.returncode, b"All is whole" in done.stdout) == (0, True)
