"""Dates and periods as people in Japan write them, to ISO 8601 of known precision."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from sekisho.core.answer import Answer
from sekisho.core.period import PartialDate, Period
from sekisho.core.text import Text
from sekisho.diligence.intake.problems import RefusedError

_FIRST_YEAR, _LAST_YEAR = 1868, 2200
_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_SERIALS = range(18264, 73051)
"""1950-01-01 to 2100-01-01; a smaller number in a cell is a year or a slip."""


@dataclass(frozen=True, slots=True)
class _Era:
    """An era (元号) from its first day to the day before the next."""

    name: str
    letter: str
    first: date
    last: date


# 元号を改める政令 of each change; the last era has no end yet.
_ERAS = (
    _Era("明治", "M", date(1868, 10, 23), date(1912, 7, 29)),
    _Era("大正", "T", date(1912, 7, 30), date(1926, 12, 24)),
    _Era("昭和", "S", date(1926, 12, 25), date(1989, 1, 7)),
    _Era("平成", "H", date(1989, 1, 8), date(2019, 4, 30)),
    _Era("令和", "R", date(2019, 5, 1), date(_LAST_YEAR, 12, 31)),
)

_WESTERN = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?\Z")
_KANJI = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?\Z")
_JAPANESE = re.compile(
    r"(明治|大正|昭和|平成|令和|[MTSHR])\s*(元|\d{1,2})"
    r"(?:年(?:(\d{1,2})月(?:(\d{1,2})日)?)?|[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)\Z",
    re.IGNORECASE,
)
_FISCAL = re.compile(
    r"(?:FY\s*(\d{4})|(\d{4})年度|(明治|大正|昭和|平成|令和|[MTSHR])\s*(元|\d{1,2})年度)\Z"
)
_ISO_POINT = r"\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?"
_INTERVAL = re.compile(rf"({_ISO_POINT}|\.\.)/({_ISO_POINT}|\.\.|[^\d./-]+)\Z")
_RANGE = re.compile(r"\s*(?:[~〜–—―]|\s-\s|から)\s*")
_ONGOING = {
    "ongoing",
    "present",
    "now",
    "現在",
    "現在に至る",
    "現に至る",
    "継続中",
    "在職中",
    "在学中",
}
_ENDED = {"ended", "終了", "終了済"}

_EXPECTED = Text(
    "2025-04-01、2025-04、2025、令和7年4月、R7.4.1 などの日付",
    "a date such as 2025-04-01, 2025-04, 2025, 令和7年4月 or R7.4.1",
)
_ACTION = Text(
    "日付を 年-月-日(2025-04-01)の形に直してください。日や月が分からなければ省けます。",
    "Write year-month-day (2025-04-01); leave out the day or the month if it is not known.",
)


def clean(text: str) -> str:
    """Return the text in normal width, without spaces around."""
    return unicodedata.normalize("NFKC", text).strip()


def parse_date(text: str) -> PartialDate:
    """Read one date, of any precision.

    Raises:
        RefusedError: when it is no date, or one that the calendar or the era does not have.
    """
    plain = clean(text)
    match = _WESTERN.match(plain) or _KANJI.match(plain)
    if match is not None:
        return _make(text, int(match[1]), match[2], match[3])
    match = _JAPANESE.match(plain)
    if match is None:
        raise _refuse(text)
    return _from_era(text, match[1], match[2], match[3] or match[5], match[4] or match[6])


def parse_fiscal_year(text: str) -> int | None:
    """Return the year in which a fiscal year such as 令和7年度 starts; None for anything else.

    Raises:
        RefusedError: when the era does not have that year.
    """
    match = _FISCAL.match(clean(text))
    if match is None:
        return None
    if match[3] is None:
        return _make(text, int(match[1] or match[2]), None, None).year
    return _from_era(text, match[3], match[4], None, None).year


def parse_period(text: str) -> Period:
    """Read an interval, a range or a single date; a fiscal year is April to March.

    Raises:
        RefusedError: when a bound is no date, or the period ends before it starts.
    """
    plain = clean(text)
    interval = _INTERVAL.match(plain)
    parts = list(interval.groups()) if interval else _RANGE.split(plain, maxsplit=1)
    if len(parts) == 1:
        return _period(text, *_bounds(parts[0]), Answer.UNKNOWN)
    first, last = parts[0].strip(), parts[1].strip().removesuffix("まで").strip()
    start = _bounds(first)[0] if first not in {"", ".."} else None
    if last.casefold() in _ONGOING:
        return _period(text, start, None, Answer.YES)
    if last.casefold() in _ENDED:
        return _period(text, start, None, Answer.NO)
    end = _bounds(last)[1] if last not in {"", ".."} else None
    return _period(text, start, end, Answer.UNKNOWN)


def from_excel_serial(number: int) -> PartialDate | None:
    """Return the day of a spreadsheet's serial number, where it is plausibly one."""
    if number not in _EXCEL_SERIALS:
        return None
    return PartialDate.of(_EXCEL_EPOCH + timedelta(days=number))


