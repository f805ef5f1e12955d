"""JSON Schemas (draft 2020-12) of what may be written, from the same shapes that reading walks.

They tell an editor which keys there are and what they mean. Reading is the judge: it also knows
check digits, eras and which day an era began.
"""

from collections.abc import Mapping

from sekisho.core.application import Application
from sekisho.core.declaration import Declaration
from sekisho.core.declared import Money, Unparsed
from sekisho.core.fields import FieldSpec, Requirement
from sekisho.core.kinds import TextKind
from sekisho.core.period import Period
from sekisho.diligence.intake.reading import SHORTHAND
from sekisho.diligence.intake.shapes import (
    Choice,
    Envelope,
    FieldShape,
    Many,
    Record,
    Scalar,
    ScalarKind,
    Shape,
    record_of,
)
from sekisho.diligence.intake.wording import ANSWER_WORDS, spellings_of
from sekisho.diligence.intake.workbook_guide import describe_scalar

Json = Mapping[str, object]
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_NULL = {"type": "null"}
_ANSWER = {"$ref": "#/$defs/answer"}
_REQUIRED = {
    Requirement.ALWAYS: "必須 / required",
    Requirement.CONDITION: "条件つき / under a condition",
    Requirement.OPTIONAL: "任意 / optional",
}
_PATTERNS = {
    TextKind.SAFE_ID: "^[A-Za-z0-9_-]{1,40}$",
    TextKind.CURRENCY: "^[A-Z]{3}$",
    TextKind.SCRIPT: "^[A-Z][a-z]{3}$",
    TextKind.EMAIL: "^[^@\\s]+@[^@\\s]+$",
    TextKind.SHA256: "^[0-9a-f]{64}$",
}
_TITLES = {Declaration: "自己申告 / declaration", Application: "申請 / application"}


def declaration_schema() -> dict[str, object]:
    """Return the schema of `declarations/<person_id>.yaml`."""
    return _document("declaration", Declaration)


def application_schema() -> dict[str, object]:
    """Return the schema of `application.yaml`."""
    return _document("application", Application)


def _document(name: str, cls: type) -> dict[str, object]:
    builder = _Builder({"answer": {"title": "回答 / answer", "enum": [*ANSWER_WORDS, True, False]}})
    root = builder.define(record_of(cls))
    return {
        "$schema": _DRAFT,
        "$id": f"urn:sekisho:schema:{name}",
        "title": _TITLES[cls],
        **root,
        "$defs": dict(sorted(builder.definitions.items())),
    }


class _Builder:
    """Collects the definitions of records, one for each class."""

    def __init__(self, definitions: dict[str, object]) -> None:
        self.definitions = definitions

    def define(self, shape: Record) -> dict[str, object]:
        """Return the object form of a record."""
        properties: dict[str, object] = {}
        for field in shape.fields:
            described = self._describe(field)
            properties[field.key] = described
            properties.update(dict.fromkeys(field.aliases, described))
        required = [one.key for one in shape.fields if one.is_key and one.key != "person_id"]
        found: dict[str, object] = {"type": "object", "properties": properties}
        if required:
            found["required"] = required
        return {**found, "additionalProperties": False}

    def _describe(self, field: FieldShape) -> dict[str, object]:
        schema = self._schema(field.shape)
        found: dict[str, object] = {"anyOf": [schema, _NULL]}
        if field.spec is None:
            return found
        label = field.spec.label
        return {
            "title": f"{label.ja} / {label.en}",
            "description": _description(field.spec, field.shape),
            **found,
        }

    def _schema(self, shape: Shape) -> Json:
        match shape:
            case Scalar():
                return _scalar(shape)
            case Record():
                return self._record(shape)
            case Many(item):
                one = self._schema(item)
                return {"anyOf": [{"type": "array", "items": one}, one]}
            case Choice(item):
                return self._choice(item)
            case Envelope(item):
                return self._envelope(item)

    def _record(self, shape: Record) -> Json:
        name = shape.cls.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # holds the place while its own fields are described
            forms: list[Json] = [self.define(shape)]
            if shape.cls in {Period, Money}:
                forms.append({"type": ["string", "integer"]})
            short = SHORTHAND.get(shape.cls)
            field = shape.find(short) if short else None
            if field is not None:
                forms.append(self._schema(field.shape))
            self.definitions[name] = forms[0] if len(forms) == 1 else {"anyOf": forms}
        return {"$ref": f"#/$defs/{name}"}

    def _choice(self, item: Shape) -> Json:
        one = self._schema(item)
        items = {"type": "array", "items": one}
        envelope = {
            "type": "object",
            "properties": {"answer": _ANSWER, "items": {"anyOf": [items, _NULL]}},
            "additionalProperties": False,
        }
        return {"anyOf": [_ANSWER, items, envelope, one]}

    def _envelope(self, item: Record) -> Json:
        items = {"type": "array", "items": self._record(item)}
        loose = {"anyOf": [{"type": "string"}, self._unparsed()]}
        envelope = {
            "type": "object",
            "properties": {
                "answer": {"anyOf": [_ANSWER, _NULL]},
                "items": {"anyOf": [items, _NULL]},
                "unparsed": {"anyOf": [{"type": "array", "items": loose}, loose, _NULL]},
                "confirmed_on": {"type": ["string", "null"]},
            },
            "additionalProperties": False,
        }
        return {"anyOf": [_ANSWER, items, envelope]}

    def _unparsed(self) -> Json:
        name = Unparsed.__name__
        if name not in self.definitions:
            fields = record_of(Unparsed).fields
            properties = {one.key: {"type": ["string", "null"]} for one in fields}
            self.definitions[name] = {
                "title": "未入力の自由記述 / free text nobody has typed yet",
                "type": "object",
                "properties": properties,
                "required": ["text"],
                "additionalProperties": False,
            }
        return {"$ref": f"#/$defs/{name}"}


def _description(spec: FieldSpec, shape: Shape) -> str:
    parts = [_REQUIRED[spec.requirement]]
    if spec.condition_text is not None:
        parts.append(f"{spec.condition_text.ja} / {spec.condition_text.en}")
    if spec.help is not None:
        parts.append(f"{spec.help.ja} / {spec.help.en}")
    if isinstance(shape, Scalar):
        parts.append(describe_scalar(shape))
    return "; ".join(part for part in parts if part)


def _scalar(shape: Scalar) -> Json:  # noqa: PLR0911 -- one return a kind reads best
    if shape.enum is not None:
        spellings = [word for one in shape.enum for word in spellings_of(one)]
        return {"enum": list(dict.fromkeys(spellings))}
    if shape.values:
        return {"enum": list(shape.values)}
    if shape.refs:
        return {"type": "string", "pattern": _PATTERNS[TextKind.SAFE_ID]}
    if shape.text_kind is TextKind.PERCENT:
        number = {"type": "integer", "minimum": 0, "maximum": 100}
        return {"anyOf": [number, {"type": "string", "pattern": "^[0-9]{1,3} ?%?$"}]}
    if shape.text_kind in _PATTERNS:
        return {"type": "string", "pattern": _PATTERNS[shape.text_kind]}
    if shape.kind is ScalarKind.ANSWER:
        return _ANSWER
    if shape.kind is ScalarKind.INTEGER:
        return {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string"}]}
    if shape.kind is ScalarKind.IDENTIFIER:
        return {"type": "string"}
    return {"type": ["string", "integer", "number"]}
