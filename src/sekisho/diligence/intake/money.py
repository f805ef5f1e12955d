"""Amounts as people write them: 1,000,000 JPY, 100万円, ¥1,200,000."""

import re
from fractions import Fraction

from sekisho.core.answer import Answer
from sekisho.core.declared import Money
from sekisho.core.text import Text
from sekisho.diligence.intake.dates import clean
from sekisho.diligence.intake.problems import RefusedError
from sekisho.diligence.intake.scalars import parse_integer
from sekisho.diligence.intake.wording import find_answer

_CODE_FIRST = re.compile(r"([A-Za-z]{3})\s*([\d,]+)\Z")
_CODE_LAST = re.compile(r"([\d,]+)\s*([A-Za-z]{3})\Z")
_YEN_SIGN = re.compile(r"[¥\\]\s*([\d,]+)(?:-|円)?\Z")
_YEN = re.compile(r"([\d,]+)(?:\.(\d+))?\s*(千|万|十万|百万|千万|億|十億|百億|千億|兆)?円\Z")
_UNITS = {
    None: 1,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "億": 10**8,
    "十億": 10**9,
    "百億": 10**10,
    "千億": 10**11,
    "兆": 10**12,
}
_EXPECTED = Text(
    "金額と通貨（1,000,000 JPY、100万円、¥1,200,000）、または不明",
    "an amount and a currency (1,000,000 JPY, 100万円, ¥1,200,000), or unknown",
)


def read_money(text: str) -> Money:
    """Read an amount with its currency; 不明 is an amount that is said to be unknown.

    Raises:
        RefusedError: when the amount or the currency is missing or not whole.
    """
    plain = clean(text)
    if find_answer(plain) is Answer.UNKNOWN:
        return Money()
    if parse_integer(plain) is not None:
        raise RefusedError(
            "input.currency_missing",
            Text("通貨がありません。", "The currency is missing."),
            expected=_EXPECTED,
            action=Text(
                f"通貨を付けてください（{plain} JPY）。", f"Add the currency ({plain} JPY)."
            ),
        )
    amount, currency = _split(plain)
    number = None if amount is None else parse_integer(amount)
    if number is None:
        raise RefusedError(
            "input.not_an_amount",
            Text("金額として読めません。", "This cannot be read as an amount of money."),
            expected=_EXPECTED,
            action=Text(
                "通貨の単位で整数にして、ISO 4217 の通貨コードを付けてください。",
                "Write whole units of the currency with its ISO 4217 code.",
            ),
        )
    return Money(number, currency)


def write_money(money: Money) -> str | None:
    """Return the short form that reads back as the same amount, where there is one."""
    if money.amount is None:
        return "unknown" if money.currency is None else None
    return None if money.currency is None else f"{money.amount} {money.currency}"


def _split(plain: str) -> tuple[str | None, str]:
    if match := _CODE_FIRST.match(plain):
        return match[2], match[1].upper()
    if match := _CODE_LAST.match(plain):
        return match[1], match[2].upper()
    if match := _YEN_SIGN.match(plain):
        return match[1], "JPY"
    if match := _YEN.match(plain):
        return _whole(match[1], match[2], match[3]), "JPY"
    return None, ""


def _whole(digits: str, decimals: str | None, unit: str | None) -> str | None:
    whole = parse_integer(digits)
    if whole is None:
        return None
    amount = (whole + Fraction(int(decimals or 0), 10 ** len(decimals or ""))) * _UNITS[unit]
    return str(amount.numerator) if amount.denominator == 1 else None
