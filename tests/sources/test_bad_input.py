"""Spoilt files of every source: a ParseError that names the file, or the right answer."""

import contextlib
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sekisho.core.errors import ParseError
from tests.support.published import SOURCE_IDS, copy_files, parse

REQUIRED = {"us-ofac-sdn": "sdn", "openalex": "records", "ror": "records", "orcid": "record"}
TEXT_SOURCES = tuple(source_id for source_id in SOURCE_IDS if source_id != "jp-meti-eul")

Spoil = Callable[[bytes], bytes]


def spoil_main(source_id: str, folder: Path, spoil: Spoil) -> dict[str, Path]:
    files = copy_files(source_id, folder)
    path = files[REQUIRED.get(source_id, "list")]
    path.write_bytes(spoil(path.read_bytes()))
    return files


@pytest.mark.parametrize("source_id", SOURCE_IDS)
def test_parsing_twice_gives_the_same(source_id: str, tmp_path: Path) -> None:
    files = copy_files(source_id, tmp_path)

    assert parse(source_id, files) == parse(source_id, files)


@pytest.mark.parametrize("source_id", SOURCE_IDS)
@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.8])
def test_file_cut_off_is_refused_with_its_name(
    source_id: str, share: float, tmp_path: Path
) -> None:
    files = spoil_main(source_id, tmp_path, lambda data: data[: int(len(data) * share)])

    with pytest.raises(ParseError) as caught:
        parse(source_id, files)

    assert caught.value.problems[0].place.file in {path.name for path in files.values()}


@pytest.mark.parametrize("source_id", SOURCE_IDS)
@pytest.mark.parametrize("other_id", SOURCE_IDS)
def test_file_of_another_source_is_refused(source_id: str, other_id: str, tmp_path: Path) -> None:
    if source_id == other_id:
        return
    (tmp_path / "other").mkdir()
    other = copy_files(other_id, tmp_path / "other")[REQUIRED.get(other_id, "list")]
    files = spoil_main(source_id, tmp_path, lambda _: other.read_bytes())

    with pytest.raises(ParseError):
        parse(source_id, files)


@pytest.mark.parametrize("source_id", SOURCE_IDS)
@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"\0" * 64 + data,
        lambda data: data[:100] + b"\0" + data[100:],
        lambda data: b"\xff\xfe" + data,
        lambda data: bytes(reversed(data)),
        lambda data: b"\x1f\x8b" + data,
        lambda data: b"PK\x03\x04" + data[4:40],
    ],
    ids=["zeros", "nul", "false-mark", "reversed", "false-gzip", "false-zip"],
)
def test_binary_rubbish_is_refused(source_id: str, spoil: Spoil, tmp_path: Path) -> None:
    with pytest.raises(ParseError):
        parse(source_id, spoil_main(source_id, tmp_path, spoil))


@pytest.mark.parametrize("source_id", TEXT_SOURCES)
def test_file_saved_as_cp932_is_refused_and_named(source_id: str, tmp_path: Path) -> None:
    files = spoil_main(
        source_id,
        tmp_path,
        lambda data: f"{data.decode()}\n関所の一覧".encode("cp932", "replace"),
    )

    with pytest.raises(ParseError) as caught:
        parse(source_id, files)

    assert caught.value.problems[0].code == "source.encoding"
    assert "CP932" in caught.value.describe("ja")


@pytest.mark.parametrize("source_id", SOURCE_IDS)
def test_folder_is_refused(source_id: str, tmp_path: Path) -> None:
    files = copy_files(source_id, tmp_path)

    with pytest.raises(ParseError, match="folder"):
        parse(source_id, dict.fromkeys(files, tmp_path))


@pytest.mark.parametrize("source_id", SOURCE_IDS)
def test_every_error_is_said_in_both_languages(source_id: str, tmp_path: Path) -> None:
    files = spoil_main(source_id, tmp_path, lambda data: data[: len(data) // 2])

    with pytest.raises(ParseError) as caught:
        parse(source_id, files)

    assert "対処" in caught.value.describe("ja")
    assert "what to do" in caught.value.describe("en")
    assert str(tmp_path) not in caught.value.describe("en")


MARKS = (b'"', b"<", b"{", b"[", b",", b"\\", b"\xff", b"\n")
LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
<!ENTITY secret SYSTEM "file:///etc/hostname">]>
<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>&{};</FIRST_NAME>
</INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>"""


@pytest.mark.parametrize("entity", ["lol2", "secret"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_with_entities_is_refused(entity: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "un.xml"
    path.write_text(LAUGHS.format(entity), encoding=encoding)

    with pytest.raises(ParseError) as caught:
        parse("un-sc", {"list": path})

    assert caught.value.problems[0].code == "source.xml_entities"


def test_xml_nested_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "un.xml"
    path.write_text(f"<CONSOLIDATED_LIST>{'<a>' * 100_000}", encoding="utf-8")

    with pytest.raises(ParseError):
        parse("un-sc", {"list": path})


@pytest.mark.parametrize("source_id", SOURCE_IDS)
@given(seed=st.integers(0, 2**32), count=st.integers(1, 8))
@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_changed_bytes_raise_only_parse_errors(
    source_id: str, tmp_path: Path, seed: int, count: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 -- where to spoil, not a secret

    def spoil(data: bytes) -> bytes:
        changed = bytearray(data)
        for _ in range(count):
            at = chance.randrange(len(changed))
            kind = chance.randrange(4)
            if kind == 0:
                changed[at] = chance.randrange(256)
            elif kind == 1:
                del changed[at : at + chance.randrange(1, 40)]
            elif kind == 2:
                changed[at:at] = changed[at : at + chance.randrange(1, 200)]
            else:
                changed[at:at] = chance.choice(MARKS)
        return bytes(changed) or b" "

    with contextlib.suppress(ParseError):
        parse(source_id, spoil_main(source_id, tmp_path, spoil))
