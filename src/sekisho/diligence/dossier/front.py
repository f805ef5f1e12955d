"""Sections 1 to 4: what is asked, what the rule gives, why the work matters, who is involved."""

from datetime import date, timedelta

from sekisho.core.answer import Answer
from sekisho.core.pack import Verification
from sekisho.core.party import PartyKind
from sekisho.core.profile import IdentityLink, Profile
from sekisho.core.receipt import Screened
from sekisho.core.risk import Action, PersonOutcome
from sekisho.core.risk import Level as RiskLevel
from sekisho.diligence.dossier.findings import ordered
from sekisho.diligence.dossier.labels import item_label
from sekisho.diligence.dossier.page import Page, name_run
from sekisho.diligence.dossier.words import (
    EXPOSURES,
    LEVELS,
    NOT_SEARCHED_WHY,
    PARTY_ROLES,
    VERIFICATIONS,
    established,
)
from sekisho.reporting import (
    Blank,
    Block,
    Callout,
    Column,
    Heading,
    KeyValue,
    KeyValues,
    Level,
    Paragraph,
    Rank,
    Section,
    Span,
    Spans,
    Table,
    Text,
    spans,
)

_RANKS: dict[str, Rank] = {
    "NO_ACTION": "none",
    "MITIGATION_SUGGESTED": "low",
    "MITIGATION_RECOMMENDED": "medium",
    "MITIGATION_REQUIRED": "high",
    "PROHIBITED": "critical",
    "HOLD": "critical",
    "ASK": "unknown",
}
_USUAL_WORKING_DAYS = "usual_dd_working_days"
_PLAIN_NOTES = ("action.suggested", "action.recommended", "action.required")
_ORG_ROLES = ("performer", "partner", "funder")


def front_sections(page: Page) -> tuple[Section, ...]:
    """Return sections 1 to 4."""
    return (
        Section("question", page.word("s1"), _question(page), "1"),
        Section("outcome", page.word("s2"), _outcome(page), "2"),
        Section("purpose", page.word("s3"), _why(page), "3"),
        Section("parties", page.word("s4"), _parties(page), "4"),
    )


def level_span(page: Page, code: str) -> Level:
    """Return a rung of the ladder, or HOLD or ASK, as a level of the page."""
    return Level(page.pick(LEVELS, code), _RANKS.get(code, "unknown"))


def _question(page: Page) -> tuple[Block, ...]:
    application = page.result.case.application
    programme = application.programme.name if application.programme else None
    call = application.call.id if application.call else None
    outcome = page.result.outcome
    rows = (
        KeyValue(page.word("question"), spans(page.word("question_text"))),
        KeyValue(page.word("occasion"), spans(page.choice(application.occasion))),
        KeyValue(page.word("needed_by"), _needed_by(page)),
        KeyValue(
            page.word("programme"), spans(" / ".join(p for p in (programme, call) if p) or "—")
        ),
        KeyValue(
            page.word("rule"),
            spans(f"{page.say(outcome.pack_title)} ({outcome.pack_id} {outcome.pack_version})"),
        ),
    )
    blocks: list[Block] = [KeyValues(rows, columns=1)]
    if outcome.verification != Verification.PRIMARY.value:
        verification = page.pick(VERIFICATIONS, outcome.verification)
        text = page.word("draft_rule_text", verification=verification)
        callout = Callout("caution", page.word("draft_rule"), (Paragraph(spans(text)),))
        blocks.append(callout)
    return tuple(blocks)


def _needed_by(page: Page) -> Spans:
    needed_by = page.result.case.application.needed_by
    if needed_by is None:
        return spans("—")
    left = working_days(page.result.run.as_of, needed_by)
    if left < 0:
        return spans(f"{needed_by.isoformat()}  ", Text(page.word("overdue"), "strong"))
    parts: list[Span | str] = [f"{needed_by.isoformat()}  ", page.word("days_left", days=left)]
    usual = page.packs.risk.parameters.get(_USUAL_WORKING_DAYS)
    if isinstance(usual, int) and left < usual:
        parts += ["  ", Text(page.word("too_late", needed=usual), "strong")]
    return spans(*parts)


def working_days(start: date, end: date) -> int:
    """Count Mondays to Fridays after `start` up to `end`; negative when `end` has passed.

    Public holidays are not known here, so the count is an upper bound.
    """
    if end < start:
        return -1
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(day.weekday() < 5 for day in days)


