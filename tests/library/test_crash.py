"""`kill -9` while loading: a snapshot is there whole or not at all, and nothing is lost."""

import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from sekisho.core.reference import Pin
from sekisho.library import Library
from tests.library.published import NOON, add_meti, list_files, name_entries, write_meti
from tools.environment import ROOT

ROUNDS = 8


def start(module: str, *arguments: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def assert_whole(library: Library, first: Pin, file: Path, count: int) -> bool:
    """Check a library after a crash, add the file again, and tell whether it had been there."""
    pins = library.catalogue()
    assert first in pins
    assert [5, count][: len(pins)] == [len(list(library.entities(pin))) for pin in pins]
    assert library.verify().problems == ()

    report = library.add("jp-meti-eul", [file], retrieved_at=NOON + timedelta(days=2))

    assert report.new is (len(pins) == 1)
    assert (first, report.pin) == library.catalogue()
    assert count == len(list(library.entities(report.pin)))
    verified = library.verify()
    assert (verified.problems, verified.notes) == ((), ())
    assert [name for name in list_files(library.root) if ".loading" in name] == []
    return len(pins) == 2


def test_load_killed_after_any_delay_leaves_all_or_nothing(tmp_path: Path) -> None:
    file = write_meti(tmp_path / "list.xlsx", name_entries(800))
    timed = Library(tmp_path / "timed")
    add_meti(timed, tmp_path, name_entries(5))
    with start("tests.library.adding_once", timed.root, file) as process:
        assert process.stdout is not None
        process.stdout.readline()
        began = time.monotonic()
        process.stdout.readline()
        whole_run = time.monotonic() - began

    for round_ in range(ROUNDS):
        library = Library(tmp_path / f"library{round_}")
        first = add_meti(library, tmp_path, name_entries(5)).pin
        with start("tests.library.adding_once", library.root, file) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "READY\n"
            time.sleep(whole_run * (round_ + 0.5) / ROUNDS)
            process.kill()

        assert_whole(library, first, file, 800)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")
def test_load_killed_at_every_step_leaves_all_or_nothing(tmp_path: Path) -> None:
    file = write_meti(tmp_path / "list.xlsx", name_entries(6))
    base = Library(tmp_path / "base")
    first = add_meti(base, tmp_path, name_entries(5)).pin
    copies = tmp_path / "copies"
    copies.mkdir()

    with start("tests.library.crashing", base.root, copies, file) as process:
        killed = int(process.communicate()[0])

    assert killed >= 20
    was_visible = [
        assert_whole(Library(copies / str(step)), first, file, 6) for step in range(1, killed + 1)
    ]
    # The line in the journal is the flip: nothing before it is seen, all is there after it.
    assert was_visible == sorted(was_visible)
    assert not was_visible[0]
