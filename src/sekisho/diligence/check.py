"""The main job: application + reference set + packs → findings, outcome, receipt.

One direction, no back and forth: profiles, then screening, then consistency, then policy
(design, section 4). Nationality is not read here and cannot be passed in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sekisho._version import __version__
from sekisho.consistency import ListedOrgs, compare
from sekisho.core.case import CaseFile, SettledFinding
from sekisho.core.completeness import Missing, MissingKind
from sekisho.core.consent import Purpose
from sekisho.core.declaration import Declaration
from sekisho.core.finding import Disposition, Finding
from sekisho.core.hit import Band
from sekisho.core.jsonable import digest
from sekisho.core.pack import Pack
from sekisho.core.party import PartyKind
from sekisho.core.profile import Profile
from sekisho.core.receipt import NotSearched, Receipt, Screened
from sekisho.core.reference import ReferenceSet
from sekisho.core.sourced import SourcedRecord
from sekisho.diligence.intake import missing_items, warn_of_unknown_findings
from sekisho.diligence.parties import co_author_parties, organisation_parties, roster_parties
from sekisho.diligence.registry import read_registry
from sekisho.diligence.result import CheckResult, InputPin, PackPin, RecordPin, Run
from sekisho.policy import evaluate, gather_facts
from sekisho.profiles import build
from sekisho.screening import ENGINE, ScreeningIndex, screen


@dataclass(frozen=True, slots=True)
class Packs:
    """The packs of a check."""

    risk: Pack
    consistency: Pack
    screening: Pack

    @property
    def pins(self) -> tuple[PackPin, ...]:
        """The packs by id, version and hash, sorted."""
        packs = (self.risk, self.consistency, self.screening)
        return tuple(
            PackPin(pack.pack_id, pack.version, pack.sha256)
            for pack in sorted(packs, key=lambda pack: pack.pack_id)
        )


@dataclass(frozen=True, slots=True)
class Against:
    """What a case is checked against."""

    reference: ReferenceSet
    index: ScreeningIndex
    packs: Packs
    records: tuple[SourcedRecord, ...]
    record_pins: tuple[RecordPin, ...]
    lists_absent: tuple[str, ...] = ()  # lists that are always to be searched, and were not


def check(case: CaseFile, against: Against) -> CheckResult:
    """Run the main job on one case; the same inputs give the same bytes."""
    as_of = against.reference.as_of
    profiles = _build_profiles(case, against.records, as_of)
    receipt = _screen(case, profiles, against)
    findings = _compare(case, profiles, receipt, against)
    known = {finding.finding_id for finding in findings}
    unknown = warn_of_unknown_findings(case.settled, known)
    case = replace(case, warnings=(*case.warnings, *unknown))
    missing = (*_unsearched(against), *missing_items(case, on=as_of))
    facts = gather_facts(
        case.application,
        case.declarations,
        findings=findings,
        receipt=receipt,
        missing=missing,
        profiles=profiles,
    )
    return CheckResult(
        run=_run(case, against),
        case=case,
        receipt=receipt,
        profiles=profiles,
        findings=findings,
        outcome=evaluate(against.packs.risk, facts, as_of=as_of),
        missing=missing,
    )


def _unsearched(against: Against) -> tuple[Missing, ...]:
    """A list that nobody searched is unknown, and unknown never clears (G.2)."""
    paths = [f"lists.{source_id}" for source_id in against.lists_absent]
    if not any(pin.kind == "list" for pin in against.reference.pins):
        paths.insert(0, "lists")
    return tuple(Missing("", path, MissingKind.NOT_SEARCHED) for path in paths)


def _run(case: CaseFile, against: Against) -> Run:
    return Run(
        engine=f"sekisho {__version__}",
        as_of=against.reference.as_of,
        known_at=against.reference.known_at,
        reference=against.reference,
        packs=against.packs.pins,
        inputs=tuple(InputPin(path, case.inputs[path]) for path in sorted(case.inputs)),
        records=against.record_pins,
    )


def _build_profiles(
    case: CaseFile, records: tuple[SourcedRecord, ...], as_of: date
) -> tuple[Profile, ...]:
    declared = {declaration.person_id: declaration for declaration in case.declarations}
    return tuple(
        _build_profile(entry.person_id, declared.get(entry.person_id), records, as_of)
        for entry in case.application.roster
    )


def _build_profile(
    person_id: str,
    declaration: Declaration | None,
    records: tuple[SourcedRecord, ...],
    as_of: date,
) -> Profile:
    if declaration is None:
        return Profile(person_id, (), (), ("no_declaration",))
    consent = declaration.consent
    consent_ok = consent is not None and consent.covers(Purpose.INSTITUTION_DD, on=as_of)
    return build(person_id, declaration, records, consent_ok=consent_ok, as_of=as_of)


def _screen(case: CaseFile, profiles: tuple[Profile, ...], against: Against) -> Receipt:
    parties = (
        *roster_parties(case),
        *organisation_parties(case, profiles),
        *co_author_parties(profiles),
    )
    pack = against.packs.screening
    screened = screen(parties, against.index, pack, as_of=against.reference.as_of)
    return Receipt(
        reference_id=against.reference.reference_id,
        engine=ENGINE,
        pack_id=pack.pack_id,
        pack_version=pack.version,
        screened=screened,
        not_searched=_not_searched(against.reference, profiles),
    )


def _not_searched(
    reference: ReferenceSet, profiles: tuple[Profile, ...]
) -> tuple[NotSearched, ...]:
    absent = [NotSearched(source, "no_snapshot") for source in reference.absent]
    parts = [
        NotSearched(f"{pin.source_id}:{part}", "part_missing")
        for pin in reference.pins
        for part in pin.missing_parts
    ]
    gaps = [NotSearched(profile.person_id, gap) for profile in profiles for gap in profile.gaps]
    fixed = [NotSearched("web", "not_online"), NotSearched("cross_script", "thin_engine")]
    return (*absent, *parts, *gaps, *fixed)


def _listed_orgs(receipt: Receipt) -> ListedOrgs:
    """Map each organisation of the case that hit a list to its hits."""
    return ListedOrgs(
        {
            outcome.party.party_id: outcome.hits
            for outcome in receipt.screened
            if outcome.party.kind is PartyKind.ORGANISATION and _counted(outcome)
        }
    )


def _counted(outcome: Screened) -> bool:
    return any(hit.band is not Band.UNLIKELY for hit in outcome.hits)


def _compare(
    case: CaseFile, profiles: tuple[Profile, ...], receipt: Receipt, against: Against
) -> tuple[Finding, ...]:
    declared = {declaration.person_id: declaration for declaration in case.declarations}
    settled = {one.finding_id: one for one in case.settled}
    listed = _listed_orgs(receipt)
    registry = read_registry((one.party for one in receipt.screened), against.index)
    scope = case.application.scope
    found: list[Finding] = []
    for profile in profiles:
        declaration = declared.get(profile.person_id)
        if declaration is not None:
            found += compare(
                declaration,
                profile,
                listed,
                against.packs.consistency,
                as_of=against.reference.as_of,
                registry=registry,
                lookback_years=None if scope is None else scope.lookback_years,
            )
    return tuple(_settle(finding, settled) for finding in found)


def evidence_digest(finding: Finding) -> str:
    """Return the hash that a disposition is tied to: it lapses when the evidence changes."""
    quotes = sorted((one.source_id, one.record_id or "", one.quote) for one in finding.evidence)
    return digest([finding.rule, finding.variant, quotes])[:16]


def _settle(finding: Finding, settled: Mapping[str, SettledFinding]) -> Finding:
    """Apply what a person recorded, as long as the evidence is still the same."""
    record = settled.get(finding.finding_id)
    if record is None or record.evidence_digest != evidence_digest(finding):
        return finding
    if record.disposition is Disposition.PENDING:
        return finding
    reason = f"{record.by} {record.on}: {record.reason}"
    return replace(finding, disposition=record.disposition, disposition_reason=reason)


__all__ = ["Against", "Packs", "check", "evidence_digest"]
