"""One application from its nodes."""

from dataclasses import dataclass

from sekisho.core.application import Application
from sekisho.diligence.intake.nodes import Leaf, Listing, Mapping, Node
from sekisho.diligence.intake.problems import Gathered
from sekisho.diligence.intake.reading import Reader
from sekisho.diligence.intake.shapes import record_of
from sekisho.diligence.intake.uniqueness import refuse_twins

_IDS = {"roster": "person_id", "assets": "asset_id", "partners": "partner_id"}


@dataclass(frozen=True, slots=True)
class Applied:
    """An application, and the paths of the answers that were written as 不明."""

    application: Application
    said_unknown: frozenset[str]


def read_application(node: Node, gathered: Gathered) -> Applied:
    """Read the application; what is not filled in stays blank, and is INCOMPLETE later."""
    for key, id_key in _IDS.items():
        refuse_twins(_ids_below(node, key, id_key), gathered)
    reader = Reader(gathered)
    found = reader.read_record(record_of(Application), node, "")
    application = found if isinstance(found, Application) else Application()
    return Applied(application, frozenset(f"application.{path}" for path in reader.unknown))


def _ids_below(node: Node, key: str, id_key: str) -> list[Leaf]:
    listed = node.find(key) if isinstance(node, Mapping) else None
    if isinstance(listed, Mapping):
        listed = listed.find("items")
    items = listed.items if isinstance(listed, Listing) else ()
    found = (item.find(id_key) for item in items if isinstance(item, Mapping))
    return [leaf for leaf in found if isinstance(leaf, Leaf) and not leaf.is_blank]
