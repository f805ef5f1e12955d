"""What a check prints: the outcome, the findings, where the dossier lies."""

from collections.abc import Iterator
from pathlib import Path

from sekisho.cli._output import describe_all
from sekisho.core.reference import Pin
from sekisho.core.text import Lang, Text
from sekisho.diligence import Checked, list_headlines, list_listings
from sekisho.diligence.dossier.words import LEVELS, SEVERITIES, WORDS, established

_HEAD = Text("照合の結果", "Outcome of the check")
_LEVEL = Text("確定している最低の区分", "Lowest level established")
_COMPLETE = Text("完結（不明な点なし）", "complete (nothing unknown)")
_INCOMPLETE = Text("INCOMPLETE（不明な点が {count} 件）", "INCOMPLETE ({count} open items)")
_PROVISIONAL = Text("暫定（本人の回答前）", "provisional (before the replies)")
_LISTS = Text("照合したデータ", "Checked against")
_NO_LISTS = Text("なし。リスト照合は行っていません。", "nothing: no list was searched.")
_WARNINGS = Text("読み込み時の注意", "Notes on reading")
_FINDINGS = Text("所見", "Findings")
_LISTED = Text("リストに記載の可能性がある当事者", "Parties that may stand on a list")
_NONE = Text("なし", "none")
_DOSSIER = Text("報告書", "Dossier")
_RUN = Text("照合記録", "Run kept in")
_DECIDE = Text(
    "決めるのは人です。決定欄は空欄のままです。", "A person decides; the decision is left blank."
)


def summary_lines(checked: Checked, files: dict[str, Path], lang: Lang) -> Iterator[str]:
    """Yield the summary, line by line."""
    result = checked.result
    title = result.case.application.title
    name = None if title is None else (title.ja if lang == "ja" else title.en or title.ja)
    state = (
        _COMPLETE.get(lang)
        if result.is_complete
        else _INCOMPLETE.format(count=len(result.outcome.missing)).get(lang)
    )
    if result.outcome.provisional:
        state += " · " + _PROVISIONAL.get(lang)
    level = LEVELS[established(result.outcome.level, complete=result.is_complete)].get(lang)
    case_id = result.case.application.application_id
    named = " ".join(part for part in (case_id, name or WORDS["no_title"].get(lang)) if part)
    yield f"{_HEAD.get(lang)}: {named}"
    yield f"  {_LEVEL.get(lang)}: {level} ({result.outcome.pack_id} {result.outcome.pack_version})"
    yield f"  {state}"
    yield f"  {_LISTS.get(lang)}: {_pins(checked, lang)}"
    if result.case.warnings:
        yield f"{_WARNINGS.get(lang)}:"
        yield from describe_all(result.case.warnings, lang)
    yield f"{_FINDINGS.get(lang)}:"
    claims = list_headlines(result, checked.packs, lang)
    if not claims:
        yield f"  {_NONE.get(lang)}"
    for label, finding, claim in claims:
        severity = SEVERITIES[finding.severity.value].get(lang)
        yield f"  {label} {finding.rule} [{severity}] {claim}"
    listings = list_listings(result, checked.packs, lang)
    if listings:
        yield f"{_LISTED.get(lang)}:"
        yield from (f"  {line}" for line in listings)
    yield f"{_DOSSIER.get(lang)}:"
    for path in files.values():
        yield f"  {path}"
    yield f"{_RUN.get(lang)}: {checked.run_folder}"
    yield _DECIDE.get(lang)


def _pins(checked: Checked, lang: Lang) -> str:
    pins = checked.result.run.reference.pins
    if not pins:
        return _NO_LISTS.get(lang)
    joint = "、" if lang == "ja" else ", "
    return joint.join(
        f"{pin.title.get(lang)} ({_dated(pin, lang)}, {pin.entities:,})" for pin in pins
    )


def _dated(pin: Pin, lang: Lang) -> str:
    if pin.published_at is not None:
        return pin.published_at.isoformat()
    return WORDS["retrieved_on"].format(day=pin.retrieved_at.date()).get(lang)
