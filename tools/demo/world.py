"""The demo's world: fictional organisations, people and works, read from the YAML beside this."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from sekisho.core.identifier import orcid_check_digit

HERE = Path(__file__).parent
CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
Table = Mapping[str, Any]  # YAML: what it holds is checked by the parsers that read the result


def load_table(name: str) -> Any:  # noqa: ANN401 -- YAML
    """Read one of the tables."""
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def ror_id(base: str) -> str:
    """Return a ROR id with its check digits (ISO 7064 MOD 97-10 over base32)."""
    number = 0
    for char in base:
        number = number * 32 + CROCKFORD.index(char)
    return f"0{base}{98 - number * 100 % 97:02d}"


@dataclass(frozen=True, slots=True)
class Org:
    """An organisation; `names` are (value, language, types)."""

    key: str
    number: int
    ror: str
    country: str
    country_name: str
    city: str
    type: str
    established: int
    domain: str
    names: tuple[tuple[str, str, tuple[str, ...]], ...]

    @property
    def name(self) -> str:
        """The name that indexes display."""
        return self.names[0][0]

    @property
    def ror_url(self) -> str:
        """The ROR id as a URI."""
        return f"https://ror.org/{self.ror}"

    @property
    def openalex(self) -> str:
        """The OpenAlex id as a URI: of a funder or of an institution."""
        letter = "F" if self.type == "funder" or self.key in FOUNDATIONS else "I"
        return f"https://openalex.org/{letter}{9_900_000_000 + self.number}"


FOUNDATIONS = frozenset(("hanbitnarae", "weidenfels", "morgenfeld"))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs works; the optional tables hold what further sources say."""

    key: str
    author: int
    name: str
    family: str
    given: str
    raw: str | None
    orcid: str | None
    alternatives: tuple[str, ...]
    posts: tuple[tuple[str, tuple[int, ...]], ...]
    record: Table

    @property
    def openalex(self) -> str:
        """The OpenAlex author id as a URI."""
        return f"https://openalex.org/A{9_900_000_000 + self.author}"


@dataclass(frozen=True, slots=True)
class Line:
    """One author's line on a work: affiliation strings by organisation."""

    person: str
    affiliations: Mapping[str, str]
    raw_name: str | None


@dataclass(frozen=True, slots=True)
class Work:
    """A published work; `files` names the people in whose record files it stands."""

    key: int
    files: tuple[str, ...]
    title: str
    venue: str
    date: str
    by: tuple[Line, ...]
    funders: tuple[tuple[str, str], ...]

    @property
    def doi(self) -> str:
        """A DOI under the test prefix."""
        return f"10.5555/sekisho.demo.{self.date[:4]}.{self.key}"


class World:
    """Everything that the demo's records are made of."""

    @cached_property
    def orgs(self) -> dict[str, Org]:
        """Organisations by key."""
        return {key: _read_org(key, row) for key, row in load_table("organisations.yaml").items()}

    @cached_property
    def roster(self) -> dict[str, Person]:
        """The six people, by person id."""
        return {
            key: _read_person(key, row) for key, row in load_table("people.yaml")["roster"].items()
        }

    @cached_property
    def people(self) -> dict[str, Person]:
        """The six and their co-authors."""
        others = load_table("people.yaml")["others"]
        return self.roster | {key: _read_person(key, row) for key, row in others.items()}

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """Works in the order of the table."""
        return tuple(_read_work(row) for row in load_table("works.yaml"))

    def works_in(self, person: str) -> tuple[Work, ...]:
        """Return the works in a person's record file, the newest first."""
        mine = (work for work in self.works if person in work.files)
        return tuple(sorted(mine, key=lambda work: work.date, reverse=True))

    def works_by(self, person: str) -> tuple[Work, ...]:
        """Return the works that a person signed, the newest first."""
        mine = (work for work in self.works if any(line.person == person for line in work.by))
        return tuple(sorted(mine, key=lambda work: work.date, reverse=True))


def _read_org(key: str, row: Table) -> Org:
    names = tuple((value, lang, tuple(types)) for value, lang, types in row["names"])
    rest = {name: row[name] for name in row if name not in {"names", "ror"}}
    return Org(key=key, ror=ror_id(row["ror"]), names=names, **rest)


def _read_person(key: str, row: Table) -> Person:
    orcid = row.get("orcid")
    if orcid is not None:
        orcid += orcid_check_digit(orcid.replace("-", ""))
    return Person(
        key=key,
        author=row["author"],
        name=row["name"],
        family=row.get("family", ""),
        given=row.get("given", ""),
        raw=row.get("raw"),
        orcid=orcid,
        alternatives=tuple(row.get("alternatives", ())),
        posts=tuple((org, tuple(years)) for org, years in row.get("posts", ())),
        record=row.get("record", {}),
    )


def _read_work(row: Table) -> Work:
    return Work(
        key=row["key"],
        files=tuple(row["files"]),
        title=row["title"],
        venue=row["venue"],
        date=str(row["date"]),
        by=tuple(Line(line[0], line[1], line[2] if len(line) > 2 else None) for line in row["by"]),
        funders=tuple((org, award) for org, award in row["funders"]),
    )
