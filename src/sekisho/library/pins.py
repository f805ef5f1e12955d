"""Pins: what a snapshot is called when it goes into a reference set."""

import re
from collections.abc import Iterable

from sekisho.core.errors import NotReplayableError, Place, Problem, UnknownSourceError
from sekisho.core.reference import Pin
from sekisho.core.source import Manifest
from sekisho.core.text import Text
from sekisho.library.personal import PERSON_RECORD
from sekisho.library.selection import Candidate
from sekisho.snapshots import Retrieval, Shelf, Statements
from sekisho.sources import get_source

_NUMBER = re.compile(r"(\d+)")


def find_manifest(source_id: str) -> Manifest | None:
    """Return a source's manifest; None where this version of Sekisho does not know the source."""
    try:
        return get_source(source_id).manifest
    except UnknownSourceError:
        return None


def belongs_in_a_library(manifest: Manifest) -> bool:
    """Tell whether a library that lacks the source should say so.

    One person's records live with a case, and the demonstration's list is fiction: where it is
    not loaded, nobody misses it.
    """
    return manifest.kind != PERSON_RECORD and manifest.default_profile != "demo"


def newest_statements(
    shelf: Shelf, sha256: str, retrievals: Iterable[Retrieval]
) -> Statements | None:
    """Return what the newest parser made of a snapshot, of those that its retrievals name."""
    versions = {line.parser_version for line in retrievals if line.sha256 == sha256}
    for version in sorted(versions, key=version_key, reverse=True):
        found = shelf.read_statements(sha256, version)
        if found is not None:
            return found
    return None


def version_key(version: str) -> tuple[tuple[int, str], ...]:
    """Return a key by which `1.10` sorts after `1.9`."""
    pieces = (piece for piece in _NUMBER.split(version) if piece)
    return tuple((int(piece), "") if piece.isdigit() else (-1, piece) for piece in pieces)


def make_pin(candidate: Candidate, statements: Statements) -> Pin:
    """Return the pin of a snapshot under one parser version."""
    source_id = statements.source_id
    manifest = find_manifest(source_id)
    return Pin(
        source_id=source_id,
        sha256=candidate.sha256,
        parser_version=statements.parser_version,
        title=Text(source_id, source_id) if manifest is None else manifest.title,
        publisher=Text("", "") if manifest is None else manifest.publisher,
        list_id=None if manifest is None else manifest.list_id,
        kind="unknown" if manifest is None else manifest.kind,
        published_at=candidate.published_at,
        retrieved_at=candidate.retrieved_at,
        dated_by_retrieval=candidate.published_at is None,
        entities=statements.entities,
        url=candidate.url,
        licence=candidate.licence,
        verified_on_real_file=manifest is not None and manifest.verified_on_real_file,
        missing_parts=candidate.missing_parts,
    )


def find_statements(shelf: Shelf, pin: Pin) -> Statements:
    """Return what a pin names.

    Raises:
        NotReplayableError: the library does not hold it, or not any more.
        SnapshotDamagedError: it is there and is not what was written.
    """
    found = shelf.read_statements(pin.sha256, pin.parser_version)
    if found is None:
        raise NotReplayableError(_gone(shelf, pin))
    return found


def _gone(shelf: Shelf, pin: Pin) -> Problem:
    return Problem(
        "library.not_replayable",
        Text(
            f"「{pin.title.ja}」の固定された版が、このライブラリにありません。",
            f"The pinned snapshot of “{pin.title.en}” is not in this library.",
        ),
        Place(file=str(shelf.folder)),
        expected=Text(
            f"{pin.source_id} sha256 {pin.sha256}（解析版 {pin.parser_version}）",
            f"{pin.source_id} sha256 {pin.sha256} (parser {pin.parser_version})",
        ),
        action=Text(
            "その版のファイルを `sekisho data add` で読み込むか、元のライブラリを使ってください。",
            "Add that file with `sekisho data add`, or use the library it was in.",
        ),
    )