def _outcome(page: Page) -> tuple[Block, ...]:
    result = page.result
    outcome = result.outcome
    count = len(set(outcome.missing))
    complete = (
        spans(page.word("complete"))
        if result.is_complete
        else spans(Level(page.word("incomplete", count=count), "unknown"))
    )
    provisional = page.word("provisional" if outcome.provisional else "not_provisional")
    facts = KeyValues(
        (
            KeyValue(
                page.word("level"),
                spans(level_span(page, established(outcome.level, complete=result.is_complete))),
            ),
            KeyValue(page.word("completeness"), (*complete, *spans(f" · {provisional}"))),
        )
    )
    columns = (
        Column(page.word("person"), 2.5),
        Column(page.word("inherent"), 2.9),
        Column(page.word("exposure"), 1.2),
        Column(page.word("action"), 2.8),
        Column(page.word("state"), 1.3),
    )
    rows = tuple(_person_row(page, person) for person in outcome.people)
    table = Table(columns, rows, empty=page.word("no_people"), name=page.word("s2"))
    decision = Blank(page.word("decision"), lines=1, hint=page.word("decision_hint"))
    return (facts, table, decision)


def _person_row(page: Page, person: PersonOutcome) -> tuple[Spans, ...]:
    top = person.actions[0] if person.actions else None
    state = [page.word("state_complete" if person.complete else "state_incomplete")]
    if person.provisional:
        state.append(page.word("state_provisional"))
    return (
        page.person_name(person.person_id),
        spans(
            level_span(page, established(person.inherent, complete=person.complete)),
            *_because(page, person),
        ),
        spans(page.pick(EXPOSURES, top.exposure.value) if top else "—"),
        _action(page, top),
        spans("・".join(state) if page.lang == "ja" else ", ".join(state)),
    )


def _because(page: Page, person: PersonOutcome) -> Spans:
    """Name the factors that give the level, and what each rests on."""
    if person.inherent is RiskLevel.NO_ACTION:
        return ()
    labels = {finding.finding_id: label for label, finding in ordered(page)}
    said = [
        f"{one.factor} ← {', '.join(labels.get(key, key) for key in one.finding_ids)}"
        if one.finding_ids
        else f"{one.factor} ← {', '.join(item_label(page, ref) for ref in one.declared_refs)}"
        for one in person.factors
        if one.level is person.inherent
    ]
    return spans(" ", Text("; ".join(said), "muted"))


def _action(page: Page, action: Action | None) -> Spans:
    if action is None:
        return spans(level_span(page, RiskLevel.NO_ACTION.value))
    texts = page.packs.risk.texts
    # The words of a rung say all that these notes would.
    repeats = action.note in {texts.get(key) for key in _PLAIN_NOTES}
    note = "" if repeats else page.say(action.note)
    parts: list[Span | str] = [level_span(page, action.code)]
    if note:
        parts += [" ", Text(note, "muted")]
    return spans(*parts)


def _why(page: Page) -> tuple[Block, ...]:
    text = page.result.case.application.why_it_matters
    return (Paragraph(spans(page.own_half(text))),) if text else (Blank(page.word("s3"), lines=2),)


def _parties(page: Page) -> tuple[Block, ...]:
    people = Table(
        (
            Column(page.word("name"), 2.3),
            Column(page.word("role"), 1.0),
            Column(page.word("affiliation"), 2.0),
            Column(page.word("identity"), 3.6),
            Column(page.word("lists"), 1.2),
        ),
        tuple(
            _roster_row(page, number) for number in range(len(page.result.case.application.roster))
        ),
        name=page.word("people"),
        empty=page.word("no_people"),
    )
    organisations = Table(
        (
            Column(page.word("name"), 4.4),
            Column(page.word("role"), 0.9),
            Column(page.word("country"), 0.8),
            Column(page.word("lists"), 1.5),
            Column(page.word("remark"), 3.7),
        ),
        tuple(_organisation_row(page, one) for one in _in_application(page)),
        name=page.word("organisations"),
        empty="—",
    )
    return (people, Heading(page.word("organisations")), organisations)


