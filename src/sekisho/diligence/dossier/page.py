"""What every part of a dossier needs: the result, the packs and the language of the page."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sekisho.core.declared import Org
from sekisho.core.hit import Listing
from sekisho.core.labels import label_of
from sekisho.core.name import Name
from sekisho.core.party import PartyKind
from sekisho.core.reference import Pin
from sekisho.core.text import LANGS, Lang, Text
from sekisho.diligence.check import Packs
from sekisho.diligence.dossier.words import WORDS
from sekisho.diligence.result import CheckResult
from sekisho.reporting import Spans, spans
from sekisho.reporting import Text as Run
from sekisho.sources import list_sources

_SCRIPT_LANG = {
    "Hans": "zh",
    "Hant": "zh-Hant",
    "Hani": "zh",
    "Jpan": "ja",
    "Hira": "ja",
    "Kana": "ja",
    "Hang": "ko",
    "Kore": "ko",
    "Arab": "ar",
    "Hebr": "he",
    "Thai": "th",
    "Deva": "hi",
}


@dataclass(frozen=True, slots=True)
class Page:
    """A result being laid out in one language."""

    result: CheckResult
    packs: Packs
    lang: Lang

    def word(self, key: str, **values: object) -> str:
        """Return a fixed word, with its slots filled."""
        return WORDS[key].format(**values).get(self.lang)

    def say(self, text: Text) -> str:
        """Return a text in the language of the page."""
        return text.get(self.lang)

    def pick(self, table: dict[str, Text], key: str) -> str:
        """Return a word of a table, or the key where the table does not know it."""
        text = table.get(key)
        return key if text is None else text.get(self.lang)

    def source_title(self, source_id: str) -> str:
        """Return what a source is called, or its id where it is not known here."""
        titles = {manifest.source_id: manifest.title for manifest in list_sources()}
        title = titles.get(source_id)
        return source_id if title is None else title.get(self.lang)

    def choice(self, member: StrEnum | None) -> str:
        """Return the word for a choice of the forms, or a dash where none was made."""
        if member is None:
            return "—"
        text = label_of(member)
        return member.value if text is None else text.get(self.lang)

    def lists_for(self, kind: PartyKind) -> tuple[Pin, ...]:
        """Return the loaded lists that can hold such a party: not every list names persons."""
        holds = {
            manifest.source_id
            for manifest in list_sources()
            if kind is PartyKind.ORGANISATION or manifest.personal_data == "listed_persons"
        }
        pins = self.result.run.reference.pins
        return tuple(pin for pin in pins if pin.kind == "list" and pin.source_id in holds)

    def no_hit(self, kind: PartyKind) -> str:
        """Return the words for "nothing found", which say in how many lists was searched."""
        searched = self.lists_for(kind)
        if searched:
            return self.word("no_hit", count=len(searched))
        any_list = bool(self.lists_for(PartyKind.ORGANISATION))
        return self.word("no_person_list" if any_list else "not_checked")

    def dated(self, pin: Pin | Listing) -> str:
        """Return the day of publication, or say that the day of retrieval stands in for it."""
        if pin.published_at is not None:
            return day(pin.published_at)
        return self.word("retrieved_on", day=day(pin.retrieved_at))

    def short_source(self, source_id: str) -> str:
        """Return what a source is called, without what it holds."""
        return re.split(r"[:：(（]", self.source_title(source_id), maxsplit=1)[0].strip()

    def person_name(self, person_id: str) -> Spans:
        """Return a person's name in the own script, then romanised where that is another."""
        names = self.names_of(person_id)
        shown = list(names[:1])
        if names and names[0].script != "Latn":
            shown += [name for name in names[1:] if name.script == "Latn"][:1]
        parts: list[Run | str] = []
        for number, name in enumerate(shown):
            parts += [" "] if number else []
            parts.append(name_run(name))
        return spans(*parts) if parts else spans(person_id)

    def org_name(self, org: Org) -> str:
        """Return the name of an organisation, in its own script on a Japanese page."""
        native = org.name_native if self.lang == "ja" else None
        return native or org.name or org.name_native or ""

    def own_half(self, text: str) -> str:
        """Return the half in the language of the page of a text written as `日本語 / English`."""
        halves = text.split(" / ")
        return text if len(halves) != len(LANGS) else halves[LANGS.index(self.lang)]

    def names_of(self, person_id: str) -> tuple[Name, ...]:
        """Return the names under which a roster member was looked up."""
        return next(
            (
                one.party.names
                for one in self.result.receipt.screened
                if one.party.party_id == person_id
            ),
            (),
        )

    def short_name(self, person_id: str) -> str:
        """Return the first name of a person as plain text."""
        names = self.names_of(person_id)
        return names[0].full if names else person_id


def name_run(name: Name) -> Run:
    """Return a name with the hint that decides the shapes of its characters."""
    return Run(name.full, lang=name.language or _SCRIPT_LANG.get(name.script or ""))


def day(value: date | datetime | None) -> str:
    """Return an ISO date, or a dash where there is none."""
    if value is None:
        return "—"
    return (value.date() if isinstance(value, datetime) else value).isoformat()


def bits(weight: int) -> str:
    """Return hundredths of a bit as bits with two decimals."""
    sign = "−" if weight < 0 else ""
    return f"{sign}{abs(weight) // 100}.{abs(weight) % 100:02d}"
