"""Words for answers and enumerations, as people write them and as forms print them."""

import unicodedata
from enum import StrEnum

from sekisho.core.answer import Answer
from sekisho.core.finding import Disposition
from sekisho.core.labels import label_of
from sekisho.core.text import Text

ANSWER_TEXT = {
    Answer.YES: Text("はい", "yes"),
    Answer.NO: Text("いいえ", "no"),
    Answer.UNKNOWN: Text("不明", "unknown"),
}
SECTION_ANSWER_TEXT = {
    Answer.YES: Text("あり", "yes"),
    Answer.NO: Text("該当なし", "no"),
    Answer.UNKNOWN: Text("不明", "unknown"),
}

_ANSWERS = {
    Answer.YES: ("yes", "true", "y", "はい", "有", "有り", "あり", "該当", "該当あり", "該当する"),
    Answer.NO: (
        "no",
        "false",
        "n",
        "いいえ",
        "無",
        "無し",
        "なし",
        "該当なし",
        "非該当",
        "該当しない",
    ),
    Answer.UNKNOWN: ("unknown", "不明", "分からない", "わからない"),
}
_ANSWER_OF = {word: answer for answer, words in _ANSWERS.items() for word in words}
ANSWER_WORDS = tuple(_ANSWER_OF)
"""Every word that is read as an answer."""


_ALSO: dict[StrEnum, tuple[str, ...]] = {Disposition.CORRECTED: ("申告を訂正",)}
"""Words that are read beside those of the label: what the dossier prints."""


def fold(text: str) -> str:
    """Return the text without differences of width, case and surrounding spaces."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def find_answer(text: str) -> Answer | None:
    """Return the answer a word stands for, if it does."""
    return _ANSWER_OF.get(fold(text))


def find_member(enum: type[StrEnum], text: str) -> StrEnum | None:
    """Return the member whose Japanese word, value or English name the text is."""
    wanted = fold(text)
    return next(
        (one for one in enum if wanted in {fold(word) for word in spellings_of(one)}),
        None,
    )


def word_of(member: StrEnum) -> str:
    """Return the Japanese word of a member, as it stands in a workbook."""
    label = label_of(member)
    return member.value if label is None else label.ja


def spellings_of(member: StrEnum) -> tuple[str, ...]:
    """Return every spelling that is read as the member, the Japanese word first."""
    also = _ALSO.get(member, ())
    return tuple(dict.fromkeys((word_of(member), member.value, member.name.lower(), *also)))


def describe_member(member: StrEnum) -> str:
    """Return both spellings of a member, Japanese first."""
    name, word = member.name.lower(), word_of(member)
    return word if word.lower() == name else f"{word} ({name})"
