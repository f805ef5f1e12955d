"""Organisations: one key each, and whether two mentions are one organisation."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from sekisho.consistency.listed import OrgRegistry
from sekisho.core.declared import Org
from sekisho.core.identifier import Identifier
from sekisho.core.party import PartyKind
from sekisho.core.profile import Profile
from sekisho.core.statement import ObservedOrg
from sekisho.names import compare, exact_key, normalise, scripts_of

_SCHEMES = ("ror", "houjin", "openalex", "grid", "fundref", "isni", "wikidata")
_SEPARATORS = re.compile(r"[,;、，；()（）|/\n]+")
_UNSPACED = frozenset({"Hani", "Kana", "Hira", "Hang"})
_SHORTEST_PREFIX = 4  # 東京大学; shorter ones begin too many other names


def org_key(org: ObservedOrg) -> str:
    """Return a stable key: the best identifier (`ror:…` first), else the normalised name."""
    ranked = [one for scheme in _SCHEMES for one in org.identifiers if one.scheme == scheme]
    ranked += sorted(org.identifiers)
    if ranked:
        return str(ranked[0])
    name = exact_key(org.name, kind=PartyKind.ORGANISATION) or normalise(org.name) or org.name
    return f"name:{name}"


def observed_orgs(profile: Profile) -> tuple[ObservedOrg, ...]:
    """Return the organisations that a profile names, once each, in the order of their keys.

    Of several spellings under one key the most frequent stands, the first of equals.
    """
    seen: dict[str, Counter[ObservedOrg]] = {}
    for statement in profile.statements:
        if statement.org is not None:
            seen.setdefault(org_key(statement.org), Counter())[statement.org] += 1
    return tuple(_most_frequent(seen[key]) for key in sorted(seen))


def _most_frequent(spellings: Counter[ObservedOrg]) -> ObservedOrg:
    return min(spellings, key=lambda org: (-spellings[org], org.name, org.raw or ""))


@dataclass(frozen=True, slots=True)
class OrgView:
    """An organisation as far as two mentions of it can be compared.

    `printed` are affiliation strings that hold more than the name.
    """

    names: tuple[str, ...]
    identifiers: tuple[Identifier, ...] = ()
    printed: tuple[str, ...] = ()

    @classmethod
    def of_declared(cls, org: Org) -> "OrgView":
        """View an organisation that a person wrote."""
        names = tuple(name for name in (org.name, org.name_native) if name)
        return cls(names, (org.org_id,) if org.org_id is not None else ())

    @classmethod
    def of_observed(cls, orgs: Iterable[ObservedOrg]) -> "OrgView":
        """View an organisation as sources name it."""
        known = tuple(orgs)
        names = {org.name for org in known if org.name and org.name != org.raw}
        printed = {org.name for org in known if org.name == org.raw}
        identifiers = {one for org in known for one in org.identifiers}
        return cls(tuple(sorted(names)), tuple(sorted(identifiers)), tuple(sorted(printed)))


@dataclass(frozen=True, slots=True)
class OrgMatcher:
    """Decides whether two mentions are one organisation: identifiers first, then names."""

    registry: OrgRegistry

    def is_same(self, one: OrgView, other: OrgView) -> bool:
        """Tell whether the two are one organisation, or parent and child of each other."""
        if set(one.identifiers) & set(other.identifiers) or self._are_related(one, other):
            return True
        if _registers(one) & _registers(other):
            return False
        mine, theirs = self._names(one), self._names(other)
        if any(names_match(a, b) for a, b in product(mine, theirs)):
            return True
        return any(is_printed(name, raw) for raw, name in product(one.printed, theirs)) or any(
            is_printed(name, raw) for raw, name in product(other.printed, mine)
        )

    def _are_related(self, one: OrgView, other: OrgView) -> bool:
        theirs = {str(identifier) for identifier in other.identifiers}
        mine = {str(identifier) for identifier in one.identifiers}
        return any(
            set(self.registry.relatives.get(key, ())) & across
            for keys, across in ((mine, theirs), (theirs, mine))
            for key in keys
        )

    def _names(self, view: OrgView) -> tuple[str, ...]:
        known = {name for one in view.identifiers for name in self.registry.names.get(str(one), ())}
        return tuple(sorted(known.union(view.names)))


def names_match(one: str, other: str) -> bool:
    """Tell whether two strings write the name of one organisation."""
    return compare(one, other, kind=PartyKind.ORGANISATION).is_match


def is_printed(name: str, raw: str) -> bool:
    """Tell whether an affiliation string names the organisation in one of its parts.

    Where a script sets no spaces, the part may go on with a department: 東京大学工学部.
    """
    plain = normalise(name)
    for part in _parts(raw):
        if names_match(name, part):
            return True
        unspaced = len(plain) >= _SHORTEST_PREFIX and scripts_of(plain) <= _UNSPACED
        if unspaced and normalise(part).startswith(plain):
            return True
    return False


def _parts(raw: str) -> Sequence[str]:
    found = [part.strip() for part in _SEPARATORS.split(raw)]
    words = [word for part in found for word in part.split() if scripts_of(word) <= _UNSPACED]
    return [part for part in (*found, *words) if part]


def _registers(view: OrgView) -> set[str]:
    """Return the registers that know the organisation: two ids of one are two organisations.

    OpenAlex numbers institutions (I…) and funders (F…) apart.
    """
    return {
        "ror" if one.scheme == "ror" else one.value[:1]
        for one in view.identifiers
        if one.scheme in {"ror", "openalex"}
    }
