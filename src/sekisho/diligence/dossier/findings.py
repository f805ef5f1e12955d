"""Section 5 and its annex: each finding with evidence, counter-evidence and the question."""

from collections.abc import Iterable

from sekisho.core.evidence import Evidence
from sekisho.core.finding import Disposition, Finding, Param
from sekisho.core.hit import Hit
from sekisho.core.text import Text as Both
from sekisho.diligence.dossier.labels import item_label
from sekisho.diligence.dossier.page import Page, day, name_run
from sekisho.diligence.dossier.words import (
    BANDS,
    CONFIDENCES,
    SEVERITIES,
    STRENGTHS,
)
from sekisho.reporting import (
    Block,
    Column,
    FindingCard,
    KeyValue,
    Level,
    Link,
    NotFilled,
    Paragraph,
    Rank,
    Section,
    Span,
    Spans,
    Table,
    Text,
    spans,
)

_RANKS: dict[str, Rank] = {"info": "info", "low": "low", "medium": "medium", "high": "high"}
_QUOTES_SHOWN = 8
_NUMBER = "No."
"""The property under which a list keeps the number it prints beside an entry."""


def findings_section(page: Page) -> Section:
    """Return section 5: one line a finding, each leading to its card in the annex."""
    findings = ordered(page)
    blocks: list[Block] = []
    if findings:
        blocks.append(_overview(page, findings))
    else:
        blocks.append(Paragraph(spans(page.word("none_found"))))
    clean = _clean_names(page, findings)
    if findings and clean:
        joint = "、" if page.lang == "ja" else ", "
        blocks.append(
            Paragraph(spans(page.word("clean_people", names=joint.join(clean))), muted=True)
        )
    listed = list_hits(page)
    if listed:
        blocks.append(_listed_parties(page, listed))
    return Section("findings", page.word("s5"), tuple(blocks), "5")


_OWN_ROLES = frozenset({"roster", "performer", "partner", "funder", "employer"})


def list_hits(page: Page) -> tuple[Hit, ...]:
    """Return the hits on those whom the application itself names, the likely ones first."""
    found = [
        hit
        for one in page.result.receipt.screened
        if _OWN_ROLES & set(one.party.roles)
        for hit in one.hits
    ]
    return tuple(sorted(found, key=lambda hit: (hit.band.value, hit.party_id, -hit.weight)))


def _listed_parties(page: Page, hits: tuple[Hit, ...]) -> Table:
    columns = (
        Column(page.word("party"), 2.4),
        Column(page.word("listing"), 5.2),
        Column(page.word("band"), 1.2),
    )
    rows = tuple(
        (
            spans(name_run(hit.query)),
            listing_spans(page, hit),
            spans(page.pick(BANDS, hit.band.value)),
        )
        for hit in hits
    )
    said = page.word("listed_parties")
    return Table(columns, rows, caption=said, name=page.word("listing"))


def findings_annex(page: Page) -> Section | None:
    """Return the findings in full, or None where there are none."""
    cards = tuple(_card(page, label, finding) for label, finding in ordered(page))
    if not cards:
        return None
    return Section("annex-findings", page.word("a1"), cards, annex=True)


def ordered(page: Page) -> tuple[tuple[str, Finding], ...]:
    """Return the findings with their numbers, by person, the most severe first."""
    found = [
        finding
        for entry in page.result.case.application.roster
        for finding in page.result.findings_of(entry.person_id)
    ]
    return tuple((f"#{number}", finding) for number, finding in enumerate(found, start=1))


def claim(page: Page, finding: Finding) -> str:
    """Return what was seen, in words of the pack: facts, never intent."""
    return _filled(page, finding, f"{finding.rule}.{finding.variant}.claim")


def headline(page: Page, finding: Finding) -> str:
    """Return the claim in one line, with the years it covers."""
    title = _filled(page, finding, f"{finding.rule}.{finding.variant}.title")
    years = finding.param("years")
    if years is None:
        return title
    return f"{title}（{years}）" if page.lang == "ja" else f"{title} ({years})"


