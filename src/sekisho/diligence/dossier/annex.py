"""The annex: what is missing, the screening receipt, and what a replay needs."""

from sekisho.core.completeness import Missing
from sekisho.core.hit import Hit, Reason
from sekisho.core.party import PartyKind
from sekisho.core.reference import Pin
from sekisho.diligence.dossier.findings import listing_spans, ordered
from sekisho.diligence.dossier.labels import item_label
from sekisho.diligence.dossier.page import Page, bits, day, name_run
from sekisho.diligence.dossier.words import BANDS, MISSING_KINDS, PARTY_ROLES
from sekisho.reporting import (
    Block,
    BulletList,
    Column,
    Heading,
    KeyValue,
    KeyValues,
    Section,
    Span,
    Spans,
    Table,
    Text,
    spans,
)

_ROWS_SHOWN = 300
"""Open items on the page; beyond that nobody reads on, and typesetting takes minutes."""


def annex_sections(page: Page) -> tuple[Section, ...]:
    """Return the annex after the findings."""
    return (
        Section("annex-missing", page.word("a3"), (_missing(page),), annex=True),
        Section("annex-receipt", page.word("a4"), _receipt(page), annex=True),
        Section("annex-replay", page.word("a5"), _replay(page), annex=True),
    )


def _missing(page: Page) -> Table:
    columns = (
        Column(page.word("person"), 1.4),
        Column(page.word("path"), 2.6),
        Column(page.word("problem"), 3.4),
    )
    rows = tuple(_missing_row(page, one) for one in page.result.missing)
    rows += tuple(_open_row(page, gap) for gap in _open_items(page))
    if len(rows) > _ROWS_SHOWN:
        more = page.word("more_rows", count=len(rows) - _ROWS_SHOWN)
        rows = (*rows[:_ROWS_SHOWN], (spans("…"), spans("…"), spans(more)))
    return Table(columns, rows, empty=page.word("nothing_missing"), name=page.word("a3"))


def _open_items(page: Page) -> tuple[str, ...]:
    """Return what the rule still asks, beside the gaps of declarations."""
    known = {f"{one.path}:{one.kind.value}" for one in page.result.missing}
    return tuple(gap for gap in page.result.outcome.missing if gap.rpartition("/")[2] not in known)


def _open_row(page: Page, gap: str) -> tuple[Spans, ...]:
    who, slash, item = gap.partition("/")
    path, _, why = (item if slash else gap).rpartition(":")
    labels = {finding.finding_id: label for label, finding in ordered(page)}
    finding = labels.get(path.removeprefix("finding:"))
    shown = item_label(page, path) if finding is None else f"{page.word('finding')} {finding}"
    text = page.packs.risk.texts.get(f"missing.{why}")
    said = why if text is None else page.say(text)
    person = page.person_name(who) if slash else spans(page.word("case"))
    return (person, spans(shown), spans(f"{page.word('open_item')} — {said}"))


def _missing_row(page: Page, one: Missing) -> tuple[Spans, ...]:
    who = page.person_name(one.person_id) if one.person_id else spans(page.word("case"))
    said = page.pick(MISSING_KINDS, one.kind.value)
    detail = f" — {one.detail}" if one.detail else ""
    return (who, spans(item_label(page, one.path)), spans(f"{said}{detail}"))


def _receipt(page: Page) -> tuple[Block, ...]:
    receipt = page.result.receipt
    hits = [hit for one in receipt.screened for hit in one.hits]
    near = [hit for one in receipt.screened for hit in one.near_misses]
    return (
        Heading(page.word("versions")),
        _versions(page),
        Heading(page.word("hits_title")),
        _hits(page, hits, page.word("no_hits"), page.word("hits_title")),
        Heading(page.word("near_title")),
        _hits(page, near, page.word("no_near"), page.word("near_title")),
        Heading(page.word("asked_title")),
        _asked(page),
    )


def _versions(page: Page) -> Table:
    columns = (
        Column(page.word("what"), 3.6),
        Column(page.word("published"), 1.6),
        Column(page.word("retrieved"), 1.2),
        Column(page.word("rows"), 0.9, "end"),
        Column(page.word("version"), 1.7),
    )
    rows = tuple(_version_row(page, pin) for pin in page.result.run.reference.pins)
    return Table(columns, rows, empty=page.word("no_lists"), name=page.word("versions"))


