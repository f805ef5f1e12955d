"""What screening and the registry say of the organisations that a profile names."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sekisho.core.hit import Band, Hit


@dataclass(frozen=True, slots=True)
class ListedOrgs:
    """List hits by organisation, under `org_key`; an organisation without one is not listed."""

    hits: Mapping[str, tuple[Hit, ...]] = field(default_factory=dict)

    def of(self, key: str) -> tuple[Hit, ...]:
        """Return the hits that count (`likely`, `possible`), in the order of their ids."""
        counted = (hit for hit in self.hits.get(key, ()) if hit.band is not Band.UNLIKELY)
        return tuple(sorted(counted, key=lambda hit: hit.hit_id))


@dataclass(frozen=True, slots=True)
class OrgRegistry:
    """What a registry such as ROR says of organisations, by `org_key`; empty where none is used.

    `names` are all its names in every language, `types` the registry's own (`government`,
    `education` …), `relatives` the keys of its parents and children, `countries` its seat.
    """

    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    types: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    relatives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    countries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
