"""A command, source, pack or rule without a page in both languages fails here."""

import re
from collections.abc import Iterator

import pytest
import typer.main
from typer.core import TyperGroup

import sekisho
from sekisho.cli import app
from sekisho.policy import list_packs, load_pack_version
from sekisho.sources import list_sources
from tools.environment import ROOT

LANGUAGES = ("ja", "en")


def commands(group: TyperGroup, prefix: str = "sekisho") -> Iterator[tuple[str, list[str]]]:
    """Yield every command with its long options."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, f"{prefix} {name}")
        else:
            options = [opt for parameter in command.params for opt in parameter.opts]
            yield f"{prefix} {name}", [opt for opt in options if opt.startswith("--")]


def read_pages(language: str, folder: str) -> str:
    pages = sorted((ROOT / "docs" / language / folder).rglob("*.md"))
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_option_is_in_the_reference(language: str) -> None:
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    pages = read_pages(language, "reference")

    missing = [
        wanted
        for name, options in commands(group)
        for wanted in (name, *options)
        if wanted not in pages
    ]

    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_source_has_a_page(language: str) -> None:
    folder = ROOT / "docs" / language / "reference" / "sources"

    missing = [
        manifest.source_id
        for manifest in list_sources()
        if not (folder / f"{manifest.source_id}.md").is_file()
    ]

    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_of_the_consistency_pack_has_a_page(language: str) -> None:
    folder = ROOT / "docs" / language / "reference" / "rules"
    rules = {
        match[1]
        for pack in list_packs()
        for key in load_pack_version(pack.pack_id, pack.version).texts
        if (match := re.match(r"(C\d\d)\.", key))
    }

    assert rules
    assert [rule for rule in sorted(rules) if not (folder / f"{rule}.md").is_file()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pack_is_named_in_the_reference(language: str) -> None:
    pages = read_pages(language, "reference")

    assert [pack.pack_id for pack in list_packs() if pack.pack_id not in pages] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_public_name_is_in_the_reference(language: str) -> None:
    page = (ROOT / "docs" / language / "reference" / "python.md").read_text(encoding="utf-8")

    assert [name for name in sekisho.__all__ if f"`{name}`" not in page] == []
