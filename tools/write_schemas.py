"""Write the published JSON Schemas from the code: python -m tools.write_schemas.

A test holds docs/schemas to what this writes.
"""

from sekisho.diligence.intake import application_schema, declaration_schema, schema_bytes
from tools.environment import ROOT

SCHEMAS = {
    "application.schema.json": application_schema,
    "declaration.schema.json": declaration_schema,
}


def main() -> None:
    """Write every schema."""
    folder = ROOT / "docs" / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in SCHEMAS.items():
        (folder / name).write_bytes(schema_bytes(make()))


if __name__ == "__main__":
    main()
