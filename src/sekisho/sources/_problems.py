"""Problems in published files, said the same way by every source."""

from pathlib import Path

from sekisho.core.errors import ParseError, Place, Problem
from sekisho.core.text import Text

DOWNLOAD_AGAIN = Text(
    ja="発行元のページから、もう一度ダウンロードしてください。",
    en="Download the file again from the publisher's page.",
)
REPORT = Text(
    ja="発行元が様式を変えた可能性があります。この表示とファイル名を Sekisho に知らせてください。",
    en="The publisher may have changed the format: "
    "report this message and the file name to Sekisho.",
)


def place_in(path: Path, *, row: int | None = None, inside: str | None = None) -> Place:
    """Return a place in a file, named without its folder."""
    return Place(file=path.name, row=row, path=inside)


def refuse(
    code: str,
    what: Text,
    place: Place,
    *,
    expected: Text | None = None,
    got: str | None = None,
    action: Text = DOWNLOAD_AGAIN,
) -> ParseError:
    """Return the error that refuses a file; the caller raises it."""
    return ParseError(Problem(code, what, place, expected, got, action))


def warn(
    code: str,
    what: Text,
    place: Place,
    *,
    expected: Text | None = None,
    got: str | None = None,
    action: Text | None = None,
) -> Problem:
    """Return a warning: the entry is kept, and what is odd about it is said."""
    return Problem(code, what, place, expected, got, action)
