"""One value at a time: answers, amounts, identifiers, texts."""

import pytest

from sekisho.core.answer import Answer
from sekisho.core.declared import Money
from sekisho.core.errors import Place
from sekisho.core.identifier import Identifier, houjin_check_digit
from sekisho.core.items import Employment
from sekisho.core.kinds import TextKind
from sekisho.diligence.intake.identifiers import read_identifier
from sekisho.diligence.intake.money import read_money
from sekisho.diligence.intake.nodes import Leaf, LeafKind
from sekisho.diligence.intake.problems import RefusedError
from sekisho.diligence.intake.scalars import read_scalar
from sekisho.diligence.intake.shapes import Scalar, ScalarKind


def leaf(text: str, kind: LeafKind = LeafKind.TEXT) -> Leaf:
    return Leaf(text, kind, Place())


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("yes", Answer.YES),
        ("はい", Answer.YES),
        ("有", Answer.YES),
        ("True", Answer.YES),
        ("no", Answer.NO),
        ("該当なし", Answer.NO),
        ("無", Answer.NO),
        ("Ｎｏ", Answer.NO),
        ("不明", Answer.UNKNOWN),
        ("unknown", Answer.UNKNOWN),
    ],
)
def test_answer_is_read_in_both_languages(word: str, answer: Answer) -> None:
    assert read_scalar(leaf(word), Scalar(ScalarKind.ANSWER)) is answer


@pytest.mark.parametrize("word", ["日本", "Japan", "japan", "jp", "ＪＰ"])
def test_country_is_read_by_name_or_code(word: str) -> None:
    assert read_scalar(leaf(word), Scalar(ScalarKind.TEXT, text_kind=TextKind.COUNTRY)) == "JP"


@pytest.mark.parametrize("word", ["常勤", "full_time", "FULL_TIME", " 常勤 "])
def test_choice_is_read_by_value_or_name(word: str) -> None:
    shape = Scalar(ScalarKind.ENUM, enum=Employment)

    assert read_scalar(leaf(word), shape) is Employment.FULL_TIME


def test_wrong_choice_is_told_the_nearest() -> None:
    with pytest.raises(RefusedError) as refused:
        read_scalar(leaf("ful_time"), Scalar(ScalarKind.ENUM, enum=Employment))

    assert "常勤 (full_time)" in refused.value.action.ja
    assert "非常勤" in refused.value.expected.ja


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("1,000,000 JPY", Money(1_000_000, "JPY")),
        ("JPY 500", Money(500, "JPY")),
        ("100万円", Money(1_000_000, "JPY")),
        ("1.5億円", Money(150_000_000, "JPY")),
        ("¥1,200,000", Money(1_200_000, "JPY")),
        ("￥１，２００", Money(1_200, "JPY")),
        ("1,200千円", Money(1_200_000, "JPY")),
        ("300 usd", Money(300, "USD")),
        ("不明", Money()),
    ],
)
def test_amount_is_read(text: str, money: Money) -> None:
    assert read_money(text) == money


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1000000", "input.currency_missing"),
        ("$100", "input.not_an_amount"),
        ("1,00 JPY", "input.not_an_amount"),
        ("10.5 USD", "input.not_an_amount"),
        ("-5 JPY", "input.not_an_amount"),
        ("1.23456千円", "input.not_an_amount"),
    ],
)
def test_what_is_no_amount_is_refused(text: str, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read_money(text)

    assert refused.value.code == code


def test_corporate_number_has_the_check_digit_of_the_tax_agency() -> None:
    # 国税庁 7000012050002, as it publishes of itself.
    assert houjin_check_digit("000012050002") == "7"


@pytest.mark.parametrize(
    ("text", "schemes", "read"),
    [
        ("houjin:7000012050002", ("ror", "houjin"), Identifier("houjin", "7000012050002")),
        ("7000012050002", ("ror", "houjin"), Identifier("houjin", "7000012050002")),
        ("https://ror.org/0abcdef12", ("ror", "houjin"), Identifier("ror", "0abcdef12")),
        ("ror:0abcdef12", ("ror", "houjin"), Identifier("ror", "0abcdef12")),
        ("00123456", ("erad",), Identifier("erad", "00123456")),
        ("https://orcid.org/0000-0002-1825-0097", ("orcid",), None),
    ],
)
def test_identifier_is_read(text: str, schemes: tuple[str, ...], read: Identifier | None) -> None:
    wanted = read or Identifier("orcid", "0000-0002-1825-0097")

    assert read_identifier(leaf(text), schemes) == wanted


@pytest.mark.parametrize(
    ("text", "schemes"),
    [
        ("houjin:7000012050003", ("ror", "houjin")),
        ("ror:0abcdef1", ("ror", "houjin")),
        ("0000-0002-1825-0098", ("orcid",)),
        ("grid.1234", ("ror", "houjin")),
        ("a b", ("kaken",)),
    ],
)
def test_wrong_identifier_is_refused(text: str, schemes: tuple[str, ...]) -> None:
    with pytest.raises(RefusedError, match="check digit"):
        read_identifier(leaf(text), schemes)


def test_number_that_lost_its_zero_is_told_so_and_not_mended() -> None:
    with pytest.raises(RefusedError) as refused:
        read_identifier(leaf("1234567", LeafKind.INTEGER), ("erad",))

    assert refused.value.code == "input.erad_lost_zero"
    assert "01234567" in refused.value.action.en


@pytest.mark.parametrize(
    ("text", "kind", "is_read"),
    [
        ("NO", TextKind.COUNTRY, True),
        ("jp", TextKind.COUNTRY, True),
        ("ZZ", TextKind.COUNTRY, False),
        ("p1_A-b", TextKind.SAFE_ID, True),
        ("../p1", TextKind.SAFE_ID, False),
        ("con", TextKind.SAFE_ID, False),
        ("LPT1", TextKind.SAFE_ID, False),
        ("x" * 41, TextKind.SAFE_ID, False),
        ("ヤマダ　ハナコ", TextKind.KATAKANA, True),
        ("やまだ", TextKind.KATAKANA, False),
        ("a@b.jp", TextKind.EMAIL, True),
        ("a@b", TextKind.EMAIL, False),
        ("Jpan", TextKind.SCRIPT, True),
        ("jpan", TextKind.SCRIPT, False),
    ],
)
def test_text_is_held_to_its_kind(text: str, kind: TextKind, is_read: bool) -> None:
    shape = Scalar(ScalarKind.TEXT, text_kind=kind)
    try:
        read_scalar(leaf(text), shape)
    except RefusedError:
        assert not is_read
    else:
        assert is_read


def test_norway_is_no_answer() -> None:
    shape = Scalar(ScalarKind.TEXT, text_kind=TextKind.COUNTRY)

    assert read_scalar(leaf("NO", LeafKind.BOOLEAN), shape) == "NO"


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\ufffeb"])
def test_control_character_in_a_text_is_refused(text: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read_scalar(leaf(text), Scalar(ScalarKind.TEXT))

    assert refused.value.code == "input.control_character"


@pytest.mark.parametrize(("text", "percent"), [("60", 60), ("60%", 60), ("６０％", 60), ("0", 0)])
def test_percentage_is_read(text: str, percent: int) -> None:
    shape = Scalar(ScalarKind.INTEGER, text_kind=TextKind.PERCENT)

    assert read_scalar(leaf(text), shape) == percent


@pytest.mark.parametrize("text", ["101", "0.6", "-1", "half"])
def test_what_is_no_percentage_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        read_scalar(leaf(text), Scalar(ScalarKind.INTEGER, text_kind=TextKind.PERCENT))
