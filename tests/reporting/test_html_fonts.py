import re
import subprocess
import sys

import pytest

from sekisho.core.text import LANGS, Lang
from sekisho.reporting import Format, Span, Text, render
from sekisho.reporting.fonts import is_unpictured
from tests.reporting.corpus import NAMES
from tests.reporting.reading import EmbeddedFont, read_embedded_fonts, read_visible_text
from tests.reporting.sample import build_sample
from tests.reporting.small import make_paragraph

pytestmark = pytest.mark.requires("fonts")

MARKED = {"arabic": "مُحَمَّد", "hebrew": "שָׁלוֹם", "thai": "ที่ น้ำ"}
LAYOUT = {"GDEF", "GPOS", "GSUB"}


def render_text(*parts: Span | str, lang: Lang = "ja") -> str:
    return render(make_paragraph(*parts, lang=lang), Format.HTML).content.decode("utf-8")


def find_font(page: str, family: str, weight: int = 400) -> EmbeddedFont:
    (font,) = (
        font
        for font in read_embedded_fonts(page)
        if (font.family, font.weight) == (f"Sekisho {family}", weight)
    )
    return font


def list_printers(page: str, char: str) -> list[str]:
    """Return the families that offer a character to the browser."""
    fonts = read_embedded_fonts(page)
    return [font.family for font in fonts if font.weight == 400 and ord(char) in font.offered]


@pytest.mark.parametrize("lang", LANGS)
def test_every_character_of_the_dossier_is_in_an_embedded_font(lang: Lang) -> None:
    page = render(build_sample(lang), Format.HTML).content.decode("utf-8")

    held = {point for font in read_embedded_fonts(page) for point in font.held}
    chars = {char for char in read_visible_text(page) if char != "\n" and not is_unpictured(char)}

    assert len([char for char in chars if not char.isascii()]) > 100
    assert {char for char in chars if ord(char) not in held} == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_in_an_embedded_font(name: str) -> None:
    page = render_text(NAMES[name])

    held = {point for font in read_embedded_fonts(page) for point in font.held}

    chars = {char for char in NAMES[name].text if not is_unpictured(char)}
    assert {char for char in chars if ord(char) not in held} == set()


@pytest.mark.parametrize("lang", LANGS)
def test_page_with_its_fonts_stays_small(lang: Lang) -> None:
    assert len(render(build_sample(lang), Format.HTML).content) < 500_000


def test_fonts_hold_what_they_offer_and_little_else() -> None:
    fonts = read_embedded_fonts(render_text("髙橋\n𠮷 王伟", Text("أمينة")))

    assert [font.family for font in fonts if not font.offered <= font.held] == []
    assert [font.family for font in fonts if len(font.held - font.offered) > 4] == []


def test_text_has_bold_faces_with_the_same_characters() -> None:
    page = render_text("髙橋 Łukasz", Text("김", lang="ko"))

    weights = {(font.family, font.weight): font.held for font in read_embedded_fonts(page)}

    assert sorted(weights) == [
        ("Sekisho BIZ UDPGothic", 400),
        ("Sekisho BIZ UDPGothic", 700),
        ("Sekisho Noto Sans", 400),
        ("Sekisho Noto Sans", 700),
        ("Sekisho Noto Sans CJK KR", 400),
    ]
    for family in ("Sekisho BIZ UDPGothic", "Sekisho Noto Sans"):
        assert weights[family, 400] == weights[family, 700]


@pytest.mark.parametrize(
    ("char", "lang", "family"),
    [
        ("Ł", None, "Noto Sans"),
        ("Д", None, "Noto Sans"),
        ("髙", None, "BIZ UDPGothic"),
        ("、", None, "BIZ UDPGothic"),
        ("𠮷", None, "Noto Sans CJK JP"),
        ("伟", None, "Noto Sans CJK SC"),
        ("王", "zh", "Noto Sans CJK SC"),
        ("王", "zh-TW", "Noto Sans CJK TC"),
        ("王", "ko", "Noto Sans CJK KR"),
        ("김", None, "Noto Sans CJK KR"),
        ("أ", None, "Noto Sans Arabic"),
        ("א", None, "Noto Sans Hebrew"),
        ("ก", None, "Noto Sans Thai"),
        ("अ", None, "Noto Sans Devanagari"),
    ],
)
def test_character_is_set_in_the_family_that_the_pdf_uses(
    char: str, lang: str | None, family: str
) -> None:
    assert list_printers(render_text(Text(char, lang=lang)), char) == [f"Sekisho {family}"]


