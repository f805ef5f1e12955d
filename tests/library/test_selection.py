"""Which snapshot counts: as of a day, as known at a moment, dated by retrieval where need be."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.core.errors import NotReplayableError, SnapshotDamagedError, UnknownSourceError
from sekisho.library import Library
from sekisho.library.selection import Candidate, choose_snapshot, list_candidates, local_day
from sekisho.snapshots import Retrieval
from tests.library.published import NOON, add_meti, name_entries

DAY = timedelta(days=1)


def retrieval(
    sha256: str,
    at: datetime,
    *,
    given: date | None = None,
    stated: date | None = None,
    url: str | None = None,
) -> Retrieval:
    return Retrieval("jp-meti-eul", sha256, "1", at, given, stated, url, "CC-BY", (), ())


def chosen(lines: list[Retrieval], as_of: date, known_at: datetime) -> str | None:
    found = choose_snapshot(lines, as_of=as_of, known_at=known_at)
    return None if found is None else found.sha256


def test_newest_published_by_the_day_counts() -> None:
    lines = [
        retrieval("new", NOON, given=date(2026, 3, 30)),
        retrieval("old", NOON, given=date(2025, 9, 29)),
    ]

    assert chosen(lines, date(2026, 3, 30), NOON) == "new"
    assert chosen(lines, date(2026, 3, 29), NOON) == "old"
    assert chosen(lines, date(2025, 9, 28), NOON) is None


def test_what_was_retrieved_later_was_not_known() -> None:
    lines = [
        retrieval("old", NOON, given=date(2025, 9, 29)),
        retrieval("new", NOON + DAY, given=date(2026, 3, 30)),
    ]

    assert chosen(lines, date(2026, 4, 1), NOON + DAY - timedelta(seconds=1)) == "old"
    assert chosen(lines, date(2026, 4, 1), NOON + DAY) == "new"


def test_first_retrieval_of_the_same_bytes_counts() -> None:
    lines = [retrieval("one", NOON + DAY, given=date(2026, 3, 30)), retrieval("one", NOON)]

    assert list_candidates(lines)[0].retrieved_at == NOON
    assert chosen(lines, date(2026, 4, 1), NOON) == "one"


def test_unknown_publication_is_the_day_of_the_retrieval_in_japan() -> None:
    before_midnight = datetime(2026, 3, 31, 14, 59, 59, tzinfo=UTC)
    midnight = datetime(2026, 3, 31, 15, 0, tzinfo=UTC)

    assert local_day(before_midnight) == date(2026, 3, 31)
    assert local_day(midnight) == date(2026, 4, 1)
    assert chosen([retrieval("one", before_midnight)], date(2026, 3, 31), NOON) == "one"
    assert chosen([retrieval("one", midnight)], date(2026, 3, 31), NOON) is None
    assert chosen([retrieval("one", midnight)], date(2026, 4, 1), NOON) == "one"


def test_date_given_later_corrects_and_is_not_known_before() -> None:
    lines = [
        retrieval("one", NOON, stated=date(2026, 3, 1), url="https://example.jp/a"),
        retrieval("one", NOON + DAY, given=date(2026, 2, 1)),
        retrieval("one", NOON + 2 * DAY, stated=date(2026, 3, 1)),
    ]

    at_first = list_candidates(lines, known_at=NOON)
    in_the_end = list_candidates(lines)

    assert [date(2026, 3, 1)] == [item.published_at for item in at_first]
    assert (
        Candidate(
            sha256="one",
            published_at=date(2026, 2, 1),
            retrieved_at=NOON,
            dated_on=date(2026, 2, 1),
            url="https://example.jp/a",
            licence="CC-BY",
            missing_parts=(),
        ),
    ) == in_the_end


def test_of_two_of_one_date_the_later_retrieved_counts_and_then_the_hash() -> None:
    day = date(2026, 3, 30)
    lines = [
        retrieval("b", NOON, given=day),
        retrieval("a", NOON + DAY, given=day),
        retrieval("c", NOON, given=day),
    ]

    assert chosen(lines, day, NOON + DAY) == "a"
    assert chosen(lines, day, NOON) == "c"


lines_of = st.lists(
    st.builds(
        retrieval,
        st.sampled_from("abcd"),
        st.integers(0, 40).map(lambda hours: NOON + timedelta(hours=hours)),
        given=st.none() | st.integers(0, 5).map(lambda days: date(2026, 3, 28) + days * DAY),
    ),
    max_size=8,
)


@given(lines_of, st.integers(0, 8), st.integers(0, 40), st.randoms())
def test_choice_is_known_published_and_free_of_the_order_of_the_lines(
    lines: list[Retrieval], days: int, hours: int, random: object
) -> None:
    as_of, known_at = date(2026, 3, 27) + days * DAY, NOON + timedelta(hours=hours)
    unique = list({(line.sha256, line.retrieved_at): line for line in lines}.values())
    shuffled = unique.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    found = choose_snapshot(unique, as_of=as_of, known_at=known_at)

    assert found == choose_snapshot(shuffled, as_of=as_of, known_at=known_at)
    known = [line.sha256 for line in unique if line.retrieved_at <= known_at]
    if found is not None:
        assert found.sha256 in known
        assert found.dated_on <= as_of
        assert found.retrieved_at <= known_at
    elif known:
        assert all(item.dated_on > as_of for item in list_candidates(unique, known_at=known_at))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library")
    add_meti(library, tmp_path, name_entries(5), published_at=date(2025, 9, 29))
    add_meti(library, tmp_path, name_entries(6), at=NOON + DAY)
    return library


def test_reference_set_pins_by_source_and_names_what_is_absent(library: Library) -> None:
    reference = library.reference_set(as_of=date(2026, 4, 1), known_at=NOON)

    old, new = library.catalogue()
    assert (old,) == reference.pins
    assert reference.absent == ("ca-nro", "openalex", "ror", "un-sc", "us-ofac-sdn")
    later = library.reference_set(as_of=date(2026, 4, 2), known_at=NOON + DAY)
    assert (new,) == later.pins
    assert new.dated_by_retrieval
    assert reference.reference_id != later.reference_id


def test_reference_set_has_the_same_id_for_the_same_pins(library: Library) -> None:
    one = library.reference_set(as_of=date(2026, 4, 1), known_at=NOON)
    two = library.reference_set(as_of=date(2026, 3, 1), known_at=NOON, sources=["jp-meti-eul"])

    assert one.reference_id == two.reference_id
    assert two.absent == ()


def test_reference_set_of_an_unknown_source_is_refused(library: Library) -> None:
    with pytest.raises(UnknownSourceError):
        library.reference_set(as_of=date(2026, 4, 1), known_at=NOON, sources=["jp-meti"])


def test_empty_library_has_an_empty_reference_set(tmp_path: Path) -> None:
    library = Library(tmp_path / "none")

    reference = library.reference_set(as_of=date(2026, 4, 1), known_at=NOON)

    assert (reference.pins, len(reference.absent)) == ((), 6)
    assert not library.root.exists()


def test_pins_of_a_run_give_its_reference_set_again(library: Library) -> None:
    reference = library.reference_set(as_of=date(2026, 4, 1), known_at=NOON)

    again = library.reference_from_pins(
        reference.pins,
        as_of=reference.as_of,
        known_at=reference.known_at,
        absent=reference.absent,
    )

    assert reference == again


def test_pins_that_are_gone_are_not_replayable(library: Library, tmp_path: Path) -> None:
    pins = library.reference_set(as_of=date(2026, 4, 1), known_at=NOON).pins

    with pytest.raises(NotReplayableError):
        Library(tmp_path / "other").reference_from_pins(pins, as_of=date(2026, 4, 1), known_at=NOON)


def test_damaged_statements_are_not_read(library: Library) -> None:
    pin = library.catalogue()[0]
    folder = library.root / "snapshots" / pin.source_id / "statements" / pin.sha256
    path = folder / f"{pin.parser_version}.parquet"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)

    with pytest.raises(SnapshotDamagedError):
        list(library.entities(pin))
