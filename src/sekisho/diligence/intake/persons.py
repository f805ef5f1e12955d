"""One declaration from its nodes."""

from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Declared:
    """A declaration, and the paths of the answers that were written as 不明."""

    declaration: Declaration
    said_unknown: frozenset[str]


def read_person(
    node: Node, file: InputFile, gathered: Gathered, *, is_named_by_file: bool = True
) -> Declared | None:
    """Read one person's declaration.

    In `declarations/` the file is named by the person, and without `person_id` its name says
    whose it is. A workbook that comes back from somebody may have any name.
    """
    if isinstance(node, Leaf) and node.is_blank:
        node = Mapping((), node.place)
    if not isinstance(node, Mapping):
        gathered.refuse(wrong_form(node, "", Text("項目: 値 の組", "a mapping of keys and values")))
        return None
    reader = Reader(gathered)
    person_id = _read_person_id(node, file, gathered, is_named_by_file=is_named_by_file)
    refuse_twins(_item_ids(node), gathered)
    values = _read_parts(node, reader, gathered)
    if person_id is None:
        return None
    header = values.pop("header", None) or Header()
    # mypy cannot follow fields by name; each value was read along the field's own shape.
    found = Declaration(person_id=person_id, header=header, **values)  # type: ignore[arg-type]
    return Declared(found, frozenset(reader.unknown))


def _read_parts(node: Mapping, reader: Reader, gathered: Gathered) -> dict[str, object]:
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


def _read_person_id(
    node: Mapping, file: InputFile, gathered: Gathered, *, is_named_by_file: bool
) -> str | None:
    stem = Path(file.name).name.split(".")[0]
    given = node.find("person_id")
    if not isinstance(given, Leaf) or given.is_blank:
        if not is_named_by_file:
            gathered.refuse(_no_person_id(file.place if given is None else given.place))
            return None
        given = Leaf(stem, LeafKind.TEXT, file.place)
    shape = record_of(Declaration).fields[0].shape
    person_id = Reader(gathered).read(shape, given, "person_id")
    if not isinstance(person_id, str):
        return None
    if not is_named_by_file:
        return person_id
    if stem != person_id and not stem.startswith((f"{person_id}-", f"{person_id}_")):
        gathered.refuse(_other_name(given.place, person_id, Path(file.name)))
    return person_id


def _no_person_id(place: Place) -> Problem:
    return Problem(
        "input.no_person_id",
        Text(
            "参画者ID(person_id)が空欄のため、誰の申告か分かりません。",
            "The person id (person_id) is blank: nobody can tell whose declaration this is.",
        ),
        at_path(place, "person_id"),
        Text(
            "申請の参画者名簿にある番号（p1 など）",
            "the id on the roster of the application, such as p1",
        ),
        action=Text(
            "「基本情報」のシートの参画者IDに書いてから、もう一度取り込んでください。",
            "Write it to the person id on the sheet Header, and take the file in again.",
        ),
    )


def _other_name(place: Place, person_id: str, path: Path) -> Problem:
    stem, suffix = path.name.split(".")[0], path.suffix
    return Problem(
        "input.other_file_name",
        Text(
            f"ファイル名は「{stem}」ですが、中の参画者IDは「{person_id}」です。",
            f"The file is named {stem!r}, but declares {person_id!r}.",
        ),
        at_path(place, "person_id"),
        Text(
            f"{person_id}{suffix} または {person_id}-v2{suffix}",
            f"{person_id}{suffix} or {person_id}-v2{suffix}",
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
