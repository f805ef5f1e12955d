"""What every list parser does with its entries: ids where there are none, and doubles."""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from sekisho.core.entity import Entity
from sekisho.core.errors import Problem
from sekisho.core.text import Text
from sekisho.sources._problems import place_in, refuse, warn


class IdMaker:
    """Makes ids from country and name, for publishers that give none.

    The id is `prefix-` and twelve hex digits of the SHA-256 over the country and the letters and
    digits of the name, case and width folded. It survives a new row number, order or alias; it
    does not survive a new main name. A second entry with the same country and name gets `-2`, a
    third `-3`, in the order of the file.
    """

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._given: Counter[str] = Counter()

    def make(self, country: str, name: str) -> str:
        """Return the id of the next entry of that country and name."""
        folded = unicodedata.normalize("NFKC", name).casefold()
        letters = "".join(char for char in folded if char.isalnum()) or folded
        digest = hashlib.sha256(f"{country}\n{letters}".encode("utf-8", "replace")).hexdigest()
        base = f"{self._prefix}-{digest[:12]}"
        self._given[base] += 1
        count = self._given[base]
        return base if count == 1 else f"{base}-{count}"


def drop_doubles(
    entities: Iterable[Entity], path: Path
) -> tuple[tuple[Entity, ...], tuple[Problem, ...]]:
    """Drop entries that stand twice word for word, with a warning for each.

    Raises:
        ParseError: two different entries have one id; to keep either would lose the other.
    """
    kept: dict[str, Entity] = {}
    warnings: list[Problem] = []
    for entity in entities:
        first = kept.setdefault(entity.entity_id, entity)
        if first is entity:
            continue
        where = place_in(path, inside=f"{first.locator}, {entity.locator}")
        if replace(first, locator="") != replace(entity, locator=""):
            raise refuse(
                "source.same_id",
                Text(
                    "違う内容の 2 件に、同じ番号が付いています。",
                    "Two different entries have the same id.",
                ),
                where,
                got=entity.entity_id,
            )
        warnings.append(
            warn(
                "source.double",
                Text(
                    "同じ内容が 2 度載っているため、1 件として扱いました。",
                    "The entry stands twice in the same words and is taken once.",
                ),
                where,
                got=entity.entity_id,
            )
        )
    return tuple(kept.values()), tuple(warnings)


class CountryNotes:
    """Counts country names that the table does not know, to warn once for each."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: dict[str, tuple[int, str]] = {}

    def add(self, name: str, locator: str) -> None:
        """Note one occurrence."""
        count, first = self._seen.get(name, (0, locator))
        self._seen[name] = (count + 1, first)

    def list_warnings(self) -> tuple[Problem, ...]:
        """Return one warning for each name."""
        return tuple(
            warn(
                "source.unknown_country",
                Text(
                    f"国・地域名を判別できず、書かれたまま残しました({count} 件)。",
                    f"A country name is not known and is kept as written ({count} times).",
                ),
                place_in(self._path, inside=first),
                got=name,
            )
            for name, (count, first) in sorted(self._seen.items())
        )
