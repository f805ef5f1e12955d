"""A full disk, and a folder that may not be written to: said plainly, and nothing half written."""

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sekisho.core.errors import LibraryError
from sekisho.library import Library
from tests.library.published import NOON, add_meti, list_files, name_entries, write_meti
from tools.environment import ROOT

KIB = 1024
LIMITED = """
import resource, sys
from datetime import timedelta
from pathlib import Path
from sekisho.core.errors import LibraryError
from sekisho.library import Library
from sekisho.sources import get_source
from tests.library.published import NOON
get_source("jp-meti-eul")
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
try:
    Library(Path(sys.argv[1])).add(
        "jp-meti-eul", [Path(sys.argv[2])], retrieved_at=NOON + timedelta(days=1)
    )
except LibraryError as error:
    print(error.problems[0].code, error.__cause__.errno)
else:
    print("added")
"""
FORBIDDEN = """
import os, sys
from datetime import timedelta
from pathlib import Path
from sekisho.core.errors import LibraryError
from sekisho.library import Library
from sekisho.sources import get_source
from tests.library.published import NOON
get_source("jp-meti-eul")
if os.geteuid() == 0:  # to root, nothing is forbidden
    os.setgroups([])
    os.setegid(65534)
    os.seteuid(65534)
library = Library(Path(sys.argv[1]))
try:
    library.add("jp-meti-eul", [Path(sys.argv[2])], retrieved_at=NOON + timedelta(days=1))
except LibraryError as error:
    print(error.problems[0].code, len(library.catalogue()), len(library.verify().problems))
else:
    print("added")
"""


def run(code: str, *arguments: object) -> str:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 8 MiB, where the system lets us mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a small file system cannot be mounted (needs Linux and root)")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("free_kib", [0, 4, 24, 60, 100])
def test_full_disk_is_told_with_what_is_needed_and_nothing_is_half_written(
    small_disk: Path, tmp_path: Path, free_kib: int
) -> None:
    library = Library(small_disk / "library")
    first = add_meti(library, tmp_path, name_entries(5)).pin
    file = write_meti(tmp_path / "list.xlsx", name_entries(1500))
    filler = small_disk / "filler"
    available = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
    filler.write_bytes(b"\1" * (available - free_kib * KIB))
    assert os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize == free_kib * KIB
    before = list_files(library.root)

    with pytest.raises(LibraryError) as caught:
        library.add("jp-meti-eul", [file], retrieved_at=NOON + timedelta(days=1))

    cause = caught.value.__cause__
    assert isinstance(cause, OSError)
    assert cause.errno == errno.ENOSPC
    problem = caught.value.problems[0]
    assert ("disk.full", str(library.root)) == (problem.code, problem.place.file)
    assert problem.expected is not None
    assert "MiB" in problem.expected.en
    assert before == list_files(library.root)
    assert (first,) == library.catalogue()
    assert library.verify().problems == library.verify().notes == ()

    filler.unlink()
    report = library.add("jp-meti-eul", [file], retrieved_at=NOON + timedelta(days=1))

    assert (first, report.pin) == library.catalogue()


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE is POSIX")
@pytest.mark.parametrize("limit_kib", [1, 8, 80])
def test_a_file_that_may_not_grow_is_a_full_disk(tmp_path: Path, limit_kib: int) -> None:
    library = Library(tmp_path / "library")
    first = add_meti(library, tmp_path, name_entries(5)).pin
    file = write_meti(tmp_path / "list.xlsx", name_entries(1500))
    before = list_files(library.root)

    said = run(LIMITED, library.root, file, limit_kib * KIB)

    assert f"disk.full {errno.EFBIG}" == said
    assert before == list_files(library.root)
    assert (first,) == library.catalogue()


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits are POSIX")
def test_read_only_library_can_be_read_and_says_so_when_written(tmp_path: Path) -> None:
    # pytest's own folder is closed to the user that the child becomes
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        place.chmod(0o755)
        library = Library(place / "library")
        add_meti(library, tmp_path, name_entries(5))
        file = write_meti(place / "list.xlsx", name_entries(6))
        file.chmod(0o644)
        folders = [library.root, *(path for path in library.root.rglob("*") if path.is_dir())]
        for path in folders:
            path.chmod(0o555)
        before = list_files(library.root)

        said = run(FORBIDDEN, library.root, file)

        for path in folders:
            path.chmod(0o755)
        assert said == "disk.read_only 1 0"
        assert before == list_files(library.root)


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits are POSIX")
def test_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        file = write_meti(place / "list.xlsx", name_entries(6))
        file.chmod(0o644)
        place.chmod(0o555)

        assert run(FORBIDDEN, place / "library", file) == "disk.read_only 0 0"

        place.chmod(0o755)
        assert sorted(path.name for path in place.iterdir()) == ["list.xlsx"]
