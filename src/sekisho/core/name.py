"""Names as sources and people write them."""

from dataclasses import dataclass
from enum import StrEnum


class NameKind(StrEnum):
    """What a name is to its bearer."""

    PRIMARY = "primary"
    ALIAS = "alias"
    WEAK_ALIAS = "weak_alias"  # the source itself calls it low quality
    FORMER = "former"
    ACRONYM = "acronym"
    TRANSLATION = "translation"
    ROMANISED = "romanised"
    NATIVE = "native"
    READING = "reading"  # kana


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """One name, kept as written.

    `script` is ISO 15924 (`Hani`, `Jpan`, `Hang`, `Latn` …), `language` BCP 47, both only where
    the source says so. `family` and `given` are set where the source tells them apart.
    """

    full: str
    kind: NameKind = NameKind.PRIMARY
    script: str | None = None
    language: str | None = None
    family: str | None = None
    given: str | None = None
