"""Plain values to YAML that people edit.

An emitter of our own: PyYAML's writes line separators inside quotes that no reader gives back,
and has no place for the comments of a template.
"""

import json
import re
from collections.abc import Iterator

from sekisho.diligence.intake.plain import Plain, Word

_BARE = re.compile(r"[^\W_](?:[\w・ー（）()./+-]|[ 　](?=[\w（(]))*\Z")
_TAKEN = re.compile(
    r"(?:null|y|n|yes|no|true|false|on|off)\Z|[0-9.+-]+(?:[eE][0-9]+)?\Z", re.IGNORECASE
)
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}(?:/(?:[0-9]{4}(?:-[0-9]{2}){0,2}|\.\.|[a-z]+))?\Z")
_ESCAPED = re.compile(r"[\u007f-\u00a0\u00ad\u2028\u2029\ufeff\ue000-\uf8ff]")


def to_yaml(plain: dict[str, Plain]) -> str:
    """Return a mapping as YAML text."""
    return "".join(f"{line}\n" for line in _mapping_lines(plain, 0))


def scalar_yaml(value: str | int) -> str:
    """Return one value as YAML, without quotes where it reads back as written."""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Word) or _DATE.match(value):
        return value
    if _BARE.match(value) and not _TAKEN.match(value):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)


def _mapping_lines(plain: dict[str, Plain], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for key, value in plain.items():
        if isinstance(value, dict) and value:
            yield f"{indent}{key}:"
            yield from _mapping_lines(value, depth + 1)
        elif isinstance(value, list) and value:
            yield f"{indent}{key}:"
            yield from _list_lines(value, depth + 1)
        else:
            yield f"{indent}{key}: {_flow(value)}"


def _list_lines(items: list[Plain], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for item in items:
        if isinstance(item, dict) and item:
            first, *rest = _mapping_lines(item, depth + 1)
            yield f"{indent}- {first.lstrip(' ')}"
            yield from rest
        else:
            yield f"{indent}- {_flow(item)}"


def _flow(value: Plain) -> str:
    if isinstance(value, dict):
        return "{}"
    return "[]" if isinstance(value, list) else scalar_yaml(value)
