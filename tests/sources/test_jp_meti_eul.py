"""METI 外国ユーザーリスト."""

from pathlib import Path

import pytest

from sekisho.core.entity import Entity, EntityKind, Property
from sekisho.core.errors import ParseError
from sekisho.core.name import Name, NameKind
from sekisho.sources.jp_meti_eul.cells import read_aliases, read_codes, read_names
from tests.support.meti_book import HEADERS, ROWS, write_book
from tests.support.published import parse

SOURCE = "jp-meti-eul"
REAL = "lists/meti_foreign_user_list_20250929.xlsx"


def parse_book(path: Path, **options: object) -> tuple[Entity, ...]:
    return parse(SOURCE, {"list": write_book(path, **options)}).entities  # type: ignore[arg-type]


def full(names: tuple[Name, ...]) -> list[tuple[str, str]]:
    return [(name.full, name.kind.value) for name in names]


def test_row_becomes_an_entity(tmp_path: Path) -> None:
    entity = parse_book(tmp_path / "a.xlsx")[0]

    assert entity == Entity(
        entity_id="meti-6f98e5d0460a",
        kind=EntityKind.ORGANISATION,
        names=(
            Name("Kaifeng Imaginary Institute of Technology (KIIT)"),
            Name("Kaifeng Imaginary Institute of Technology", NameKind.ALIAS),
            Name("KIIT", NameKind.ACRONYM),
            Name("开封虚构理工学院", NameKind.NATIVE),
            Name("Kaifeng Polytechnic of Fiction", NameKind.ALIAS),
            Name("開封虚構工学院", NameKind.NATIVE),
            Name("KIIT Laboratory 9", NameKind.ALIAS),
        ),
        locator="ユーザーリスト!A2",
        countries=("CN",),
        codes=("M", "N", "CW"),
        properties=(
            Property("No.", "1"),
            Property("国名、地域名", "中国 People's Republic of China"),
            Property(
                "企業名､組織名",
                "Kaifeng Imaginary Institute of Technology (KIIT) （开封虚构理工学院）",
            ),
        ),
    )


def test_kanji_of_a_north_korean_name_is_a_rendering(tmp_path: Path) -> None:
    entity = parse_book(tmp_path / "a.xlsx")[1]

    assert full(entity.names) == [
        ("Moran Fictional Trading Corp.", "primary"),
        ("牡丹架空貿易会社", "translation"),
        ("Moran Make-Believe Trading", "alias"),
        ("牡丹仮想貿易会社", "translation"),
    ]
    assert entity.codes == ("B", "C", "M", "N")


def test_full_width_brackets_and_broken_lines_are_read(tmp_path: Path) -> None:
    entity = parse_book(tmp_path / "a.xlsx")[2]

    assert full(entity.names) == [
        ("Mirage Concern FZE （MCF）", "primary"),
        ("Mirage Concern FZE", "alias"),
        ("MCF", "acronym"),
        ("Mirage General Trading LLC", "alias"),
        ("Mirage Metals", "alias"),
    ]
    assert entity.codes == ("N",)


def test_acronym_after_a_numbered_unit_is_its_parents(tmp_path: Path) -> None:
    entity = parse_book(tmp_path / "a.xlsx")[3]

    assert full(entity.names) == [("7th Research Institute of Vymysel Corporation (VC)", "primary")]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("・A One・B Two", ["A One", "B Two"]),
        ("・アル・ファ商会", ["アル・ファ商会"]),
        ("Alone Ltd.", ["Alone Ltd."]),
        ("・Broken\nLine Ltd.\n・Next", ["Broken Line Ltd.", "Next"]),
        ("・First\n中国架空公司", ["First", "中国架空公司"]),
        ("・(Korea) Test Co.\n((朝鮮)試験会社)", ["(Korea) Test Co.", "(朝鮮)試験会社"]),
        ("・Dirac (HK) Limited", ["Dirac (HK) Limited"]),
        ("・Trade PVT (LTD)", ["Trade PVT (LTD)"]),
        ("・\n\n ", []),
    ],
)
def test_aliases_are_told_apart(cell: str, expected: list[str]) -> None:
    assert [name.full for name in read_aliases(cell, "CN")] == expected


def test_expansion_in_brackets_is_an_alias() -> None:
    names = read_names("ESNX (Equipment Supplier for New X)", "IR")

    assert full(names) == [
        ("ESNX (Equipment Supplier for New X)", "primary"),
        ("ESNX", "alias"),
        ("Equipment Supplier for New X", "alias"),
    ]


@pytest.mark.parametrize(
    ("weapons", "conventional", "codes", "odd"),
    [
        ("ミサイルM", "", ("M",), ()),
        ("核\nＮ", "通常兵器\nCW", ("N", "CW"), ()),
        ("生物、化学、ミサイル、核\nB,C,M,N", "", ("B", "C", "M", "N"), ()),
        ("", "", (), ()),
        ("放射能\nR", "", (), ("放射能", "R")),
    ],
)
def test_codes_are_read(
    weapons: str, conventional: str, codes: tuple[str, ...], odd: tuple[str, ...]
) -> None:
    assert read_codes(weapons, conventional) == (codes, odd)


