import hashlib
import tomllib

import pytest

from sekisho.reporting.fonts import (
    FontChoice,
    choose_fonts,
    font_directory,
    load_coverage,
    measure_text,
    uncovered,
)
from tests.reporting.corpus import NAMES
from tools.environment import ROOT

VENDOR = ROOT / "src" / "sekisho" / "vendor"
MANIFEST = tomllib.loads((VENDOR / "MANIFEST.toml").read_text(encoding="utf-8"))["file"]


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["path"])
def test_vendored_file_is_the_one_of_the_manifest(entry: dict[str, str]) -> None:
    content = (VENDOR / entry["path"]).read_bytes()

    assert hashlib.sha256(content).hexdigest() == entry["sha256"]
    assert (VENDOR / entry["licence_file"]).is_file()


def test_every_font_stands_in_the_manifest() -> None:
    fonts = sorted(path.name for path in font_directory().iterdir() if path.suffix != ".json")

    assert fonts == sorted(entry["path"].removeprefix("fonts/") for entry in MANIFEST)


def test_fonts_stay_small() -> None:
    assert sum(int(entry["size"]) for entry in MANIFEST) <= 45_000_000


@pytest.mark.parametrize("name", NAMES)
def test_names_of_all_scripts_are_covered(name: str) -> None:
    assert uncovered(NAMES[name].text) == ()


def test_uncovered_names_each_character_once_in_order() -> None:
    assert uncovered("😀髙\ue000😀伟") == ("😀", "\ue000")


def test_uncovered_does_not_count_variation_selectors_and_joiners() -> None:
    assert uncovered("邉\U000e0101邊\ufe00क\u200dष\u200c") == ()


def test_latin_comes_first_and_leaves_full_width_signs_to_japanese() -> None:
    assert choose_fonts("ja")[:2] == (
        FontChoice("Noto Sans", "no-shared"),
        FontChoice("BIZ UDPGothic", "no-punctuation"),
    )


@pytest.mark.parametrize(
    ("hint", "family"),
    [
        ("zh", "Noto Sans CJK SC"),
        ("zh-hant", "Noto Sans CJK TC"),
        ("ko", "Noto Sans CJK KR"),
        ("cjk", "Noto Sans CJK JP"),
    ],
)
def test_hinted_text_gets_the_shapes_of_its_language_first(hint: str, family: str) -> None:
    fonts = [font.family for font in choose_fonts("en", hint)]

    assert fonts[:2] == ["Noto Sans", family]
    assert len(fonts) == len(set(fonts))


def test_japanese_text_face_has_no_rare_ideographs() -> None:
    japanese = load_coverage().japanese

    assert [ord(char) in japanese for char in "髙𠮷伟"] == [True, False, False]


def test_measure_text_counts_an_em_for_an_ideograph_and_less_for_latin() -> None:
    assert measure_text("髙橋", 10) == 20
    assert 4 < measure_text("m", 10) < 10
    assert measure_text("il", 10) < measure_text("mw", 10)
    assert measure_text("ดี", 10) == measure_text("ด", 10) < 10
