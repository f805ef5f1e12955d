"""The import wall stops what it says it stops: our contracts, tried on small fake packages."""

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.environment import ROOT

ROOMS = (
    *("cli", "diligence", "library", "store", "snapshots", "sources", "reporting"),
    *("screening", "profiles", "consistency", "policy", "names", "core"),
)
DATA_FOLDERS = ("demo", "packs", "vendor")
MODULES = (
    "core.nationality",
    *(
        f"diligence.{name}"
        for name in (
            *("check", "demo", "dossier", "parties", "registry"),
            *("result", "runs", "service"),
        )
    ),
)
"""The modules that a contract names one by one."""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A package with every room of the house, all empty, under our contracts."""
    shutil.copy(ROOT / ".importlinter", tmp_path)
    package = tmp_path / "sekisho"
    for room in ("", *ROOMS):
        (package / room).mkdir()
        (package / room / "__init__.py").touch()
    for folder in DATA_FOLDERS:
        (package / folder).mkdir()
    for module in MODULES:
        write(package, module, "")
    return package


def write(house: Path, module: str, code: str) -> None:
    path = house / f"{module.replace('.', '/')}.py"
    path.parent.mkdir(exist_ok=True)
    (path.parent / "__init__.py").touch()
    path.write_text(code, encoding="utf-8")


def lint(house: Path) -> subprocess.CompletedProcess[str]:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", code, "--no-cache"],
        cwd=house.parent,
        env=os.environ | {"PYTHONPATH": str(house.parent), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_wall_lets_pass_what_points_down(house: Path) -> None:
    write(house, "cli.check", "import sekisho.diligence\nimport sekisho.core")
    write(house, "diligence.check", "import sekisho.library, sekisho.reporting, sekisho.screening")
    write(house, "store.index", "import duckdb\nimport sekisho.screening")
    write(house, "sources._http", "import httpx2")
    write(house, "web.views", "import django.http\nimport sekisho.diligence")

    done = lint(house)

    assert "5 kept, 0 broken" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("module", "code", "verdict"),
    [
        ("core.party", "import sekisho.names", "sekisho.core is not allowed to import"),
        ("library.pull", "import sekisho.cli", "sekisho.library is not allowed to import"),
        ("profiles.build", "import sekisho.screening", "sekisho.profiles is not allowed to import"),
        ("screening.score", "import duckdb", "sekisho.screening is not allowed to import duckdb"),
        ("names.tables", "import sqlite3", "sekisho.names is not allowed to import sqlite3"),
        ("store.rows", "import django.db", "sekisho is not allowed to import django"),
        ("web.__init__", "import django", "sekisho is not allowed to import django"),
        ("sources.fetch", "import httpx2", "sekisho is not allowed to import httpx2"),
        (
            "screening.score",
            "import sekisho.core.nationality",
            "sekisho.screening is not allowed to import sekisho.core.nationality",
        ),
        (
            "diligence.check",
            "import sekisho.core.nationality",
            "sekisho.diligence.check is not allowed to import sekisho.core.nationality",
        ),
        ("helpers.text", "", "sekisho.helpers"),  # a room that is not in the drawing
    ],
)
def test_wall_stops_and_names_the_import(house: Path, module: str, code: str, verdict: str) -> None:
    write(house, module, code)

    done = lint(house)

    assert verdict in done.stdout
    assert done.returncode == 1


def test_every_engine_that_exists_stands_under_the_engine_contract() -> None:
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter", encoding="utf-8")
    layers = contracts["importlinter:layers"]["layers"].split("\n")
    low = layers[next(i for i, layer in enumerate(layers) if "screening" in layer) :]
    drawn = {room.strip(" ()") for layer in low for room in layer.split("|")}
    built = {path.parent.name for path in (ROOT / "src" / "sekisho").glob("*/__init__.py")}

    guarded = contracts["importlinter:engines"]["source_modules"].split()

    assert {f"sekisho.{room}" for room in drawn & built} - set(guarded) == set()
