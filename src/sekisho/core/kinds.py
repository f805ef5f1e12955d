"""Narrower kinds of plain values, said with `Annotated` where a field is declared.

They change nothing for a type checker; reading, schemas and templates find them by introspection.
"""

from dataclasses import dataclass
from enum import StrEnum


class TextKind(StrEnum):
    """What a text must look like."""

    SAFE_ID = "safe_id"  # letters, digits, _ and -; serves as a file name
    COUNTRY = "country"  # ISO 3166-1 alpha-2
    CURRENCY = "currency"  # ISO 4217
    SCRIPT = "script"  # ISO 15924
    KATAKANA = "katakana"
    EMAIL = "email"
    SHA256 = "sha256"
    PERCENT = "percent"  # an integer from 0 to 100


@dataclass(frozen=True, slots=True)
class RefTo:
    """The sections whose `item_id` the text names; `assets` are those of the application."""

    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OneOf:
    """The text is one of these; a list that a pack may lengthen, so not an enumeration."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schemes:
    """The schemes an identifier may have; the first is meant where none is written."""

    names: tuple[str, ...]
