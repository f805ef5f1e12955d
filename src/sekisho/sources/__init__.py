"""Sources: what their publishers say of them, and parsers of what they publish.

    >>> [manifest.source_id for manifest in list_sources()][:2]
    ['ca-nro', 'jp-meti-eul']
    >>> get_source("jp-meti-eul").parse({"list": path}).rows_seen
    835

Note that a parser is imported when it is first asked for: to list sources is cheap.
"""

from difflib import get_close_matches
from importlib import import_module

from sekisho.core.errors import Problem, UnknownSourceError
from sekisho.core.source import Manifest, Source
from sekisho.core.text import Text
from sekisho.sources._manifest import load_manifests
from sekisho.sources._parts import match_parts, published_hint

__all__ = ["get_source", "list_sources", "match_parts", "published_hint"]


def get_source(source_id: str) -> Source:
    """Return a source by its id.

    Raises:
        UnknownSourceError: no source has that id; names the closest ones.
    """
    manifests = load_manifests()
    if source_id not in manifests:
        raise UnknownSourceError(_describe_unknown(source_id, list(manifests)))
    folder = source_id.replace("-", "_")
    module = import_module(f"sekisho.sources.{folder}.parser")
    return Source(manifests[source_id], module.parse)


def list_sources() -> tuple[Manifest, ...]:
    """Return the manifest of every source, sorted by id."""
    return tuple(load_manifests().values())


def _describe_unknown(source_id: str, known: list[str]) -> Problem:
    close = get_close_matches(source_id.casefold().replace("_", "-"), known, n=3, cutoff=0.4)
    wanted = ", ".join(close or known)
    return Problem(
        code="source.unknown",
        what=Text(f"情報源「{source_id}」はありません。", f"There is no source {source_id!r}."),
        expected=Text(wanted, wanted),
        got=source_id,
        action=Text(
            "`sekisho data list` で一覧を確かめてください。",
            "See the list with `sekisho data list`.",
        ),
    )
