"""Records about a person, kept with the case that needs them and nowhere else.

::

    APPLICATION/records/retrievals.jsonl             append-only; a line makes a record visible
    APPLICATION/records/<source>/<sha256>.<ext>      the exact bytes
"""

import re
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sekisho.core.decoding import decode
from sekisho.core.errors import InputError, Place, Problem, SnapshotDamagedError
from sekisho.core.source import Parsed, Source
from sekisho.core.text import Text
from sekisho.library.adding import Provenance
from sekisho.library.personal import PERSON_RECORD
from sekisho.snapshots import guard_writing, hold_lock
from sekisho.snapshots.files import check_readable, copy_hashed, place_file
from sekisho.snapshots.journal import append_line, read_journal
from sekisho.snapshots.shelf import check_hash, damaged_line
from sekisho.sources import get_source, match_parts

_KINDS = {PERSON_RECORD, "research"}
_APPLICATION = tuple(f"application.{suffix}" for suffix in ("yaml", "yml", "json", "xlsx"))
_SUFFIX = re.compile(r"(?:\.[A-Za-z0-9]{1,8}){1,2}\Z")


@dataclass(frozen=True, slots=True)
class CaseRecordInfo:
    """One retrieval of a record: which bytes, from where, when.

    `file` is the path in the application folder, with `/`; `name` is what the file was called.
    """

    source_id: str
    part: str
    sha256: str
    file: str
    name: str
    parser_version: str
    retrieved_at: datetime
    published_at: date | None
    url: str | None
    licence: str


def add_case_record(
    application: Path,
    source_id: str,
    file: Path,
    *,
    retrieved_at: datetime,
    published_at: date | None = None,
    url: str | None = None,
) -> tuple[CaseRecordInfo, Parsed]:
    """Parse a record and keep its exact bytes in the application folder; return what it says.

    Raises:
        UnknownSourceError: there is no such source.
        ParseError: the file is not what the source publishes.
        InputError: no application or file there, or a list, which belongs in the library.
        LibraryError: the folder cannot be written to.
    """
    (added,) = add_case_records(
        application,
        source_id,
        [file],
        retrieved_at=retrieved_at,
        published_at=published_at,
        url=url,
    )
    return added


def add_case_records(
    application: Path,
    source_id: str,
    files: Sequence[Path],
    *,
    retrieved_at: datetime,
    published_at: date | None = None,
    url: str | None = None,
) -> tuple[tuple[CaseRecordInfo, Parsed], ...]:
    """Keep several records of one source; where one of them is refused, none is kept.

    Raises:
        UnknownSourceError, ParseError, InputError, LibraryError: as for one record.
    """
    source = get_source(source_id)
    _check_kind(source)
    _check_application(application)
    for file in files:
        check_readable(file)
    parts = [_find_part(source, file) for file in files]
    records = application / "records"
    with guard_writing(records):
        records.mkdir(exist_ok=True)
    size = sum(file.stat().st_size for file in files)
    provenance = Provenance(retrieved_at.astimezone(UTC), published_at, url)
    with hold_lock(records / ".lock"), guard_writing(records, need=2 * size), _aside(records) as at:
        staged = [
            _stage(source, part, file, at / str(number), provenance)
            for number, (part, file) in enumerate(zip(parts, files, strict=True))
        ]
        for copy, info, _ in staged:
            place_file(copy, application / info.file)
            append_line(records / "retrievals.jsonl", info)
    return tuple((info, parsed) for _, info, parsed in staged)


def _stage(
    source: Source, part: str, file: Path, folder: Path, provenance: Provenance
) -> tuple[Path, CaseRecordInfo, Parsed]:
    """Copy a file aside and parse the copy, so that what is kept is what was parsed."""
    folder.mkdir()
    copy = folder / file.name
    sha256, _ = copy_hashed(file, copy)
    check_hash(copy, sha256)
    parsed = source.parse({part: copy})
    if not parsed.records:
        raise InputError(_no_record(source, file))
    return copy, _describe(source, part, file.name, sha256, parsed, provenance), parsed


def case_records(application: Path) -> tuple[tuple[CaseRecordInfo, Parsed], ...]:
    """Read back every record of a case, by source, retrieval and hash; bytes are verified first.

    Bytes that were retrieved several times come once, with the last line about them. What is no
    folder has no records: whoever reads the application says so.

    Raises:
        SnapshotDamagedError: a line or a file is gone or was changed.
        ParseError: this version's parser refuses the file.
    """
    path = application / "records" / "retrievals.jsonl"
    if not application.is_dir():
        return ()
    journal = read_journal(path)
    if journal.damaged:
        raise SnapshotDamagedError(*(damaged_line(path, number) for number in journal.damaged))
    latest: dict[tuple[str, str], CaseRecordInfo] = {}
    for number, line in enumerate(journal.lines, 1):
        try:
            info = decode(CaseRecordInfo, dict(line))
            _check_inside(info)
        except (ValueError, TypeError) as error:
            raise SnapshotDamagedError(damaged_line(path, number)) from error
        latest[info.source_id, info.sha256] = info
    ordered = sorted(latest.values(), key=lambda i: (i.source_id, i.retrieved_at, i.sha256))
    return tuple((info, _parse(application, info)) for info in ordered)


