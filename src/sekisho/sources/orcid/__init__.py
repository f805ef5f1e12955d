"""ORCID public records."""
