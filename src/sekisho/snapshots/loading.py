"""Load a snapshot so that it is there whole or not at all.

Everything is written and flushed in a folder aside, in the same file system; the finished files
are moved to their places; and the line in `retrievals.jsonl`, appended last, makes the snapshot
visible. A load that is killed leaves a folder aside, which the next one clears away, or files
that no line names, which nobody sees and the next load of the same bytes takes up.
"""

import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sekisho.core.errors import SnapshotDamagedError
from sekisho.core.jsonable import canonical_bytes, digest, pretty_bytes
from sekisho.core.source import Parsed
from sekisho.snapshots.entity_rows import rows_of
from sekisho.snapshots.files import check_readable, copy_hashed, hash_file, place_file, write_synced
from sekisho.snapshots.journal import append_line
from sekisho.snapshots.parquet import ENTITY_COLUMNS, RECORD_COLUMNS, write_parquet
from sekisho.snapshots.record_rows import record_row
from sekisho.snapshots.shelf import Shelf, check_hash
from sekisho.snapshots.values import STATEMENTS_FORMAT, RawFile, Retrieval, Statements

_ASIDE = ".loading"


@dataclass(frozen=True, slots=True)
class Staged:
    """The given files, copied aside and hashed; parse these, so that what is parsed is kept.

    `files` maps each part to the copy, which has the name of the original. `digest` names the
    snapshot: the hash of the one file, or, for a source of several, of the list of hashes.
    """

    shelf: Shelf
    folder: Path
    files: Mapping[str, Path]
    raw: tuple[RawFile, ...]
    digest: str
    has_parts: bool


def clear_aside(root: Path) -> int:
    """Remove what loads that were killed left aside; return how many. The caller holds the lock."""
    try:
        left = list((root / "snapshots" / _ASIDE).iterdir())
    except FileNotFoundError:
        return 0
    for folder in left:
        shutil.rmtree(folder)
    return len(left)


@contextmanager
def stage(shelf: Shelf, files: Mapping[str, Path], *, has_parts: bool) -> Iterator[Staged]:
    """Copy files aside, hash them, check the copies; the folder goes when the block ends.

    Args:
        shelf: the source's folder in the library.
        files: part key to file.
        has_parts: the source publishes several files, so that the snapshot is named by the list.

    Raises:
        InputError: a given file cannot be read.
        OSError: the copy cannot be written.
    """
    folder = shelf.root / "snapshots" / _ASIDE / secrets.token_hex(8)
    folder.mkdir(parents=True)
    try:
        copies, raw = {}, []
        for part in sorted(files):
            source = files[part]
            copies[part] = folder / part / source.name
            copies[part].parent.mkdir()
            raw.append(_copy_part(part, source, copies[part]))
        listing = {item.part: item.sha256 for item in raw}
        name = digest(listing) if has_parts else raw[0].sha256
        yield Staged(shelf, folder, copies, tuple(raw), name, has_parts)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_statements(staged: Staged, parsed: Parsed, parser_version: str) -> Statements:
    """Write what was parsed, aside, and count it again from the file.

    Raises:
        OSError: the disk is full, or the file does not hold what was given to it.
    """
    entities, records = staged.folder / "entities.parquet", staged.folder / "records.parquet"
    write_parquet(
        entities,
        ENTITY_COLUMNS,
        (row for number, entity in enumerate(parsed.entities) for row in rows_of(number, entity)),
    )
    write_parquet(
        records,
        RECORD_COLUMNS,
        (record_row(number, record) for number, record in enumerate(parsed.records)),
    )
    return Statements(
        layout=STATEMENTS_FORMAT,
        source_id=staged.shelf.source_id,
        sha256=staged.digest,
        parser_version=parser_version,
        entities=len(parsed.entities),
        records=len(parsed.records),
        rows_seen=parsed.rows_seen,
        published_stated=parsed.published_at,
        warnings=parsed.warnings,
        entities_sha256=hash_file(entities),
        records_sha256=hash_file(records),
    )


def commit(staged: Staged, retrieval: Retrieval, statements: Statements | None) -> None:
    """Move everything to its place and append the line that makes it visible.

    The caller holds the lock. What was moved is taken back where the line cannot be written.

    Args:
        staged: the copies.
        retrieval: the line.
        statements: what was written aside, or None where the statements are in place already.
    """
    placed: list[Path] = []
    try:
        for aside, target in _list_moves(staged, statements):
            is_new = not target.exists()
            place_file(aside, target)
            if is_new:
                placed.append(target)
        append_line(staged.shelf.journal, retrieval)
    except BaseException:
        for path in placed:
            path.unlink(missing_ok=True)
        raise


def _list_moves(staged: Staged, statements: Statements | None) -> Iterator[tuple[Path, Path]]:
    """Yield what goes where: raw bytes that are not there whole, then statements, counts last."""
    shelf = staged.shelf
    for item in staged.raw:
        if not _is_whole(shelf.raw(item.sha256), item.sha256):
            yield staged.files[item.part], shelf.raw(item.sha256)
    if staged.has_parts and not _is_whole(shelf.parts(staged.digest), staged.digest):
        listing = staged.folder / "parts.json"
        write_synced(listing, canonical_bytes({item.part: item.sha256 for item in staged.raw}))
        yield listing, shelf.parts(staged.digest)
    if statements is not None:
        key = (statements.sha256, statements.parser_version)
        meta = staged.folder / "statements.json"
        write_synced(meta, pretty_bytes(statements))
        yield staged.folder / "entities.parquet", shelf.entities_file(*key)
        yield staged.folder / "records.parquet", shelf.records_file(*key)
        yield meta, shelf.meta_file(*key)


def _copy_part(part: str, source: Path, target: Path) -> RawFile:
    check_readable(source)
    sha256, size = copy_hashed(source, target)
    check_hash(target, sha256)
    return RawFile(part, source.name, sha256, size)


def _is_whole(path: Path, sha256: str) -> bool:
    try:
        check_hash(path, sha256)
    except SnapshotDamagedError:
        return False
    return True
