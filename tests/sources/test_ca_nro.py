"""Canada's Named Research Organizations."""

from datetime import date
from pathlib import Path

import pytest

from sekisho.core.entity import Entity, EntityKind, Property
from sekisho.core.errors import ParseError
from sekisho.core.name import Name, NameKind
from tests.support.published import FIXTURES, copy_files, parse

SOURCE = "ca-nro"


def test_item_becomes_an_organisation() -> None:
    parsed = parse(SOURCE, {"list": FIXTURES / "ca_nro.html"})

    assert parsed.entities[0] == Entity(
        entity_id=parsed.entities[0].entity_id,
        kind=EntityKind.ORGANISATION,
        names=(
            Name("Academy of Imaginary Sciences"),
            Name("AIS", NameKind.ACRONYM),
            Name("Imaginary Academy", NameKind.ALIAS),
            Name("AISX, Centre for Made-up Physics, Ninth Room", NameKind.ALIAS),
            Name("AISX", NameKind.ACRONYM),
            Name("Centre for Made-up Physics", NameKind.ALIAS),
            Name("Ninth Room", NameKind.ALIAS),
        ),
        locator="//section[@id='a']/ul/li[1]",
        countries=("CN",),
        properties=(Property("country", "People’s Republic of China"),),
    )
    assert parsed.published_at == date(2025, 2, 3)
    assert parsed.rows_seen == 3


def test_unknown_note_and_country_are_warned_of_and_kept() -> None:
    parsed = parse(SOURCE, {"list": FIXTURES / "ca_nro.html"})

    assert [(item.code, item.got) for item in parsed.warnings] == [
        ("ca_nro.note", "Moved in 2024."),
        ("source.unknown_country", "Atlantis"),
    ]
    assert Property("note", "Moved in 2024.") in parsed.entities[2].properties


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<h1 id="wb-cont">Named Research Organizations</h1>', "<h1>Organisations nommées</h1>"),
        ("wb-filter", "wb-other"),
        ("<strong>99th Fictional Institute</strong>", "99th Fictional Institute"),
        ("<strong>99th Fictional Institute</strong>", "<strong> </strong>"),
        (" (Russia )", ""),
        ('<h2 class="page-header">#</h2>', ""),
        ("</ul>\n</section>\n</div>", "</ul>\n<p><strong>Loose</strong></p></section>\n</div>"),
        ('<section id="number">', "<section>"),
    ],
)
def test_changed_layout_is_refused_saying_what_was_sought(
    tmp_path: Path, old: str, new: str
) -> None:
    path = copy_files(SOURCE, tmp_path)["list"]
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(ParseError) as caught:
        parse(SOURCE, {"list": path})

    assert caught.value.problems[0].code == "ca_nro.layout"
    assert caught.value.problems[0].expected is not None


def test_page_cut_off_is_refused_though_a_browser_would_mend_it(tmp_path: Path) -> None:
    path = copy_files(SOURCE, tmp_path)["list"]
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index('<section id="number">')], encoding="utf-8")

    with pytest.raises(ParseError, match="ends in the middle"):
        parse(SOURCE, {"list": path})


@pytest.mark.requires("data")
def test_real_page_is_read_whole(shared_data: Path) -> None:
    path = shared_data / "lists" / "ca_named_research_organizations_20240909.html"

    parsed = parse(SOURCE, {"list": path})

    countries = [entity.countries for entity in parsed.entities]
    assert (len(parsed.entities), parsed.rows_seen, parsed.warnings) == (103, 103, ())
    assert parsed.published_at == date(2024, 4, 18)
    assert len({entity.entity_id for entity in parsed.entities}) == 103
    assert {code: countries.count((code,)) for code in ("CN", "IR", "RU")} == {
        "CN": 85,
        "IR": 12,
        "RU": 6,
    }
    found = {entity.label: entity for entity in parsed.entities}
    assert [name.full for name in found["Beihang University"].names] == [
        "Beihang University",
        "Beijing University of Aeronautics and Astronautics",
        "BUAA",
    ]
