"""Three-valued answers: unknown is not no (strong Kleene logic)."""

from collections.abc import Iterable
from enum import StrEnum


class Answer(StrEnum):
    """`yes`, `no` or `unknown`."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def not_(answer: Answer) -> Answer:
    """Negate; unknown stays unknown."""
    return {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(answer, Answer.UNKNOWN)


def any_of(answers: Iterable[Answer]) -> Answer:
    """Return yes as soon as one is yes, no only when every one is no."""
    seen = set(answers)
    if Answer.YES in seen:
        return Answer.YES
    return Answer.UNKNOWN if Answer.UNKNOWN in seen else Answer.NO


def all_of(answers: Iterable[Answer]) -> Answer:
    """Return no as soon as one is no, yes only when every one is yes."""
    seen = set(answers)
    if Answer.NO in seen:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in seen else Answer.YES


def answer_of(*, value: bool | None) -> Answer:
    """Turn a boolean, or None for not known, into an answer."""
    if value is None:
        return Answer.UNKNOWN
    return Answer.YES if value else Answer.NO
