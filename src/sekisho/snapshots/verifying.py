"""Check a source's snapshots on disk: every hash, every count, and what stands about unused."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from sekisho.core.errors import LibraryError, Place, Problem
from sekisho.core.text import Text
from sekisho.snapshots.parquet import count_rows
from sekisho.snapshots.shelf import Shelf, check_hash, damaged_file, damaged_line
from sekisho.snapshots.values import Retrieval


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked. `problems` are damage; `notes` may be what a load that was cut off left.

    `unnamed` counts snapshots on disk that no retrieval names: such a load, or lost lines.
    """

    snapshots: int
    files: int
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    unnamed: int = 0


def verify_shelf(shelf: Shelf) -> Verification:
    """Re-hash and re-count everything that a source's retrievals name; report every item.

    Raises:
        LibraryError: the record of retrievals cannot be read at all.
    """
    log = shelf.read_log()
    problems = [damaged_line(shelf.journal, number) for number in log.damaged]
    files = 0
    for check in _list_checks(shelf, log.retrievals):
        files += 1
        try:
            check()
        except LibraryError as error:
            problems += error.problems
    notes = [_torn(shelf)] if log.is_torn else []
    unnamed: list[Problem] = []
    if not log.damaged:  # a damaged line may be the one that names the file
        unnamed += _list_unnamed(shelf, log.retrievals)
        notes += [*unnamed, *_list_unused(shelf, log.retrievals)]
    snapshots = len({item.sha256 for item in log.retrievals})
    return Verification(snapshots, files, tuple(problems), tuple(notes), len(unnamed))


def _list_checks(shelf: Shelf, retrievals: tuple[Retrieval, ...]) -> Iterator[Callable[[], None]]:
    for sha256 in sorted({item.sha256 for retrieval in retrievals for item in retrieval.files}):
        yield partial(check_hash, shelf.raw(sha256), sha256)
    for digest in sorted({item.sha256 for item in retrievals if _has_parts(item)}):
        yield partial(check_hash, shelf.parts(digest), digest)
    for key in sorted({(item.sha256, item.parser_version) for item in retrievals}):
        yield partial(_check_statements, shelf, *key)


def _has_parts(retrieval: Retrieval) -> bool:
    return [item.sha256 for item in retrieval.files] != [retrieval.sha256]


def _check_statements(shelf: Shelf, sha256: str, parser_version: str) -> None:
    found = shelf.read_statements(sha256, parser_version)
    if found is None:
        raise LibraryError(damaged_file(shelf.meta_file(sha256, parser_version), "—"))
    problems: list[Problem] = []
    for path, file_sha256, expected in (
        (shelf.entities_file(sha256, parser_version), found.entities_sha256, found.entities),
        (shelf.records_file(sha256, parser_version), found.records_sha256, found.records),
    ):
        try:
            check_hash(path, file_sha256)
            counted = count_rows(path, distinct="ordinal")
        except LibraryError as error:
            problems += error.problems
        except OSError as error:
            problems.append(damaged_file(path, str(error)))
        else:
            if counted != expected:
                problems.append(damaged_file(path, str(counted), str(expected)))
    if problems:
        raise LibraryError(*problems)


def _torn(shelf: Shelf) -> Problem:
    return Problem(
        "library.torn_line",
        Text(
            "最後の読み込みは途中で止まりました。その行は使わず、次の読み込みで取り除きます。",
            "The last load was cut off. Its line is not used; the next load clears it away.",
        ),
        Place(file=str(shelf.journal)),
    )


def _list_unnamed(shelf: Shelf, retrievals: tuple[Retrieval, ...]) -> Iterator[Problem]:
    named = {retrieval.sha256 for retrieval in retrievals}
    folder = shelf.folder / "statements"
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name not in named:
            yield Problem(
                "library.unnamed_snapshot",
                Text(
                    "どの取得の記録にもない版です。読み込みが途中で止まったか、記録の行が失われています。",
                    "No retrieval names this snapshot: a load was cut off, or lines were lost.",
                ),
                Place(file=str(path)),
                action=Text(
                    f"{shelf.journal.name} をバックアップから戻すか、"
                    "元のファイルを読み込み直してください。",
                    f"Restore {shelf.journal.name} from a backup, or add the original file again.",
                ),
            )


def _list_unused(shelf: Shelf, retrievals: tuple[Retrieval, ...]) -> Iterator[Problem]:
    named = {item.sha256 for retrieval in retrievals for item in retrieval.files}
    named |= {f"{retrieval.sha256}.parts.json" for retrieval in retrievals}
    folder = shelf.folder / "raw"
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name not in named:
            yield Problem(
                "library.unused",
                Text(
                    "どの取得の記録にもないファイルです。同じファイルを読み込み直すと使われます。",
                    "No retrieval names this file. Adding the same file again takes it up.",
                ),
                Place(file=str(path)),
            )
