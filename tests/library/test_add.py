"""Adding: what becomes visible, what is refused, what a second add of the same bytes does."""

import os
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sekisho.core.errors import (
    InputError,
    LibraryError,
    ParseError,
    SnapshotDamagedError,
    UnknownSourceError,
)
from sekisho.library import Library, Provenance
from sekisho.library.adding import add_snapshot
from sekisho.snapshots import hash_file
from sekisho.sources import get_source
from tests.library.published import (
    NOON,
    add_meti,
    list_files,
    name_entries,
    write_meti,
    write_work,
)

DAY = timedelta(days=1)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def test_added_snapshot_is_in_the_catalogue_with_the_files_own_hash(
    library: Library, tmp_path: Path
) -> None:
    path = write_meti(tmp_path / "list.xlsx", name_entries(30))

    report = library.add(
        "jp-meti-eul",
        [path],
        retrieved_at=NOON,
        published_at=date(2026, 3, 30),
        url="https://example.jp/list.xlsx",
    )

    assert (report.pin,) == library.catalogue()
    assert hash_file(path) == report.pin.sha256
    assert (report.new, report.reparsed, report.previous) == (True, False, None)
    assert (report.entities, report.records, report.rows_seen) == (30, 0, 30)
    assert (date(2026, 3, 30), False) == (report.pin.published_at, report.pin.dated_by_retrieval)
    assert report.pin.url == "https://example.jp/list.xlsx"
    assert report.pin.retrieved_at == NOON
    assert (report.notes, report.missing_parts) == ((), ())


def test_entities_come_back_as_the_parser_gave_them(library: Library, tmp_path: Path) -> None:
    path = write_meti(tmp_path / "list.xlsx", name_entries(30))
    parsed = get_source("jp-meti-eul").parse({"list": path})

    report = library.add("jp-meti-eul", [path], retrieved_at=NOON)

    assert parsed.entities == tuple(library.entities(report.pin))


def test_unknown_publication_is_dated_by_the_retrieval_and_marked(
    library: Library, tmp_path: Path
) -> None:
    report = add_meti(library, tmp_path, name_entries(3))

    assert (report.pin.published_at, report.pin.dated_by_retrieval) == (None, True)


def test_same_bytes_again_add_a_retrieval_and_no_copy(library: Library, tmp_path: Path) -> None:
    add_meti(library, tmp_path, name_entries(30))
    before = list_files(library.root)

    report = add_meti(
        library, tmp_path, name_entries(30), at=NOON + DAY, published_at=date(2026, 3, 30)
    )

    after = list_files(library.root)
    changed = {name for name in after if after[name] != before.get(name)}
    assert {"snapshots/jp-meti-eul/retrievals.jsonl"} == changed
    assert (report.new, report.reparsed) == (False, False)
    assert len(library.retrievals()) == 2
    (pin,) = library.catalogue()
    assert (date(2026, 3, 30), NOON) == (pin.published_at, pin.retrieved_at)


def test_newer_parser_reads_known_bytes_anew_and_keeps_the_old_statements(
    library: Library, tmp_path: Path
) -> None:
    old = add_meti(library, tmp_path, name_entries(30)).pin
    source = get_source("jp-meti-eul")
    newer = replace(source, manifest=replace(source.manifest, parser_version="10"))
    path = write_meti(tmp_path / "again.xlsx", name_entries(30))

    report = add_snapshot(
        library.root, newer, [path], Provenance(NOON + DAY, None, None), accept_shrink=False
    )

    assert (report.new, report.reparsed, report.previous) == (False, True, 30)
    assert tuple(pin.parser_version for pin in library.catalogue()) == ("10",)
    assert len(list(library.entities(old))) == 30


@pytest.mark.parametrize(("count", "is_taken"), [(80, True), (79, False), (1, False)])
def test_shrink_of_over_a_fifth_is_refused(
    library: Library, tmp_path: Path, count: int, is_taken: bool
) -> None:
    add_meti(library, tmp_path, name_entries(100))
    before = list_files(library.root)

    if is_taken:
        assert add_meti(library, tmp_path, name_entries(count), at=NOON + DAY).previous == 100
    else:
        with pytest.raises(LibraryError) as caught:
            add_meti(library, tmp_path, name_entries(count), at=NOON + DAY)
        problem = caught.value.problems[0]
        assert ("library.shrunk", str(count)) == (problem.code, problem.got)
        assert "--accept-shrink" in caught.value.describe("en")
        assert before == list_files(library.root)


