"""The documentation: two languages, page by page, and every setting is in it."""

import re

import pytest

from tools.environment import ROOT

DOCS = ROOT / "docs"
LANGUAGES = ("ja", "en")
SETTING = re.compile(r"\bSEKISHO_[A-Z]+(?:_[A-Z]+)*\b")
FRAGMENT = re.compile(r"^(\d+|\+[a-z0-9-]+)(\.[a-z0-9-]+)?\.(feature|bugfix|doc|removal|misc)\.md$")


def list_pages(language: str) -> set[str]:
    folder = DOCS / language
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}


def list_settings() -> set[str]:
    """Return every variable of ours that the code reads."""
    code = [path for name in ("src", "tools") for path in (ROOT / name).rglob("*.py")]
    texts = (path.read_text(encoding="utf-8") for path in code)
    return {name for text in texts for name in SETTING.findall(text)}


def test_every_page_exists_in_both_languages() -> None:
    japanese, english = map(list_pages, LANGUAGES)

    assert japanese == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_is_in_the_reference(language: str) -> None:
    pages = (DOCS / language / "reference").glob("*.md")
    documented = SETTING.findall("".join(page.read_text(encoding="utf-8") for page in pages))

    missing = list_settings() - set(documented)

    assert missing == set()


def test_every_news_fragment_is_named_and_written_in_both_languages() -> None:
    fragments = [path for path in (ROOT / "news").glob("*.md") if path.name != "README.md"]
    texts = {path.name: path.read_text(encoding="utf-8") for path in fragments}

    assert [name for name in texts if not FRAGMENT.match(name)] == []
    assert [name for name, text in texts.items() if not re.search("[ぁ-ん]", text)] == []
    assert [name for name, text in texts.items() if not re.search("[A-Za-z ]{40}", text)] == []


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_readme_leads_with_the_two_commands(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()

    commands = [line.split("#")[0].strip() for line in lines[:5] if line.startswith("    ")]

    assert commands == ["./run demo", "./run test"]
