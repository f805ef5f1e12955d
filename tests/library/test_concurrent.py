"""Several writers at once: they take turns, and none loses anything."""

import subprocess
import sys
from pathlib import Path

import pytest

from sekisho.core.errors import LibraryError
from sekisho.library import Library
from sekisho.snapshots import hold_lock
from tests.library.published import name_entries, write_meti
from tools.environment import ROOT

HOLD = """
import sys, time
from pathlib import Path
from sekisho.snapshots import hold_lock
with hold_lock(Path(sys.argv[1])):
    print("HELD", flush=True)
    time.sleep(60)
"""


def test_concurrent_adds_into_a_new_library_all_succeed(tmp_path: Path) -> None:
    root = tmp_path / "library"
    files = [write_meti(tmp_path / f"{n}.xlsx", name_entries(50 + n)) for n in range(4)]

    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.library.adding_once", str(root), str(file)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        for file in files
    ]

    assert [process.wait() for process in running] == [0, 0, 0, 0]
    library = Library(root)
    assert {50, 51, 52, 53} == {pin.entities for pin in library.catalogue()}
    assert library.verify().problems == ()


def test_lock_of_a_running_process_is_respected_and_that_of_a_killed_one_is_gone(
    tmp_path: Path,
) -> None:
    path = tmp_path / ".lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "HELD\n"

        with pytest.raises(LibraryError) as caught, hold_lock(path, wait_s=0.2):
            pass
        process.kill()

    problem = caught.value.problems[0]
    assert problem.code == "library.busy"
    assert f"pid {process.pid}" in str(problem.got)
    with hold_lock(path, wait_s=0.2):
        pass
