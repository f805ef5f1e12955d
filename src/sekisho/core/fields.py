"""Field specifications: one definition that reading, schemas, templates and checks share."""

from collections.abc import Callable
from dataclasses import Field, dataclass, field, fields
from datetime import date
from enum import StrEnum

from sekisho.core.answer import Answer
from sekisho.core.text import Text


class Requirement(StrEnum):
    """The column "Req." of `regulations.md` A.4: always, under a condition, or optional."""

    ALWAYS = "Y"
    CONDITION = "C"
    OPTIONAL = "-"


Condition = Callable[[object, date], Answer]
"""Is the field required in this item, on this day? `unknown` asks for it too."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """What a field is called, whether it is required, and what its condition says."""

    label: Text
    requirement: Requirement
    condition: Condition | None = None
    condition_text: Text | None = None
    help: Text | None = None
    may_be_unknown: bool = False  # 不明 is an answer here

    def is_required(self, item: object, on: date) -> bool:
        """Tell whether the field must be filled in `item`."""
        if self.requirement is Requirement.ALWAYS:
            return True
        if self.requirement is Requirement.OPTIONAL or self.condition is None:
            return False
        return self.condition(item, on) is not Answer.NO


def required(
    ja: str, en: str, *, help_ja: str = "", help_en: str = "", may_be_unknown: bool = False
) -> dict[str, FieldSpec]:
    """Describe a field that is always required."""
    help_text = _help(help_ja, help_en)
    label = Text(ja, en)
    spec = FieldSpec(label, Requirement.ALWAYS, help=help_text, may_be_unknown=may_be_unknown)
    return {"spec": spec}


def optional(ja: str, en: str, *, help_ja: str = "", help_en: str = "") -> dict[str, FieldSpec]:
    """Describe an optional field."""
    help_text = _help(help_ja, help_en)
    return {"spec": FieldSpec(Text(ja, en), Requirement.OPTIONAL, help=help_text)}


def _help(ja: str, en: str) -> Text | None:
    return Text(ja, en) if ja or en else None


def required_if(
    ja: str, en: str, when: Condition, when_ja: str, when_en: str
) -> dict[str, FieldSpec]:
    """Describe a field that is required under a condition."""
    condition_text = Text(when_ja, when_en)
    spec = FieldSpec(Text(ja, en), Requirement.CONDITION, when, condition_text)
    return {"spec": spec}


def spec_of(value_field: "Field[object]") -> FieldSpec | None:
    """Return the specification of a dataclass field, if it carries one."""
    spec = value_field.metadata.get("spec")
    return spec if isinstance(spec, FieldSpec) else None


def specified_fields(cls: type) -> tuple[tuple["Field[object]", FieldSpec], ...]:
    """Return the fields of a dataclass that carry a specification, in order."""
    found = ((value_field, spec_of(value_field)) for value_field in fields(cls))
    return tuple((value_field, spec) for value_field, spec in found if spec is not None)


__all__ = [
    "Condition",
    "FieldSpec",
    "Requirement",
    "field",
    "optional",
    "required",
    "required_if",
    "spec_of",
    "specified_fields",
]
