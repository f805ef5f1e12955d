"""Files: whole or not there."""

import hashlib
from pathlib import Path

import pytest

from sekisho.core.errors import InputError, LibraryError
from sekisho.snapshots import Shelf, hash_file, write_atomically
from sekisho.snapshots.files import check_readable, copy_hashed, guard_writing


def test_copy_has_the_hash_of_what_was_copied(tmp_path: Path) -> None:
    data = bytes(range(256)) * 9000
    (tmp_path / "one").write_bytes(data)

    sha256, size = copy_hashed(tmp_path / "one", tmp_path / "two")

    assert (hashlib.sha256(data).hexdigest(), len(data)) == (sha256, size)
    assert sha256 == hash_file(tmp_path / "two")


def test_file_is_replaced_in_one_step_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "dossier.json"
    write_atomically(path, b"old")

    write_atomically(path, b"new")

    assert path.read_bytes() == b"new"
    assert [path] == list(tmp_path.iterdir())


def test_write_into_a_folder_that_is_a_file_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(LibraryError) as caught:
        write_atomically(tmp_path / "file" / "dossier.json", b"new")

    assert caught.value.problems[0].code == "disk.write_failed"


def test_folder_given_as_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        check_readable(tmp_path)

    assert caught.value.problems[0].code == "input.not_a_file"


def test_other_errors_pass_the_guard(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="mine"), guard_writing(tmp_path):
        raise ValueError("mine")


@pytest.mark.parametrize("source_id", ["", "..", "../x", "a/b", "a\\b", ".hidden", "a" * 65])
def test_id_that_could_leave_the_library_is_refused(tmp_path: Path, source_id: str) -> None:
    with pytest.raises(LibraryError):
        Shelf(tmp_path, source_id)
