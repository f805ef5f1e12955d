"""Reads OFAC's SDN list as the headerless CSV files of its legacy format.

SDN.CSV is required; ALT.CSV (aliases), ADD.CSV (addresses) and SDN_COMMENTS.CSV (the rest of
long remarks) are read where they are given. The columns are those of OFAC's own description of
the legacy files; `-0-` stands for nothing.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sekisho.core.entity import Entity, EntityKind, Property
from sekisho.core.errors import ParseError, Problem
from sekisho.core.identifier import Identifier
from sekisho.core.name import NameKind
from sekisho.core.source import Parsed
from sekisho.core.text import Text
from sekisho.sources._countries import find_country
from sekisho.sources._entries import CountryNotes, drop_doubles
from sekisho.sources._files import DOS_END, iter_csv
from sekisho.sources._names import clean, keep_first
from sekisho.sources._problems import REPORT, place_in, refuse, warn
from sekisho.sources.us_ofac_sdn.remarks import Remarks, read_name, read_remarks

SDN = (
    *("ent_num", "SDN_Name", "SDN_Type", "Program", "Title", "Call_Sign", "Vess_type"),
    *("Tonnage", "GRT", "Vess_flag", "Vess_owner", "Remarks"),
)
ALT = ("ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks")
ADD = ("ent_num", "add_num", "address", "city", "country", "add_remarks")
COMMENTS = ("ent_num", "remarks")
REMARKS_LIMIT = 1000
"""Where SDN.CSV cuts a remark off; SDN_COMMENTS.CSV holds the rest."""

_NOTHING = "-0-"
_KINDS = {
    "individual": EntityKind.PERSON,
    "vessel": EntityKind.VESSEL,
    "aircraft": EntityKind.AIRCRAFT,
    "": EntityKind.ORGANISATION,
}
_ALIASES = {"fka": NameKind.FORMER}
_ORPHANS_PERCENT = 20
_SHOWN = ("Title", "Call_Sign", "Vess_type", "Tonnage", "GRT", "Vess_flag", "Vess_owner")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of one file, `-0-` taken out."""

    line: int
    cells: Mapping[str, str]


@dataclass(slots=True)
class _Files:
    """The rows of each part, by ent_num where they belong to an entry; `notes` grows."""

    paths: Mapping[str, Path]
    sdn: Sequence[_Row]
    alt: Mapping[str, list[_Row]]
    add: Mapping[str, list[_Row]]
    comments: Mapping[str, list[_Row]]
    countries: CountryNotes
    notes: list[Problem] = field(default_factory=list)


def parse(files: Mapping[str, Path]) -> Parsed:
    """Parse the files; each row of SDN.CSV is an entry.

    Raises:
        ParseError: a row has not the published columns, a file is cut off, or over a fifth of
            the aliases or addresses belong to no entry.
    """
    notes: list[Problem] = []
    read = _Files(
        paths=files,
        sdn=_read_rows(files["sdn"], SDN, notes),
        alt=_group(_read_part(files, "alt", ALT, notes)),
        add=_group(_read_part(files, "add", ADD, notes)),
        comments=_group(_read_part(files, "comments", COMMENTS, notes)),
        countries=CountryNotes(files.get("add", files["sdn"])),
        notes=notes,
    )
    _check_orphans(read)
    by_name = {row.cells["SDN_Name"]: row.cells["ent_num"] for row in read.sdn}
    entities = [_read_entity(row, read, by_name) for row in read.sdn]
    kept, doubles = drop_doubles(entities, files["sdn"])
    return Parsed(
        entities=kept,
        records=(),
        rows_seen=len(read.sdn),
        warnings=(*read.notes, *doubles, *read.countries.list_warnings()),
    )