def test_accepted_shrink_is_added(library: Library, tmp_path: Path) -> None:
    add_meti(library, tmp_path, name_entries(100))

    report = add_meti(library, tmp_path, name_entries(10), at=NOON + DAY, accept_shrink=True)

    assert (report.entities, report.previous) == (10, 100)


@pytest.mark.parametrize("known", [date(2026, 3, 1), None])
def test_with_no_earlier_edition_the_nearest_is_compared(
    library: Library, tmp_path: Path, known: date | None
) -> None:
    add_meti(library, tmp_path, name_entries(100), published_at=known)
    half = {"at": NOON + DAY, "published_at": date(2020, 1, 1)}

    with pytest.raises(LibraryError) as caught:
        add_meti(library, tmp_path, name_entries(50), **half)  # type: ignore[arg-type]

    assert {"library.shrunk"} == {item.code for item in caught.value.problems}


def test_an_undated_edition_counts_as_one_before(library: Library, tmp_path: Path) -> None:
    add_meti(library, tmp_path, name_entries(40), published_at=date(2019, 1, 1))
    add_meti(library, tmp_path, name_entries(100))

    with pytest.raises(LibraryError):
        add_meti(library, tmp_path, name_entries(50), published_at=date(2020, 1, 1))


def write_ofac(folder: Path, entries: int, aliases: int, addresses: int) -> Path:
    folder.mkdir()
    nothing = "-0- ," * 7
    sdn = [f'{n},"WORKS {n}",-0- ,"CUBA",{nothing}-0- ' for n in range(1, entries + 1)]
    alt = [f'{n},{n},"aka","ALIAS {n}",-0- ' for n in range(1, aliases + 1)]
    add = [f'{n},{n},"ROAD {n}","HAVANA","Cuba",-0- ' for n in range(1, addresses + 1)]
    for name, rows in (("sdn", sdn), ("alt", alt), ("add", add)):
        text = "".join(f"{row}\r\n" for row in rows) + "\x1a"
        (folder / f"{name}.csv").write_bytes(text.encode("ascii"))
    return folder / "sdn.csv"


@pytest.mark.parametrize(
    ("aliases", "addresses", "got"),
    [(5, 50, ["55"]), (50, 5, ["5"]), (5, 5, ["55", "5"]), (41, 41, [])],
)
def test_shrink_of_names_or_addresses_is_refused_like_that_of_entries(
    library: Library, tmp_path: Path, aliases: int, addresses: int, got: list[str]
) -> None:
    full = write_ofac(tmp_path / "full", 50, 50, 50)
    cut = write_ofac(tmp_path / "cut", 50, aliases, addresses)
    library.add("us-ofac-sdn", [full], retrieved_at=NOON)

    if got:
        with pytest.raises(LibraryError) as caught:
            library.add("us-ofac-sdn", [cut], retrieved_at=NOON + DAY)
        assert got == [item.got for item in caught.value.problems]
        assert {"library.shrunk"} == {item.code for item in caught.value.problems}
    library.add("us-ofac-sdn", [cut], retrieved_at=NOON + DAY, accept_shrink=bool(got))

    assert len(library.catalogue()) == 2


def test_file_that_is_not_the_source_leaves_nothing_behind(
    library: Library, tmp_path: Path
) -> None:
    add_meti(library, tmp_path, name_entries(5))
    before = list_files(library.root)
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"PK\x03\x04 not a workbook")

    with pytest.raises(ParseError):
        library.add("jp-meti-eul", [path], retrieved_at=NOON)

    assert before == list_files(library.root)


