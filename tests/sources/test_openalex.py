"""OpenAlex works, authors and institutions."""

import json
from pathlib import Path

import pytest

from sekisho.core.entity import EntityKind, Property, Relation
from sekisho.core.errors import ParseError
from sekisho.core.identifier import Identifier
from sekisho.core.name import Name, NameKind
from sekisho.core.period import PartialDate
from sekisho.core.record import AuthorPost, AuthorRecord, Authorship, Work, WorkFunder
from sekisho.core.source import Parsed
from sekisho.core.statement import ObservedOrg
from tests.support.published import FIXTURES, parse

SOURCE = "openalex"
KIU = (Identifier("openalex", "I9999900001"), Identifier("ror", "0zzzzz100"))
KIIT = (Identifier("openalex", "I9999900002"),)
FOUNDATION = (Identifier("openalex", "F9999900001"), Identifier("ror", "0zzzzz200"))
HANAKO = Identifier("openalex", "A9999900001")
ORCID = Identifier("orcid", "0000-0007-9999-0009")


@pytest.fixture
def parsed() -> Parsed:
    return parse(SOURCE, {"records": FIXTURES / "openalex.jsonl"})


def test_work_of_2025_is_read() -> None:
    parsed = parse(SOURCE, {"records": FIXTURES / "openalex_work.json"})

    raw_kiu = "Kakuu International University, Kyoto"
    raw_kiit = "Kaifeng Imaginary Institute of Technology, Kaifeng"
    assert parsed.records == (
        Work(
            work_id=Identifier("openalex", "W9999900025"),
            doi="10.99999/test.25",
            title="A study of 2025",
            published_on=PartialDate(2025, 6, 7),
            authorships=(
                Authorship(
                    index=0,
                    author_id=HANAKO,
                    orcid=ORCID,
                    name="Hanako Kakuu",
                    raw_name="Hanako Kakuu",
                    orgs=(
                        ObservedOrg("Kakuu International University", "JP", KIU, raw_kiu),
                        ObservedOrg(
                            "Kaifeng Imaginary Institute of Technology", "CN", KIIT, raw_kiit
                        ),
                    ),
                    raw_affiliations=(raw_kiu, raw_kiit),
                ),
                Authorship(
                    index=1,
                    author_id=Identifier("openalex", "A9999900002"),
                    orcid=None,
                    name="Nobody Known",
                    raw_name="N. Known",
                    orgs=(),
                    raw_affiliations=(),
                ),
            ),
            funders=(
                WorkFunder(
                    ObservedOrg("Imaginary Science Foundation", None, FOUNDATION),
                    "ISF-2",
                    "$.awards[0]",
                ),
                WorkFunder(
                    ObservedOrg("Made-up Fund", None, (Identifier("openalex", "F9999900002"),)),
                    None,
                    "$.funders[1]",
                ),
            ),
            url="https://openalex.org/W9999900025",
            is_retracted=False,
            locator="$",
        ),
    )


def test_work_of_2022_has_its_one_affiliation(parsed: Parsed) -> None:
    work = parsed.records[0]

    assert isinstance(work, Work)
    assert work.locator == "line 1: $"
    raw = "Kakuu International University, Kyoto, Japan"
    assert work.authorships[0].raw_affiliations == (raw,)
    assert work.authorships[0].orgs == (
        ObservedOrg("Kakuu International University", "JP", KIU, raw),
    )


def test_work_of_2023_has_grants_and_an_unresolved_institution(parsed: Parsed) -> None:
    work = parsed.records[1]

    assert isinstance(work, Work)
    assert (work.title, work.doi, work.is_retracted) == ("A study of 2023", None, True)
    assert work.published_on == PartialDate(2023)
    assert work.authorships[0].orgs[1] == ObservedOrg("Unresolved Laboratory")
    assert work.authorships[0].raw_affiliations == (
        "Kakuu International University",
        "Unresolved Laboratory",
    )
    assert [(item.award_id, item.locator) for item in work.funders] == [
        ("ISF-1", "line 2: $.grants[0]"),
        (None, "line 2: $.grants[1]"),
    ]


def test_author_record_has_posts_with_years(parsed: Parsed) -> None:
    assert parsed.records[3] == AuthorRecord(
        author_id=HANAKO,
        orcid=ORCID,
        names=(
            Name("Hanako Kakuu"),
            Name("Kakuu Hanako", NameKind.ALIAS),
            Name("架空 花子", NameKind.ALIAS),
        ),
        posts=(
            AuthorPost(
                ObservedOrg("Kakuu International University", "JP", KIU),
                (2022, 2023, 2025),
                "line 4: $.affiliations[0]",
            ),
            AuthorPost(
                ObservedOrg("Kaifeng Imaginary Institute of Technology", "CN", KIIT),
                (2025,),
                "line 4: $.affiliations[1]",
            ),
        ),
        url="https://openalex.org/A9999900001",
        locator="line 4: $",
    )


def test_last_known_institution_of_2023_is_a_post_without_years(parsed: Parsed) -> None:
    record = parsed.records[4]

    assert isinstance(record, AuthorRecord)
    assert record.posts == (
        AuthorPost(
            ObservedOrg("Kaifeng Imaginary Institute of Technology", "CN", KIIT),
            (),
            "line 5: $.last_known_institution",
        ),
    )


