from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.core.hit import Band, Hit, Reason
from sekisho.core.identifier import Identifier
from sekisho.core.jsonable import canonical_bytes
from sekisho.core.name import Name
from sekisho.core.party import Party, PartyKind
from sekisho.core.receipt import Screened
from sekisho.screening import registry_entities, screen
from tests.screening.entities import AS_OF, ENTITIES, PACK, make_index, make_party

PERSON = PartyKind.PERSON
INDEX = make_index()


def screen_one(party: Party, *, as_of: date = AS_OF) -> Screened:
    (screened,) = screen([party], INDEX, PACK, as_of=as_of)
    return screened


def sum_up(hits: tuple[Hit, ...]) -> list[tuple[str, Band]]:
    return [(hit.listing.entity.entity_id, hit.band) for hit in hits]


def kinds(hit: Hit) -> set[str]:
    return {reason.kind for reason in hit.reasons}


def test_listed_organisation_is_likely_and_its_false_friend_a_near_miss() -> None:
    screened = screen_one(make_party("Kurogane Inst. of Tech.", country="CN"))

    assert sum_up(screened.hits) == [("101", Band.LIKELY)]
    assert "102" not in {entity_id for entity_id, _ in sum_up(screened.near_misses)}
    assert screened.compared >= 2


def test_false_friend_in_han_is_a_near_miss_that_says_why() -> None:
    screened = screen_one(make_party("黑铁工程大学", country="CN"))

    assert sum_up(screened.hits) == [("102", Band.LIKELY)]
    assert sum_up(screened.near_misses) == [("101", Band.UNLIKELY)]
    assert Reason("unexplained", "", "工業", -750) in screened.near_misses[0].reasons


def test_hit_carries_the_entry_in_its_exact_version() -> None:
    (hit,) = screen_one(make_party("Kurogane Institute of Technology")).hits

    pin, entity = ENTITIES[0]
    assert hit.listing.entity == entity
    assert (hit.listing.source_id, hit.listing.sha256, hit.listing.url) == (
        pin.source_id,
        pin.sha256,
        pin.url,
    )
    assert (hit.query, hit.matched) == (Name("Kurogane Institute of Technology"), entity.names[0])
    assert hit.weight == sum(reason.weight for reason in hit.reasons)


def test_organisation_in_another_country_is_possible_at_most() -> None:
    (hit,) = screen_one(make_party("Kurogane Institute of Technology", country="BR")).hits

    assert hit.band is Band.POSSIBLE
    assert "country_differs" in kinds(hit)


@pytest.mark.parametrize(
    ("more", "band"),
    [
        ({}, Band.POSSIBLE),
        ({"country": "AT"}, Band.POSSIBLE),
        ({"birth_year": 1962}, Band.POSSIBLE),
        ({"birth_year": 1962, "country": "AT"}, Band.LIKELY),
        ({"identifiers": (Identifier("orcid", "0000-0002-1825-0097"),)}, Band.LIKELY),
        ({"birth_year": 1990, "country": "AT"}, Band.UNLIKELY),
    ],
)
def test_person_is_likely_only_with_more_than_a_name(more: dict[str, object], band: Band) -> None:
    screened = screen_one(make_party("Tobias Quendelhaar", PERSON, **more))

    assert sum_up(screened.hits + screened.near_misses) == [("202", band)]


@given(st.text(max_size=30) | st.sampled_from([name.full for _, e in ENTITIES for name in e.names]))
def test_name_alone_never_makes_a_person_likely(name: str) -> None:
    hits = screen_one(make_party(name, PERSON)).hits

    assert [hit for hit in hits if hit.band is Band.LIKELY] == []


@pytest.mark.parametrize("name", ["Wang Wei", "王偉", "WEI WANG"])
def test_common_name_alone_is_a_near_miss(name: str) -> None:
    screened = screen_one(make_party(name, PERSON))

    assert screened.hits == ()
    assert sum_up(screened.near_misses) == [("201", Band.UNLIKELY)]


def test_identifier_finds_an_organisation_under_another_name() -> None:
    party = make_party("Quite Another Name", identifiers=(Identifier("ror", "05x"),))

    (hit,) = screen_one(party).hits

    assert hit.listing.entity.entity_id == "104"
    assert "identifier_agrees" in kinds(hit)


def test_person_never_hits_an_organisation_nor_a_vessel() -> None:
    as_person = screen_one(make_party("Kurogane Institute of Technology", PERSON))
    as_organisation = screen_one(make_party("Tobias Quendelhaar"))

    assert as_person == Screened(as_person.party, (), (), 0)
    assert as_organisation == Screened(as_organisation.party, (), (), 0)


