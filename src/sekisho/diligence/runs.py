"""Runs on disk: what was asked, against which versions, and what came out.

`APPLICATION/runs/<id>/` holds a copy of the inputs, `result.json` and nothing that could not be
recomputed from them and the library. `replay` recomputes it and compares bytes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sekisho._version import __version__
from sekisho.core.decoding import decode
from sekisho.core.errors import NotReplayableError, Place, Problem
from sekisho.core.jsonable import pretty_bytes
from sekisho.core.reference import Pin
from sekisho.core.text import Text
from sekisho.diligence.result import CheckResult, result_payload
from sekisho.snapshots import guard_writing, hash_file, write_atomically

RESULT_NAME = "result.json"
INPUTS_NAME = "inputs"


@dataclass(frozen=True, slots=True)
class StoredRun:
    """A run as it lies on disk. `payload` is the parsed `result.json`."""

    folder: Path
    result_bytes: bytes
    engine: str
    as_of: date
    known_at: datetime
    pins: tuple[Pin, ...]
    packs: tuple[tuple[str, str, str], ...]  # pack id, version, sha256
    absent: tuple[str, ...]
    record_hashes: tuple[str, ...]


def save_run(application: Path, result: CheckResult) -> Path:
    """Keep a run with its case; the same run is kept once. Returns its folder."""
    folder = application / "runs" / result.run.run_id
    with guard_writing(folder):
        for pin in result.run.inputs:
            _keep_input(application / pin.path, folder / INPUTS_NAME / pin.path, pin.sha256)
        write_atomically(folder / RESULT_NAME, pretty_bytes(result_payload(result)))
    return folder


def _keep_input(source: Path, target: Path, sha256: str) -> None:
    """Copy an input, unless the copy that is there has its hash: a changed copy is mended."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.is_file() or hash_file(target) != sha256:
        write_atomically(target, source.read_bytes())


def load_run(folder: Path) -> StoredRun:
    """Read a run back.

    Raises:
        NotReplayableError: when the folder holds no run, or one of another format.
    """
    path = folder / RESULT_NAME
    try:
        raw = path.read_bytes()
        payload = json.loads(raw)
        run = payload["run"]
        return StoredRun(
            folder=folder,
            result_bytes=raw,
            engine=run["engine"],
            as_of=date.fromisoformat(run["as_of"]),
            known_at=datetime.fromisoformat(run["known_at"]),
            pins=tuple(decode(Pin, pin) for pin in run["reference"]["pins"]),
            packs=tuple(_read_pack(pack) for pack in run["packs"]),
            absent=tuple(run["reference"]["absent"]),
            record_hashes=tuple(record["sha256"] for record in run["records"]),
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotReplayableError(
            Problem(
                code="run.unreadable",
                what=Text("照合の記録を読めません。", "The run cannot be read."),
                place=Place(file=str(path)),
                expected=Text(
                    "sekisho check が書いた runs/<番号>/ のフォルダ",
                    "a runs/<id>/ folder written by sekisho check",
                ),
                got=type(error).__name__ if isinstance(error, OSError) else str(error),
                action=Text(
                    "runs/ の下のフォルダを指定してください。",
                    "Name a folder under runs/ of the application.",
                ),
            )
        ) from error


def _read_pack(row: Mapping[str, object]) -> tuple[str, str, str]:
    values = (row["pack_id"], row["version"], row["sha256"])
    if not all(isinstance(value, str) for value in values):
        raise TypeError(f"not a pack: {row!r:.100}")
    return (str(values[0]), str(values[1]), str(values[2]))


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where a recomputed result differs from the stored one."""

    path: str
    stored: str
    recomputed: str


def differences(stored: bytes, recomputed: bytes) -> tuple[Difference, ...]:
    """Compare two results, value by value; empty when their bytes are the same."""
    if stored == recomputed:
        return ()
    found = tuple(_walk("", json.loads(stored), json.loads(recomputed)))
    return found or (Difference("(bytes)", f"{len(stored)} B", f"{len(recomputed)} B"),)


def _walk(path: str, old: object, new: object) -> list[Difference]:
    if isinstance(old, dict) and isinstance(new, dict):
        keys = sorted({*old, *new})
        return [d for key in keys for d in _walk(f"{path}/{key}", old.get(key), new.get(key))]
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        return [
            d
            for index, pair in enumerate(zip(old, new, strict=True))
            for d in _walk(f"{path}/{index}", *pair)
        ]
    return [] if old == new else [Difference(path, _brief(old), _brief(new))]


def _brief(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 100 else text[:99] + "…"


def current_engine() -> str:
    """The engine that would recompute a run now."""
    return f"sekisho {__version__}"
