"""Declared posts, schooling and honours."""

from dataclasses import dataclass, field

from sekisho.core.answer import Answer
from sekisho.core.declared import (
    AnswerMoney,
    AnswerPercent,
    ContractRef,
    Org,
    Percent,
    Several,
    SupportRef,
)
from sekisho.core.fields import optional, required, required_if
from sekisho.core.item_base import Item, ReportedItem
from sekisho.core.item_conditions import is_current, is_current_abroad
from sekisho.core.item_enums import EducationEvent, Employment
from sekisho.core.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation(ReportedItem):
    """B.2.1 所属・職歴・研究経歴・兼業: an appointment with a role, paid or not."""

    org: Org | None = field(default=None, metadata=required("機関・部局", "organisation"))
    role: str | None = field(default=None, metadata=required("役職・職名", "post"))
    employment: Employment | None = field(default=None, metadata=required("雇用形態", "employment"))
    primary: Answer = field(default=Answer.UNKNOWN, metadata=required("本務", "main post"))
    period: Period | None = field(default=None, metadata=required("期間", "period"))
    paid: Answer = field(default=Answer.UNKNOWN, metadata=required("報酬の有無", "paid"))
    effort: Percent | None = field(
        default=None,
        metadata=required_if(
            "エフォート（％）", "effort (%)", is_current, "現職の場合", "current post"
        ),
    )
    at_office_in_japan: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required_if(
            "本邦内の事務所に勤務",
            "works at an office in Japan",
            is_current,
            "現職の場合",
            "current post",
        ),
    )
    equity: AnswerPercent | None = field(
        default=None, metadata=optional("出資・持分（企業の場合）", "equity held (company)")
    )
    contract: ContractRef | None = field(
        default=None,
        metadata=required_if(
            "契約（項目ID）",
            "contract (item id)",
            is_current_abroad,
            "外国の機関に現に在職する場合",
            "current post abroad",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Education(Item):
    """B.2.10 学歴（高校以降）."""

    org: Org | None = field(default=None, metadata=required("学校・部局", "school"))
    event: EducationEvent | None = field(default=None, metadata=required("内容", "event"))
    degree: str | None = field(default=None, metadata=optional("学位", "degree"))
    period: Period | None = field(default=None, metadata=required("年月", "period"))
    support: Several[SupportRef] = field(
        default=Several(),
        metadata=required("奨学金等（支援の項目ID）", "scholarship (in-kind ids)"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Title(Item):
    """B.2.6 名誉称号・表彰（役職を伴わないもの）."""

    title: str | None = field(default=None, metadata=required("称号・賞", "title, prize"))
    org: Org | None = field(default=None, metadata=required("授与機関", "awarding organisation"))
    period: Period | None = field(default=None, metadata=required("時期・期間", "when"))
    benefit: AnswerMoney | None = field(default=None, metadata=required("便益", "benefit"))
