"""What can go wrong, as one tree.

::

    SekishoError                 everything Sekisho raises on purpose
    ├── InputError               an input the user can mend (exit code 2)
    │   ├── ParseError           a published file is not what its source publishes
    │   ├── DeclarationError     an application folder or a declaration
    │   └── PackError            a rule pack
    ├── LibraryError             the library on disk (exit code 2)
    │   ├── UnknownSourceError
    │   ├── SnapshotDamagedError bytes on disk do not have the hash they are filed under
    │   └── NotReplayableError   what a run was pinned to is gone or differs
    └── RenderError              a document could not be made (exit code 4)

Each carries a stable `code`, a place, what is wrong, what was expected, what was found and
what to do, in Japanese and English.
"""

from dataclasses import dataclass

from sekisho.core.text import Lang, Text

_LABELS = {
    "ja": {"expected": "期待", "got": "実際", "action": "対処"},
    "en": {"expected": "expected", "got": "found", "action": "what to do"},
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an input: a file, and in it a sheet, a row (1-based), a cell or a path."""

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    cell: str | None = None
    path: str | None = None

    def describe(self, lang: Lang) -> str:
        """Return the place as a person would say it, outermost part first."""
        row = "" if self.row is None else (f"{self.row}行" if lang == "ja" else f"row {self.row}")
        parts = (self.file, self.sheet, row, self.cell, self.path)
        return " › ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input."""

    code: str
    what: Text
    place: Place = Place()
    expected: Text | None = None
    got: str | None = None
    action: Text | None = None

    def describe(self, lang: Lang) -> str:
        """Return one paragraph: place, problem, expected, found, what to do."""
        labels = _LABELS[lang]
        head = (self.place.describe(lang), self.what.get(lang))
        lines = [": ".join(part for part in head if part)]
        if self.expected is not None:
            lines.append(f"  {labels['expected']}: {self.expected.get(lang)}")
        if self.got is not None:
            lines.append(f"  {labels['got']}: {shorten(self.got)}")
        if self.action is not None:
            lines.append(f"  {labels['action']}: {self.action.get(lang)}")
        return "\n".join(lines)


def shorten(text: str, limit: int = 120) -> str:
    """Return `text` on one line, printable, at most `limit` characters."""
    flat = "".join(char if char.isprintable() else "·" for char in text)
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


class SekishoError(Exception):
    """Base of everything that Sekisho raises on purpose; carries one or more problems."""

    exit_code = 4

    def __init__(self, *problems: Problem) -> None:
        """Keep every problem, so that one run reports them all."""
        self.problems = problems
        super().__init__(self.describe("en"))

    def describe(self, lang: Lang) -> str:
        """Return every problem as text in `lang`."""
        return "\n".join(problem.describe(lang) for problem in self.problems)


class InputError(SekishoError):
    """An input that the user can mend."""

    exit_code = 2


class ParseError(InputError):
    """A published file is not what its source publishes."""


class DeclarationError(InputError):
    """An application folder or a declaration cannot be read as one."""


class PackError(InputError):
    """A rule pack is malformed."""


class LibraryError(SekishoError):
    """The library on disk cannot do what was asked."""

    exit_code = 2


class UnknownSourceError(LibraryError):
    """No source has that id."""


class SnapshotDamagedError(LibraryError):
    """Bytes on disk do not have the hash that they are filed under."""


class NotReplayableError(LibraryError):
    """What a run was pinned to is gone, or differs."""


class RenderError(SekishoError):
    """A document could not be made."""
