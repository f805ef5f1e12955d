"""Declarations that the demo ships in other forms than YAML."""

import json
from datetime import date

from sekisho.diligence.intake import read_declaration
from sekisho.diligence.intake.workbook_write import declaration_to_xlsx
from tools.demo.meti import store_plainly
from tools.demo.world import HERE, load_table


def write_json(name: str) -> bytes:
    """Return a declaration of the tables as JSON, answers spelt out."""
    text = json.dumps(_plain(load_table(name)), ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def write_workbook(name: str) -> bytes:
    """Return a declaration of the tables as the project's own template, filled in."""
    return store_plainly(declaration_to_xlsx(read_declaration(HERE / name)))


def _plain(value: object) -> object:
    match value:
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case list():
            return [_plain(one) for one in value]
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case _:
            return value
