"""Outcomes of a risk rule: a level established, and whether anything is missing.

`regulations.md` A.6 and G.2: the level is a maximum, never a sum; unknown never clears.
"""

from dataclasses import dataclass
from enum import StrEnum

from sekisho.core.answer import Answer
from sekisho.core.text import Text


class Level(StrEnum):
    """The ladder of A.6, from low to high."""

    NO_ACTION = "NO_ACTION"
    MITIGATION_SUGGESTED = "MITIGATION_SUGGESTED"
    MITIGATION_RECOMMENDED = "MITIGATION_RECOMMENDED"
    MITIGATION_REQUIRED = "MITIGATION_REQUIRED"
    PROHIBITED = "PROHIBITED"

    @property
    def rank(self) -> int:
        """0 for `NO_ACTION` to 4 for `PROHIBITED`."""
        return list(Level).index(self)


class Exposure(StrEnum):
    """What a person can reach, from the roster's access and the asset's tier."""

    NONE = "none"
    OPEN_RESULTS = "open_results"
    UNPUBLISHED = "unpublished"
    CORE_TECH = "core_tech"

    @property
    def rank(self) -> int:
        """0 for `none` to 3 for `core_tech`."""
        return list(Exposure).index(self)


class Timing(StrEnum):
    """Where a relation stands in time, seen from the look-back window."""

    CURRENT = "current"
    PAST_WITHIN = "past_within"
    PAST_BEFORE = "past_before"


@dataclass(frozen=True, slots=True)
class FactorResult:
    """One factor for one person: the level of its cell, and why."""

    factor: str
    level: Level
    answer: Answer
    timing: Timing | None
    undisclosed: bool
    provisional: bool
    finding_ids: tuple[str, ...]
    declared_refs: tuple[str, ...]
    rule_id: str


@dataclass(frozen=True, slots=True)
class Action:
    """What a rule asks for: a level, or `HOLD`, or nothing but a question."""

    code: str  # a Level, HOLD, or ASK
    note: Text
    asset_id: str | None
    exposure: Exposure


@dataclass(frozen=True, slots=True)
class PersonOutcome:
    """The pair (lowest level established, complete?) for one roster member under one pack."""

    person_id: str
    inherent: Level
    complete: bool
    provisional: bool
    factors: tuple[FactorResult, ...]
    actions: tuple[Action, ...]  # per asset, highest first
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a case under a named rule: the maximum over its people."""

    pack_id: str
    pack_version: str
    pack_title: Text
    verification: str  # verified, secondary, design … : how far the rule itself is verified
    level: Level
    complete: bool
    provisional: bool
    people: tuple[PersonOutcome, ...]
    measures: tuple[str, ...]  # ids of measures the level asks to consider
    missing: tuple[str, ...]
