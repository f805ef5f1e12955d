"""Text in the two languages that Sekisho speaks."""

from dataclasses import dataclass
from typing import Literal

Lang = Literal["ja", "en"]
LANGS: tuple[Lang, ...] = ("ja", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One message in Japanese and English; both are always present."""

    ja: str
    en: str

    def get(self, lang: Lang) -> str:
        """Return the wording in `lang`."""
        return self.ja if lang == "ja" else self.en

    def format(self, **values: object) -> "Text":
        """Fill `{name}` slots in both languages with the same values."""
        return Text(self.ja.format(**values), self.en.format(**values))