def test_weak_alias_weighs_less_and_says_so() -> None:
    screened = screen_one(make_party("Quill", PERSON))

    assert Reason("weak_alias", "", "Quill", -200) in screened.near_misses[0].reasons


@pytest.mark.parametrize(
    "more", [{"country": "CN"}, {"identifiers": (Identifier("ror", "r1"),)}], ids=["name", "ror"]
)
def test_registry_leads_from_one_name_to_another(more: dict[str, object]) -> None:
    (hit,) = screen_one(make_party("Kurogane Polytechnic", **more)).hits

    assert hit.listing.entity.entity_id == "101"
    assert {"registry_alias", "variant_form"} <= kinds(hit)
    assert hit.listing.via is None


def test_registry_entities_are_those_a_party_stands_for() -> None:
    by_name = make_party("黑铁工业大学", country="CN")
    elsewhere = make_party("黑铁工业大学", country="JP")
    person = make_party("Kurogane Polytechnic", PERSON, country="CN")

    found = [registry_entities(party, INDEX) for party in (by_name, elsewhere, person)]

    assert [[entity.entity_id for entity in entities] for entities in found] == [["r1"], [], []]


def test_registry_entity_is_no_hit_of_its_own() -> None:
    screened = screen_one(make_party("Harmless Meadow University", country="CN"))

    assert screened.hits == ()


def test_child_of_a_listed_organisation_is_possible_and_said_to_be_a_child() -> None:
    (hit,) = screen_one(make_party("Laboratory of Thaw", country="CN")).hits

    assert (hit.listing.entity.entity_id, hit.band, hit.listing.via) == (
        "101",
        Band.POSSIBLE,
        "child",
    )
    assert "relative" in kinds(hit)


def test_entry_dated_after_as_of_is_possible_at_most() -> None:
    party = make_party("Ozeki Trading")

    before = screen_one(party)
    after = screen_one(party, as_of=date(2026, 7, 1))

    assert sum_up(before.hits) == [("103", Band.POSSIBLE)]
    assert sum_up(after.hits) == [("103", Band.LIKELY)]


def test_style_of_a_resolved_name_changes_nothing() -> None:
    ror = (Identifier("ror", "r1"),)
    styles = ["Kurogane Polytechnic", "黑铁工业大学", "黒鐵工業大學", "KUROGANE POLYTECHNIC"]

    found = [screen_one(make_party(style, identifiers=ror)) for style in styles]

    assert {str(sum_up(screened.hits)) for screened in found} == {str([("101", Band.LIKELY)])}


def test_same_inputs_give_the_same_bytes_in_any_order() -> None:
    parties = [
        make_party("Kurogane Institute of Technology", party_id="b"),
        make_party("Tobias Quendelhaar", PERSON, party_id="a"),
        make_party("Nothing like it", party_id="c"),
    ]

    there = screen(parties, INDEX, PACK, as_of=AS_OF)
    back = screen(parties[::-1], make_index(), PACK, as_of=AS_OF)

    assert canonical_bytes(there) == canonical_bytes(back)
    assert [screened.party.party_id for screened in there] == ["a", "b", "c"]


def test_hit_id_depends_on_party_source_and_entity_alone() -> None:
    one = screen_one(make_party("Kurogane Institute of Technology")).hits[0]
    other = screen_one(make_party("Kurogane Institute of Technology", country="CN")).hits[0]

    assert one.hit_id == other.hit_id
    assert len(one.hit_id) == 12


def test_every_reason_and_band_has_a_text_in_the_pack() -> None:
    parties = [
        make_party(name.full, kind, party_id=f"{kind}{number}", country="AT", birth_year=1961)
        for kind in PartyKind
        for number, name in enumerate(name for _, entity in ENTITIES for name in entity.names)
    ]

    screened = screen(parties, INDEX, PACK, as_of=AS_OF)
    hits = [hit for one in screened for hit in one.hits + one.near_misses]

    used = {f"reason.{reason.kind}" for hit in hits for reason in hit.reasons}
    used |= {f"band.{band}" for band in Band} | {f"via.{hit.listing.via}" for hit in hits}
    assert used - {"via.None"} <= set(PACK.texts)


@pytest.mark.parametrize("kind", PartyKind)
@pytest.mark.parametrize("name", ["", " ", "\ud800", "🙂", "x", "髙", "ab " * 5_000, "\x00"])
def test_any_name_has_an_outcome(name: str, kind: PartyKind) -> None:
    screened = screen_one(make_party(name, kind, country="CN"))

    assert screened.hits == ()


def test_party_without_a_name_is_screened_by_identifier() -> None:
    party = Party("p", PartyKind.ORGANISATION, (), identifiers=(Identifier("ror", "05x"),))

    assert sum_up(screen_one(party).hits) == [("104", Band.LIKELY)]
