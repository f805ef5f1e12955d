"""Profiles: only what is tied to the person by a declared identifier."""

import pytest

from sekisho.core.answer import Answer
from sekisho.core.declaration import Declaration
from sekisho.core.evidence import Strength
from sekisho.core.identifier import Identifier
from sekisho.core.name import Name
from sekisho.core.profile import IdentityLink, Profile
from sekisho.core.record import AuthorPost, AuthorRecord, Record, RecordFunding
from sekisho.core.statement import ObservedOrg, StatementKind
from sekisho.profiles import build
from tests.support.research import (
    AS_OF,
    AUTHOR,
    AWAY,
    HOME,
    ORCID,
    THIRD,
    author_record,
    declaration,
    funder,
    header,
    line,
    own,
    period,
    record_post,
    researcher_record,
    sourced,
    work,
)

OTHER_ORCID = Identifier("orcid", "0000-0009-9000-9012")


def build_from(*records: Record, person: Declaration | None = None) -> Profile:
    who = person if person is not None else declaration()
    return build("p1", who, sourced(*records), consent_ok=True, as_of=AS_OF)


def orgs_of(profile: Profile, kind: StatementKind) -> list[str]:
    found = [one for one in profile.statements if one.kind is kind and one.org is not None]
    return [one.org.name for one in found if one.org is not None]


def test_build_without_consent_reads_nothing() -> None:
    records = sourced(work(1, "2024-05-01", own(HOME)))

    profile = build("p1", declaration(), records, consent_ok=False, as_of=AS_OF)

    assert profile == Profile("p1", (), (), ("no_consent",))


def test_build_without_declared_identifier_matches_no_record_by_name() -> None:
    person = declaration(header=header(orcid=None, openalex_id=None))

    profile = build_from(work(1, "2024-05-01", own(HOME)), person=person)

    assert profile == Profile("p1", (), (), ("no_identifier",))


def test_build_with_no_record_under_the_ids_says_record_absent() -> None:
    stranger = work(1, "2024", line(0, AWAY, author_id=Identifier("openalex", "A1")))

    profile = build_from(stranger)

    assert profile == Profile("p1", (), (), ("record_absent",))


def test_build_takes_posts_funders_and_co_authors_of_own_works() -> None:
    record = work(
        1,
        "2024-05-01",
        own(HOME, AWAY),
        line(1, THIRD, name="R. Fictive"),
        funders=[funder(THIRD, "B-12")],
    )

    profile = build_from(record)

    assert profile.gaps == ()
    assert orgs_of(profile, StatementKind.POST) == [HOME.name, AWAY.name]
    assert orgs_of(profile, StatementKind.FUNDING) == [THIRD.name]
    assert orgs_of(profile, StatementKind.CO_AUTHOR) == [THIRD.name]
    assert [one.title for one in profile.statements if one.kind is StatementKind.WORK] == ["Work 1"]


def test_build_quotes_the_exact_string_with_place_and_version() -> None:
    printed = ObservedOrg(AWAY.name, AWAY.country, AWAY.identifiers, raw="Dept. of Optics, N.H.I.")

    profile = build_from(work(7, "2024-05-01", own(printed)))

    evidence = next(one.evidence for one in profile.statements if one.kind is StatementKind.POST)
    assert evidence.quote == "Dept. of Optics, N.H.I."
    assert evidence.locator == "results[7].authorships[0]"
    assert evidence.url == "https://openalex.org/W7"
    assert evidence.record_id == "10.99999/w7"
    assert evidence.sha256 == "0" * 64
    assert evidence.strength is Strength.REGISTRY_OR_PAPER


def test_build_names_a_co_author_only_beside_the_quoted_affiliation() -> None:
    profile = build_from(work(1, "2024", own(HOME), line(1, THIRD, name="R. Fictive")))

    statement = next(one for one in profile.statements if one.kind is StatementKind.CO_AUTHOR)
    assert statement.subject == "p1"
    assert statement.other == "R. Fictive"
    assert statement.evidence.quote == "R. Fictive — Institute of Blue Optics"


def test_build_keeps_a_printed_string_that_the_source_did_not_resolve() -> None:
    lonely = line(0, author_id=AUTHOR, raw=["Laboratory of Nowhere, Atlantis"])

    profile = build_from(work(1, "2024", lonely))

    statement = next(one for one in profile.statements if one.kind is StatementKind.POST)
    raw = "Laboratory of Nowhere, Atlantis"
    assert statement.org == ObservedOrg(raw, raw=raw)


