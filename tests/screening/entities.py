"""Authored entities, pins and the default pack: no real person, no listed organisation."""

from datetime import UTC, date, datetime

from sekisho.core.entity import Entity, EntityKind, Relation
from sekisho.core.identifier import Identifier
from sekisho.core.name import Name, NameKind
from sekisho.core.party import Party, PartyKind
from sekisho.core.period import PartialDate
from sekisho.core.reference import Pin
from sekisho.core.text import Text
from sekisho.policy import load_pack
from sekisho.screening import ScreeningIndex, build_index

AS_OF = date(2026, 4, 1)
PACK = load_pack("screening-default", as_of=AS_OF)


def make_pin(source_id: str, kind: str) -> Pin:
    return Pin(
        source_id=source_id,
        sha256="0" * 64,
        parser_version="1",
        title=Text("試験用", "for tests"),
        publisher=Text("試験用", "for tests"),
        list_id=None,
        kind=kind,
        published_at=date(2026, 1, 5),
        retrieved_at=datetime(2026, 1, 6, tzinfo=UTC),
        dated_by_retrieval=False,
        entities=0,
        url="https://list.example/",
        missing_parts=("part",),
    )


LIST, REGISTRY = make_pin("list", "list"), make_pin("registry", "registry")


def make_org(entity_id: str, *names: str, country: str | None = None, **more: object) -> Entity:
    return Entity(
        entity_id=entity_id,
        kind=EntityKind.ORGANISATION,
        names=tuple(Name(name) for name in names),
        locator=f"row {entity_id}",
        countries=(country,) if country else (),
        **more,
    )


ENTITIES = (
    (LIST, make_org(
        "101", "Kurogane Institute of Technology (KGIT)", "黒鉄工业大学", country="CN")),
    (LIST, make_org("102", "Kurogane Engineering University", "黒鉄工程大学", country="CN")),
    (LIST, make_org("103", "Ozeki Trading Co., Ltd.", listed_on=PartialDate(2026, 6))),
    (LIST, make_org("104", "Mizuho Gawa Research Centre", identifiers=(Identifier("ror", "05x"),))),
    (LIST, Entity("201", EntityKind.PERSON, (Name("Wang Wei"), Name("王伟")), "row 201",
                  countries=("CN",), birth_dates=(PartialDate(1971, 3),))),
    (LIST, Entity("202", EntityKind.PERSON, (Name("Tobias Quendelhaar"),), "row 202",
                  identifiers=(Identifier("orcid", "0000-0002-1825-0097"),),
                  countries=("AT",), birth_dates=(PartialDate(1960), PartialDate(1962)))),
    (LIST, Entity("203", EntityKind.VESSEL, (Name("Tobias Quendelhaar"),), "row 203")),
    (LIST, Entity("204", EntityKind.PERSON, (Name("Mafalda Brightwater"),
                  Name("Quill", NameKind.WEAK_ALIAS)), "row 204")),
    (REGISTRY, make_org("r1", "Kurogane Polytechnic", "黑铁工业大学", country="CN",
                        relations=(Relation("child", "r2", "Laboratory of Thaw"),),
                        identifiers=(Identifier("ror", "r1"),))),
    (REGISTRY, make_org("r2", "Laboratory of Thaw", country="CN",
                        relations=(Relation("parent", "r1", "Kurogane Polytechnic"),),
                        identifiers=(Identifier("ror", "r2"),))),
    (REGISTRY, make_org("r3", "Harmless Meadow University", country="CN")),
)  # fmt: skip


def make_index() -> ScreeningIndex:
    return build_index(ENTITIES)


def make_party(
    name: str, kind: PartyKind = PartyKind.ORGANISATION, *, party_id: str = "p", **more: object
) -> Party:
    return Party(party_id, kind, (Name(name),), **more)
