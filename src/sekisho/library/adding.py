"""Add a source's files to the library: refuse, parse, compare, write; then make it visible."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sekisho.core.errors import (
    InputError,
    LibraryError,
    Place,
    Problem,
)
from sekisho.core.reference import Pin
from sekisho.core.source import Manifest, Parsed, Source
from sekisho.core.text import Text
from sekisho.library.personal import refuse_person_source, refuse_single_person
from sekisho.library.pins import make_pin, newest_statements
from sekisho.library.place import lock_file, prepare_root
from sekisho.library.selection import Candidate, list_candidates, local_day
from sekisho.snapshots import RawFile, Retrieval, Shelf, Statements, guard_writing, hold_lock
from sekisho.snapshots.loading import (
    Staged,
    clear_aside,
    commit,
    stage,
    write_statements,
)
from sekisho.snapshots.shelf import check_hash
from sekisho.sources import match_parts

_SHRINK_PERCENT = 20
_ENTITY_BYTES = 3_000  # of temporary JSON lines: ROR takes 2,400 each
_RECORD_BYTES = 10_000
_ENTRIES = Text("件数", "entries")
_NAMES = Text("名称の数", "names")
_ADDRESSES = Text("住所の数", "addresses")
_ACCEPT = Text(
    "発行元の件数を確かめ、正しければ --accept-shrink を付けて実行してください。",
    "Check the number with the publisher; if it is right, add --accept-shrink.",
)


@dataclass(frozen=True, slots=True)
class AddReport:
    """What an `add` did.

    `new` says that these bytes were not in the library before; `reparsed` that a newer parser
    read bytes that were. `previous` is how many entries the snapshot before held, where there
    was one to compare with. `warnings` are the parser's, `notes` the library's own.
    """

    pin: Pin
    files: tuple[RawFile, ...]
    entities: int
    records: int
    rows_seen: int
    warnings: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    new: bool
    reparsed: bool
    previous: int | None
    missing_parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """When and where the files were retrieved, and when they were published, as the user says."""

    retrieved_at: datetime
    published_at: date | None
    url: str | None


def add_snapshot(
    root: Path,
    source: Source,
    paths: Sequence[Path],
    provenance: Provenance,
    *,
    accept_shrink: bool,
) -> AddReport:
    """Add files as one snapshot of a source.

    Raises:
        ParseError: a file is not what the source publishes.
        InputError: files or dates that cannot be, or the record of one person.
        LibraryError: the library cannot take it, or it shrank by more than a fifth.
    """
    manifest = source.manifest
    refuse_person_source(manifest)
    _check_dates(provenance)
    files = match_parts(source, paths)
    prepare_root(root)
    size = sum(path.stat().st_size for path in files.values() if path.is_file())
    shelf = Shelf(root, manifest.source_id)
    with hold_lock(lock_file(root)), guard_writing(root, need=2 * size):
        known = shelf.retrievals()  # refuses to add behind a damaged line
        is_torn = shelf.read_log().is_torn
        notes = [*_note_cleared(clear_aside(root)), *_note_torn(shelf, is_torn=is_torn)]
        with stage(shelf, files, has_parts=len(manifest.parts) > 1) as staged:
            loaded = _load(staged, source, provenance, size=size, accept_shrink=accept_shrink)
            retrieval = _make_retrieval(staged, manifest, provenance, loaded.statements)
            commit(staged, retrieval, loaded.statements if loaded.is_written else None)
    notes += _note_dates(retrieval)
    return _report(shelf, retrieval, loaded, tuple(notes), known=known)


@dataclass(frozen=True, slots=True)
class _Loaded:
    statements: Statements
    is_written: bool  # aside, to be moved to its place
    previous: int | None


@dataclass(frozen=True, slots=True)
class _Counts:
    """What a list that was cut off would have fewer of."""

    entries: int
    names: int
    addresses: int


def _load(
    staged: Staged, source: Source, provenance: Provenance, *, size: int, accept_shrink: bool
) -> _Loaded:
    """Parse the staged files and write the statements aside, where they are not there already."""
    known = _find_whole(staged, source.manifest.parser_version)
    if known is not None:
        return _Loaded(known, is_written=False, previous=None)
    parsed = source.parse(staged.files)
    refuse_single_person(source.manifest, parsed)
    previous = _count_previous(staged, provenance, parsed, accept_shrink=accept_shrink)
    if not accept_shrink:
        _refuse_shrink(source.manifest, _count_parsed(parsed), previous)
    need = size + len(parsed.entities) * _ENTITY_BYTES + len(parsed.records) * _RECORD_BYTES
    with guard_writing(staged.shelf.root, need=need):
        statements = write_statements(staged, parsed, source.manifest.parser_version)
    return _Loaded(
        statements, is_written=True, previous=None if previous is None else previous.entries
    )


def _find_whole(staged: Staged, parser_version: str) -> Statements | None:
    """Return the statements that this parser wrote before, if every file of them is whole."""
    shelf, key = staged.shelf, (staged.digest, parser_version)
    try:
        found = shelf.read_statements(*key)
        if found is not None:
            check_hash(shelf.entities_file(*key), found.entities_sha256)
            check_hash(shelf.records_file(*key), found.records_sha256)
    except LibraryError:  # damaged, or of another layout: parsed anew and replaced
        return None
    return found


def _count_previous(
    staged: Staged, provenance: Provenance, parsed: Parsed, *, accept_shrink: bool
) -> _Counts | None:
    """Count what the snapshot before this one holds; None where there is none to compare with.

    Raises:
        SnapshotDamagedError: it is damaged, and neither these very bytes nor to be passed over.
    """
    retrievals = staged.shelf.retrievals()
    day = provenance.published_at or parsed.published_at or local_day(provenance.retrieved_at)
    before = _choose_before(list_candidates(retrievals), staged.digest, day)
    if before is None:
        return None
    try:
        found = newest_statements(staged.shelf, before, retrievals)
        if found is None:
            return None
        counted = staged.shelf.count_properties(found)
    except LibraryError:
        if before == staged.digest or accept_shrink:  # adding these bytes again mends them
            return None
        raise
    return _Counts(
        found.entities + found.records, counted.get("name", 0), counted.get("addresses", 0)
    )


def _choose_before(candidates: Sequence[Candidate], digest: str, day: date) -> str | None:
    """Return the hash to compare with: the same bytes, the newest before, or the nearest after.

    Where nobody knows when a snapshot was published, its day is that of the retrieval, and it
    may well be the one before.
    """
    if any(item.sha256 == digest for item in candidates):
        return digest
    earlier = [item for item in candidates if item.dated_on <= day or item.published_at is None]
    if earlier:
        return earlier[-1].sha256
    return candidates[0].sha256 if candidates else None


def _count_parsed(parsed: Parsed) -> _Counts:
    return _Counts(
        entries=len(parsed.entities) + len(parsed.records),
        names=sum(len(entity.names) for entity in parsed.entities),
        addresses=sum(len(entity.addresses) for entity in parsed.entities),
    )


def _refuse_shrink(manifest: Manifest, counts: _Counts, previous: _Counts | None) -> None:
    if not counts.entries:
        floor = 1 if previous is None else max(1, _floor(previous.entries))
        raise LibraryError(_empty(manifest, floor))
    if previous is None:
        return
    pairs = (
        (_ENTRIES, counts.entries, previous.entries),
        (_NAMES, counts.names, previous.names),
        (_ADDRESSES, counts.addresses, previous.addresses),
    )
    problems = [
        _shrunk(manifest, what, count, before)
        for what, count, before in pairs
        if count < _floor(before)
    ]
    if problems:
        raise LibraryError(*problems)


def _floor(previous: int) -> int:
    return -(-previous * (100 - _SHRINK_PERCENT) // 100)


def _empty(manifest: Manifest, floor: int) -> Problem:
    return Problem(
        "library.shrunk",
        Text(
            f"「{manifest.title.ja}」のファイルに1件もありません。読み込みませんでした。",
            f"The file holds no entry of “{manifest.title.en}”; it was not added.",
        ),
        expected=Text(f"{floor}件以上", f"{floor} entries or more"),
        got="0",
        action=_ACCEPT,
    )


def _shrunk(manifest: Manifest, what: Text, count: int, before: int) -> Problem:
    return Problem(
        "library.shrunk",
        Text(
            f"「{manifest.title.ja}」の{what.ja}が、比べた版の{before}から"
            f"{_SHRINK_PERCENT}%を超えて減っています。"
            "ファイルが途中で切れている可能性があるため、読み込みませんでした。",
            f"“{manifest.title.en}” holds over {_SHRINK_PERCENT} % fewer {what.en} than the "
            f"{before} of the snapshot it was compared with. The file may be cut off, "
            "so it was not added.",
        ),
        expected=Text(f"{_floor(before)}件以上", f"{_floor(before)} {what.en} or more"),
        got=str(count),
        action=_ACCEPT,
    )


def _make_retrieval(
    staged: Staged, manifest: Manifest, provenance: Provenance, statements: Statements
) -> Retrieval:
    given = {item.part for item in staged.raw}
    return Retrieval(
        source_id=manifest.source_id,
        sha256=staged.digest,
        parser_version=manifest.parser_version,
        retrieved_at=provenance.retrieved_at.astimezone(UTC),
        published_given=provenance.published_at,
        published_stated=statements.published_stated,
        url=provenance.url,
        licence=manifest.licence,
        files=staged.raw,
        missing_parts=tuple(part.key for part in manifest.parts if part.key not in given),
    )


def _report(
    shelf: Shelf,
    retrieval: Retrieval,
    loaded: _Loaded,
    notes: tuple[Problem, ...],
    *,
    known: Sequence[Retrieval],
) -> AddReport:
    statements = loaded.statements
    candidates = list_candidates(shelf.retrievals())
    candidate = next(item for item in candidates if item.sha256 == retrieval.sha256)
    is_new = all(item.sha256 != retrieval.sha256 for item in known)
    versions = {item.parser_version for item in known if item.sha256 == retrieval.sha256}
    return AddReport(
        pin=make_pin(candidate, statements),
        files=retrieval.files,
        entities=statements.entities,
        records=statements.records,
        rows_seen=statements.rows_seen,
        warnings=statements.warnings,
        notes=notes,
        new=is_new,
        reparsed=not is_new and retrieval.parser_version not in versions,
        previous=loaded.previous,
        missing_parts=retrieval.missing_parts,
    )


def _check_dates(provenance: Provenance) -> None:
    if provenance.retrieved_at.tzinfo is None:
        message = "retrieved_at must carry its offset from UTC"
        raise ValueError(message)
    published = provenance.published_at
    # A day of grace: the publisher's calendar may be ahead of Japan's.
    latest = local_day(provenance.retrieved_at) + timedelta(days=1)
    if published is not None and published > latest:
        raise InputError(
            Problem(
                "library.published_after_retrieval",
                Text(
                    "公表日が取得日より後になっています。",
                    "The date of publication lies after the retrieval.",
                ),
                expected=Text(f"{latest} 以前", f"{latest} or earlier"),
                got=str(published),
                action=Text(
                    "--published と --retrieved を確かめてください。",
                    "Check --published and --retrieved.",
                ),
            )
        )


def _note_cleared(count: int) -> list[Problem]:
    if not count:
        return []
    return [
        Problem(
            "library.cleared_leftovers",
            Text(
                f"途中で止まった読み込みの残り{count}件を片付けました。",
                f"Cleared away what {count} load(s) that did not finish had left.",
            ),
        )
    ]


def _note_torn(shelf: Shelf, *, is_torn: bool) -> list[Problem]:
    if not is_torn:
        return []
    return [
        Problem(
            "library.torn_line_cleared",
            Text(
                "途中で切れた取得の記録の最後の行を取り除きました。その読み込みは完了していません。",
                "Cleared away the last line of the record of retrievals, which was cut off; "
                "that load had not finished.",
            ),
            Place(file=str(shelf.journal)),
        )
    ]


def _note_dates(retrieval: Retrieval) -> list[Problem]:
    given, stated = retrieval.published_given, retrieval.published_stated
    if given is None or stated is None or given == stated:
        return []
    return [
        Problem(
            "library.published_differs",
            Text(
                "指定された公表日が、ファイルに書かれた日付と異なります。指定された日付を使います。",
                "The date of publication given differs from the one in the file; "
                "the one given is used.",
            ),
            expected=Text(str(stated), str(stated)),
            got=str(given),
        )
    ]
