"""`run`: its help, its report before set-up, and when it thinks that a set-up is finished."""

import json
import os
import shutil
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest

from sekisho.library.place import resolve_library_root
from tools import console
from tools.doctor import find_library
from tools.environment import ROOT, Environment, Stamp
from tools.launcher import HELP_EN, HELP_JA

COMMANDS = ("demo", "test", "doctor", "serve")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what `run` reads, in which nothing was ever set up."""
    for name in ("run", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("tools", "requirements"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "src" / "sekisho").mkdir(parents=True)
    shutil.copy(ROOT / "src" / "sekisho" / "_version.py", tmp_path / "src" / "sekisho")
    return tmp_path


@pytest.fixture
def environment(checkout: Path) -> Environment:
    """The environment of the copy, with an interpreter and no packages."""
    environment = Environment(checkout)
    environment.python.parent.mkdir(parents=True)
    environment.python.touch()
    return environment


def start(checkout: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(checkout / "run"), *arguments],
        env=os.environ | {"SEKISHO_LANG": "en", "PYTHONUTF8": "1"} | settings,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def finish(environment: Environment, group: str) -> None:
    fingerprint = environment.fingerprint(group)
    environment.write_stamp(Stamp(group, fingerprint, str(environment.root)))


def test_run_can_be_loaded_without_doing_anything() -> None:
    loader = SourceFileLoader("sekisho_run", str(ROOT / "run"))
    spec = spec_from_loader("sekisho_run", loader)
    assert spec is not None

    module = module_from_spec(spec)
    loader.exec_module(module)

    assert module.main.__module__ == "tools.launcher"


@pytest.mark.parametrize(("lang", "text"), [("ja", HELP_JA), ("en", HELP_EN)])
def test_help_names_every_command_in_both_languages(checkout: Path, lang: str, text: str) -> None:
    done = start(checkout, "--help", SEKISHO_LANG=lang)

    assert done.stdout == text
    assert [name for name in COMMANDS if f"./run {name}" not in done.stdout] == []
    assert done.returncode == 0


def test_unknown_command_is_named_and_exits_2(checkout: Path) -> None:
    done = start(checkout, "dmeo")

    assert done.stderr.startswith("There is no command `dmeo`.")
    assert done.stdout == ""
    assert done.returncode == 2


def test_serve_says_that_it_comes_later(checkout: Path) -> None:
    done = start(checkout, "serve")

    assert "later version" in done.stderr
    assert done.returncode == 2


def test_japanese_on_an_ascii_console_does_not_crash(checkout: Path) -> None:
    done = start(checkout, SEKISHO_LANG="ja", PYTHONUTF8="0", PYTHONIOENCODING="ascii")

    assert "./run demo" in done.stdout
    assert done.returncode == 0


def test_doctor_reports_before_anything_is_set_up(checkout: Path) -> None:
    done = start(checkout, "doctor", "--json")

    statuses = {check["name"]: check["status"] for check in json.loads(done.stdout)["checks"]}
    assert statuses["python"] == "ok"
    assert statuses["lock:base"] == "ok"
    assert statuses["venv"] == "absent"
    assert statuses["fonts"] == "error"  # the copy has none
    assert done.returncode == 1


def test_doctor_names_a_library_that_depends_on_where_one_stands(checkout: Path) -> None:
    done = start(checkout, "doctor", "--json", SEKISHO_HOME="my-library")

    (library,) = (
        check for check in json.loads(done.stdout)["checks"] if check["name"] == "library"
    )
    assert library["status"] == "warning"
    assert library["advice"] == "Give SEKISHO_HOME as an absolute path."


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"SEKISHO_HOME": "~/library"},
        {"XDG_DATA_HOME": "/data"},
        {"XDG_DATA_HOME": "data"},
        {"SEKISHO_HOME": "/library", "XDG_DATA_HOME": "/data"},
    ],
)
def test_doctor_looks_for_the_library_where_sekisho_does(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str]
) -> None:
    for name in ("SEKISHO_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)

    assert resolve_library_root(None) == find_library()


def test_unfinished_set_up_is_not_ready(environment: Environment) -> None:
    assert environment.read_stamp() is None
    assert not environment.is_ready("base")


def test_finished_set_up_is_ready_for_its_set_alone(environment: Environment) -> None:
    finish(environment, "base")

    assert environment.is_ready("base")
    assert not environment.is_ready("dev")


def test_larger_set_serves_the_smaller_one(environment: Environment) -> None:
    finish(environment, "dev")

    assert environment.is_ready("base")


@pytest.mark.parametrize("name", ["requirements/dev.lock", "pyproject.toml"])
def test_changed_lock_or_project_makes_a_set_up_old(environment: Environment, name: str) -> None:
    finish(environment, "dev")
    with (environment.root / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")

    assert not environment.is_ready("dev")
    assert environment.read_stamp() is not None  # it is brought up to date, not thrown away


def test_copied_checkout_does_not_trust_the_environment_of_the_original(
    environment: Environment,
) -> None:
    finish(environment, "base")
    copy = Environment(environment.root.parent / "copy")

    shutil.copytree(environment.root, copy.root)

    assert copy.read_stamp() is None


def test_environment_whose_python_is_gone_is_not_ready(environment: Environment) -> None:
    finish(environment, "base")

    environment.python.unlink()

    assert environment.read_stamp() is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"group": "base"}', '{"group": "x"}'])
def test_damaged_stamp_counts_as_none(environment: Environment, content: str) -> None:
    environment.stamp_file.write_text(content, encoding="utf-8")

    assert environment.read_stamp() is None


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"SEKISHO_LANG": "ja", "LANG": "en_US.UTF-8"}, "ja"),
        ({"SEKISHO_LANG": "en", "LANG": "ja_JP.UTF-8"}, "en"),
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LC_ALL": "C.UTF-8", "LANG": "ja_JP.UTF-8"}, "en"),
        ({"SEKISHO_LANG": "fr", "LANG": "C"}, "en"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells its language by a call")
def test_language_follows_the_setting_then_the_locale(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], expected: str
) -> None:
    for name in ("SEKISHO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)

    assert console.language() == expected


def test_run_cmd_is_readable_on_any_code_page() -> None:
    content = (ROOT / "run.cmd").read_bytes()

    assert content.isascii()
    assert content.count(b"\n") == content.count(b"\r\n")
