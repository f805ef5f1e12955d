"""Run as a program: add a file to copies of a library, and be killed at every step of it.

    python -m tests.library.crashing BASE TARGET FILE

Copies BASE to TARGET/1, TARGET/2 … and adds FILE to each in a child process, which the kernel
kills (SIGKILL) when it is about to touch the library's files for the n-th time, until one child
lives to the end. Prints how many were killed.
"""

import os
import shutil
import signal
import sys
from datetime import timedelta
from pathlib import Path

from sekisho.library import Library
from sekisho.sources import get_source
from tests.library.published import NOON

_EVENTS = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.truncate"}


def die_at(step: int, root: str) -> None:
    """Kill this process at the `step`-th event that names a file under `root` or a descriptor."""
    left = step

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event not in _EVENTS or not arguments:
            return
        target = arguments[0]
        if isinstance(target, int) or os.fsdecode(target).startswith(root):  # type: ignore[arg-type]
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def main(base: Path, target: Path, file: Path) -> int:
    get_source("jp-meti-eul")  # imported before the children fork
    step = 0
    while True:
        step += 1
        root = target / str(step)
        shutil.copytree(base, root)
        child = os.fork()
        if child == 0:
            die_at(step, str(root))
            Library(root).add("jp-meti-eul", [file], retrieved_at=NOON + timedelta(days=1))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            return step - 1 if os.WEXITSTATUS(status) == 0 else -1


if __name__ == "__main__":
    print(main(*map(Path, sys.argv[1:])))  # noqa: T201 - a program
