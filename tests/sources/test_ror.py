"""Research Organization Registry."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from sekisho.core.entity import Entity, EntityKind, Property, Relation
from sekisho.core.errors import ParseError
from sekisho.core.identifier import Identifier
from sekisho.core.name import Name, NameKind
from tests.support.published import FIXTURES, parse

SOURCE = "ror"


def read_fixture() -> list[dict[str, object]]:
    lines = (FIXTURES / "ror.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def write(path: Path, text: str) -> dict[str, Path]:
    path.write_text(text, encoding="utf-8")
    return {"records": path}


def test_record_becomes_an_entity() -> None:
    parsed = parse(SOURCE, {"records": FIXTURES / "ror.jsonl"})

    assert parsed.entities[0] == Entity(
        entity_id="0zzzzz100",
        kind=EntityKind.ORGANISATION,
        names=(
            Name("Kakuu International University", NameKind.PRIMARY, language="en"),
            Name("架空国際大学", NameKind.TRANSLATION, language="ja"),
            Name("Kakū Daigaku", NameKind.ALIAS),
            Name("KIU", NameKind.ACRONYM),
        ),
        locator="line 1: $",
        identifiers=(
            Identifier("ror", "0zzzzz100"),
            Identifier("fundref", "501100099999902"),
            Identifier("fundref", "501100099999901"),
            Identifier("isni", "0000000000000000"),
        ),
        countries=("JP",),
        addresses=("Kyoto, Japan",),
        relations=(Relation("child", "0zzzzz200", "Kakuu Institute of Tests"),),
        properties=(
            Property("status", "active"),
            Property("type", "education"),
            Property("established", "1950"),
            Property("website", "https://kiu.example"),
            Property("domain", "kiu.example"),
        ),
    )
    assert Property("status", "withdrawn") in parsed.entities[2].properties
    assert (parsed.rows_seen, parsed.warnings, parsed.published_at) == (3, (), None)


def test_every_published_wrapping_gives_the_same_entities(tmp_path: Path) -> None:
    records = read_fixture()
    text = json.dumps(records, ensure_ascii=False, indent=1)
    with zipfile.ZipFile(tmp_path / "v2.0-ror-data.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("v2.0-ror-data.csv", "id,name")
        archive.writestr("v2.0-ror-data_schema_v2.json", text)
        archive.writestr("v2.0-ror-data.json", "[]")
    packed = tmp_path / "ror.jsonl.gz"
    packed.write_bytes(gzip.compress((FIXTURES / "ror.jsonl").read_bytes()))

    from_list = parse(SOURCE, write(tmp_path / "list.json", text))
    from_zip = parse(SOURCE, {"records": tmp_path / "v2.0-ror-data.zip"})
    from_gzip = parse(SOURCE, {"records": packed})
    plain = parse(SOURCE, {"records": FIXTURES / "ror.jsonl"})

    assert from_zip == from_list
    assert from_gzip == plain
    assert [item.names for item in from_list.entities] == [item.names for item in plain.entities]
    assert from_list.entities[1].locator == "$[1]"


def test_record_that_stands_twice_is_taken_once_with_a_warning(tmp_path: Path) -> None:
    first = read_fixture()[0]

    parsed = parse(SOURCE, write(tmp_path / "a.json", json.dumps([first, first])))

    assert (len(parsed.entities), parsed.rows_seen) == (1, 2)
    assert [item.code for item in parsed.warnings] == ["source.double"]


def test_two_records_of_one_id_are_refused(tmp_path: Path) -> None:
    first, second, _ = read_fixture()
    second["id"] = first["id"]

    with pytest.raises(ParseError) as caught:
        parse(
            SOURCE, write(tmp_path / "a.json", json.dumps([first, {**second, "id": first["id"]}]))
        )

    assert caught.value.problems[0].code == "source.same_id"
    assert caught.value.problems[0].place.path == "$[0], $[1]"


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"id": "https://ror.org/nonsense"}, "$[0].id"),
        ({"id": None}, "$[0].id"),
        ({"names": []}, "$[0].names"),
        ({"name": "Schema v1", "names": None}, "$[0].names"),
        ({"names": "Kakuu"}, "$[0].names"),
        ({"names": [{"value": ["x"], "types": []}]}, "$[0].names[0].value"),
        ({"external_ids": {"GRID": {}}}, "$[0].external_ids"),
        ({"locations": [1]}, "$[0].locations[0]"),
        ({"established": "1950"}, "$[0].established"),
        ({"types": [1]}, "$[0].types[0]"),
        ({"status": None}, "$[0].status"),
    ],
)
def test_field_that_is_not_as_published_is_named(
    tmp_path: Path, change: dict[str, object], path: str
) -> None:
    record = {**read_fixture()[0], **change}

    with pytest.raises(ParseError) as caught:
        parse(SOURCE, write(tmp_path / "a.json", json.dumps([record])))

    assert caught.value.problems[0].place.path == path


@pytest.mark.requires("data")
def test_real_records_are_read_whole(shared_data: Path) -> None:
    parsed = parse(SOURCE, {"records": shared_data / "organisations" / "ror_v2_records.jsonl.gz"})

    names = [name.kind for entity in parsed.entities for name in entity.names]
    states = [entity.properties[0].value for entity in parsed.entities]
    assert (len(parsed.entities), parsed.rows_seen, parsed.warnings) == (21950, 21950, ())
    assert names.count(NameKind.PRIMARY) == 21950
    assert {state: states.count(state) for state in set(states)} == {
        "active": 21414,
        "inactive": 418,
        "withdrawn": 118,
    }
    assert sum(len(entity.relations) for entity in parsed.entities) == 27748
    assert all(entity.countries for entity in parsed.entities)
