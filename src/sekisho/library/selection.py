"""Which snapshot of a source counts, as of a day and as known at a moment. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from sekisho.snapshots import Retrieval

JST = timezone(timedelta(hours=9), "JST")
"""Japan Standard Time: the calendar that `as_of` and a retrieval's day are read in."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A snapshot as its retrievals, known by a moment, describe it.

    `retrieved_at` is the first of them. `dated_on` is the date of publication or, where nobody
    knows that, the day of `retrieved_at` in Japan.
    """

    sha256: str
    published_at: date | None
    retrieved_at: datetime
    dated_on: date
    url: str | None
    licence: str | None
    missing_parts: tuple[str, ...]


def list_candidates(
    retrievals: Iterable[Retrieval], *, known_at: datetime | None = None
) -> tuple[Candidate, ...]:
    """Return every snapshot that was retrieved by `known_at`, oldest first.

    Snapshots of the same date stand in the order of their first retrieval, then of their hash.
    """
    by_hash: dict[str, list[Retrieval]] = {}
    for retrieval in retrievals:
        if known_at is None or retrieval.retrieved_at <= known_at:
            by_hash.setdefault(retrieval.sha256, []).append(retrieval)
    found = [_describe(sha256, lines) for sha256, lines in by_hash.items()]
    return tuple(sorted(found, key=lambda item: (item.dated_on, item.retrieved_at, item.sha256)))


def choose_snapshot(
    retrievals: Iterable[Retrieval], *, as_of: date, known_at: datetime
) -> Candidate | None:
    """Return the newest snapshot published by `as_of` among those retrieved by `known_at`."""
    candidates = list_candidates(retrievals, known_at=known_at)
    return next((item for item in reversed(candidates) if item.dated_on <= as_of), None)


def local_day(moment: datetime) -> date:
    """Return the day of a moment in Japan."""
    return moment.astimezone(JST).date()


def _describe(sha256: str, lines: list[Retrieval]) -> Candidate:
    ordered = sorted(lines, key=lambda line: line.retrieved_at)  # stable: file order within ties
    first, last = ordered[0], ordered[-1]
    # A user may correct a date or an address later, by adding the same bytes again.
    given = [line.published_given for line in ordered if line.published_given]
    stated = [line.published_stated for line in ordered if line.published_stated]
    urls = [line.url for line in ordered if line.url]
    dates = given or stated
    published = dates[-1] if dates else None
    return Candidate(
        sha256=sha256,
        published_at=published,
        retrieved_at=first.retrieved_at,
        dated_on=local_day(first.retrieved_at) if published is None else published,
        url=urls[-1] if urls else None,
        licence=last.licence,
        missing_parts=last.missing_parts,
    )
