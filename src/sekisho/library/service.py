"""The library: what was published, kept exactly, and which of it a run is checked against."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sekisho.core.entity import Entity
from sekisho.core.errors import Problem, SnapshotDamagedError
from sekisho.core.identifier import Identifier
from sekisho.core.jsonable import digest
from sekisho.core.record import Record
from sekisho.core.reference import Pin, ReferenceSet
from sekisho.library.adding import AddReport, Provenance, add_snapshot
from sekisho.library.pins import (
    belongs_in_a_library,
    find_statements,
    make_pin,
    newest_statements,
)
from sekisho.library.place import check_root
from sekisho.library.selection import choose_snapshot, list_candidates
from sekisho.names import NAME_TABLE_VERSION
from sekisho.screening import ScreeningIndex
from sekisho.snapshots import Retrieval, Shelf, Statements, list_shelves, verify_shelf
from sekisho.snapshots.shelf import damaged_file
from sekisho.sources import get_source, list_sources
from sekisho.store import open_index


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What a verification looked at. `problems` are damage; `notes` may be what is left of a load.

    `unnamed` counts snapshots on disk that no retrieval names: a load that was cut off, or lines
    of the record that were lost.
    """

    snapshots: int
    files: int
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    unnamed: int = 0


@dataclass(frozen=True, slots=True)
class Library:
    """The service over sources, snapshots and store.

        library = Library(resolve_library_root(None))
        library.add("jp-meti-eul", [path], retrieved_at=now, published_at=date(2025, 9, 29))
        reference = library.reference_set(as_of=date(2026, 4, 1), known_at=now)
        index = library.screening_index(reference)

    Note that a library that is not there yet is an empty one; only `add` writes to it, but for
    the screening index, which is disposable.
    """

    root: Path

    def add(
        self,
        source_id: str,
        files: Sequence[Path],
        *,
        retrieved_at: datetime,
        published_at: date | None = None,
        url: str | None = None,
        accept_shrink: bool = False,
    ) -> AddReport:
        """Add the files of one snapshot of a source; bytes known already add a retrieval.

        Args:
            source_id: the source.
            files: its parts, in any order.
            retrieved_at: when they were retrieved, with its offset from UTC.
            published_at: the publisher's date; else the one the file states, else unknown.
            url: where they were retrieved from.
            accept_shrink: take a snapshot with over 20 % fewer entries, names or addresses than
                the one before.

        Raises:
            UnknownSourceError: there is no such source.
            InputError: a file, a date, or the record of one person.
            LibraryError: the library cannot take it; it is as it was before.
        """
        source = get_source(source_id)
        provenance = Provenance(retrieved_at, published_at, url)
        return add_snapshot(self.root, source, files, provenance, accept_shrink=accept_shrink)

    def catalogue(self) -> tuple[Pin, ...]:
        """Return every snapshot under its newest parser, by source, oldest first."""
        pins: list[Pin] = []
        for shelf in self._shelves():
            lines = shelf.retrievals()
            for candidate in list_candidates(lines):
                statements = _require(shelf, candidate.sha256, lines)
                pins.append(make_pin(candidate, statements))
        return tuple(pins)

    def retrievals(self) -> tuple[Retrieval, ...]:
        """Return every retrieval, by source, in the order they were added."""
        return tuple(line for shelf in self._shelves() for line in shelf.retrievals())

    def statements(self, pin: Pin) -> Statements:
        """Return the counts and warnings of what was parsed from a snapshot.

        Raises:
            NotReplayableError: the library does not hold it.
        """
        return find_statements(Shelf(self.root, pin.source_id), pin)

    def verify(self) -> VerifyReport:
        """Re-hash and re-count everything; report every item that is damaged or missing."""
        found = [verify_shelf(shelf) for shelf in self._shelves()]
        return VerifyReport(
            snapshots=sum(item.snapshots for item in found),
            files=sum(item.files for item in found),
            problems=tuple(problem for item in found for problem in item.problems),
            notes=tuple(note for item in found for note in item.notes),
            unnamed=sum(item.unnamed for item in found),
        )

    def reference_set(
        self, *, as_of: date, known_at: datetime, sources: Sequence[str] | None = None
    ) -> ReferenceSet:
        """Pin, per source, the newest snapshot published by `as_of` of those known by `known_at`.

        Args:
            as_of: the day the check speaks of, in Japan.
            known_at: what was retrieved later does not count.
            sources: only these; else every source that belongs in a library, and whatever else
                this one holds (the demonstration's).

        Raises:
            UnknownSourceError: a source asked for does not exist.
            LibraryError: the record of retrievals is damaged; nothing is left out silently.
        """
        check_root(self.root)
        pins: list[Pin] = []
        absent: list[str] = []
        for source_id in self._list_wanted(sources):
            shelf = Shelf(self.root, source_id)
            lines = shelf.retrievals()
            chosen = choose_snapshot(lines, as_of=as_of, known_at=known_at)
            if chosen is None:
                absent.append(source_id)
            else:
                pins.append(make_pin(chosen, _require(shelf, chosen.sha256, lines)))
        return _make_reference(tuple(pins), tuple(absent), as_of=as_of, known_at=known_at)

    def reference_from_pins(
        self,
        pins: Sequence[Pin],
        *,
        as_of: date,
        known_at: datetime,
        absent: Sequence[str] = (),
    ) -> ReferenceSet:
        """Return the reference set of an earlier run, after checking that all of it is here.

        `reference_id` differs from the run's where the name tables are of another version.

        Raises:
            NotReplayableError: a pinned snapshot, or its statements, are not in this library.
            SnapshotDamagedError: they are here and are not what was written.
        """
        check_root(self.root)
        ordered = tuple(sorted(pins, key=lambda pin: pin.source_id))
        for pin in ordered:
            find_statements(Shelf(self.root, pin.source_id), pin)
        return _make_reference(ordered, tuple(sorted(absent)), as_of=as_of, known_at=known_at)

    def screening_index(
        self, reference: ReferenceSet, *, on_note: Callable[[Problem], None] | None = None
    ) -> ScreeningIndex:
        """Return the compiled index of a reference set; built when it is not there.

        Args:
            reference: what it is compiled from.
            on_note: called when an index was unusable and built anew, or could not be kept.
        """
        return open_index(self.root, reference, self.entities, on_note=on_note)

    def entities(self, pin: Pin) -> Iterator[Entity]:
        """Yield a snapshot's entities, in the order of the published file.

        Raises:
            NotReplayableError: the library does not hold it.
            SnapshotDamagedError: it is here and is not what was written.
        """
        shelf = Shelf(self.root, pin.source_id)
        yield from shelf.entities(find_statements(shelf, pin))

    def records(
        self, reference: ReferenceSet, keys: Sequence[Identifier]
    ) -> tuple[tuple[Pin, Record], ...]:
        """Return the research records that speak of any of these author ids or ORCID iDs."""
        wanted = sorted({str(key) for key in keys})
        found: list[tuple[Pin, Record]] = []
        for pin in reference.pins:
            shelf = Shelf(self.root, pin.source_id)
            statements = find_statements(shelf, pin)
            if wanted and statements.records:
                records = shelf.records(statements, with_any_key=wanted)
                found += [(pin, record) for record in records]
        return tuple(found)

    def _shelves(self) -> tuple[Shelf, ...]:
        check_root(self.root)
        return list_shelves(self.root)

    def _list_wanted(self, sources: Sequence[str] | None) -> list[str]:
        if sources is not None:
            return sorted({get_source(source_id).manifest.source_id for source_id in sources})
        known = {item.source_id for item in list_sources() if belongs_in_a_library(item)}
        return sorted(known | {shelf.source_id for shelf in self._shelves()})


def _require(shelf: Shelf, sha256: str, lines: Sequence[Retrieval]) -> Statements:
    """Return the newest statements of a snapshot that a retrieval promises.

    Raises:
        SnapshotDamagedError: they are gone.
    """
    found = newest_statements(shelf, sha256, lines)
    if found is None:
        raise SnapshotDamagedError(damaged_file(shelf.statements_of(sha256), "—"))
    return found


def _make_reference(
    pins: tuple[Pin, ...], absent: tuple[str, ...], *, as_of: date, known_at: datetime
) -> ReferenceSet:
    return ReferenceSet(
        reference_id=digest({"pins": pins, "name_tables": NAME_TABLE_VERSION}),
        as_of=as_of,
        known_at=known_at,
        name_table_version=NAME_TABLE_VERSION,
        pins=pins,
        absent=absent,
    )