def test_unknown_code_and_country_are_warned_of_and_kept(tmp_path: Path) -> None:
    rows = [("アトランティス\nAtlantis", "Atlantis Ltd.", "", "放射能\nR", "")]

    parsed = parse(SOURCE, {"list": write_book(tmp_path / "a.xlsx", rows)})

    assert [(item.code, item.got) for item in parsed.warnings] == [
        ("meti.unknown_code", "放射能"),
        ("meti.unknown_code", "R"),
        ("source.unknown_country", "アトランティス Atlantis"),
    ]
    assert parsed.entities[0].countries == ()
    assert Property("国名、地域名", "アトランティス Atlantis") in parsed.entities[0].properties


def test_columns_are_found_by_name_below_a_title(tmp_path: Path) -> None:
    order = (0, 5, 4, 3, 2, 1)
    rows = [[row[column - 1] for column in order[1:]] for row in ROWS]
    headers = [HEADERS[column] for column in order]

    moved = parse_book(tmp_path / "b.xlsx", rows=rows, headers=headers, above=("外国ユーザー", ""))

    plain = parse_book(tmp_path / "a.xlsx")
    assert [entity.entity_id for entity in moved] == [entity.entity_id for entity in plain]
    assert [entity.names for entity in moved] == [entity.names for entity in plain]
    assert moved[0].locator == "ユーザーリスト!A4"


def test_missing_column_is_named_with_what_was_found(tmp_path: Path) -> None:
    headers = [header.replace("懸念区分", "区分") for header in HEADERS]

    with pytest.raises(ParseError) as caught:
        parse_book(tmp_path / "a.xlsx", headers=headers)

    problem = caught.value.problems[0]
    assert problem.code == "meti.missing_column"
    assert (problem.place.sheet, problem.place.row) == ("ユーザーリスト", 1)
    assert "懸念区分" in problem.what.ja
    assert problem.got == "No., 国名、地域名, 企業名、組織名, 別名, 区分, 通常兵器"


def test_row_without_a_name_is_refused_with_its_cell(tmp_path: Path) -> None:
    with pytest.raises(ParseError) as caught:
        parse_book(tmp_path / "a.xlsx", rows=[*ROWS, ("中国\nChina", "", "・X", "", "")])

    assert caught.value.problems[0].place.row == 6
    assert caught.value.problems[0].place.cell == "C6"


def test_number_that_was_never_calculated_is_the_position(tmp_path: Path) -> None:
    entity = parse_book(tmp_path / "a.xlsx", formulas=False)[1]

    assert entity.properties[0] == Property("No.", "2")


def test_ids_do_not_depend_on_the_order_of_rows(tmp_path: Path) -> None:
    forward = parse_book(tmp_path / "a.xlsx")
    backward = parse_book(tmp_path / "b.xlsx", rows=ROWS[::-1])

    assert {entity.label: entity.entity_id for entity in forward} == {
        entity.label: entity.entity_id for entity in backward
    }


def test_second_row_of_one_name_gets_a_second_id(tmp_path: Path) -> None:
    twice = parse_book(tmp_path / "a.xlsx", rows=[ROWS[0], ROWS[0]])

    assert twice[1].entity_id == f"{twice[0].entity_id}-2"


@pytest.mark.requires("data")
def test_real_file_is_read_whole(shared_data: Path) -> None:
    parsed = parse(SOURCE, {"list": shared_data / REAL})

    with_codes = [set(entity.codes) for entity in parsed.entities]
    assert (len(parsed.entities), parsed.rows_seen, parsed.warnings) == (835, 835, ())
    assert len({entity.entity_id for entity in parsed.entities}) == 835
    assert sum(bool(codes - {"CW"}) for codes in with_codes) == 781
    assert sum("CW" in codes for codes in with_codes) == 240
    assert sum(codes == {"CW"} for codes in with_codes) == 54
    assert all(entity.countries for entity in parsed.entities)
    assert [entity.properties[0].value for entity in parsed.entities] == [
        str(number) for number in range(1, 836)
    ]


@pytest.mark.requires("data")
def test_real_file_holds_well_known_entries(shared_data: Path) -> None:
    parsed = parse(SOURCE, {"list": shared_data / REAL})

    found = {entity.names[0].full: entity for entity in parsed.entities}
    harbin = found["Harbin Institute of Technology (HIT)"]
    assert full(harbin.names)[:4] == [
        ("Harbin Institute of Technology (HIT)", "primary"),
        ("Harbin Institute of Technology", "alias"),
        ("HIT", "acronym"),
        ("哈爾浜工業大学", "native"),
    ]
    assert harbin.countries == ("CN",)
    assert harbin.locator == "ユーザーリスト!A542"
    first = parsed.entities[0]
    assert first.names[0].full == "Al Qa'ida/Islamic Army"
    assert first.countries == ("AF",)
    assert first.codes == ("B", "C", "M", "N", "CW")
    assert len(first.names) == 9
