"""Values to plain JSON and to canonical bytes, the same on every run."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum

from sekisho.core.identifier import Identifier
from sekisho.core.period import PartialDate


def to_json(value: object) -> object:  # noqa: PLR0911 -- one return a type reads best
    """Turn a value of `core` into plain JSON types; dates become ISO 8601.

    Raises:
        TypeError: for a type that has no agreed form (a set, a float).
    """
    if value is None or (isinstance(value, bool | int | str) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, PartialDate | Identifier):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return {field.name: to_json(getattr(value, field.name)) for field in fields}
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [to_json(item) for item in value]
    message = f"no agreed JSON form for {type(value).__name__}"
    raise TypeError(message)


def canonical_bytes(value: object) -> bytes:
    """Return UTF-8 JSON with sorted keys and no spaces, for hashing."""
    text = json.dumps(to_json(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def pretty_bytes(value: object) -> bytes:
    """Return UTF-8 JSON to be read by people, keys in the order of the value."""
    text = json.dumps(to_json(value), ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace")


def digest(value: object) -> str:
    """Return the SHA-256, in hex, of the canonical bytes."""
    return hashlib.sha256(canonical_bytes(value)).hexdigest()
