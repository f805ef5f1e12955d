"""Gathering: every problem of an application is reported in one run."""

from dataclasses import dataclass, field, replace

from sekisho.core.errors import DeclarationError, Place, Problem
from sekisho.core.text import Text


class RefusedError(Exception):
    """One value cannot be read; the reader adds the place and what was found."""

    def __init__(self, code: str, what: Text, *, expected: Text, action: Text) -> None:
        """Keep what a `Problem` needs."""
        super().__init__(what.en)
        self.code = code
        self.what = what
        self.expected = expected
        self.action = action

    def at(self, place: Place, got: str) -> Problem:
        """Return the problem at its place."""
        return Problem(self.code, self.what, place, self.expected, got, self.action)


@dataclass(slots=True)
class Gathered:
    """Problems that stop the reading, and warnings that do not."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def refuse(self, problem: Problem) -> None:
        """Keep a problem; reading goes on, to find the others."""
        self.problems.append(problem)

    def warn(self, warning: Problem) -> None:
        """Keep a warning."""
        self.warnings.append(warning)

    def raise_if_any(self) -> None:
        """Raise every problem at once.

        Raises:
            DeclarationError: when there is at least one.
        """
        if self.problems:
            raise DeclarationError(*self.problems)


def at_path(place: Place, path: str) -> Place:
    """Return the place with the path of the field in its declaration."""
    return replace(place, path=path or None)
