"""Nationality, a type of its own that no engine of risk can receive.

Only the residency rule, a call's published eligibility rule and the printer of the form field
that asks for it may import this module (`regulations.md` B.2.15; an import contract and a
metamorphic test hold it).
"""

from dataclasses import dataclass, field

from sekisho.core.declared import Country, SafeId
from sekisho.core.fields import required


@dataclass(frozen=True, slots=True)
class Nationality:
    """Nationalities of one person, with the rule or form field that asked for them.

    `nationalities` are ISO 3166-1 alpha-2; several are allowed.
    """

    person_id: SafeId = field(metadata=required("参画者ID", "person id"))
    nationalities: tuple[Country, ...] = field(metadata=required("国籍", "nationalities"))
    collected_for: tuple[str, ...] = field(metadata=required("取得目的", "collected for"))
