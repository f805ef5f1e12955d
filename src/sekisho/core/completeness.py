"""What is missing: from a declaration (a list or an explicit 該当なし), or from the search."""

from dataclasses import dataclass
from enum import StrEnum


class MissingKind(StrEnum):
    """Why an item is INCOMPLETE (`regulations.md` A.4.2)."""

    SECTION_BLANK = "section_blank"  # neither items nor 該当なし
    ANSWER_UNKNOWN = "answer_unknown"
    ANSWER_CONTRADICTS = "answer_contradicts"  # 該当なし beside items, or yes beside none
    FIELD_BLANK = "field_blank"
    REFERENCE = "reference"  # names an item or asset that is not there
    UNPARSED = "unparsed"
    CONSENT = "consent"
    DECLARATION_ABSENT = "declaration_absent"
    NOT_SEARCHED = "not_searched"  # a list that is always to be searched is not loaded


@dataclass(frozen=True, slots=True, order=True)
class Missing:
    """One gap: whose, where, why."""

    person_id: str
    path: str  # such as affiliations[a1].role
    kind: MissingKind
    detail: str = ""
