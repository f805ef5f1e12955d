"""Files of a pack as they are read, and the problems met on the way."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sekisho.core.errors import PackError, Place, Problem
from sekisho.core.text import Text
from sekisho.policy._problems import line_in_message, pack_problem

Toml = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class File:
    """One file of a pack, as text."""

    name: str
    text: str
    toml: Toml

    def place(self, path: str, line: int | None = None) -> Place:
        """Return where `path` stands; `row` is the line."""
        return Place(file=self.name, row=line, path=path)


@dataclass(slots=True)
class Problems:
    """Every problem of a folder, so that one run reports them all."""

    found: list[Problem] = field(default_factory=list)

    def add(self, code: str, ja: str, en: str, place: Place, **more: Text | str | None) -> None:
        """Note one problem."""
        self.found.append(pack_problem(code, ja, en, place, **more))

    def stop(self) -> None:
        """Raise what was found, if anything was."""
        if self.found:
            raise PackError(*self.found)


def read_toml(path: Path, name: str) -> File:
    """Read one TOML file; `name` is how messages call it.

    Raises:
        PackError: when it is not UTF-8 or not TOML.
    """
    try:
        text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        return File(name, text, tomllib.loads(text))
    except UnicodeDecodeError as error:
        raise PackError(
            pack_problem("encoding", "UTF-8 ではない", "not UTF-8", Place(name), got=str(error))
        ) from error
    except tomllib.TOMLDecodeError as error:
        place = Place(name, row=line_in_message(str(error)))
        raise PackError(
            pack_problem("toml", "TOML として読めない", "not TOML", place, got=str(error))
        ) from error
