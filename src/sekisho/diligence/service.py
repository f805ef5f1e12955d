"""The main job as a service: folder and library in, result kept with the case.

Nothing here reads the clock: the caller gives `as_of` and `known_at`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sekisho.core.case import CaseFile
from sekisho.core.declaration import Declaration
from sekisho.core.errors import NotReplayableError, Place, Problem
from sekisho.core.evidence import Strength
from sekisho.core.identifier import Identifier
from sekisho.core.jsonable import pretty_bytes
from sekisho.core.record import Record
from sekisho.core.reference import Pin, ReferenceSet
from sekisho.core.source import Parsed
from sekisho.core.sourced import SourcedRecord
from sekisho.core.text import Text
from sekisho.diligence.check import Against, Packs, check
from sekisho.diligence.intake import read_case
from sekisho.diligence.result import CheckResult, RecordPin, result_payload
from sekisho.diligence.runs import (
    INPUTS_NAME,
    Difference,
    StoredRun,
    current_engine,
    differences,
    load_run,
    save_run,
)
from sekisho.library import CaseRecordInfo, Library, case_records
from sekisho.policy import load_pack, load_pack_version
from sekisho.sources import get_source, list_sources

RISK_PACK = "jp-rs-2025-draft"
CONSISTENCY_PACK = "consistency-default"
SCREENING_PACK = "screening-default"

_ALWAYS = "always"
"""The profile of lists that every check searches (`regulations.md` A.9)."""

KeptRecord = tuple[CaseRecordInfo, Parsed]
"""A record file of the case, with what its parser made of it."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A result with the folder in which its run is kept."""

    result: CheckResult
    packs: Packs
    run_folder: Path


def run_check(application: Path, library: Library, *, as_of: date, known_at: datetime) -> Checked:
    """Check one application folder and keep the run with the case.

    Raises:
        DeclarationError: the folder cannot be read; every problem in it is named.
        LibraryError: the library cannot be read.
    """
    reference = library.reference_set(as_of=as_of, known_at=known_at)
    packs = Packs(
        risk=load_pack(RISK_PACK, as_of=as_of),
        consistency=load_pack(CONSISTENCY_PACK, as_of=as_of),
        screening=load_pack(SCREENING_PACK, as_of=as_of),
    )
    kept = tuple(
        (info, parsed) for info, parsed in case_records(application) if _was_there(info, reference)
    )
    result = _check_folder(read_case(application), kept, library, reference, packs)
    return Checked(result, packs, save_run(application, result))


def _check_folder(
    case: CaseFile,
    kept: tuple[KeptRecord, ...],
    library: Library,
    reference: ReferenceSet,
    packs: Packs,
) -> CheckResult:
    """Check a case with the records kept beside it and those of whole published data sets."""
    records, record_pins = _sourced(kept)
    records += _library_records(library, reference, case.declarations)
    index = library.screening_index(reference)
    absent = tuple(
        manifest.source_id
        for manifest in list_sources()
        if manifest.default_profile == _ALWAYS and manifest.source_id in reference.absent
    )
    return check(case, Against(reference, index, packs, records, record_pins, absent))


def _sourced(
    kept: tuple[KeptRecord, ...],
) -> tuple[tuple[SourcedRecord, ...], tuple[RecordPin, ...]]:
    """Turn kept records into what engines receive, and into pins."""
    records: list[SourcedRecord] = []
    pins: list[RecordPin] = []
    for info, parsed in kept:
        pins.append(_pin_record(info))
        records += [_source(info, record) for record in parsed.records]
    return tuple(records), tuple(pins)


def _source(version: CaseRecordInfo | Pin, record: Record) -> SourcedRecord:
    """Return a record with the version of the source that it stands in."""
    return SourcedRecord(
        source_id=version.source_id,
        sha256=version.sha256,
        published_at=version.published_at,
        retrieved_at=version.retrieved_at,
        url=version.url,
        strength=Strength(get_source(version.source_id).manifest.strength),
        record=record,
    )


def _was_there(info: CaseRecordInfo, reference: ReferenceSet) -> bool:
    dated = info.published_at or info.retrieved_at.date()
    return info.retrieved_at <= reference.known_at and dated <= reference.as_of


