"""Rewrite requirements/*.lock from pyproject.toml: pinned, hashed, for every platform, no URLs.

For developers, when a dependency changes::

    python3 tools/lock.py              # keeps the pins that still fit
    python3 tools/lock.py --upgrade    # takes newer ones, at least a week old

`base` is what the program needs; `dev` and one lock for each extra hold all of `base`, at the
same versions; `uv` is uv alone. Needs a network.
"""

import argparse
import sys
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.environment import Environment
from tools.uv import Uv

COMMON = (
    *("--universal", "--python-version", "3.11", "--only-binary", ":all:"),
    *("--generate-hashes", "--no-header", "--no-annotate"),
)
COOLDOWN_DAYS = 7
"""A release this young may still be found bad, and be withdrawn."""


def list_locks(root: Path) -> dict[str, tuple[str, ...]]:
    """Return the arguments that make each lock: `uv`, `base`, `dev`, then one for each extra."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    whole = ("pyproject.toml", "--group", "build")
    like_base = (*whole, "--constraint", "requirements/base.lock")
    extras = sorted(project.get("optional-dependencies", {}))
    return {
        "uv": ("--group", "bootstrap"),
        "base": whole,
        "dev": (*like_base, "--group", "dev"),
        **{extra: (*like_base, "--extra", extra) for extra in extras},
    }


def main() -> None:
    """Rewrite every lock."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--upgrade", action="store_true", help="take newer versions where they fit")
    parser.add_argument("--cooldown", type=int, default=COOLDOWN_DAYS, metavar="DAYS")
    options = parser.parse_args()
    environment = Environment()
    uv = Uv(environment.root, environment.python)
    for name, arguments in list_locks(environment.root).items():
        extra = ["--upgrade"] if options.upgrade else []
        if options.cooldown:
            extra += ["--exclude-newer", f"{options.cooldown} days"]
        target = f"requirements/{name}.lock"
        uv.call("pip", "compile", *arguments, *COMMON, *extra, "--output-file", target)
        print(target)


if __name__ == "__main__":
    main()
