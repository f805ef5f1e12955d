"""Strong Kleene logic: unknown is not no."""

import pytest

from sekisho.core.answer import Answer, all_of, answer_of, any_of, not_

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


@pytest.mark.parametrize(
    ("answers", "any_", "all_"),
    [
        ((YES, UNKNOWN), YES, UNKNOWN),
        ((NO, UNKNOWN), UNKNOWN, NO),
        ((YES, NO, UNKNOWN), YES, NO),
        ((NO, NO), NO, NO),
        ((), NO, YES),
    ],
)
def test_any_and_all_keep_unknown(answers: tuple[Answer, ...], any_: Answer, all_: Answer) -> None:
    """One decisive answer settles it; otherwise unknown stays unknown."""
    assert (any_, all_) == (any_of(answers), all_of(answers))


def test_negation_and_booleans() -> None:
    """Negating what is not known tells nothing."""
    assert [not_(one) for one in (YES, NO, UNKNOWN)] == [NO, YES, UNKNOWN]
    assert [answer_of(value=one) for one in (True, False, None)] == [YES, NO, UNKNOWN]
