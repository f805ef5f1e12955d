"""From a case to facts: which declared items become ties, and what stays open."""

from sekisho.core.answer import Answer
from sekisho.core.application import Access, Application, Asset, Partner, RosterEntry, Scope, Tier
from sekisho.core.completeness import Missing, MissingKind
from sekisho.core.declaration import Declaration
from sekisho.core.declared import Org, Several
from sekisho.core.hit import Band, Hit
from sekisho.core.items import (
    Contract,
    ContractType,
    Discipline,
    DisciplineKind,
    ForeignProgram,
    FunderKind,
    Grant,
    GrantStatus,
    InKind,
    Ip,
    ListedTie,
    TieNature,
)
from sekisho.core.name import Name
from sekisho.core.party import Party, PartyKind
from sekisho.core.period import PartialDate, Period
from sekisho.core.profile import Profile
from sekisho.core.receipt import Receipt, Screened
from sekisho.policy import AssetAccess, DeclaredTie, PersonFacts, RiskFacts, gather_facts
from tests.support.research import AWAY, answered, declaration, hit, period

ENTRY = RosterEntry(
    person_id="p1",
    access=Several(
        Answer.YES, (Access(asset_id="x1", end=PartialDate(2027)), Access(asset_id="x9"))
    ),
)
APPLICATION = Application(
    application_id="a",
    scope=Scope(lookback_years=7),
    assets=(Asset(asset_id="x1", tier=Tier.A3),),
    roster=(ENTRY,),
)


def receipt(*screened: Screened) -> Receipt:
    return Receipt("r", "engine", "screening-default", "1", screened)


def screened(origin: str, *hits: Hit, kind: PartyKind = PartyKind.ORGANISATION) -> Screened:
    party_id = "p1" if kind is PartyKind.PERSON else "org"
    return Screened(Party(party_id, kind, (Name("x"),), origin=(origin,)), hits, (), 1)


def ties_of(person: Declaration, *found: Screened) -> tuple[DeclaredTie, ...]:
    facts = gather_facts(APPLICATION, [person], findings=(), receipt=receipt(*found), missing=())
    return facts.people[0].ties


def test_gather_takes_access_tiers_scope_and_gaps() -> None:
    gap = Missing("p1", "foreign_programs", MissingKind.SECTION_BLANK)
    other = Missing("", "scope", MissingKind.FIELD_BLANK)

    facts = gather_facts(APPLICATION, [], findings=(), receipt=receipt(), missing=[gap, other])

    person = PersonFacts(
        person_id="p1",
        missing=(gap,),
        has_access=Answer.YES,
        access=(AssetAccess("x1", Tier.A3, PartialDate(2027)), AssetAccess("x9", None)),
    )
    assert facts == RiskFacts((person,), 7, (), ("scope:field_blank",))


def test_gather_reads_likely_hits_as_yes_and_possible_ones_as_unknown() -> None:
    origin = "declaration.p1.affiliations[a1]"
    for band, expected in (
        (Band.LIKELY, Answer.YES),
        (Band.POSSIBLE, Answer.UNKNOWN),
        (Band.UNLIKELY, Answer.NO),
    ):
        (tie,) = ties_of(declaration(), screened(origin, hit(AWAY, band=band)))

        assert (tie.ref, tie.is_listed) == ("affiliations[a1]", expected)


def test_gather_leaves_out_grants_applied_for_and_reads_the_status() -> None:
    grants = [
        Grant(item_id="g1", status=GrantStatus.APPLIED, agency_kind=FunderKind.FOREIGN_GOVERNMENT),
        Grant(
            item_id="g2",
            status=GrantStatus.RUNNING,
            agency_kind=FunderKind.FOREIGN_GOVERNMENT,
            period=period("2024"),
        ),
        Grant(item_id="g3", status=GrantStatus.RUNNING, nda=Answer.YES),
    ]

    ties = ties_of(declaration(affiliations=answered(), grants=answered(*grants)))

    assert ties == (
        DeclaredTie(
            ref="grants[g2]",
            section="grants",
            attribute="外国政府",
            period=Period(PartialDate(2024), None, Answer.YES),
        ),
        DeclaredTie(
            ref="grants[g3]",
            section="grants",
            attribute="unknown",
            period=Period(None, None, Answer.YES),
        ),
    )