def test_publication_after_the_retrieval_is_refused(library: Library, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        add_meti(library, tmp_path, name_entries(5), published_at=date(2026, 4, 3))

    assert caught.value.problems[0].code == "library.published_after_retrieval"
    assert not library.root.exists()


def test_unknown_source_is_refused(library: Library, tmp_path: Path) -> None:
    with pytest.raises(UnknownSourceError):
        library.add("jp-meti", [tmp_path], retrieved_at=NOON)


def test_missing_file_is_refused(library: Library, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        library.add("jp-meti-eul", [tmp_path / "none.xlsx"], retrieved_at=NOON)


def test_snapshot_of_several_files_is_named_by_their_list(library: Library, tmp_path: Path) -> None:
    (tmp_path / "sdn.csv").write_bytes(
        b'36,"FICTIONAL AIR",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\x1a'
    )
    (tmp_path / "alt.csv").write_bytes(b'36,12,"aka","FICTIONAL AIRLINES",-0- \r\n\x1a')

    report = library.add("us-ofac-sdn", [tmp_path / "sdn.csv"], retrieved_at=NOON)

    raw = library.root / "snapshots" / "us-ofac-sdn" / "raw"
    listing = raw / f"{report.pin.sha256}.parts.json"
    assert hash_file(listing) == report.pin.sha256
    assert {listing.name, *(item.sha256 for item in report.files)} == {
        path.name for path in raw.iterdir()
    }
    assert [item.part for item in report.files] == ["alt", "sdn"]
    assert report.missing_parts == report.pin.missing_parts == ("add", "comments")
    assert library.verify().problems == ()


def test_the_record_of_one_person_is_sent_to_its_case(library: Library, tmp_path: Path) -> None:
    path = write_work(tmp_path / "works.jsonl", 9999000001, ["A9999000001", "A9999000002"])

    with pytest.raises(InputError) as caught:
        library.add("openalex", [path], retrieved_at=NOON)

    assert caught.value.problems[0].code == "library.person_record"
    assert "--case" in caught.value.describe("ja")


def test_a_source_of_single_records_is_sent_to_the_case_unread(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "record.json"
    path.write_text("{}", encoding="utf-8")

    with pytest.raises(InputError) as caught:
        library.add("orcid", [path], retrieved_at=NOON)

    assert caught.value.problems[0].code == "library.person_record"
    assert not library.root.exists()


def test_works_of_several_people_go_into_the_library_and_are_found_by_key(
    library: Library, tmp_path: Path
) -> None:
    one = write_work(tmp_path / "1", 9999000001, ["A9999000001", "A9999000002"])
    two = write_work(tmp_path / "2", 9999000002, ["A9999000003"])
    path = tmp_path / "works.jsonl"
    path.write_bytes(one.read_bytes() + two.read_bytes())
    parsed = get_source("openalex").parse({"records": path})

    report = library.add("openalex", [path], retrieved_at=NOON)

    reference = library.reference_set(as_of=date(2026, 5, 1), known_at=NOON, sources=["openalex"])
    key = parsed.records[1].authorships[0].author_id  # type: ignore[union-attr]
    assert key is not None
    assert ((report.pin, parsed.records[1]),) == library.records(reference, [key])
    assert library.records(reference, []) == ()


def test_leftovers_of_a_killed_load_are_cleared_and_told(library: Library, tmp_path: Path) -> None:
    add_meti(library, tmp_path, name_entries(5))
    left = library.root / "snapshots" / ".loading" / "0123456789abcdef"
    left.mkdir(parents=True)
    (left / "list.xlsx").write_bytes(b"half")

    report = add_meti(library, tmp_path, name_entries(6), at=NOON + DAY)

    assert not left.exists()
    assert [note.code for note in report.notes] == ["library.cleared_leftovers"]


def test_a_torn_last_line_is_passed_over_and_cut_away_by_the_next_add(
    library: Library, tmp_path: Path
) -> None:
    first = add_meti(library, tmp_path, name_entries(5)).pin
    add_meti(library, tmp_path, name_entries(6), at=NOON + DAY)
    journal = library.root / "snapshots" / "jp-meti-eul" / "retrievals.jsonl"
    whole = journal.read_bytes()
    last = whole.index(b"\n") + 1
    for end in (last + 1, (last + len(whole)) // 2, len(whole) - 1):
        journal.write_bytes(whole[:end])

        assert (first,) == library.catalogue()
        assert [note.code for note in library.verify().notes if "unused" not in note.code] == [
            "library.torn_line",
            "library.unnamed_snapshot",
        ]

        report = add_meti(library, tmp_path, name_entries(6), at=NOON + DAY)

        assert report.new
        assert [note.code for note in report.notes] == ["library.torn_line_cleared"]
        assert whole == journal.read_bytes()


def test_a_changed_line_stops_the_library_instead_of_hiding_a_snapshot(
    library: Library, tmp_path: Path
) -> None:
    add_meti(library, tmp_path, name_entries(5))
    journal = library.root / "snapshots" / "jp-meti-eul" / "retrievals.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b"2026-04-01T03", b"2025-04-01T03"))

    with pytest.raises(SnapshotDamagedError):
        library.catalogue()
    with pytest.raises(SnapshotDamagedError):
        library.reference_set(as_of=date(2026, 4, 1), known_at=NOON)
    with pytest.raises(SnapshotDamagedError):
        add_meti(library, tmp_path, name_entries(5))
    assert [item.code for item in library.verify().problems] == ["library.damaged_line"]


def test_adding_again_mends_damaged_bytes(library: Library, tmp_path: Path) -> None:
    pin = add_meti(library, tmp_path, name_entries(5)).pin
    shelf = library.root / "snapshots" / "jp-meti-eul"
    (shelf / "raw" / pin.sha256).write_bytes(b"damaged")
    (shelf / "statements" / pin.sha256 / f"{pin.parser_version}.parquet").unlink()
    assert len(library.verify().problems) == 2

    add_meti(library, tmp_path, name_entries(5), at=NOON + DAY)

    assert library.verify().problems == ()
    assert len(list(library.entities(pin))) == 5


def test_a_count_that_differs_from_the_file_is_found(library: Library, tmp_path: Path) -> None:
    pin = add_meti(library, tmp_path, name_entries(5)).pin
    shelf = library.root / "snapshots" / "jp-meti-eul"
    meta = shelf / "statements" / pin.sha256 / f"{pin.parser_version}.json"
    meta.write_bytes(meta.read_bytes().replace(b'"entities": 5', b'"entities": 4'))

    (problem,) = library.verify().problems

    assert (problem.code, problem.got) == ("library.damaged", "5")


@pytest.mark.parametrize("damage", [b"", b"{", b'{"layout": 1}', b"\xff"])
def test_adding_again_mends_damaged_metadata(
    library: Library, tmp_path: Path, damage: bytes
) -> None:
    pin = add_meti(library, tmp_path, name_entries(5)).pin
    folder = library.root / "snapshots" / "jp-meti-eul" / "statements" / pin.sha256
    meta = folder / f"{pin.parser_version}.json"
    whole = meta.read_bytes()
    meta.write_bytes(damage)

    add_meti(library, tmp_path, name_entries(5), at=NOON + DAY)

    assert whole == meta.read_bytes()
    assert library.verify().problems == ()


def test_damaged_metadata_of_the_snapshot_before_is_not_passed_over(
    library: Library, tmp_path: Path
) -> None:
    pin = add_meti(library, tmp_path, name_entries(5)).pin
    folder = library.root / "snapshots" / "jp-meti-eul" / "statements" / pin.sha256
    (folder / f"{pin.parser_version}.json").write_bytes(b"")

    with pytest.raises(SnapshotDamagedError):
        add_meti(library, tmp_path, name_entries(4), at=NOON + DAY)


@pytest.mark.skipif(sys.platform != "linux", reason="asks for a pipe and a device")
@pytest.mark.parametrize("name", ["/dev/zero", "fifo"])
def test_pipe_or_device_is_refused_without_waiting(
    library: Library, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    if name == "fifo":
        os.mkfifo(path)

    with pytest.raises(InputError) as caught:
        library.add("jp-meti-eul", [path], retrieved_at=NOON)

    assert caught.value.problems[0].code in {"input.not_a_file", "source.no_file"}
