from dataclasses import replace
from datetime import datetime

import pytest

from sekisho.reporting import (
    Bar,
    Callout,
    Column,
    FindingCard,
    Level,
    Marker,
    ReportDocument,
    Section,
    Table,
    Text,
    Timeline,
    spans,
)
from tests.reporting.small import make_document


def test_spans_takes_plain_strings_and_spans() -> None:
    made = spans("記載: ", Text("王伟", lang="zh"))

    assert made == (Text("記載: "), Text("王伟", lang="zh"))


def test_document_without_offset_is_refused() -> None:
    naive = datetime(2026, 4, 20)  # noqa: DTZ001 -- the fault under test

    with pytest.raises(ValueError, match="must carry a UTC offset"):
        ReportDocument("t", "ja", naive, ())


def test_document_or_section_without_a_title_is_refused() -> None:
    with pytest.raises(ValueError, match="must have titles"):
        make_document(title=" ")
    with pytest.raises(ValueError, match="must have titles"):
        replace(make_document(), sections=(Section("a", "", ()),))


def test_two_sections_with_one_id_are_refused() -> None:
    document = make_document()

    with pytest.raises(ValueError, match=r"must differ .*'only'"):
        replace(document, sections=(*document.sections, Section("only", "h", ())))


def test_finding_with_the_id_of_a_section_is_refused_inside_a_callout() -> None:
    card = FindingCard("only", spans("t"), Level("高", "high"))

    with pytest.raises(ValueError, match="must differ"):
        make_document(Callout("note", "t", (card,)))


@pytest.mark.parametrize("name", ["", "a b", '"><script>', "a&b", "#x"])
def test_id_that_cannot_be_a_fragment_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="hold no space"):
        make_document(FindingCard(name, spans("t"), Level("高", "high")))


def test_row_with_too_few_cells_is_refused() -> None:
    with pytest.raises(ValueError, match="row 2 of table 'c' must have 2 cells \\(got 1\\)"):
        Table((Column("a"), Column("b")), (((), ()), ((),)), caption="c")


@pytest.mark.parametrize("columns", [(), (Column("a", 0),)])
def test_table_without_a_column_to_see_is_refused(columns: tuple[Column, ...]) -> None:
    with pytest.raises(ValueError, match="columns wider than 0"):
        Table(columns, ())


def test_level_of_unknown_rank_is_refused() -> None:
    with pytest.raises(ValueError, match="got 'severe'"):
        Level("x", "severe")  # type: ignore[arg-type]


@pytest.mark.parametrize("start", ["令和7年", "2021-4", "2021-13", "2021-02-30", "20210401", ""])
def test_bar_with_a_date_that_is_none_is_refused(start: str) -> None:
    with pytest.raises(ValueError, match="date must"):
        Bar("a", start, None, "declared")


def test_bar_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="must not end before it starts"):
        Bar("a", "2022", "2021-12", "declared")


def test_bar_of_one_year_is_taken() -> None:
    assert Bar("a", "2021-06", "2021", "declared").end == "2021"


def test_marker_and_axis_refuse_what_is_no_date() -> None:
    with pytest.raises(ValueError, match="date must"):
        Marker("now", "today")
    with pytest.raises(ValueError, match="date must"):
        Timeline("t", "start", "2026", ())
