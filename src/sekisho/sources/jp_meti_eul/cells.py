"""The cells of METI's list: names with their brackets and bullets, and the codes."""

import re
import unicodedata
from datetime import datetime

from sekisho.core.name import Name, NameKind
from sekisho.sources._names import (
    clean,
    has_east_asian,
    is_acronym_of,
    is_latin,
    split_groups,
)

_BULLET = re.compile(r"\A\s*[・･•·‧●○▪]\s*")
_INLINE_BULLET = re.compile(r"(?<=[\sA-Za-z0-9.,)）])[・･•](?=[\sA-Za-z0-9(（\"“])")
_TOKEN = re.compile(r"生物|化学|ミサイル|核|通常兵器|[A-Za-z]+|[^\s、,，/／・]+")
_ORDER = ("B", "C", "M", "N", "CW")
_MEANING = dict(
    zip(("生物", "化学", "ミサイル", "核", "通常兵器", *_ORDER), _ORDER * 2, strict=True)
)
_OWN_SCRIPT = frozenset(("CN", "HK", "MO", "TW"))
"""Where kanji in brackets is the organisation's own name, not a rendering into Japanese."""


def text_of(cell: object) -> str:
    """Return a cell as text with its line breaks; a whole number without its decimal point."""
    if isinstance(cell, str):
        lines = (clean(line) for line in cell.replace("\r", "\n").split("\n"))
        return "\n".join(line for line in lines if line)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat()
    return "" if cell is None else clean(str(cell))


def fold_header(text: str) -> str:
    """Return the Japanese line of a header, of any width and spacing."""
    first = text.partition("\n")[0]
    return "".join(unicodedata.normalize("NFKC", first).split())


def read_names(cell: str, country: str | None) -> tuple[Name, ...]:
    """Read 企業名､組織名: the main name first, then what stands in brackets after it.

    A line in brackets is the name in another script; any other line continues the one before.
    """
    lines: list[str] = []
    for line in cell.split("\n"):
        if lines and not _is_group(line):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    first, *others = lines
    names = list(_read_one(first, NameKind.PRIMARY, country))
    for line in others:
        names += _read_one(line, NameKind.ALIAS, country)
    return tuple(names)


def read_aliases(cell: str, country: str | None) -> tuple[Name, ...]:
    """Read 別名, one bullet an alias.

    A line without a bullet, in a cell that has bullets, continues the alias before it, unless it
    is in brackets or in kanji: then it is the same name in another script.
    """
    lines: list[str] = []
    has_bullets = any(_BULLET.match(line) for line in cell.split("\n"))
    for line in _INLINE_BULLET.sub("\n・", cell).split("\n"):
        text = _BULLET.sub("", line).strip()
        is_new = _BULLET.match(line) is not None or not has_bullets
        if is_new or not lines or _is_group(text) or not is_latin(text):
            lines.append(text)
        elif text:
            lines[-1] = f"{lines[-1]} {text}"
    return tuple(
        name for line in lines if line for name in _read_one(line, NameKind.ALIAS, country)
    )


def main_stem(cell: str) -> str:
    """Return the main name without its brackets, for the id."""
    return split_groups(read_names(cell, None)[0].full)[0]


def read_codes(weapons: str, conventional: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes of 懸念区分 and 通常兵器 in METI's order, and the tokens not known."""
    found: set[str] = set()
    odd: list[str] = []
    for token in _TOKEN.findall(unicodedata.normalize("NFKC", f"{weapons}\n{conventional}")):
        code = _MEANING.get(token.upper())
        if code is None:
            odd.append(token)
        else:
            found.add(code)
    return tuple(code for code in _ORDER if code in found), tuple(odd)


def _is_group(line: str) -> bool:
    """Tell whether the whole line stands in one pair of brackets."""
    text = line.strip()
    return bool(text) and text[0] in "(（" and split_groups(text)[0] == text[1:-1].strip()


def _read_one(text: str, kind: NameKind, country: str | None) -> tuple[Name, ...]:
    """Read one name: as written but for brackets that hold it in another script."""
    head, groups = split_groups(text)
    other = NameKind.NATIVE if country in _OWN_SCRIPT else NameKind.TRANSLATION
    foreign = [group for group in groups if has_east_asian(group) and is_latin(head)]
    written = text
    for group in reversed(foreign):
        written = written[: written.rindex(group)].rstrip().rstrip("(（").rstrip()
    if not foreign and not groups:
        written = head
    own = other if kind is NameKind.ALIAS and has_east_asian(head) else kind
    names = [Name(written, own)]
    names += [Name(group, other) for group in foreign]
    plain = [group for group in groups if group not in foreign]
    if plain and len(plain) == len(groups) - len(foreign):
        names += _read_plain(head, plain[-1])
    return tuple(names)


def _read_plain(head: str, group: str) -> list[Name]:
    """Read a bracket in the same script: an acronym, or what an acronym before it stands for."""
    if is_acronym_of(group, head):
        return [Name(head, NameKind.ALIAS), Name(group, NameKind.ACRONYM)]
    if len(head.split()) == 1 and len(group.split()) > 2 and is_latin(group):
        return [Name(head, NameKind.ALIAS), Name(group, NameKind.ALIAS)]
    return []
