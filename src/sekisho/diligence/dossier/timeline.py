"""The declared and the observed, drawn on one time axis a person."""

from collections.abc import Iterator
from dataclasses import dataclass

from sekisho.consistency import org_key
from sekisho.core.declaration import Declaration
from sekisho.core.declared import Org
from sekisho.core.finding import Finding
from sekisho.core.period import PartialDate, Period
from sekisho.core.statement import Statement, StatementKind
from sekisho.diligence.dossier.page import Page
from sekisho.diligence.parties import observed
from sekisho.reporting import (
    Bar,
    BarStyle,
    Block,
    Lane,
    LaneKind,
    LegendItem,
    Marker,
    Paragraph,
    Section,
    Timeline,
    spans,
)

_YEARS_BEFORE = 6
_Declared = tuple[Org | None, str | None, Period | None]


def timeline_section(page: Page) -> Section:
    """Return one picture for each person of whom there is something to draw."""
    blocks: list[Block] = [
        picture
        for entry in page.result.case.application.roster
        if (picture := _picture(page, entry.person_id)) is not None
    ]
    if not blocks:
        blocks = [Paragraph(spans(page.word("no_timeline")))]
    return Section("annex-timeline", page.word("a2"), tuple(blocks), annex=True)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The years in which sources tie a person to one organisation."""

    label: str
    kind: StatementKind
    periods: tuple[Period, ...]


def _picture(page: Page, person_id: str) -> Timeline | None:
    declaration = next(
        (one for one in page.result.case.declarations if one.person_id == person_id), None
    )
    profile = next((one for one in page.result.profiles if one.person_id == person_id), None)
    seen = _gather(profile.statements if profile else ())
    if declaration is None or not seen:
        return None
    findings = page.result.findings_of(person_id)
    declared = _declared_lanes(page, declaration)
    gaps = _gaps(findings, profile.statements if profile else ())
    declared = _declared_lanes(page, declaration)
    lanes = _interleave(page, declared, seen, gaps)
    as_of = page.result.run.as_of
    start = _axis_start(lanes, as_of.year)
    name = page.short_name(person_id)
    observed_count = sum(len(one.periods) for one in seen.values())
    return Timeline(
        title=name,
        start=str(start),
        end=str(as_of.year + 1),
        lanes=tuple(_clip(lane, start, as_of.year + 1) for lane in lanes),
        markers=_markers(page),
        legend=(
            LegendItem("declared", page.word("declared")),
            LegendItem("observed", page.word("observed")),
            LegendItem("mismatch", page.word("observed_gap")),
        ),
        alt=page.word("timeline_alt", name=name, declared=len(declared), observed=observed_count),
    )


def _markers(page: Page) -> tuple[Marker, ...]:
    as_of = page.result.run.as_of
    scope = page.result.case.application.scope
    marks = [Marker(page.word("as_of"), as_of.isoformat())]
    if scope is not None and scope.lookback_years is not None:
        back = PartialDate(as_of.year - scope.lookback_years, as_of.month)
        marks.insert(0, Marker(page.word("lookback"), str(back)))
    return tuple(marks)


def _gather(statements: tuple[Statement, ...]) -> dict[str, _Seen]:
    gathered: dict[str, _Seen] = {}
    for one in statements:
        if one.kind not in {StatementKind.POST, StatementKind.FUNDING} or one.org is None:
            continue
        if one.period.start is None:
            continue
        key = org_key(one.org)
        old = gathered.get(key)
        periods = (one.period,) if old is None else (*old.periods, one.period)
        label = one.org.name if old is None else old.label
        gathered[key] = _Seen(label, one.kind, tuple(dict.fromkeys(periods)))
    return gathered


def _declared_lanes(page: Page, declaration: Declaration) -> dict[str, Lane]:
    """Return one lane an organisation, posts before funding."""
    lanes: dict[str, Lane] = {}
    posts = ((one.org, one.role, one.period) for one in declaration.affiliations.items)
    grants = ((one.agency, one.programme, one.period) for one in declaration.grants.items)
    kinds: tuple[tuple[LaneKind, Iterator[_Declared]], ...] = (
        ("declared", posts),
        ("funding", grants),
    )
    for kind, items in kinds:
        for org, label, period in items:
            if org is None or period is None or period.start is None:
                continue
            key = org_key(observed(org))
            old = lanes.get(key)
            bars = (() if old is None else old.bars) + (_bar(label or "", period, "declared"),)
            lanes[key] = Lane(page.org_name(org), kind if old is None else old.kind, bars)
    return lanes


def _interleave(
    page: Page, declared: dict[str, Lane], seen: dict[str, _Seen], gaps: dict[str, str]
) -> tuple[Lane, ...]:
    """Put what is observed of an organisation right below what is declared of it."""
    lanes: list[Lane] = []
    for key in dict.fromkeys((*declared, *seen)):
        name = declared[key].label if key in declared else seen[key].label
        if key in declared:
            label = _labelled(page, name, "declared")
            lanes.append(Lane(label, declared[key].kind, declared[key].bars))
        if key in seen:
            lane = _observed_lane(seen[key], gaps.get(key, ""))
            lanes.append(Lane(_labelled(page, name, "observed"), lane.kind, lane.bars))
    return tuple(lanes)


def _labelled(page: Page, name: str, side: str) -> str:
    return f"{name}（{page.word(side)}）" if page.lang == "ja" else f"{name} ({page.word(side)})"


def _gaps(findings: tuple[Finding, ...], statements: tuple[Statement, ...]) -> dict[str, str]:
    """Map the organisations that a finding speaks of to the rule that found them."""
    rules = {one.evidence_id: found.rule for found in findings for one in found.evidence}
    return {
        org_key(one.org): rules[one.evidence.evidence_id]
        for one in statements
        if one.org is not None
        and one.kind is not StatementKind.CO_AUTHOR
        and one.evidence.evidence_id in rules
    }


def _observed_lane(seen: _Seen, rule: str) -> Lane:
    style: BarStyle = "mismatch" if rule else "observed"
    bars = tuple(_bar("", period, style, rule) for period in _merged(seen.periods))
    return Lane(seen.label, "funding" if seen.kind is StatementKind.FUNDING else "observed", bars)


def _merged(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """Join periods that touch: a run of yearly works reads as one stretch."""
    joined: list[Period] = []
    for period in sorted(periods, key=lambda one: (one.earliest, one.latest)):
        last = joined[-1] if joined else None
        if last is None or last.end is None or (period.earliest - last.latest).days > 1:
            if last is None or last.end is not None:
                joined.append(period)
            continue
        if period.latest > last.latest:
            joined[-1] = Period(last.start, period.end, period.ongoing)
    return tuple(joined)


def _bar(label: str, period: Period, style: BarStyle, ref: str = "") -> Bar:
    start = str(period.start) if period.start else None
    return Bar(label, start, str(period.end) if period.end else None, style, ref)


def _axis_start(lanes: tuple[Lane, ...], now: int) -> int:
    starts = [int(bar.start[:4]) for lane in lanes for bar in lane.bars if bar.start]
    return max(min([*starts, now]), now - 2 * _YEARS_BEFORE)


def _clip(lane: Lane, start: int, end: int) -> Lane:
    """Keep the bars that reach into the axis; a bar that begins before it is drawn open."""
    bars = []
    for bar in lane.bars:
        first = int(bar.start[:4]) if bar.start else start
        last = int(bar.end[:4]) if bar.end else end
        if last >= start and first <= end:
            opened = None if first < start else bar.start
            bars.append(Bar(bar.label, opened, bar.end, bar.style, bar.ref, bar.lang))
    return Lane(lane.label, lane.kind, tuple(bars))