def _read_part(
    files: Mapping[str, Path], key: str, columns: Sequence[str], notes: list[Problem]
) -> list[_Row]:
    if key in files:
        return _read_rows(files[key], columns, notes)
    missing = {"alt": "ALT.CSV", "add": "ADD.CSV", "comments": "SDN_COMMENTS.CSV"}[key]
    notes.append(
        warn(
            "ofac.part_missing",
            Text(
                f"{missing} がないため、その内容は照合されません。",
                f"{missing} is not given: what it holds is not searched.",
            ),
            place_in(files["sdn"]),
            action=Text(f"{missing} も渡してください。", f"Give {missing} as well."),
        )
    )
    return []


def _read_rows(path: Path, columns: Sequence[str], notes: list[Problem]) -> list[_Row]:
    rows = []
    end = DOS_END
    for line, cells, end in iter_csv(path, len(columns)):
        values = [_value(cell, is_closed=bool(end)) for cell in cells]
        if not (values[0].isascii() and values[0].isdigit()):
            raise refuse(
                "ofac.ent_num",
                Text("先頭の列が番号ではありません。", "The first column is no number."),
                place_in(path, row=line),
                expected=Text("見出しのない旧形式の CSV", "the legacy CSV, which has no header"),
                got=cells[0],
            )
        rows.append(_Row(line, dict(zip(columns, values, strict=True))))
    if not rows:
        raise _refuse_no_rows(path)
    if end != DOS_END:
        notes.append(_warn_open_end(path, rows[-1].line, end))
    return rows


def _value(cell: str, *, is_closed: bool) -> str:
    """Return a cell, empty for `-0-`; a file without its last line end may have lost a part."""
    text = clean(cell)
    is_nothing = text == _NOTHING or (not is_closed and text in {"-", "-0"})
    return "" if is_nothing else text


def _group(rows: Sequence[_Row]) -> dict[str, list[_Row]]:
    grouped: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        grouped[row.cells["ent_num"]].append(row)
    return dict(grouped)


def _read_entity(row: _Row, read: _Files, by_name: Mapping[str, str]) -> Entity:
    cells = row.cells
    ent_num = cells["ent_num"]
    kind = _KINDS.get(cells["SDN_Type"].lower(), EntityKind.UNKNOWN)
    if not cells["SDN_Name"] or kind is EntityKind.UNKNOWN:
        raise _refuse_entry(row, read.paths["sdn"])
    is_person = kind is EntityKind.PERSON
    remarks = read_remarks(_join_remarks(row, read), by_name, is_person=is_person)
    names = [*read_name(cells["SDN_Name"], NameKind.PRIMARY, is_person=is_person)]
    for alias in read.alt.get(ent_num, ()):
        alias_kind = _ALIASES.get(alias.cells["alt_type"], NameKind.ALIAS)
        names += read_name(alias.cells["alt_name"], alias_kind, is_person=is_person)
    addresses = read.add.get(ent_num, ())
    locator = f"SDN.CSV!{row.line}"
    return Entity(
        entity_id=ent_num,
        kind=kind,
        names=keep_first((*names, *remarks.names)),
        locator=locator,
        identifiers=tuple(dict.fromkeys((Identifier("ofac-uid", ent_num), *remarks.identifiers))),
        countries=_find_countries(addresses, read.countries),
        addresses=tuple(dict.fromkeys(filter(None, map(_join_address, addresses)))),
        birth_dates=remarks.birth_dates,
        programmes=tuple(filter(None, map(str.strip, cells["Program"].split("] [")))),
        relations=remarks.relations,
        properties=_list_properties(cells, remarks),
    )


def _list_properties(cells: Mapping[str, str], remarks: Remarks) -> tuple[Property, ...]:
    shown = [Property(key, cells[key]) for key in _SHOWN if cells[key]]
    return tuple(dict.fromkeys((*shown, *remarks.properties)))


def _join_remarks(row: _Row, read: _Files) -> str:
    """Put a remark and its continuation together; say so where the rest is not there."""
    stated = row.cells["Remarks"]
    rest = [comment.cells["remarks"] for comment in read.comments.get(row.cells["ent_num"], ())]
    if len(stated) >= REMARKS_LIMIT and not rest:
        read.notes.append(
            warn(
                "ofac.remarks_cut",
                Text(
                    "備考が 1,000 字で切れています。続きは SDN_COMMENTS.CSV にあります。",
                    "The remark is cut off at 1,000 characters; SDN_COMMENTS.CSV has the rest.",
                ),
                place_in(read.paths["sdn"], row=row.line),
                got=stated[-40:],
            )
        )
    return stated + "".join(rest)


