"""Authored files in the published formats, and a library to put them in. Nobody here exists."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter

from sekisho.library import AddReport, Library

HEADERS = (
    "No.",
    "国名、地域名\nCountry or Region",
    "企業名､組織名\nCompany or Organization",
    "別名\nAlso Known As",
    "懸念区分\nType of WMD",
    "通常兵器\nConventional Weapons",
)
NOON = datetime(2026, 4, 1, 3, 0, tzinfo=UTC)
"""Noon in Japan on 1 April 2026."""


def write_meti(path: Path, names: Sequence[str]) -> Path:
    """Write a list in the layout of METI's workbook; equal names give equal bytes."""
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": datetime(2026, 1, 1)})  # noqa: DTZ001 - as xlsx has it
        sheet = book.add_worksheet("ユーザーリスト")
        sheet.write_row(0, 0, HEADERS)
        for row, name in enumerate(names, 1):
            alias = f"・{name} Institute\n・架空{row}号"
            country = "アラブ首長国連邦\nUnited Arab Emirates"
            sheet.write_row(row, 0, (row, country, name, alias, "ミサイル\nM", ""))
    return path


def name_entries(count: int, prefix: str = "Fictional Works") -> list[str]:
    """Return as many invented organisation names."""
    return [f"{prefix} {number:05d}" for number in range(count)]


def write_work(path: Path, number: int, authors: Sequence[str]) -> Path:
    """Write OpenAlex works as JSON lines: one per author list entry, all by invented authors."""
    work = {
        "id": f"https://openalex.org/W{number}",
        "doi": None,
        "title": "架空の研究",
        "display_name": "架空の研究",
        "publication_date": "2025-04-01",
        "is_retracted": False,
        "authorships": [
            {
                "author_position": "first",
                "author": {"id": f"https://openalex.org/{author}", "display_name": author},
                "institutions": [],
                "raw_affiliation_strings": [],
            }
            for author in authors
        ],
        "grants": [],
    }
    path.write_text(json.dumps(work, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def add_meti(
    library: Library, folder: Path, names: Sequence[str], *, at: datetime = NOON, **options: object
) -> AddReport:
    """Write a list and add it."""
    path = write_meti(folder / f"list-{len(names)}-{at:%Y%m%d%H%M}.xlsx", names)
    return library.add("jp-meti-eul", [path], retrieved_at=at, **options)  # type: ignore[arg-type]


def list_files(root: Path) -> dict[str, bytes]:
    """Return every file under a folder but the lock, by its path."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }
