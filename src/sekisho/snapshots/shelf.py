"""One source's snapshots on disk: where things stand, and how they are read.

::

    snapshots/<source>/
      raw/<sha256>                              the bytes as published, never changed
      raw/<digest>.parts.json                   {part: sha256} of a snapshot of several files
      retrievals.jsonl                          one line per retrieval; it makes a snapshot visible
      statements/<sha256>/<parser>.parquet      entities, one row per statement
      statements/<sha256>/<parser>.records.parquet
      statements/<sha256>/<parser>.json         counts, warnings, hashes; written last
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from sekisho.core.decoding import decode
from sekisho.core.entity import Entity
from sekisho.core.errors import LibraryError, Place, Problem, SnapshotDamagedError
from sekisho.core.record import Record
from sekisho.core.text import Text
from sekisho.snapshots.entity_rows import StatementRow, entities_of
from sekisho.snapshots.files import hash_file
from sekisho.snapshots.journal import read_journal
from sekisho.snapshots.parquet import ENTITY_COLUMNS, RECORD_COLUMNS, count_by, read_parquet
from sekisho.snapshots.record_rows import RecordRow, records_of
from sekisho.snapshots.values import STATEMENTS_FORMAT, Retrieval, Statements

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}\Z")


@dataclass(frozen=True, slots=True)
class RetrievalLog:
    """A source's retrievals in the order they were added, and the lines that cannot be read."""

    retrievals: tuple[Retrieval, ...]
    damaged: tuple[int, ...]
    is_torn: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of one source in a library; nothing on disk is touched until it is asked."""

    root: Path
    source_id: str

    def __post_init__(self) -> None:
        """Refuse an id that could lead out of the library."""
        _check_safe(self.source_id)

    @property
    def folder(self) -> Path:
        """The source's own folder."""
        return self.root / "snapshots" / self.source_id

    @property
    def journal(self) -> Path:
        """The append-only record of retrievals."""
        return self.folder / "retrievals.jsonl"

    def raw(self, sha256: str) -> Path:
        """Where the bytes with this hash stand."""
        return self.folder / "raw" / sha256

    def parts(self, digest: str) -> Path:
        """Where the list of files of a snapshot of several stands."""
        return self.folder / "raw" / f"{digest}.parts.json"

    def statements_of(self, sha256: str) -> Path:
        """The folder of what was parsed from a snapshot."""
        return self.folder / "statements" / sha256

    def meta_file(self, sha256: str, parser_version: str) -> Path:
        """The counts and hashes of what one parser version made of a snapshot."""
        return self.statements_of(sha256) / f"{_check_safe(parser_version)}.json"

    def entities_file(self, sha256: str, parser_version: str) -> Path:
        """The entities that one parser version made of a snapshot."""
        return self.statements_of(sha256) / f"{_check_safe(parser_version)}.parquet"

    def records_file(self, sha256: str, parser_version: str) -> Path:
        """The research records that one parser version made of a snapshot."""
        return self.statements_of(sha256) / f"{_check_safe(parser_version)}.records.parquet"

    def read_log(self) -> RetrievalLog:
        """Read every retrieval, telling good lines from damaged ones."""
        journal = read_journal(self.journal)
        found = [_read_retrieval(line, self.source_id) for line in journal.lines]
        unknown = tuple(number for number, item in enumerate(found, 1) if item is None)
        good = tuple(item for item in found if item is not None)
        return RetrievalLog(good, journal.damaged or unknown, journal.is_torn)

    def retrievals(self) -> tuple[Retrieval, ...]:
        """Return every retrieval, in the order they were added.

        Raises:
            SnapshotDamagedError: a line was changed; leaving it out could hide a snapshot.
        """
        log = self.read_log()
        if log.damaged:
            raise SnapshotDamagedError(damaged_line(self.journal, log.damaged[0]))
        return log.retrievals

    def read_statements(self, sha256: str, parser_version: str) -> Statements | None:
        """Return the counts of what one parser version made of a snapshot; None where absent.

        Raises:
            SnapshotDamagedError: the file is there and is not what was written.
        """
        path = self.meta_file(sha256, parser_version)
        try:
            value = json.loads(path.read_bytes())
            found = decode(Statements, value)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError) as error:
            raise SnapshotDamagedError(damaged_file(path, str(error))) from error
        if found.layout != STATEMENTS_FORMAT:
            raise LibraryError(_unknown_layout(path, found.layout))
        return found

    def entities(self, statements: Statements) -> Iterator[Entity]:
        """Yield the entities, in the order of the published file.

        Raises:
            SnapshotDamagedError: the file is gone or is not what was written.
        """
        path = self.entities_file(statements.sha256, statements.parser_version)
        check_hash(path, statements.entities_sha256)
        rows = read_parquet(path, ENTITY_COLUMNS)
        # The columns were named in the order of the tuple's fields.
        yield from entities_of(cast("Iterator[StatementRow]", rows))

    def count_properties(self, statements: Statements) -> Mapping[str, int]:
        """Count the statements about entities by what they state: `name`, `address` and so on.

        Raises:
            SnapshotDamagedError: the file is gone or is not what was written.
        """
        path = self.entities_file(statements.sha256, statements.parser_version)
        check_hash(path, statements.entities_sha256)
        return count_by(path, "prop")

    def records(
        self, statements: Statements, *, with_any_key: Sequence[str] | None = None
    ) -> Iterator[Record]:
        """Yield the research records, or those that speak of one of these ids.

        Raises:
            SnapshotDamagedError: the file is gone or is not what was written.
        """
        path = self.records_file(statements.sha256, statements.parser_version)
        check_hash(path, statements.records_sha256)
        rows = read_parquet(path, RECORD_COLUMNS, with_any_key=with_any_key)
        # The columns were named in the order of the tuple's fields.
        yield from records_of(cast("Iterator[RecordRow]", rows))


