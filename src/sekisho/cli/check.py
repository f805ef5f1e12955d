"""`sekisho check`: one application folder in, one dossier out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sekisho.cli._options import (
    AsOfOption,
    JsonOption,
    KnownAtOption,
    LangOption,
    LibraryOption,
    read_as_of,
    read_known_at,
)

if TYPE_CHECKING:
    from sekisho.core.text import Lang
    from sekisho.diligence import Checked, CheckResult

FORMATS = ("html", "pdf", "json", "xlsx")


def check_command(
    application: Annotated[
        Path, typer.Argument(help="申請フォルダ / the application folder", metavar="APPLICATION")
    ],
    out: Annotated[
        Path,
        typer.Option("--out", "-o", metavar="DIR", help="報告書の出力先 / where the dossier goes"),
    ] = Path("dossier"),
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            metavar="SEVERITY",
            help="この重さ以上の所見で終了コード1 / exit 1 on a finding at or above: "
            "info, low, medium, high",
        ),
    ] = None,
    library: LibraryOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> None:
    """申請を照合し、DD報告書を作る / Check an application and write its dossier."""
    from sekisho.cli._output import exit_with, resolve_lang  # slow import
    from sekisho.core.finding import Severity
    from sekisho.diligence import run_check
    from sekisho.library import Library, resolve_library_root

    spoken = resolve_lang(lang)
    threshold = read_severity(fail_on)
    make_folder(out)
    checked = run_check(
        application,
        Library(resolve_library_root(library)),
        as_of=read_as_of(as_of),
        known_at=read_known_at(known_at),
    )
    files = write_dossier(checked, out, spoken)
    print_summary(checked, files, spoken, as_json=as_json)
    if threshold is not None and checked.result.has_finding_at(Severity(threshold)):
        exit_with(1)
    exit_with(0 if checked.result.is_complete else 3)


def read_severity(text: str | None) -> str | None:
    """Return a severity, or refuse it with the ones there are."""
    from sekisho.core.finding import Severity  # slow import

    if text is None or text in set(Severity):
        return text
    raise typer.BadParameter("info, low, medium, high", param_hint="--fail-on")


def make_folder(out: Path) -> None:
    """Make the folder of the dossier before any work is done for it.

    Raises:
        LibraryError: it cannot be made, or is a file.
    """
    from sekisho.snapshots import guard_writing  # slow import

    with guard_writing(out):
        out.mkdir(parents=True, exist_ok=True)


def write_dossier(checked: "Checked", out: Path, lang: "Lang") -> dict[str, Path]:
    """Write the dossier in its four formats, each file whole or not at all."""
    from sekisho.core.jsonable import pretty_bytes  # slow import
    from sekisho.diligence import REPLIES_NAME, build_dossier, result_payload, write_reply_form
    from sekisho.reporting import Format, render
    from sekisho.snapshots import write_atomically

    document = build_dossier(checked.result, checked.packs, lang=lang)
    files: dict[str, Path] = {}
    for kind in FORMATS:
        path = out / f"dossier.{kind}"
        data = (
            pretty_bytes(result_payload(checked.result))
            if kind == "json"
            else render(document, Format(kind)).content
        )
        write_atomically(path, data)
        files[kind] = path
    replies = write_reply_form(checked.result)
    if replies:
        files["replies"] = out / REPLIES_NAME
        write_atomically(files["replies"], replies)
    return files


def print_summary(
    checked: "Checked", files: dict[str, Path], lang: "Lang", *, as_json: bool
) -> None:
    """Print the outcome, the findings and where the dossier lies."""
    from sekisho.cli._output import echo, echo_json
    from sekisho.cli._summary import summary_lines

    if as_json:
        paths = {kind: str(path) for kind, path in files.items()}
        echo_json(_summary(checked.result, paths))
        return
    for line in summary_lines(checked, files, lang):
        echo(line)


def _summary(result: "CheckResult", paths: dict[str, str]) -> dict[str, object]:
    from sekisho.core.jsonable import to_json  # slow import

    return {
        "run_id": result.run.run_id,
        "as_of": result.run.as_of.isoformat(),
        "level": result.outcome.level.value,
        "complete": result.is_complete,
        "provisional": result.outcome.provisional,
        "findings": [
            {
                "id": one.finding_id,
                "rule": one.rule,
                "person": one.subject,
                "severity": one.severity.value,
                "disposition": one.disposition.value,
            }
            for one in result.findings
        ],
        "missing": to_json(result.missing),
        "dossier": paths,
    }