def _join_address(row: _Row) -> str:
    keys = ("address", "city", "country", "add_remarks")
    return ", ".join(row.cells[key] for key in keys if row.cells[key])


def _find_countries(rows: Sequence[_Row], countries: CountryNotes) -> tuple[str, ...]:
    codes: dict[str, None] = {}
    for row in rows:
        name = row.cells["country"]
        code = find_country(name) if name else None
        if code is not None:
            codes[code] = None
        elif name and name != "undetermined":
            countries.add(name, f"ADD.CSV!{row.line}")
    return tuple(codes)


def _check_orphans(read: _Files) -> None:
    """Refuse parts that do not go together; a few rows of another day are only told of."""
    known = {row.cells["ent_num"] for row in read.sdn}
    for key in ("alt", "add", "comments"):
        grouped: Mapping[str, list[_Row]] = getattr(read, key)
        orphans = [ent_num for ent_num in grouped if ent_num not in known]
        rows = sum(map(len, grouped.values()))
        lost = sum(len(grouped[ent_num]) for ent_num in orphans)
        if key != "comments" and lost * 100 > rows * _ORPHANS_PERCENT:
            raise _refuse_orphans(read.paths[key], lost, rows)
        if orphans:
            read.notes.append(
                warn(
                    "ofac.orphans",
                    Text(
                        f"{len(orphans)} 件が SDN.CSV にない番号を指しています。"
                        "ファイルの発行時期が違います。",
                        f"{len(orphans)} entries are not in SDN.CSV: "
                        "the files are of different dates.",
                    ),
                    place_in(read.paths[key]),
                    got=", ".join(orphans[:10]),
                    action=Text(
                        "同じ日に 4 つとも取得してください。", "Fetch all four on one day."
                    ),
                )
            )


def _refuse_orphans(path: Path, lost: int, rows: int) -> ParseError:
    return refuse(
        "ofac.many_orphans",
        Text(
            f"{rows:,} 行のうち {lost:,} 行が SDN.CSV にない番号を指しています。"
            "SDN.CSV が途中で切れているか、発行時期が違います。",
            f"{lost:,} of {rows:,} rows belong to no entry of SDN.CSV: "
            "that file is cut off, or the files are of different dates.",
        ),
        place_in(path),
        expected=Text(f"{_ORPHANS_PERCENT}% 以下", f"{_ORPHANS_PERCENT} % of the rows at the most"),
        got=f"{lost * 100 // rows} %",
        action=Text("同じ日に 4 つとも取得してください。", "Fetch all four on one day."),
    )


def _warn_open_end(path: Path, line: int, end: str) -> Problem:
    """OFAC closes its files with a mark; where it is gone, so may rows or a field be."""
    lost = Text("最後の行", "rows") if end else Text("最後の項目", "its last field")
    return warn(
        "ofac.open_end",
        Text(
            f"ファイルの終わりの印 (0x1A) がありません。{lost.ja}が欠けている可能性があります。",
            f"The file lacks the byte that ends it (0x1A): {lost.en} may be cut off.",
        ),
        place_in(path, row=line),
    )


def _refuse_no_rows(path: Path) -> ParseError:
    return refuse("ofac.no_rows", Text("行がありません。", "There is no row."), place_in(path))


def _refuse_entry(row: _Row, path: Path) -> ParseError:
    return refuse(
        "ofac.entry",
        Text("名称がないか、知らない種別です。", "The name is missing or the type is not known."),
        place_in(path, row=row.line),
        expected=Text("individual, vessel, aircraft, -0-", "individual, vessel, aircraft, -0-"),
        got=", ".join(row.cells.values()),
        action=REPORT,
    )
