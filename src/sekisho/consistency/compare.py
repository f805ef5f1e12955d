"""Set a declaration beside a profile: facts that differ, each with a question to ask."""

from datetime import date

from sekisho.consistency._case import Case, ExplanationRow, SeverityRow
from sekisho.consistency.co_authors import find_undeclared_co_authorships
from sekisho.consistency.funding import find_undeclared_funders
from sekisho.consistency.listed import ListedOrgs, OrgRegistry
from sekisho.consistency.orgs import OrgMatcher
from sekisho.consistency.posts import find_undeclared_posts
from sekisho.core.declaration import Declaration
from sekisho.core.finding import Finding
from sekisho.core.pack import Pack
from sekisho.core.period import years_before
from sekisho.core.profile import Profile
from sekisho.policy import read_rows

_NO_REGISTRY = OrgRegistry()


def compare(
    declaration: Declaration,
    profile: Profile,
    screened_orgs: ListedOrgs,
    pack: Pack,
    *,
    as_of: date,
    registry: OrgRegistry = _NO_REGISTRY,
    lookback_years: int | None = None,
) -> tuple[Finding, ...]:
    """Compare what a person declares with what open sources say (`regulations.md` A.5).

    "Self-declared and open-source information, and care where the two are inconsistent" [S0]: a
    finding is a difference and a question, never an intent and never a verdict. There is one for
    each rule, person and organisation. A source that says nothing proves nothing: only what is
    observed and not declared is found here. `lookback_years` is that of the call's scope; without
    one the pack's stands.

    Raises:
        PackError: the pack lacks a table or a row that a rule needs.
    """
    years = pack.int("lookback_years") if lookback_years is None else lookback_years
    case = Case(
        declaration=declaration,
        profile=profile,
        listed=screened_orgs,
        matcher=OrgMatcher(registry),
        pack=pack,
        severities=read_rows(pack, "severity", SeverityRow),
        explanations=read_rows(pack, "explanations", ExplanationRow),
        as_of=as_of,
        since=years_before(as_of, years),
    )
    found = (
        *find_undeclared_posts(case),
        *find_undeclared_funders(case),
        *find_undeclared_co_authorships(case),
    )
    return tuple(sorted(found, key=lambda one: (one.rule, one.subject, one.finding_id)))