def _filled(page: Page, finding: Finding, key: str) -> str:
    text: Both = page.packs.consistency.text(key)
    values = {param.key: _shown(page, param) for param in finding.params}
    return text.get(page.lang).format(**values)


def _shown(page: Page, param: Param) -> str:
    """Ids of sources become their titles; several values are joined as the language does."""
    joint = "、" if page.lang == "ja" else ", "
    if param.key in {"sources", "lists"}:
        return joint.join(page.source_title(one) for one in param.value.split(";") if one)
    return param.value.replace(";", joint) if param.key in {"listed_as", "awards"} else param.value


def _clean_names(page: Page, findings: tuple[tuple[str, Finding], ...]) -> list[str]:
    with_finding = {finding.subject for _, finding in findings}
    roster = page.result.case.application.roster
    profiled = {one.person_id for one in page.result.profiles if one.links}
    return [
        page.short_name(entry.person_id)
        for entry in roster
        if entry.person_id not in with_finding and entry.person_id in profiled
    ]


def _severity(page: Page, finding: Finding) -> Level:
    return Level(
        page.pick(SEVERITIES, finding.severity.value), _RANKS.get(finding.severity.value, "unknown")
    )


def _best(evidence: Iterable[Evidence]) -> Evidence | None:
    return min(evidence, key=lambda one: (one.strength.value, one.evidence_id), default=None)


def _overview(page: Page, findings: tuple[tuple[str, Finding], ...]) -> Table:
    columns = (
        Column(page.word("finding"), 1.5),
        Column(page.word("person"), 2.4),
        Column(page.word("claim"), 4.2),
        Column(page.word("source"), 2.3),
        Column(page.word("reply"), 1.1),
    )
    return Table(
        columns,
        tuple(_overview_row(page, label, finding) for label, finding in findings),
        name=page.word("s5"),
    )


def _overview_row(page: Page, label: str, finding: Finding) -> tuple[Spans, ...]:
    best = _best(finding.evidence)
    source = (
        "—" if best is None else f"{page.short_source(best.source_id)} {day(best.published_at)}"
    )
    strength = "" if best is None else page.pick(STRENGTHS, best.strength.value)
    return (
        spans(Link(label, label), f" {finding.rule} ", _severity(page, finding)),
        page.person_name(finding.subject),
        spans(headline(page, finding)),
        spans(source, " ", Text(strength, "muted")),
        _reply(page, finding),
    )


def _reply(page: Page, finding: Finding) -> Spans:
    if finding.disposition is Disposition.PENDING:
        return (NotFilled(page.word("no_reply")),)
    said = page.choice(finding.disposition)
    return spans(said, Text(f" {finding.disposition_reason or ''}", "muted"))


def _card(page: Page, label: str, finding: Finding) -> FindingCard:
    best = _best(finding.evidence)
    return FindingCard(
        id=label.removeprefix("#"),
        title=spans(
            f"{headline(page, finding)}  ",
            *page.person_name(finding.subject),
        ),
        severity=_severity(page, finding),
        strength="" if best is None else page.pick(STRENGTHS, best.strength.value),
        status=page.choice(finding.disposition),
        rows=_card_rows(page, finding),
        evidence=_evidence_table(page, finding),
        question=spans(_filled(page, finding, f"{finding.rule}.{finding.variant}.question")),
    )


