"""Declared funding, support in kind and talent programmes."""

from dataclasses import dataclass, field

from sekisho.core.answer import Answer
from sekisho.core.declared import AnswerText, ContractRef, Country, Money, Org, Percent, Several
from sekisho.core.fields import optional, required, required_if
from sekisho.core.item_base import ReportedItem
from sekisho.core.item_conditions import (
    is_from_foreign_state,
    is_not_under_nda,
    is_open_grant,
    is_open_grant_without_nda,
)
from sekisho.core.item_enums import (
    BenefitKind,
    FunderKind,
    GrantRole,
    GrantStatus,
    InKindType,
    SponsorKind,
)
from sekisho.core.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit:
    """A benefit received or promised under a talent programme."""

    kind: BenefitKind | None = field(default=None, metadata=required("種別", "kind"))
    value: Money | None = field(default=None, metadata=optional("価額", "value"))
    promised: Answer = field(
        default=Answer.UNKNOWN, metadata=required("約束（未受領）", "promised")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligations:
    """The nine criteria a1…a9 of 42 U.S.C. 19237(4)(A) (`regulations.md` F.2)."""

    a1: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required(
            "a1 未許諾の知財・情報の移転",
            "a1 unauthorised transfer of IP or non-public information",
        ),
    )
    a2: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required("a2 研究者・学生の勧誘", "a2 recruiting others into the programme"),
    )
    a3: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required(
            "a3 研究室・会社の設立、外国での就任（受給条件に反するもの）",
            "a3 a laboratory, company or post abroad, against award terms",
        ),
    )
    a4: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required(
            "a4 特別の事情がなければ終了できない",
            "a4 cannot end it but in extraordinary circumstances",
        ),
    )
    a5: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required(
            "a5 エフォートの圧迫・研究の重複", "a5 limits capacity for, or duplicates, other awards"
        ),
    )
    a6: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required(
            "a6 主催国の資金への応募・受給の義務",
            "a6 must obtain funding of the sponsoring country",
        ),
    )
    a7: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required(
            "a7 所属機関・資金の謝辞を省く義務", "a7 must omit the home institution or funder"
        ),
    )
    a8: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required("a8 参加を開示しない義務", "a8 must not disclose participation"),
    )
    a9: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required(
            "a9 受給条件に反する利益相反・責務相反",
            "a9 conflict of interest or commitment against award terms",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignProgram(ReportedItem):
    """B.2.2 外国の人材登用プログラム."""

    name: str | None = field(default=None, metadata=required("名称", "name"))
    country: Country | None = field(default=None, metadata=required("主催国", "sponsoring country"))
    sponsor: Org | None = field(default=None, metadata=required("主催機関", "sponsor"))
    sponsor_kind: SponsorKind | None = field(default=None, metadata=required("種別", "kind"))
    role: str | None = field(default=None, metadata=required("役割", "role"))
    period: Period | None = field(default=None, metadata=required("期間", "period"))
    benefits: Several[Benefit] = field(default=Several(), metadata=required("便益", "benefits"))
    obligations: Obligations | None = field(default=None, metadata=required("義務", "obligations"))
    contract_held: Answer = field(
        default=Answer.UNKNOWN, metadata=required("契約書の有無", "contract")
    )
    contract: ContractRef | None = field(
        default=None, metadata=optional("契約（項目ID）", "contract (item id)")
    )


_NO_NDA = ("機密保持契約がない場合", "no confidentiality contract")
_OPEN = ("応募中・受入中の場合", "applied for or running")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant(ReportedItem):
    """B.2.3 研究費（応募中・受入中・終了）.

    Under a confidentiality contract only effort is asked (G18).
    """

    status: GrantStatus | None = field(default=None, metadata=required("状況", "status"))
    nda: Answer = field(default=Answer.UNKNOWN, metadata=required("機密保持契約", "under NDA"))
    programme: str | None = field(
        default=None, metadata=required_if("制度名", "programme", is_not_under_nda, *_NO_NDA)
    )
    agency: Org | None = field(
        default=None, metadata=required_if("配分機関", "funder", is_not_under_nda, *_NO_NDA)
    )
    agency_kind: FunderKind | None = field(
        default=None,
        metadata=required_if("配分機関の種別", "kind of funder", is_not_under_nda, *_NO_NDA),
    )
    title: str | None = field(
        default=None, metadata=required_if("課題名", "title", is_not_under_nda, *_NO_NDA)
    )
    project_no: str | None = field(default=None, metadata=optional("課題番号", "project number"))
    role: GrantRole | None = field(
        default=None, metadata=required_if("役割", "role", is_not_under_nda, *_NO_NDA)
    )
    period: Period | None = field(
        default=None, metadata=required_if("期間", "period", is_not_under_nda, *_NO_NDA)
    )
    amount_self: Money | None = field(
        default=None, metadata=required_if("本人受入額", "own share", is_not_under_nda, *_NO_NDA)
    )
    amount_total: Money | None = field(
        default=None, metadata=required_if("総額", "total", is_not_under_nda, *_NO_NDA)
    )
    effort: Percent | None = field(
        default=None, metadata=required_if("エフォート（％）", "effort (%)", is_open_grant, *_OPEN)
    )
    overlap_reason: str | None = field(
        default=None,
        metadata=required_if(
            "相違点・応募理由",
            "difference from the present proposal",
            is_open_grant_without_nda,
            *_OPEN,
        ),
    )
    in_erad: Answer = field(default=Answer.UNKNOWN, metadata=required("e-Rad内", "in e-Rad"))


@dataclass(frozen=True, slots=True, kw_only=True)
class InKind(ReportedItem):
    """B.2.4 研究資金以外の支援."""

    type: InKindType | None = field(default=None, metadata=required("種別", "type"))
    provider: Org | None = field(default=None, metadata=required("提供者", "provider"))
    provider_kind: FunderKind | None = field(
        default=None, metadata=required("提供者の種別", "kind")
    )
    content: str | None = field(default=None, metadata=required("内容", "content"))
    value: Money | None = field(
        default=None, metadata=required("価額", "value", may_be_unknown=True)
    )
    personal_income: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required_if(
            "本人の所得か",
            "income of the person",
            is_from_foreign_state,
            "提供者が外国政府等の場合",
            "provider is a foreign government",
        ),
    )
    promised: Answer = field(
        default=Answer.UNKNOWN, metadata=required("約束（未受領）", "promised")
    )
    period: Period | None = field(default=None, metadata=required("期間", "period"))
    conditions: AnswerText | None = field(
        default=None, metadata=required("条件・義務", "conditions")
    )
