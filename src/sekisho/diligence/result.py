"""What one check gives: the run with everything it was pinned to, and what came out."""

from dataclasses import dataclass
from datetime import date, datetime

from sekisho.core.case import CaseFile
from sekisho.core.completeness import Missing
from sekisho.core.finding import Disposition, Finding, Severity
from sekisho.core.jsonable import digest
from sekisho.core.profile import Profile
from sekisho.core.receipt import Receipt
from sekisho.core.reference import ReferenceSet
from sekisho.core.risk import Outcome

RESULT_FORMAT = "sekisho.result/1"


@dataclass(frozen=True, slots=True)
class PackPin:
    """A pack that a run used, by the hash of its folder."""

    pack_id: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class InputPin:
    """A file of the application folder, by its hash."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class RecordPin:
    """A record of the case, by its hash and how it was retrieved."""

    source_id: str
    path: str
    sha256: str
    parser_version: str
    published_at: date | None
    retrieved_at: datetime
    url: str | None


@dataclass(frozen=True, slots=True)
class Run:
    """Everything that decides the outcome of a check, and an id made of nothing else."""

    engine: str  # "sekisho 0.1.0"
    as_of: date
    known_at: datetime
    reference: ReferenceSet
    packs: tuple[PackPin, ...]
    inputs: tuple[InputPin, ...]
    records: tuple[RecordPin, ...]

    @property
    def run_id(self) -> str:
        """The first 16 hex digits of the SHA-256 over the pins."""
        return digest(self)[:16]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The outcome of a check, before it is laid out for a reader."""

    run: Run
    case: CaseFile
    receipt: Receipt
    profiles: tuple[Profile, ...]
    findings: tuple[Finding, ...]
    outcome: Outcome
    missing: tuple[Missing, ...]

    @property
    def is_complete(self) -> bool:
        """False as soon as anything is unknown or missing; such a case never closes as clear."""
        return not self.missing and self.outcome.complete

    def findings_of(self, person_id: str) -> tuple[Finding, ...]:
        """Return the findings about one person, the most severe first."""
        mine = (finding for finding in self.findings if finding.subject == person_id)
        return tuple(sorted(mine, key=lambda f: (-f.severity.rank, f.rule, f.finding_id)))

    def has_finding_at(self, severity: Severity) -> bool:
        """Tell whether an open finding is at or above `severity`."""
        closed = {Disposition.EXPLAINED, Disposition.NAMESAKE, Disposition.CORRECTED}
        return any(
            finding.severity.rank >= severity.rank and finding.disposition not in closed
            for finding in self.findings
        )


def result_payload(result: CheckResult) -> dict[str, object]:
    """Return what is written as `result.json` and recomputed by `replay`."""
    return {
        "format": RESULT_FORMAT,
        "run_id": result.run.run_id,
        "run": result.run,
        "application_id": result.case.application.application_id,
        "outcome": result.outcome,
        "complete": result.is_complete,
        "missing": result.missing,
        "findings": result.findings,
        "profiles": result.profiles,
        "receipt": result.receipt,
        "warnings": result.case.warnings,
    }