def _bounds(text: str) -> tuple[PartialDate, PartialDate]:
    year = parse_fiscal_year(text)
    if year is not None:
        return PartialDate(year, 4), PartialDate(year + 1, 3)
    found = parse_date(text)
    return found, found


def _period(
    text: str, start: PartialDate | None, end: PartialDate | None, ongoing: Answer
) -> Period:
    try:
        return Period(start, end, ongoing)
    except ValueError:
        raise RefusedError(
            "input.period_reversed",
            Text("期間の終わりが始まりより前です。", "The period ends before it starts."),
            expected=Text("始まり/終わり(2019-04/2022-03)", "start/end (2019-04/2022-03)"),
            action=Text(
                f"「{text}」の前後を確かめてください。",
                f"Check the order of the bounds in {text!r}.",
            ),
        ) from None


def _make(text: str, year: int, month: str | None, day: str | None) -> PartialDate:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise _refuse(text)
    try:
        return PartialDate(year, int(month) if month else None, int(day) if day else None)
    except ValueError:
        raise RefusedError(
            "input.date_impossible",
            Text("暦にない日付です。", "There is no such date in the calendar."),
            expected=_EXPECTED,
            action=_ACTION,
        ) from None


def _from_era(text: str, name: str, nth: str, month: str | None, day: str | None) -> PartialDate:
    era = next(one for one in _ERAS if name.upper() in {one.name, one.letter})
    count = 1 if nth == "元" else int(nth)
    found = _make(text, era.first.year + count - 1, month, day)
    if count >= 1 and era.first <= found.last_day and found.first_day <= era.last:
        return found
    raise RefusedError(
        "input.era_impossible",
        Text(f"{era.name}にその年月日はありません。", f"The era {era.name} has no such date."),
        expected=Text(
            f"{era.name}は {era.first} から {era.last} まで",
            f"{era.name} from {era.first} to {era.last}",
        ),
        action=_advise_era(found),
    )


def _advise_era(found: PartialDate) -> Text:
    right = next((one for one in _ERAS if one.first <= found.last_day <= one.last), _ERAS[0])
    count = found.year - right.first.year + 1
    nth = "元" if count == 1 else str(count)
    parts = [f"{right.name}{nth}年"]
    parts += [f"{found.month}月"] if found.month else []
    parts += [f"{found.day}日"] if found.day else []
    told = "".join(parts)
    return Text(
        f"西暦 {found} なら「{told}」です。正しい年号か西暦で書いてください。",
        f"If {found} is meant, that is {told}. Write the right era, or the western year.",
    )


def _refuse(text: str) -> RefusedError:
    del text  # the reader says what was found
    return RefusedError(
        "input.not_a_date",
        Text("日付として読めません。", "This cannot be read as a date."),
        expected=_EXPECTED,
        action=_ACTION,
    )