def test_gather_takes_the_country_of_a_programmes_sponsor() -> None:
    program = ForeignProgram(
        item_id="f1",
        country="FR",
        sponsor=Org(name="x", country="CN"),
        benefits=Several(Answer.YES),
        period=period("2024"),
    )

    (tie,) = ties_of(declaration(affiliations=answered(), foreign_programs=answered(program)))

    assert (tie.country, tie.has_benefits) == ("CN", Answer.YES)
    assert tie.on_programme_list is Answer.UNKNOWN


def test_gather_asks_for_public_funds_and_first_country_together() -> None:
    rights = [
        Ip(item_id="i1", first_country="US", public_funds=Several(Answer.YES, ("g1",))),
        Ip(item_id="i2", first_country="JP", public_funds=Several()),
        Ip(item_id="i3", first_country="US", public_funds=Several()),
    ]

    ties = ties_of(declaration(affiliations=answered(), ip=answered(*rights)))

    answers = [tie.is_first_filed_abroad_with_public_funds for tie in ties]
    assert answers == [Answer.YES, Answer.NO, Answer.UNKNOWN]


def test_gather_takes_support_contracts_discipline_and_listed_ties() -> None:
    person = declaration(
        affiliations=answered(),
        in_kind=answered(InKind(item_id="s1", provider_kind=FunderKind.FOREIGN_MILITARY)),
        contracts=answered(Contract(item_id="c1", type=ContractType.LICENCE)),
        discipline=answered(
            Discipline(
                item_id="d1",
                date=PartialDate(2025),
                kind=DisciplineKind.RESTRICTION,
                restricted_until=PartialDate(2027),
            )
        ),
        listed_ties_relationship=answered(ListedTie(item_id="l1", nature=TieNature.CO_AUTHOR)),
    )

    ties = ties_of(person)

    assert [(tie.ref, tie.attribute) for tie in ties] == [
        ("in_kind[s1]", "外国軍"),
        ("contracts[c1]", "ライセンス"),
        ("discipline[d1]", "応募制限"),
        ("listed_ties_relationship[l1]", "共著"),
    ]
    assert ties[2].is_restricted
    assert ties[3].is_listed is Answer.YES


def test_gather_keeps_hits_on_people_and_partners_as_open_questions() -> None:
    application = Application(
        application_id="a",
        scope=Scope(lookback_years=5),
        partners=Several(Answer.YES, (Partner(partner_id="b1"),)),
        roster=(RosterEntry(person_id="p1"),),
    )
    found = receipt(
        screened(
            "application.roster[p1]",
            hit(AWAY, band=Band.POSSIBLE, party_id="p1"),
            kind=PartyKind.PERSON,
        ),
        screened("application.partners[b1]", hit(AWAY)),
        screened("application.roster[p1]", hit(AWAY)),  # the employer
        screened("profile.p1", hit(AWAY), kind=PartyKind.PERSON),  # a co-author
    )

    facts = gather_facts(application, [], findings=(), receipt=found, missing=())

    assert facts.missing == ("partners[b1]:hit_has_no_rule",)
    assert facts.people[0].open_questions == (f"hit:h-{AWAY.name}:not_settled",)


def test_gather_says_that_open_sources_were_not_looked_at() -> None:
    profiles = [Profile("p1", (), (), ("no_consent",))]

    facts = gather_facts(
        APPLICATION, [], findings=(), receipt=receipt(), missing=(), profiles=profiles
    )

    assert facts.people[0].open_questions == ("profile:no_consent",)
