"""Which file is which part of a source that publishes several."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from sekisho.core.errors import InputError, Place, Problem
from sekisho.core.source import Part, Source
from sekisho.core.text import Text

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")


def match_parts(source: Source, paths: Sequence[Path]) -> dict[str, Path]:
    """Tell which of the files is which part; look beside them for parts not given.

    A source of one file takes a file of any name. Of a source of several, each file is told by
    its name, and a missing part is taken from the same folder where it is called as the given
    file is (`ofac_sdn.csv` finds `ofac_alt.csv`, not `ofac_cons_alt.csv`). Optional parts that
    are nowhere are absent from the result: name them.

    Raises:
        InputError: a file that is not there, is of no part or of one that was given already, or
            a required part that is missing.
    """
    parts = source.manifest.parts
    _check_given(source, paths)
    if len(parts) == 1:
        return {parts[0].key: paths[0]}
    given: dict[str, Path] = {}
    affixes: list[tuple[str, ...]] = []
    for path in paths:
        part, affix = _find_part(source, path)
        if part.key in given:
            raise _refuse(
                "source.part_twice",
                Text(
                    f"{part.title.ja}が 2 つ指定されています。",
                    f"There are two files for: {part.title.en}.",
                ),
                path,
                got=f"{given[part.key].name}, {path.name}",
            )
        given[part.key] = path
        affixes.append(affix)
    for part in parts:
        if part.key not in given:
            found = _find_companion(part, paths[0].parent, affixes[0])
            if found is not None:
                given[part.key] = found
    _check_required(source, given)
    return {part.key: given[part.key] for part in parts if part.key in given}


def published_hint(path: Path) -> date | None:
    """Return the date that a file name spells (`list_20250929.xlsx`), if it spells just one.

    It is a hint for the person who adds the file; nothing takes it for the publication date.
    """
    found = set()
    for year, _, month, day in _DATE.findall(path.name):
        try:
            found.add(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return found.pop() if len(found) == 1 else None


def _check_given(source: Source, paths: Sequence[Path]) -> None:
    parts = source.manifest.parts
    if not paths:
        raise _refuse(
            "source.no_file", Text("ファイルが指定されていません。", "No file is given."), None
        )
    for path in paths:
        if not path.exists():
            raise _refuse(
                "source.unreadable", Text("ファイルがありません。", "There is no such file."), path
            )
    if len(paths) > len(parts):
        raise _refuse(
            "source.too_many_files",
            Text(
                f"{source.manifest.source_id} のファイルは {len(parts)} つまでです。",
                f"{source.manifest.source_id} has at most {len(parts)} file(s).",
            ),
            None,
            got=", ".join(path.name for path in paths),
        )


def _find_part(source: Source, path: Path) -> tuple[Part, tuple[str, ...]]:
    for part in source.manifest.parts:
        affix = _match(part, path)
        if affix is not None:
            return part, affix
    wanted = "; ".join(f"{part.key}: {' | '.join(part.patterns)}" for part in source.manifest.parts)
    raise _refuse(
        "source.unknown_part",
        Text(
            "ファイル名から、どの部分のファイルか判別できません。",
            "The file name does not tell which part of the source this is.",
        ),
        path,
        expected=Text(wanted, wanted),
    )


def _match(part: Part, path: Path) -> tuple[str, ...] | None:
    """Return what the wildcards stand for where the name is that of the part."""
    for pattern in part.patterns:
        regex = "".join("(.*)" if char == "*" else re.escape(char) for char in pattern)
        match = re.fullmatch(regex, path.name, re.IGNORECASE)
        if match is not None:
            return match.groups()
    return None


def _find_companion(part: Part, folder: Path, affix: tuple[str, ...]) -> Path | None:
    found = [path for path in sorted(folder.iterdir()) if _match(part, path) == affix]
    return found[0] if found else None


def _check_required(source: Source, given: Mapping[str, Path]) -> None:
    for part in source.manifest.parts:
        if part.required and part.key not in given:
            raise _refuse(
                "source.part_missing",
                Text(f"{part.title.ja}がありません。", f"A file is missing: {part.title.en}."),
                None,
                expected=Text(part.patterns[0], part.patterns[0]),
            )


def _refuse(
    code: str,
    what: Text,
    path: Path | None,
    *,
    expected: Text | None = None,
    got: str | None = None,
) -> InputError:
    place = Place() if path is None else Place(file=path.name)
    return InputError(Problem(code, what, place, expected, got))
