"""Dates of known precision, and periods made of them.

ISO 8601 reduced precision: a year, a year and month, or a full date. A bound that is not
known is never replaced by a guess: comparisons take the widest reading.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from sekisho.core.answer import Answer

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date with precision `Y`, `YM` or `YMD`.

    Raises:
        ValueError: when the date does not exist in the calendar.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse a day without a month and dates outside the calendar."""
        if self.month is None and self.day is not None:
            message = f"a day needs a month: {self.year}-?-{self.day}"
            raise ValueError(message)
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nothing else (import converts first)."""
        match = _ISO.match(text)
        if match is None:
            message = f"not an ISO 8601 date: {text!r}"
            raise ValueError(message)
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """Return a full date."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> str:
        """`Y`, `YM` or `YMD`."""
        if self.month is None:
            return "Y"
        return "YM" if self.day is None else "YMD"

    @property
    def first_day(self) -> date:
        """The earliest day this date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day this date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """Return ISO 8601."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time; `None` means the bound is not known.

    `ongoing` is `yes` for a relation that still lasts, `no` for one that ended (even where the
    day is not known), `unknown` where nobody said.
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    ongoing: Answer = Answer.UNKNOWN

    def __post_init__(self) -> None:
        """Refuse a period that ends before it starts, or that ended and goes on."""
        if self.start and self.end and self.end.last_day < self.start.first_day:
            message = f"period ends ({self.end}) before it starts ({self.start})"
            raise ValueError(message)
        if self.end is not None and self.ongoing is Answer.YES:
            message = f"period has an end ({self.end}) and is said to be ongoing"
            raise ValueError(message)

    @property
    def earliest(self) -> date:
        """The earliest day it can cover."""
        return self.start.first_day if self.start else date.min

    @property
    def latest(self) -> date:
        """The latest day it can cover."""
        return self.end.last_day if self.end else date.max

    def may_overlap(self, other: "Period") -> bool:
        """Tell whether the two can share a day, on the widest reading."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def is_current(self, on: date) -> Answer:
        """Tell whether the period covers `on`."""
        if self.earliest > on:
            return Answer.NO
        if self.end is not None:
            return Answer.YES if self.end.last_day >= on else Answer.NO
        return {Answer.YES: Answer.YES, Answer.NO: Answer.NO}.get(self.ongoing, Answer.UNKNOWN)

    def __str__(self) -> str:
        """Return an ISO 8601 interval; `..` is an open bound (ISO 8601-2)."""
        return f"{self.start or '..'}/{self.end or '..'}"


def years_before(day: date, years: int) -> date:
    """Return the same day `years` ago; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
