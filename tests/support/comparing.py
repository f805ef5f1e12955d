"""One comparison of a fictional person, in one call."""

from datetime import date

from sekisho.consistency import ListedOrgs, OrgRegistry, compare, org_key
from sekisho.core.declaration import Declaration
from sekisho.core.finding import Finding, Severity
from sekisho.core.hit import Band
from sekisho.core.record import Record
from sekisho.core.statement import ObservedOrg
from sekisho.policy import load_pack
from sekisho.profiles import build
from tests.support.research import (
    AS_OF,
    hit,
    sourced,
)

PACK = load_pack("consistency-default", as_of=AS_OF)
NOTHING = ListedOrgs()


def find(
    person: Declaration,
    *records: Record,
    listed: ListedOrgs = NOTHING,
    registry: OrgRegistry | None = None,
    lookback_years: int | None = None,
    as_of: date = AS_OF,
) -> tuple[Finding, ...]:
    profile = build("p1", person, sourced(*records), consent_ok=True, as_of=as_of)
    return compare(
        person,
        profile,
        listed,
        PACK,
        as_of=as_of,
        registry=registry or OrgRegistry(),
        lookback_years=lookback_years,
    )


def listing(org: ObservedOrg, band: Band = Band.LIKELY) -> ListedOrgs:
    return ListedOrgs({org_key(org): (hit(org, band=band),)})


def summary(findings: tuple[Finding, ...]) -> list[tuple[str, str, str, Severity]]:
    return [(one.rule, one.variant, one.param("org") or "", one.severity) for one in findings]
