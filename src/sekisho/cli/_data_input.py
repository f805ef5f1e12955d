"""When and where a file was retrieved, as the options of `data add` say."""

from datetime import date, datetime

from sekisho.cli._options import JAPAN, read_known_at
from sekisho.core.errors import InputError, Problem
from sekisho.core.text import Text
from sekisho.library import Provenance


def read_provenance(published: str | None, retrieved: str | None, url: str | None) -> Provenance:
    """Read the options; a retrieval without a time is now, one without an offset in Japan.

    Raises:
        InputError: a date is not one, or lies in the future.
    """
    now = read_known_at(None)
    retrieved_at = now if retrieved is None else _read_time(retrieved)
    if retrieved_at > now:
        raise _refuse("--retrieved", Text("現在より前の日時", "a time that has come"), retrieved)
    return Provenance(retrieved_at, _read_day(published), url)


def _read_time(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        expected = Text(
            "ISO 8601 の日時（例：2026-04-01T09:00）", "a time in ISO 8601, as 2026-04-01T09:00"
        )
        raise _refuse("--retrieved", expected, text) from None
    return found if found.tzinfo is not None else found.replace(tzinfo=JAPAN)


def _read_day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        expected = Text("西暦の日付（例：2026-04-01）", "a date, as 2026-04-01")
        raise _refuse("--published", expected, text) from None


def _refuse(option: str, expected: Text, got: str | None) -> InputError:
    return InputError(
        Problem(
            "data.bad_option",
            Text(f"{option} の値が正しくありません。", f"The value of {option} is not valid."),
            expected=expected,
            got=got,
        )
    )
