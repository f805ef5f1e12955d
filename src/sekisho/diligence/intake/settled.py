"""`dispositions.jsonl`: what named persons made of findings, one JSON object a line."""

from collections.abc import Collection, Iterable

from sekisho.core.case import SettledFinding
from sekisho.core.errors import Place, Problem
from sekisho.core.finding import Disposition
from sekisho.core.text import Text
from sekisho.diligence.intake.decoding import decode
from sekisho.diligence.intake.files import InputFile
from sekisho.diligence.intake.json_nodes import parse_json
from sekisho.diligence.intake.nodes import Leaf, Mapping, Node
from sekisho.diligence.intake.problems import Gathered, at_path
from sekisho.diligence.intake.reading import Reader
from sekisho.diligence.intake.refusals import unknown_key
from sekisho.diligence.intake.shapes import record_of

SETTLED_NAME = "dispositions.jsonl"
_BY_A_PERSON = ("reason", "by", "on")
_EXPECTED = {
    "finding_id": Text("所見の番号（報告書のとおり）", "the id of the finding, as in the dossier"),
    "disposition": Text(
        "回答待ち、説明あり、訂正、同名の別人、重要な点で一致しない",
        "pending, explained, corrected, namesake, materially_inconsistent",
    ),
    "reason": Text("判断の理由", "why it was decided so"),
    "by": Text("判断した人の氏名", "the name of the person who decided"),
    "on": Text("判断した日（2025-04-01 のような年月日）", "the day, such as 2025-04-01"),
    "evidence_digest": Text(
        "dispositions-template.jsonl にある値", "the value in dispositions-template.jsonl"
    ),
}
_FIELDS = tuple(_EXPECTED)


def read_settled(file: InputFile, gathered: Gathered) -> tuple[SettledFinding, ...]:
    """Read the replies; a line left as the form has it means that none has come.

    A last line that is no JSON was torn while it was written: it is passed over with a warning.
    """
    text = decode(file.raw, file.place, gathered) or ""
    lines = [(row, line) for row, line in enumerate(text.split("\n"), start=1) if line.strip()]
    found: list[SettledFinding] = []
    for row, line in lines:
        place = Place(file=file.name, row=row)
        alone = Gathered()
        node = parse_json("\n" * (row - 1) + line, place, alone)
        is_torn = any(one.code == "input.broken_json" for one in alone.problems)
        if is_torn and row == lines[-1][0]:
            gathered.warn(_torn(place))
            continue
        gathered.problems += alone.problems
        one = None if node is None else _read_line(node, place, gathered)
        found += [] if one is None else [one]
    return tuple(found)


def warn_of_unknown_findings(
    settled: Iterable[SettledFinding], known: Collection[str]
) -> tuple[Problem, ...]:
    """Return a warning for each reply to a finding that this check did not make."""
    return tuple(_unknown_finding(one) for one in settled if one.finding_id not in known)


def _read_line(node: Node, place: Place, gathered: Gathered) -> SettledFinding | None:
    if not isinstance(node, Mapping):
        gathered.refuse(_no_object(place))
        return None
    shape = record_of(SettledFinding)
    reader = Reader(gathered)
    values: dict[str, object] = {}
    blank = [key for key in _FIELDS if _is_blank(node.find(key))]
    for entry in node.entries:
        field = shape.find(entry.key)
        if field is None or entry.key not in _FIELDS:
            gathered.refuse(unknown_key(entry.key, _FIELDS, entry.place, ""))
        elif entry.key not in blank:
            values[entry.key] = reader.read(field.shape, entry.node, entry.key)
    if values.get("disposition") is Disposition.PENDING and {*_BY_A_PERSON} <= {*blank}:
        return None  # no reply yet
    for key in blank:
        gathered.refuse(_blank(place, key))
    if blank or None in values.values():
        return None
    # mypy cannot follow fields by name; each value was read along the field's own shape.
    return SettledFinding(**values, row=place.row or 0)  # type: ignore[arg-type]


def _is_blank(node: Node | None) -> bool:
    return node is None or (isinstance(node, Leaf) and node.is_blank)


def _blank(place: Place, key: str) -> Problem:
    return Problem(
        "input.reply_incomplete",
        Text(f"{key} がありません。", f"{key} is missing."),
        at_path(place, key),
        _EXPECTED[key],
        None,
        Text(
            "書き加えるか、まだ回答がなければ disposition を pending に戻し、"
            "reason・by・on を空にしてください。",
            "Write it; where no reply has come, set disposition back to pending and leave "
            "reason, by and on empty.",
        ),
    )


def _no_object(place: Place) -> Problem:
    return Problem(
        "input.wrong_form",
        Text("一行に一つの JSON の組ではありません。", "The line is not one JSON object."),
        place,
        Text(f"{{{', '.join(_FIELDS)}}}", f"{{{', '.join(_FIELDS)}}}"),
        action=Text(
            "dispositions-template.jsonl の行を写して直してください。",
            "Copy the line of dispositions-template.jsonl and correct it.",
        ),
    )


def _torn(place: Place) -> Problem:
    return Problem(
        "input.torn_line",
        Text(
            "最後の行が途中で切れているため、読みませんでした。",
            "The last line is cut off and was not read.",
        ),
        place,
        action=Text("その行を書き直してください。", "Write that line again."),
    )


def _unknown_finding(one: SettledFinding) -> Problem:
    return Problem(
        "input.unknown_finding",
        Text(
            f"{one.finding_id} という所見は今回の照合にありません。この行は使いません。",
            f"This check made no finding {one.finding_id}; the line is not used.",
        ),
        Place(file=SETTLED_NAME, row=one.row or None, path="finding_id"),
        action=Text(
            "番号を報告書で確かめてください。所見がなくなった場合は、そのままで構いません。",
            "Check the id in the dossier; where the finding is gone, nothing is to be done.",
        ),
    )
