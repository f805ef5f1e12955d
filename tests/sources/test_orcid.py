"""ORCID public record."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sekisho.core.errors import ParseError
from sekisho.core.identifier import Identifier
from sekisho.core.name import Name, NameKind
from sekisho.core.period import PartialDate, Period
from sekisho.core.record import (
    RecordFunding,
    RecordPost,
    RecordWork,
    ResearcherRecord,
)
from sekisho.core.statement import ObservedOrg
from tests.support.published import FIXTURES, parse

SOURCE = "orcid"
Change = Callable[[dict[str, dict[str, object]]], object]


def read_record(path: Path = FIXTURES / "orcid.json") -> ResearcherRecord:
    (record,) = parse(SOURCE, {"record": path}).records
    assert isinstance(record, ResearcherRecord)
    return record


def test_record_is_read() -> None:
    record = read_record()

    assert record.orcid == Identifier("orcid", "0000-0007-9999-0009")
    assert record.names == (
        Name("Hanako Kakuu", family="Kakuu", given="Hanako"),
        Name("H. Kakuu", NameKind.ALIAS),
        Name("架空 花子", NameKind.ALIAS),
    )
    assert [(post.section, post.role) for post in record.posts] == [
        ("employment", "Professor"),
        ("employment", "Visiting Chair"),
        ("employment", None),
        ("education", "PhD"),
        ("distinction", "Prize of Tests"),
    ]
    assert record.posts[0] == RecordPost(
        section="employment",
        org=ObservedOrg("Kakuu International University", "JP", (Identifier("ror", "0zzzzz100"),)),
        department="School of Tests",
        role="Professor",
        period=Period(PartialDate(2015, 4, 1)),
        asserted_by="Kakuu International University",
        locator="$.activities-summary.employments.affiliation-group[0].summaries[0]"
        ".employment-summary",
    )
    assert record.posts[1].org.identifiers == (Identifier("grid", "grid.999999.9"),)
    assert record.posts[2].org.identifiers == (Identifier("ringgold", "123"),)
    assert record.posts[3].period == Period(PartialDate(2001, 4), PartialDate(2005, 3, 31))
    assert record.fundings == (
        RecordFunding(
            org=ObservedOrg(
                "Imaginary Science Foundation", "US", (Identifier("fundref", "999999999"),)
            ),
            title="A grant for tests",
            kind="grant",
            award_id="ISF-2",
            period=Period(PartialDate(2024, 4), PartialDate(2027, 3)),
            asserted_by="Hanako Kakuu",
            locator="$.activities-summary.fundings.group[0].funding-summary[0]",
        ),
    )
    assert record.works == (
        RecordWork(
            title="A study of 2025",
            doi="10.99999/test.25",
            published_on=PartialDate(2025, 6),
            locator="$.activities-summary.works.group[0].work-summary[1]",
        ),
    )


def test_impossible_dates_are_unknown_and_warned_of() -> None:
    parsed = parse(SOURCE, {"record": FIXTURES / "orcid.json"})

    assert [(item.code, item.got) for item in parsed.warnings] == [
        ("orcid.date", "2021 – 2019"),
        ("orcid.date", "2011-13-?"),
    ]
    assert [post.period for post in read_record().posts[1:3]] == [Period(), Period()]


def test_private_record_is_a_record_without_posts() -> None:
    parsed = parse(SOURCE, {"record": FIXTURES / "orcid_private.json"})

    assert parsed.records == (
        ResearcherRecord(
            orcid=Identifier("orcid", "0000-0007-9999-0017"),
            names=(),
            posts=(),
            fundings=(),
            works=(),
            url="https://sandbox.orcid.org/0000-0007-9999-0017",
            locator="$",
        ),
    )
    assert [item.code for item in parsed.warnings] == ["orcid.sandbox"]


def set_path(record: dict[str, dict[str, object]], path: str) -> None:
    record["orcid-identifier"]["path"] = path


def use_old_layout(record: dict[str, dict[str, object]]) -> None:
    record["activities-summary"]["employments"] = {"employment-summary": []}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda record: set_path(record, "0000-0007-9999-0008"), "source.json_field"),
        (lambda record: set_path(record, "nonsense"), "source.json_field"),
        (lambda record: record.pop("activities-summary"), "orcid.record"),
        (lambda record: record.pop("person"), "orcid.record"),
        (lambda record: record.pop("orcid-identifier"), "orcid.record"),
        (use_old_layout, "source.json_field"),
    ],
)
def test_other_json_is_refused(tmp_path: Path, change: Change, code: str) -> None:
    record = json.loads((FIXTURES / "orcid.json").read_bytes())
    change(record)
    path = tmp_path / "a.json"
    path.write_text(json.dumps(record), encoding="utf-8")

    with pytest.raises(ParseError) as caught:
        parse(SOURCE, {"record": path})

    assert caught.value.problems[0].code == code


def test_answer_that_the_record_is_locked_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"response-code": 409, "error-code": 9018}', encoding="utf-8")

    with pytest.raises(ParseError, match="no ORCID record"):
        parse(SOURCE, {"record": path})


def test_several_records_in_one_file_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes((FIXTURES / "orcid.json").read_bytes() * 2)

    with pytest.raises(ParseError, match="several records"):
        parse(SOURCE, {"record": path})


def test_name_in_kanji_puts_the_family_name_first(tmp_path: Path) -> None:
    record = json.loads((FIXTURES / "orcid.json").read_bytes())
    record["person"]["name"] |= {
        "given-names": {"value": "花子"},
        "family-name": {"value": "架空"},
        "credit-name": None,
    }
    path = tmp_path / "a.json"
    path.write_text(json.dumps(record), encoding="utf-8")

    assert read_record(path).names == (Name("架空 花子", family="架空", given="花子"),)


@pytest.mark.requires("data")
def test_official_sample_is_read(shared_data: Path) -> None:
    record = read_record(shared_data / "research" / "orcid_record-full-3.0.json")

    assert record.orcid.value == "0000-0002-7319-2192"
    assert record.names[0].full == "Three releasecandidate1"
    assert (len(record.posts), len(record.fundings), len(record.works)) == (10, 2, 1)
