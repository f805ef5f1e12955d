"""The locks: pinned, hashed, free of any place, and each holding all of the one below."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools.environment import ROOT
from tools.lock import list_locks

LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)")


def read_pins(name: str) -> set[tuple[str, str]]:
    lines = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8").splitlines()
    return {(match[1], match[2]) for line in lines if (match := PIN.match(line))}


def test_locks_are_those_that_the_tool_makes() -> None:
    expected = sorted(list_locks(ROOT))

    assert expected == [path.stem for path in LOCKS]


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_lock_pins_each_package_with_hashes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())

    assert entries
    assert [entry for entry in entries if not PIN.match(entry)] == []
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_lock_names_no_place(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert re.findall(r"https?:|file:|index-url|find-links|@ ", text) == []


def test_dev_holds_all_of_base_at_the_same_versions() -> None:
    assert read_pins("base") - read_pins("dev") == set()


def test_lock_tool_explains_itself_without_a_network() -> None:
    command = [sys.executable, str(ROOT / "tools" / "lock.py"), "--help"]

    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert "--upgrade" in done.stdout
