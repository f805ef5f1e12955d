r"""Lists in one cell: a line for each element, its parts between bars: 山田花子 | 架空大学.

A backslash keeps the next character as it is: `\|` a bar, `\\` a backslash, `\n` a line break,
and a space that stands at the edge of a part.
"""

from collections.abc import Sequence

_EDGE = " \t\u3000"


def join_lines(rows: Sequence[Sequence[str]]) -> str:
    """Return the cell's text; empty parts at the end of a line are left out."""
    return "\n".join(_join(row) for row in rows)


def split_lines(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the parts of each line that is not empty."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rows = (_split(line) for line in lines)
    return tuple(row for row in rows if any(row))


def _join(row: Sequence[str]) -> str:
    parts = [_escape(part) for part in row]
    while parts and not parts[-1]:
        parts.pop()
    return " | ".join(parts)


def _escape(part: str) -> str:
    kept = part.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n")
    if kept[:1] and kept[0] in _EDGE:
        kept = "\\" + kept
    if len(part) > 1 and part[-1] in _EDGE:
        kept = kept[:-1] + "\\" + kept[-1]
    return kept


def _split(line: str) -> tuple[str, ...]:
    parts: list[str] = []
    part: list[str] = []  # an escaped character keeps its backslash in front, until trimmed
    signs = iter(line)
    for sign in signs:
        if sign == "\\":
            part.append("\\" + next(signs, ""))
        elif sign == "|":
            parts.append(_trim(part))
            part = []
        else:
            part.append(sign)
    parts.append(_trim(part))
    return tuple(parts)


def _trim(part: list[str]) -> str:
    first, last = 0, len(part)
    while first < last and part[first] in _EDGE:
        first += 1
    while last > first and part[last - 1] in _EDGE:
        last -= 1
    return "".join(_unescape(sign) for sign in part[first:last])


def _unescape(sign: str) -> str:
    if len(sign) < 2:
        return sign
    return "\n" if sign == "\\n" else sign[1:]
