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

JAPAN = timezone(timedelta(hours=9), "JST")


def read_as_of(text: str | None) -> date:
    """Return the date given, or today's in Japan."""
    if text is None:
        now = datetime.now(UTC)  # noqa: TID251 -- the outer edge reads the clock
        return now.astimezone(JAPAN).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"YYYY-MM-DD が必要です / YYYY-MM-DD is needed: {text!r}"
        raise typer.BadParameter(message, param_hint="--as-of") from None


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
    return known_at.astimezone(UTC)
