"""The sheet 書き方 and the notes beside the fields of a workbook."""

from collections.abc import Iterator

from xlsxwriter import Workbook

from sekisho.core.kinds import TextKind
from sekisho.diligence.intake.shapes import Scalar, ScalarKind
from sekisho.diligence.intake.wording import describe_member
from sekisho.diligence.intake.workbook_plan import Column, Plan
from sekisho.diligence.intake.workbook_style import Styles, set_page

GUIDE_SHEET = "書き方 How to"
_LINES = (
    ("●", "必ず記入", "must be filled in"),
    ("△", "条件に当てはまるときに記入", "must be filled in under a condition"),
    ("―", "任意", "optional"),
    (
        "該当の有無",
        "シートごとに「あり・該当なし・不明」を選ぶ。空欄は未完了であり「該当なし」ではない",
        "Choose あり (yes), 該当なし (no) or 不明 (unknown) on each sheet; blank is never no",
    ),
    (
        "項目ID",
        "行の番号。版が変わっても変えない。他の欄（契約など）から番号で参照する",
        "The row's id; keep it over versions. Other fields refer to it",
    ),
    (
        "日付",
        "2025-04-01、2025-04、2025、令和7年4月、R7.4.1。分からない月日は省く",
        "2025-04-01, 2025-04, 2025; leave out what is not known",
    ),
    (
        "一覧のセル",
        "一行に一件、部分は | で区切る（例：山田花子 | 架空大学）。行を変えるには Alt+Enter",
        "One element a line, its parts between bars. Alt+Enter starts a line",
    ),
    (
        "国",
        "国名（日本、米国）または ISO 3166-1 の2文字（JP、US）。機関の所在地の国",
        "A name (Japan) or two letters of ISO 3166-1 (JP, US): where the site is",
    ),
    (
        "e-Rad番号",
        "先頭の0を含む8桁。セルは文字列",
        "8 digits with leading zeros; the cell is text",
    ),
    (
        "自由記述",
        "項目に分けられない内容を書く欄。書くと、その節は項目に入力されるまで未完了になる",
        "For what does not fit; the section stays incomplete until it is typed into fields",
    ),
    (
        "列",
        "並べ替えてよい。隠れた行にある項目名（#で始まる）は消さない",
        "May be reordered; do not delete the hidden rows of keys (#…)",
    ),
)
_KINDS = {
    TextKind.COUNTRY: "日本 Japan、ISO 3166-1（JP、US、CN）",
    TextKind.CURRENCY: "ISO 4217（JPY、USD）",
    TextKind.SCRIPT: "ISO 15924（Jpan、Latn、Hans、Kore）",
    TextKind.KATAKANA: "カタカナ katakana",
    TextKind.EMAIL: "name@example.jp",
    TextKind.SHA256: "16進64桁 64 hexadecimal digits",
    TextKind.PERCENT: "0–100",
    TextKind.SAFE_ID: "英数字 _ - letters, digits, _ -",
}
_SCHEMES = {
    "erad": "8桁 8 digits",
    "orcid": "0000-0000-0000-0000",
    "openalex": "A5012345678",
    "ror": "ror:0… / houjin:13桁",
}


def add_guide(book: Workbook, styles: Styles, plan: Plan) -> None:
    """Add the sheet that says how to fill in the others."""
    sheet = book.add_worksheet(GUIDE_SHEET)
    sheet.write_string(0, 0, "書き方 / How to fill this in", styles.title)
    for row, (word, ja, en) in enumerate(_LINES, start=2):
        sheet.write_string(row, 0, word, styles.header)
        sheet.write_string(row, 1, ja, styles.note)
        sheet.write_string(row, 2, en, styles.note)
    first = len(_LINES) + 3
    for row, one in enumerate(plan.sheets, start=first):
        sheet.write_string(row, 0, one.title.ja, styles.header)
        sheet.write_string(row, 1, one.title.en, styles.note)
        sheet.write_string(row, 2, one.key, styles.key)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 2, 70)
    set_page(sheet, header_rows=(0, 0))


def describe_column(column: Column) -> str:
    """Return what may be written to a cell, its condition, and the parts of a list."""
    notes = [f"△ {column.condition.ja} / {column.condition.en}"] if column.condition else []
    if column.is_list:
        heads = " | ".join(part.label.ja for part in column.parts if part.key)
        notes.append(f"一行に一件 one a line: {heads}")
        notes += _describe_parts(column)
    elif column.is_choice:
        notes.append("あり yes、該当なし no、不明 unknown")
    elif column.scalar is not None:
        notes.append(describe_scalar(column.scalar))
    if column.may_be_unknown:
        notes.append("不明 unknown 可")
    if column.help is not None:
        notes += [column.help.ja, column.help.en]
    return "\n".join(note for note in notes if note)


def _describe_parts(column: Column) -> Iterator[str]:
    """Yield the choices of the parts of a list, which no dropdown of a cell can offer."""
    for part in column.parts:
        scalar = part.scalar
        if scalar is None or not (scalar.enum or scalar.values or not part.key):
            continue
        told = describe_scalar(scalar)
        if told:
            yield f"{part.label.ja}: {told}" if part.key else told


def describe_scalar(scalar: Scalar) -> str:
    """Return the allowed values of a field, short."""
    if scalar.enum is not None:
        return "、".join(describe_member(one) for one in scalar.enum)
    if scalar.values:
        return "、".join(scalar.values)
    if scalar.refs:
        return f"項目ID id of: {', '.join(scalar.refs)}"
    if scalar.schemes:
        return _SCHEMES.get(scalar.schemes[0], "")
    if scalar.text_kind is not None:
        return _KINDS[scalar.text_kind]
    return {
        ScalarKind.ANSWER: "はい yes、いいえ no、不明 unknown",
        ScalarKind.DATE: "2025-04-01",
        ScalarKind.PARTIAL_DATE: "2025-04-01、2025-04、2025、令和7年4月",
        ScalarKind.INTEGER: "整数 a whole number",
    }.get(scalar.kind, "")
