"""One folder of TOML to one `Pack`, every field checked."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from string import Formatter

from sekisho.core.errors import PackError, Place, Problem
from sekisho.core.pack import Basis, Pack, Row, Scalar, Verification
from sekisho.core.text import Text
from sekisho.policy._files import File, Problems, Toml, read_toml
from sekisho.policy._problems import line_of_key, line_of_row, pack_problem

HEADER = "pack.toml"
_TEXTS = "texts.toml"
_PACK_FIELDS = ("id", "version", "effective_from", "verification", "title", "authority")
_PACK_OPTIONAL = ("effective_to",)
_BASIS_FIELDS = ("citation", "verification")
_BASIS_OPTIONAL = ("url", "read_on")


def read_header(folder: Path) -> Pack:
    """Read `pack.toml` alone: enough to know which version is in force."""
    problems = Problems()
    pack = _header(_file(folder, folder / HEADER), folder, problems)
    problems.stop()
    return pack


def read_folder(folder: Path) -> Pack:
    """Read a whole pack.

    Raises:
        PackError: with every problem found, each with file and line.
    """
    problems = Problems()
    paths = sorted(_toml_files(folder), key=lambda path: path.relative_to(folder).as_posix())
    tops = [path for path in paths if path.parent == folder]
    files = {path.name: _file(folder, path) for path in tops}
    if HEADER not in files:
        raise PackError(_no_header(folder))
    head = _header(files[HEADER], folder, problems)
    bases = _bases(files[HEADER], problems)
    names = sorted(set(files) - {HEADER, _TEXTS})
    tables = {name.removesuffix(".toml"): _table(files[name], bases, problems) for name in names}
    texts = _texts(files[_TEXTS], problems) if _TEXTS in files else {}
    problems.stop()
    return Pack(
        pack_id=head.pack_id,
        version=head.version,
        title=head.title,
        authority=head.authority,
        effective_from=head.effective_from,
        effective_to=head.effective_to,
        verification=head.verification,
        sha256=_sha256(folder, paths),
        parameters=_parameters(files[HEADER], problems),
        tables=tables,
        texts=texts,
        bases=bases,
    )


def _toml_files(folder: Path) -> list[Path]:
    """Hidden files (editors and Finder leave them) are no part of a pack."""
    found = folder.rglob("*.toml")
    return [path for path in found if not any(
        part.startswith(".") for part in path.relative_to(folder).parts
    )]  # fmt: skip


def _sha256(folder: Path, paths: list[Path]) -> str:
    """Hash paths and contents; line ends are those of Unix, so that every checkout agrees."""
    total = hashlib.sha256()
    for path in paths:
        body = path.read_bytes().replace(b"\r\n", b"\n")
        head = f"{path.relative_to(folder).as_posix()}\0{len(body)}\0"
        total.update(head.encode() + body)
    return total.hexdigest()


def _file(folder: Path, path: Path) -> File:
    if not path.is_file():
        raise PackError(_no_header(folder))
    inside = path.relative_to(folder).as_posix()
    return read_toml(path, f"{folder.parent.name}/{folder.name}/{inside}")


def _no_header(folder: Path) -> Problem:
    place = Place(f"{folder.parent.name}/{folder.name}")
    return pack_problem("no_header", f"{HEADER} がない", f"there is no {HEADER}", place)


def _header(file: File, folder: Path, problems: Problems) -> Pack:
    _known(file, file.toml, ("pack",), ("parameters", "bases"), "", problems)
    table = _subtable(file.toml, "pack")
    _known(file, table, _PACK_FIELDS, _PACK_OPTIONAL, "pack", problems)
    for key, wanted in (("id", folder.parent.name), ("version", folder.name)):
        if str(table.get(key)) != wanted:
            problems.add(
                "folder",
                f"{key} がフォルダ名と違う",
                f"{key} differs from the folder's name",
                file.place(f"pack.{key}", line_of_key(file.text, key)),
                expected=Text(wanted, wanted),
                got=str(table.get(key)),
            )
    start = _date(file, table, "effective_from", "pack", problems)
    end = _date(file, table, "effective_to", "pack", problems)
    if start and end and end < start:
        problems.add(
            "dates",
            "effective_to が effective_from より前",
            "effective_to lies before effective_from",
            file.place("pack.effective_to", line_of_key(file.text, "effective_to")),
            got=f"{start} > {end}",
        )
    return Pack(
        pack_id=folder.parent.name,
        version=folder.name,
        title=_text(file, table, "title", "pack", problems),
        authority=_text(file, table, "authority", "pack", problems),
        effective_from=start or date.min,
        effective_to=end,
        verification=_verification(file, table, "pack", None, problems),
        sha256="",
        parameters={},
        tables={},
        texts={},
        bases={},
    )


def _parameters(file: File, problems: Problems) -> dict[str, Scalar]:
    found: dict[str, Scalar] = {}
    for key, value in _subtable(file.toml, "parameters").items():
        if isinstance(value, str | int | bool) or _is_date(value):
            found[key] = value  # type: ignore[assignment]  # _is_date leaves only dates
            continue
        problems.add(
            "parameter",
            "文字列・整数・真偽値・日付のどれでもない",
            "not a string, integer, boolean or date",
            file.place(f"parameters.{key}", line_of_key(file.text, key, after="parameters")),
            got=repr(value),
        )
    problems.stop()
    return found


def _bases(file: File, problems: Problems) -> dict[str, Basis]:
    bases: dict[str, Basis] = {}
    for key, value in _subtable(file.toml, "bases").items():
        path = f"bases.{key}"
        table = value if isinstance(value, dict) else {}
        _known(file, table, _BASIS_FIELDS, _BASIS_OPTIONAL, path, problems)
        url = table.get("url")
        bases[key] = Basis(
            citation=_text(file, table, "citation", path, problems),
            url=url if isinstance(url, str) else None,
            read_on=_date(file, table, "read_on", path, problems),
            verification=_verification(file, table, path, None, problems),
        )
    return bases


def _table(file: File, bases: Mapping[str, Basis], problems: Problems) -> tuple[Row, ...]:
    rows = file.toml.get("row")
    if set(file.toml) != {"row"} or not isinstance(rows, list):
        problems.add(
            "table",
            "表は [[row]] だけで書く",
            "a table consists of [[row]] alone",
            file.place(", ".join(sorted(set(file.toml) - {"row"})) or "row"),
        )
        return ()
    ids: set[object] = set()
    for number, row in enumerate(rows):
        _check_row(file, number, row, bases, problems)
        if "id" in row and row["id"] in ids:
            line = line_of_row(file.text, number)
            problems.add(
                "duplicate",
                "同じ id が二度ある",
                "the id stands twice",
                file.place(f"row[{number}].id", line),
                got=str(row["id"]),
            )
        ids.add(row.get("id"))
    return tuple({key: _frozen(value) for key, value in row.items()} for row in rows)


def _check_row(
    file: File, number: int, row: Toml, bases: Mapping[str, Basis], problems: Problems
) -> None:
    path, line = f"row[{number}]", line_of_row(file.text, number)
    if row.get("basis") not in bases:
        problems.add(
            "basis",
            "根拠（basis）が pack.toml にない",
            "its basis is not in pack.toml",
            file.place(f"{path}.basis", line),
            expected=Text("、".join(bases), ", ".join(bases)),
            got=str(row.get("basis")),
        )
    _verification(file, row, path, line, problems, optional=True)
    for key, value in row.items():
        values = value if isinstance(value, list) else [value]
        if not all(isinstance(one, str | int) or _is_date(one) for one in values):
            problems.add(
                "value",
                "文字列・整数・真偽値・日付、またはその並びでない",
                "neither a string, integer, boolean or date nor a list of them",
                file.place(f"{path}.{key}", line),
                got=repr(value),
            )
        stem, _, lang = key.rpartition("_")
        other = {"ja": f"{stem}_en", "en": f"{stem}_ja"}.get(lang)
        if other is not None and not row.get(other):
            problems.add(
                "translation",
                f"{other} がない",
                f"{other} is missing",
                file.place(f"{path}.{key}", line),
            )


def _texts(file: File, problems: Problems) -> dict[str, Text]:
    texts: dict[str, Text] = {}
    for key in file.toml:
        texts[key] = _text(file, file.toml, key, "", problems)
        if _slots(texts[key].ja) != _slots(texts[key].en):
            problems.add(
                "slots",
                "日本語と英語で {…} が違う",
                "the {…} slots differ between Japanese and English",
                file.place(key, line_of_key(file.text, key)),
                got=f"ja {sorted(_slots(texts[key].ja))}, en {sorted(_slots(texts[key].en))}",
            )
    return texts


def _slots(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {"?"}


def _text(file: File, table: Toml, key: str, path: str, problems: Problems) -> Text:
    value = table.get(key)
    is_text = isinstance(value, dict) and set(value) == {"ja", "en"}
    if (
        isinstance(value, dict)
        and is_text
        and all(isinstance(part, str) and part.strip() for part in value.values())
    ):
        return Text(str(value["ja"]), str(value["en"]))
    problems.add(
        "translation",
        "ja と en の両方が要る",
        "both ja and en are needed",
        file.place(f"{path}.{key}".lstrip("."), line_of_key(file.text, key, after=path)),
        got=repr(value),
    )
    return Text("", "")


def _verification(
    file: File,
    table: Toml,
    path: str,
    line: int | None,
    problems: Problems,
    *,
    optional: bool = False,
) -> Verification:
    value = table.get("verification")
    if value in {member.value for member in Verification}:
        return Verification(str(value))
    if value is not None or not optional:
        problems.add(
            "verification",
            "検証状況（verification）が決められた語でない",
            "its verification is none of the known words",
            file.place(
                f"{path}.verification",
                line or line_of_key(file.text, "verification", after=path),
            ),
            expected=Text(", ".join(Verification), ", ".join(Verification)),
            got=str(value),
        )
    return Verification.MISSING


def _date(file: File, table: Toml, key: str, path: str, problems: Problems) -> date | None:
    value = table.get(key)
    if value is None:
        return None
    if isinstance(value, date) and _is_date(value):
        return value
    problems.add(
        "date",
        "日付でない",
        "not a date",
        file.place(f"{path}.{key}", line_of_key(file.text, key, after=path)),
        expected=Text("2025-04-01（引用符なし）", "2025-04-01, without quotes"),
        got=repr(value),
    )
    return None


def _known(
    file: File,
    table: Toml,
    wanted: tuple[str, ...],
    optional: tuple[str, ...],
    path: str,
    problems: Problems,
) -> None:
    for key in sorted(set(table) - set(wanted) - set(optional)):
        problems.add(
            "unknown_field",
            "知らない項目",
            "an unknown field",
            file.place(f"{path}.{key}".lstrip("."), line_of_key(file.text, key, after=path)),
            expected=Text("、".join(wanted + optional), ", ".join(wanted + optional)),
        )
    for key in sorted(set(wanted) - set(table)):
        problems.add(
            "missing_field",
            f"{key} がない",
            f"{key} is missing",
            file.place(path, line_of_key(file.text, path.rpartition(".")[2])),
        )


def _subtable(table: Toml, key: str) -> dict[str, object]:
    value = table.get(key)
    return value if isinstance(value, dict) else {}


def _is_date(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _frozen(value: object) -> object:
    return tuple(_frozen(one) for one in value) if isinstance(value, list) else value
