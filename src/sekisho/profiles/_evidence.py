"""Evidence and ids of statements: the same record gives the same ids on every run."""

import hashlib

from sekisho.core.evidence import Evidence, Strength
from sekisho.core.sourced import SourcedRecord


def short_id(prefix: str, *parts: str) -> str:
    """Return a short, stable id made of `parts`."""
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:12]}"


def join_locator(record: str, inside: str) -> str:
    """Return the place of a part of a record, seen from the file."""
    if not record or inside.startswith(record):
        return inside
    return f"{record}.{inside}"


def make_evidence(
    sourced: SourcedRecord,
    *,
    locator: str,
    quote: str,
    record_id: str,
    url: str | None,
    title: str | None = None,
    strength: Strength | None = None,
) -> Evidence:
    """Quote one passage of a record. The id does not depend on the snapshot it came with."""
    return Evidence(
        evidence_id=short_id("e", sourced.source_id, record_id, quote),
        source_id=sourced.source_id,
        locator=locator,
        quote=quote,
        strength=strength or sourced.strength,
        url=url or sourced.url,
        sha256=sourced.sha256,
        published_at=sourced.published_at,
        retrieved_at=sourced.retrieved_at,
        record_id=record_id,
        title=title,
    )
