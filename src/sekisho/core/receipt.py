"""Receipts: what was asked, against which versions, with which outcome.

A receipt proves a "nothing found" as much as a hit (`users.md` R4).
"""

from dataclasses import dataclass

from sekisho.core.hit import Hit
from sekisho.core.party import Party


@dataclass(frozen=True, slots=True)
class Screened:
    """One party, and what came of it. `compared` counts listed entities scored in full."""

    party: Party
    hits: tuple[Hit, ...]
    near_misses: tuple[Hit, ...]
    compared: int


@dataclass(frozen=True, slots=True)
class NotSearched:
    """A place where nobody looked, and why (keys of messages)."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """The record of one screening run, parties in the order of their ids."""

    reference_id: str
    engine: str  # name and version of the engine
    pack_id: str
    pack_version: str
    screened: tuple[Screened, ...]
    not_searched: tuple[NotSearched, ...] = ()