def _version_row(page: Page, pin: Pin) -> tuple[Spans, ...]:
    title: list[Span | str] = [page.say(pin.title), Text(f" {pin.source_id}", "code")]
    if not pin.verified_on_real_file:
        title.append(Text(f" {page.word('unverified_parser')}", "muted"))
    published = (
        Text(page.word("dated_by_retrieval"), "muted")
        if pin.dated_by_retrieval
        else Text(day(pin.published_at))
    )
    return (
        spans(*title),
        spans(published),
        spans(day(pin.retrieved_at)),
        spans(f"{pin.entities:,}"),
        spans(Text(pin.sha256[:16], "code")),
    )


def _hits(page: Page, hits: list[Hit], empty: str, name: str) -> Table:
    columns = (
        Column(page.word("party"), 2.0),
        Column(page.word("entry"), 3.8),
        Column(page.word("band"), 1.1),
        Column(page.word("weight"), 0.9, "end"),
        Column(page.word("reasons"), 2.6),
    )
    rows = tuple(_hit_row(page, hit) for hit in hits)
    return Table(columns, rows, empty=empty, name=name)


def _hit_row(page: Page, hit: Hit) -> tuple[Spans, ...]:
    # Each reason is a sentence of its own; Japanese sets no space between them.
    gap = "" if page.lang == "ja" else " "
    reasons = gap.join(_reason(page, reason) for reason in hit.reasons)
    return (
        spans(name_run(hit.query)),
        listing_spans(page, hit),
        spans(page.pick(BANDS, hit.band.value)),
        spans(bits(hit.weight)),
        spans(Text(reasons, "muted")),
    )


def _reason(page: Page, reason: Reason) -> str:
    key = f"reason.{reason.kind}"
    text = page.packs.screening.texts.get(key)
    weight = bits(reason.weight)
    if text is None:
        return f"{reason.kind}: {reason.query} ~ {reason.entry} ({weight})"
    return text.get(page.lang).format(query=reason.query, entry=reason.entry, weight=weight)


def _asked(page: Page) -> Table:
    columns = (
        Column(page.word("party"), 3.4),
        Column(page.word("kind"), 0.9),
        Column(page.word("role"), 2.6),
        Column(page.word("compared"), 1.0, "end"),
        Column(page.word("lists"), 1.2),
    )
    rows = []
    for one in page.result.receipt.screened:
        names: list[Span | str] = []
        for number, name in enumerate(one.party.names):
            names += [" / "] if number else []
            names.append(name_run(name))
        is_person = one.party.kind is PartyKind.PERSON
        roles = (page.pick(PARTY_ROLES, role) for role in one.party.roles)
        found = page.word("hits", count=len(one.hits)) if one.hits else page.no_hit(one.party.kind)
        rows.append(
            (
                spans(*names),
                spans(page.word("person_kind" if is_person else "organisation_kind")),
                spans(("・" if page.lang == "ja" else ", ").join(roles)),
                spans(f"{one.compared:,}"),
                spans(found),
            )
        )
    return Table(columns, tuple(rows), name=page.word("asked_title"), empty="—")


def _replay(page: Page) -> tuple[Block, ...]:
    run = page.result.run
    facts = KeyValues(
        (
            KeyValue(page.word("run"), spans(Text(run.run_id, "code"))),
            KeyValue(page.word("engine"), spans(f"{run.engine}; {page.result.receipt.engine}")),
            KeyValue(page.word("as_of"), spans(run.as_of.isoformat())),
            KeyValue(page.word("known_at"), spans(run.known_at.isoformat())),
            KeyValue(page.word("reference_set"), spans(Text(run.reference.reference_id, "code"))),
        )
    )
    columns = (Column(page.word("what"), 3), Column(page.word("version"), 4))
    rows = [
        *((f"{pack.pack_id} {pack.version}", pack.sha256) for pack in run.packs),
        *((pin.path, pin.sha256) for pin in run.inputs),
        *((f"{pin.source_id}: {pin.path}", pin.sha256) for pin in run.records),
    ]
    table = Table(
        columns,
        tuple((spans(what), spans(Text(sha256, "code"))) for what, sha256 in rows),
        name=page.word("a5"),
    )
    notes = tuple(spans(one.describe(page.lang)) for one in page.result.case.warnings)
    warned = (Heading(page.word("warnings")), BulletList(notes)) if notes else ()
    return (facts, table, *warned)
