import io
from pathlib import Path

import pypdf
import pytest
import typst

from sekisho.core.text import LANGS, Lang
from sekisho.reporting import (
    Blank,
    BulletList,
    Column,
    Figures,
    FindingCard,
    Format,
    Heading,
    KeyValues,
    Level,
    Link,
    Paragraph,
    RenderWarning,
    Table,
    Text,
    Timeline,
    WarningCode,
    render,
    spans,
)
from sekisho.reporting.fonts import font_directory
from tests.reporting.corpus import NAMES
from tests.reporting.reading import (
    count_missing_glyphs,
    read_pages,
    read_with_poppler,
    squeeze,
)
from tests.reporting.sample import build_sample
from tests.reporting.small import make_document, make_paragraph

pytestmark = pytest.mark.requires("fonts")

READ_BY_PYPDF = [
    name
    for name in NAMES
    if name not in {"arabic", "persian", "hebrew", "devanagari", "japanese-variation-selector"}
]


@pytest.mark.parametrize("lang", LANGS)
def test_dossier_is_two_pages_and_an_annex(lang: Lang) -> None:
    rendered = render(build_sample(lang), Format.PDF)

    pages = read_pages(rendered.content)

    assert rendered.warnings == ()
    assert len(pages) == 3
    assert pages[2].splitlines()[1].startswith({"ja": "付属資料", "en": "Annex"}[lang])
    for number, page in enumerate(pages, start=1):
        assert "TLP:AMBER+STRICT" in page
        assert "20260420-1f6e" in page
        assert f"{number} / 3" in page


@pytest.mark.parametrize("lang", LANGS)
def test_dossier_is_tagged_and_dated_by_its_run(lang: Lang) -> None:
    reader = pypdf.PdfReader(io.BytesIO(render(build_sample(lang), Format.PDF).content))

    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == lang
    assert reader.metadata is not None
    assert reader.metadata.creation_date_raw == "D:20260420090000Z"
    assert reader.metadata.title == build_sample(lang).title


@pytest.mark.parametrize("lang", LANGS)
def test_every_glyph_is_there(lang: Lang) -> None:
    assert count_missing_glyphs(render(build_sample(lang), Format.PDF).content) == 0


def test_missing_glyph_would_be_seen() -> None:
    content = typst.compile(
        "髙😀".encode(), font_paths=[str(font_directory())], ignore_system_fonts=True
    )

    assert count_missing_glyphs(content) == 1


@pytest.mark.parametrize("style", ["plain", "strong"])
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", NAMES)
def test_name_prints_in_every_style(name: str, lang: Lang, style: str) -> None:
    span = Text(NAMES[name].text, style, NAMES[name].lang)  # type: ignore[arg-type]

    rendered = render(make_paragraph(span, lang=lang), Format.PDF)

    assert rendered.warnings == ()
    assert count_missing_glyphs(rendered.content) == 0


@pytest.mark.parametrize("lang", LANGS)
def test_less_than_or_equal_is_never_set_in_the_font_that_draws_it_wrong(lang: Lang) -> None:
    fonts: set[str] = set()

    def visit(
        text: str, _cm: object, _tm: object, font: dict[str, str] | None, _size: float
    ) -> None:
        if font is not None and {"≤", "≥"} & set(text):
            fonts.add(font["/BaseFont"].partition("+")[2])

    content = render(make_paragraph("比率", " ≤ ", " ≥ ", lang=lang), Format.PDF).content
    pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text(visitor_text=visit)

    assert {font.partition("-")[0] for font in fonts} == {"NotoSansCJKjp"}


@pytest.mark.parametrize("name", READ_BY_PYPDF)
def test_name_read_out_of_the_pdf_is_the_name(name: str) -> None:
    (page,) = read_pages(render(make_paragraph(NAMES[name]), Format.PDF).content)

    assert squeeze(NAMES[name].text) in squeeze(page)


