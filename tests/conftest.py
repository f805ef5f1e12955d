"""What every test gets: the `requires` marker, real published files, hypothesis without clocks."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.require import list_skipped, read_promised, require
from tools.probes import find_shared_data

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_configure(config: pytest.Config) -> None:
    read_promised()


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("requires"):
        require(item.config, *marker.args)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    lines = list_skipped(config)
    if lines:
        terminalreporter.section("skipped for want of")
    for line in lines:
        terminalreporter.write_line(line)


@pytest.fixture
def shared_data(request: pytest.FixtureRequest) -> Path:
    """The folder of real published files; without it the test is skipped, or fails if promised."""
    require(request.config, "data")
    return Path(str(find_shared_data()))
