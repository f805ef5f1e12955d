"""Cases of a consistency pack: what is declared, what is observed, and the findings expected."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sekisho.consistency import ListedOrgs, OrgRegistry, compare, org_key
from sekisho.core.declaration import Declaration
from sekisho.core.declared import Org
from sekisho.core.hit import Band
from sekisho.core.items import Grant, ListedTie
from sekisho.core.pack import Pack
from sekisho.core.record import Record
from sekisho.core.statement import ObservedOrg
from sekisho.policy import PACKS
from sekisho.profiles import build
from tests.support.research import (
    AS_OF,
    AUTHOR,
    answered,
    declaration,
    funder,
    hit,
    line,
    post,
    record_post,
    researcher_record,
    sourced,
    work,
)

Toml = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ConsistencyCase:
    """One case; a finding is expected as `rule variant severity organisation`."""

    case_id: str
    declaration: Declaration
    records: tuple[Record, ...]
    listed: ListedOrgs
    registry: OrgRegistry
    expect: tuple[str, ...]

    def run(self, pack: Pack) -> tuple[str, ...]:
        """Return the findings in the words of `expect`."""
        records = sourced(*self.records)
        profile = build("p1", self.declaration, records, consent_ok=True, as_of=AS_OF)
        findings = compare(
            self.declaration, profile, self.listed, pack, as_of=AS_OF, registry=self.registry
        )
        return tuple(
            sorted(
                f"{one.rule} {one.variant} {one.severity} {one.param('org')}" for one in findings
            )
        )


def read_consistency_cases(pack_id: str, version: str) -> tuple[ConsistencyCase, ...]:
    """Read every case of a pack, in the order of files and cases."""
    folder = PACKS / pack_id / version / "cases"
    return tuple(case for path in sorted(folder.glob("*.toml")) for case in _read(path))


def _read(path: Path) -> list[ConsistencyCase]:
    toml = tomllib.loads(path.read_text(encoding="utf-8"))
    return [_case(one) for one in toml["case"]]


def _case(one: Toml) -> ConsistencyCase:
    known = {"id", "posts", "grants", "ties", "works", "record", "listed", "types", "countries"}
    assert set(one) <= known | {"expect"}, sorted(set(one) - known)
    countries = _mapping(one.get("countries"))
    types = {
        org_key(_org(name, {})): tuple(kinds) for name, kinds in _mapping(one.get("types")).items()
    }
    listed = {
        org_key(_org(name, {})): (hit(_org(name, {}), band=Band(str(band))),)
        for name, band in _mapping(one.get("listed")).items()
    }
    works = [_work(item, number, countries) for number, item in enumerate(_rows(one, "works"))]
    posts = [
        record_post(_org(str(item["org"]), countries), *_dates(item))
        for item in _rows(one, "record")
    ]
    records: list[Record] = [*works]
    if posts:
        records.append(researcher_record(*posts))
    return ConsistencyCase(
        case_id=str(one["id"]),
        declaration=_declaration(one),
        records=tuple(records),
        listed=ListedOrgs(listed),
        registry=OrgRegistry(types=types),
        expect=tuple(sorted(str(text) for text in _list(one["expect"]))),
    )


def _declaration(one: Toml) -> Declaration:
    posts = [
        post(f"a{number}", Org(name=str(item["org"])), *_dates(item))
        for number, item in enumerate(_rows(one, "posts"))
    ]
    grants = [
        Grant(
            item_id=f"g{number}",
            agency=Org(name=str(item["org"])),
            period=post("x", Org(name="x"), *_dates(item)).period,
        )
        for number, item in enumerate(_rows(one, "grants"))
    ]
    ties = [
        ListedTie(item_id=f"l{number}", org=Org(name=str(name)))
        for number, name in enumerate(_list(one.get("ties")))
    ]
    return declaration(
        affiliations=answered(*posts),
        grants=answered(*grants),
        listed_ties_relationship=answered(*ties),
    )


def _work(item: Toml, number: int, countries: Mapping[str, object]) -> Record:
    own = [_org(str(name), countries) for name in _list(item.get("own"))]
    printed = [str(raw) for raw in _list(item.get("printed"))]
    others = [_org(str(name), countries) for name in _list(item.get("co_authors"))]
    crowd = item.get("authors", 0)
    assert isinstance(crowd, int)
    lines = [line(0, *own, author_id=AUTHOR, raw=printed)]
    lines += [line(n + 1, org, name=f"Author {n}") for n, org in enumerate(others)]
    lines += [line(n, name=f"Author {n}") for n in range(len(lines), crowd)]
    funders = [funder(_org(str(name), countries)) for name in _list(item.get("funders"))]
    return work(number, str(item["on"]), *lines, funders=funders)


def _org(name: str, countries: Mapping[str, object]) -> ObservedOrg:
    country = countries.get(name)
    return ObservedOrg(name, str(country) if country is not None else None)


def _dates(item: Toml) -> tuple[str, str | None]:
    start, _, end = str(item["period"]).partition("/")
    return start, end if end and end != ".." else None


def _rows(one: Toml, key: str) -> list[Toml]:
    value = one.get(key, [])
    assert isinstance(value, list)
    return value


def _list(value: object) -> list[object]:
    assert value is None or isinstance(value, list)
    return value or []


def _mapping(value: object) -> dict[str, list[str]]:
    assert value is None or isinstance(value, dict)
    return value or {}