def _card_rows(page: Page, finding: Finding) -> tuple[KeyValue, ...]:
    pack = page.packs.consistency
    # Each is a sentence of its own; Japanese sets no space between them.
    joint = "" if page.lang == "ja" else " "
    explained = [page.say(pack.text(f"explanation.{key}")) for key in finding.explanations]
    counter = _counter(page, finding)
    rows = [
        KeyValue(page.word("claim"), spans(claim(page, finding))),
        KeyValue(
            page.word("basis"),
            spans(f"{finding.rule} — {page.say(pack.title)} ({pack.pack_id} {pack.version})"),
        ),
        KeyValue(
            page.word("declared_item"),
            spans(_declared_item(page, finding)),
        ),
        KeyValue(page.word("confidence"), spans(page.pick(CONFIDENCES, finding.confidence.value))),
        *(KeyValue(page.word("listing"), said) for said in _listings(page, finding)),
        KeyValue(page.word("counter"), spans(joint.join(counter) or page.word("no_counter"))),
        KeyValue(page.word("innocent"), spans(joint.join(explained) or "—")),
        KeyValue(page.word("reply"), _reply(page, finding)),
    ]
    return tuple(rows)


def _declared_item(page: Page, finding: Finding) -> str:
    ref = finding.declared_ref
    return page.word("not_declared") if ref is None else item_label(page, ref)


def _counter(page: Page, finding: Finding) -> list[str]:
    """Return each piece of counter-evidence: what it says, then the words of the source."""
    keys = [key for key in (finding.param("counter") or "").split(";") if key]
    return [
        f"{page.say(page.packs.consistency.text(f'counter.{key}'))} "
        f"{_quoted(page, one.quote)} ({page.source_title(one.source_id)} {one.locator})"
        for key, one in zip(keys, finding.counter_evidence, strict=True)
    ]


def _quoted(page: Page, text: str) -> str:
    return f"「{text}」" if page.lang == "ja" else f"“{text}”"


def _listings(page: Page, finding: Finding) -> tuple[Spans, ...]:
    hits = {hit.hit_id: hit for one in page.result.receipt.screened for hit in one.hits}
    shown = [hits[hit_id] for hit_id in finding.hit_ids if hit_id in hits]
    return tuple(listing_spans(page, hit) for hit in shown)


def listing_spans(page: Page, hit: Hit) -> Spans:
    """Return the entry of a list that was hit: list, name, place, dates."""
    listing = hit.listing
    number = next((one.value for one in listing.entity.properties if one.key == _NUMBER), None)
    where = listing.entity.locator if number is None else f"No. {number}, {listing.entity.locator}"
    parts: list[Span | str] = [
        page.source_title(listing.source_id),
        "：" if page.lang == "ja" else ": ",
        Text(hit.matched.full, "quote"),
        f" ({where}",
    ]
    if listing.entity.codes:
        parts.append(f"; {page.word('codes')} {','.join(listing.entity.codes)}")
    if listing.entity.listed_on is not None:
        parts.append(f"; {page.word('listed_on')} {listing.entity.listed_on}")
    parts.append(f"; {page.word('published_on')} {page.dated(listing)})")
    if listing.url:
        parts += [" ", Link(listing.url, listing.url)]
    return spans(*parts)


def _evidence_table(page: Page, finding: Finding) -> Table:
    columns = (
        Column(page.word("source"), 1.9),
        Column(page.word("quote"), 4.2),
        Column(page.word("where"), 2.6),
    )
    shown = finding.evidence[:_QUOTES_SHOWN]
    rows = tuple(_evidence_row(page, one) for one in shown)
    return Table(columns, rows, caption=page.word("evidence"), name=page.word("evidence"))


def _evidence_row(page: Page, one: Evidence) -> tuple[Spans, ...]:
    source: list[Span | str] = [page.source_title(one.source_id), " ", day(one.published_at), " "]
    source.append(Text(page.pick(STRENGTHS, one.strength.value), "muted"))
    quoted: list[Span | str] = [Text(one.quote, "quote")]
    if one.title:
        quoted += [" — ", one.title]
    where: list[Span | str] = [Text(one.locator, "code")]
    if one.url:
        where += [" ", Link(one.url, one.url)]
    if one.sha256:
        where += [" ", Text(f"{one.sha256[:12]}…", "code")]
    return (spans(*source), spans(*quoted), spans(*where))
