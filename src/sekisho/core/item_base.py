"""What declared items have in common."""

from dataclasses import dataclass, field

from sekisho.core.declared import Origin, ReportedToInstitution, SafeId
from sekisho.core.fields import optional, required


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What every item carries."""

    item_id: SafeId = field(metadata=required("項目ID", "item id"))
    origin: Origin = field(default=Origin.TYPED, metadata=optional("入力元", "origin"))
    note: str | None = field(default=None, metadata=optional("備考", "remark (never evaluated)"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedItem(Item):
    """An item that the institution must have been told of."""

    reported_to_inst: ReportedToInstitution | None = field(
        default=None, metadata=required("所属機関への届出", "reported to the institution")
    )