def test_build_takes_an_author_record_that_carries_the_declared_orcid() -> None:
    person = declaration(header=header(openalex_id=None))
    other_id = Identifier("openalex", "A9000000002")
    record = author_record(author_id=other_id, orcid=ORCID)

    profile = build_from(record, work(1, "2024", line(0, AWAY, author_id=other_id)), person=person)

    expected = IdentityLink(other_id, "openalex", "orcid_in_record", Answer.YES, "Hanako Kisaragi")
    assert profile.links == (expected,)
    assert orgs_of(profile, StatementKind.POST) == [AWAY.name]


def test_build_leaves_out_a_record_that_carries_another_orcid() -> None:
    record = author_record(orcid=OTHER_ORCID)

    profile = build_from(record, work(1, "2024", own(AWAY)))

    assert profile.statements == ()
    assert profile.gaps == ("record_absent", "identifier_conflict")


def test_build_leaves_out_a_line_that_carries_another_orcid() -> None:
    line_of_other = line(0, AWAY, author_id=AUTHOR, orcid=OTHER_ORCID)

    profile = build_from(work(1, "2024", own(HOME)), work(2, "2024", line_of_other))

    assert orgs_of(profile, StatementKind.POST) == [HOME.name]
    assert profile.gaps == ("identifier_conflict",)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Hanako Kisaragi", Answer.YES),
        ("KISARAGI, Hanako", Answer.YES),
        ("如月花子", Answer.YES),
        ("Boris Unrelated", Answer.NO),
        ("Ханако", Answer.UNKNOWN),
    ],
)
def test_build_says_whether_the_printed_name_is_a_declared_one(
    printed: str, expected: Answer
) -> None:
    profile = build_from(work(1, "2024", own(HOME, name=printed)))

    assert {one.name_agrees for one in profile.statements} == {expected}
    assert [link.name_agrees for link in profile.links] == [expected]


def test_build_takes_posts_and_funding_of_the_orcid_record_but_no_degree() -> None:
    grant = RecordFunding(
        THIRD, "Blue light", "grant", "B-12", period("2023", "2025"), "self", "f[0]"
    )
    record = researcher_record(
        record_post(HOME, "2015-04"),
        record_post(AWAY, "2022", "2023", section="invited-position"),
        record_post(THIRD, "2005", "2009", section="education"),
        fundings=[grant],
    )

    profile = build(
        "p1", declaration(), sourced(record, source_id="orcid"), consent_ok=True, as_of=AS_OF
    )

    assert sorted(orgs_of(profile, StatementKind.POST)) == [HOME.name, AWAY.name]
    assert orgs_of(profile, StatementKind.FUNDING) == [THIRD.name]
    assert {one.tied_by for one in profile.statements} == {"orcid"}
    quotes = {one.evidence.quote for one in profile.statements}
    assert "Professor, Physics, Northern Harbour Institute (2022/2023)" in quotes


def test_build_marks_institutions_of_an_author_record_as_inference() -> None:
    record = AuthorRecord(
        AUTHOR, None, (Name("H. Kisaragi"),), (AuthorPost(AWAY, (2022, 2020), "p"),), None, ""
    )

    profile = build_from(record)

    statement = profile.statements[0]
    assert statement.evidence.strength is Strength.INFERENCE
    assert statement.period == period("2020", "2022")


def test_build_says_that_works_are_undated() -> None:
    profile = build_from(work(1, None, own(HOME)))

    assert profile.gaps == ("undated_works",)


def test_build_leaves_out_works_of_a_later_day() -> None:
    profile = build_from(work(1, "2026-06-02", own(HOME)), work(2, "2026-06-01", own(HOME)))

    assert {one.work_id for one in profile.statements} == {"openalex:W2"}


def test_build_counts_a_retracted_work_as_a_printed_affiliation() -> None:
    profile = build_from(work(1, "2024", own(HOME), is_retracted=True))

    assert orgs_of(profile, StatementKind.POST) == [HOME.name]


def test_build_is_the_same_for_any_order_and_for_doubled_records() -> None:
    records = [work(n, "2024", own(HOME), line(1, THIRD)) for n in range(5)]

    profile = build_from(*records)

    assert build_from(*reversed(records), *records) == profile


def test_build_of_a_paper_with_three_thousand_authors_names_each_organisation_once() -> None:
    orgs = [ObservedOrg(f"Institute {n}", "XA") for n in range(300)]
    crowd = [line(n + 1, orgs[n % 300], name=f"Author {n}") for n in range(3000)]
    records = [work(n, "2024", own(HOME), *crowd) for n in range(20)]

    profile = build_from(*records)

    assert len(orgs_of(profile, StatementKind.CO_AUTHOR)) == 20 * 300
    assert {one.authors for one in profile.statements} == {3001}
