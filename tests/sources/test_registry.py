"""Finding sources, their manifests, and which file is which part."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import sekisho.sources
from sekisho.core.errors import InputError, UnknownSourceError
from sekisho.core.evidence import Strength
from sekisho.sources import get_source, list_sources, match_parts, published_hint
from sekisho.sources._manifest import load_manifest
from tests.support.published import SOURCE_IDS, copy_files


def test_all_lists_the_public_names() -> None:
    assert sekisho.sources.__all__ == [
        "get_source",
        "list_sources",
        "match_parts",
        "published_hint",
    ]


DEMO_IDS = ("demo-eul", "demo-ror")
"""The demonstration's sources: other manifests over the parsers of the published formats."""


def test_list_sources_is_sorted_and_whole() -> None:
    assert [manifest.source_id for manifest in list_sources()] == sorted((*SOURCE_IDS, *DEMO_IDS))


@pytest.mark.parametrize("source_id", [*SOURCE_IDS, *DEMO_IDS])
def test_manifest_says_what_it_must(source_id: str) -> None:
    manifest = get_source(source_id).manifest

    assert manifest.source_id == source_id
    assert Strength(manifest.strength) is (
        Strength.OFFICIAL if manifest.kind == "list" else Strength.REGISTRY_OR_PAPER
    )
    assert (manifest.list_id is not None) is (manifest.kind == "list")
    assert manifest.verified_on_real_file
    assert manifest.url.startswith("https://")
    assert manifest.terms_url.startswith("https://")


def test_default_profiles_are_those_of_the_lists_table() -> None:
    assert {item.list_id: item.default_profile for item in list_sources() if item.list_id} == {
        "CA-NRO": "ca_linked",
        "DEMO-EUL": "demo",
        "JP-METI-EUL": "always",
        "UN": "profile",
        "US-OFAC-SDN": "always",
    }


def test_get_source_unknown_names_the_closest() -> None:
    with pytest.raises(UnknownSourceError) as caught:
        get_source("jp-meti-eulx")

    assert caught.value.problems[0].got == "jp-meti-eulx"
    assert "jp-meti-eul" in caught.value.describe("ja")
    assert "sekisho data list" in caught.value.describe("en")


def test_importing_sources_imports_no_reader() -> None:
    code = (
        "import sys, sekisho.sources as s; s.list_sources();"
        "print([m for m in ('lxml', 'python_calamine', 'gzip', 'csv') if m in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('kind = "lists"', "kind"),
        ('colour = "red"', "colour"),
        ('source_id = "other"', "source_id"),
        ("title = 1", "title"),
        ("parts = []", "parts"),
        ("nonsense", None),
    ],
)
def test_malformed_manifest_is_refused_with_its_key(
    tmp_path: Path, line: str, key: str | None
) -> None:
    folder = tmp_path / "ror"
    folder.mkdir()
    (folder / "manifest.toml").write_text(line, encoding="utf-8")

    with pytest.raises(InputError) as caught:
        load_manifest(folder)

    assert caught.value.problems[0].code == "source.manifest"
    assert caught.value.problems[0].place.file == "ror/manifest.toml"
    if key in {"colour", "source_id"}:
        assert caught.value.problems[0].place.path == key


def test_one_file_source_takes_any_name(tmp_path: Path) -> None:
    path = tmp_path / "whatever.bin"
    path.touch()

    assert match_parts(get_source("jp-meti-eul"), [path]) == {"list": path}


def test_companions_are_found_beside_the_given_file(tmp_path: Path) -> None:
    files = copy_files("us-ofac-sdn", tmp_path)

    found = match_parts(get_source("us-ofac-sdn"), [files["sdn"]])

    assert found == files
    assert list(found) == ["sdn", "alt", "add", "comments"]


def test_companions_are_those_named_like_the_given_file(tmp_path: Path) -> None:
    for name in ("x_sdn.csv", "x_alt.csv", "x_cons_alt.csv", "alt.csv", "y_add.csv"):
        (tmp_path / name).touch()

    found = match_parts(get_source("us-ofac-sdn"), [tmp_path / "x_sdn.csv"])

    assert found == {"sdn": tmp_path / "x_sdn.csv", "alt": tmp_path / "x_alt.csv"}


def test_required_part_is_found_from_an_optional_one(tmp_path: Path) -> None:
    files = copy_files("us-ofac-sdn", tmp_path)

    assert match_parts(get_source("us-ofac-sdn"), [files["alt"]]) == files


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ([], "source.no_file"),
        (["sdn.csv", "sdn (1).csv"], "source.part_twice"),
        (["alt.csv"], "source.part_missing"),
        (["notes.txt"], "source.unknown_part"),
        (["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv", "sdn (1).csv"], "source.too_many"),
    ],
)
def test_files_that_do_not_match_are_refused(tmp_path: Path, names: list[str], code: str) -> None:
    paths = [tmp_path / name for name in names]
    for path in paths:
        path.touch()

    with pytest.raises(InputError) as caught:
        match_parts(get_source("us-ofac-sdn"), paths)

    assert caught.value.problems[0].code.startswith(code)


def test_two_files_for_a_source_of_one_are_refused(tmp_path: Path) -> None:
    paths = [tmp_path / "a.json", tmp_path / "b.json"]
    for path in paths:
        path.touch()

    with pytest.raises(InputError, match="at most 1 file"):
        match_parts(get_source("ror"), paths)


def test_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        match_parts(get_source("ror"), [tmp_path / "absent.json"])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("list_20250929.xlsx", date(2025, 9, 29)),
        ("v1.52-2024-07-29-ror-data.zip", date(2024, 7, 29)),
        ("from_20250101_to_20250929.csv", None),
        ("20251340.xlsx", None),
        ("1202509291.xlsx", None),
        ("list.xlsx", None),
    ],
)
def test_published_hint_reads_the_one_date_of_a_name(name: str, expected: date | None) -> None:
    assert published_hint(Path(name)) == expected
