"""What the declaration says of posts, support and listed ties, ready to be set beside sources."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sekisho.consistency.orgs import OrgView
from sekisho.core.answer import Answer
from sekisho.core.declaration import Declaration
from sekisho.core.declared import Org, Section
from sekisho.core.items import ListedTie, TieNature
from sekisho.core.period import Period


@dataclass(frozen=True, slots=True)
class Declared:
    """One declared relation with an organisation; `project_no` identifies a grant."""

    ref: str
    view: OrgView
    period: Period | None
    project_no: str | None = None


def _one(
    ref: str, org: Org | None, period: Period | None, number: str | None = None
) -> Iterator[Declared]:
    if org is not None and (org.name or org.name_native or org.org_id):
        yield Declared(ref, OrgView.of_declared(org), period, number)
    elif number:
        yield Declared(ref, OrgView(()), period, number)


def declared_posts(declaration: Declaration) -> tuple[Declared, ...]:
    """Return ①, ②, 兼業, titles and ⑩: where a post or study is declared."""
    found: list[Declared] = []
    for post in declaration.affiliations.items:
        found += _one(f"affiliations[{post.item_id}]", post.org, post.period)
    for study in declaration.education.items:
        found += _one(f"education[{study.item_id}]", study.org, study.period)
    for title in declaration.titles.items:
        found += _one(f"titles[{title.item_id}]", title.org, title.period)
    for tie in declaration.listed_ties_affiliation.items:
        found += _one(f"listed_ties_affiliation[{tie.item_id}]", tie.org, tie.period)
    return tuple(found)


def declared_support(declaration: Declaration) -> tuple[Declared, ...]:
    """Return every place where a funder or provider is declared: ③, ④, and beyond.

    An employer's own money is no support from outside; a sponsor, a counterparty or a payer that
    is declared elsewhere is declared.
    """
    found: list[Declared] = []
    for grant in declaration.grants.items:
        found += _one(f"grants[{grant.item_id}]", grant.agency, grant.period, grant.project_no)
    for support in declaration.in_kind.items:
        found += _one(f"in_kind[{support.item_id}]", support.provider, support.period)
    for program in declaration.foreign_programs.items:
        found += _one(f"foreign_programs[{program.item_id}]", program.sponsor, program.period)
    for contract in declaration.contracts.items:
        found += _one(f"contracts[{contract.item_id}]", contract.counterparty, contract.period)
    for hosting in declaration.hosting.items:
        found += _one(f"hosting[{hosting.item_id}]", hosting.funding, hosting.period)
    for trip in declaration.travel.items:
        found += _one(f"travel[{trip.item_id}]", trip.paid_by, trip.period)
    for post in declaration.affiliations.items:
        found += _one(f"affiliations[{post.item_id}]", post.org, post.period)
    for ref, tie in _ties(declaration):
        if tie.nature is TieNature.FUNDING:
            found += _one(ref, tie.org, tie.period)
    return tuple(found)


def declared_ties(declaration: Declaration) -> tuple[Declared, ...]:
    """Return every listed organisation declared in ⑩ and ⑪, under its own and its listed name."""
    found: list[Declared] = []
    for ref, tie in _ties(declaration):
        names = (tie.entry, *((tie.org.name, tie.org.name_native) if tie.org else ()))
        ids = (tie.org.org_id,) if tie.org is not None and tie.org.org_id is not None else ()
        view = OrgView(tuple(name for name in names if name), ids)
        found.append(Declared(ref, view, tie.period))
    return tuple(found)


def _ties(declaration: Declaration) -> Iterator[tuple[str, ListedTie]]:
    for tie in declaration.listed_ties_affiliation.items:
        yield f"listed_ties_affiliation[{tie.item_id}]", tie
    for tie in declaration.listed_ties_relationship.items:
        yield f"listed_ties_relationship[{tie.item_id}]", tie


def declared_hosts(declaration: Declaration) -> tuple[Declared, ...]:
    """Return where a stay or a contract is declared that may stand behind a post."""
    found: list[Declared] = []
    for trip in declaration.travel.items:
        found += _one(f"travel[{trip.item_id}]", trip.host, trip.period)
    for contract in declaration.contracts.items:
        found += _one(f"contracts[{contract.item_id}]", contract.counterparty, contract.period)
    return tuple(found)


def has_undisclosed_funder(declaration: Declaration) -> bool:
    """Tell whether a grant stands under a confidentiality contract: its funder is not known."""
    grants = declaration.grants.items
    return any(grant.nda is Answer.YES and grant.agency is None for grant in grants)


def is_answered(*sections: Section[Any]) -> bool:  # Any: items of every kind, none is read
    """Tell whether the sections say something definite: absence from a blank proves nothing."""
    return all(
        section.answer is not Answer.UNKNOWN and not section.unparsed for section in sections
    )
