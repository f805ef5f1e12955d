"""Reads OpenAlex records: snapshot files and answers of the API, schemas of 2022 to 2025."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from sekisho.core.entity import Entity
from sekisho.core.errors import ParseError, Problem
from sekisho.core.record import AuthorRecord, Record, Work
from sekisho.core.source import Parsed
from sekisho.core.text import Text
from sekisho.sources._entries import drop_doubles
from sekisho.sources._json import Node, iter_json
from sekisho.sources._problems import place_in, refuse, warn
from sekisho.sources.openalex.authors import read_author
from sekisho.sources.openalex.fields import bare_id
from sekisho.sources.openalex.institutions import read_institution
from sekisho.sources.openalex.works import read_work

_NOT_READ = {
    "S": Text("収載誌 (source)", "sources"),
    "P": Text("出版者 (publisher)", "publishers"),
    "T": Text("主題 (topic)", "topics"),
    "F": Text("助成機関 (funder)", "funders"),
    "C": Text("概念 (concept)", "concepts"),
    "G": Text("助成 (award)", "awards"),
    "V": Text("収載誌・旧 (venue)", "venues"),
}


def parse(files: Mapping[str, Path]) -> Parsed:
    """Parse one object, a list, `{"meta", "results"}`, or JSON lines; gzip or not.

    Works and authors become records, institutions become entities, by the letter of their id.

    Raises:
        ParseError: not JSON, cut off, or not OpenAlex.
    """
    path = files["records"]
    entities: list[Entity] = []
    records: list[Record] = []
    skipped: Counter[str] = Counter()
    warnings: list[Problem] = []
    rows = 0
    for node in _iter_records(path):
        rows += 1
        letter = _read_letter(node)
        if letter == "W":
            records.append(read_work(node, warnings))
        elif letter == "A":
            records.append(read_author(node))
        elif letter == "I":
            entities.append(read_institution(node))
        else:
            skipped[letter] += 1
    kept, doubles = drop_doubles(entities, path)
    return Parsed(
        entities=kept,
        records=_drop_double_records(records, path, warnings),
        rows_seen=rows,
        warnings=(*warnings, *doubles, *_warn_skipped(path, skipped)),
    )


def _iter_records(path: Path) -> Iterator[Node]:
    for node in iter_json(path):
        if "results" in node.keys() and not node.has("id"):  # noqa: SIM118 -- Node is no mapping
            yield from node.children("results")
        else:
            yield node


def _read_letter(node: Node) -> str:
    stated = node.required("id")
    number = bare_id(stated)
    letter = number[:1].upper()
    if not (number.isascii() and number[1:].isdigit()) or letter not in {"W", "A", "I", *_NOT_READ}:
        raise node.refuse(
            "id", Text("OpenAlex の番号(W123 など)", "an OpenAlex id, such as W123"), stated
        )
    return letter


def _warn_skipped(path: Path, skipped: Counter[str]) -> list[Problem]:
    return [
        warn(
            "openalex.not_read",
            Text(
                f"{_NOT_READ[letter].ja} {count} 件は読みません。",
                f"{count} records are {_NOT_READ[letter].en}, which are not read.",
            ),
            place_in(path),
        )
        for letter, count in sorted(skipped.items())
    ]


def _drop_double_records(
    records: list[Record], path: Path, warnings: list[Problem]
) -> tuple[Record, ...]:
    """Keep the first of records that stand twice, with a warning; refuse different ones."""
    kept: dict[str, Record] = {}
    for record in records:
        number = _id_of(record)
        first = kept.setdefault(number, record)
        if first is record:
            continue
        if not _is_same(first, record):
            raise _refuse_same_id(path, number)
        warnings.append(
            warn(
                "source.double",
                Text(
                    "同じ内容が 2 度載っているため、1 件として扱いました。",
                    "The record stands twice in the same words and is taken once.",
                ),
                place_in(path, inside=record.locator),
                got=number,
            )
        )
    return tuple(kept.values())


def _id_of(record: Record) -> str:
    if isinstance(record, Work):
        return record.work_id.value
    return record.author_id.value if isinstance(record, AuthorRecord) else record.orcid.value


def _is_same(first: Record, second: Record) -> bool:
    """Compare two records but for where they stand."""
    return repr(first).replace(first.locator, "") == repr(second).replace(second.locator, "")


def _refuse_same_id(path: Path, number: str) -> ParseError:
    return refuse(
        "source.same_id",
        Text("違う内容の 2 件に、同じ番号が付いています。", "Two different records have one id."),
        place_in(path),
        got=number,
    )
