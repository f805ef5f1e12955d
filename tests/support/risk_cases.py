"""Cases of a risk pack: facts in TOML, the expected outcome, and the rows that fire."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sekisho.core.answer import Answer
from sekisho.core.application import Tier
from sekisho.core.completeness import Missing, MissingKind
from sekisho.core.finding import Confidence, Disposition, Finding, Param, Severity
from sekisho.core.items import Obligations
from sekisho.core.pack import Pack
from sekisho.core.period import PartialDate, Period, years_before
from sekisho.policy import (
    PACKS,
    AssetAccess,
    DeclaredTie,
    FunderRule,
    PersonFacts,
    RiskFacts,
)
from sekisho.policy._relations import Reading, relations_of
from sekisho.policy._tables import read_matrix
from sekisho.policy._timing import Window

Toml = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class RiskCase:
    """One case: facts about one person, and what must come out."""

    case_id: str
    as_of: date
    facts: RiskFacts
    expect: Toml

    def fired(self, pack: Pack) -> set[str]:
        """Return the ids of the rows of the pack that apply to the facts."""
        matrix = read_matrix(pack)
        since = years_before(self.as_of, self.facts.lookback_years or 0)
        reading = Reading(matrix, Window(self.as_of, since), self.facts.funder_rules)
        person = self.facts.people[0]
        fired = {row for one in relations_of(person, reading) for row in one.row_ids}
        dropped = {Disposition.EXPLAINED, Disposition.NAMESAKE}
        variants = {
            (one.rule, one.variant) for one in person.findings if one.disposition not in dropped
        }
        return fired | {row.id for row in matrix.findings if (row.rule, row.variant) in variants}


def read_risk_cases(pack_id: str, version: str) -> tuple[RiskCase, ...]:
    """Read every case of a pack, in the order of files and cases."""
    folder = PACKS / pack_id / version / "cases"
    cases: list[RiskCase] = []
    for path in sorted(folder.glob("*.toml")):
        cases += _read(path)
    return tuple(cases)


def _read(path: Path) -> list[RiskCase]:
    toml = tomllib.loads(path.read_text(encoding="utf-8"))
    return [_case(one) for one in toml["case"]]


def _case(one: dict[str, object]) -> RiskCase:
    known = {"id", "note", "as_of", "lookback_years", "person", "funder_rules", "expect"}
    assert set(one) <= known, sorted(set(one) - known)
    person = _table(one["person"])
    rules = tuple(
        FunderRule(str(rule["rule_id"]), str(rule["factor"]), on_award=rule["on_award"] is True)
        for rule in _list(one.get("funder_rules"))
    )
    as_of = one.get("as_of", date(2026, 6, 1))
    assert isinstance(as_of, date)
    lookback = one.get("lookback_years", 5)
    assert isinstance(lookback, int)
    facts = RiskFacts((_person(person),), lookback, rules)
    return RiskCase(str(one["id"]), as_of, facts, _table(one["expect"]))


def _person(table: Toml) -> PersonFacts:
    access = tuple(
        AssetAccess(f"x{number}", Tier(str(tier)))
        for number, tier in enumerate(_texts(table.get("tiers")))
    )
    gaps = (text.rpartition(":") for text in _texts(table.get("missing")))
    default = Answer.YES if access else Answer.NO
    return PersonFacts(
        person_id="p1",
        findings=tuple(
            _finding(one, number) for number, one in enumerate(_list(table.get("findings")))
        ),
        ties=tuple(_tie(one, number) for number, one in enumerate(_list(table.get("ties")))),
        missing=tuple(Missing("p1", path, MissingKind(kind)) for path, _, kind in gaps),
        has_access=Answer(str(table.get("has_access", default))),
        access=access,
    )


def _tie(table: dict[str, object], number: int) -> DeclaredTie:
    values: dict[str, object] = {"ref": f"{table['section']}[i{number}]", **table}
    if isinstance(table.get("period"), str):
        values["period"] = read_period(str(table["period"]))
    for key in ("is_listed", "has_benefits", "on_programme_list"):
        if key in table:
            values[key] = Answer(str(table[key]))
    key = "is_first_filed_abroad_with_public_funds"
    if key in table:
        values[key] = Answer(str(table[key]))
    if "restricted_until" in table:
        values["restricted_until"] = PartialDate.parse(str(table["restricted_until"]))
    if "obligations" in table:
        values["obligations"] = _obligations(_table(table["obligations"]))
    return DeclaredTie(**values)  # type: ignore[arg-type]  # fields by name


def _obligations(table: Toml) -> Obligations:
    """`all` answers every criterion, the others override it."""
    default = str(table.get("all", "unknown"))
    answers = {f"a{n}": Answer(str(table.get(f"a{n}", default))) for n in range(1, 10)}
    return Obligations(**answers)


def _finding(table: Toml, number: int) -> Finding:
    params = tuple(Param(key, str(table[key])) for key in ("last", "ongoing") if key in table)
    ref = table.get("declared_ref")
    return Finding(
        finding_id=f"f-{number}",
        rule=str(table["rule"]),
        variant=str(table["variant"]),
        subject="p1",
        severity=Severity.MEDIUM,
        answer=Answer(str(table.get("answer", "yes"))),
        confidence=Confidence.HIGH,
        evidence=(),
        params=params,
        declared_ref=str(ref) if ref is not None else None,
        disposition=Disposition(str(table.get("disposition", "pending"))),
    )


def read_period(text: str) -> Period:
    """Read `2020/2022`, `2020/..` (ongoing) or `2020/?` (nobody said)."""
    start, _, end = text.partition("/")
    first = PartialDate.parse(start) if start not in {"..", "?"} else None
    if end == "..":
        return Period(first, None, Answer.YES)
    if end == "?":
        return Period(first, None, Answer.UNKNOWN)
    return Period(first, PartialDate.parse(end), Answer.NO)


def _table(value: object) -> dict[str, object]:
    assert isinstance(value, dict)
    return value


def _list(value: object) -> list[dict[str, object]]:
    assert value is None or isinstance(value, list)
    return value or []


def _texts(value: object) -> list[str]:
    assert value is None or isinstance(value, list)
    return [str(one) for one in value or []]
