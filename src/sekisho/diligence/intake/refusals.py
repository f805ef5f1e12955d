"""The problems that reading a node can meet, in words."""

import difflib
from collections.abc import Sequence

from sekisho.core.errors import Place, Problem
from sekisho.core.text import Text
from sekisho.diligence.intake.nodes import Leaf, Listing, Node
from sekisho.diligence.intake.problems import at_path
from sekisho.diligence.intake.shapes import FieldShape


def join(path: str, key: str) -> str:
    """Return the path of a field below `path`."""
    return f"{path}.{key}" if path else key


def path_of_answer(path: str) -> str:
    """Return the path of an answer: that of a list or a record that begins with one is its own."""
    return path.removesuffix(".answer")


def wrong_form(node: Node, path: str, expected: Text) -> Problem:
    """Say that a list, a mapping or a plain value stands where another was expected."""
    return Problem(
        "input.wrong_form",
        Text("値の形が違います。", "The value does not have the form expected here."),
        at_path(node.place, path),
        expected,
        _form_of(node),
        Text(
            "sekisho init が書くひな形の同じ項目を見てください。",
            "See the same field in the template that sekisho init writes.",
        ),
    )


def unknown_key(key: str, allowed: Sequence[str], place: Place, path: str) -> Problem:
    """Say that no field has this key, and which is nearest."""
    near = difflib.get_close_matches(key.casefold(), allowed, n=1, cutoff=0.5)
    listed = ", ".join(allowed)
    action = (
        Text(
            f"「{near[0]}」のことなら、そう直してください。", f"If {near[0]} is meant, write that."
        )
        if near
        else Text("項目名を直すか、消してください。", "Correct the key, or delete it.")
    )
    return Problem(
        "input.unknown_key",
        Text(f"「{key}」という項目はありません。", f"There is no field called {key!r} here."),
        at_path(place, join(path, key)),
        Text(listed, listed),
        key,
        action,
    )


def key_missing(field: FieldShape, place: Place, path: str) -> Problem:
    """Say that a record lacks the id without which it cannot be told from others."""
    label = field.spec.label if field.spec else Text(field.key, field.key)
    return Problem(
        "input.key_missing",
        Text(f"{label.ja}({field.key})がありません。", f"The {label.en} ({field.key}) is missing."),
        at_path(place, join(path, field.key)),
        Text("英数字と _ - で40字まで", "1 to 40 letters, digits, _ and -"),
        None,
        Text(
            f"{field.key}: a1 のように、版が変わっても変えない番号を付けてください。",
            f"Give it one that stays over versions, such as {field.key}: a1.",
        ),
    )


def broken_period(place: Place, detail: str) -> Problem:
    """Say that the bounds of a period contradict each other."""
    return Problem(
        "input.period_reversed",
        Text("期間の前後が合いません。", "The bounds of the period contradict each other."),
        place,
        Text(
            "始まり ≦ 終わり。終わりがあるものは継続中ではない",
            "start before end; a period with an end is not ongoing",
        ),
        detail,
        Text("期間を確かめてください。", "Check the period."),
    )


def fiscal_year_as_year(place: Place, text: str, year: int) -> Problem:
    """Warn that a fiscal year was read as a year."""
    return Problem(
        "input.fiscal_year_as_year",
        Text(
            f"「{text}」は {year} 年として読みました（一日を書く欄に年度があります）。",
            f"{text!r} was read as the year {year}: this field takes one date, not a fiscal year.",
        ),
        place,
        action=Text("月まで分かれば書いてください。", "Write the month if it is known."),
    )


def _form_of(node: Node) -> str:
    if isinstance(node, Leaf):
        return node.text
    return "[…]" if isinstance(node, Listing) else "{…}"
