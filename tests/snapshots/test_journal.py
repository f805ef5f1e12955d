"""The journal: lines are whole or not there; what was changed is told by its number."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.snapshots.journal import append_line, read_journal


@dataclass(frozen=True, slots=True)
class Note:
    number: int
    text: str


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "notes.jsonl"
    append_line(path, Note(1, "一"))
    append_line(path, Note(2, "二\n\ud800"))
    return path


def test_lines_come_back_in_order(journal: Path) -> None:
    found = read_journal(journal)

    assert found.lines == ({"number": 1, "text": "一"}, {"number": 2, "text": "二\n\ud800"})
    assert (found.damaged, found.is_torn) == ((), False)


def test_journal_that_is_not_there_is_empty(tmp_path: Path) -> None:
    found = read_journal(tmp_path / "none.jsonl")

    assert (found.lines, found.damaged, found.is_torn) == ((), (), False)


def test_line_cut_off_anywhere_is_passed_over_and_mended(journal: Path) -> None:
    whole = journal.read_bytes()
    first = whole.index(b"\n") + 1
    for end in range(first + 1, len(whole)):
        journal.write_bytes(whole[:end])

        found = read_journal(journal)
        assert (len(found.lines), found.damaged, found.is_torn) == (1, (), True)

        append_line(journal, Note(2, "二\n\ud800"))
        assert whole == journal.read_bytes()


def test_long_torn_tail_is_cut_away(journal: Path) -> None:
    whole = journal.read_bytes()
    journal.write_bytes(whole + b"x" * 200_000)

    append_line(journal, Note(3, ""))

    assert whole == journal.read_bytes()[: len(whole)]
    assert len(read_journal(journal).lines) == 3


@given(st.data())
def test_any_changed_byte_is_seen(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notes.jsonl"
        append_line(path, Note(1, "一"))
        append_line(path, Note(2, "二"))
        whole = bytearray(path.read_bytes())
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] ^= data.draw(st.sampled_from([1, 2, 4, 8, 16, 32, 64]))
        path.write_bytes(whole)

        found = read_journal(path)

    assert found.damaged or found.is_torn
