"""One declaration from its nodes."""

from dataclasses import replace
from pathlib import Path

from sekisho.core.declaration import SECTIONS, Declaration, Header
from sekisho.core.declared import Section
from sekisho.core.errors import Place, Problem
from sekisho.core.items import ListedTie, TieKind
from sekisho.core.text import Text
from sekisho.diligence.intake.completeness import TIE_KINDS
from sekisho.diligence.intake.files import InputFile
from sekisho.diligence.intake.nodes import Leaf, LeafKind, Listing, Mapping, Node
from sekisho.diligence.intake.problems import Gathered, at_path
from sekisho.diligence.intake.reading import Reader
from sekisho.diligence.intake.refusals import unknown_key, wrong_form
from sekisho.diligence.intake.shapes import record_of
from sekisho.diligence.intake.uniqueness import refuse_twins


def read_person(node: Node, file: InputFile, gathered: Gathered) -> Declaration | None:
    """Read one person's declaration; without `person_id` the file's name says whose it is."""
    if isinstance(node, Leaf) and node.is_blank:
        node = Mapping((), node.place)
    if not isinstance(node, Mapping):
        gathered.refuse(wrong_form(node, "", Text("項目: 値 の組", "a mapping of keys and values")))
        return None
    person_id = _read_person_id(node, file, gathered)
    refuse_twins(_item_ids(node), gathered)
    values = _read_parts(node, gathered)
    if person_id is None:
        return None
    header = values.pop("header", None) or Header()
    # mypy cannot follow fields by name; each value was read along the field's own shape.
    return Declaration(person_id=person_id, header=header, **values)  # type: ignore[arg-type]


def _read_parts(node: Mapping, gathered: Gathered) -> dict[str, object]:
    reader = Reader(gathered)
    shape = record_of(Declaration)
    values: dict[str, object] = {}
    for entry in node.entries:
        field = shape.find(entry.key)
        if field is None:
            gathered.refuse(_unknown(entry.key, entry.place))
            continue
        if field.is_key:
            continue
        value = reader.read(field.shape, entry.node, field.key)
        if field.key in TIE_KINDS and isinstance(value, Section):
            value = _set_kind(value, TIE_KINDS[field.key], entry.place, gathered)
        if value is not None:
            values[field.attr] = value
    return values


def _unknown(key: str, place: Place) -> Problem:
    if key in {"nationality", "nationalities"}:
        return Problem(
            "input.nationality_here",
            Text(
                "国籍は申告のファイルには書きません。",
                "Nationality does not go into the declaration.",
            ),
            at_path(place, key),
            action=Text(
                "nationality/<person_id>.yaml に分けて書き、ここからは消してください。",
                "Write it to nationality/<person_id>.yaml, and delete it here.",
            ),
        )
    allowed = [one.key for one in record_of(Declaration).fields]
    return unknown_key(key, allowed, place, "")


def _read_person_id(node: Mapping, file: InputFile, gathered: Gathered) -> str | None:
    stem = Path(file.name).name.split(".")[0]
    given = node.find("person_id")
    if not isinstance(given, Leaf) or given.is_blank:
        given = Leaf(stem, LeafKind.TEXT, file.place)
    shape = record_of(Declaration).fields[0].shape
    person_id = Reader(gathered).read(shape, given, "person_id")
    if not isinstance(person_id, str):
        return None
    if stem != person_id and not stem.startswith((f"{person_id}-", f"{person_id}_")):
        gathered.refuse(_other_name(given.place, person_id, stem))
    return person_id


def _other_name(place: Place, person_id: str, stem: str) -> Problem:
    return Problem(
        "input.other_file_name",
        Text(
            f"ファイル名は「{stem}」ですが、中の参画者IDは「{person_id}」です。",
            f"The file is named {stem!r}, but declares {person_id!r}.",
        ),
        at_path(place, "person_id"),
        Text(
            f"{person_id}.yaml または {person_id}-v2.yaml",
            f"{person_id}.yaml or {person_id}-v2.yaml",
        ),
        stem,
        Text(
            "別の人の写しでないか確かめ、ファイル名か person_id を直してください。",
            "Check that it is not a copy of another person's; correct the name or person_id.",
        ),
    )


def _item_ids(node: Mapping) -> list[Leaf]:
    """Return the `item_id` of every item: they are unique in the whole declaration."""
    found: list[Leaf] = []
    for spec in SECTIONS:
        section = node.find(spec.key)
        listed = section.find("items") if isinstance(section, Mapping) else section
        for item in listed.items if isinstance(listed, Listing) else ():
            leaf = item.find("item_id") if isinstance(item, Mapping) else None
            found += [leaf] if isinstance(leaf, Leaf) and not leaf.is_blank else []
    return found


def _set_kind(
    section: Section[ListedTie], kind: TieKind, place: Place, gathered: Gathered
) -> Section[ListedTie]:
    """Fill in the kind that the section itself says; refuse another."""
    items: list[ListedTie] = []
    for item in section.items:
        if item.kind not in {None, kind}:
            gathered.refuse(_wrong_kind(place, item, kind))
        items.append(replace(item, kind=kind))
    return replace(section, items=tuple(items))


def _wrong_kind(place: Place, item: ListedTie, kind: TieKind) -> Problem:
    return Problem(
        "input.wrong_tie_kind",
        Text(
            f"{item.item_id} の区分は、この節の区分と違います。",
            f"The kind of {item.item_id} is not that of its section.",
        ),
        at_path(place, f"{item.item_id}.kind"),
        Text(kind.value, kind.value),
        item.kind.value if item.kind else None,
        Text(
            "正しい節(listed_ties_…)に移すか、kind を消してください。",
            "Move it to the right section (listed_ties_…), or delete kind.",
        ),
    )
