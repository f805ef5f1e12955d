"""`sekisho data`: what the library holds, and how it gets there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sekisho.cli._options import JsonOption, LangOption, LibraryOption

if TYPE_CHECKING:
    from sekisho.core.text import Lang

__all__ = ["data_app"]

data_app = typer.Typer(
    help="データの読み込みと一覧 / the library's data: add, list, verify",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@data_app.command("add")
def add_command(
    files: Annotated[
        list[Path],
        typer.Argument(help="公表されたファイル / the published file or files", metavar="FILE..."),
    ],
    *,
    source: Annotated[
        str, typer.Option("--source", help="情報源の ID / the source's id: data list")
    ],
    published: Annotated[
        str | None,
        typer.Option("--published", help="公表日 YYYY-MM-DD / date of publication"),
    ] = None,
    url: Annotated[str | None, typer.Option("--url", help="取得元 / retrieved from")] = None,
    retrieved: Annotated[
        str | None,
        typer.Option(
            "--retrieved",
            help="取得日時 ISO 8601（省略時は今。時差がなければ日本時間） / "
            "retrieved at (default: now; without an offset, Japan's time)",
        ),
    ] = None,
    case: Annotated[
        Path | None,
        typer.Option(
            "--case",
            help="個人の記録を保存する申請フォルダ / the application folder of a person's record",
            metavar="APPLICATION",
        ),
    ] = None,
    accept_shrink: Annotated[
        bool,
        typer.Option("--accept-shrink", help="2割を超える減少を認める / allow over 20 % fewer"),
    ] = False,
    library: LibraryOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> None:
    """公表されたファイルを読み込む / Add published files, or a person's record to its case."""
    from sekisho.cli._data_input import read_provenance
    from sekisho.cli._data_view import show_added, show_case_records
    from sekisho.cli._output import report_errors, resolve_lang
    from sekisho.library import Library, add_case_records, resolve_library_root

    spoken = resolve_lang(lang)
    with report_errors(spoken, as_json=as_json):
        origin = read_provenance(published, retrieved, url)
        if case is not None:
            with _working(spoken, as_json=as_json):
                records = add_case_records(
                    case,
                    source,
                    files,
                    retrieved_at=origin.retrieved_at,
                    published_at=origin.published_at,
                    url=origin.url,
                )
            show_case_records(case, records, spoken, as_json=as_json)
            return
        with _working(spoken, as_json=as_json):
            report = Library(resolve_library_root(library)).add(
                source,
                files,
                retrieved_at=origin.retrieved_at,
                published_at=origin.published_at,
                url=origin.url,
                accept_shrink=accept_shrink,
            )
        show_added(report, files, spoken, as_json=as_json)


@data_app.command("list")
def list_command(
    library: LibraryOption = None, lang: LangOption = None, as_json: JsonOption = False
) -> None:
    """読み込み済みのデータの一覧 / List what the library holds, and what it could."""
    from sekisho.cli._data_view import show_catalogue
    from sekisho.cli._output import report_errors, resolve_lang
    from sekisho.library import Library, resolve_library_root

    spoken = resolve_lang(lang)
    with report_errors(spoken, as_json=as_json):
        show_catalogue(Library(resolve_library_root(library)), spoken, as_json=as_json)


@data_app.command("verify")
def verify_command(
    library: LibraryOption = None, lang: LangOption = None, as_json: JsonOption = False
) -> None:
    """ライブラリのハッシュと件数を確かめる / Check every hash and count in the library."""
    from sekisho.cli._data_view import show_verification
    from sekisho.cli._output import EXIT_BAD_INPUT, exit_with, report_errors, resolve_lang
    from sekisho.library import Library, resolve_library_root

    spoken = resolve_lang(lang)
    with report_errors(spoken, as_json=as_json):
        shelf = Library(resolve_library_root(library))
        with _working(spoken, as_json=as_json):
            report = shelf.verify()
        show_verification(shelf.root, report, spoken, as_json=as_json)
        if report.problems:
            exit_with(EXIT_BAD_INPUT)


@contextmanager
def _working(lang: "Lang", *, as_json: bool) -> Iterator[None]:
    """Show on a terminal that something is going on; say nothing elsewhere."""
    import sys

    if as_json or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    text = "処理しています…" if lang == "ja" else "Working…"
    # The default spinner is of braille dots, which a CP932 console does not have.
    with Console(stderr=True).status(text, spinner="line"):
        yield
