"""What every command shares: the language, plain output on any console, errors as words.

Exit codes: 0 done, 1 findings at or above `--fail-on` (or a replay that differs), 2 bad input,
3 incomplete, 4 internal.
"""

import json
import locale
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import NoReturn, get_args

import typer

from sekisho.core.errors import Problem, SekishoError
from sekisho.core.jsonable import to_json
from sekisho.core.text import LANGS, Lang, Text

EXIT_BAD_INPUT = 2
EXIT_INTERNAL = 4
EXIT_PIPE = 141
"""128 + SIGPIPE: what a shell reports of a program that a closed pipe ended."""

_INTERNAL = Text(
    "Sekisho の内部で問題が起きました。入力は変わっていません。下の内容を添えて報告してください。",
    "Something went wrong inside Sekisho. Your input is unchanged. Please report what follows.",
)


def prepare_streams() -> None:
    """Let a console that lacks a character (CP932) show its code point instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def resolve_lang(option: str | None) -> Lang:
    """Return the language: `--lang`, else `SEKISHO_LANG`, else the locale's; `en` if unclear.

    Raises:
        typer.BadParameter: a language was named that there is not.
    """
    for text in (option, os.environ.get("SEKISHO_LANG")):
        if text:
            return _read_lang(text)
    return _lang_of_locale()


def echo(text: str = "") -> None:
    """Print a line to standard output."""
    typer.echo(text)


def echo_json(value: object) -> None:
    """Print JSON to standard output, readable where UTF-8 is, as ASCII elsewhere."""
    is_utf8 = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    plain = json.dumps(to_json(value), ensure_ascii=not is_utf8, indent=2)
    typer.echo(plain.encode("utf-8", "backslashreplace").decode())


def echo_error(error: SekishoError, lang: Lang, *, as_json: bool = False) -> None:
    """Print every problem of an error: to standard error, or as JSON to standard output."""
    if as_json:
        echo_json({"error": {"exit_code": error.exit_code, "problems": error.problems}})
    else:
        typer.echo(error.describe(lang), err=True)


def exit_with(code: int) -> NoReturn:
    """End the command with an exit code."""
    raise typer.Exit(code)


@contextmanager
def report_errors(lang: Lang, *, as_json: bool) -> Iterator[None]:
    """End the command with words and the right exit code where the block fails on purpose."""
    try:
        yield
    except SekishoError as error:
        echo_error(error, lang, as_json=as_json)
        raise typer.Exit(error.exit_code) from error


def run_guarded(app: typer.Typer) -> int:
    """Run an app on the process's arguments and return its exit code, whatever happens."""
    arguments = sys.argv[1:]
    try:
        app()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except SekishoError as error:
        echo_error(error, _lang_of_arguments(arguments), as_json="--json" in arguments)
        return error.exit_code
    except BrokenPipeError:
        # The reader has gone (`| head -1`): not a finding, not an error of ours.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 -- for the exit
        return EXIT_PIPE
    except Exception:  # noqa: BLE001 - the last line of defence: words and exit code 4
        typer.echo(_INTERNAL.get(_lang_of_arguments(arguments)), err=True)
        typer.echo(traceback.format_exc(), err=True)
        return EXIT_INTERNAL
    return 0


def describe_all(problems: tuple[Problem, ...], lang: Lang) -> Iterator[str]:
    """Yield each problem as lines to print under a heading."""
    for problem in problems:
        first, *rest = problem.describe(lang).splitlines()
        yield f"  - {first}"
        yield from (f"  {line}" for line in rest)


def _read_lang(text: str) -> Lang:
    for lang in LANGS:
        if text == lang:
            return lang
    message = f"{' / '.join(get_args(Lang))} のいずれかです / one of them is needed: {text!r}"
    raise typer.BadParameter(message, param_hint="--lang, SEKISHO_LANG")


def _lang_of_locale() -> Lang:
    names = (os.environ.get(key) for key in ("LC_ALL", "LC_MESSAGES", "LANG"))
    named = next((name for name in names if name), None) or locale.getlocale()[0] or ""
    return "ja" if named.lower().startswith("ja") else "en"


def _lang_of_arguments(arguments: list[str]) -> Lang:
    """Return the language of a command that has failed; what is wrong in it is not said twice."""
    option = None
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            option = arguments[index + 1]
        elif argument.startswith("--lang="):
            option = argument.removeprefix("--lang=")
    try:
        return resolve_lang(option)
    except typer.BadParameter:
        return _lang_of_locale()
