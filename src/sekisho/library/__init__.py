"""The service over sources, snapshots and store: add, list, verify, pin, open."""

from sekisho.library.adding import AddReport, Provenance
from sekisho.library.case_records import (
    CaseRecordInfo,
    add_case_record,
    add_case_records,
    case_records,
)
from sekisho.library.pins import belongs_in_a_library
from sekisho.library.place import LIBRARY_FORMAT, resolve_library_root
from sekisho.library.service import Library, VerifyReport

__all__ = [
    "LIBRARY_FORMAT",
    "AddReport",
    "CaseRecordInfo",
    "Library",
    "Provenance",
    "VerifyReport",
    "add_case_record",
    "add_case_records",
    "belongs_in_a_library",
    "case_records",
    "resolve_library_root",
]