def test_font_lists_name_the_families_in_the_order_of_the_pdf() -> None:
    page = render_text("彼は“髙橋”と。", "Xi’an", Text("王伟", lang="zh"))

    lists = dict(re.findall(r"(--fonts[a-z-]*):([^;}]*)[;}]", page))

    sans, signs = '"Sekisho Noto Sans"', '"Sekisho Noto Sans Signs"'
    japanese, chinese = '"Sekisho BIZ UDPGothic"', '"Sekisho Noto Sans CJK SC"'
    assert lists["--fonts"] == f"{sans},{signs},{japanese},{chinese}"
    assert lists["--fonts-wide"] == f"{sans},{japanese},{chinese},{signs}"
    assert lists["--fonts-zh"] == f"{sans},{chinese},{japanese},{signs}"


def test_quotation_marks_are_full_width_in_japanese_alone() -> None:
    page = render_text("彼は“髙橋”と、Xi’an の “Latin” を")

    assert '<span class="wide">彼は“髙橋”と、</span>' in page
    assert list_printers(page, "“") == ["Sekisho BIZ UDPGothic", "Sekisho Noto Sans Signs"]
    assert list_printers(page, "’") == ["Sekisho Noto Sans Signs"]


def test_less_than_or_equal_is_never_set_in_the_font_that_draws_it_wrong() -> None:
    page = render_text("比率 ≤ 15%、≥ 3")

    assert list_printers(page, "≤") == list_printers(page, "≥") == ["Sekisho Noto Sans CJK JP"]


@pytest.mark.parametrize(
    ("name", "family", "features"),
    [
        ("arabic", "Noto Sans Arabic", {"init", "medi", "fina", "mark"}),
        ("hebrew", "Noto Sans Hebrew", {"mark"}),
        ("thai", "Noto Sans Thai", {"ccmp", "mark", "mkmk"}),
        ("devanagari", "Noto Sans Devanagari", {"half", "pres", "abvm"}),
    ],
)
def test_joined_scripts_keep_their_shaping(name: str, family: str, features: set[str]) -> None:
    text = NAMES[name].text + MARKED.get(name, "")

    font = find_font(render_text(Text(text)), family)

    assert font.tables >= LAYOUT
    assert font.features >= features


def test_latin_and_ideographs_carry_no_layout_tables() -> None:
    fonts = read_embedded_fonts(render_text("髙橋 𠮷 Łukasz"))

    assert [font.family for font in fonts if font.tables & LAYOUT] == []


def test_variation_selector_picks_its_form() -> None:
    page = render_text(NAMES["japanese-variation-selector"])

    assert (ord("葛"), 0xE0100) in find_font(page, "BIZ UDPGothic").forms
    assert find_font(render_text("葛城"), "BIZ UDPGothic").forms == set()


def test_decomposed_character_is_held_composed() -> None:
    page = render_text(NAMES["japanese-decomposed"], NAMES["vietnamese-decomposed"])

    assert ord("が") in find_font(page, "BIZ UDPGothic").held
    assert ord("ễ") in find_font(page, "Noto Sans").held


def test_character_without_a_font_is_left_to_the_system() -> None:
    page = render_text("絵文字 😀")

    assert "😀" in page
    assert list_printers(page, "😀") == []


def test_fonttools_is_imported_for_a_page_alone() -> None:
    code = (
        "import sys\n"
        "from tests.reporting.small import make_paragraph\n"
        "from sekisho.reporting import Format, render\n"
        "for form in (Format.JSON, Format.HTML):\n"
        "    render(make_paragraph('髙橋'), form)\n"
        "    print('fontTools' in sys.modules)\n"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["False", "True"]
