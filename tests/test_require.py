"""What is missing is skipped with a reason, or fails where it was promised."""

import os
import subprocess
import sys
from pathlib import Path

from tools.environment import ROOT

MARKED = """
import pytest

@pytest.mark.requires({name!r})
def test_something():
    pass

def test_files(shared_data):
    assert shared_data.is_dir()
"""


def start(folder: Path, *, name: str = "data", promised: str = "") -> tuple[int, str]:
    """Run a marked test and one that asks for the shared data, where there is none."""
    (folder / "test_marked.py").write_text(MARKED.format(name=name), encoding="utf-8")
    settings = {"SEKISHO_SHARED_DATA": str(folder / "none"), "SEKISHO_REQUIRE": promised}
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider"),
            *("-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder), str(folder)),
        ],
        cwd=ROOT,
        env=os.environ | settings | {"SEKISHO_LANG": "en", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_missing_requirement_skips_and_is_counted(tmp_path: Path) -> None:
    code, output = start(tmp_path)

    assert "data: 2 skipped. Put them at ../shared/data" in output
    assert output.rstrip(" =\n").rpartition("\n")[2].strip("= ").startswith("2 skipped in")
    assert code == 0


def test_missing_requirement_that_was_promised_fails(tmp_path: Path) -> None:
    code, output = start(tmp_path, promised="fonts,data")

    assert output.count("SEKISHO_REQUIRE promised it") >= 2
    assert "skipped" not in output
    assert code == 1


def test_unknown_requirement_of_a_test_fails(tmp_path: Path) -> None:
    code, output = start(tmp_path, name="dta")

    assert "requires 'dta': known are" in output
    assert code == 1


def test_unknown_promise_stops_the_run(tmp_path: Path) -> None:
    code, output = start(tmp_path, promised="dta")

    assert "SEKISHO_REQUIRE names ['dta']" in output
    assert code == 4
