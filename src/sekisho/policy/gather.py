"""From a case to the facts of the matrix: which declared items may feed a factor, and how."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sekisho.core.answer import Answer, all_of, answer_of, any_of
from sekisho.core.application import Application, RosterEntry
from sekisho.core.completeness import Missing
from sekisho.core.declaration import Declaration
from sekisho.core.declared import Section
from sekisho.core.finding import Finding
from sekisho.core.hit import Band, Hit
from sekisho.core.items import (
    DisciplineKind,
    ForeignProgram,
    Grant,
    GrantStatus,
    Ip,
    ListedTie,
)
from sekisho.core.party import PartyKind
from sekisho.core.period import PartialDate, Period
from sekisho.core.profile import Profile
from sekisho.core.receipt import Receipt
from sekisho.policy.facts import AssetAccess, DeclaredTie, PersonFacts, RiskFacts

_HOME = "JP"
_NOT_SEEN = (
    "no_consent",
    "no_declaration",
    "no_identifier",
    "record_absent",
    "identifier_conflict",
)
"""Gaps of a profile that leave the comparison unmade: unknown is not no."""
_PERFORMERS = ("application.organisations[", "application.partners[", "application.funders[")

Hits = Mapping[str, tuple[Hit, ...]]
"""Hits that count, by where in the inputs their party stands (`Party.origin`)."""


def gather_facts(
    application: Application,
    declarations: Sequence[Declaration],
    *,
    findings: Sequence[Finding],
    receipt: Receipt,
    missing: Sequence[Missing],
    profiles: Sequence[Profile] = (),
) -> RiskFacts:
    """Gather what the risk matrix looks at; nationality is in none of the arguments.

    A hit on a roster member, on a partner or on a performer feeds no factor of A.6: it stays an
    open question, so that no such case closes as clear.
    """
    hits = _hits_by_origin(receipt)
    declared = {one.person_id: one for one in declarations}
    seen = {one.person_id: one for one in profiles}
    roster = {entry.person_id for entry in application.roster}
    people = tuple(
        _person(entry, application, declared.get(entry.person_id), hits, findings, missing, seen)
        for entry in sorted(application.roster, key=lambda entry: entry.person_id)
    )
    gaps = [_said(one) for one in missing if one.person_id not in roster]
    gaps += [
        f"{origin.removeprefix('application.')}:hit_has_no_rule"
        for origin in hits
        if origin.startswith(_PERFORMERS)
    ]
    return RiskFacts(
        people=people,
        lookback_years=application.scope.lookback_years if application.scope else None,
        missing=tuple(sorted(set(gaps))),
    )


def _said(missing: Missing) -> str:
    return f"{missing.path}:{missing.kind}"


def _hits_by_origin(receipt: Receipt) -> Hits:
    found: dict[str, list[Hit]] = {}
    for screened in receipt.screened:
        counted = [hit for hit in screened.hits if hit.band is not Band.UNLIKELY]
        for origin in screened.party.origin if counted else ():
            is_person = screened.party.kind is PartyKind.PERSON
            if not (is_person and origin.startswith("profile.")):  # co-authors are evidence only
                found.setdefault(origin, []).extend(counted)
    return {
        origin: tuple(sorted(found[origin], key=lambda hit: hit.hit_id)) for origin in sorted(found)
    }


def _person(
    entry: RosterEntry,
    application: Application,
    declaration: Declaration | None,
    hits: Hits,
    findings: Sequence[Finding],
    missing: Sequence[Missing],
    profiles: Mapping[str, Profile],
) -> PersonFacts:
    person_id = entry.person_id
    profile = profiles.get(person_id)
    gaps = profile.gaps if profile is not None else ()
    questions = [f"profile:{gap}" for gap in gaps if gap in _NOT_SEEN]
    # The roster entry of a person also names the employer: only hits on the person count here.
    questions += [
        f"hit:{hit.hit_id}:not_settled"
        for hit in hits.get(f"application.roster[{person_id}]", ())
        if hit.party_id == person_id
    ]
    tiers = {asset.asset_id: asset.tier for asset in application.assets}
    return PersonFacts(
        person_id=person_id,
        findings=tuple(one for one in findings if one.subject == person_id),
        ties=() if declaration is None else tuple(_ties(declaration, hits)),
        missing=tuple(sorted(one for one in missing if one.person_id == person_id)),
        open_questions=tuple(sorted(questions)),
        has_access=entry.access.answer,
        access=tuple(
            AssetAccess(one.asset_id, tiers.get(one.asset_id), one.end)
            for one in entry.access.items
            if one.asset_id is not None
        ),
    )


def _ties(declaration: Declaration, hits: Hits) -> Iterator[DeclaredTie]:
    yield from _programs(declaration)
    yield from _grants(declaration, hits)
    for support in declaration.in_kind.items:
        ref = f"in_kind[{support.item_id}]"
        kind = support.provider_kind
        yield _tie(declaration, hits, ref, kind.value if kind else "unknown", support.period)
    for post in declaration.affiliations.items:
        ref = f"affiliations[{post.item_id}]"
        yield _tie(declaration, hits, ref, "", post.period)
    for contract in declaration.contracts.items:
        ref = f"contracts[{contract.item_id}]"
        yield _tie(declaration, hits, ref, contract.type or "unknown", contract.period)
    for right in declaration.ip.items:
        yield _right(declaration, hits, right)
    yield from _disciplines(declaration)
    yield from _listed("listed_ties_self", declaration.listed_ties_self)
    yield from _listed("listed_ties_affiliation", declaration.listed_ties_affiliation)
    yield from _listed("listed_ties_relationship", declaration.listed_ties_relationship)


def _tie(
    declaration: Declaration, hits: Hits, ref: str, attribute: str, period: Period | None
) -> DeclaredTie:
    found = hits.get(f"declaration.{declaration.person_id}.{ref}", ())
    return DeclaredTie(
        ref=ref,
        section=ref.partition("[")[0],
        attribute=str(attribute),
        period=period,
        is_listed=_is_listed(found),
        hit_ids=tuple(hit.hit_id for hit in found),
    )


def _is_listed(hits: Iterable[Hit]) -> Answer:
    """A likely hit is established; a possible one is unknown until a person settles it."""
    return any_of(Answer.YES if hit.band is Band.LIKELY else Answer.UNKNOWN for hit in hits)


def _programs(declaration: Declaration) -> Iterator[DeclaredTie]:
    for program in declaration.foreign_programs.items:
        yield DeclaredTie(
            ref=f"foreign_programs[{program.item_id}]",
            section="foreign_programs",
            period=program.period,
            country=_sponsor_country(program),
            has_benefits=program.benefits.answer,
            obligations=program.obligations,
        )


def _sponsor_country(program: ForeignProgram) -> str | None:
    return (program.sponsor.country if program.sponsor else None) or program.country


def _grants(declaration: Declaration, hits: Hits) -> Iterator[DeclaredTie]:
    """An application that nobody granted yet is no funding."""
    for grant in declaration.grants.items:
        if grant.status is GrantStatus.APPLIED:
            continue
        ref = f"grants[{grant.item_id}]"
        kind = grant.agency_kind.value if grant.agency_kind else "unknown"
        yield _tie(declaration, hits, ref, kind, _grant_period(grant))


def _grant_period(grant: Grant) -> Period | None:
    """The status tells of the end where the period does not."""
    start, end = (grant.period.start, grant.period.end) if grant.period else (None, None)
    if end is not None or grant.status is None:
        return grant.period
    return Period(start, None, answer_of(value=grant.status is GrantStatus.RUNNING))


def _right(declaration: Declaration, hits: Hits, right: Ip) -> DeclaredTie:
    abroad = answer_of(value=None if right.first_country is None else right.first_country != _HOME)
    tie = _tie(declaration, hits, f"ip[{right.item_id}]", "", _on(right.filed_on))
    return DeclaredTie(
        ref=tie.ref,
        section=tie.section,
        period=tie.period,
        is_listed=tie.is_listed,
        hit_ids=tie.hit_ids,
        is_first_filed_abroad_with_public_funds=all_of((abroad, right.public_funds.answer)),
    )


def _on(day: PartialDate | None) -> Period | None:
    return None if day is None else Period(day, day)


def _disciplines(declaration: Declaration) -> Iterator[DeclaredTie]:
    for one in declaration.discipline.items:
        yield DeclaredTie(
            ref=f"discipline[{one.item_id}]",
            section="discipline",
            attribute=one.kind.value if one.kind else "unknown",
            period=_on(one.date),
            restricted_until=one.restricted_until,
            is_restricted=one.kind is DisciplineKind.RESTRICTION,
        )


def _listed(section: str, ties: Section[ListedTie]) -> Iterator[DeclaredTie]:
    for tie in ties.items:
        yield DeclaredTie(
            ref=f"{section}[{tie.item_id}]",
            section=section,
            attribute=tie.nature.value if tie.nature else "",
            period=tie.period,
            is_listed=Answer.YES,
        )
