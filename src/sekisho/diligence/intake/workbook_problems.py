"""The problems and warnings of a filled workbook, in words."""

import difflib
from collections.abc import Sequence

from sekisho.core.errors import Place, Problem
from sekisho.core.text import Text
from sekisho.diligence.intake.nodes import Leaf

_TEMPLATE = Text(
    "`sekisho init` が書くひな形に書き写してください。",
    "Copy the content into the template that `sekisho init` writes.",
)


def not_a_template(place: Place) -> Problem:
    """Say that no sheet is one of ours."""
    return Problem(
        "input.not_a_template",
        Text(
            "Sekisho のひな形のシートが一つもありません。",
            "The workbook has no sheet of the Sekisho template.",
        ),
        place,
        Text(
            "隠れた行に sekisho:… の印があるシート",
            "sheets with the mark sekisho:… in a hidden row",
        ),
        action=_TEMPLATE,
    )


def sheet_missing(place: Place, title: Text) -> Problem:
    """Warn that a sheet of the template is gone; its section is INCOMPLETE."""
    return Problem(
        "input.sheet_missing",
        Text(
            f"シート「{title.ja}」がありません。その部分は未完了になります。",
            f"The sheet {title.en!r} is missing; that part is incomplete.",
        ),
        place,
        action=_TEMPLATE,
    )


def sheet_unread(place: Place) -> Problem:
    """Warn that a filled sheet is not part of the declaration: ⑬ is kept apart."""
    return Problem(
        "input.sheet_unread",
        Text(
            "このシートは申告の一部ではないので、読みませんでした（⑬国籍は別に保管します）。",
            "This sheet is no part of the declaration and was not read; ⑬ is kept apart.",
        ),
        place,
        action=Text(
            "`sekisho init フォルダ --take このファイル` で取り込むと、⑬は分けて保管されます。",
            "Take the file in with `sekisho init DIR --take FILE`: ⑬ then goes to nationality/.",
        ),
    )


def column_missing(place: Place, label: Text) -> Problem:
    """Say that a column which may have to be filled in is gone."""
    return Problem(
        "input.column_missing",
        Text(f"「{label.ja}」の列(欄)がありません。", f"The column {label.en!r} is missing."),
        place,
        Text("ひな形にあるすべての ● と △ の列", "every column marked ● or △ in the template"),
        action=_TEMPLATE,
    )


def unknown_column(place: Place, key: str, known: Sequence[str]) -> Problem:
    """Say that no column has this key."""
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    action = (
        Text(f"「#{near[0]}」に戻してください。", f"Restore it to #{near[0]}.")
        if near
        else _TEMPLATE
    )
    return Problem(
        "input.unknown_key",
        Text(f"隠れた行の「#{key}」という項目はありません。", f"There is no field #{key}."),
        place,
        Text("ひな形の項目名", "a key of the template"),
        key,
        action,
    )


def column_unread(place: Place) -> Problem:
    """Warn that a filled cell belongs to no field."""
    return Problem(
        "input.cell_unread",
        Text("どの項目でもないセルなので、読みませんでした。", "No field has this cell: not read."),
        place,
        action=Text(
            "必要な内容なら、該当する欄か自由記述に移してください。",
            "If it matters, move it to a field or to the free text.",
        ),
    )


def too_many_parts(leaf: Leaf, expected: int, got: int) -> Problem:
    """Say that a line of a list cell has more parts than its columns."""
    return Problem(
        "input.too_many_parts",
        Text("一行の部分が多すぎます。", "A line has too many parts."),
        leaf.place,
        Text(f"| で区切って {expected} 個まで", f"at most {expected}, with bars between"),
        str(got),
        Text(
            "文字としての | は \\| と書いてください。",
            "Write \\| where a bar is meant as a letter.",
        ),
    )


def free_text_found(place: Place) -> Problem:
    """Warn that free text waits to be typed; its section is INCOMPLETE until then."""
    return Problem(
        "input.free_text",
        Text(
            "自由記述があります。項目に分けて入力するまで、この節は未完了です。",
            "There is free text; the section stays incomplete until it is typed into fields.",
        ),
        place,
        action=Text(
            "内容を該当する列に入力し、自由記述を消してください。",
            "Type it into the columns, and clear the free text.",
        ),
    )
