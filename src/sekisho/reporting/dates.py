"""Read ISO dates of any precision as the days they cover, for the timeline."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

_ISO: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days from `first` to `last`, both inclusive; `None` is open on that side."""

    first: date | None
    last: date | None


def read_day(text: str, *, end: bool) -> date:
    """Read `2021`, `2021-04` or `2021-04-01` as its first day, or its last where `end` is set.

    Raises:
        ValueError: the text is not a date of this form.
    """
    match = _ISO.fullmatch(text)
    if match is None:
        raise ValueError(f"date must be YYYY, YYYY-MM or YYYY-MM-DD (got {text!r})")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # noqa: S101 - the pattern always captures a year
    try:
        if month is None:
            return date(year, 12, 31) if end else date(year, 1, 1)
        if day is None:
            return date(year, month, monthrange(year, month)[1] if end else 1)
        return date(year, month, day)
    except ValueError as error:
        raise ValueError(f"date must exist in the calendar (got {text!r})") from error


def read_range(start: str | None, end: str | None) -> DateRange:
    """Read a period; both ends are inclusive and `None` is open.

    Raises:
        ValueError: a date is not ISO, or the end lies before the start.
    """
    first = None if start is None else read_day(start, end=False)
    last = None if end is None else read_day(end, end=True)
    if first is not None and last is not None and last < first:
        raise ValueError(f"period must not end before it starts (got {start!r} to {end!r})")
    return DateRange(first, last)
