"""The program uv: installed from its own hashed lock, and called from the set-up alone."""

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path


class SetUpError(Exception):
    """The environment could not be made; carries the text for the person, in ja and en."""

    def __init__(self, *, ja: str, en: str) -> None:
        super().__init__(en)
        self.ja = ja
        self.en = en


class Uv:
    """The program uv, from its own hashed lock, used with the settings this repository needs."""

    def __init__(self, root: Path, python: Path) -> None:
        self._root = root
        self._python = python
        self._folder = root / ".tools" / "uv"
        self._ensure(root / "requirements" / "uv.lock")

    def call(self, *arguments: str) -> None:
        """Run uv; its words appear only where it fails."""
        _call([str(self._program()), "--quiet", *arguments], self._root, self._settings())

    def call_pip(self, verb: str, *arguments: str) -> None:
        """Run `uv pip` on the virtual environment."""
        self.call("pip", verb, "--python", str(self._python), *arguments)

    def _program(self) -> Path:
        names = ("bin/uv", "bin/uv.exe", "Scripts/uv.exe")  # pip's place differs by platform
        return next(
            (self._folder / name for name in names if (self._folder / name).exists()), self._folder
        )

    def _ensure(self, lock: Path) -> None:
        stamp = self._folder / "sekisho-lock.sha256"
        wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
        if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
            return
        if find_spec("pip") is None:
            raise SetUpError(
                ja=f"この Python（{sys.executable}）には pip がありません。Debian や Ubuntu では "
                "`sudo apt install python3-pip`、その他では `python3 -m ensurepip` を実行してから、"
                "もう一度お試しください。",
                en=f"This Python ({sys.executable}) has no pip. On Debian or Ubuntu run "
                "`sudo apt install python3-pip`, elsewhere `python3 -m ensurepip`, and try again.",
            )
        shutil.rmtree(self._folder, ignore_errors=True)
        _call(
            [
                *(sys.executable, "-m", "pip", "install", "--quiet", "--no-input"),
                *("--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"),
                *("--target", str(self._folder), "--requirement", str(lock)),
            ],
            self._root,
            {"PIP_ROOT_USER_ACTION": "ignore", "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0"},
        )
        stamp.write_text(wanted, encoding="ascii")

    def _settings(self) -> dict[str, str]:
        """Return the variables uv is started with: no Python of its own, pip's mirror if any."""
        settings = {"UV_PYTHON_DOWNLOADS": "never"}
        if not any(name in os.environ for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL")):
            mirror = _mirror_of_pip()
            settings |= {"UV_DEFAULT_INDEX": mirror} if mirror else {}
        if not os.access(Path("~").expanduser(), os.W_OK):
            settings["UV_CACHE_DIR"] = str(self._root / ".tools" / "cache")
        return settings


def _mirror_of_pip() -> str | None:
    """Return the index an institution told pip to use; uv does not read pip's settings."""
    command = [sys.executable, "-m", "pip", "config", "list"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    for line in listed.splitlines():
        name, _, value = line.partition("=")
        if name.endswith(".index-url"):
            return value.strip("'\"")
    return None


def _call(command: list[str], folder: Path, settings: dict[str, str]) -> None:
    environment = os.environ | settings
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, check=False
        )
    except OSError as error:
        raise _failed(command, str(error)) from error
    if done.returncode != 0:
        raise _failed(command, f"exit {done.returncode}")


def _failed(command: list[str], why: str) -> SetUpError:
    shown = " ".join(command)
    return SetUpError(
        ja=f"準備の途中で次の命令が失敗しました（{why}）:\n  {shown}\n"
        "上の英文が原因です。ネットワークにつながらないときは、HTTPS_PROXY、または pip の "
        "index-url の設定を確かめて、同じ命令をもう一度実行してください。続きから始まります。",
        en=f"This command failed during set-up ({why}):\n  {shown}\n"
        "The lines above say why. Without a network, check HTTPS_PROXY or the index-url of pip, "
        "then run the same command again: it goes on from here.",
    )
