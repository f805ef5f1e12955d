"""The words of the sample dossier in one language at a time."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

from sekisho.reporting import KeyValue, Span, spans

Pick: TypeAlias = Callable[[str, str], str]
"""Chooses between a Japanese and an English wording."""

DATED = datetime(2026, 4, 20, 9, 0, tzinfo=UTC)
SHA = "7f3c9a52e1b04d68a9c7755d20f1be34c6a8190e5dd24b7f8a3361c0974e2b15"


def row(t: Pick, ja: str, en: str, *value: Span | str) -> KeyValue:
    return KeyValue(t(ja, en), spans(*value))
