"""An error names the place, what is wrong, what was expected, what was found, what to do."""

from sekisho.core.errors import DeclarationError, InputError, Place, Problem, SekishoError
from sekisho.core.text import Text

PROBLEM = Problem(
    code="declaration.date",
    what=Text("日付として読めません。", "This is not a date."),
    place=Place(file="p1.xlsx", sheet="②職歴", row=17, cell="C17"),
    expected=Text("2025-04 など", "such as 2025-04"),
    got="2025/13/40",
    action=Text("直して保存してください。", "Correct it and save."),
)


def test_problem_reads_as_a_paragraph_in_both_languages() -> None:
    """Every part is there, in order."""
    assert PROBLEM.describe("ja") == (
        "p1.xlsx › ②職歴 › 17行 › C17: 日付として読めません。\n"
        "  期待: 2025-04 など\n  実際: 2025/13/40\n  対処: 直して保存してください。"
    )
    assert PROBLEM.describe("en") == (
        "p1.xlsx › ②職歴 › row 17 › C17: This is not a date.\n"
        "  expected: such as 2025-04\n  found: 2025/13/40\n  what to do: Correct it and save."
    )


def test_one_error_reports_every_problem() -> None:
    """Nobody should mend one cell only to be told of the next."""
    error = DeclarationError(PROBLEM, PROBLEM)

    assert error.problems == (PROBLEM, PROBLEM)
    assert error.describe("en").count("This is not a date.") == 2
    assert isinstance(error, InputError)
    assert (DeclarationError.exit_code, SekishoError.exit_code) == (2, 4)


def test_found_text_is_printed_on_one_line() -> None:
    """Control characters and endless cells do not wreck the terminal."""
    problem = Problem("x", Text("あ", "a"), got="\x1b[31m" + "x" * 500)

    shown = problem.describe("en").splitlines()

    assert "\x1b" not in shown[1]
    assert len(shown[1]) < 140
