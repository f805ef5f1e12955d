"""Every pack that comes with Sekisho loads, quickly, and has its page in both languages."""

import pytest

from sekisho.core.pack import Pack
from sekisho.policy import list_packs, load_pack_version
from tools.environment import ROOT

ALL = list_packs()


@pytest.mark.parametrize("pack", ALL, ids=lambda pack: f"{pack.pack_id}-{pack.version}")
def test_shipped_pack_loads_twice_the_same(pack: Pack) -> None:
    assert load_pack_version(pack.pack_id, pack.version) == pack


@pytest.mark.parametrize("pack", ALL, ids=lambda pack: f"{pack.pack_id}-{pack.version}")
def test_shipped_pack_has_parameters_and_texts(pack: Pack) -> None:
    assert pack.parameters or pack.texts
    assert len(pack.sha256) == 64


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("rule", ["C01", "C02", "C09"])
def test_every_rule_has_its_page(rule: str, language: str) -> None:
    assert (ROOT / "docs" / language / "reference" / "rules" / f"{rule}.md").is_file()


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("pack_id", sorted({pack.pack_id for pack in ALL}))
def test_every_pack_has_its_page_with_its_parameters(pack_id: str, language: str) -> None:
    page = ROOT / "docs" / language / "reference" / "packs" / f"{pack_id}.md"

    text = page.read_text(encoding="utf-8")

    pack = [one for one in ALL if one.pack_id == pack_id][-1]
    assert [key for key in pack.parameters if f"`{key}`" not in text] == []
