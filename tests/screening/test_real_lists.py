"""The engine on the published lists: what it must find, and whom it must leave alone."""

from pathlib import Path

import pytest

from sekisho.core.hit import Band
from sekisho.core.party import Party, PartyKind
from sekisho.core.receipt import Screened
from sekisho.screening import ScreeningIndex, build_index, screen
from sekisho.sources import get_source
from tests.screening.entities import AS_OF, PACK, make_party, make_pin

FILES = {
    "jp-meti-eul": {"list": "lists/meti_foreign_user_list_20250929.xlsx"},
    "un-sc": {"list": "lists/un_consolidated_2026.xml"},
    "us-ofac-sdn": {
        "sdn": "lists/ofac_sdn.csv",
        "alt": "lists/ofac_alt.csv",
        "add": "lists/ofac_add.csv",
        "comments": "lists/ofac_sdn_comments.csv",
    },
    "ca-nro": {"list": "lists/ca_named_research_organizations_20240909.html"},
    "ror": {"records": "organisations/ror_v2_records.jsonl.gz"},
}
_BUILT: dict[Path, ScreeningIndex] = {}

pytestmark = pytest.mark.requires("data")


@pytest.fixture
def index(shared_data: Path) -> ScreeningIndex:
    if shared_data not in _BUILT:
        _BUILT[shared_data] = build_index(
            (make_pin(source_id, "registry" if source_id == "ror" else "list"), entity)
            for source_id, parts in FILES.items()
            for entity in get_source(source_id)
            .parse({part: shared_data / path for part, path in parts.items()})
            .entities
        )
    return _BUILT[shared_data]


def screen_one(party: Party, index: ScreeningIndex) -> Screened:
    (screened,) = screen([party], index, PACK, as_of=AS_OF)
    return screened


def likely(screened: Screened) -> list[tuple[str, str]]:
    return [
        (hit.listing.source_id, hit.listing.entity.label)
        for hit in screened.hits
        if hit.band is Band.LIKELY
    ]


@pytest.mark.parametrize(
    "name",
    ["Harbin Institute of Technology", "哈尔滨工业大学", "哈爾濱工業大學", "Harbin Inst. of Tech."],
)
def test_harbin_institute_of_technology_is_found_on_both_lists(
    name: str, index: ScreeningIndex
) -> None:
    country = "CN" if "." not in name else None  # the abbreviation does not resolve in ROR

    found = likely(screen_one(make_party(name, country=country), index))

    sources = {source for source, _ in found}
    assert sources >= ({"ca-nro", "jp-meti-eul"} if country else {"ca-nro"})
    assert [label for _, label in found if "Engineering" in label] == []


def test_harbin_engineering_university_finds_its_own_entries(index: ScreeningIndex) -> None:
    found = likely(screen_one(make_party("Harbin Engineering University", country="CN"), index))

    assert {source for source, _ in found} == {"ca-nro", "jp-meti-eul"}
    assert all("Harbin Engineering University" in label for _, label in found)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("University of Tokyo", "JP"),
        ("The University of Tokyo", "JP"),
        ("東京大学", "JP"),
        ("Kyoto University", "JP"),
        ("Osaka University", "JP"),
        ("Tohoku University", "JP"),
        ("ETH Zurich", "CH"),
        ("Seoul National University", "KR"),
        ("서울대학교", "KR"),
        ("Peking University", "CN"),
        ("University of Science and Technology of China", "CN"),
    ],
)
def test_unlisted_university_hits_nothing(name: str, country: str, index: ScreeningIndex) -> None:
    assert screen_one(make_party(name, country=country), index).hits == ()


@pytest.mark.parametrize("year", [None, 1970])
@pytest.mark.parametrize(
    "name",
    [
        "Wang Wei",
        "王伟",
        "Sato Taro",
        "佐藤太郎",
        "Kim Min-jun",
        "김민준",
        "Nguyen Van An",
        "Ali Hassan",
    ],
)
def test_common_name_is_never_likely(name: str, year: int | None, index: ScreeningIndex) -> None:
    party = make_party(name, PartyKind.PERSON, birth_year=year)

    assert likely(screen_one(party, index)) == []


def test_child_of_a_listed_university_is_said_to_be_one(index: ScreeningIndex) -> None:
    name = "State Key Laboratory of Urban Water Resources and Water Environment"

    hits = screen_one(make_party(name, country="CN"), index).hits

    assert {(hit.band, hit.listing.via) for hit in hits} == {(Band.POSSIBLE, "child")}
