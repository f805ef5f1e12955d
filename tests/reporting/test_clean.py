import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.reporting import RenderWarning, WarningCode
from sekisho.reporting.clean import (
    clean_document,
    clean_text,
    compose_text,
    cover_document,
)
from tests.reporting.sample import build_sample
from tests.reporting.small import make_paragraph

REPLACED = WarningCode.REPLACED_CHARACTER
UNCOVERED = WarningCode.UNCOVERED_CHARACTER


@pytest.mark.parametrize(
    ("text", "cleaned", "points"),
    [
        ("plain", "plain", []),
        ("a\x00b\x1bc", "a[U+0000]b[U+001B]c", ["U+0000", "U+001B"]),
        ("\ud800", "[U+D800]", ["U+D800"]),
        ("Wei \u202egnaW\u202c", "Wei [U+202E]gnaW[U+202C]", ["U+202C", "U+202E"]),
        ("王\u200b伟", "王[U+200B]伟", ["U+200B"]),
        ("a\r\nb\rc\td", "a\nb\nc d", []),
        ("क\u200dष ب\u200cب", "क\u200dष ب\u200cب", []),
        ("邉\U000e0100", "邉\U000e0100", []),
    ],
)
def test_what_cannot_be_printed_shows_its_code_point(
    text: str, cleaned: str, points: list[str]
) -> None:
    found: set[RenderWarning] = set()

    assert clean_text(text, found) == cleaned
    assert sorted(found) == [RenderWarning(REPLACED, point) for point in points]


def test_document_with_nothing_to_clean_stays_the_same_object() -> None:
    document = build_sample("ja")

    assert clean_document(document) == (document, ())
    assert clean_document(document)[0] is document


def test_character_without_a_glyph_shows_its_code_point_in_the_pdf_alone() -> None:
    document = make_paragraph("絵文字😀と外字\ue000")

    assert clean_document(document) == (document, ())
    covered, warnings = cover_document(document)
    assert covered == make_paragraph("絵文字[U+1F600]と外字[U+E000]")
    assert warnings == (RenderWarning(UNCOVERED, "U+1F600"), RenderWarning(UNCOVERED, "U+E000"))


def test_composing_keeps_compatibility_ideographs() -> None:
    assert compose_text("\ufa19か\u3099\ufa19") == "\ufa19が\ufa19"
    assert unicodedata.normalize("NFC", "\ufa19") != "\ufa19"


@given(st.text(st.characters()))
def test_cleaned_text_can_be_encoded_and_cleaned_again(text: str) -> None:
    cleaned = clean_text(text, set())

    assert clean_text(cleaned, set()) == cleaned
    cleaned.encode("utf-8")