@pytest.mark.requires("poppler")
@pytest.mark.parametrize("name", ["arabic", "persian", "hebrew", "devanagari", "thai"])
def test_name_of_a_joined_script_read_by_poppler_is_the_name(name: str, tmp_path: Path) -> None:
    text = read_with_poppler(render(make_paragraph(NAMES[name]), Format.PDF).content, tmp_path)

    assert squeeze(NAMES[name].text) in squeeze(text)


@pytest.mark.parametrize(
    "text",
    [
        '#eval("1+1")',
        "*bold* _under_ `raw` $x^2$ <label> @ref = head // comment",
        "#let x = 1; \\ ~ -- --- ... \\u{41}",
        '"] #panic("out") [',
        "<script>alert(1)</script>",
        "=HYPERLINK(1)",
    ],
)
def test_markup_in_text_stays_text(text: str) -> None:
    card = FindingCard("F-1", spans(text), Level(text, "high"), question=spans(text))
    document = make_document(card, title=text)

    (page,) = read_pages(render(document, Format.PDF).content)

    assert squeeze(page).count(squeeze(text)) == 4


def test_character_without_a_glyph_prints_its_code_point_and_warns() -> None:
    rendered = render(make_paragraph("絵文字😀"), Format.PDF)

    assert rendered.warnings == (RenderWarning(WarningCode.UNCOVERED_CHARACTER, "U+1F600"),)
    assert "絵文字[U+1F600]" in read_pages(rendered.content)[0]


def test_control_characters_and_lone_surrogates_print_their_code_points() -> None:
    rendered = render(make_paragraph("a\x00\ud800\u202eb"), Format.PDF)

    assert [warning.detail for warning in rendered.warnings] == ["U+0000", "U+202E", "U+D800"]
    assert "a[U+0000][U+D800][U+202E]b" in read_pages(rendered.content)[0]


def test_long_table_repeats_its_header_on_each_page() -> None:
    rows = tuple((spans(f"name {number}"), spans(str(number))) for number in range(300))

    table = Table((Column("氏名欄"), Column("n")), rows)

    pages = read_pages(render(make_document(table), Format.PDF).content)

    assert len(pages) > 4
    assert all("氏名欄" in page for page in pages)
    assert all(f"name {number}" in "\n".join(pages) for number in (0, 150, 299))


@pytest.mark.parametrize(
    "text", ["x" * 999, "https://example.org/" + "0123456789" * 99, "長" * 999]
)
def test_long_word_breaks_and_stays_inside_its_column(text: str) -> None:
    table = Table((Column("左"), Column("右")), ((spans(text), spans("隣")),))

    content = render(make_document(table), Format.PDF).content

    (page,) = read_pages(content)
    assert squeeze(text) in squeeze(page).replace("隣", "")
    assert widest_reach(content) <= 550


def widest_reach(content: bytes) -> float:
    """Return how far right text begins: nothing may begin beyond the right margin (550 pt)."""
    reach = 0.0

    def visit(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        nonlocal reach
        if text.strip():
            reach = max(reach, cm[4] + tm[4])

    for page in pypdf.PdfReader(io.BytesIO(content)).pages:
        page.extract_text(visitor_text=visit)
    return reach


def test_empty_blocks_print_what_they_say_of_nothing() -> None:
    document = make_document(
        Table((Column("a"),), (), empty="検索していない。"),
        Table((Column("a"),), ()),
        KeyValues(()),
        BulletList(()),
        Figures(()),
        Paragraph(()),
        Blank("署名"),
        Timeline("", "2020", "2021", ()),
        Heading(""),
        FindingCard("F-1", (), Level("", "none")),
    )

    (page,) = read_pages(render(document, Format.PDF).content)

    assert "検索していない。" in page
    assert "該当する行はない。" in page
    assert "未記入" in page


def test_fragment_that_leads_nowhere_is_text() -> None:
    rendered = render(make_paragraph(Link("先", "#nowhere"), Link("節", "#only")), Format.PDF)

    (page,) = pypdf.PdfReader(io.BytesIO(rendered.content)).pages
    assert len(page["/Annots"]) == 1
