"""The command line: thin over the services. Heavy imports stay inside the commands."""

import sys

import typer

from sekisho.cli.check import check_command
from sekisho.cli.data import data_app
from sekisho.cli.demo import demo_command
from sekisho.cli.init import init_command
from sekisho.cli.replay import replay_command

__all__ = ["app", "main"]

app = typer.Typer(
    name="sekisho",
    help="関所：研究セキュリティと経済安全保障の作業台 / "
    "Sekisho: a workbench for research security and economic security.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("init")(init_command)
app.command("check")(check_command)
app.command("replay")(replay_command)
app.add_typer(data_app, name="data")
app.command("demo")(demo_command)


def _show_version(*, value: bool) -> None:
    if value:
        from sekisho._version import __version__  # leaf

        typer.echo(f"sekisho {__version__}")
        raise typer.Exit


@app.callback()
def root(
    *,
    version: bool = typer.Option(
        False,
        "--version",
        callback=lambda value: _show_version(value=value),
        is_eager=True,
        help="版を表示 / show the version",
    ),
) -> None:
    """関所：開かれた研究のための確認 / Sekisho: checks for open research."""
    del version


def main() -> None:
    """Run the command line; every error on purpose becomes words and an exit code."""
    from sekisho.cli._output import prepare_streams, run_guarded  # slow import

    prepare_streams()
    sys.exit(run_guarded(app))
