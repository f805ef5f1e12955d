from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.reporting.runs import Run, is_wide, read_hint, split_runs


def test_names_in_a_japanese_sentence_are_cut_out() -> None:
    runs = split_runs("髙橋（王伟, Wang Wei）は김철수と")

    assert runs == (
        Run("髙橋（"),
        Run("王伟", "zh"),
        Run(", Wang Wei", "latin"),
        Run("）は"),
        Run("김철수", "ko"),
        Run("と"),
    )


def test_given_language_stands_above_what_is_read_off() -> None:
    assert split_runs("王明 Wang", "zh-TW") == (Run("王明", "zh-hant"), Run(" Wang", "latin"))


def test_ideographs_used_in_japan_are_not_taken_for_chinese() -> None:
    assert split_runs("国学会体") == (Run("国学会体"),)


def test_arabic_and_hebrew_names_keep_their_spaces() -> None:
    assert split_runs("أمينة الراشد") == (Run("أمينة الراشد", "ar"),)
    assert split_runs("ישראל ישראלי") == (Run("ישראל ישראלי", "he"),)


def test_persian_word_with_a_joiner_is_one_run() -> None:
    assert split_runs("علی\u200cرضا", "fa") == (Run("علی\u200cرضا", "fa"),)


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (Run("彼は“新”と"), True),
        (Run("2021年…", "ja"), True),
        (Run("2019–2026"), False),
        (Run("Xi’an", "latin"), False),
        (Run("王…伟", "zh"), False),
        (Run("髙橋"), False),
    ],
)
def test_wide_run_is_japanese_with_signs_that_are_narrow_elsewhere(
    run: Run, expected: bool
) -> None:
    assert is_wide(run) == expected


def test_persian_stays_persian() -> None:
    assert split_runs("پیمان", "fa") == (Run("پیمان", "fa"),)


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        (None, None),
        ("", None),
        ("zh", "zh"),
        ("zh-Hans-CN", "zh"),
        ("zh_TW", "zh-hant"),
        ("zh-Hant-HK", "zh-hant"),
        ("ko-KR", "ko"),
        ("ja", "ja"),
        ("xx", None),
    ],
)
def test_language_tags_are_reduced_to_hints(tag: str | None, hint: str | None) -> None:
    assert read_hint(tag) == hint


@given(st.text(), st.sampled_from([None, "zh", "ko", "ar", "ja"]))
def test_runs_say_what_the_text_says(text: str, lang: str | None) -> None:
    runs = split_runs(text, lang)

    assert "".join(run.text for run in runs) == text
    assert all(one.hint != other.hint for one, other in pairwise(runs))
