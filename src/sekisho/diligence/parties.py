"""Every party of a case, once: people, organisations, funders, partners, co-authors (R2)."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sekisho.consistency import org_key
from sekisho.core.case import CaseFile
from sekisho.core.declaration import Declaration, Header
from sekisho.core.declared import Org
from sekisho.core.identifier import Identifier
from sekisho.core.name import Name, NameKind
from sekisho.core.party import Party, PartyKind
from sekisho.core.profile import Profile
from sekisho.core.statement import ObservedOrg, StatementKind
from sekisho.names import normalise


@dataclass(frozen=True, slots=True)
class Mention:
    """An organisation under all the names it has there, its role, and where it is named."""

    org: ObservedOrg
    names: tuple[str, ...]
    role: str
    origin: str


def observed(org: Org) -> ObservedOrg:
    """Turn a declared organisation into the form that engines compare."""
    identifiers = (org.org_id,) if org.org_id is not None else ()
    return ObservedOrg(org.name or org.name_native or "", org.country, identifiers)


def roster_parties(case: CaseFile) -> tuple[Party, ...]:
    """Return one party a roster member, with every name that the person declared."""
    declared = {declaration.person_id: declaration for declaration in case.declarations}
    parties = []
    for entry in case.application.roster:
        declaration = declared.get(entry.person_id)
        header = declaration.header if declaration else Header()
        names = _person_names(header) or (Name(entry.name or entry.person_id),)
        orgs = [entry.employing_org] if entry.employing_org else []
        parties.append(
            Party(
                party_id=entry.person_id,
                kind=PartyKind.PERSON,
                names=names,
                roles=("roster",),
                origin=(f"application.roster[{entry.person_id}]",),
                country=_country_of(orgs),
                identifiers=_person_identifiers(header),
                affiliations=tuple(org.name for org in orgs if org.name),
            )
        )
    return tuple(parties)


def _country_of(orgs: Iterable[Org]) -> str | None:
    """The country of the employer's site stands for residence; never a nationality."""
    return next((org.country for org in orgs if org.country), None)


def _person_names(header: Header) -> tuple[Name, ...]:
    names: list[Name] = []
    if header.name and header.name.full:
        own = header.name
        names.append(
            Name(own.full or "", NameKind.PRIMARY, own.script, None, own.family, own.given)
        )
    if header.name_kana:
        names.append(Name(header.name_kana, NameKind.READING, "Kana"))
    for roman in header.name_roman:
        full = " ".join(part for part in (roman.given, roman.family) if part)
        names.append(Name(full, NameKind.ROMANISED, "Latn", None, roman.family, roman.given))
    names += [
        Name(other.name or "", NameKind.FORMER, other.script) for other in header.former_names.items
    ]
    others = (*header.aliases.items, *header.other_scripts)
    names += [Name(other.name or "", NameKind.ALIAS, other.script) for other in others]
    return tuple(dict.fromkeys(name for name in names if name.full))


def _person_identifiers(header: Header) -> tuple[Identifier, ...]:
    single = (header.orcid, header.openalex_id, header.kaken_id, header.researchmap_id)
    return tuple(sorted({*header.erad_no.items, *(one for one in single if one is not None)}))


def organisation_parties(case: CaseFile, profiles: Iterable[Profile]) -> tuple[Party, ...]:
    """Return every organisation named in the case, merged by identifier, else by name."""
    gathered: dict[str, list[Mention]] = {}
    for mention in (*_application_orgs(case), *_declared_orgs(case), *_observed_orgs(profiles)):
        if mention.org.name:
            gathered.setdefault(org_key(mention.org), []).append(mention)
    return tuple(_organisation_party(key, gathered[key]) for key in sorted(gathered))


def _organisation_party(key: str, mentions: list[Mention]) -> Party:
    names = dict.fromkeys(name for mention in mentions for name in mention.names)
    identifiers = {one for mention in mentions for one in mention.org.identifiers}
    countries = sorted({mention.org.country for mention in mentions if mention.org.country})
    return Party(
        party_id=key,
        kind=PartyKind.ORGANISATION,
        names=tuple(Name(name) for name in names),
        roles=tuple(sorted({mention.role for mention in mentions})),
        origin=tuple(sorted({mention.origin for mention in mentions})),
        country=countries[0] if len(countries) == 1 else None,
        identifiers=tuple(sorted(identifiers)),
    )


