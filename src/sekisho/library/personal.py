"""Records about a person live with the case, never in the shared library."""

from sekisho.core.errors import InputError, Problem
from sekisho.core.source import Manifest, Parsed
from sekisho.core.text import Text
from sekisho.snapshots.record_rows import record_keys

PERSON_RECORD = "person_record"


def refuse_person_source(manifest: Manifest) -> None:
    """Refuse a source whose files are each one person's record.

    Raises:
        InputError: it is such a source.
    """
    if manifest.kind == PERSON_RECORD:
        raise InputError(_belongs_to_case(manifest))


def refuse_single_person(manifest: Manifest, parsed: Parsed) -> None:
    """Refuse an extract of a data set that is about one person: a record, or that person's works.

    Raises:
        InputError: it is such an extract.
    """
    if is_about_one_person(parsed):
        raise InputError(_belongs_to_case(manifest))


def is_about_one_person(parsed: Parsed) -> bool:
    """Tell whether all that a file holds has one author or researcher in common."""
    if parsed.entities or not parsed.records:
        return False
    shared = [frozenset(record_keys(record)) for record in parsed.records]
    return bool(frozenset.intersection(*shared)) or len(parsed.records) == 1


def _belongs_to_case(manifest: Manifest) -> Problem:
    return Problem(
        "library.person_record",
        Text(
            f"「{manifest.title.ja}」のこのファイルは一人の個人に関する記録です。"
            "共有のライブラリには入れません。",
            f"This file of “{manifest.title.en}” is the record of one person. "
            "It does not go into the shared library.",
        ),
        expected=Text(
            "リスト、または公表されたデータ集合の全体", "a list, or a whole published data set"
        ),
        action=Text(
            "`sekisho data add --case 申請フォルダ` で、その案件に保存してください。",
            "Keep it with its case: `sekisho data add --case APPLICATION/`.",
        ),
    )
