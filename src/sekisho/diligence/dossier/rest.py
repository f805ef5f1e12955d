"""Sections 6 to 10: what was not found or searched, measures, fairness, dissent, review."""

from sekisho.core.receipt import NotSearched
from sekisho.diligence.dossier.page import Page
from sekisho.diligence.dossier.words import NOT_SEARCHED_WHAT, NOT_SEARCHED_WHY
from sekisho.reporting import (
    Blank,
    Block,
    BulletList,
    Column,
    NotFilled,
    Paragraph,
    Section,
    Spans,
    Table,
    Text,
    spans,
)


def rest_sections(page: Page) -> tuple[Section, ...]:
    """Return sections 6 to 10."""
    return (
        Section("not-found", page.word("s6"), _not_found(page), "6"),
        Section("measures", page.word("s7"), _measures(page), "7"),
        Section("fairness", page.word("s8"), _fairness(page), "8"),
        Section("dissent", page.word("s9"), (_dissent(page),), "9"),
        Section("review", page.word("s10"), _review(page), "10"),
    )


def _not_found(page: Page) -> tuple[Block, ...]:
    reference = page.result.run.reference
    lists = [pin for pin in reference.pins if pin.kind == "list"]
    blocks: list[Block] = []
    if lists:
        screened = page.result.receipt.screened
        looked_up = [one for one in screened if page.lists_for(one.party.kind)]
        clear = sum(not one.hits for one in looked_up)
        said = page.word("searched_none", clear=clear, total=len(looked_up))
        blocks.append(Paragraph(spans(said)))
        items = (
            spans(f"{page.say(pin.title)}（{page.dated(pin)}、{pin.entities:,} 件）")
            if page.lang == "ja"
            else spans(f"{page.say(pin.title)} ({page.dated(pin)}; {pin.entities:,} entries)")
            for pin in lists
        )
        blocks.append(BulletList(tuple(items)))
    else:
        blocks.append(Paragraph(spans(page.word("no_lists"))))
    if page.result.receipt.not_searched:
        heading = Text(page.word("not_searched"), "strong")
        blocks += [Paragraph(spans(heading)), _not_searched(page)]
    return tuple(blocks)


def _not_searched(page: Page) -> BulletList:
    grouped: dict[str, list[str]] = {}
    for one in page.result.receipt.not_searched:
        grouped.setdefault(one.why, []).append(_what(page, one))
    joint = "、" if page.lang == "ja" else ", "
    colon = "：" if page.lang == "ja" else ": "
    return BulletList(
        tuple(
            spans(f"{page.pick(NOT_SEARCHED_WHY, why)}{colon}{joint.join(dict.fromkeys(what))}")
            for why, what in grouped.items()
        )
    )


def _what(page: Page, one: NotSearched) -> str:
    source, _, part = one.what.partition(":")
    title = page.short_source(source)
    if title != source:
        return f"{title} ({part})" if part else title
    if one.what in NOT_SEARCHED_WHAT:
        return page.pick(NOT_SEARCHED_WHAT, one.what)
    return page.short_name(one.what)


def _measures(page: Page) -> tuple[Block, ...]:
    pack = page.packs.risk
    rows = {str(row["id"]): row for row in pack.tables.get("measures", ())}
    asked: list[tuple[Spans, ...]] = []
    for measure_id in page.result.outcome.measures:
        row = rows.get(measure_id, {})
        asked.append(
            (
                spans(f"{measure_id} {_said(page, row, 'title', measure_id)}"),
                spans(_said(page, row, "evidence", "—")),
                (NotFilled(),),
                (NotFilled(),),
            )
        )
    table = Table(
        (
            Column(page.word("measure"), 4.2),
            Column(page.word("evidence_to_collect"), 2.4),
            Column(page.word("owner"), 1.2),
            Column(page.word("due"), 1.0),
        ),
        tuple(asked),
        empty=page.word("no_measures"),
        name=page.word("measures"),
    )
    return (Paragraph(spans(page.word("options"))), table)


def _said(page: Page, row: object, key: str, otherwise: str) -> str:
    if isinstance(row, dict):
        value = row.get(f"{key}_{page.lang}")
        if isinstance(value, str):
            return value
    return otherwise


def _fairness(page: Page) -> tuple[Block, ...]:
    gap = "" if page.lang == "ja" else " "
    return (Paragraph(spans(f"{page.word('fairness')}{gap}{page.word('rights')}")),)


def _dissent(page: Page) -> Block:
    return Blank(page.word("dissent"), lines=1, hint=page.word("dissent_hint"))


def _review(page: Page) -> tuple[Block, ...]:
    return (Blank(page.word("review_date")), Paragraph(spans(page.word("triggers"))))
