"""`./run test`: every check, one after the other, and pytest's closing line last."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from tools.environment import Environment

_CLOSING_LINE = re.compile(rb"(passed|failed|errors?|skipped|no tests ran).* in [\d.]+s")
_COLOUR = re.compile(rb"\x1b\[[\d;]*m")
DOCS = ("ja", "en")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one step ended."""

    name: str
    passed: bool
    seconds: float


def run_checks(environment: Environment, arguments: Sequence[str]) -> int:
    """Run all steps, whatever fails; with arguments, run pytest alone with them.

    Returns:
        0 where every step passed, else 1; with arguments, pytest's own exit code.
    """
    pytest = [str(environment.python), "-m", "pytest"]
    if arguments:
        return subprocess.call([*pytest, *arguments], cwd=environment.root)
    outcomes = [_run_step(environment, *step) for step in _list_steps(environment)]
    tested, closing_line = _run_pytest(environment, pytest)
    outcomes.append(tested)
    _print_summary(outcomes)
    if closing_line:
        print(closing_line, flush=True)
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def _list_steps(environment: Environment) -> list[tuple[str, list[str]]]:
    program = environment.program
    short = ["--quiet", "--output-format", "concise"]
    steps = [
        ("ruff check", [str(program("ruff")), "check", *short]),
        ("ruff format", [str(program("ruff")), "format", "--check", *short]),
        ("mypy", [str(program("mypy"))]),
        ("import-linter", [str(program("lint-imports"))]),
    ]
    for language in DOCS:
        # Nothing is kept from the last build: a page that is gone must not hide a broken link.
        sphinx = [str(program("sphinx-build")), "--fail-on-warning", "--quiet", "--fresh-env"]
        folders = ["docs", f"docs/_build/{language}"]
        steps.append((f"docs ({language})", [*sphinx, "--tag", language, *folders]))
    return steps


def _run_step(environment: Environment, name: str, command: list[str]) -> Outcome:
    """Run one step quietly; show what it said where it failed."""
    started = time.monotonic()
    done = subprocess.run(
        command,
        cwd=environment.root,
        env=os.environ | {"PYTHONUTF8": "1"},  # import-linter draws, which CP932 cannot
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    outcome = Outcome(name, done.returncode == 0, time.monotonic() - started)
    _print_outcome(outcome)
    if not outcome.passed:
        sys.stdout.buffer.write(done.stdout)
        sys.stdout.flush()
    return outcome


def _run_pytest(environment: Environment, command: list[str]) -> tuple[Outcome, str]:
    """Run pytest, passing its words on as they come, and keep its closing line."""
    started = time.monotonic()
    colour = "yes" if sys.stdout.isatty() else "no"
    closing_line = ""
    with subprocess.Popen(
        [*command, f"--color={colour}"],
        cwd=environment.root,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        for line in process.stdout or ():
            sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
            plain = _COLOUR.sub(b"", line)
            if _CLOSING_LINE.search(plain):
                closing_line = plain.decode(errors="replace").strip("= \r\n")
    passed = process.returncode == 0
    return Outcome("pytest", passed, time.monotonic() - started), closing_line


def _print_summary(outcomes: list[Outcome]) -> None:
    width = shutil.get_terminal_size().columns
    print("\n" + " summary ".center(min(width, 80), "="))
    for outcome in outcomes:
        _print_outcome(outcome)


def _print_outcome(outcome: Outcome) -> None:
    word = "ok    " if outcome.passed else "FAILED"
    print(f"{word} {outcome.name:<16} {outcome.seconds:6.1f} s", flush=True)
