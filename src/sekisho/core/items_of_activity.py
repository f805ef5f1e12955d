"""Declared contracts, people hosted and travel."""

from dataclasses import dataclass, field

from sekisho.core.answer import Answer
from sekisho.core.declared import AnswerText, AssetRef, Country, Org, Several, Sha256
from sekisho.core.fields import optional, required, required_if
from sekisho.core.item_base import Item
from sekisho.core.item_conditions import (
    is_bound_abroad,
    is_foreign_contract,
    is_research_or_licence,
)
from sekisho.core.item_enums import ContractType, CounterpartyKind, HostedStatus, TravelPurpose
from sekisho.core.period import Period

_FOREIGN = ("相手方が外国の場合", "foreign counterparty")
_BOUND = ("指揮命令または善管注意義務がある場合", "under command or duty of care")
_RESEARCH = ("研究・ライセンスの場合", "research or licence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract(Item):
    """B.2.5 契約・覚書（本人または研究室が当事者）."""

    counterparty: Org | None = field(default=None, metadata=required("相手方", "counterparty"))
    counterparty_kind: CounterpartyKind | None = field(
        default=None, metadata=required("相手方の種別", "kind of counterparty")
    )
    type: ContractType | None = field(default=None, metadata=required("種別", "type"))
    subject: str | None = field(default=None, metadata=required("内容", "subject"))
    period: Period | None = field(default=None, metadata=required("期間", "period"))
    under_command: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required_if(
            "指揮命令に服する", "under its command", is_foreign_contract, *_FOREIGN
        ),
    )
    duty_of_care: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required_if("善管注意義務", "duty of care", is_foreign_contract, *_FOREIGN),
    )
    japan_side_prevails: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required_if(
            "本邦側優先の合意", "Japanese side prevails", is_bound_abroad, *_BOUND
        ),
    )
    group_votes: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required_if("議決権50％以上の親子関係", "≥ 50 % votes", is_bound_abroad, *_BOUND),
    )
    ip_clause: str | None = field(
        default=None,
        metadata=required_if("成果帰属", "IP ownership", is_research_or_licence, *_RESEARCH),
    )
    exclusivity: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required_if("専属", "exclusivity", is_research_or_licence, *_RESEARCH),
    )
    secrecy: AnswerText | None = field(default=None, metadata=required("守秘", "secrecy"))
    publication_limit: AnswerText | None = field(
        default=None, metadata=required("公表制限", "limits on publication")
    )
    governing_law: str | None = field(
        default=None, metadata=optional("準拠法・管轄", "governing law")
    )
    document: Sha256 | None = field(
        default=None, metadata=optional("契約書（SHA-256）", "document (SHA-256)")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosting(Item):
    """B.2.8 受入（研究者・学生・訪問者）; the person hosted is evidence only."""

    person: str | None = field(default=None, metadata=required("受入者", "person hosted"))
    home_org: Org | None = field(
        default=None, metadata=required("派遣元・出身機関", "home organisation")
    )
    status: HostedStatus | None = field(default=None, metadata=required("身分", "status"))
    funding: Org | None = field(default=None, metadata=required("資金元", "who pays"))
    topic: str | None = field(default=None, metadata=required("テーマ", "topic"))
    access: Several[AssetRef] = field(
        default=Several(), metadata=required("アクセス（資産ID）", "access (asset ids)")
    )
    period: Period | None = field(default=None, metadata=required("期間", "period"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel(Item):
    """B.2.9 海外出張・招へい・長期滞在."""

    country: Country | None = field(default=None, metadata=required("渡航先", "destination"))
    host: Org | None = field(default=None, metadata=required("受入機関", "host"))
    purpose: TravelPurpose | None = field(default=None, metadata=required("目的", "purpose"))
    period: Period | None = field(default=None, metadata=required("期間", "period"))
    paid_by: Org | None = field(default=None, metadata=required("旅費負担者", "who pays"))
    tech_provided: AnswerText | None = field(
        default=None, metadata=required("技術提供・発表", "technology provided beyond 公知")
    )
    carried_items: AnswerText | None = field(
        default=None, metadata=required("携行品", "items carried")
    )
