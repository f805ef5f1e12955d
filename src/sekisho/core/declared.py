"""The types that declared items are made of (`regulations.md` A.4)."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, Generic, TypeVar

from sekisho.core.answer import Answer
from sekisho.core.fields import optional, required
from sekisho.core.identifier import Identifier
from sekisho.core.kinds import RefTo, Schemes, TextKind
from sekisho.core.period import PartialDate

T = TypeVar("T")
Ref = str
"""The `item_id` of an item in another section."""
SafeId = Annotated[str, TextKind.SAFE_ID]
"""1 to 40 ASCII letters, digits, `_` and `-`; serves as a file name."""
Country = Annotated[str, TextKind.COUNTRY]
"""ISO 3166-1 alpha-2."""
Currency = Annotated[str, TextKind.CURRENCY]
"""ISO 4217."""
Script = Annotated[str, TextKind.SCRIPT]
"""ISO 15924."""
Sha256 = Annotated[str, TextKind.SHA256]
"""64 hexadecimal digits."""
Percent = Annotated[int, TextKind.PERCENT]
"""An integer from 0 to 100."""
PostRef = Annotated[str, RefTo(("affiliations",))]
ContractRef = Annotated[str, RefTo(("contracts",))]
GrantRef = Annotated[str, RefTo(("grants",))]
SupportRef = Annotated[str, RefTo(("in_kind",))]
BenefitRef = Annotated[str, RefTo(("in_kind", "foreign_programs", "titles"))]
AssetRef = Annotated[str, RefTo(("assets",))]
OrgId = Annotated[Identifier, Schemes(("ror", "houjin"))]


@dataclass(frozen=True, slots=True)
class Org:
    """An organisation as the person writes it; `country` is that of its site."""

    name: str | None = field(default=None, metadata=required("機関名", "name"))
    name_native: str | None = field(
        default=None, metadata=optional("機関名（現地語）", "name in native script")
    )
    department: str | None = field(default=None, metadata=optional("部局", "department"))
    org_id: OrgId | None = field(
        default=None, metadata=optional("機関ID（ROR・法人番号）", "organisation id (ROR, houjin)")
    )
    country: Country | None = field(default=None, metadata=required("国", "country"))


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the currency's own units. Both empty: said to be unknown (不明)."""

    amount: int | None = field(default=None, metadata=required("金額", "amount"))
    currency: Currency | None = field(default=None, metadata=required("通貨", "currency"))


@dataclass(frozen=True, slots=True)
class Several(Generic[T]):
    """A list, or an explicit 該当なし (`answer` no); `unknown` while nobody said."""

    answer: Answer = Answer.UNKNOWN
    items: tuple[T, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerText:
    """An answer with its explanation."""

    answer: Answer = field(default=Answer.UNKNOWN, metadata=required("有無", "answer"))
    text: str | None = field(default=None, metadata=optional("内容", "text"))


@dataclass(frozen=True, slots=True)
class AnswerPercent:
    """An answer with a percentage."""

    answer: Answer = field(default=Answer.UNKNOWN, metadata=required("有無", "answer"))
    percent: Percent | None = field(default=None, metadata=optional("割合（％）", "percent"))


@dataclass(frozen=True, slots=True)
class AnswerMoney:
    """An answer with an amount and an explanation."""

    answer: Answer = field(default=Answer.UNKNOWN, metadata=required("有無", "answer"))
    money: Money | None = field(default=None, metadata=optional("金額", "money"))
    text: str | None = field(default=None, metadata=optional("内容", "text"))


@dataclass(frozen=True, slots=True)
class ReportedToInstitution:
    """Whether the institution was told (所属機関への届出)."""

    answer: Answer = field(default=Answer.UNKNOWN, metadata=required("届出の有無", "reported"))
    date: PartialDate | None = field(default=None, metadata=optional("届出日", "date"))
    reviewer: str | None = field(default=None, metadata=optional("確認者", "reviewer"))


class Origin(StrEnum):
    """How an item came in; a prefilled one counts only when its section is confirmed."""

    TYPED = "typed"
    IMPORTED = "imported"
    PREFILLED = "prefilled"


@dataclass(frozen=True, slots=True)
class Unparsed:
    """Free text of an imported form that nobody has typed yet: makes its section INCOMPLETE."""

    section: str
    text: str
    source_file: str
    sheet: str | None = None
    cell: str | None = None
    imported_at: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Section(Generic[T]):
    """A section of the declaration; `answer` no is 該当なし."""

    answer: Answer = Answer.UNKNOWN
    items: tuple[T, ...] = ()
    unparsed: tuple[Unparsed, ...] = ()
    confirmed_on: date | None = None
