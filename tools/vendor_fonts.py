"""Rebuild what is known of the vendored fonts: MANIFEST.toml, coverage.json, the copyright notice.

For developers, when a font is added or renewed::

    apt-get download fonts-noto-core fonts-noto-cjk fonts-morisawa-bizud-gothic
    for deb in *.deb; do dpkg -x "$deb" unpacked; done
    python tools/vendor_fonts.py --unpacked unpacked

Without `--unpacked` the files that are there are read again; nothing is copied or downloaded.
"""

import argparse
import hashlib
import itertools
import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont

VENDOR = Path(__file__).resolve().parent.parent / "src" / "sekisho" / "vendor"
NOTO_CORE = "Debian fonts-noto-core 20201225-1"
NOTO_CJK = "Debian fonts-noto-cjk 1:20220127+repack1-1"
BIZUD = "Debian fonts-morisawa-bizud-gothic 1.05-2"
NOTO_CORE_DIR = "usr/share/fonts/truetype/noto"
NOTO_CJK_DIR = "usr/share/fonts/opentype/noto"
BIZUD_DIR = "usr/share/fonts/truetype/bizud-gothic"
MONOSPACED = "Mono"  # the faces for terminals inside NotoSansCJK-Regular.ttc are not used
LATIN = range(0x20, 0x250)  # the letters whose widths the layout of the timeline needs
LICENCE = "SIL Open Font License 1.1"
MAX_BYTES = 45_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """One font file: its name, the package it comes from, its folder inside that package."""

    name: str
    package: str
    folder: str


SOURCES = (
    Source("NotoSans-Regular.ttf", NOTO_CORE, NOTO_CORE_DIR),
    Source("NotoSans-Bold.ttf", NOTO_CORE, NOTO_CORE_DIR),
    Source("BIZUDPGothic-Regular.ttf", BIZUD, BIZUD_DIR),
    Source("BIZUDPGothic-Bold.ttf", BIZUD, BIZUD_DIR),
    Source("NotoSansCJK-Regular.ttc", NOTO_CJK, NOTO_CJK_DIR),
    Source("NotoSansArabic-Regular.ttf", NOTO_CORE, NOTO_CORE_DIR),
    Source("NotoSansArabic-Bold.ttf", NOTO_CORE, NOTO_CORE_DIR),
    Source("NotoSansHebrew-Regular.ttf", NOTO_CORE, NOTO_CORE_DIR),
    Source("NotoSansHebrew-Bold.ttf", NOTO_CORE, NOTO_CORE_DIR),
    Source("NotoSansThai-Regular.ttf", NOTO_CORE, NOTO_CORE_DIR),
    Source("NotoSansThai-Bold.ttf", NOTO_CORE, NOTO_CORE_DIR),
    Source("NotoSansDevanagari-Regular.ttf", NOTO_CORE, NOTO_CORE_DIR),
    Source("NotoSansDevanagari-Bold.ttf", NOTO_CORE, NOTO_CORE_DIR),
)


def open_faces(path: Path) -> list[TTFont]:
    """Open each face of a font file."""
    return list(TTCollection(path).fonts) if path.suffix == ".ttc" else [TTFont(path)]


def list_ranges(points: Iterable[int]) -> Iterator[str]:
    """Write code points as `20-7e`, `a0`, in hexadecimal."""
    numbered = enumerate(sorted(points))
    for _, group in itertools.groupby(numbered, key=lambda pair: pair[1] - pair[0]):
        run = [point for _, point in group]
        yield f"{run[0]:x}" if len(run) == 1 else f"{run[0]:x}-{run[-1]:x}"


def list_families(faces: list[TTFont]) -> list[str]:
    """Name the families of a file, in the order of its faces."""
    names = [str(face["name"].getBestFamilyName()) for face in faces]
    return [name for name in dict.fromkeys(names) if MONOSPACED not in name]


def describe_coverage() -> dict[str, object]:
    """Say which characters each font has, and how wide the Latin letters are in 1/1000 em."""
    fonts = []
    advances: dict[str, int] = {}
    for source in SOURCES:
        faces = open_faces(VENDOR / "fonts" / source.name)
        cmap = faces[0].getBestCmap()
        ranges = ",".join(list_ranges(cmap))
        fonts.append({"file": source.name, "families": list_families(faces), "ranges": ranges})
        if source.name == "NotoSans-Regular.ttf":
            widths, em = faces[0]["hmtx"], faces[0]["head"].unitsPerEm
            letters = [point for point in LATIN if point in cmap]
            advances = {f"{p:x}": round(widths[cmap[p]][0] * 1000 / em) for p in letters}
    return {"advances": advances, "fonts": fonts}


def describe_file(source: Source) -> tuple[str, str]:
    """Return the manifest entry of one font file and its copyright line."""
    path = VENDOR / "fonts" / source.name
    content = path.read_bytes()
    names = open_faces(path)[0]["name"]
    values = {
        "path": f"fonts/{source.name}",
        "name": str(names.getDebugName(4)),
        "version": str(names.getDebugName(5)).split(";", maxsplit=1)[0].removeprefix("Version "),
        "source": source.package,
        "licence": LICENCE,
        "licence_file": "licenses/OFL-1.1.txt",
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    rows = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    entry = "\n".join(["[[file]]", *rows, f"size = {len(content)}"])
    return entry, f"{source.name}: {names.getDebugName(0)}"


def copy_fonts(unpacked: Path) -> None:
    """Take the font files out of unpacked Debian packages."""
    for source in SOURCES:
        target = VENDOR / "fonts" / source.name
        shutil.copyfile(unpacked / source.folder / source.name, target)


def write_lf(path: Path, text: str) -> None:
    """Write a text file with LF line ends on every system."""
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> int:
    """Rebuild the three files; return 1 where the fonts have grown too large."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--unpacked", type=Path, help="folder with the unpacked packages")
    unpacked = parser.parse_args().unpacked
    if unpacked is not None:
        copy_fonts(unpacked)
    entries, notices = zip(*map(describe_file, SOURCES), strict=True)
    head = "# What stands in this folder and where it comes from. Made by tools/vendor_fonts.py.\n"
    write_lf(VENDOR / "MANIFEST.toml", head + "\n" + "\n\n".join(entries) + "\n")
    write_lf(VENDOR / "licenses" / "COPYRIGHT.txt", "\n".join(notices) + "\n")
    coverage = json.dumps(describe_coverage(), ensure_ascii=True, indent=0)
    write_lf(VENDOR / "fonts" / "coverage.json", coverage + "\n")
    total = sum((VENDOR / "fonts" / source.name).stat().st_size for source in SOURCES)
    print(f"{len(SOURCES)} fonts, {total:,} bytes")
    return 0 if total <= MAX_BYTES else 1


if __name__ == "__main__":
    raise SystemExit(main())
