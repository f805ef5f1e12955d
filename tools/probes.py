"""What some checks need beside the Python packages: where it is found, and how to get it.

`./run doctor` shows this table, the tests skip or fail by it (tests/support/require.py), and
`.ci/run` asks which Debian packages are missing:

    python3 -m tools.probes libreoffice poppler
"""

import hashlib
import os
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.console import pick
from tools.environment import ROOT

VENDOR = ROOT / "src" / "sekisho" / "vendor"


@dataclass(frozen=True, slots=True)
class Probe:
    """One thing that may be there or not.

    `find` returns where it is, or None; `packages` are Debian's; `get_ja` and `get_en` say how
    to get it where there is no such package.
    """

    name: str
    find: Callable[[], str | None]
    for_ja: str
    for_en: str
    packages: tuple[str, ...] = ()
    get_ja: str = ""
    get_en: str = ""

    def describe_use(self) -> str:
        """Say what it is good for."""
        return pick(ja=self.for_ja, en=self.for_en)

    def describe_remedy(self) -> str:
        """Say how to get it."""
        if self.packages and sys.platform == "linux":
            return "sudo apt install " + " ".join(self.packages)
        return pick(ja=self.get_ja, en=self.get_en)


def find_shared_data() -> str | None:
    """Return the folder of real published files that the tests may use."""
    folder = Path(os.environ.get("SEKISHO_SHARED_DATA") or ROOT.parent / "shared" / "data")
    return str(folder) if folder.is_dir() else None


def find_fonts() -> str | None:
    """Return the folder of the vendored fonts, where every one is there in its full size."""
    try:
        complete = all(file.stat().st_size == size for file, size, _ in _list_vendored())
    except (OSError, KeyError, tomllib.TOMLDecodeError):
        return None
    return str(VENDOR / "fonts") if complete else None


def list_damaged_fonts() -> list[str]:
    """Return the vendored files that are missing or not the bytes of the manifest."""
    return [
        file.name
        for file, _, sha256 in _list_vendored()
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != sha256
    ]


def _list_vendored() -> Iterator[tuple[Path, int, str]]:
    manifest = tomllib.loads((VENDOR / "MANIFEST.toml").read_text(encoding="utf-8"))
    for entry in manifest["file"]:
        yield VENDOR / entry["path"], entry["size"], entry["sha256"]


def _find_program(*names: str, places: tuple[str, ...] = ()) -> Callable[[], str | None]:
    """Make a search for the first of these programs, on the path and then in the usual places."""

    def find() -> str | None:
        on_path = (shutil.which(name) for name in names)
        elsewhere = (str(place) for place in map(Path, places) if place.is_file())
        return next((found for found in (*on_path, *elsewhere) if found), None)

    return find


def _find_postgresql() -> str | None:
    servers = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))  # Debian: not on the path
    return str(servers[-1]) if servers else shutil.which("postgres")


PROBES = {
    probe.name: probe
    for probe in (
        Probe(
            "fonts",
            find_fonts,
            for_ja="PDF と HTML の文字",
            for_en="the letters of PDF and HTML",
            get_ja="フォントが欠けています。リポジトリを取得し直してください（git checkout）。",
            get_en="Fonts are missing: get the repository's files again (git checkout).",
        ),
        Probe(
            "data",
            find_shared_data,
            for_ja="公表された実データでの試験",
            for_en="tests on real published files",
            get_ja="../shared/data に置くか、SEKISHO_SHARED_DATA で場所を指定します。",
            get_en="Put them at ../shared/data, or name the folder in SEKISHO_SHARED_DATA.",
        ),
        Probe(
            "chromium",
            _find_program(
                *("chromium", "chromium-browser", "google-chrome", "chrome"),
                places=(
                    "C:/Program Files/Google/Chrome/Application/chrome.exe",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                ),
            ),
            for_ja="HTML の報告書を実際のブラウザで見る試験",
            for_en="tests that look at the HTML dossier in a real browser",
            packages=("chromium",),
            get_ja="Chromium または Google Chrome を導入します。",
            get_en="Install Chromium or Google Chrome.",
        ),
        Probe(
            "libreoffice",
            _find_program(
                *("soffice", "libreoffice"),
                places=(
                    "C:/Program Files/LibreOffice/program/soffice.exe",
                    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
                ),
            ),
            for_ja="xlsx の書式を表計算ソフトで開く試験",
            for_en="tests that open the xlsx templates in a spreadsheet program",
            packages=("libreoffice-calc-nogui",),
            get_ja="LibreOffice を導入します。",
            get_en="Install LibreOffice.",
        ),
        Probe(
            "poppler",
            _find_program("pdftotext"),
            for_ja="PDF の文字と画像を確かめる試験",
            for_en="tests that read the text and the pages of PDFs",
            packages=("poppler-utils",),
            get_ja="poppler（pdftotext）を導入します。",
            get_en="Install poppler (pdftotext).",
        ),
        Probe(
            "java",
            _find_program("java"),
            for_ja="Apache Spark での大量照合（今後の版）",
            for_en="screening at scale on Apache Spark (in a later version)",
            packages=("default-jre-headless",),
            get_ja="Java 17 以降を導入します。",
            get_en="Install Java 17 or newer.",
        ),
        Probe(
            "postgresql",
            _find_postgresql,
            for_ja="機関での共同利用（今後の版）",
            for_en="casework for a whole institution (in a later version)",
            packages=("postgresql",),
            get_ja="PostgreSQL 15 以降を導入します。",
            get_en="Install PostgreSQL 15 or newer.",
        ),
    )
}
"""Every probe, by the name that SEKISHO_REQUIRE and the tests use."""


def _print_missing_packages(names: list[str]) -> None:
    missing = [probe for name in names if not (probe := PROBES[name]).find()]
    print(*(package for probe in missing for package in probe.packages))


if __name__ == "__main__":
    _print_missing_packages(sys.argv[1:])