def _describe(
    source: Source, part: str, name: str, sha256: str, parsed: Parsed, provenance: Provenance
) -> CaseRecordInfo:
    manifest = source.manifest
    suffix = _SUFFIX.search(name)
    return CaseRecordInfo(
        source_id=manifest.source_id,
        part=part,
        sha256=sha256,
        file=f"records/{manifest.source_id}/{sha256}{suffix[0].lower() if suffix else ''}",
        name=name,
        parser_version=manifest.parser_version,
        retrieved_at=provenance.retrieved_at,
        published_at=provenance.published_at or parsed.published_at,
        url=provenance.url,
        licence=manifest.licence,
    )


def _check_inside(info: CaseRecordInfo) -> None:
    """Refuse a line that would have a file outside the records folder read."""
    name = info.file.removeprefix(f"records/{info.source_id}/{info.sha256}")
    if name == info.file or (name and _SUFFIX.fullmatch(name) is None):
        raise ValueError(info.file)


def _parse(application: Path, info: CaseRecordInfo) -> Parsed:
    file = application / info.file
    try:
        check_hash(file, info.sha256)
    except SnapshotDamagedError as error:
        raise SnapshotDamagedError(_damaged_record(application, info, error.problems[0])) from error
    return get_source(info.source_id).parse({info.part: file})


@contextmanager
def _aside(records: Path) -> Iterator[Path]:
    """Give a folder to write in, after clearing what killed runs left; the caller has the lock."""
    room = records / ".loading"
    shutil.rmtree(room, ignore_errors=True)
    folder = room / secrets.token_hex(8)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _find_part(source: Source, file: Path) -> str:
    parts = match_parts(source, [file])
    return next(part for part, path in parts.items() if path == file)


def _check_kind(source: Source) -> None:
    if source.manifest.kind in _KINDS:
        return
    title = source.manifest.title
    raise InputError(
        Problem(
            "library.not_a_case_record",
            Text(
                f"「{title.ja}」は全案件で共有する情報源で、案件の中には入れません。",
                f"“{title.en}” is shared by all cases; it is not kept in one.",
            ),
            expected=Text("一人の個人に関する記録", "the record of one person"),
            got=source.manifest.source_id,
            action=Text(
                "--case を付けずに `sekisho data add` を実行してください。",
                "Run `sekisho data add` without --case.",
            ),
        )
    )


def _check_application(application: Path) -> None:
    if not application.is_dir():
        raise InputError(_no_folder(application))
    if not any((application / name).is_file() for name in _APPLICATION):
        raise InputError(_not_an_application(application))


def _damaged_record(application: Path, info: CaseRecordInfo, found: Problem) -> Problem:
    return Problem(
        "library.case_record_damaged",
        Text(
            f"案件の記録「{info.name}」のファイルが失われたか、書き換わっています。",
            f"A record of the case, “{info.name}”, is gone or was changed.",
        ),
        found.place,
        expected=found.expected,
        got=found.got,
        action=Text(
            f"元のファイルを `sekisho data add --case {application} --source {info.source_id}` "
            "でもう一度保存すると直ります。",
            f"Keep the original file again with `sekisho data add --case {application} "
            f"--source {info.source_id}` to mend it.",
        ),
    )


def _not_an_application(application: Path) -> Problem:
    names = ", ".join(_APPLICATION)
    return Problem(
        "library.not_an_application",
        Text(
            "このフォルダは申請フォルダではありません。何も書き込みません。",
            "This folder is not an application folder. Nothing is written to it.",
        ),
        Place(file=str(application)),
        expected=Text(f"次のどれかのあるフォルダ：{names}", f"a folder with one of: {names}"),
        action=Text(
            "`sekisho init` で作るか、--case のパスを確かめてください。",
            "Make one with `sekisho init`, or check the path given as --case.",
        ),
    )


def _no_folder(application: Path) -> Problem:
    return Problem(
        "library.no_application",
        Text("申請フォルダがありません。", "There is no such application folder."),
        Place(file=str(application)),
        expected=Text("既にあるフォルダ", "a folder that exists"),
        action=Text(
            "`sekisho init` で作るか、パスを確かめてください。",
            "Make one with `sekisho init`, or check the path.",
        ),
    )


def _no_record(source: Source, file: Path) -> Problem:
    title = source.manifest.title
    return Problem(
        "library.no_record",
        Text(
            f"このファイルには「{title.ja}」の研究者や業績の記録がありません。",
            f"The file holds no author, work or researcher of “{title.en}”.",
        ),
        Place(file=file.name),
        expected=Text("1件以上の記録", "one record or more"),
        got="0",
    )
