"""Reads one ORCID record: JSON of API version 3.0, `/{orcid}/record`."""

from collections.abc import Mapping
from pathlib import Path

from sekisho.core.errors import ParseError, Problem
from sekisho.core.identifier import Identifier, parse_orcid
from sekisho.core.name import Name, NameKind
from sekisho.core.record import ResearcherRecord
from sekisho.core.source import Parsed
from sekisho.core.text import Text
from sekisho.sources._json import Node, iter_json
from sekisho.sources._names import has_east_asian, keep_first
from sekisho.sources._problems import refuse, warn
from sekisho.sources.orcid.activities import read_fundings, read_posts, read_works

_SANDBOX = "sandbox.orcid.org"


def parse(files: Mapping[str, Path]) -> Parsed:
    """Parse one record. A private or empty record is a record without posts, not an error.

    Raises:
        ParseError: not an ORCID record of version 3.0, several, or an iD with a wrong check digit.
    """
    path = files["record"]
    nodes = iter_json(path)
    node = next(nodes)
    if next(nodes, None) is not None:
        raise refuse(
            "orcid.several",
            Text("1 つのファイルに複数のレコードがあります。", "The file holds several records."),
            node.root.place,
            expected=Text("1 人分の ORCID レコード", "the ORCID record of one person"),
        )
    warnings: list[Problem] = []
    record = _read_record(node, warnings)
    return Parsed(entities=(), records=(record,), rows_seen=1, warnings=tuple(warnings))


def _read_record(node: Node, warnings: list[Problem]) -> ResearcherRecord:
    stated = node.child("orcid-identifier")
    keys = set(node.keys())
    if stated is None or not {"person", "activities-summary"} <= keys:
        raise _refuse_record(node)
    orcid = _read_orcid(stated)
    if stated.text("host") == _SANDBOX:
        warnings.append(_warn_sandbox(node))
    person = node.child("person")
    activities = node.child("activities-summary")
    return ResearcherRecord(
        orcid=orcid,
        names=_read_names(person) if person else (),
        posts=read_posts(activities, warnings) if activities else (),
        fundings=read_fundings(activities, warnings) if activities else (),
        works=read_works(activities, warnings) if activities else (),
        url=stated.text("uri") or f"https://orcid.org/{orcid.value}",
        locator=node.path,
    )


def _read_orcid(stated: Node) -> Identifier:
    """Return the iD from `path`: the `uri` of a sandbox record is not that of ORCID."""
    text = stated.required("path")
    try:
        return parse_orcid(text)
    except ValueError:
        raise stated.refuse(
            "path",
            Text(
                "正しい ORCID iD(最後の 1 字は検査数字)",
                "an ORCID iD whose last character is its check digit",
            ),
            text,
        ) from None


def _read_names(person: Node) -> tuple[Name, ...]:
    """Return the name, the name to be credited, and other names; what is private is absent."""
    names: list[Name] = []
    node = person.child("name")
    if node is not None:
        given, family, credit = (
            node.value(key) for key in ("given-names", "family-name", "credit-name")
        )
        full = _join(given, family)
        if full:
            names.append(Name(full, NameKind.PRIMARY, family=family, given=given))
        if credit:
            names.append(Name(credit, NameKind.ALIAS if full else NameKind.PRIMARY))
    others = person.child("other-names")
    stated = others.children("other-name") if others else []
    names += [Name(item.text("content") or "", NameKind.ALIAS) for item in stated]
    return keep_first(names)


def _join(given: str | None, family: str | None) -> str:
    """Join the parts in the order of their script: family name first in kanji and hangul."""
    if given and family and has_east_asian(given) and has_east_asian(family):
        return f"{family} {given}"
    return " ".join(part for part in (given, family) if part)


def _refuse_record(node: Node) -> ParseError:
    return refuse(
        "orcid.record",
        Text("ORCID のレコード (v3.0) ではありません。", "This is no ORCID record, version 3.0."),
        node.root.place,
        expected=Text(
            "orcid-identifier, person, activities-summary",
            "orcid-identifier, person, activities-summary",
        ),
        got=", ".join(node.keys()),
        action=Text(
            "公開 API の /v3.0/{iD}/record を JSON で取得してください。",
            "Fetch /v3.0/{iD}/record of the public API as JSON.",
        ),
    )


def _warn_sandbox(node: Node) -> Problem:
    return warn(
        "orcid.sandbox",
        Text(
            "ORCID の試験環境 (sandbox) のレコードで、実在の人のものではありません。",
            "The record is of ORCID's sandbox: test data, of no real person.",
        ),
        node.root.place,
    )
