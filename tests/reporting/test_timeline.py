from dataclasses import replace
from datetime import date

import pytest

from sekisho.reporting import Bar, Lane, LegendItem, Marker, Timeline
from sekisho.reporting.drawing import RANK_SIGNS, Drawing, Label, Polygon, draw_rank
from sekisho.reporting.inline import RANKS
from sekisho.reporting.phrases import EN
from sekisho.reporting.plain import write_plain
from sekisho.reporting.svg import write_svg
from sekisho.reporting.timeline import MAX_LANES_HEIGHT, PAINTS, WIDTH, lay_out
from sekisho.reporting.timeline_bars import Scale, cut_text, place_bars, wrap_text
from sekisho.reporting.timeline_table import tabulate_timeline

SCALE = Scale(date(2020, 1, 1), date(2029, 12, 31), 100, 500)
LEGEND = (LegendItem("declared", "申告"),)


def make_timeline(*bars: Bar, start: str = "2020", end: str = "2029") -> Timeline:
    return Timeline("t", start, end, (Lane("posts", "declared", bars),), legend=LEGEND)


def list_labels(drawing: Drawing) -> list[str]:
    return [mark.text for mark in drawing.marks if isinstance(mark, Label)]


def test_days_stand_in_proportion_and_stop_at_the_ends() -> None:
    assert SCALE.at(date(2020, 1, 1)) == 100
    assert SCALE.at(date(2029, 12, 31), after=True) == 500
    assert SCALE.at(date(1990, 1, 1)) == 100
    assert SCALE.at(date(2024, 12, 31), after=True) == pytest.approx(300, abs=0.2)


def test_bars_that_follow_each_other_share_a_row() -> None:
    first, second = Bar("a", "2020", "2023", "declared"), Bar("b", "2024", "2027", "declared")

    assert [bar.row for bar in place_bars((second, first), SCALE)] == [0, 0]


def test_bars_at_one_time_stand_in_rows_of_their_own() -> None:
    bars = tuple(Bar(str(number), "2020", "2029", "declared") for number in range(3))

    assert [bar.row for bar in place_bars(bars, SCALE)] == [0, 1, 2]


def test_label_too_long_for_its_bar_stands_beside_it_and_keeps_its_row_free() -> None:
    short = Bar("a label far longer than a month", "2020-01", "2020-01", "observed")
    later = Bar("b", "2020-06", "2029", "declared")

    first, second = place_bars((short, later), SCALE)

    assert (first.inside, first.label) == (False, short.label)
    assert first.label_x > first.right
    assert second.row == 1


def test_open_and_cut_bars_are_pointed() -> None:
    bars = (
        Bar("unknown start", None, "2022", "uncertain"),
        Bar("ongoing", "2022", None, "declared"),
        Bar("earlier", "2010", "2022", "declared"),
        Bar("whole", "2021", "2022", "declared"),
    )

    placed = {item.bar.label: (item.open_left, item.open_right) for item in place_bars(bars, SCALE)}

    assert placed == {
        "unknown start": (True, False),
        "ongoing": (False, True),
        "earlier": (True, False),
        "whole": (False, False),
    }


def test_bar_outside_the_axis_is_named_with_its_dates_and_not_drawn() -> None:
    bars = (Bar("before", "2001", "2005-03", "declared"), Bar("after", "2040", None, "declared"))

    (drawing,) = lay_out(replace(make_timeline(*bars), legend=()))

    assert "‹ before 2001–2005-03" in list_labels(drawing)
    assert "after 2040– ›" in list_labels(drawing)
    assert [mark for mark in drawing.marks if isinstance(mark, Polygon)] == []


def test_bar_of_one_day_can_be_seen() -> None:
    (bar,) = place_bars((Bar("", "2029-12-31", "2029-12-31", "observed"),), SCALE)

    assert bar.right - bar.left >= 2
    assert bar.right <= 500


def test_many_lanes_become_several_pictures_that_fit_on_a_page() -> None:
    lanes = tuple(Lane(f"lane {number}", "declared", ()) for number in range(100))
    crowd = Lane(
        "crowd", "observed", tuple(Bar(str(n), "2020", "2029", "observed") for n in range(99))
    )

    drawings = lay_out(Timeline("t", "2020", "2029", (*lanes, crowd)))

    assert len(drawings) > 3
    assert all(drawing.height < MAX_LANES_HEIGHT + 60 for drawing in drawings)
    shown = [label for drawing in drawings for label in list_labels(drawing)]
    assert all(lane.label in shown for lane in (*lanes, crowd))