def test_institution_becomes_an_entity(parsed: Parsed) -> None:
    (entity,) = parsed.entities

    assert entity.entity_id == "I9999900002"
    assert entity.kind is EntityKind.ORGANISATION
    assert entity.names == (
        Name("Kaifeng Imaginary Institute of Technology"),
        Name("KIIT", NameKind.ACRONYM),
        Name("Kaifeng Polytechnic of Fiction", NameKind.ALIAS),
        Name("开封虚构理工学院", NameKind.TRANSLATION, language="zh"),
    )
    assert entity.identifiers == (
        *KIIT,
        Identifier("grid", "grid.999999.9"),
        Identifier("wikidata", "Q0"),
    )
    assert entity.countries == ("CN",)
    assert entity.addresses == ("Kaifeng, China",)
    assert entity.relations == (
        Relation("parent", "I9999900003", "Vymysel Group"),
        Relation("lineage", "I9999900003", "I9999900003"),
    )
    assert Property("type", "education") in entity.properties


def test_records_of_other_kinds_are_counted_once(parsed: Parsed) -> None:
    assert parsed.rows_seen == 8
    assert [item.what.en for item in parsed.warnings] == [
        "2 records are sources, which are not read."
    ]


def test_answer_of_the_api_is_read_with_its_path() -> None:
    parsed = parse(SOURCE, {"records": FIXTURES / "openalex_results.json"})

    assert [record.locator for record in parsed.records] == ["$.results[0]", "$.results[1]"]


def write(path: Path, value: object) -> dict[str, Path]:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return {"records": path}


def read_work() -> dict[str, object]:
    value: dict[str, object] = json.loads((FIXTURES / "openalex_work.json").read_bytes())
    return value


def test_unreadable_date_is_warned_of_and_the_work_kept(tmp_path: Path) -> None:
    work = {**read_work(), "publication_date": "2025-13-40", "publication_year": 0}

    parsed = parse(SOURCE, write(tmp_path / "a.json", work))

    assert [(item.code, item.place.path) for item in parsed.warnings] == [
        ("openalex.date", "$.publication_date")
    ]
    assert len(parsed.records) == 1


def test_work_that_stands_twice_is_taken_once(tmp_path: Path) -> None:
    parsed = parse(SOURCE, write(tmp_path / "a.json", [read_work(), read_work()]))

    assert (len(parsed.records), parsed.rows_seen) == (1, 2)
    assert [item.code for item in parsed.warnings] == ["source.double"]


def test_two_works_of_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="have one id"):
        parse(SOURCE, write(tmp_path / "a.json", [read_work(), {**read_work(), "title": "Other"}]))


@pytest.mark.parametrize(
    "value", [{"paper_id": "W1"}, {"id": "https://openalex.org/X1"}, {"id": "W"}, [1], 1, "text"]
)
def test_other_json_is_refused(tmp_path: Path, value: object) -> None:
    with pytest.raises(ParseError):
        parse(SOURCE, write(tmp_path / "a.json", value))


@pytest.mark.requires("data")
@pytest.mark.parametrize(
    ("name", "entities", "records", "rows"),
    [
        ("openalex_works__updated_date=2023-05-16__part_000", 0, 27, 27),
        ("openalex_institutions__updated_date=2023-09-04__part_000.gz", 678, 0, 678),
        ("openalex_authors__updated_date=2023-04-21__part_000", 0, 1, 1),
        ("openalex_works_tu9_410.json.gz", 0, 410, 410),
        ("openalex_2025_W2741809807.json", 0, 1, 1),
        ("openalex_2025_W-api-response.json", 0, 1, 1),
        ("openalex_2025_A5023888391.json", 0, 1, 1),
        ("openalex_2025_I27837315.json", 1, 0, 1),
        ("openalex_2025_S137773608.json", 0, 0, 1),
        ("openalex_concepts__updated_date=2023-09-20__part_000.gz", 0, 0, 15),
    ],
)
def test_real_files_are_read_whole(
    shared_data: Path, name: str, entities: int, records: int, rows: int
) -> None:
    parsed = parse(SOURCE, {"records": shared_data / "research" / name})

    assert len(parsed.entities) == entities
    assert len(parsed.records) == records
    assert parsed.rows_seen == rows
    assert len(parsed.warnings) == (0 if entities + records else 1)


@pytest.mark.requires("data")
def test_real_works_keep_every_printed_affiliation(shared_data: Path) -> None:
    path = shared_data / "research" / "openalex_works_tu9_410.json.gz"

    works = parse(SOURCE, {"records": path}).records

    lines = [line for work in works if isinstance(work, Work) for line in work.authorships]
    assert len(lines) == 4702
    assert sum(len(line.raw_affiliations) for line in lines) == 1596


@pytest.mark.requires("data")
def test_real_file_of_another_layout_is_refused(shared_data: Path) -> None:
    path = shared_data / "research" / "openalex_works_two_country_18435_slim.jsonl.gz"

    with pytest.raises(ParseError, match="field id"):
        parse(SOURCE, {"records": path})
