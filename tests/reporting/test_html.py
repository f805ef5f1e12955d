import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import lxml.html
import pytest

from sekisho.core.text import LANGS, Lang
from sekisho.reporting import (
    Column,
    FindingCard,
    Format,
    Level,
    Link,
    NotFilled,
    Paragraph,
    Table,
    Text,
    render,
    spans,
)
from tests.reporting.sample import build_sample
from tests.reporting.small import make_document, make_paragraph

pytestmark = pytest.mark.requires("fonts")


def render_page(lang: Lang) -> str:
    return render(build_sample(lang), Format.HTML).content.decode("utf-8")


def parse(text: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(text)


@pytest.mark.parametrize("lang", LANGS)
def test_page_asks_for_nothing_from_outside(lang: Lang) -> None:
    page = parse(render_page(lang))

    assert page.xpath("//script | //link | //img | //iframe | //object | //form") == []
    assert page.xpath("//@style | //@src | //@*[starts-with(name(), 'on')]") == []
    targets = re.findall(r"url\(([^)]{0,14})", page.xpath("string(//style)"))
    assert set(targets) == {"data:font/otf;", "data:font/ttf;"}


@pytest.mark.parametrize("lang", LANGS)
def test_policy_names_the_hash_of_the_one_style(lang: Lang) -> None:
    text = render_page(lang)

    (style,) = re.findall("<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    (policy,) = parse(text).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize("lang", LANGS)
def test_page_has_one_main_and_headings_in_order(lang: Lang) -> None:
    page = parse(render_page(lang))

    levels = [int(node.tag[1]) for node in page.xpath("//h1 | //h2 | //h3")]

    assert page.get("lang") == lang
    assert len(page.xpath("//main")) == 1
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_differ_and_fragments_lead_somewhere() -> None:
    page = parse(render_page("ja"))

    ids = page.xpath("//@id")
    fragments = [href[1:] for href in page.xpath("//a/@href") if href.startswith("#")]

    assert len(ids) == len(set(ids))
    assert fragments
    assert set(fragments) <= set(ids)
    labels = " ".join(page.xpath("//@aria-labelledby")).split()
    assert set(labels) <= set(ids)


def test_table_cells_name_their_headings() -> None:
    columns = (Column("名前"), Column("点", align="end"))
    table = Table(columns, ((spans("a"), spans("1")),), title_column=True)

    page = parse(render(make_document(table), Format.HTML).content.decode())

    assert page.xpath("//thead//th/@scope") == ["col", "col"]
    assert page.xpath("//tbody//th/@scope") == ["row"]


def test_markup_in_text_stays_text() -> None:
    evil = "<script>alert(1)</script>&amp;\"'"
    card = FindingCard("F-1", spans(evil), Level(evil, "high"), strength=evil, status=evil)
    document = make_document(
        card, Paragraph(spans(evil, Text(evil, "code", lang="zh"), NotFilled(evil))), title=evil
    )

    text = render(document, Format.HTML).content.decode()

    assert "<script" not in text
    assert parse(text).xpath("string(//h1)") == evil


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//host/x", "file:///x", ""]
)
def test_link_to_anything_but_the_web_is_text(url: str) -> None:
    text = render(make_paragraph(Link("here", url)), Format.HTML).content.decode()

    assert parse(text).xpath("//a") == []
    assert "here" in text


def test_link_cannot_break_out_of_its_attribute() -> None:
    document = make_paragraph(Link("x", 'https://a/"onclick="alert(1)'))

    text = render(document, Format.HTML).content.decode()

    assert parse(text).xpath("//@onclick") == []


def test_marking_cannot_close_the_style() -> None:
    document = replace(make_paragraph("x"), marking="</style><script>", footer='"}</style>')

    text = render(document, Format.HTML).content.decode()

    assert text.count("</style>") == 1
    assert "<script" not in text


def test_names_carry_their_language_and_stand_apart() -> None:
    document = make_paragraph("王伟と ", Text("金哲秀", lang="ko"), " أمينة")

    text = render(document, Format.HTML).content.decode()

    assert '<bdi lang="zh">王伟</bdi>' in text
    assert '<bdi lang="ko">金哲秀</bdi>' in text
    assert '<bdi lang="ar">أمينة</bdi>' in text


def test_long_word_may_break_and_short_ones_may_not() -> None:
    digest = "0123456789abcdef" * 4

    text = render(make_paragraph(f"participant {digest} 研究セキュリティ"), Format.HTML).content

    words = parse(text.decode()).xpath("//span[@class='long']/text()")
    assert words == [digest]


def test_persian_word_with_a_joiner_stands_together() -> None:
    text = render(make_paragraph(Text("علی‌رضا", lang="fa")), Format.HTML).content.decode()

    assert '<bdi lang="fa">علی‌رضا</bdi>' in text
