"""Measures the main job: `--help`, the demonstration, and a check of twelve people.

Run it with `python -m benchmarks.main_job`. Every command runs in a process of its own, three
times; the least of the three stands beside the limit of the first issue, as a share used. The
twelve are the demonstration's six people, twice. The real lists of ../shared/data are loaded where
they are there, and the index is built by a first check that does not count.
"""

import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

from benchmarks.loading import FILES
from sekisho.diligence.demo import prepare_demo
from sekisho.diligence.intake import application_to_yaml, declaration_to_yaml, read_case
from sekisho.library import Library
from tools.probes import find_shared_data

ROUNDS = 3
LISTS = ("jp-meti-eul", "un-sc", "us-ofac-sdn", "ca-nro", "ror")


def run(*arguments: str, may_exit: tuple[int, ...] = (0,)) -> float:
    """Run `sekisho` once; return the seconds it took.

    Raises:
        RuntimeError: it ended with an exit code that was not foreseen.
    """
    start = perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "sekisho", *arguments], capture_output=True, check=False
    )
    if done.returncode not in may_exit:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return perf_counter() - start


def report(label: str, seconds: float, limit: float) -> None:
    """Print one line: what, how long, and the share of the limit."""
    print(f"{label:<44} {seconds:6.2f} s   {seconds / limit:4.0%} of {limit:g} s")


def double_people(folder: Path) -> int:
    """Put every person of the demonstration into the roster a second time; return the number."""
    case = read_case(folder)
    again = tuple(
        replace(entry, person_id=f"{entry.person_id}b") for entry in case.application.roster
    )
    application = replace(case.application, roster=(*case.application.roster, *again))
    (folder / "application.yaml").write_text(application_to_yaml(application), encoding="utf-8")
    for declaration in case.declarations:
        person_id = f"{declaration.person_id}b"
        text = declaration_to_yaml(replace(declaration, person_id=person_id))
        (folder / "declarations" / f"{person_id}.yaml").write_text(text, encoding="utf-8")
    return len(application.roster)


def load_real_lists(library: Library, data: Path) -> None:
    """Load the real lists and the real registry."""
    for source_id in LISTS:
        library.add(
            source_id,
            [data / name for name in FILES[source_id]],
            published_at=date(2025, 9, 29),
            retrieved_at=datetime(2025, 10, 1, tzinfo=UTC),
        )


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        report("sekisho --help", min(run("--help") for _ in range(ROUNDS)), 0.6)
        demo = min(run("demo", "--out", str(root / "demo")) for _ in range(ROUNDS))
        report("sekisho demo", demo, 10)
        prepared = prepare_demo(root / "twelve")
        data = find_shared_data()
        lists = "the demonstration's lists"
        if data is not None:
            load_real_lists(prepared.library, Path(data))
            lists = "METI + UN + OFAC + Canada + ROR"
        people = double_people(prepared.application)
        command = (
            "check",
            str(prepared.application),
            "--out",
            str(root / "out"),
            "--library",
            str(prepared.library.root),
            "--as-of",
            "2025-11-20",
        )
        first = run(*command, may_exit=(0, 3))
        report(f"check of {people}, {lists}: index built", first, 15)
        again = min(run(*command, may_exit=(0, 3)) for _ in range(ROUNDS))
        report(f"check of {people}, {lists}: indexed", again, 3)
        shutil.rmtree(root / "demo")


if __name__ == "__main__":
    main()
