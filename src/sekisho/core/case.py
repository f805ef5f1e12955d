"""A case as it was read: application, declarations, records, replies."""

from collections.abc import Mapping
from dataclasses import dataclass

from sekisho.core.application import Application
from sekisho.core.declaration import Declaration
from sekisho.core.errors import Problem
from sekisho.core.finding import Disposition


@dataclass(frozen=True, slots=True)
class SettledFinding:
    """What a named person made of a finding, from `dispositions.jsonl`.

    It counts only while `evidence_digest` is that of the finding's evidence.
    """

    finding_id: str
    disposition: Disposition
    reason: str
    by: str
    on: str
    evidence_digest: str


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything an application folder holds, but for nationality, which is kept apart.

    `declarations` holds the newest version of each person's, `superseded` the older ones.
    `inputs` maps each file read, by its path in the folder, to its SHA-256.
    """

    application: Application
    declarations: tuple[Declaration, ...]
    settled: tuple[SettledFinding, ...]
    warnings: tuple[Problem, ...]
    inputs: Mapping[str, str]
    superseded: tuple[Declaration, ...] = ()
