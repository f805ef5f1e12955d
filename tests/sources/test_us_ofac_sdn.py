"""OFAC SDN list, legacy CSV."""

from pathlib import Path

import pytest

from sekisho.core.entity import Entity, EntityKind, Property, Relation
from sekisho.core.errors import ParseError
from sekisho.core.identifier import Identifier
from sekisho.core.name import Name, NameKind
from sekisho.core.period import PartialDate
from sekisho.core.source import Parsed
from sekisho.sources import get_source, match_parts
from tests.support.published import copy_files, parse

SOURCE = "us-ofac-sdn"


@pytest.fixture
def parsed(tmp_path: Path) -> Parsed:
    return parse(SOURCE, copy_files(SOURCE, tmp_path))


def test_individual_becomes_a_person(parsed: Parsed) -> None:
    assert parsed.entities[0] == Entity(
        entity_id="999001",
        kind=EntityKind.PERSON,
        names=(
            Name("FICTIVO MENTIRA, Juan, Jr.", family="FICTIVO MENTIRA", given="Juan"),
            Name(
                "Juan FICTIVO MENTIRA, Jr.",
                NameKind.ROMANISED,
                None,
                None,
                "FICTIVO MENTIRA",
                "Juan",
            ),
            Name("EMBUSTE, Juan", NameKind.ALIAS, family="EMBUSTE", given="Juan"),
            Name("Juan EMBUSTE", NameKind.ALIAS, family="EMBUSTE", given="Juan"),
            Name("EL INVENTADO", NameKind.WEAK_ALIAS),
        ),
        locator="SDN.CSV!1",
        identifiers=(
            Identifier("ofac-uid", "999001"),
            Identifier("passport", "ZZ123456"),
            Identifier("national-id", "99999999"),
        ),
        addresses=("Utopia",),
        birth_dates=(PartialDate(1961, 1, 30), PartialDate(1962)),
        programmes=("SDNTK", "TEST"),
        relations=(Relation("linked_to", "999002", "MADE-UP EXPORTS S.A."),),
        properties=(
            Property("Title", "Clerk"),
            Property("DOB", "alt. DOB circa 1962"),
            Property("DOB", "alt. DOB 1960 to 1965"),
            Property("POB", "Nowhere, Utopia"),
            Property("nationality", "Utopia"),
            Property("Gender", "Male"),
            Property("Remarks", "Passport ZZ123456 (Utopia) expires 24 Apr 2017"),
            Property("Remarks", "Cedula No. 99999999 (Colombia)"),
            Property("Remarks", "Wears a hat"),
        ),
    )


def test_organisation_takes_aliases_addresses_and_the_rest_of_its_remarks(parsed: Parsed) -> None:
    entity = parsed.entities[1]

    assert entity.kind is EntityKind.ORGANISATION
    assert [(name.full, name.kind.value) for name in entity.names] == [
        ("MADE-UP EXPORTS S.A.", "primary"),
        ("OLD MADE-UP EXPORTS", "former"),
        ("NEW MADE-UP EXPORTS", "alias"),
        ("FAKE EXPORTS", "weak_alias"),
    ]
    assert entity.countries == ("PA",)
    assert entity.addresses == ("Calle 1, Panama City, Panama", "undetermined")
    assert entity.relations == (Relation("linked_to", "", "NOBODY KNOWN"),)
    assert entity.properties[-1] == Property("Remarks", "a rather long remark")
    assert entity.listed_on is None


def test_vessel_keeps_its_flag_as_a_property(parsed: Parsed) -> None:
    vessel, aircraft = parsed.entities[2:]

    assert vessel.kind is EntityKind.VESSEL
    assert vessel.label == 'SHIP OF "TESTS"'
    assert vessel.countries == ("KP",)
    assert Property("Vess_flag", "Panama") in vessel.properties
    assert Identifier("imo", "0000001") in vessel.identifiers
    assert aircraft.kind is EntityKind.AIRCRAFT


def test_only_the_unknown_country_is_warned_of(parsed: Parsed) -> None:
    assert [(item.code, item.got) for item in parsed.warnings] == [
        ("source.unknown_country", "Utopia")
    ]
    assert parsed.rows_seen == 4


def test_parts_not_given_are_named(tmp_path: Path) -> None:
    files = copy_files(SOURCE, tmp_path)

    parsed = parse(SOURCE, {"sdn": files["sdn"]})

    assert [item.what.en.split()[0] for item in parsed.warnings] == [
        "ALT.CSV",
        "ADD.CSV",
        "SDN_COMMENTS.CSV",
    ]