def list_shelves(root: Path) -> tuple[Shelf, ...]:
    """Return the shelf of every source that a library holds anything of, by source id."""
    try:
        names = sorted(path.name for path in (root / "snapshots").iterdir() if path.is_dir())
    except FileNotFoundError:
        return ()
    return tuple(Shelf(root, name) for name in names if _SAFE.match(name))


def check_hash(path: Path, sha256: str) -> None:
    """Compare a file with the hash it is known by.

    Raises:
        SnapshotDamagedError: it is gone, unreadable or different.
    """
    try:
        found = hash_file(path)
    except OSError as error:
        raise SnapshotDamagedError(damaged_file(path, str(error.strerror or error))) from error
    if found != sha256:
        raise SnapshotDamagedError(damaged_file(path, f"sha256 {found}", f"sha256 {sha256}"))


def damaged_file(path: Path, got: str, expected: str | None = None) -> Problem:
    """Return the problem of a file that is gone or changed."""
    return Problem(
        "library.damaged",
        Text(
            "ライブラリのファイルが失われたか、書き換わっています。",
            "A file of the library is gone or was changed.",
        ),
        Place(file=str(path)),
        expected=None if expected is None else Text(expected, expected),
        got=got,
        action=Text(
            "元のファイルを `sekisho data add` でもう一度読み込むと直ります。",
            "Add the original file again with `sekisho data add` to mend it.",
        ),
    )


def damaged_line(path: Path, number: int) -> Problem:
    """Return the problem of a line of a journal that was changed."""
    return Problem(
        "library.damaged_line",
        Text(
            "取得の記録の1行が書き換わっています。この行の内容は使えません。",
            "A line of the record of retrievals was changed; what it says cannot be used.",
        ),
        Place(file=str(path), row=number),
        expected=Text("追記されたままの行", "the line as it was appended"),
        action=Text(
            "バックアップからこのファイルを戻すか、その行を消して元のファイルを読み込み直してください。",
            "Restore the file from a backup, or delete that line and add the original file again.",
        ),
    )


def _read_retrieval(values: Mapping[str, object], source_id: str) -> Retrieval | None:
    try:
        found = decode(Retrieval, dict(values))
    except (ValueError, TypeError):
        return None
    return found if found.source_id == source_id and _SAFE.match(found.parser_version) else None


def _check_safe(name: str) -> str:
    if _SAFE.match(name) is None:
        raise LibraryError(
            Problem(
                "library.bad_name",
                Text(
                    "この名前はライブラリのフォルダ名に使えません。",
                    "This name cannot name a folder of the library.",
                ),
                expected=Text(
                    "英数字、点、横棒、下線", "letters, digits, dots, dashes, underscores"
                ),
                got=name,
            )
        )
    return name


def _unknown_layout(path: Path, layout: int) -> Problem:
    return Problem(
        "library.unknown_layout",
        Text(
            "別の版の Sekisho が書いた解析結果で、この版では読めません。",
            "These statements were written by another version of Sekisho and cannot be read.",
        ),
        Place(file=str(path)),
        expected=Text(f"形式 {STATEMENTS_FORMAT}", f"layout {STATEMENTS_FORMAT}"),
        got=str(layout),
        action=Text(
            "Sekisho を更新するか、元のファイルを読み込み直してください。",
            "Update Sekisho, or add the original file again.",
        ),
    )
