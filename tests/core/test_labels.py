"""Words of enumerations: every value has one, and no two values share one."""

from enum import StrEnum

import pytest

from sekisho.core.labels import LABELS, label_of
from sekisho.diligence.intake.wording import describe_member, find_member


@pytest.mark.parametrize("enum", LABELS)
def test_every_value_has_its_words(enum: type[StrEnum]) -> None:
    assert set(LABELS[enum]) == {one.value for one in enum}
    assert len({text.ja for text in LABELS[enum].values()}) == len(enum)


@pytest.mark.parametrize("enum", LABELS)
def test_value_is_read_by_its_japanese_word_its_id_and_its_name(enum: type[StrEnum]) -> None:
    for one in enum:
        label = label_of(one)
        assert label is not None
        assert {find_member(enum, word) for word in (label.ja, one.value, one.name)} == {one}
        assert describe_member(one) == f"{label.ja} ({one.value})"
