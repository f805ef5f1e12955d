"""Declarations to YAML and JSON text; what is written reads back as the same value."""

import json

from sekisho.core.application import Application
from sekisho.core.declaration import Declaration
from sekisho.diligence.intake.plain import plain_declaration, plain_record
from sekisho.diligence.intake.yaml_text import to_yaml


def declaration_to_yaml(declaration: Declaration) -> str:
    """Return a declaration as YAML, fields that hold nothing left out."""
    return to_yaml(plain_declaration(declaration))


def declaration_to_json(declaration: Declaration) -> str:
    """Return a declaration as JSON, fields that hold nothing left out."""
    return json.dumps(plain_declaration(declaration), ensure_ascii=False, indent=2) + "\n"


def application_to_yaml(application: Application) -> str:
    """Return an application as YAML, fields that hold nothing left out."""
    return to_yaml(plain_record(application))
