"""The commands of `run`."""

import subprocess
import sys
from collections.abc import Callable, Sequence

from tools.console import pick, prepare, say
from tools.environment import Environment, ensure
from tools.uv import SetUpError

EXIT_BAD_INPUT = 2
EXIT_INTERNAL = 4
EXIT_INTERRUPTED = 130

HELP_JA = """\
関所（Sekisho）研究セキュリティ・経済安全保障の作業台

  ./run demo            架空の研究計画を確認し、DD報告書を作ります（準備も自動で行います）
  ./run test            すべての検査を行います（./run test tests/core のように絞り込めます）
  ./run doctor          この環境に何があり、何が足りないかを示します（--json も可）
  ./run serve           画面での利用（今後の版で）

Windows では ./run の代わりに run.cmd を使います。
表示の言語は SEKISHO_LANG=ja または en で選べます。
"""
HELP_EN = """\
Sekisho (関所): a workbench for research security and economic security

  ./run demo            checks a fictional project and writes its dossier (sets itself up first)
  ./run test            runs every check (./run test tests/core runs some tests alone)
  ./run doctor          shows what this machine has and lacks (also with --json)
  ./run serve           the web application (in a later version)

On Windows use run.cmd for ./run. SEKISHO_LANG=ja or en picks the language of the messages.
"""


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    prepare()
    name, *rest = arguments or ["help"]
    command = _COMMANDS.get(name)
    if command is None:
        say(ja=f"`{name}` という命令はありません。\n", en=f"There is no command `{name}`.\n")
        say(ja=HELP_JA, en=HELP_EN)
        return EXIT_BAD_INPUT
    try:
        return command(rest)
    except SetUpError as error:
        say(ja=error.ja, en=error.en)
        return EXIT_INTERNAL
    except KeyboardInterrupt:
        say(ja="中断しました。", en="Interrupted.")
        return EXIT_INTERRUPTED


def _help(_: list[str]) -> int:
    print(pick(ja=HELP_JA, en=HELP_EN), end="")
    return 0


def _demo(arguments: list[str]) -> int:
    environment = Environment()
    ensure(environment, "base")
    command = [str(environment.python), "-m", "sekisho", "demo", *arguments]
    return subprocess.call(command)


def _test(arguments: list[str]) -> int:
    from tools.checks import run_checks  # noqa: PLC0415 -- slow import: `demo` goes without

    environment = Environment()
    ensure(environment, "dev")
    return run_checks(environment, arguments)


def _doctor(arguments: list[str]) -> int:
    from tools.doctor import run_doctor  # noqa: PLC0415 -- slow import: `demo` goes without

    return run_doctor(Environment(), arguments)


def _serve(_: list[str]) -> int:
    say(
        ja="画面での利用は今後の版で提供します。今は `./run demo` と `sekisho check` を"
        "お使いください。",
        en="The web application comes in a later version. For now: `./run demo`, `sekisho check`.",
    )
    return EXIT_BAD_INPUT


_COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "demo": _demo,
    "doctor": _doctor,
    "help": _help,
    "--help": _help,
    "-h": _help,
    "serve": _serve,
    "test": _test,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
