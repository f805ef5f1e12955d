"""Reads the `manifest.toml` of each source."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sekisho.core.errors import InputError, Place, Problem
from sekisho.core.source import Manifest, Part
from sekisho.core.text import Text

_ROOM = Path(__file__).parent
_FILE = "manifest.toml"
_TEXTS = ("title", "publisher", "purpose", "cadence", "verified_note")
_STRINGS = ("source_id", "licence", "terms_url", "url", "parser_version")
_CHOICES = {
    "kind": ("list", "registry", "research", "person_record"),
    "personal_data": ("none", "listed_persons", "researchers"),
    "strength": ("A", "B", "C", "D", "E"),
    "default_profile": ("always", "us_linked", "ca_linked", "profile", "information", "demo"),
}
_OPTIONAL = ("list_id", "id_note")
_KEYS = {*_TEXTS, *_STRINGS, *_CHOICES, *_OPTIONAL, "verified_on_real_file", "parts"}


@cache
def load_manifests() -> Mapping[str, Manifest]:
    """Return every manifest by source id, sorted."""
    folders = sorted(path.parent for path in _ROOM.glob(f"*/{_FILE}"))
    manifests = [load_manifest(folder) for folder in folders]
    return {manifest.source_id: manifest for manifest in sorted(manifests, key=_by_id)}


def load_manifest(folder: Path) -> Manifest:
    """Read and check one manifest.

    Raises:
        InputError: a key is missing, unknown, or holds what it may not.
    """
    path = folder / _FILE
    try:
        table: dict[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _refuse(path, "", str(error)) from None
    for key in sorted(table.keys() - _KEYS):
        raise _refuse(path, key, "unknown key")
    source_id = _read_string(table, "source_id", path)
    if source_id.replace("-", "_") != folder.name:
        raise _refuse(path, "source_id", f"{source_id}: the folder is {folder.name}")
    chosen = {key: _read_choice(table, key, path) for key in _CHOICES}
    return Manifest(
        source_id=source_id,
        title=_read_text(table, "title", path),
        publisher=_read_text(table, "publisher", path),
        kind=chosen["kind"],
        purpose=_read_text(table, "purpose", path),
        licence=_read_string(table, "licence", path),
        terms_url=_read_string(table, "terms_url", path),
        url=_read_string(table, "url", path),
        cadence=_read_text(table, "cadence", path),
        default_profile=chosen["default_profile"],
        personal_data=chosen["personal_data"],
        strength=chosen["strength"],
        parser_version=_read_string(table, "parser_version", path),
        verified_on_real_file=table.get("verified_on_real_file") is True,
        verified_note=_read_text(table, "verified_note", path),
        parts=_read_parts(table, path),
        list_id=_read_string(table, "list_id", path) if "list_id" in table else None,
        id_note=_read_text(table, "id_note", path) if "id_note" in table else None,
    )


def _by_id(manifest: Manifest) -> str:
    return manifest.source_id


def _read_parts(table: Mapping[str, object], path: Path) -> tuple[Part, ...]:
    rows = table.get("parts")
    if not isinstance(rows, list) or not rows:
        raise _refuse(path, "parts", "no part")
    parts = tuple(_read_part(row, path) for row in rows)
    if len({part.key for part in parts}) != len(parts):
        raise _refuse(path, "parts", "two parts of one key")
    return parts


def _read_part(row: object, path: Path) -> Part:
    if not isinstance(row, dict):
        raise _refuse(path, "parts", str(row))
    patterns = row.get("patterns")
    if not isinstance(patterns, list) or not all(isinstance(item, str) for item in patterns):
        raise _refuse(path, "parts.patterns", str(patterns))
    if not isinstance(row.get("required"), bool):
        raise _refuse(path, "parts.required", str(row.get("required")))
    return Part(
        key=_read_string(row, "key", path),
        title=_read_text(row, "title", path),
        patterns=tuple(patterns),
        required=row["required"] is True,
    )


def _read_string(table: Mapping[str, object], key: str, path: Path) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value:
        raise _refuse(path, key, str(value))
    return value


def _read_choice(table: Mapping[str, object], key: str, path: Path) -> str:
    value = _read_string(table, key, path)
    if value not in _CHOICES[key]:
        raise _refuse(path, key, f"{value}: one of {', '.join(_CHOICES[key])}")
    return value


def _read_text(table: Mapping[str, object], key: str, path: Path) -> Text:
    value = table.get(key)
    if not isinstance(value, dict) or value.keys() != {"ja", "en"}:
        raise _refuse(path, key, str(value))
    return Text(_read_string(value, "ja", path), _read_string(value, "en", path))


def _refuse(path: Path, key: str, got: str) -> InputError:
    return InputError(
        Problem(
            code="source.manifest",
            what=Text("情報源の定義が正しくありません。", "The manifest of a source is malformed."),
            place=Place(file=f"{path.parent.name}/{path.name}", path=key or None),
            got=got,
        )
    )