def _pin_record(info: CaseRecordInfo) -> RecordPin:
    return RecordPin(
        source_id=info.source_id,
        path=info.file,
        sha256=info.sha256,
        parser_version=info.parser_version,
        published_at=info.published_at,
        retrieved_at=info.retrieved_at,
        url=info.url,
    )


def _library_records(
    library: Library, reference: ReferenceSet, declarations: tuple[Declaration, ...]
) -> tuple[SourcedRecord, ...]:
    """Return records of whole published data sets that carry a declared identifier."""
    keys: set[Identifier] = set()
    for declaration in declarations:
        header = declaration.header
        keys |= {one for one in (header.orcid, header.openalex_id) if one is not None}
    found = library.records(reference, sorted(keys))
    return tuple(_source(pin, record) for pin, record in found)


@dataclass(frozen=True, slots=True)
class Replayed:
    """A stored run beside its recomputation."""

    run: StoredRun
    result: CheckResult
    differences: tuple[Difference, ...]
    engine_now: str

    @property
    def is_same(self) -> bool:
        """True when every byte is the same."""
        return not self.differences


def replay(run_folder: Path, library: Library) -> Replayed:
    """Recompute a stored run from its kept inputs, its pins and its packs.

    Raises:
        NotReplayableError: a pinned snapshot, record or pack is gone or differs.
    """
    run_folder = run_folder.resolve()
    run = load_run(run_folder)
    reference = library.reference_from_pins(
        run.pins, as_of=run.as_of, known_at=run.known_at, absent=run.absent
    )
    packs = _pinned_packs(run)
    pinned = set(run.record_hashes)
    kept = tuple(
        (info, parsed)
        for info, parsed in case_records(run_folder.parent.parent)
        if info.sha256 in pinned
    )
    _require_records(run, kept)
    result = _check_folder(read_case(run_folder / INPUTS_NAME), kept, library, reference, packs)
    again = pretty_bytes(result_payload(result))
    return Replayed(run, result, differences(run.result_bytes, again), current_engine())


def _pinned_packs(run: StoredRun) -> Packs:
    loaded = {}
    for pack_id, version, sha256 in run.packs:
        pack = load_pack_version(pack_id, version)
        if pack.sha256 != sha256:
            raise NotReplayableError(
                Problem(
                    code="run.pack_differs",
                    what=Text(
                        f"ルールパック {pack_id} {version} の内容が、記録のときと違います。",
                        f"Pack {pack_id} {version} is not what it was when the run was made.",
                    ),
                    place=Place(file=str(run.folder)),
                    expected=Text(f"SHA-256 {sha256}", f"SHA-256 {sha256}"),
                    got=pack.sha256,
                    action=Text(
                        "記録を作った版の Sekisho で再計算してください。",
                        "Replay it with the version of Sekisho that made the run.",
                    ),
                )
            )
        loaded[pack_id] = pack
    lacking = sorted({RISK_PACK, CONSISTENCY_PACK, SCREENING_PACK} - set(loaded))
    if lacking:
        raise NotReplayableError(
            Problem(
                code="run.pack_lacking",
                what=Text(
                    "照合の記録に、ルールパックの版がありません。",
                    "The run does not name the version of a pack.",
                ),
                place=Place(file=str(run.folder)),
                expected=Text("、".join(lacking), ", ".join(lacking)),
                action=Text(
                    "記録が書き換えられています。控えから戻してください。",
                    "The run was changed; restore it from a backup.",
                ),
            )
        )
    return Packs(loaded[RISK_PACK], loaded[CONSISTENCY_PACK], loaded[SCREENING_PACK])


def _require_records(run: StoredRun, kept: tuple[KeptRecord, ...]) -> None:
    """A record that a purge took away makes the run not replayable, and it says so."""
    there = {info.sha256 for info, _ in kept}
    gone = sorted(set(run.record_hashes) - there)
    if gone:
        raise NotReplayableError(
            Problem(
                code="run.record_gone",
                what=Text(
                    f"記録に使った資料 {len(gone)} 件がありません。",
                    f"{len(gone)} record(s) that the run rests on are gone.",
                ),
                place=Place(file=str(run.folder)),
                got=", ".join(gone),
                action=Text(
                    "消去された資料であれば、この記録は再計算できません。",
                    "If they were purged, this run can no longer be replayed.",
                ),
            )
        )