def test_labels_of_near_markers_stand_above_each_other() -> None:
    markers = tuple(Marker(f"marker {day}", f"2024-01-0{day}") for day in (1, 2, 3))

    (drawing,) = lay_out(replace(make_timeline(), markers=(*markers, Marker("gone", "1990"))))

    baselines = {mark.text: mark.y for mark in drawing.marks if isinstance(mark, Label)}
    assert len({baselines[f"marker {day} 2024-01-0{day}"] for day in (1, 2, 3)}) == 3
    assert "gone 1990" not in baselines


def test_nothing_stands_outside_the_picture() -> None:
    bars = tuple(
        Bar("長い名称" * 20, f"20{year}", f"20{year}", "mismatch") for year in range(20, 30)
    )

    (drawing,) = lay_out(make_timeline(*bars))

    for mark in drawing.marks:
        if isinstance(mark, Polygon):
            assert all(0 <= x <= WIDTH and 0 <= y <= drawing.height for x, y in mark.points)
        if isinstance(mark, Label):
            assert 0 <= mark.x <= WIDTH
            assert 0 <= mark.y <= drawing.height


def test_long_axis_has_few_years() -> None:
    (drawing,) = lay_out(make_timeline(start="1900", end="2026"))

    years = [label for label in list_labels(drawing) if label.isdigit()]
    assert 5 <= len(years) <= 20


def test_styles_differ_without_colour() -> None:
    seen = {(paint.hatch, paint.dash, paint.fill == "#ffffff") for paint in PAINTS.values()}

    assert len(seen) == len(PAINTS)


def test_ranks_differ_without_colour() -> None:
    drawn = {
        tuple(
            (mark.points, mark.paint.fill is None, mark.paint.dash)
            for mark in draw_rank(rank).marks
            if isinstance(mark, Polygon)
        )
        for rank in RANKS
    }

    assert len(drawn) == len(RANKS) == len(set(RANK_SIGNS.values()))


def test_table_holds_what_the_picture_holds() -> None:
    timeline = replace(
        make_timeline(
            Bar("a", None, "2022", "declared", "[1]"), Bar("b", "2023", None, "uncertain")
        ),
        markers=(Marker("as of", "2026-04-20"),),
    )

    rows = [[write_plain(cell, EN) for cell in row] for row in tabulate_timeline(timeline, EN).rows]

    assert rows == [
        ["posts", "a", "申告", "not known", "2022", "[1]"],
        ["posts", "b", "uncertain", "2023", "ongoing", ""],
        ["as of", "", "", "2026-04-20", "2026-04-20", ""],
    ]


def test_svg_has_a_title_a_description_and_no_style() -> None:
    (drawing,) = lay_out(make_timeline(Bar("<b>&", "2020", "2029", "mismatch")))

    svg = write_svg(drawing, name="p1", title="題 <1>", description="説明")

    assert '<title id="p1-t">題 &lt;1&gt;</title><desc id="p1-d">説明</desc>' in svg
    assert "&lt;b&gt;&amp;" in svg
    assert "style=" not in svg


@pytest.mark.parametrize(
    ("text", "width", "cut"), [("abc", 100, "abc"), ("髙橋美咲", 25, "髙…"), ("髙橋", 1, "")]
)
def test_cut_text_fits(text: str, width: float, cut: str) -> None:
    assert cut_text(text, 10, width) == cut


def test_wrap_text_breaks_at_spaces_and_between_ideographs() -> None:
    assert wrap_text("Posts (papers, ORCID)", 10, 75, max_lines=3) == ["Posts (papers,", "ORCID)"]
    assert wrap_text("公開情報による所属", 10, 40, max_lines=2) == ["公開情報", "による…"]


def test_wrap_text_begins_no_line_with_a_closing_bracket_or_a_mark() -> None:
    assert wrap_text("所属（申告）」", 10, 50, max_lines=2) == ["所属（申", "告）」"]
    assert all(line[0] != "\u0e35" for line in wrap_text("ดี" * 9, 10, 12, max_lines=9))


def test_lanes_of_declared_funding_stand_out_like_declared_posts() -> None:
    def strong(lane: Lane) -> bool:
        (drawing,) = lay_out(Timeline("t", "2020", "2029", (lane,)))
        return any(mark.strong for mark in drawing.marks if isinstance(mark, Label))

    declared, observed = Bar("a", "2021", "2022", "declared"), Bar("a", "2021", "2022", "observed")

    assert strong(Lane("l", "funding", (declared,)))
    assert not strong(Lane("l", "funding", (observed,)))
    assert not strong(Lane("l", "observed", (observed,)))
