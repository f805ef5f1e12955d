"""Measures screening on the real files of ../shared/data: build, open, a dozen people, all of ROR.

Run it with `python -m benchmarks.screening`. Parties are authored or taken from ROR; no person's
name comes from a list.
"""

import json
import resource
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

import numpy as np

from sekisho.core.entity import Entity
from sekisho.core.hit import Band
from sekisho.core.name import Name
from sekisho.core.party import Party, PartyKind
from sekisho.core.receipt import Screened
from sekisho.core.reference import Pin
from sekisho.policy.load import load_pack
from sekisho.screening import ScreeningIndex, build_index, screen
from sekisho.sources import get_source
from tools.probes import find_shared_data

AS_OF = date(2026, 4, 1)
FILES = {
    "jp-meti-eul": {"list": "lists/meti_foreign_user_list_20250929.xlsx"},
    "un-sc": {"list": "lists/un_consolidated_2026.xml"},
    "us-ofac-sdn": {
        "sdn": "lists/ofac_sdn.csv",
        "alt": "lists/ofac_alt.csv",
        "add": "lists/ofac_add.csv",
        "comments": "lists/ofac_sdn_comments.csv",
    },
    "ca-nro": {"list": "lists/ca_named_research_organizations_20240909.html"},
    "ror": {"records": "organisations/ror_v2_records.jsonl.gz"},
}
GIVEN = ("Wei", "Taro", "Min-jun", "Van An", "Anna", "John", "Hanako", "Fatima", "Ivan", "Xiaoming")
FAMILY = ("Wang", "Sato", "Kim", "Nguyen", "Smith", "Suzuki", "Li", "Tanaka", "Müller", "Ivanov")


def read_entities(data: Path) -> Iterator[tuple[Pin, Entity]]:
    """Parse every source of `FILES`."""
    for source_id, parts in FILES.items():
        source = get_source(source_id)
        parsed = source.parse({part: data / path for part, path in parts.items()})
        print(f"  {source_id}: {len(parsed.entities):,} entities")
        pin = Pin(
            source_id=source_id,
            sha256="0" * 64,
            parser_version=source.manifest.parser_version,
            title=source.manifest.title,
            publisher=source.manifest.publisher,
            list_id=source.manifest.list_id,
            kind=source.manifest.kind,
            published_at=parsed.published_at,
            retrieved_at=datetime(2026, 4, 1, tzinfo=UTC),
            dated_by_retrieval=parsed.published_at is None,
            entities=len(parsed.entities),
        )
        for entity in parsed.entities:
            yield pin, entity


def save_and_open(index: ScreeningIndex, folder: Path) -> tuple[ScreeningIndex, float]:
    """Save every array, map it back, and time the mapping."""
    for name, array in index.arrays().items():
        np.save(folder / f"{name}.npy", array)
    (folder / "meta.json").write_text(json.dumps(dict(index.meta())), encoding="utf-8")
    start = perf_counter()
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    arrays = {path.stem: np.load(path, mmap_mode="r") for path in folder.glob("*.npy")}
    return ScreeningIndex.from_arrays(arrays, meta), perf_counter() - start


def make_parties(organisations: list[Entity]) -> list[Party]:
    """Return 12 people, 88 co-authors and 20 organisations."""
    people = [
        Party(f"p{number:03}", PartyKind.PERSON, (Name(f"{family} {given}"),), birth_year=1970)
        for number, (family, given) in enumerate((f, g) for f in FAMILY for g in GIVEN)
    ]
    return people + make_organisations(organisations[:: len(organisations) // 20][:20])


def make_organisations(entities: list[Entity]) -> list[Party]:
    """Return one party an entity: its first name and its country, no identifier."""
    return [
        Party(
            f"o{entity.entity_id}",
            PartyKind.ORGANISATION,
            entity.names[:1],
            country=next(iter(entity.countries), None),
        )
        for entity in entities
    ]


def main() -> None:
    """Print every figure."""
    data = find_shared_data()
    if data is None:
        sys.exit("../shared/data is not here: nothing to measure")
    start = perf_counter()
    pinned = list(read_entities(Path(str(data))))
    print(f"parsed in {perf_counter() - start:.2f} s")
    start = perf_counter()
    built = build_index(pinned)
    print(f"index built in {perf_counter() - start:.2f} s")
    print(f"index: {sum(array.nbytes for array in built.arrays().values()) / 1e6:.1f} MB")
    pack = load_pack("screening-default", as_of=AS_OF)
    registry = [entity for pin, entity in pinned if pin.kind == "registry"]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        index, seconds = save_and_open(built, Path(folder))
        print(f"index opened in {seconds * 1000:.1f} ms")
        parties = make_parties(registry)
        start = perf_counter()
        found = screen(parties, index, pack, as_of=AS_OF)
        print(f"{len(parties)} parties, cold: {perf_counter() - start:.3f} s")
        people = [one for one in found if one.party.kind is PartyKind.PERSON]
        print("people by best band:", count_bands(people))
        everyone = make_organisations(registry)
        start = perf_counter()
        found = screen(everyone, index, pack, as_of=AS_OF)
        seconds = perf_counter() - start
        print(f"{len(everyone):,} organisations: {seconds:.1f} s,", end=" ")
        print(f"{seconds / len(everyone) * 1000:.2f} ms each; best band:", count_bands(found))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")


def count_bands(found: Iterable[Screened]) -> dict[str, int]:
    """Count parties by the band of their first hit."""
    bands = Counter(str(one.hits[0].band) if one.hits else "none" for one in found)
    return {band: bands[band] for band in (*Band, "none")}


if __name__ == "__main__":
    main()