def _in_application(page: Page) -> tuple[Screened, ...]:
    """Return the organisations that the application itself names, performers first."""
    shown = [
        one
        for one in page.result.receipt.screened
        if one.party.kind is PartyKind.ORGANISATION and set(one.party.roles) & set(_ORG_ROLES)
    ]
    first = {one.party.party_id: _rank(one) for one in shown}
    return tuple(sorted(shown, key=lambda one: (first[one.party.party_id], one.party.label)))


def _rank(one: Screened) -> int:
    return min(_ORG_ROLES.index(role) for role in one.party.roles if role in _ORG_ROLES)


def _roster_row(page: Page, number: int) -> tuple[Spans, ...]:
    entry = page.result.case.application.roster[number]
    org = entry.employing_org
    place = (
        "" if org is None else ", ".join(part for part in (page.org_name(org), org.country) if part)
    )
    screened = next(
        (one for one in page.result.receipt.screened if one.party.party_id == entry.person_id), None
    )
    return (
        page.person_name(entry.person_id),
        spans(page.choice(entry.role)),
        spans(place or "—"),
        _identity(page, entry.person_id, screened),
        lists_span(page, screened),
    )


def _identity(page: Page, person_id: str, screened: Screened | None) -> Spans:
    ids = screened.party.identifiers if screened else ()
    profile = next((one for one in page.result.profiles if one.person_id == person_id), None)
    parts: list[Span | str] = []
    for identifier in ids:
        scheme = _SCHEMES.get(identifier.scheme, identifier.scheme)
        parts += [f"{scheme} ", Text(identifier.value, "code"), "  "]
    parts.append(Text(_how(page, profile), "muted"))
    return spans(*parts)


def _how(page: Page, profile: Profile | None) -> str:
    links = profile.links if profile else ()
    if not links:
        gap = profile.gaps[0] if profile and profile.gaps else "no_declaration"
        return page.word("no_profile", why=page.pick(NOT_SEARCHED_WHY, gap))
    ways = dict.fromkeys(_way(page, link) for link in links)
    agreements = dict.fromkeys(page.word(_AGREES[link.name_agrees]) for link in links)
    joint = "、" if page.lang == "ja" else ", "
    return page.word("tied_by", how=joint.join((*ways, *agreements)))


_AGREES = {
    Answer.YES: "name_agrees",
    Answer.NO: "name_differs",
    Answer.UNKNOWN: "name_unknown",
}
_SCHEMES = {"openalex": "OpenAlex", "orcid": "ORCID", "erad": "e-Rad"}


def _way(page: Page, link: IdentityLink) -> str:
    if link.method == "declared_identifier":
        scheme = _SCHEMES.get(link.record_id.scheme, link.record_id.scheme)
        return page.word("by_declared_id", scheme=scheme)
    return page.word("by_orcid_in_record")


def lists_span(page: Page, screened: Screened | None) -> Spans:
    """Return what the lists gave for a party, never a bare blank."""
    if screened is None or not screened.hits:
        return spans(page.no_hit(PartyKind.PERSON if screened is None else screened.party.kind))
    sources = dict.fromkeys(hit.listing.source_id for hit in screened.hits)
    rank: Rank = "high" if any(hit.band.value == "likely" for hit in screened.hits) else "medium"
    label = page.word("hits", count=len(screened.hits))
    joint = "、" if page.lang == "ja" else ", "
    titles = joint.join(page.short_source(source) for source in sources)
    return spans(Level(label, rank), " ", Text(titles, "muted"))


def _organisation_row(page: Page, one: Screened) -> tuple[Spans, ...]:
    names: list[Span | str] = []
    for number, name in enumerate(one.party.names[:2]):
        names += [" / "] if number else []
        names.append(name_run(name))
    for identifier in one.party.identifiers[-1:]:
        names += ["  ", Text(str(identifier), "code")]
    roles = [page.pick(PARTY_ROLES, role) for role in one.party.roles if role in _ORG_ROLES]
    return (
        spans(*names),
        spans("・".join(roles) if page.lang == "ja" else ", ".join(roles)),
        spans(one.party.country or "—"),
        lists_span(page, one),
        spans(Text(_remark(page, one), "muted")),
    )


def _remark(page: Page, one: Screened) -> str:
    """Return what the application says of a partner: its contribution, its own check."""
    said = [
        text
        for partner in page.result.case.application.partners.items
        if f"application.partners[{partner.partner_id}]" in one.party.origin
        for text in (partner.contribution, partner.dd_ref)
        if text
    ]
    return " ".join(page.own_half(text) for text in said) or "—"