def test_file_cut_between_rows_is_said_to_be(tmp_path: Path) -> None:
    files = copy_files(SOURCE, tmp_path)
    data = files["sdn"].read_bytes()
    files["sdn"].write_bytes(data[: data.rindex(b"999004")])

    parsed = parse(SOURCE, files)

    assert parsed.rows_seen == 3
    assert "ofac.open_end" in [item.code for item in parsed.warnings]


def test_parts_of_another_date_are_said_to_be(tmp_path: Path) -> None:
    files = copy_files(SOURCE, tmp_path)
    with files["alt"].open("ab") as file:
        file.truncate(files["alt"].stat().st_size - 1)
        file.write(b'999001,8,"aka","KNOWN",-0- \r\n' * 5)
        file.write(b'999999,9,"aka","ORPHAN",-0- \r\n\x1a')

    parsed = parse(SOURCE, files)

    assert ("ofac.orphans", "999999") in [(item.code, item.got) for item in parsed.warnings]


@pytest.mark.parametrize("part", ["alt", "add"])
def test_parts_with_over_a_fifth_of_orphans_are_refused(tmp_path: Path, part: str) -> None:
    files = copy_files(SOURCE, tmp_path)
    row = b'999999,9,"aka","ORPHAN",-0- \r\n' if part == "alt" else b'999999,9,"R","C","T",-0- \r\n'
    files[part].write_bytes(row * 9 + files[part].read_bytes())

    with pytest.raises(ParseError) as caught:
        parse(SOURCE, files)

    assert caught.value.problems[0].code == "ofac.many_orphans"


def test_cut_remark_without_its_rest_is_said(tmp_path: Path) -> None:
    path = tmp_path / "sdn.csv"
    path.write_text(f'999001,"A B",-0- ,"T",{"-0- ," * 7}"{"x" * 1000}"\r\n', encoding="ascii")

    parsed = parse(SOURCE, {"sdn": path})

    assert "ofac.remarks_cut" in [item.code for item in parsed.warnings]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('1,"A",-0- ,"T",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"cut off', "source.csv_row"),
        ('1,"A",-0- ,"T",-0- ,-0- ', "source.cut_off"),
        ('1,"A",-0- ,"T",-0- ,-0- \r\n', "source.csv_width"),
        (f'1,"A",-0- ,"T",{"-0- ," * 7}-0- ,"more"\r\n', "source.csv_width"),
        (f"ent_num,name,type,prog,{'x,' * 7}remarks\r\n", "ofac.ent_num"),
        (f'1,"A","robot","T",{"-0- ," * 7}-0- \r\n', "ofac.entry"),
        (f'1,-0- ,-0- ,"T",{"-0- ," * 7}-0- \r\n', "ofac.entry"),
        (f'1,"A",-0- ,"T",{"-0- ," * 7}"{"x" * 200_000}"\r\n', "source.csv_row"),
        ("\r\n\x1a", "ofac.no_rows"),
    ],
)
def test_spoilt_rows_are_refused(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "sdn.csv"
    path.write_text(text, encoding="ascii", newline="")

    with pytest.raises(ParseError) as caught:
        parse(SOURCE, {"sdn": path})

    assert caught.value.problems[0].code == code


@pytest.mark.requires("data")
def test_real_files_are_read_whole(shared_data: Path) -> None:
    source = get_source(SOURCE)
    files = match_parts(source, [shared_data / "lists" / "ofac_sdn.csv"])

    parsed = source.parse(files)

    kinds = [entity.kind for entity in parsed.entities]
    assert sorted(files) == ["add", "alt", "comments", "sdn"]
    assert (len(parsed.entities), parsed.rows_seen) == (7379, 7379)
    assert kinds.count(EntityKind.PERSON) == 3845
    assert kinds.count(EntityKind.ORGANISATION) == 2994
    assert kinds.count(EntityKind.VESSEL) == 323
    assert kinds.count(EntityKind.AIRCRAFT) == 217
    assert [item.code for item in parsed.warnings] == [
        *["ofac.open_end"] * 3,
        "ofac.orphans",
        *["ofac.remarks_cut"] * 3,
        *["source.unknown_country"] * 4,
    ]
    first = parsed.entities[0]
    assert [name.full for name in first.names] == ["AEROCARIBBEAN AIRLINES", "AERO-CARIBBEAN"]
    assert first.countries == ("CU",)
    assert first.programmes == ("CUBA",)
