"""One leaf to one value, by what the field may hold."""

import difflib
import re
from datetime import date
from enum import StrEnum

from sekisho.core.answer import Answer
from sekisho.core.kinds import TextKind
from sekisho.core.period import PartialDate
from sekisho.core.text import Text
from sekisho.diligence.intake.dates import clean, from_excel_serial, parse_date
from sekisho.diligence.intake.identifiers import read_identifier
from sekisho.diligence.intake.nodes import Leaf, LeafKind
from sekisho.diligence.intake.problems import RefusedError
from sekisho.diligence.intake.shapes import Scalar, ScalarKind
from sekisho.diligence.intake.texts import read_text
from sekisho.diligence.intake.wording import (
    describe_member,
    find_answer,
    find_member,
    spellings_of,
)

_INTEGER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)\Z")
_LARGEST = 999_999_999_999_999
"""Fifteen digits: what a spreadsheet keeps exactly."""


def read_scalar(leaf: Leaf, shape: Scalar) -> object:  # noqa: PLR0911 -- one return a kind
    """Read one leaf.

    Raises:
        RefusedError: when the leaf does not hold what the field may hold.
    """
    match shape.kind:
        case ScalarKind.TEXT:
            return read_text(leaf, shape)
        case ScalarKind.INTEGER:
            return _read_integer(leaf, shape)
        case ScalarKind.ANSWER:
            return read_answer(leaf)
        case ScalarKind.ENUM:
            return _read_member(leaf, shape)
        case ScalarKind.IDENTIFIER:
            return read_identifier(leaf, shape.schemes)
        case ScalarKind.PARTIAL_DATE:
            return read_partial_date(leaf)
        case ScalarKind.DATE:
            return _read_day(leaf)


def read_answer(leaf: Leaf) -> Answer:
    """Read はい／いいえ／不明 and their like."""
    found = find_answer(leaf.text)
    if found is None:
        raise RefusedError(
            "input.not_an_answer",
            Text("はい・いいえ・不明のどれでもありません。", "This is not yes, no or unknown."),
            expected=Text("はい／いいえ／不明（有／無、該当なし も可）", "yes, no or unknown"),
            action=Text(
                "三つのうち一つを書いてください。分からなければ「不明」です。",
                "Write one of the three; unknown is allowed where nobody knows.",
            ),
        )
    return found


def read_partial_date(leaf: Leaf) -> PartialDate:
    """Read a date of any precision; a cell may hold a spreadsheet's serial number."""
    if leaf.is_cell and leaf.kind is LeafKind.INTEGER:
        found = from_excel_serial(int(leaf.text))
        if found is not None:
            return found
    return parse_date(leaf.text)


def parse_integer(text: str) -> int | None:
    """Return a whole number of at most fifteen digits, thousands commas allowed."""
    plain = clean(text)
    if _INTEGER.match(plain) is None:
        return None
    number = int(plain.replace(",", ""))
    return number if number <= _LARGEST else None


def _read_integer(leaf: Leaf, shape: Scalar) -> int:
    if shape.text_kind is TextKind.PERCENT:
        number = parse_integer(clean(leaf.text).removesuffix("%").rstrip())
        if number is None or number > 100:
            raise RefusedError(
                "input.not_a_percentage",
                Text("0〜100の整数ではありません。", "This is not a whole number from 0 to 100."),
                expected=Text(
                    "0 から 100 までの整数（％）", "a whole number from 0 to 100 (per cent)"
                ),
                action=Text("整数に直してください。", "Write a whole number."),
            )
        return number
    number = parse_integer(leaf.text)
    if number is None:
        raise RefusedError(
            "input.not_a_number",
            Text("整数として読めません。", "This cannot be read as a whole number."),
            expected=Text(
                "15桁までの0以上の整数", "a whole number of at most 15 digits, 0 or more"
            ),
            action=Text("数字だけで書いてください。", "Write digits only."),
        )
    return number


def _read_member(leaf: Leaf, shape: Scalar) -> StrEnum:
    enum = shape.enum
    if enum is None:
        raise TypeError("an enumeration without members")
    found = find_member(enum, leaf.text)
    if found is not None:
        return found
    spellings = {spelling: one for one in enum for spelling in spellings_of(one)}
    near = difflib.get_close_matches(clean(leaf.text).lower(), spellings, n=1, cutoff=0.5)
    allowed = "、".join(describe_member(one) for one in enum)
    hint = describe_member(spellings[near[0]]) if near else None
    raise RefusedError(
        "input.not_a_choice",
        Text("選択肢にない値です。", "This is not one of the choices."),
        expected=Text(allowed, allowed.replace("、", ", ")),
        action=Text(
            f"「{hint}」のことなら、そう書いてください。" if hint else "選択肢から選んでください。",
            f"If {hint} is meant, write that." if hint else "Choose one of them.",
        ),
    )


def _read_day(leaf: Leaf) -> date:
    found = read_partial_date(leaf)
    if found.precision != "YMD":
        raise RefusedError(
            "input.date_not_full",
            Text("日まで必要です。", "The day is needed here."),
            expected=Text("2025-04-01 のような年月日", "a full date such as 2025-04-01"),
            action=Text("年・月・日を書いてください。", "Write year, month and day."),
        )
    return found.first_day
