"""A person's record is kept with the case: exact bytes, verified when read back."""

import os
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sekisho.core.errors import InputError, ParseError, SnapshotDamagedError
from sekisho.core.record import ResearcherRecord
from sekisho.library import add_case_record, add_case_records, case_records
from sekisho.snapshots.journal import append_line
from sekisho.sources import get_source
from tests.library.published import NOON, list_files, name_entries, write_meti, write_work
from tools.environment import ROOT

ORCID = ROOT / "tests" / "fixtures" / "sources" / "orcid.json"


@pytest.fixture
def application(tmp_path: Path) -> Path:
    folder = tmp_path / "application"
    folder.mkdir()
    (folder / "application.yaml").write_bytes(b"")
    return folder


def test_record_is_kept_byte_for_byte_and_read_back(application: Path) -> None:
    info, parsed = add_case_record(
        application, "orcid", ORCID, retrieved_at=NOON, url="https://example.org/record"
    )

    assert isinstance(parsed.records[0], ResearcherRecord)
    assert info.file == f"records/orcid/{info.sha256}.json"
    assert ORCID.read_bytes() == (application / info.file).read_bytes()
    assert (
        info.name,
        info.retrieved_at,
        info.url,
    ) == ("orcid.json", NOON, "https://example.org/record")
    assert ((info, get_source("orcid").parse({"record": application / info.file})),) == (
        case_records(application)
    )


def test_records_come_in_order_and_the_last_line_about_a_file_counts(
    application: Path, tmp_path: Path
) -> None:
    work = write_work(tmp_path / "works.jsonl", 9999000001, ["A9999000001"])
    add_case_record(application, "orcid", ORCID, retrieved_at=NOON)
    add_case_record(application, "openalex", work, retrieved_at=NOON)
    again, _ = add_case_record(
        application,
        "orcid",
        ORCID,
        retrieved_at=NOON + timedelta(days=1),
        published_at=date(2026, 3, 1),
    )

    infos = [info for info, _ in case_records(application)]

    assert [info.source_id for info in infos] == ["openalex", "orcid"]
    assert infos[1] == again
    assert len(list_files(application / "records")) == 3


def test_case_without_records_has_none(application: Path) -> None:
    assert case_records(application) == ()


def test_list_is_sent_to_the_library(application: Path, tmp_path: Path) -> None:
    path = write_meti(tmp_path / "list.xlsx", name_entries(3))

    with pytest.raises(InputError) as caught:
        add_case_record(application, "jp-meti-eul", path, retrieved_at=NOON)

    assert caught.value.problems[0].code == "library.not_a_case_record"
    assert list(list_files(application)) == ["application.yaml"]


def test_file_that_is_not_a_record_is_refused_and_not_kept(
    application: Path, tmp_path: Path
) -> None:
    path = tmp_path / "record.json"
    path.write_text('{"hello": 1}', encoding="utf-8")

    with pytest.raises(ParseError):
        add_case_record(application, "orcid", path, retrieved_at=NOON)

    assert list(list_files(application)) == ["application.yaml"]
    assert case_records(application) == ()


def test_missing_application_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        add_case_record(tmp_path / "none", "orcid", ORCID, retrieved_at=NOON)

    assert caught.value.problems[0].code == "library.no_application"


@pytest.mark.parametrize("damage", [b"changed", None])
def test_changed_or_missing_record_is_told(application: Path, damage: bytes | None) -> None:
    info, _ = add_case_record(application, "orcid", ORCID, retrieved_at=NOON)
    if damage is None:
        (application / info.file).unlink()
    else:
        (application / info.file).write_bytes(damage)

    with pytest.raises(SnapshotDamagedError) as caught:
        case_records(application)

    assert caught.value.problems[0].code == "library.case_record_damaged"
    assert f"--case {application} --source orcid" in caught.value.describe("en")


def test_torn_line_is_passed_over_and_mended_by_the_next_add(application: Path) -> None:
    add_case_record(application, "orcid", ORCID, retrieved_at=NOON)
    journal = application / "records" / "retrievals.jsonl"
    whole = journal.read_bytes()
    journal.write_bytes(whole[:-10])
    assert case_records(application) == ()

    add_case_record(application, "orcid", ORCID, retrieved_at=NOON)

    assert whole == journal.read_bytes()


def test_line_that_points_out_of_the_folder_is_refused(application: Path, tmp_path: Path) -> None:
    info, _ = add_case_record(application, "orcid", ORCID, retrieved_at=NOON)
    (tmp_path / "record.json").write_bytes(ORCID.read_bytes())
    append_line(application / "records" / "retrievals.jsonl", replace(info, file="../record.json"))

    with pytest.raises(SnapshotDamagedError):
        case_records(application)


@pytest.mark.parametrize("name", ["letter.txt", "library.json"])
def test_folder_without_an_application_is_refused_and_untouched(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / name).write_bytes(b"{}")

    with pytest.raises(InputError) as caught:
        add_case_record(folder, "orcid", ORCID, retrieved_at=NOON)

    assert caught.value.problems[0].code == "library.not_an_application"
    assert [folder / name] == list(folder.iterdir())


def test_of_several_records_none_is_kept_where_one_is_refused(
    application: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"hello": 1}', encoding="utf-8")

    with pytest.raises(ParseError):
        add_case_records(application, "orcid", [ORCID, bad], retrieved_at=NOON)

    assert case_records(application) == ()
    assert list(list_files(application)) == ["application.yaml"]


def test_several_records_are_kept_in_order(application: Path, tmp_path: Path) -> None:
    works = [
        write_work(tmp_path / f"{number}.jsonl", number, [f"A{number}"]) for number in (9998, 9999)
    ]

    added = add_case_records(application, "openalex", works, retrieved_at=NOON)

    assert [info.name for info, _ in added] == ["9998.jsonl", "9999.jsonl"]
    assert set(added) == set(case_records(application))


def test_what_is_no_folder_has_no_records(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    assert case_records(tmp_path / "file") == ()


@pytest.mark.skipif(sys.platform != "linux", reason="asks for a pipe")
def test_pipe_is_no_record(application: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "record.json")

    with pytest.raises(InputError) as caught:
        add_case_record(application, "orcid", tmp_path / "record.json", retrieved_at=NOON)

    assert caught.value.problems[0].code == "input.not_a_file"
