"""Where a relation stands in time, seen from the look-back window."""

from dataclasses import dataclass
from datetime import date

from sekisho.core.answer import Answer
from sekisho.core.finding import Finding
from sekisho.core.period import PartialDate, Period
from sekisho.core.risk import Timing


@dataclass(frozen=True, slots=True)
class Window:
    """The day of the check, and the first day of the look-back."""

    as_of: date
    since: date


def timings_of(period: Period | None, window: Window) -> tuple[Timing, ...]:
    """Return every timing that the period allows, the most recent first: one where it is known.

    A relation that is agreed and starts later counts as current.
    """
    if period is None:
        return tuple(Timing)
    if period.earliest > window.as_of or period.is_current(window.as_of) is Answer.YES:
        return (Timing.CURRENT,)
    if period.end is not None:
        return (_past(period.latest, window),)
    past = [Timing.PAST_WITHIN]
    if period.earliest < window.since:
        past.append(Timing.PAST_BEFORE)
    ended = period.ongoing is Answer.NO
    return tuple(past) if ended else (Timing.CURRENT, *past)


def timings_of_finding(finding: Finding, window: Window) -> tuple[Timing, ...]:
    """Return every timing that a finding's `last` and `ongoing` allow."""
    last = finding.param("last")
    if last is None:
        return tuple(Timing)
    past = _past(PartialDate.parse(last).last_day, window)
    ongoing = finding.param("ongoing")
    if ongoing == Answer.YES:
        return (Timing.CURRENT,)
    return (past,) if ongoing == Answer.NO else (Timing.CURRENT, past)


def _past(last: date, window: Window) -> Timing:
    return Timing.PAST_WITHIN if last >= window.since else Timing.PAST_BEFORE
