"""Rebuild the derived files of the demo from the small tables in tools/demo.

For developers, after a change to a table::

    python tools/build_demo.py

The authored files (application.yaml, most declarations, demo.toml, README.md) are not touched.
The same tables give the same bytes; tests/demo holds the shipped files to that.
"""

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # started as a script
    sys.path.insert(0, str(ROOT))

from tools.demo.declarations import write_json, write_workbook  # noqa: E402 -- after the path
from tools.demo.meti import write_list  # noqa: E402 -- after the path
from tools.demo.openalex import describe_author, describe_works  # noqa: E402
from tools.demo.orcid import describe_record  # noqa: E402
from tools.demo.ror import describe_records  # noqa: E402
from tools.demo.world import World  # noqa: E402

DEMO = ROOT / "src" / "sekisho" / "demo"


def build_files() -> dict[str, bytes]:
    """Return every derived file by its path in the demo folder."""
    world = World()
    files = {
        "lists/fictional_user_list_20250131.xlsx": write_list(1, datetime(2025, 1, 31)),  # noqa: DTZ001 -- a workbook's properties have no zone
        "lists/fictional_user_list_20250829.xlsx": write_list(2, datetime(2025, 8, 29)),  # noqa: DTZ001
        "application/declarations/p2.xlsx": write_workbook("p2.yaml"),
        "application/declarations/p5.json": write_json("p5.yaml"),
        "registry/ror-fictional-v2.json": _json_bytes(describe_records(world)),
    }
    for person in world.roster.values():
        folder = f"records/{person.key}"
        works = describe_works(world, person.key)
        files[f"{folder}/openalex_works.json"] = _json_bytes(works)
        if person.posts:
            author = describe_author(world, person)
            files[f"{folder}/openalex_author.json"] = _json_bytes(author)
        if person.record:
            record = describe_record(world, person)
            files[f"{folder}/orcid_record.json"] = _json_bytes(record)
    return files


def write_files(target: Path) -> None:
    """Write every derived file below `target`."""
    for name, data in build_files().items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _json_bytes(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def main() -> None:
    """Rebuild the files in place, or below another folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--target", type=Path, default=DEMO, help="the folder to write into")
    write_files(parser.parse_args().target)


if __name__ == "__main__":
    main()
