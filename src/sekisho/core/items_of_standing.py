"""Declared discipline, ties with listed parties, and residency."""

from dataclasses import dataclass, field

from sekisho.core.answer import Answer
from sekisho.core.declared import BenefitRef, ContractRef, Money, Org, Several
from sekisho.core.fields import optional, required, required_if
from sekisho.core.item_base import Item
from sekisho.core.item_conditions import (
    is_gone_abroad,
    is_helped_by_state,
    is_restriction,
    is_tie_to_org,
)
from sekisho.core.item_enums import AbroadPurpose, DisciplineKind, TieKind, TieNature
from sekisho.core.period import PartialDate, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Discipline(Item):
    """B.2.12 処分歴."""

    date: PartialDate | None = field(default=None, metadata=required("年月", "date"))
    kind: DisciplineKind | None = field(default=None, metadata=required("種別", "kind"))
    authority: str | None = field(default=None, metadata=required("処分者", "authority"))
    content: str | None = field(default=None, metadata=required("内容", "content"))
    restricted_until: PartialDate | None = field(
        default=None,
        metadata=required_if(
            "応募制限期限", "end of restriction", is_restriction, "応募制限の場合", "restricted"
        ),
    )


_ORG_TIE = ("機関・関係の場合", "affiliation or relationship")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTie(Item):
    """B.2.13 リスト掲載者・掲載機関との関係（⑨⑩⑪）."""

    kind: TieKind | None = field(default=None, metadata=required("区分", "kind"))
    list_id: str | None = field(default=None, metadata=required("リスト", "list"))
    entry: str | None = field(default=None, metadata=required("掲載名", "entry"))
    org: Org | None = field(
        default=None,
        metadata=required_if("機関名", "listed organisation", is_tie_to_org, *_ORG_TIE),
    )
    nature: TieNature | None = field(
        default=None, metadata=required_if("関係の内容", "nature", is_tie_to_org, *_ORG_TIE)
    )
    period: Period | None = field(default=None, metadata=required("期間", "period"))
    content: str | None = field(default=None, metadata=required("内容", "content"))


_GONE = ("出国日がある場合", "with a departure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Residency:
    """B.2.14 居住性・特定類型: one record, not a list; results are derived, never typed."""

    entry_date: PartialDate | None = field(
        default=None,
        metadata=optional("入国日（６か月以内に入国した場合など）", "date of entry into Japan"),
    )
    employer_in_japan: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required("本邦内の事務所に勤務", "works at an office in Japan"),
    )
    employer_in_japan_org: Org | None = field(
        default=None, metadata=optional("その勤務先", "that employer")
    )
    employer_in_japan_since: PartialDate | None = field(
        default=None, metadata=optional("勤務開始", "since")
    )
    official_or_diplomat: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required("外国政府・国際機関の公務、外交官等", "official or diplomatic duty"),
    )
    departure_date: PartialDate | None = field(
        default=None, metadata=optional("出国日", "departure")
    )
    abroad_purpose: AbroadPurpose | None = field(
        default=None, metadata=required_if("出国目的", "purpose abroad", is_gone_abroad, *_GONE)
    )
    intended_stay: int | None = field(
        default=None,
        metadata=required_if("滞在予定（月）", "intended stay (months)", is_gone_abroad, *_GONE),
    )
    stayed: int | None = field(
        default=None,
        metadata=required_if("滞在実績（月）", "stay so far (months)", is_gone_abroad, *_GONE),
    )
    returned_on: PartialDate | None = field(
        default=None, metadata=optional("一時帰国", "temporary return")
    )
    return_until: PartialDate | None = field(
        default=None, metadata=optional("一時帰国の終わり", "return until")
    )
    foreign_contracts: Several[ContractRef] = field(
        default=Several(),
        metadata=required("外国法人等・外国政府等との契約", "contracts with foreign bodies (ids)"),
    )
    gov_benefits: Several[BenefitRef] = field(
        default=Several(),
        metadata=required("外国政府等からの利益", "benefits from foreign governments (ids)"),
    )
    annual_income: Money | None = field(
        default=None,
        metadata=required_if(
            "年間所得",
            "annual income",
            is_helped_by_state,
            "外国政府等からの利益がある場合",
            "benefits from foreign governments",
        ),
    )
    gov_instruction: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required(
            "外国政府等の指示・依頼", "instruction or request by a foreign government"
        ),
    )
