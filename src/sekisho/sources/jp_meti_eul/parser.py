"""Reads METI's 外国ユーザーリスト as the workbook that METI publishes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sekisho.core.entity import Entity, EntityKind, Property
from sekisho.core.errors import ParseError, Place, Problem
from sekisho.core.source import Parsed
from sekisho.core.text import Text
from sekisho.sources._countries import find_country
from sekisho.sources._entries import CountryNotes, IdMaker
from sekisho.sources._problems import refuse, warn
from sekisho.sources._xlsx import Sheet, read_sheets
from sekisho.sources.jp_meti_eul.cells import (
    fold_header,
    main_stem,
    read_aliases,
    read_codes,
    read_names,
    text_of,
)

NUMBER, COUNTRY, NAME = "No.", "国名、地域名", "企業名､組織名"
ALIASES, WEAPONS, CONVENTIONAL = "別名", "懸念区分", "通常兵器"
HEADERS = (NUMBER, COUNTRY, NAME, ALIASES, WEAPONS, CONVENTIONAL)
_HEADER_ROWS = 30
"""How far down the header is looked for: a title or a note may stand above it."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A sheet with its header found: `columns` is column index by header."""

    path: Path
    sheet: Sheet
    header: int
    columns: Mapping[str, int]

    def place(self, index: int, column: str | None = None) -> Place:
        """Return the place of a row (index from 0) and, where given, of its cell."""
        cell = None if column is None else f"{_letter(self.columns[column])}{index + 1}"
        return Place(file=self.path.name, sheet=self.sheet.name, row=index + 1, cell=cell)


def parse(files: Mapping[str, Path]) -> Parsed:
    """Parse the workbook; every row that holds anything is an entry.

    Raises:
        ParseError: not the workbook, a column is missing, or a row has no name.
    """
    path = files["list"]
    sheets = read_sheets(path)
    table = _find_table(path, sheets)
    warnings = list(_warn_other_sheets(path, sheets, table.sheet))
    ids = IdMaker("meti")
    countries = CountryNotes(path)
    entities = []
    for index in range(table.header + 1, len(table.sheet.rows)):
        cells = _read_row(table, index)
        if any(cells.values()):
            entities.append(_read_entity(table, index, cells, ids, countries, warnings))
    if not entities:
        raise refuse(
            "meti.no_rows",
            Text("見出しの下に行がありません。", "There is no row below the header."),
            table.place(table.header),
        )
    return Parsed(
        entities=tuple(entities),
        records=(),
        rows_seen=len(entities),
        warnings=(*warnings, *countries.list_warnings()),
    )


def _find_table(path: Path, sheets: tuple[Sheet, ...]) -> _Table:
    wanted = {fold_header(header): header for header in HEADERS}
    best: tuple[Sheet, int, dict[str, int]] | None = None
    for sheet in sheets:
        for index, row in enumerate(sheet.rows[:_HEADER_ROWS]):
            columns: dict[str, int] = {}
            for column, cell in enumerate(row):
                header = wanted.get(fold_header(text_of(cell)))
                if header is not None:
                    columns.setdefault(header, column)
            if best is None or len(columns) > len(best[2]):
                best = (sheet, index, columns)
    if best is None or len(best[2]) < 2:
        raise refuse(
            "meti.no_header",
            Text("外国ユーザーリストの見出し行がありません。", "The header row is not there."),
            Place(file=path.name),
            expected=Text("、".join(HEADERS), ", ".join(HEADERS)),
            got=", ".join(sheet.name for sheet in sheets),
        )
    table = _Table(path, *best)
    missing = [header for header in HEADERS if header not in table.columns]
    if missing:
        raise _refuse_header(table, missing)
    return table


def _refuse_header(table: _Table, missing: list[str]) -> ParseError:
    found = [fold_header(text_of(cell)) for cell in table.sheet.rows[table.header]]
    return refuse(
        "meti.missing_column",
        Text(
            f"列がないか、見出しが変わっています: {'、'.join(missing)}",
            f"A column is missing or renamed: {', '.join(missing)}",
        ),
        table.place(table.header),
        expected=Text("、".join(HEADERS), ", ".join(HEADERS)),
        got=", ".join(header for header in found if header),
    )


def _warn_other_sheets(path: Path, sheets: tuple[Sheet, ...], used: Sheet) -> list[Problem]:
    return [
        warn(
            "meti.other_sheet",
            Text("このシートは読んでいません。", "This sheet is not read."),
            Place(file=path.name, sheet=sheet.name),
        )
        for sheet in sheets
        if sheet is not used and any(any(text_of(cell) for cell in row) for row in sheet.rows)
    ]


def _read_row(table: _Table, index: int) -> dict[str, str]:
    row = table.sheet.rows[index]
    return {
        header: text_of(row[column]) if column < len(row) else ""
        for header, column in table.columns.items()
    }


def _read_entity(
    table: _Table,
    index: int,
    cells: Mapping[str, str],
    ids: IdMaker,
    countries: CountryNotes,
    warnings: list[Problem],
) -> Entity:
    if not cells[NAME]:
        raise refuse(
            "meti.no_name",
            Text("企業名・組織名のない行があります。", "A row has no company or organisation."),
            table.place(index, NAME),
            got=" | ".join(cells.values()),
        )
    sheet = table.sheet.name
    locator = f"{sheet}!A{index + 1}"
    number = cells[NUMBER] or str(index - table.header)  # =ROW()-1 that was never calculated
    country = _read_country(cells[COUNTRY])
    if country is None and cells[COUNTRY]:
        countries.add(" ".join(cells[COUNTRY].split()), locator)
    codes, odd = read_codes(cells[WEAPONS], cells[CONVENTIONAL])
    warnings += [_warn_code(table.place(index, WEAPONS), token) for token in odd]
    names = read_names(cells[NAME], country) + read_aliases(cells[ALIASES], country)
    properties = [Property(NUMBER, number), Property(COUNTRY, _flat(cells[COUNTRY]))]
    if _flat(cells[NAME]) != names[0].full:
        properties.append(Property(NAME, _flat(cells[NAME])))
    return Entity(
        entity_id=ids.make(country or _flat(cells[COUNTRY]), main_stem(cells[NAME])),
        kind=EntityKind.ORGANISATION,
        names=tuple({name.full: name for name in reversed(names)}.values())[::-1],
        locator=locator,
        countries=(country,) if country else (),
        codes=codes,
        properties=tuple(prop for prop in properties if prop.value),
    )


def _read_country(cell: str) -> str | None:
    """Return the country that the Japanese and the English line name; none if they differ."""
    codes = {find_country(line) for line in cell.split("\n")} - {None}
    return codes.pop() if len(codes) == 1 else None


def _warn_code(place: Place, token: str) -> Problem:
    return warn(
        "meti.unknown_code",
        Text(
            "懸念区分に知らない記号があります。項目はそのまま残しました。",
            "The type of WMD holds an unknown token; the entry is kept.",
        ),
        place,
        got=token,
    )


def _flat(text: str) -> str:
    return " ".join(text.split())


def _letter(column: int) -> str:
    text = ""
    while column >= 0:
        text = chr(ord("A") + column % 26) + text
        column = column // 26 - 1
    return text
