"""`./run doctor`: what this machine has and lacks. Works before anything is set up."""

import argparse
import json
import os
import re
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

from tools.console import pick
from tools.environment import SETS, Environment
from tools.probes import PROBES, find_fonts, list_damaged_fonts

_ENOUGH_DISK = 2_000_000_000
_ASK_PACKAGE = (
    "import json, sekisho, typst, importlib.metadata as m; print(json.dumps("
    "[sekisho.__version__, str(sekisho.__path__[0]), m.version('typst')]))"
)


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the report.

    `status` is `ok`; `absent` (optional, or made by the next command); `warning`; or `error`.
    """

    name: str
    status: str
    detail: str
    advice: str = ""


def run_doctor(environment: Environment, arguments: Sequence[str]) -> int:
    """Print the report; return 1 where something is broken, else 0."""
    parser = argparse.ArgumentParser(prog="run doctor", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON")
    as_json: bool = parser.parse_args(arguments).json
    checks = list(examine(environment))
    if as_json:
        report = {"ok": not _is_broken(checks), "checks": [asdict(check) for check in checks]}
        print(json.dumps(report, ensure_ascii=True, indent=2))
    else:
        for check in checks:
            _print_check(check)
    return 1 if _is_broken(checks) else 0


def examine(environment: Environment) -> Iterator[Check]:
    """Look at everything, the base first."""
    yield _check_python()
    yield _check_pip(environment)
    yield from (_check_lock(environment, group) for group in ("uv", *SETS))
    yield _check_venv(environment)
    yield from _check_package(environment)
    yield _check_fonts()
    yield from (_check_probe(name) for name in PROBES if name != "fonts")
    yield _check_library(environment)
    yield _check_disk(environment)
    yield _check_console()


def _is_broken(checks: list[Check]) -> bool:
    return any(check.status == "error" for check in checks)


def _check_python() -> Check:
    bits = struct.calcsize("P") * 8
    detail = f"{sys.version.split()[0]}, {bits} bit, {sys.executable}"
    if bits < 64:
        advice = pick(ja="64 ビット版の Python を導入してください。", en="Install a 64-bit Python.")
        return Check("python", "error", detail, advice)
    return Check("python", "ok", detail)


def _check_pip(environment: Environment) -> Check:
    if find_spec("pip") is not None:
        return Check("pip", "ok", pick(ja="あり", en="present"))
    detail = pick(ja="なし", en="absent")
    if environment.is_ready("base"):
        return Check("pip", "absent", detail)
    advice = pick(
        ja="`sudo apt install python3-pip`、または `python3 -m ensurepip`",
        en="`sudo apt install python3-pip`, or `python3 -m ensurepip`",
    )
    return Check("pip", "error", detail, advice)


def _check_lock(environment: Environment, group: str) -> Check:
    path = environment.lock_file(group)
    name = f"lock:{group}"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        advice = pick(
            ja="リポジトリを取得し直してください。", en="Get the repository's files again."
        )
        return Check(name, "error", str(error), advice)
    packages = len(re.findall(r"^\S+==", text, re.MULTILINE))
    return Check(name, "ok", pick(ja=f"{packages} 個", en=f"{packages} packages"))


def _check_venv(environment: Environment) -> Check:
    stamp = environment.read_stamp()
    if stamp is None:
        detail = pick(ja="未作成、または作成途中", en="not made, or not finished")
        advice = pick(
            ja="`./run demo` または `./run test` が作ります。",
            en="`./run demo` or `./run test` makes it.",
        )
        return Check("venv", "absent", detail, advice)
    if not environment.is_ready(stamp.group):
        detail = pick(ja=f"{stamp.group}: ロックより古い", en=f"{stamp.group}: older than its lock")
        advice = pick(
            ja="次の `./run demo` または `./run test` が更新します。",
            en="The next `./run demo` or `./run test` brings it up to date.",
        )
        return Check("venv", "warning", detail, advice)
    return Check("venv", "ok", f"{stamp.group}, {environment.venv}")


def _check_package(environment: Environment) -> Iterator[Check]:
    """Ask the environment for sekisho and typst, where it is there at all."""
    if environment.read_stamp() is None:
        return
    done = subprocess.run(
        [str(environment.python), "-c", _ASK_PACKAGE], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        problem = (done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[-1]
        advice = pick(
            ja=f"{environment.venv} を消して `./run demo` をやり直してください。",
            en=f"Delete {environment.venv} and run `./run demo` again.",
        )
        yield Check("sekisho", "error", problem, advice)
        return
    version, place, typst = json.loads(done.stdout)
    ours = Path(place) == environment.root / "src" / "sekisho"
    yield Check("sekisho", "ok" if ours else "warning", f"{version}, {place}")
    yield Check("typst", "ok", typst)


def _check_fonts() -> Check:
    probe = PROBES["fonts"]
    folder = find_fonts()
    if folder is None:
        detail = pick(ja="欠けているものがあります", en="some are missing")
        return Check("fonts", "error", detail, probe.describe_remedy())
    damaged = list_damaged_fonts()
    if damaged:
        detail = pick(ja="内容が違います: ", en="not the expected bytes: ") + ", ".join(damaged)
        return Check("fonts", "error", detail, probe.describe_remedy())
    return Check("fonts", "ok", folder)


def _check_probe(name: str) -> Check:
    probe = PROBES[name]
    found = probe.find()
    if found is None:
        return Check(name, "absent", probe.describe_use(), probe.describe_remedy())
    return Check(name, "ok", f"{probe.describe_use()}: {found}")


def find_library() -> Path:
    """Return where sekisho keeps its library when no `--library` is given.

    The rule is that of `sekisho.library.place`, which cannot be imported before the set-up; a
    test holds the two together.
    """
    named = os.environ.get("SEKISHO_HOME")
    if named:
        return Path(named).expanduser()
    home = Path("~").expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Sekisho"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Sekisho"
    data = os.environ.get("XDG_DATA_HOME", "")
    return (Path(data) if data.startswith("/") else home / ".local" / "share") / "sekisho"


def _check_library(environment: Environment) -> Check:
    library = find_library()
    if not library.is_absolute():
        advice = pick(
            ja="SEKISHO_HOME には絶対パスを指定してください。",
            en="Give SEKISHO_HOME as an absolute path.",
        )
        return Check("library", "warning", str(library), advice)
    if library.is_relative_to(environment.root):
        advice = pick(
            ja="リポジトリの外に置くことをお勧めします。",
            en="Better kept outside the repository.",
        )
        return Check("library", "warning", str(library), advice)
    nearest = next(place for place in (library, *library.parents) if place.exists())
    if not os.access(nearest, os.W_OK):
        advice = pick(
            ja="書き込めません。SEKISHO_HOME で別の場所を指定してください。",
            en="Not writable: name another place in SEKISHO_HOME.",
        )
        return Check("library", "warning", str(library), advice)
    state = "" if library.exists() else pick(ja="（まだ空）", en=" (not yet made)")
    return Check("library", "ok", f"{library}{state}")


def _check_disk(environment: Environment) -> Check:
    free = shutil.disk_usage(environment.root).free
    detail = pick(ja=f"空き {free / 1e9:.1f} GB", en=f"{free / 1e9:.1f} GB free")
    if free < _ENOUGH_DISK:
        advice = pick(ja="2 GB 以上を空けてください。", en="Free 2 GB or more.")
        return Check("disk", "warning", detail, advice)
    return Check("disk", "ok", detail)


def _check_console() -> Check:
    encoding = sys.stdout.encoding or "ascii"
    try:
        "関所".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        advice = "Japanese cannot be shown here; set PYTHONUTF8=1 or a UTF-8 locale."
        return Check("console", "warning", encoding, advice)
    return Check("console", "ok", encoding)


def _print_check(check: Check) -> None:
    words = {
        "ok": pick(ja="良", en="ok"),
        "absent": pick(ja="無", en="absent"),
        "warning": pick(ja="注意", en="warning"),
        "error": pick(ja="不良", en="ERROR"),
    }
    word = words[check.status]
    padding = " " * (8 - sum(2 if ord(letter) > 0xFF else 1 for letter in word))
    print(f"{word}{padding} {check.name:<12} {check.detail}")
    if check.advice:
        print(f"{'':22}→ {check.advice}")
