"""Findings: what an engine concludes, by which rule, on which evidence."""

from dataclasses import dataclass
from enum import StrEnum

from sekisho.core.answer import Answer
from sekisho.core.evidence import Evidence


class Severity(StrEnum):
    """How much a finding matters; apart from any risk level."""

    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """0 for `info` to 3 for `high`."""
        return list(Severity).index(self)


class Disposition(StrEnum):
    """What a person made of a finding."""

    PENDING = "pending"
    EXPLAINED = "explained"
    CORRECTED = "corrected"
    NAMESAKE = "namesake"
    MATERIALLY_INCONSISTENT = "materially_inconsistent"


class Confidence(StrEnum):
    """How sure the engine is that the evidence is about this party."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True, order=True)
class Param:
    """A value that fills a slot of a message."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One conclusion, without prose: texts are looked up in the pack under `rule` and `variant`.

    `declared_ref` is the declared item that disagrees, or None for its absence. Severity stays
    provisional while the disposition is `pending`: the researcher has the right of reply.
    """

    finding_id: str
    rule: str
    variant: str
    subject: str
    severity: Severity
    answer: Answer
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    counter_evidence: tuple[Evidence, ...] = ()
    explanations: tuple[str, ...] = ()  # keys of innocent explanations to weigh
    params: tuple[Param, ...] = ()
    declared_ref: str | None = None
    hit_ids: tuple[str, ...] = ()
    disposition: Disposition = Disposition.PENDING
    disposition_reason: str | None = None

    def param(self, key: str) -> str | None:
        """Return the value of one slot."""
        return next((param.value for param in self.params if param.key == key), None)