def _declared(org: Org | None, role: str, origin: str) -> Iterator[Mention]:
    if org is not None:
        names = tuple(dict.fromkeys(name for name in (org.name, org.name_native) if name))
        yield Mention(observed(org), names, role, origin)


def _application_orgs(case: CaseFile) -> Iterator[Mention]:
    application = case.application
    for number, organisation in enumerate(application.organisations):
        yield from _declared(organisation.org, "performer", f"application.organisations[{number}]")
    for partner in application.partners.items:
        yield from _declared(partner.org, "partner", f"application.partners[{partner.partner_id}]")
    for number, funder in enumerate(application.funders):
        yield from _declared(funder.org, "funder", f"application.funders[{number}]")
    for entry in application.roster:
        yield from _declared(
            entry.employing_org, "employer", f"application.roster[{entry.person_id}]"
        )


def _declared_orgs(case: CaseFile) -> Iterator[Mention]:
    for declaration in case.declarations:
        yield from _orgs_of(declaration)


_ORG_FIELDS = (
    ("affiliations", "org", "employer"),
    ("education", "org", "school"),
    ("grants", "agency", "declared_funder"),
    ("in_kind", "provider", "declared_funder"),
    ("foreign_programs", "sponsor", "sponsor"),
    ("contracts", "counterparty", "counterparty"),
    ("titles", "org", "awarding"),
    ("hosting", "home_org", "home"),
    ("hosting", "funding", "declared_funder"),
    ("travel", "host", "host"),
    ("travel", "paid_by", "declared_funder"),
    ("ip", "applicants", "applicant"),
    ("listed_ties_self", "org", "declared_tie"),
    ("listed_ties_affiliation", "org", "declared_tie"),
    ("listed_ties_relationship", "org", "declared_tie"),
)
"""Section, field and role of every organisation that a declaration can name."""


def _orgs_of(declaration: Declaration) -> Iterator[Mention]:
    for section_key, field_name, role in _ORG_FIELDS:
        for item in getattr(declaration, section_key).items:
            origin = f"declaration.{declaration.person_id}.{section_key}[{item.item_id}]"
            value = getattr(item, field_name)
            for org in value if isinstance(value, tuple) else (value,):
                yield from _declared(org, role, origin)


_OBSERVED_ROLES = {
    StatementKind.POST: "observed_post",
    StatementKind.FUNDING: "observed_funder",
    StatementKind.CO_AUTHOR: "co_author_org",
}


def _observed_orgs(profiles: Iterable[Profile]) -> Iterator[Mention]:
    for profile in profiles:
        for statement in profile.statements:
            role = _OBSERVED_ROLES.get(statement.kind)
            if role is not None and statement.org is not None:
                origin = f"profile.{profile.person_id}"
                yield Mention(statement.org, (statement.org.name,), role, origin)


def co_author_parties(profiles: Iterable[Profile]) -> tuple[Party, ...]:
    """Return co-authors as parties to be screened by name: evidence only, never profiled."""
    gathered: dict[str, tuple[str, set[str], set[str]]] = {}
    for profile in profiles:
        for statement in profile.statements:
            if statement.kind is StatementKind.CO_AUTHOR and statement.other:
                entry = gathered.setdefault(
                    normalise(statement.other), (statement.other, set(), set())
                )
                entry[1].add(f"profile.{profile.person_id}")
                if statement.org is not None:
                    entry[2].add(statement.org.name)
    return tuple(
        Party(
            party_id=f"coauthor:{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:12]}",
            kind=PartyKind.PERSON,
            names=(Name(name),),
            roles=("co_author",),
            origin=tuple(sorted(origin)),
            affiliations=tuple(sorted(orgs)),
        )
        for key, (name, origin, orgs) in sorted(gathered.items())
    )
