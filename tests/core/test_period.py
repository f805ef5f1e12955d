"""Dates of known precision, and periods: an unknown bound is never replaced by a guess."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.core.answer import Answer
from sekisho.core.period import PartialDate, Period


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2024", "Y", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", "YM", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02-28", "YMD", date(2023, 2, 28), date(2023, 2, 28)),
    ],
)
def test_partial_date_spans_all_it_can_mean(
    text: str, precision: str, first: date, last: date
) -> None:
    """A year means any of its days."""
    parsed = PartialDate.parse(text)

    assert (precision, first, last) == (parsed.precision, parsed.first_day, parsed.last_day)
    assert text == str(parsed)


@pytest.mark.parametrize(
    "text", ["2025-13", "2025-02-30", "2025/01", "25-01", "", "2025-1", "２０２５"]
)
def test_partial_date_refuses_what_is_not_iso(text: str) -> None:
    """Import converts other notations first; here only ISO 8601 passes."""
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(text)


@given(st.dates())
def test_full_date_round_trips(day: date) -> None:
    """A full date is read back as itself."""
    assert PartialDate.of(day) == PartialDate.parse(str(PartialDate.of(day)))


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period(PartialDate(2020), None, Answer.YES), Answer.YES),
        (Period(PartialDate(2020), None, Answer.NO), Answer.NO),
        (Period(PartialDate(2020), None, Answer.UNKNOWN), Answer.UNKNOWN),
        (Period(PartialDate(2020), PartialDate(2025)), Answer.YES),
        (Period(PartialDate(2020), PartialDate(2024)), Answer.NO),
        (Period(PartialDate(2026), None, Answer.YES), Answer.NO),
    ],
)
def test_is_current_keeps_unknown(period: Period, expected: Answer) -> None:
    """An end that nobody stated is unknown, not ongoing."""
    assert expected is period.is_current(date(2025, 11, 20))


def test_period_refuses_an_end_before_its_start() -> None:
    """A period cannot end before it starts, nor end and go on."""
    with pytest.raises(ValueError, match="before it starts"):
        Period(PartialDate(2021), PartialDate(2020))
    with pytest.raises(ValueError, match="ongoing"):
        Period(PartialDate(2020), PartialDate(2021), Answer.YES)


def test_may_overlap_takes_the_widest_reading() -> None:
    """A year and a month inside it can share a day."""
    year, month = Period(PartialDate(2020), PartialDate(2020)), Period(PartialDate(2020, 12))

    assert year.may_overlap(month)
    assert not year.may_overlap(Period(PartialDate(2021)))
