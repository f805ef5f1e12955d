"""Run as a program: say READY, then add one file to a library. For tests that kill it.

python -m tests.library.adding_once LIBRARY FILE
"""

import sys
from datetime import timedelta
from pathlib import Path

from sekisho.library import Library
from sekisho.sources import get_source
from tests.library.published import NOON

if __name__ == "__main__":
    get_source("jp-meti-eul")
    print("READY", flush=True)  # noqa: T201 - a program
    Library(Path(sys.argv[1])).add(
        "jp-meti-eul", [Path(sys.argv[2])], retrieved_at=NOON + timedelta(days=1)
    )
    print("DONE", flush=True)  # noqa: T201
