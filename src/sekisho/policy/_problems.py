"""What can be wrong with a pack, with file and line."""

import re

from sekisho.core.errors import Place, Problem
from sekisho.core.text import Text

_ROW = re.compile(r"^\s*\[\[\s*row\s*\]\]")


def pack_problem(code: str, ja: str, en: str, place: Place, **more: Text | str | None) -> Problem:
    """Make one problem; `more` are `expected`, `got` and `action`."""
    expected, got, action = more.get("expected"), more.get("got"), more.get("action")
    return Problem(
        code=f"pack.{code}",
        what=Text(ja, en),
        place=place,
        expected=expected if isinstance(expected, Text) else None,
        got=got if isinstance(got, str) else None,
        action=action if isinstance(action, Text) else None,
    )


def line_of_row(text: str, number: int) -> int | None:
    """Return the line (1-based) of the `number`th `[[row]]`, counted from 0."""
    starts = [at for at, line in enumerate(text.split("\n"), 1) if _ROW.match(line)]
    return starts[number] if number < len(starts) else None


def line_of_key(text: str, key: str, *, after: str = "") -> int | None:
    """Return the line (1-based) on which `key` is set or opens a table, below `after`."""
    bare = re.escape(key)
    setting = re.compile(rf'^\s*(?:"{bare}"|{bare})\s*=|^\s*\[[\w.\-]*\b{bare}\]')
    seen = not after
    for at, line in enumerate(text.split("\n"), 1):
        if not seen and line.strip().startswith(f"[{after}"):
            seen = True
        if seen and setting.match(line):
            return at
    return None


def line_in_message(message: str) -> int | None:
    """Return the line that a TOML error names."""
    match = re.search(r"line (\d+)", message)
    return int(match[1]) if match else None
