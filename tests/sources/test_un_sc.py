"""UN Security Council Consolidated List."""

from datetime import date
from pathlib import Path

import pytest

from sekisho.core.entity import Entity, EntityKind, Property
from sekisho.core.errors import ParseError
from sekisho.core.identifier import Identifier
from sekisho.core.name import Name, NameKind
from sekisho.core.period import PartialDate
from tests.support.published import FIXTURES, copy_files, parse

SOURCE = "un-sc"


def test_individual_becomes_a_person() -> None:
    parsed = parse(SOURCE, {"list": FIXTURES / "un_sc.xml"})

    assert parsed.entities[0] == Entity(
        entity_id="99900001",
        kind=EntityKind.PERSON,
        names=(
            Name("FANTASIO INVENTADO PRUEBA"),
            Name("فانتازيو", NameKind.NATIVE),
            Name("Fantasio I. Prueba", NameKind.ALIAS),
            Name("F. Prueba", NameKind.ALIAS),
            Name("El Falso", NameKind.WEAK_ALIAS),
            Name("Abu Test", NameKind.ALIAS),
            Name("أبو تست", NameKind.NATIVE),
            Name("Pan Vymysel", NameKind.ALIAS),
            Name("Пан Вымысел", NameKind.NATIVE),
            Name("F. Antes", NameKind.FORMER),
        ),
        locator="NWi.001",
        identifiers=(
            Identifier("un-dataid", "99900001"),
            Identifier("un-ref", "NWi.001"),
            Identifier("passport", "ZZ000001"),
        ),
        countries=("UG",),
        addresses=("1 Test Lane, Kampala, Uganda, as of 2021", "Erewhon"),
        birth_dates=(PartialDate(1960, 4, 5), PartialDate(1961)),
        programmes=("Nowhere",),
        properties=(
            Property("DESIGNATION", "Minister of Tests"),
            Property("DESIGNATION", "Clerk of Tests"),
            Property("NATIONALITY", "Japan"),
            Property("LAST_DAY_UPDATED", "2021-03-04"),
            Property("GENDER", "Male"),
            Property("COMMENTS1", "An invented person."),
            Property("INDIVIDUAL_PLACE_OF_BIRTH", "Nowhere"),
            Property("INDIVIDUAL_ALIAS NOTE", "original script: Пан Вымысел"),
            Property("INDIVIDUAL_ALIAS NOTE", "previously listed as"),
            Property("INDIVIDUAL_DATE_OF_BIRTH", "APPROXIMATELY 1961"),
            Property("INDIVIDUAL_DATE_OF_BIRTH", "BETWEEN 1958–1962"),
            Property("INDIVIDUAL_DOCUMENT", "Passport, ZZ000001, Uganda"),
        ),
    )
    assert parsed.published_at == date(2026, 1, 5)
    assert [(item.code, item.got) for item in parsed.warnings] == [
        ("un.date", "2020-02-30"),
        ("source.unknown_country", "Erewhon"),
    ]


def test_entity_becomes_an_organisation() -> None:
    entity = parse(SOURCE, {"list": FIXTURES / "un_sc.xml"}).entities[1]

    assert entity.kind is EntityKind.ORGANISATION
    assert entity.names == (
        Name("IMAGINARY TRADING GROUP (ITG)"),
        Name("IMAGINARY TRADING GROUP", NameKind.ALIAS),
        Name("ITG", NameKind.ACRONYM),
        Name("Imaginary Holdings", NameKind.ALIAS),
        Name("Old Imaginary Company", NameKind.FORMER),
    )
    assert entity.listed_on == PartialDate(2019, 8, 1)
    assert entity.countries == ("KP",)


def test_published_nationality_is_shown_and_is_no_country() -> None:
    entity = parse(SOURCE, {"list": FIXTURES / "un_sc.xml"}).entities[0]

    assert Property("NATIONALITY", "Japan") in entity.properties
    assert "JP" not in entity.countries


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("<FIRST_NAME>IMAGINARY TRADING GROUP (ITG)</FIRST_NAME>", "", "un.entry"),
        ("<DATAID>99900002</DATAID>", "<DATAID/>", "un.entry"),
        ("<DATAID>99900002</DATAID>", "<DATAID>99900001</DATAID>", "source.same_id"),
        ("CONSOLIDATED_LIST", "OTHER_LIST", "source.xml_root"),
        ("INDIVIDUALS", "PEOPLE", "un.no_entries"),
    ],
)
def test_spoilt_list_is_refused(tmp_path: Path, old: str, new: str, code: str) -> None:
    path = copy_files(SOURCE, tmp_path)["list"]
    text = path.read_text(encoding="utf-8").replace(old, new)
    path.write_text(
        text.replace("ENTITIES", "GROUPS") if code == "un.no_entries" else text, "utf-8"
    )

    with pytest.raises(ParseError) as caught:
        parse(SOURCE, {"list": path})

    assert caught.value.problems[0].code == code


@pytest.mark.requires("data")
@pytest.mark.parametrize(
    ("year", "persons", "groups", "published"),
    [
        (2020, 713, 305, date(2020, 11, 30)),
        (2021, 710, 293, date(2021, 1, 18)),
        (2026, 730, 273, date(2026, 2, 27)),
    ],
)
def test_real_files_are_read_whole(
    shared_data: Path, year: int, persons: int, groups: int, published: date
) -> None:
    parsed = parse(SOURCE, {"list": shared_data / "lists" / f"un_consolidated_{year}.xml"})

    kinds = [entity.kind for entity in parsed.entities]
    assert kinds.count(EntityKind.PERSON) == persons
    assert kinds.count(EntityKind.ORGANISATION) == groups
    assert parsed.rows_seen == persons + groups
    assert parsed.published_at == published
    assert len(parsed.warnings) == (0 if year == 2026 else 3)
    assert all(entity.listed_on for entity in parsed.entities)


@pytest.mark.requires("data")
def test_real_file_holds_a_well_known_entry(shared_data: Path) -> None:
    parsed = parse(SOURCE, {"list": shared_data / "lists" / "un_consolidated_2026.xml"})

    found = {entity.locator: entity for entity in parsed.entities}
    bank = next(item for item in found.values() if "FOREIGN TRADE BANK" in item.label)
    assert bank.programmes == ("DPRK",)
    assert "KP" in bank.countries
    assert "FTB" in [name.full for name in bank.names]
