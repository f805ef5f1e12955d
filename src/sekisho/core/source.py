"""What a source tells of itself, and what its parser gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sekisho.core.entity import Entity
from sekisho.core.errors import Problem
from sekisho.core.record import Record
from sekisho.core.text import Text


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a source that publishes several.

    `required` parts must be there; an optional part that is absent is named in every receipt.
    """

    key: str
    title: Text
    patterns: tuple[str, ...]  # file-name patterns (fnmatch, case-insensitive), most likely first
    required: bool


@dataclass(frozen=True, slots=True)
class Manifest:
    """A source's own page, from its `manifest.toml`.

    `kind` is `list`, `registry`, `research` or `person_record`; `personal_data` says whose data
    it holds: `none`, `listed_persons`, `researchers`. `strength` is the letter of
    `core.evidence.Strength` that its statements carry.
    """

    source_id: str
    title: Text
    publisher: Text
    kind: str
    purpose: Text
    licence: str
    terms_url: str
    url: str
    cadence: Text
    default_profile: str
    personal_data: str
    strength: str
    parser_version: str
    verified_on_real_file: bool
    verified_note: Text
    parts: tuple[Part, ...]
    list_id: str | None = None
    id_note: Text | None = None  # how entity ids are formed, where the publisher gives none


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a parser made of one snapshot.

    `rows_seen` is the number of rows or nodes of the published file that hold an entry, so that
    a difference from the number of entities can be explained. `published_at` is the date that
    the file itself states, if it does.
    """

    entities: tuple[Entity, ...]
    records: tuple[Record, ...]
    rows_seen: int
    warnings: tuple[Problem, ...]
    published_at: date | None = None


Parse = Callable[[Mapping[str, Path]], Parsed]
"""A parser: part key to file, in; everything out. Raises `ParseError`, nothing else."""


@dataclass(frozen=True, slots=True)
class Source:
    """A manifest with its parser."""

    manifest: Manifest
    parse: Parse
