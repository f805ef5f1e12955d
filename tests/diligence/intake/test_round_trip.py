"""What is written reads back as the same value, and is written again as the same bytes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from sekisho.core.declaration import Declaration
from sekisho.diligence.intake import (
    declaration_to_json,
    declaration_to_xlsx,
    declaration_to_yaml,
    read_declaration,
)
from tests.support.declarations import declarations

WRITERS: dict[str, Callable[[Declaration], bytes]] = {
    "yaml": lambda one: declaration_to_yaml(one).encode(),
    "json": lambda one: declaration_to_json(one).encode(),
    "xlsx": declaration_to_xlsx,
}
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without shrinking: a declaration is too large to be shrunk in reasonable time."""


@pytest.mark.parametrize("suffix", ["yaml", "json"])
@given(declaration=declarations())
@settings(suppress_health_check=list(HealthCheck), max_examples=40, phases=PHASES)
def test_declaration_survives_text(
    suffix: str, declaration: Declaration, tmp_path_factory: pytest.TempPathFactory
) -> None:
    check(declaration, suffix, tmp_path_factory.mktemp("text"))


@given(declaration=declarations())
@settings(suppress_health_check=list(HealthCheck), max_examples=15, phases=PHASES)
def test_declaration_survives_a_workbook(
    declaration: Declaration, tmp_path_factory: pytest.TempPathFactory
) -> None:
    check(declaration, "xlsx", tmp_path_factory.mktemp("workbook"))


def check(declaration: Declaration, suffix: str, folder: Path) -> None:
    path = folder / f"p1.{suffix}"
    path.write_bytes(WRITERS[suffix](declaration))

    again = read_declaration(path)

    assert again == declaration
    assert WRITERS[suffix](again) == path.read_bytes()
