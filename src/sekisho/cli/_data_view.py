"""What `sekisho data` prints: calm, complete, and what to do next."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from sekisho.cli._options import JAPAN
from sekisho.cli._output import describe_all, echo, echo_json
from sekisho.core.errors import Problem
from sekisho.core.jsonable import to_json
from sekisho.core.reference import Pin
from sekisho.core.source import Manifest, Parsed
from sekisho.core.text import Lang, Text
from sekisho.library import AddReport, CaseRecordInfo, Library, VerifyReport, belongs_in_a_library
from sekisho.sources import list_sources, published_hint

_SHORT = 12
_WARNINGS_SHOWN = 20
_WIDTH_ELSEWHERE = 160  # of a pipe or file: wide enough that nothing is cut

_ADDED = Text("読み込みました", "Added")
_AGAIN = Text(
    "すでにある版です。取得の記録を追加しました", "Known already; recorded this retrieval"
)
_REPARSED = Text(
    "すでにある版を、新しい解析で読み直しました", "Known already; read anew by a newer parser"
)
_STAND_IN = Text("不明（取得日で代用）", "unknown (the retrieval stands in)")
_ENTRIES = Text("件数", "entries")
_PUBLISHED = Text("公表日", "published")
_RETRIEVED = Text("取得日時", "retrieved")
_BEFORE = Text("前の版の件数", "entries before")
_HASH = Text("ハッシュ", "sha256")
_MISSING = Text("指定のなかったファイル", "files not given")
_ROWS = Text("（ファイルの行数 {rows:,}）", " (rows in the file: {rows:,})")
_WARNINGS = Text("注意（{count}件）：", "Warnings ({count}):")
_MORE = Text("  … ほか{count}件（--json ですべて表示）", "  … and {count} more (all with --json)")
_NOTES = Text("お知らせ：", "Notes:")
_NEXT = Text(
    "次は：sekisho data list で一覧、sekisho check 申請フォルダ/ -o 出力先/ で照合",
    "Next: sekisho data list; sekisho check APPLICATION/ -o DOSSIER/",
)
_HINT = Text(
    "ファイル名に {day} とあります。公表日であれば、--published {day} を付けて"
    "もう一度実行してください（データは重複しません）。",
    "The file name says {day}. If that is the date of publication, run this again with "
    "--published {day}; nothing is stored twice.",
)
_UNVERIFIED = Text("実ファイル未確認", "not tried on a real file")
_OLD_PARSER = Text(
    "新しい解析があります（もう一度読み込むと読み直します）",
    "a newer parser is there: add the file again",
)
_EMPTY = Text(
    "まだ何も読み込まれていません。例：sekisho data add FILE --source jp-meti-eul "
    "--published 2025-09-29",
    "Nothing is loaded yet. For example: sekisho data add FILE --source jp-meti-eul "
    "--published 2025-09-29",
)
_LIBRARY = Text("ライブラリ", "Library")
_NOT_LOADED = Text("読み込まれていない情報源：", "Sources not loaded:")
_CASE_ONLY = Text("案件ごとに保存する情報源（--case）：", "Sources kept with a case (--case):")
_WHOLE = Text(
    "異常ありません。{snapshots}版、{files}項目を確かめました。",
    "All is whole: {snapshots} snapshots, {files} items checked.",
)
_NOT_WHOLE = Text(
    "取得の記録にある{snapshots}版、{files}項目に異常はありませんが、お知らせがあります。",
    "What the retrievals name is undamaged ({snapshots} snapshots, {files} items checked), "
    "but see the notes.",
)
_UNNAMED = Text(
    "注意：どの取得の記録にもない版が{unnamed}件あります。"
    "読み込みが途中で止まったか、記録の行が失われています。",
    "Warning: {unnamed} snapshot(s) on disk that no retrieval names: "
    "a load that was cut off, or lines that were lost.",
)
_DAMAGE = Text(
    "{count}件の異常があります（{snapshots}版、{files}項目を確認）：",
    "{count} problems ({snapshots} snapshots, {files} items checked):",
)
_KEPT = Text("案件に保存しました", "Kept with the case")
_RECORDS = Text("記録 {count}件", "{count} record(s)")


def show_added(report: AddReport, files: Sequence[Path], lang: Lang, *, as_json: bool) -> None:
    """Print what an `add` did."""
    if as_json:
        echo_json(report)
        return
    pin = report.pin
    head = _ADDED if report.new else (_REPARSED if report.reparsed else _AGAIN)
    echo(f"{head.get(lang)}: {pin.title.get(lang)} [{pin.source_id}]")
    count = f"{report.entities + report.records:,}"
    rows = _ROWS.format(rows=report.rows_seen).get(lang)
    lines = [
        (_PUBLISHED, _published(pin, lang)),
        (_RETRIEVED, _local(pin)),
        (_ENTRIES, count + rows),
        (_HASH, pin.sha256),
    ]
    if report.previous is not None:
        lines.append((_BEFORE, f"{report.previous:,}"))
    if report.missing_parts:
        lines.append((_MISSING, ", ".join(report.missing_parts)))
    for label, value in lines:
        echo(f"  {label.get(lang)}: {value}")
    for line in _list_problems(report.warnings, _WARNINGS.format(count=len(report.warnings)), lang):
        echo(line)
    for line in _list_problems(report.notes, _NOTES, lang):
        echo(line)
    if pin.dated_by_retrieval:
        for day in sorted({day for file in files if (day := published_hint(file))}):
            echo(_HINT.format(day=day).get(lang))
    echo(_NEXT.get(lang))


def show_case_records(
    case: Path, records: Sequence[tuple[CaseRecordInfo, Parsed]], lang: Lang, *, as_json: bool
) -> None:
    """Print which records were kept with a case."""
    if as_json:
        echo_json(
            [{"record": info, "warnings": to_json(parsed.warnings)} for info, parsed in records]
        )
        return
    for info, parsed in records:
        count = _RECORDS.format(count=len(parsed.records)).get(lang)
        echo(f"{_KEPT.get(lang)}: {info.name} [{info.source_id}] {count}")
        echo(f"  {case / info.file}")
        title = _WARNINGS.format(count=len(parsed.warnings))
        for line in _list_problems(parsed.warnings, title, lang):
            echo(line)


def show_catalogue(library: Library, lang: Lang, *, as_json: bool) -> None:
    """Print every snapshot, and the sources of which there is none."""
    pins = library.catalogue()
    loaded = {pin.source_id for pin in pins}
    absent = [item for item in list_sources() if item.source_id not in loaded]
    shared = [item for item in absent if belongs_in_a_library(item)]
    personal = [item for item in absent if item.kind == "person_record"]
    counts = [library.statements(pin) for pin in pins]
    if as_json:
        snapshots = [
            {**_as_dict(pin), "records": found.records, "rows_seen": found.rows_seen}
            for pin, found in zip(pins, counts, strict=True)
        ]
        echo_json(
            {
                "library": str(library.root),
                "snapshots": snapshots,
                "not_loaded": [item.source_id for item in shared],
                "kept_with_a_case": [item.source_id for item in personal],
            }
        )
        return
    echo(f"{_LIBRARY.get(lang)}: {library.root}")
    if pins:
        sizes = [found.entities + found.records for found in counts]
        _print_table(pins, sizes, lang)
    else:
        echo(_EMPTY.get(lang))
    _list_sources(_NOT_LOADED, shared, lang)
    _list_sources(_CASE_ONLY, personal, lang)


def show_verification(root: Path, report: VerifyReport, lang: Lang, *, as_json: bool) -> None:
    """Print every problem that a verification found, or that there is none."""
    if as_json:
        echo_json(
            {
                "library": str(root),
                "whole": not (report.problems or report.notes),
                **_as_dict(report),
            },
        )
        return
    slots = {
        "count": len(report.problems),
        "snapshots": report.snapshots,
        "files": report.files,
        "unnamed": report.unnamed,
    }
    echo(f"{_LIBRARY.get(lang)}: {root}")
    clean = _NOT_WHOLE if report.notes else _WHOLE
    echo((_DAMAGE if report.problems else clean).format(**slots).get(lang))
    if report.unnamed:
        echo(_UNNAMED.format(**slots).get(lang))
    for line in describe_all(report.problems, lang):
        echo(line)
    for line in _list_problems(report.notes, _NOTES, lang):
        echo(line)


def _print_table(pins: Sequence[Pin], sizes: Sequence[int], lang: Lang) -> None:
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = _WIDTH_ELSEWHERE
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    headings = [
        Text("情報源", "source"),
        Text("名称", "title"),
        _PUBLISHED,
        _RETRIEVED,
        _ENTRIES,
        _HASH,
        Text("備考", "remarks"),
    ]
    for heading in headings:
        is_number = heading is _ENTRIES
        table.add_column(
            heading.get(lang), justify="right" if is_number else "left", overflow="fold"
        )
    parsers = {item.source_id: item.parser_version for item in list_sources()}
    for pin, size in zip(pins, sizes, strict=True):
        table.add_row(
            pin.source_id,
            pin.title.get(lang),
            _published(pin, lang),
            _local(pin),
            f"{size:,}",
            pin.sha256[:_SHORT],
            _remarks(pin, parsers.get(pin.source_id), lang),
        )
    console.print(table)


def _remarks(pin: Pin, parser_version: str | None, lang: Lang) -> str:
    remarks = []
    if pin.missing_parts:
        remarks.append(f"{_MISSING.get(lang)}: {', '.join(pin.missing_parts)}")
    if not pin.verified_on_real_file:
        remarks.append(_UNVERIFIED.get(lang))
    if parser_version not in {None, pin.parser_version}:
        remarks.append(_OLD_PARSER.get(lang))
    return "; ".join(remarks)


def _published(pin: Pin, lang: Lang) -> str:
    return _STAND_IN.get(lang) if pin.published_at is None else pin.published_at.isoformat()


def _local(pin: Pin) -> str:
    return pin.retrieved_at.astimezone(JAPAN).strftime("%Y-%m-%d %H:%M JST")


def _list_sources(title: Text, manifests: Sequence[Manifest], lang: Lang) -> None:
    if manifests:
        echo(title.get(lang))
    for item in manifests:
        echo(f"  {item.source_id}  {item.title.get(lang)}")


def _list_problems(problems: tuple[Problem, ...], title: Text, lang: Lang) -> Iterator[str]:
    if not problems:
        return
    yield title.get(lang)
    yield from describe_all(problems[:_WARNINGS_SHOWN], lang)
    if len(problems) > _WARNINGS_SHOWN:
        yield _MORE.format(count=len(problems) - _WARNINGS_SHOWN).get(lang)


def _as_dict(value: Pin | VerifyReport) -> dict[str, object]:
    plain = to_json(value)
    return plain if isinstance(plain, dict) else {}
