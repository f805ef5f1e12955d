"""Consistency: what is declared beside what open sources say (rules C01, C02, C09)."""

from sekisho.consistency.compare import compare
from sekisho.consistency.listed import ListedOrgs, OrgRegistry
from sekisho.consistency.orgs import observed_orgs, org_key

__all__ = ["ListedOrgs", "OrgRegistry", "compare", "observed_orgs", "org_key"]
