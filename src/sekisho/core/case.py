"""A case as it was read: application, declarations, records, replies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sekisho.core.application import Application
from sekisho.core.declaration import Declaration
from sekisho.core.errors import Problem
from sekisho.core.finding import Disposition


@dataclass(frozen=True, slots=True)
class SettledFinding:
    """What a named person made of a finding, from `dispositions.jsonl`.

    It counts only while `evidence_digest` is that of the finding's evidence. `row` is that of
    the file, 0 where it came from nowhere else.
    """

    finding_id: str
    disposition: Disposition
    reason: str
    by: str
    on: date
    evidence_digest: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything an application folder holds, but for nationality, which is kept apart.

    `declarations` holds the newest version of each person's, `superseded` the older ones.
    `inputs` maps each file read, by its path in the folder, to its SHA-256. `said_unknown` names,
    by person ("" for the application) and path, the answers that were written as 不明: a value
    alone does not tell them from those that nobody gave.
    """

    application: Application
    declarations: tuple[Declaration, ...]
    settled: tuple[SettledFinding, ...]
    warnings: tuple[Problem, ...]
    inputs: Mapping[str, str]
    superseded: tuple[Declaration, ...] = ()
    said_unknown: tuple[tuple[str, str], ...] = ()
