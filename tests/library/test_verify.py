"""Verify: every kind of damage is found, and every item of it is reported."""

import os
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from sekisho.core.errors import LibraryError
from sekisho.library import Library, VerifyReport
from tests.library.published import NOON, add_meti, name_entries


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library")
    add_meti(library, tmp_path, name_entries(5))
    add_meti(library, tmp_path, name_entries(6), at=NOON + timedelta(days=1))
    return library


def flip_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 4
    path.write_bytes(data)


def test_whole_library_is_whole(library: Library) -> None:
    assert VerifyReport(snapshots=2, files=4, problems=(), notes=()) == library.verify()


def test_empty_library_is_whole(tmp_path: Path) -> None:
    assert VerifyReport(0, 0, (), ()) == Library(tmp_path / "none").verify()


def test_every_damaged_and_missing_file_is_reported(library: Library) -> None:
    one, two = library.catalogue()
    folder = library.root / "snapshots" / "jp-meti-eul"
    damaged = [
        folder / "raw" / one.sha256,
        folder / "statements" / two.sha256 / "1.parquet",
        folder / "statements" / one.sha256 / "1.json",
    ]
    missing = [
        folder / "raw" / two.sha256,
        folder / "statements" / two.sha256 / "1.records.parquet",
    ]
    for path in damaged[:2]:
        flip_bit(path)
    damaged[2].write_bytes(b"{")
    for path in missing:
        path.unlink()

    report = library.verify()

    assert {str(path) for path in damaged + missing} == {
        item.place.file for item in report.problems
    }
    assert {"library.damaged"} == {item.code for item in report.problems}


def test_file_that_no_retrieval_names_is_a_note(library: Library) -> None:
    path = library.root / "snapshots" / "jp-meti-eul" / "raw" / "0"
    path.write_bytes(b"left by a load that was killed before its line")

    report = library.verify()

    assert (report.problems, [note.code for note in report.notes]) == ((), ["library.unused"])


@pytest.mark.parametrize("line", [1, 2])
def test_changed_line_is_reported_with_its_number(library: Library, line: int) -> None:
    journal = library.root / "snapshots" / "jp-meti-eul" / "retrievals.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[line - 1] = lines[line - 1].replace(b'"licence":"', b'"licence":"x')
    journal.write_bytes(b"".join(lines))

    problems = library.verify().problems

    assert [("library.damaged_line", line)] == [(item.code, item.place.row) for item in problems]


def test_lost_retrieval_lines_leave_snapshots_that_are_counted(library: Library) -> None:
    (library.root / "snapshots" / "jp-meti-eul" / "retrievals.jsonl").unlink()

    report = library.verify()

    assert (report.snapshots, report.unnamed, report.problems) == (0, 2, ())
    assert [note.code for note in report.notes] == [
        *["library.unnamed_snapshot"] * 2,
        *["library.unused"] * 2,
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="asks for a name that is not UTF-8")
def test_path_that_is_not_utf8_is_refused_and_not_called_damaged(library: Library) -> None:
    moved = Path(os.fsdecode(os.fsencode(library.root) + b"\xff"))
    library.root.rename(moved)

    with pytest.raises(LibraryError) as caught:
        Library(moved).verify()

    assert caught.value.problems[0].code == "library.path_encoding"
    assert "PYTHONUTF8=1" in caught.value.describe("en")
