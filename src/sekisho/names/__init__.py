"""Names: one spelling, scripts, legal forms, and a comparison that gives its reasons."""

from sekisho.names.compare import MATCH_SCORE, Comparison, compare
from sekisho.names.keys import exact_key, search_keys
from sekisho.names.legal import split_legal_form
from sekisho.names.normalise import NAME_TABLE_VERSION, normalise
from sekisho.names.scripts import scripts_of

__all__ = [
    "MATCH_SCORE",
    "NAME_TABLE_VERSION",
    "Comparison",
    "compare",
    "exact_key",
    "normalise",
    "scripts_of",
    "search_keys",
    "split_legal_form",
]
