"""Intake: an application folder in, values out; every problem named with its place."""

from sekisho.diligence.intake.completeness import missing_items, missing_of
from sekisho.diligence.intake.folder import read_case, read_declaration
from sekisho.diligence.intake.nationality import read_nationality
from sekisho.diligence.intake.schema import application_schema, declaration_schema
from sekisho.diligence.intake.settled import warn_of_unknown_findings
from sekisho.diligence.intake.start import TemplateFormat, schema_bytes, write_template
from sekisho.diligence.intake.take_in import Taken, take_in
from sekisho.diligence.intake.workbook_write import (
    application_to_xlsx,
    declaration_to_xlsx,
    write_declaration_xlsx,
)
from sekisho.diligence.intake.writing import (
    application_to_yaml,
    declaration_to_json,
    declaration_to_yaml,
)

__all__ = [
    "Taken",
    "TemplateFormat",
    "application_schema",
    "application_to_xlsx",
    "application_to_yaml",
    "declaration_schema",
    "declaration_to_json",
    "declaration_to_xlsx",
    "declaration_to_yaml",
    "missing_items",
    "missing_of",
    "read_case",
    "read_declaration",
    "read_nationality",
    "schema_bytes",
    "take_in",
    "warn_of_unknown_findings",
    "write_declaration_xlsx",
    "write_template",
]
