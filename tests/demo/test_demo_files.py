"""The demo's own promises: it parses, it is fictional, its identifiers are outside real ranges."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from sekisho.core.identifier import orcid_check_digit, parse_orcid, parse_ror
from sekisho.diligence.intake import read_declaration
from sekisho.sources import get_source, match_parts
from tools.build_demo import DEMO, build_files
from tools.demo.world import CROCKFORD, HERE, World

PLAN = tomllib.loads((DEMO / "demo.toml").read_text(encoding="utf-8"))
ENTRIES = [*PLAN["lists"], *PLAN["records"]]
REAL_PARTNERS = {
    "Beihang University",
    "ETH Zurich",
    "Harbin Institute of Technology",
    "Malek Ashtar University of Technology",
}
ORCID_RANGES = (
    (15_000_000, 35_000_000),  # 0000-0001-5000-000? to 0000-0003-5000-000?, check digit left off
    (900_000_000_000, 900_100_000_000),  # 0009-0000-0000-000? to 0009-0010-0000-000?
)


def all_text() -> str:
    """Everything in the demo that is text, and the declaration that it ships as a workbook."""
    paths = [path for path in sorted(DEMO.rglob("*")) if path.suffix in {".json", ".md", ".yaml"}]
    paths += sorted(HERE.glob("*.yaml"))
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_build_demo_gives_the_shipped_bytes() -> None:
    built = build_files()

    stale = [name for name, data in built.items() if (DEMO / name).read_bytes() != data]

    assert stale == [], "run `python tools/build_demo.py` and look at what changed"


@pytest.mark.parametrize(("shipped", "table"), [("p2.xlsx", "p2.yaml"), ("p5.json", "p5.yaml")])
def test_shipped_declaration_says_what_its_table_says(shipped: str, table: str) -> None:
    found = read_declaration(DEMO / "application/declarations" / shipped)

    assert found == read_declaration(HERE / table)


def test_demo_ships_no_file_that_the_plan_does_not_name() -> None:
    shipped = {
        path.relative_to(DEMO).as_posix()
        for folder in ("lists", "records", "registry")
        for path in (DEMO / folder).rglob("*")
        if path.is_file()
    }

    assert shipped == {entry["path"] for entry in ENTRIES}


def test_demo_holds_no_code() -> None:
    assert list(DEMO.rglob("*.py")) == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["path"])
def test_file_parses_without_a_warning(entry: dict[str, str]) -> None:
    source = get_source(entry["source"])

    parsed = source.parse(match_parts(source, [DEMO / entry["path"]]))

    assert parsed.warnings == ()
    assert parsed.rows_seen == len(parsed.entities) + len(parsed.records) > 0


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["path"])
def test_dates_of_a_file_allow_the_earlier_run_to_see_it(entry: dict[str, str]) -> None:
    assert entry["published"] <= entry["retrieved"].date() <= PLAN["known_at"].date()
    if "user_list" not in entry["path"]:
        assert entry["published"] <= PLAN["earlier"]["as_of"]


def test_later_issue_adds_the_institute_that_the_severity_depends_on() -> None:
    source = get_source("demo-eul")
    lists = [entry for entry in PLAN["lists"] if entry["source"] == "demo-eul"]
    names = [
        {
            entity.label
            for entity in source.parse(match_parts(source, [DEMO / entry["path"]])).entities
        }
        for entry in lists
    ]

    assert names[1] - names[0] == {"Linyuan Institute of Precision Sensing Technology (LIPST)"}
    assert names[0] - names[1] == {"Sannin Bahr Trading Office"}
    assert lists[0]["published"] <= PLAN["earlier"]["as_of"] < lists[1]["published"]


def test_orcid_ids_are_valid_and_outside_the_assigned_ranges() -> None:
    found = set(re.findall(r"\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b", all_text())) - {
        "0000-0001-5000-0007",  # the ranges themselves, as README.md tells them
        "0000-0003-5000-0001",
        "0009-0000-0000-0000",
        "0009-0010-0000-0000",
    }

    for orcid in found:
        digits = orcid.replace("-", "")
        assert parse_orcid(orcid).value == orcid
        assert orcid_check_digit(digits[:15]) == digits[15]
        assert not any(low <= int(digits[:15]) <= high for low, high in ORCID_RANGES)
    assert len(found) == 5


def test_ror_ids_have_the_right_form_and_check_digits() -> None:
    found = set(re.findall(r"\b0dem[0-9a-z]{5}\b", all_text()))

    for ror in found:
        number = 0
        for char in ror[1:7]:
            number = number * 32 + CROCKFORD.index(char)
        assert parse_ror(ror).value == ror
        assert (number * 100 + int(ror[7:])) % 97 == 1
    assert len(found) == 15


def test_identifiers_are_of_the_invented_kind() -> None:
    text = all_text()

    assert set(re.findall(r"doi\.org/(10\.\d+)", text)) == {"10.5555"}
    assert {one[:3] for one in re.findall(r"openalex\.org/([AFISW]\d+)", text)} == {
        "A99",
        "F99",
        "I99",
        "S99",
        "W99",
    }
    hosts = set(re.findall(r"@([\w.-]+)", text)) | set(
        re.findall(r"website\", \"value\": \"https://([\w.-]+)", text)
    )
    assert all(re.search(r"(^|\.)example(\.(org|ac|or|go))?(\.(jp|kr))?$", one) for one in hosts)


def test_real_organisations_stand_only_among_the_partners() -> None:
    text = (DEMO / "application/application.yaml").read_text(encoding="utf-8")
    partners = yaml.safe_load(text)["partners"]

    assert {partner["org"]["name"] for partner in partners} == REAL_PARTNERS
    for partner in partners:
        assert "関係を主張しない" in partner["contribution"]
        assert "no tie asserted" in partner["contribution"]
        assert partner["dd_ref"]
    for path in [*DEMO.rglob("*.json"), *DEMO.glob("application/*/*.yaml")]:
        for name in REAL_PARTNERS:
            assert name not in path.read_text(encoding="utf-8")


def invented_names() -> Iterator[str]:
    """Names that nobody real may bear; of people all but Wei Wang, who is many."""
    for entry in PLAN["lists"]:
        source = get_source(entry["source"])
        for entity in source.parse(match_parts(source, [DEMO / entry["path"]])).entities:
            names = (name.full for name in entity.names)
            yield from (name for name in names if len(name) > 7 or not name.isascii())
    yield from ("Kasumihara Scholarship", "霞見原奨学会", "実演計測学会")
    for person in World().people.values():
        names = (person.name, *person.alternatives)
        yield from (name for name in names if "Wang" not in name and name != "王伟")


@pytest.mark.requires("data")
@pytest.mark.parametrize(
    "part",
    [
        "authors/*",
        "lists/*.csv",
        "lists/*.html",
        "lists/*.json",
        "lists/*.jsonl.gz",
        "lists/*.xlsx",
        "lists/*.xml",
        "organisations/*",
        "research/kaken_agency_master.xml",
        "research/crossref_*",
        "research/openalex_works*",
        "ownership/*houjin*",
        "ownership/nta_foreign*",
    ],
)
def test_no_real_organisation_bears_a_name_of_the_demo(shared_data: Path, part: str) -> None:
    names = sorted({fold(name) for name in invented_names()})

    paths = sorted(shared_data.glob(part))

    assert paths
    for path in paths:
        text = fold(read_real(path))
        assert [name for name in names if name in text] == []


@pytest.mark.requires("data")
def test_no_real_record_bears_a_ror_id_of_the_demo(shared_data: Path) -> None:
    demo = json.loads((DEMO / "registry/ror-fictional-v2.json").read_text(encoding="utf-8"))

    for path in sorted((shared_data / "organisations").glob("*")):
        text = read_real(path)
        assert [one["id"] for one in demo if one["id"] in text] == []


@pytest.mark.requires("data")
def test_partners_stand_on_the_published_lists_where_the_readme_says(shared_data: Path) -> None:
    meti = get_source("jp-meti-eul").parse(
        {"list": shared_data / "lists/meti_foreign_user_list_20250929.xlsx"}
    )
    numbers = {
        entity.properties[0].value: " ".join(name.full for name in entity.names)
        for entity in meti.entities
    }
    ofac = (shared_data / "lists/ofac_sdn.csv").read_text(encoding="utf-8")
    canada = (shared_data / "lists/ca_named_research_organizations_20240909.html").read_text(
        encoding="utf-8"
    )

    assert "Harbin Institute of Technology" in numbers["541"]
    assert "Beihang University" in numbers["501"]
    assert "Malek ashtar University of Technology" in numbers["160"]
    assert '\n13152,"MALEK ASHTAR UNIVERSITY OF TECHNOLOGY"' in ofac
    assert "<strong>Harbin Institute of Technology</strong>" in canada
    assert "<strong>Beihang University</strong>" in canada
    assert 'property="dateModified">2024-04-18<' in canada


def fold(text: str) -> str:
    return " ".join(text.casefold().split())


def read_real(path: Path) -> str:
    """Return what a published file says as text, whatever its form."""
    import gzip

    import python_calamine

    if path.suffix == ".xlsx":
        book = python_calamine.CalamineWorkbook.from_path(path)
        sheets = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
        return "\n".join(str(cell) for rows in sheets for row in rows for cell in row)
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    encoding = "cp932" if "sjis" in path.name else "utf-8"
    text = raw.decode(encoding, errors="replace")
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)


def test_every_character_of_the_demo_is_in_a_vendored_font() -> None:
    coverage = json.loads((DEMO.parent / "vendor/fonts/coverage.json").read_text(encoding="utf-8"))
    points: set[int] = set()
    for font in coverage["fonts"]:
        for item in font["ranges"].split(","):
            first, _, last = item.partition("-")
            points.update(range(int(first, 16), int(last or first, 16) + 1))

    missing = {char for char in all_text() if ord(char) not in points and not char.isspace()}

    assert missing == set()
