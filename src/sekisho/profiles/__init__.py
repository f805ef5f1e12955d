"""Profiles: what open sources say of a roster member, tied by declared identifiers only."""

from sekisho.profiles.build import build

__all__ = ["build"]
