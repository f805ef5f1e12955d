"""Tests that need more than the Python packages: skipped with a reason, or failed where promised.

    @pytest.mark.requires("libreoffice")
    def test_template_survives_libreoffice(...): ...

The names are those of tools/probes.py. A name listed in SEKISHO_REQUIRE (comma-separated) must
be there: then its absence fails the test instead of skipping it.
"""

import os
from collections import Counter

import pytest

from tools.probes import PROBES

SKIPPED: pytest.StashKey[Counter[str]] = pytest.StashKey()
"""How many tests were skipped for want of what."""


def read_promised() -> frozenset[str]:
    """Return the names in SEKISHO_REQUIRE.

    Raises:
        pytest.UsageError: a name is unknown; a slip of the pen must not turn a check off.
    """
    listed = os.environ.get("SEKISHO_REQUIRE", "").replace(",", " ").split()
    unknown = sorted(set(listed) - set(PROBES))
    if unknown:
        raise pytest.UsageError(f"SEKISHO_REQUIRE names {unknown}; known are {sorted(PROBES)}")
    return frozenset(listed)


def require(config: pytest.Config, *names: str) -> None:
    """Go on where every name is there; else skip the test, or fail it where one was promised."""
    for name in names:
        if name not in PROBES:
            pytest.fail(f"requires {name!r}: known are {sorted(PROBES)}", pytrace=False)
        if PROBES[name].find():
            continue
        reason = f"no {name}: {PROBES[name].describe_remedy()}"
        if name in read_promised():
            pytest.fail(f"{reason} (SEKISHO_REQUIRE promised it)", pytrace=False)
        config.stash.setdefault(SKIPPED, Counter())[name] += 1
        pytest.skip(reason)


def list_skipped(config: pytest.Config) -> list[str]:
    """Return one line for each thing that tests were skipped for want of."""
    skipped = config.stash.get(SKIPPED, Counter())
    return [
        f"{name}: {count} skipped. {PROBES[name].describe_remedy()}"
        for name, count in sorted(skipped.items())
    ]
