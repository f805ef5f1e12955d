"""The façade: at most thirty public names, each of which is there."""

import re
import subprocess
import sys
from importlib import import_module

import pytest

import sekisho
from sekisho import _EXPORTS
from tools.environment import ROOT


def test_all_lists_the_exported_names_in_order() -> None:
    assert sorted(_EXPORTS) == sekisho.__all__


def test_facade_fits_in_one_head() -> None:
    assert len(sekisho.__all__) <= 30


@pytest.mark.parametrize("name", sekisho.__all__)
def test_exported_name_is_what_its_module_defines(name: str) -> None:
    assert getattr(import_module(_EXPORTS[name]), name) is getattr(sekisho, name)


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        sekisho.nothing  # noqa: B018 -- the access is the test


def test_importing_the_facade_imports_nothing_else() -> None:
    code = "import sys, sekisho; print([m for m in sys.modules if m.startswith('sekisho.')])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_nothing_inside_imports_the_facade() -> None:
    inside = (ROOT / "src" / "sekisho").rglob("*.py")
    facade = re.compile(
        r"^\s*(import sekisho$|import sekisho as|from sekisho import (?!_version$))", re.MULTILINE
    )

    guilty = [path for path in inside if facade.search(path.read_text(encoding="utf-8"))]

    assert guilty == []
