"""Paths into an application or a declaration, as a person reads them."""

import re
from dataclasses import fields, is_dataclass

from sekisho.core.application import Application
from sekisho.core.declaration import SECTIONS, Header
from sekisho.core.fields import spec_of
from sekisho.core.items import Residency
from sekisho.core.text import Text
from sekisho.diligence.dossier.page import Page
from sekisho.diligence.dossier.words import WORDS

_STEP = re.compile(r"(?P<key>[a-z_]+)(?:\[(?P<item>[^\]]*)\])?")
_SECTIONS = {spec.key: spec for spec in SECTIONS}
_PLACES = {"header": Header, "residency": Residency, "application": Application}
_HEADS = {
    "header": Text("基本情報", "Header"),
    "residency": Text("⑫居住性・特定類型", "⑫ Residency"),
    "consent": Text("同意", "Consent"),
    "declaration": Text("自己申告", "Declaration"),
    "application": Text("申請", "Application"),
    "lists": WORDS["lists"],
    "listed_ties": Text("リスト掲載者との関係", "Listed ties"),
    "profile": Text("公開記録", "Public record"),
    "unparsed": Text("自由記述", "free text"),
}


def item_label(page: Page, path: str) -> str:
    """Return `affiliations[a1].role` as 「②職歴・研究経歴 a1：役職・職名」.

    A step that no table knows is shown as it is: nothing is left out.
    """
    if path.startswith("lists."):
        return page.source_title(path.removeprefix("lists."))
    if path.startswith("partners["):
        return _partner(page, path)
    steps = [(match["key"], match["item"]) for match in _STEP.finditer(path)]
    said: list[str] = []
    kind: type | None = None
    for number, (key, item) in enumerate(steps):
        label, kind = _step(page, key, kind, is_first=number == 0)
        said.append(label if item is None else f"{label} {item}")
    return "：".join(said) if page.lang == "ja" else ": ".join(said)


def _partner(page: Page, path: str) -> str:
    wanted = path.removeprefix("partners[").partition("]")[0]
    names = (
        page.org_name(one.org)
        for one in page.result.case.application.partners.items
        if one.partner_id == wanted and one.org is not None
    )
    return next(names, path)


def _step(page: Page, key: str, kind: type | None, *, is_first: bool) -> tuple[str, type | None]:
    if is_first and key in _SECTIONS:
        spec = _SECTIONS[key]
        return f"{spec.official or ''}{page.say(spec.label)}", spec.item
    if is_first and key in _HEADS:
        return page.say(_HEADS[key]), _PLACES.get(key)
    for one in fields(kind) if kind is not None and is_dataclass(kind) else ():
        spec_found = spec_of(one)
        if one.name == key and spec_found is not None:
            return page.say(spec_found.label), None
    return (page.say(_HEADS[key]) if key in _HEADS else key), None
