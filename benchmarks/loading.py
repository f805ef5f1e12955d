"""Measures loading on the real files of ../shared/data: time, memory, and size on disk.

Run it with `python -m benchmarks.loading`. Each source is loaded into an empty library by a process
of its own. `× parse` is the time of the whole load over that of parsing alone; `× input` the
library's size over that of the given files; METI and ROR have limits, shown as a share used.
"""

import resource
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from sekisho.library import Library
from sekisho.sources import get_source, match_parts
from tools.probes import find_shared_data

FILES = {
    "jp-meti-eul": ("lists/meti_foreign_user_list_20250929.xlsx",),
    "ror": ("organisations/ror_v2_records.jsonl.gz",),
    "un-sc": ("lists/un_consolidated_2026.xml",),
    "us-ofac-sdn": (
        "lists/ofac_sdn.csv",
        "lists/ofac_alt.csv",
        "lists/ofac_add.csv",
        "lists/ofac_sdn_comments.csv",
    ),
    "ca-nro": ("lists/ca_named_research_organizations_20240909.html",),
    "openalex": ("research/openalex_works_tu9_410.json.gz",),
}
LIMITS = {"jp-meti-eul": (1.0, 1024), "ror": (15.0, 1024)}
"""Seconds and MiB that the first issue allows, where it does."""
RETRIEVED = datetime(2026, 4, 1, tzinfo=UTC)


def measure(source_id: str, files: list[Path]) -> None:
    """Load one source, read it back, and print a line of figures. Run in a fresh process."""
    source = get_source(source_id)
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library")
        start = perf_counter()
        report = library.add(source_id, files, retrieved_at=RETRIEVED)
        load = perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        start = perf_counter()
        read = sum(1 for _ in library.entities(report.pin))
        reading = perf_counter() - start
        start = perf_counter()
        library.add(source_id, files, retrieved_at=RETRIEVED)
        again = perf_counter() - start
        size = sum(path.stat().st_size for path in library.root.rglob("*") if path.is_file())
        start = perf_counter()
        source.parse(match_parts(source, files))
        parse = perf_counter() - start
    given = sum(path.stat().st_size for path in files)
    count = report.entities + report.records
    print(
        f"{source_id:12} {count:7,} {load:7.2f} s {peak:5.0f} MiB {load / parse:6.2f} "
        f"{size / given:7.2f} {reading:7.2f} s {again:7.2f} s{share(source_id, load, peak)}"
    )
    if read != report.entities:
        sys.exit(f"{source_id}: {read} entities read of {report.entities}")


def share(source_id: str, seconds: float, mib: float) -> str:
    """Return how much of the limits was used, where there are any."""
    if source_id not in LIMITS:
        return ""
    most_seconds, most_mib = LIMITS[source_id]
    return f"  {seconds / most_seconds:4.0%} of time, {mib / most_mib:4.0%} of memory allowed"


def main() -> None:
    """Measure every source whose files are there."""
    data = find_shared_data()
    if data is None:
        sys.exit("No ../shared/data: nothing to measure.")
    print("source       entries      load      peak × parse × input      read     again")
    for source_id, names in FILES.items():
        files = [Path(data) / name for name in names]
        if all(path.exists() for path in files):
            command = [sys.executable, "-m", "benchmarks.loading", source_id, *map(str, files)]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1], [Path(name) for name in sys.argv[2:]])
    else:
        main()
