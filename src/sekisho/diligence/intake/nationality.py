"""Nationality (⑬): its own files, its own reader, never part of a case.

::

    APPLICATION/nationality/<person_id>.yaml|.yml|.json
        nationalities: [JP]
        collected_for: [ATLA-13]

Only the residency rule, a call's published eligibility rule and the printer of the form field
that asks for it may call this (`regulations.md` B.2.15).
"""

from dataclasses import replace
from pathlib import Path

from sekisho.core.errors import Place, Problem
from sekisho.core.nationality import Nationality
from sekisho.core.text import Text
from sekisho.diligence.intake.files import InputFile, find_files, load_file, parse_file
from sekisho.diligence.intake.nodes import Entry, Leaf, LeafKind, Mapping, Node
from sekisho.diligence.intake.plain import plain_record
from sekisho.diligence.intake.problems import Gathered
from sekisho.diligence.intake.reading import Reader
from sekisho.diligence.intake.shapes import record_of
from sekisho.diligence.intake.uniqueness import refuse_twins
from sekisho.diligence.intake.workbook_nodes import read_workbook
from sekisho.diligence.intake.workbook_plan import Form, Plan, form_of
from sekisho.diligence.intake.yaml_text import to_yaml

FOLDER = "nationality"
_KEY = "nationality"


def read_nationality(folder: Path) -> tuple[Nationality, ...]:
    """Read what the nationality store of an application holds, sorted by person.

    Raises:
        DeclarationError: a file cannot be read; every problem is named.
    """
    gathered = Gathered()
    found: list[Nationality] = []
    ids: list[Leaf] = []
    for path in find_files(folder, FOLDER, gathered):
        file = load_file(folder, path, gathered)
        node = None if file is None else parse_file(file, _plan(), gathered)
        if file is None or not isinstance(node, Mapping):
            continue
        named = _name(node, file)
        ids += [leaf for leaf in (named.find("person_id"),) if isinstance(leaf, Leaf)]
        one = _read(named, gathered)
        found += [one] if one is not None else []
    refuse_twins(ids, gathered)
    gathered.raise_if_any()
    return tuple(sorted(found, key=lambda one: one.person_id))


def nationality_form() -> Form:
    """Return the sheet ⑬, which a workbook has only where a rule or form asks for it."""
    return form_of(record_of(Nationality), _KEY, Text("⑬国籍", "Nationality"))


def nationality_to_yaml(one: Nationality) -> str:
    """Return one person's nationality as YAML."""
    return to_yaml(plain_record(one))


def read_sheet(workbook: Path, person_id: str) -> Nationality | None:
    """Read the sheet ⑬ of a filled workbook; None where it has none, or an empty one.

    Raises:
        DeclarationError: the sheet cannot be read; every problem is named.
    """
    gathered = Gathered()
    place = Place(file=workbook.name)
    node = read_workbook(workbook, place, _plan(), gathered, is_part=True)
    below = node.find(_KEY) if isinstance(node, Mapping) else None
    one = None
    if isinstance(below, Mapping) and below.find("nationalities") is not None:
        leaf = Leaf(person_id, LeafKind.TEXT, place)
        one = _read(_with_id(below, leaf), gathered)
    gathered.raise_if_any()
    return one


def _plan() -> Plan:
    return Plan(record_of(Nationality), (nationality_form(),))


def _name(node: Mapping, file: InputFile) -> Mapping:
    """Return the mapping with the file's name as `person_id` where it names nobody."""
    given = node.find("person_id")
    if isinstance(given, Leaf) and not given.is_blank:
        return node
    stem = Path(file.name).name.split(".")[0]
    return _with_id(node, Leaf(stem, LeafKind.TEXT, file.place))


def _with_id(node: Mapping, leaf: Leaf) -> Mapping:
    others = tuple(entry for entry in node.entries if entry.key != "person_id")
    return replace(node, entries=(Entry("person_id", leaf.place, leaf), *others))


def _read(node: Node, gathered: Gathered) -> Nationality | None:
    """Read one record; nationality without a recorded reason may not be kept."""
    if isinstance(node, Mapping):
        for key in ("nationalities", "collected_for"):
            held = node.find(key)
            if held is None or (isinstance(held, Leaf) and held.is_blank):
                gathered.refuse(_incomplete(node.place, key))
                return None
    found = Reader(gathered).read_record(record_of(Nationality), node, "")
    return found if isinstance(found, Nationality) else None


def _incomplete(place: Place, key: str) -> Problem:
    return Problem(
        "input.nationality_incomplete",
        Text(
            "国籍の記録に、国籍と取得目的の両方が必要です。",
            "A record of nationality needs both the nationalities and what they are collected for.",
        ),
        replace(place, path=key),
        Text(
            "nationalities と collected_for(規則か様式の欄のID)",
            "nationalities, and collected_for: the rule or form field that asks",
        ),
        action=Text(
            "求める規則も様式もなければ、このファイルを消してください。",
            "Delete the file where no rule and no form asks for it.",
        ),
    )
