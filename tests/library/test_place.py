"""The library's place: where it is looked for, and what is refused as one."""

import json
from pathlib import Path

import pytest

from sekisho.core.errors import LibraryError
from sekisho.library import Library, resolve_library_root
from sekisho.library.place import _data_folder
from tests.library.published import add_meti, list_files, name_entries


def test_option_comes_before_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SEKISHO_HOME", str(tmp_path / "home"))

    assert resolve_library_root(tmp_path / "option") == tmp_path / "option"
    assert resolve_library_root(None) == tmp_path / "home"


def test_without_either_it_is_the_users_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SEKISHO_HOME", raising=False)

    assert resolve_library_root(None).name.lower() == "sekisho"


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, "/home/u/.local/share/sekisho"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/sekisho"),
        ("linux", {"XDG_DATA_HOME": "relative"}, "/home/u/.local/share/sekisho"),
        ("darwin", {}, "/home/u/Library/Application Support/Sekisho"),
        ("win32", {"LOCALAPPDATA": "/home/u/Local"}, "/home/u/Local/Sekisho"),
        ("win32", {}, "/home/u/AppData/Local/Sekisho"),
    ],
)
def test_data_folder_is_that_of_the_platform(
    platform: str, environment: dict[str, str], expected: str
) -> None:
    assert Path(expected) == _data_folder(platform, environment, Path("/home/u"))


def test_first_add_marks_the_folder(tmp_path: Path) -> None:
    library = Library(tmp_path / "deep" / "library")

    add_meti(library, tmp_path, name_entries(3))

    mark = json.loads((library.root / "library.json").read_bytes())
    assert mark["sekisho_library"] == 1


def test_folder_of_something_else_is_refused_and_untouched(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "letter.txt").write_text("hello", encoding="utf-8")
    library = Library(folder)

    with pytest.raises(LibraryError) as caught:
        add_meti(library, tmp_path, name_entries(3))
    with pytest.raises(LibraryError):
        library.catalogue()

    assert caught.value.problems[0].code == "library.not_a_library"
    assert list(list_files(folder)) == ["letter.txt"]


def test_what_a_first_load_that_was_killed_left_is_no_hindrance(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / ".library.json-0123abcd").write_bytes(b"{")
    (folder / "lost+found").mkdir()

    assert add_meti(Library(folder), tmp_path, name_entries(3)).new


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        ('{"sekisho_library": 2}', "library.newer_format"),
        ('{"sekisho_library": true}', "library.bad_mark"),
        ('{"sekisho_library": 0}', "library.bad_mark"),
        ('{"sekisho_library": -1}', "library.bad_mark"),
        ('{"sekisho_library": "x"}', "library.bad_mark"),
        ('{"sekisho_library": 1.5}', "library.bad_mark"),
        ("{", "library.bad_mark"),
        ("[]", "library.bad_mark"),
        ("{}", "library.bad_mark"),
    ],
)
def test_library_that_this_version_cannot_read_is_refused(
    tmp_path: Path, mark: str, code: str
) -> None:
    (tmp_path / "library.json").write_text(mark, encoding="utf-8")

    with pytest.raises(LibraryError) as caught:
        Library(tmp_path).catalogue()

    assert caught.value.problems[0].code == code
