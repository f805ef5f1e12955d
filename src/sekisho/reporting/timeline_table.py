"""A timeline as a table with the same data, for those who do not see the picture."""

from __future__ import annotations

from sekisho.reporting.document import Bar, Column, Lane, Table, Timeline
from sekisho.reporting.inline import Text, spans
from sekisho.reporting.phrases import Phrases


def tabulate_timeline(timeline: Timeline, phrases: Phrases) -> Table:
    """List each bar with its lane, kind, period and source, then the markers."""
    words = {item.style: item.label for item in timeline.legend}
    rows = [
        (
            spans(lane.label),
            spans(Text(bar.label, lang=bar.lang)),
            spans(words.get(bar.style) or phrases.name_style(bar.style)),
            spans(bar.start or phrases.unknown),
            spans(bar.end or phrases.ongoing),
            spans(bar.ref),
        )
        for lane, bar in _list_bars(timeline)
    ]
    rows += [
        (spans(marker.label), (), (), spans(marker.date), spans(marker.date), ())
        for marker in timeline.markers
    ]
    return Table(
        columns=(
            Column(phrases.lane, 2.0),
            Column(phrases.item, 3.2),
            Column(phrases.style, 2.2),
            Column(phrases.observed_from, 1.1),
            Column(phrases.observed_to, 1.1),
            Column(phrases.reference, 0.9),
        ),
        rows=tuple(rows),
        caption=timeline.title,
        title_column=True,
    )


def _list_bars(timeline: Timeline) -> list[tuple[Lane, Bar]]:
    return [(lane, bar) for lane in timeline.lanes for bar in lane.bars]
