"""Keep the compiled screening index: built once, checked by hash, memory-mapped after that.

::

    index/<reference_id>/<array>.npy
    index/<reference_id>/meta.json      format, engine version, the index's own, array hashes

It is disposable: one that is damaged, or that another version wrote, is built again.
"""

import json
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sekisho._version import __version__
from sekisho.core.decoding import decode
from sekisho.core.entity import Entity
from sekisho.core.errors import LibraryError, Place, Problem
from sekisho.core.jsonable import pretty_bytes
from sekisho.core.reference import Pin, ReferenceSet
from sekisho.core.text import Text
from sekisho.screening import INDEX_FORMAT, ScreeningIndex, build_index
from sekisho.snapshots import guard_writing, hash_file, hold_lock
from sekisho.snapshots.files import sync_file, sync_folder, write_synced

Note = Callable[[Problem], None]

_META = "meta.json"
_BUILDING = ".building-"
_LAYOUT = 1
_WAIT_S = 300.0


@dataclass(frozen=True, slots=True)
class _Entry:
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class _Meta:
    """What stands beside the arrays; `arrays` maps each to the SHA-256 of its file."""

    layout: int
    index_format: str
    engine: str
    reference_id: str
    index: tuple[_Entry, ...]
    arrays: tuple[_Entry, ...]


class _UnusableError(Exception):
    """The index on disk cannot be used; the message says why."""


def open_index(
    library_root: Path,
    reference: ReferenceSet,
    entities: Callable[[Pin], Iterable[Entity]],
    *,
    on_note: Note | None = None,
) -> ScreeningIndex:
    """Return the index of a reference set, from disk where it is there and whole.

    Else it is built aside, moved to its place in one step and mapped from there. Where the
    library cannot be written to, it is built in memory and not kept.

    Args:
        library_root: the library's folder.
        reference: the pinned snapshots.
        entities: gives the entities of one of them.
        on_note: called with what a user should know of: rebuilt, or not kept.

    Raises:
        LibraryError: a snapshot cannot be read.
    """
    if not reference.pins:  # nothing to keep, and perhaps no library to keep it in
        return build_index(())
    note = on_note or _ignore
    folder = library_root / "index" / reference.reference_id
    found = _open_if_whole(folder, reference, note)
    if found is not None:
        return found
    with _try_lock(folder, note) as is_locked:
        # Another process may have built it while this one waited for the lock.
        found = _open_if_whole(folder, reference, _ignore) if is_locked else None
        if found is not None:
            return found
        index = build_index((pin, entity) for pin in reference.pins for entity in entities(pin))
        if is_locked:
            index = _keep(index, folder, reference, note)
    return index


def _open_if_whole(folder: Path, reference: ReferenceSet, note: Note) -> ScreeningIndex | None:
    if not folder.exists():
        return None
    try:
        return _open(folder, reference)
    except _UnusableError as error:
        note(_rebuilt(folder, str(error)))
        return None


def _open(folder: Path, reference: ReferenceSet) -> ScreeningIndex:
    try:
        meta = decode(_Meta, json.loads((folder / _META).read_bytes()))
    except (OSError, ValueError, TypeError) as error:
        raise _UnusableError(f"{_META}: {error}") from error
    expected = (_LAYOUT, INDEX_FORMAT, __version__, reference.reference_id)
    found = (meta.layout, meta.index_format, meta.engine, meta.reference_id)
    if found != expected:
        raise _UnusableError(f"{_META}: {found}")
    arrays = {entry.key: _map(folder / f"{entry.key}.npy", entry.value) for entry in meta.arrays}
    try:
        return ScreeningIndex.from_arrays(arrays, {entry.key: entry.value for entry in meta.index})
    except LibraryError as error:
        raise _UnusableError(str(error)) from error


def _map(path: Path, sha256: str) -> npt.NDArray[np.generic]:
    try:
        if hash_file(path) != sha256:
            raise _UnusableError(f"{path.name}: sha256")
        array: npt.NDArray[np.generic] = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError) as error:
        raise _UnusableError(f"{path.name}: {error}") from error
    return array


def _keep(
    index: ScreeningIndex, folder: Path, reference: ReferenceSet, note: Note
) -> ScreeningIndex:
    """Write the index and return it mapped from disk, or as it is where it cannot be kept."""
    aside = folder.with_name(_BUILDING + secrets.token_hex(8))
    need = sum(array.nbytes for array in index.arrays().values())
    try:
        with guard_writing(folder.parent, need=need):
            _write(index, aside, reference)
            _swap(aside, folder)
    except LibraryError as error:
        shutil.rmtree(aside, ignore_errors=True)
        note(_not_kept(folder, error))
        return index
    return _open_if_whole(folder, reference, note) or index


def _write(index: ScreeningIndex, aside: Path, reference: ReferenceSet) -> None:
    aside.mkdir()
    hashes = []
    for name, array in sorted(index.arrays().items()):
        path = aside / f"{name}.npy"
        np.save(path, array, allow_pickle=False)
        sync_file(path)
        hashes.append(_Entry(name, hash_file(path)))
    meta = _Meta(
        layout=_LAYOUT,
        index_format=INDEX_FORMAT,
        engine=__version__,
        reference_id=reference.reference_id,
        index=tuple(_Entry(key, value) for key, value in sorted(index.meta().items())),
        arrays=tuple(hashes),
    )
    write_synced(aside / _META, pretty_bytes(meta))
    sync_folder(aside)


def _swap(aside: Path, folder: Path) -> None:
    """Put the finished folder in place of an unusable one, if there is one."""
    if folder.exists():
        old = folder.with_name(_BUILDING + secrets.token_hex(8))
        folder.rename(old)
        shutil.rmtree(old, ignore_errors=True)
    aside.rename(folder)
    sync_folder(folder.parent)


@contextmanager
def _try_lock(folder: Path, note: Note) -> Iterator[bool]:
    """Hold the lock for building, and clear what builds that were killed left; or say why not."""
    with ExitStack() as stack:
        try:
            with guard_writing(folder.parent):
                folder.parent.mkdir(exist_ok=True)
            stack.enter_context(hold_lock(folder.parent / ".lock", wait_s=_WAIT_S))
        except LibraryError as error:
            note(_not_kept(folder, error))
            yield False
        else:
            for left in folder.parent.glob(_BUILDING + "*"):
                shutil.rmtree(left, ignore_errors=True)
            yield True


def _ignore(problem: Problem) -> None:
    """Let a note pass that nobody asked for."""


def _rebuilt(folder: Path, why: str) -> Problem:
    return Problem(
        "store.index_rebuilt",
        Text(
            "照合用の索引が壊れているか、別の版のものでした。作り直します。",
            "The screening index was damaged or of another version; it is built again.",
        ),
        Place(file=str(folder)),
        got=why,
    )


def _not_kept(folder: Path, error: LibraryError) -> Problem:
    problem = error.problems[0]
    return Problem(
        "store.index_not_kept",
        Text(
            "照合用の索引を保存できませんでした。結果は変わりませんが、次回も作成に時間がかかります。",
            "The screening index could not be kept. Results are the same; "
            "the next run builds it again, which takes time.",
        ),
        Place(file=str(folder)),
        got=problem.got,
        action=problem.action,
    )
