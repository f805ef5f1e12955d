"""What OpenAlex records share: ids, identifiers, organisations, dates."""

from collections.abc import Callable

from sekisho.core.identifier import Identifier, parse_openalex, parse_orcid, parse_ror
from sekisho.core.period import PartialDate
from sekisho.core.statement import ObservedOrg
from sekisho.sources._json import Node


def bare_id(text: str) -> str:
    """Return an OpenAlex id without its address."""
    return text.strip().rpartition("/")[2]


def read_id(node: Node, key: str = "id") -> Identifier | None:
    """Return an OpenAlex id, where there is a valid one."""
    return _read(node.text(key), parse_openalex)


def read_orcid(node: Node) -> Identifier | None:
    """Return an ORCID iD, where there is a valid one: OpenAlex passes on what it was given."""
    return _read(node.text("orcid"), parse_orcid)


def read_org(node: Node, raw: str | None = None) -> ObservedOrg | None:
    """Return an institution as OpenAlex resolved it; none where it names nothing."""
    found = (read_id(node), _read(node.text("ror"), parse_ror))
    identifiers = tuple(item for item in found if item is not None)
    name = node.text("display_name")
    if name is None and not identifiers:
        return None
    return ObservedOrg(
        name=name or raw or identifiers[0].value,
        country=node.text("country_code"),
        identifiers=identifiers,
        raw=raw,
    )


def read_doi(text: str | None) -> str | None:
    """Return a DOI without its address, in lower case."""
    if text is None:
        return None
    lower = text.lower()
    start = lower.find("10.")
    return lower[start:] if start >= 0 else None


def read_date(text: str | None) -> PartialDate | None:
    """Return an ISO date; none where it is not one."""
    try:
        return PartialDate.parse(text) if text else None
    except ValueError:
        return None


def _read(text: str | None, parse: Callable[[str], Identifier]) -> Identifier | None:
    try:
        return parse(text) if text else None
    except ValueError:
        return None
