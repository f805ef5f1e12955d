"""Words for answers and enumerations, as people write them and as forms print them."""

import unicodedata
from enum import StrEnum

from sekisho.core.answer import Answer
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


def fold(text: str) -> str:
    """Return the text without differences of width, case and surrounding spaces."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def find_answer(text: str) -> Answer | None:
    """Return the answer a word stands for, if it does."""
    return _ANSWER_OF.get(fold(text))


def find_member(enum: type[StrEnum], text: str) -> StrEnum | None:
    """Return the member whose Japanese value or English name the text is."""
    wanted = fold(text)
    return next(
        (one for one in enum if wanted in {fold(one.value), one.name.lower()}),
        None,
    )


def describe_member(member: StrEnum) -> str:
    """Return both spellings of a member, Japanese first."""
    name = member.name.lower()
    return member.value if member.value.lower() == name else f"{member.value} ({name})"
