"""Evidence beside the name, for and against, and the band it all leads to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Self

from sekisho.core.entity import Entity
from sekisho.core.hit import Band, Reason
from sekisho.core.name import Name, NameKind
from sekisho.core.pack import Pack
from sekisho.core.party import Party, PartyKind
from sekisho.names import MATCH_SCORE, Comparison

_IDENTIFIER, _IDENTIFIER_DIFFERS = 3000, -1000
_ONE_EACH = frozenset({"ror", "orcid"})  # an entity has one: another one is another entity
_BIRTH_YEAR, _BIRTH_YEAR_NEAR, _BIRTH_YEAR_DIFFERS = 590, 100, -1800
_COUNTRY = {PartyKind.ORGANISATION: (150, -600), PartyKind.PERSON: (100, -100)}
_ONE_SEAT = {"HK": "CN", "MO": "CN"}  # lists write either for one address
_WEAK_ALIAS = -200


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where a pack draws the lines, in hundredths of a bit (`…_score`: hundredths of 1)."""

    likely_min: int
    likely_score: int
    possible_min: int
    near_miss_min: int
    near_miss_score: int
    near_miss_keep: int

    @classmethod
    def of(cls, pack: Pack) -> Self:
        """Read them from a pack's parameters."""
        return cls(
            likely_min=pack.int("likely_min"),
            likely_score=pack.int("likely_score"),
            possible_min=pack.int("possible_min"),
            near_miss_min=pack.int("near_miss_min"),
            near_miss_score=pack.int("near_miss_score"),
            near_miss_keep=pack.int("near_miss_keep"),
        )


def weigh_evidence(
    party: Party, entity: Entity, matched: Name, countries: Collection[str], *, as_of: date
) -> list[Reason]:
    """Return what speaks for and against besides the names. Nationality is no part of it."""
    reasons = _weigh_identifiers(party, entity)
    if countries and entity.countries:
        agrees, differs = _COUNTRY[party.kind]
        same = {_seat(code) for code in countries} & {_seat(code) for code in entity.countries}
        query, entry = ", ".join(sorted(countries)), ", ".join(sorted(entity.countries))
        kind, weight = ("country_agrees", agrees) if same else ("country_differs", differs)
        reasons.append(Reason(kind, query, entry, weight))
    if party.kind is PartyKind.PERSON and party.birth_year is not None and entity.birth_dates:
        reasons.append(_weigh_birth_year(party.birth_year, entity))
    if matched.kind is NameKind.WEAK_ALIAS:
        reasons.append(Reason("weak_alias", "", matched.full, _WEAK_ALIAS))
    if entity.listed_on is not None and entity.listed_on.first_day > as_of:
        reasons.append(Reason("listed_later", as_of.isoformat(), str(entity.listed_on), 0))
    return reasons


def _seat(country: str) -> str:
    return _ONE_SEAT.get(country, country)


def _weigh_identifiers(party: Party, entity: Entity) -> list[Reason]:
    equal = sorted(set(party.identifiers) & set(entity.identifiers))
    if equal:
        return [Reason("identifier_agrees", str(equal[0]), str(equal[0]), _IDENTIFIER)]
    ours = {item.scheme: item for item in sorted(party.identifiers) if item.scheme in _ONE_EACH}
    theirs = {item.scheme: item for item in sorted(entity.identifiers)}
    return [
        Reason("identifier_differs", str(item), str(theirs[scheme]), _IDENTIFIER_DIFFERS)
        for scheme, item in ours.items()
        if scheme in theirs
    ]


def _weigh_birth_year(year: int, entity: Entity) -> Reason:
    nearest = min(entity.birth_dates, key=lambda day: (abs(day.year - year), day.year))
    distance = abs(nearest.year - year)
    if distance == 0:
        return Reason("birth_year_agrees", str(year), str(nearest), _BIRTH_YEAR)
    if distance == 1:
        return Reason("birth_year_near", str(year), str(nearest), _BIRTH_YEAR_NEAR)
    return Reason("birth_year_differs", str(year), str(nearest), _BIRTH_YEAR_DIFFERS)


def band_of(
    kind: PartyKind,
    comparison: Comparison,
    reasons: Collection[Reason],
    thresholds: Thresholds,
) -> Band:
    """Sort one comparison into a band.

    A person is `likely` only by an identifier, or by birth year and country of residence beside
    the name: never by a name alone, whatever its weight. An organisation in another country than
    the entry's, a relative of a listed one, and an entry dated after `as_of` are `possible` at
    most; a relative in another country is nothing.
    """
    weight = sum(reason.weight for reason in reasons)
    given = {reason.kind for reason in reasons}
    is_identified = "identifier_agrees" in given
    if weight < thresholds.possible_min or given >= {"relative", "country_differs"}:
        return Band.UNLIKELY
    if comparison.score < MATCH_SCORE and not is_identified:
        return Band.UNLIKELY
    if weight < thresholds.likely_min or given & {"relative", "listed_later"}:
        return Band.POSSIBLE
    if is_identified:
        return Band.LIKELY
    if comparison.score * 100 < thresholds.likely_score or "country_differs" in given:
        return Band.POSSIBLE
    is_proven = kind is PartyKind.ORGANISATION or given >= {"birth_year_agrees", "country_agrees"}
    return Band.LIKELY if is_proven else Band.POSSIBLE
