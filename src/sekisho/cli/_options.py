"""Options that several commands share, and how their values are read."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Annotated

import typer

LibraryOption = Annotated[
    Path | None,
    typer.Option(
        "--library",
        metavar="DIR",
        help="ライブラリの場所（省略時は SEKISHO_HOME） / the library's place (else SEKISHO_HOME)",
    ),
]
LangOption = Annotated[
    str | None, typer.Option("--lang", metavar="ja|en", help="表示と報告書の言語 / language")
]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON で出力 / print JSON")]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="基準日 YYYY-MM-DD（省略時は今日） / as of (default: today)"
    ),
]
KnownAtOption = Annotated[
    str | None,
    typer.Option(
        "--known-at",
        metavar="TIME",
        help="知得日時 ISO 8601（省略時は今） / bounds what had been retrieved (default: now)",
    ),
]

_FIRST, _LAST = date(1900, 1, 1), date(2999, 12, 31)
"""The days that a check can be about; beyond them a calendar has no room for a look-back."""
JAPAN = timezone(timedelta(hours=9), "JST")


def read_as_of(text: str | None) -> date:
    """Return the date given, or today's in Japan."""
    if text is None:
        now = datetime.now(UTC)  # noqa: TID251 -- the outer edge reads the clock
        return now.astimezone(JAPAN).date()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if not _FIRST <= day <= _LAST:
        message = (
            f"{_FIRST} から {_LAST} までの YYYY-MM-DD が必要です / "
            f"YYYY-MM-DD from {_FIRST} to {_LAST} is needed: {text!r}"
        )
        raise typer.BadParameter(message, param_hint="--as-of")
    return day


def read_known_at(text: str | None) -> datetime:
    """Return the time given, in UTC, or now; a time without an offset is taken as Japan's."""
    if text is None:
        now = datetime.now(UTC)  # noqa: TID251 -- the outer edge reads the clock
        return now.replace(microsecond=0)
    try:
        known_at = datetime.fromisoformat(text)
    except ValueError:
        message = f"ISO 8601 の日時が必要です / an ISO 8601 time is needed: {text!r}"
        raise typer.BadParameter(message, param_hint="--known-at") from None
    if known_at.tzinfo is None:
        known_at = known_at.replace(tzinfo=JAPAN)
    if not _FIRST <= known_at.date() <= _LAST:
        message = f"{_FIRST} から {_LAST} まで / from {_FIRST} to {_LAST}: {text!r}"
        raise typer.BadParameter(message, param_hint="--known-at")
    return known_at.astimezone(UTC)
