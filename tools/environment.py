"""The environment of the program: uv in `.tools`, packages in `.venv`, both from hashed locks.

A stamp inside `.venv` is written last. Where it is missing, the set-up was never finished and
starts from nothing; where it tells of another lock, the packages are brought up to date; where
it fits, nothing is done and no network is needed.
"""

import contextlib
import hashlib
import json
import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tools.console import say
from tools.uv import SetUpError, Uv

ROOT = Path(__file__).resolve().parent.parent
SETS = ("base", "dev")
"""The sets of packages; each holds all of the one before it."""

_WINDOWS = os.name == "nt"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a finished set-up left behind: the set, its fingerprint, the checkout it serves."""

    group: str
    fingerprint: str
    root: str


@dataclass(frozen=True, slots=True)
class Environment:
    """The places of one checkout, and what is to be done there."""

    root: Path = ROOT

    @property
    def venv(self) -> Path:
        """The folder of the virtual environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The interpreter inside the virtual environment."""
        return self.program("python")

    @property
    def stamp_file(self) -> Path:
        """The file that tells of a finished set-up."""
        return self.venv / "sekisho-set-up.json"

    def program(self, name: str) -> Path:
        """Return the path of a program that a package put into the virtual environment."""
        return self.venv / "Scripts" / f"{name}.exe" if _WINDOWS else self.venv / "bin" / name

    def lock_file(self, group: str) -> Path:
        """Return the lock of a set of packages."""
        return self.root / "requirements" / f"{group}.lock"

    def fingerprint(self, group: str) -> str:
        """Return the hash of everything that decides what is installed for a set."""
        files = (
            self.lock_file(group),
            self.root / "pyproject.toml",
            self.root / "src" / "sekisho" / "_version.py",
        )
        return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()

    def read_stamp(self) -> Stamp | None:
        """Return the stamp, or None where there is none, or none that this checkout can use."""
        try:
            stamp = Stamp(**json.loads(self.stamp_file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        usable = (
            stamp.group in SETS and stamp.root == str(self.root) and self.python.exists()
        )  # a copied checkout brings an environment that points at the original
        return stamp if usable else None

    def write_stamp(self, stamp: Stamp) -> None:
        """Say that the set-up of a set is finished."""
        aside = self.stamp_file.with_suffix(".new")
        aside.write_text(json.dumps(asdict(stamp)), encoding="utf-8")
        aside.replace(self.stamp_file)

    def is_ready(self, wanted: str) -> bool:
        """Tell whether the set, or a larger one, is installed as its lock says."""
        stamp = self.read_stamp()
        return (
            stamp is not None
            and SETS.index(stamp.group) >= SETS.index(wanted)
            and stamp.fingerprint == self.fingerprint(stamp.group)
        )


def ensure(environment: Environment, wanted: str) -> None:
    """Install a set of packages where it is not installed yet; never go back to a smaller one.

    Raises:
        SetUpError: pip is missing, a download failed, or the folder cannot be written.
    """
    if environment.is_ready(wanted):
        return
    with _one_at_a_time(environment):
        if environment.is_ready(wanted):
            return
        started = time.monotonic()
        stamp = environment.read_stamp()
        group = max(wanted, stamp.group if stamp else wanted, key=SETS.index)
        say(
            ja=f"準備しています（{group}）。初めてのときは数分かかることがあります。",
            en=f"Setting up ({group}). The first time may take a few minutes.",
        )
        _install(environment, group, stamp)
        seconds = time.monotonic() - started
        say(ja=f"準備が終わりました（{seconds:.1f} 秒）。", en=f"Set up in {seconds:.1f} s.")


def _install(environment: Environment, group: str, stamp: Stamp | None) -> None:
    """Bring `.venv` to the state of a lock; the stamp goes first and comes back last."""
    uv = Uv(environment.root, environment.python)
    environment.stamp_file.unlink(missing_ok=True)
    if stamp is None:
        interpreter = getattr(sys, "_base_executable", sys.executable)
        uv.call("venv", "--clear", "--python", interpreter, str(environment.venv))
    lock = str(environment.lock_file(group))
    try:
        uv.call_pip("sync", "--require-hashes", "--only-binary", ":all:", lock)
    except SetUpError:
        # uv downloads everything before it changes anything: the old state still stands.
        if stamp is not None:
            environment.write_stamp(stamp)
        raise
    uv.call_pip("install", "--no-deps", "--no-build-isolation", "--editable", str(environment.root))
    environment.write_stamp(Stamp(group, environment.fingerprint(group), str(environment.root)))


@contextlib.contextmanager
def _one_at_a_time(environment: Environment) -> Iterator[None]:
    """Let one set-up at a time work on a checkout.

    The lock is SQLite's: it works alike on Windows and elsewhere, and a killed process gives it
    back.
    """
    folder = environment.root / ".tools"
    try:
        folder.mkdir(exist_ok=True)
        connection = sqlite3.connect(folder / "lock.sqlite", timeout=600, isolation_level=None)
        connection.execute("BEGIN EXCLUSIVE")
    except (OSError, sqlite3.Error) as error:
        raise SetUpError(
            ja=f"{folder} に書き込めません（{error}）。書き込めるフォルダに置いてお試しください。",
            en=f"Cannot write to {folder} ({error}). Put the checkout where you may write.",
        ) from error
    try:
        yield
    finally:
        connection.close()
