"""The compiled index on disk: built once, mapped after that, never trusted when it is off."""

import hashlib
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from sekisho.core.errors import Problem
from sekisho.core.reference import ReferenceSet
from sekisho.library import Library
from sekisho.screening import ScreeningIndex
from sekisho.snapshots import hold_lock
from tests.library.published import NOON, add_meti, name_entries
from tools.environment import ROOT

OPEN = """
import sys
from datetime import date
from pathlib import Path
from sekisho.library import Library
from tests.library.published import NOON
library = Library(Path(sys.argv[1]))
reference = library.reference_set(as_of=date(2026, 4, 1), known_at=NOON)
notes = []
index = library.screening_index(reference, on_note=notes.append)
print(type(index.entity_json).__name__, len(index.entity_kind), [note.code for note in notes])
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library")
    add_meti(library, tmp_path, name_entries(50))
    return library


@pytest.fixture
def reference(library: Library) -> ReferenceSet:
    return library.reference_set(as_of=date(2026, 4, 1), known_at=NOON)


def content(index: ScreeningIndex) -> tuple[object, object]:
    """Copy all that an index holds: a mapped array changes with its file."""
    return index.meta(), {name: array.tolist() for name, array in index.arrays().items()}


def test_index_is_built_then_mapped_from_disk(library: Library, reference: ReferenceSet) -> None:
    notes: list[Problem] = []
    folder = library.root / "index" / reference.reference_id

    built = content(library.screening_index(reference, on_note=notes.append))
    stamps = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    opened = library.screening_index(reference, on_note=notes.append)

    assert notes == []
    assert built == content(opened)
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == stamps
    assert all(isinstance(array, np.memmap) for array in opened.arrays().values())
    assert not any(array.flags.writeable for array in opened.arrays().values())
    assert [reference.reference_id] == [
        path.name for path in folder.parent.iterdir() if path.is_dir()
    ]


@pytest.mark.parametrize(
    "damage", ["array", "missing array", "meta", "missing meta", "engine", "format", "reference"]
)
def test_index_that_is_off_is_built_again_and_said_so(
    library: Library, reference: ReferenceSet, damage: str
) -> None:
    built = content(library.screening_index(reference))
    folder = library.root / "index" / reference.reference_id
    meta = folder / "meta.json"
    values = json.loads(meta.read_bytes())
    array = folder / "entity_json.npy"
    if damage == "array":
        data = bytearray(array.read_bytes())
        data[-1] ^= 1
        array.write_bytes(data)
    elif damage == "missing array":
        array.unlink()
    elif damage == "meta":
        meta.write_bytes(b"{")
    elif damage == "missing meta":
        meta.unlink()
    else:
        key = {"engine": "engine", "format": "index_format", "reference": "reference_id"}[damage]
        meta.write_text(json.dumps({**values, key: "other"}), encoding="utf-8")
    notes: list[Problem] = []

    again = content(library.screening_index(reference, on_note=notes.append))

    assert [note.code for note in notes] == ["store.index_rebuilt"]
    assert built == again
    assert values == json.loads(meta.read_bytes())


def test_pickled_array_is_never_loaded(library: Library, reference: ReferenceSet) -> None:
    library.screening_index(reference)
    folder = library.root / "index" / reference.reference_id
    array = folder / "entity_json.npy"
    np.save(array, np.array([object()], dtype=object), allow_pickle=True)
    values = json.loads((folder / "meta.json").read_bytes())
    for entry in values["arrays"]:
        if entry["key"] == "entity_json":
            entry["value"] = hashlib.sha256(array.read_bytes()).hexdigest()
    (folder / "meta.json").write_text(json.dumps(values), encoding="utf-8")
    notes: list[Problem] = []

    library.screening_index(reference, on_note=notes.append)

    assert [note.code for note in notes] == ["store.index_rebuilt"]


def test_builders_at_once_end_with_one_index(library: Library) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN, str(library.root)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]

    assert [process.communicate()[0] for process in running] == ["memmap 50 []\n"] * 4
    assert len([path for path in (library.root / "index").iterdir() if path.is_dir()]) == 1


def test_what_a_killed_builder_left_is_cleared(library: Library, reference: ReferenceSet) -> None:
    left = library.root / "index" / ".building-0123456789abcdef"
    left.mkdir(parents=True)
    (left / "entity_json.npy").write_bytes(b"half")

    library.screening_index(reference)

    assert not left.exists()


def test_index_that_cannot_be_kept_is_used_and_said_so(
    library: Library, reference: ReferenceSet
) -> None:
    (library.root / "index").write_bytes(b"a file where the folder should be")
    notes: list[Problem] = []

    index = library.screening_index(reference, on_note=notes.append)

    assert len(index.entity_kind) == 50
    assert [note.code for note in notes] == ["store.index_not_kept"]


def test_index_of_nothing_leaves_no_folder(tmp_path: Path) -> None:
    library = Library(tmp_path / "none")
    reference = library.reference_set(as_of=date(2026, 4, 1), known_at=NOON)

    index = library.screening_index(reference)

    assert len(index.entity_kind) == 0
    assert not library.root.exists()


def test_existing_index_is_opened_without_the_lock(
    library: Library, reference: ReferenceSet
) -> None:
    library.screening_index(reference)

    with hold_lock(library.root / "index" / ".lock"):
        assert len(library.screening_index(reference).entity_kind) == 50
