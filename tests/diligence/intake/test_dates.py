"""Dates as people in Japan write them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.core.answer import Answer
from sekisho.core.period import PartialDate, Period
from sekisho.diligence.intake.dates import (
    from_excel_serial,
    parse_date,
    parse_fiscal_year,
    parse_period,
)
from sekisho.diligence.intake.problems import RefusedError
from tests.support.declarations import partial_dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-04-01", "2025-04-01"),
        ("2025-04", "2025-04"),
        ("2025", "2025"),
        ("2025/4/1", "2025-04-01"),
        ("2025.4", "2025-04"),
        ("2025年4月", "2025-04"),
        ("２０２５年４月１日", "2025-04-01"),
        ("令和7年4月", "2025-04"),
        ("令和7年4月1日", "2025-04-01"),
        ("R7.4.1", "2025-04-01"),
        ("r7/4", "2025-04"),
        ("㋿7年", "2025"),
        ("令和元年5月1日", "2019-05-01"),
        ("平成31年4月", "2019-04"),
        ("平成31年4月30日", "2019-04-30"),
        ("H31/4", "2019-04"),
        ("昭和64年1月7日", "1989-01-07"),
        ("昭和40年", "1965"),
        (" 2025-04 ", "2025-04"),
    ],
)
def test_date_as_written_is_read(text: str, iso: str) -> None:
    assert str(parse_date(text)) == iso


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2025/13/40", "input.date_impossible"),
        ("2025-02-29", "input.date_impossible"),
        ("平成40年", "input.era_impossible"),
        ("平成31年5月1日", "input.era_impossible"),
        ("令和元年4月", "input.era_impossible"),
        ("昭和64年1月8日", "input.era_impossible"),
        ("R0.4.1", "input.era_impossible"),
        ("25/4/1", "input.not_a_date"),
        ("4/1/2025", "input.not_a_date"),
        ("April 2025", "input.not_a_date"),
        ("0025", "input.not_a_date"),
        ("令和7年度", "input.not_a_date"),
        ("2025-04-01T00:00", "input.not_a_date"),
    ],
)
def test_what_is_no_date_is_refused(text: str, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parse_date(text)

    assert refused.value.code == code


def test_impossible_era_is_told_the_right_one() -> None:
    with pytest.raises(RefusedError) as refused:
        parse_date("平成40年")

    assert "令和10年" in refused.value.action.ja


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("令和7年度", 2025),
        ("2025年度", 2025),
        ("FY2025", 2025),
        ("R元年度", 2019),
        ("2025年", None),
    ],
)
def test_fiscal_year_is_told_from_a_year(text: str, year: int | None) -> None:
    assert parse_fiscal_year(text) == year


_YM = PartialDate(2019, 4)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2019-04/2022-03", Period(_YM, PartialDate(2022, 3))),
        ("2019-04/..", Period(_YM)),
        ("2019-04/ongoing", Period(_YM, None, Answer.YES)),
        ("2019-04/現在", Period(_YM, None, Answer.YES)),
        ("2019-04/ended", Period(_YM, None, Answer.NO)),
        ("../2022-03", Period(None, PartialDate(2022, 3))),
        ("2019年4月〜現在", Period(_YM, None, Answer.YES)),
        ("平成31年4月～令和4年3月", Period(_YM, PartialDate(2022, 3))),
        ("2019年4月から2022年3月まで", Period(_YM, PartialDate(2022, 3))),
        ("2019/4/1", Period(PartialDate(2019, 4, 1), PartialDate(2019, 4, 1))),
        ("2019-04", Period(_YM, _YM)),
        ("2019/2022", Period(PartialDate(2019), PartialDate(2022))),
        ("令和7年度", Period(PartialDate(2025, 4), PartialDate(2026, 3))),
        ("令和5年度〜令和7年度", Period(PartialDate(2023, 4), PartialDate(2026, 3))),
    ],
)
def test_period_as_written_is_read(text: str, period: Period) -> None:
    assert parse_period(text) == period


@pytest.mark.parametrize("text", ["2022-03/2019-04", "soon", "2019-04/later", "2019-13/2020-01"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        parse_period(text)


@given(partial_dates())
def test_iso_date_reads_as_itself(day: PartialDate) -> None:
    assert parse_date(str(day)) == day


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(RefusedError):
        parse_period(text)


def test_serial_number_of_a_spreadsheet_is_a_day() -> None:
    assert from_excel_serial(45748) == PartialDate(2025, 4, 1)
    assert from_excel_serial(2025) is None
