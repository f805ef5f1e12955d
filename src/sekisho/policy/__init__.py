"""Policy: packs of dated rules, and what they conclude from facts."""

from sekisho.policy.evaluate import evaluate
from sekisho.policy.facts import AssetAccess, DeclaredTie, FunderRule, PersonFacts, RiskFacts
from sekisho.policy.gather import gather_facts
from sekisho.policy.load import PACKS, list_packs, load_pack, load_pack_version
from sekisho.policy.rows import read_rows

__all__ = [
    "PACKS",
    "AssetAccess",
    "DeclaredTie",
    "FunderRule",
    "PersonFacts",
    "RiskFacts",
    "evaluate",
    "gather_facts",
    "list_packs",
    "load_pack",
    "load_pack_version",
    "read_rows",
]
