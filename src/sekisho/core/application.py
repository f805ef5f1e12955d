"""The application: a project with its people, organisations, technology and funding (A.4.4).

One table of the specification, one file, although it is a little over 400 lines.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated

from sekisho.core.answer import Answer, answer_of
from sekisho.core.declared import AnswerText, AssetRef, Money, Org, Percent, SafeId, Several
from sekisho.core.fields import optional, required, required_if
from sekisho.core.items import Employment
from sekisho.core.kinds import OneOf
from sekisho.core.period import PartialDate

TechnologyArea = Annotated[str, OneOf(tuple(f"K{number:02d}" for number in range(1, 21)))]
"""One of the twenty 重要技術領域 (A.1.1)."""
_AREAS_JA = "K01〜K20 の名称は docs の「申請フォルダ」にある"
_AREAS_EN = "for the names of K01–K20 see the docs, The application folder"
_TIERS_JA = "A0 公開、A1 内部、A2 機微、A3 コア重要技術等、A4 分離必須、AX 法定"
_TIERS_EN = "A0 public, A1 internal, A2 sensitive, A3 core technology, A4 isolated, AX statutory"


class Occasion(StrEnum):
    """What starts a case (`users.md`)."""

    GRANT_APPLICATION = "grant_application"
    JOINT_RESEARCH = "joint_research"
    MOU = "mou"
    GRADUATE_ACCEPTANCE = "graduate_acceptance"
    CHANGE_OF_STATUS = "change_of_status"
    VISITOR = "visitor"
    TRIP = "trip"
    TALK = "talk"
    HAND_CARRIED_DEVICE = "hand_carried_device"
    SHIPMENT = "shipment"
    DONATION = "donation"
    LICENCE = "licence"
    VENDOR = "vendor"
    SHARED_FACILITY = "shared_facility"
    EMPLOYMENT = "employment"
    DUAL_APPOINTMENT = "dual_appointment"
    DISCLOSURE_FLAG = "disclosure_flag"
    SURPLUS_EQUIPMENT = "surplus_equipment"
    INFORMAL_CONTACT = "informal_contact"


class Phase(StrEnum):
    """Project states of A.3."""

    CALL = "公募"
    APPLICATION = "申請"
    SELECTION = "選考"
    CANDIDATE = "採択候補"
    AWARD = "採択・契約"
    RUNNING = "実施"
    CHANGE = "変更"
    ENDED = "終了"
    AFTER = "終了後"


class RosterRole(StrEnum):
    """Roles of people on a project (A.2)."""

    PI = "pi"
    CO_PI = "co_pi"
    PARTICIPANT = "participant"
    RESEARCHER = "researcher"
    STUDENT = "student"
    STAFF = "staff"
    VISITING = "visiting"
    CROSS_APPOINTED = "cross_appointed"
    CONTRACTOR = "contractor"


class OrgRole(StrEnum):
    """Roles of organisations that perform under the programme."""

    LEAD = "代表機関"
    JOINT = "共同研究機関"
    CONTRACTOR = "委託先"
    SUBCONTRACTOR = "再委託先"
    STARTUP = "大学発スタートアップ"


class DdStatus(StrEnum):
    """§1(1) of the project questionnaire."""

    SUBMITTED = "提出した"
    REQUIRED_NOT_SUBMITTED = "提出は必要であるが提出していない"
    NOT_REQUIRED = "提出は不要である"


class Tier(StrEnum):
    """Asset tiers (G.1); AX lies outside the system, a pointer only."""

    A0 = "A0"
    A1 = "A1"
    A2 = "A2"
    A3 = "A3"
    A4 = "A4"
    AX = "AX"


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleText:
    """A title in Japanese and English."""

    ja: str | None = field(default=None, metadata=required("日本語", "Japanese"))
    en: str | None = field(default=None, metadata=optional("英語", "English"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation:
    """The three tests of a designated programme (A.1): all yes = designated."""

    public_results: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required("① 成果の公開が前提", "① results are to be published"),
    )
    public_results_evidence: str | None = field(
        default=None, metadata=optional("①の根拠", "evidence for ①")
    )
    important_technology: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required("② 重要技術領域を含み得る", "② may include an important technology"),
    )
    important_technology_evidence: str | None = field(
        default=None, metadata=optional("②の根拠", "evidence for ②")
    )
    outflow_prevention: Answer = field(
        default=Answer.UNKNOWN,
        metadata=required(
            "③ 技術流出の防止が特に必要", "③ outflow must be prevented in particular"
        ),
    )
    outflow_prevention_evidence: str | None = field(
        default=None, metadata=optional("③の根拠", "evidence for ③")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """事業・制度."""

    id: str | None = field(default=None, metadata=required("ID", "id"))
    name: str | None = field(default=None, metadata=required("名称", "name"))
    ministry: str | None = field(default=None, metadata=required("府省", "ministry"))
    designation: Designation | None = field(
        default=None, metadata=required("指定要件", "designation")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """公募."""

    id: str | None = field(default=None, metadata=required("ID", "id"))
    agency: str | None = field(default=None, metadata=required("配分機関", "agency"))
    fiscal_year: int | None = field(default=None, metadata=required("年度", "fiscal year"))
    opens: date | None = field(default=None, metadata=optional("開始", "opens"))
    closes: date | None = field(default=None, metadata=optional("締切", "closes"))
    url: str | None = field(default=None, metadata=optional("URL", "URL"))
    form_pack: str | None = field(default=None, metadata=optional("様式パック", "form pack"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The call's scope object (A.7): whom and what the due diligence covers."""

    version: str | None = field(default=None, metadata=optional("版", "version"))
    tiers_in_scope: tuple[Tier, ...] = field(
        default=(),
        metadata=required("対象の資産区分", "tiers", help_ja=_TIERS_JA, help_en=_TIERS_EN),
    )
    roles_in_scope: tuple[RosterRole, ...] = field(
        default=(), metadata=optional("対象の役割", "roles")
    )
    lookback_years: int | None = field(
        default=None, metadata=required("遡及年数", "look-back (years)")
    )
    lists_profile: str | None = field(
        default=None,
        metadata=optional(
            "リスト群", "list profile", help_ja="空欄のままでよい", help_en="leave it blank"
        ),
    )
    measures_min: tuple[str, ...] = field(
        default=(), metadata=optional("最低限の措置", "least measures")
    )
    submission_stage: Phase | None = field(
        default=None, metadata=optional("提出段階", "submission stage")
    )
    retention_years: int | None = field(
        default=None, metadata=optional("保存年数", "retention (years)")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EligibilityRule:
    """A published eligibility rule of the call; never part of a risk rule."""

    rule_id: str | None = field(default=None, metadata=required("規則ID", "rule id"))
    text: str | None = field(default=None, metadata=required("文言", "text"))
    url: str | None = field(default=None, metadata=optional("URL", "URL"))
    input_type: str | None = field(default=None, metadata=optional("入力の種類", "type of input"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """資産: data, samples, equipment, software, know-how, results."""

    asset_id: SafeId = field(metadata=required("資産ID", "asset id"))
    name: str | None = field(default=None, metadata=required("名称", "name"))
    kind: str | None = field(
        default=None,
        metadata=required(
            "種別",
            "kind",
            help_ja="例：データ、試料、装置、ソフトウェア、ノウハウ、成果",
            help_en="such as data, samples, equipment, software, know-how, results",
        ),
    )
    tier: Tier | None = field(
        default=None,
        metadata=required(
            "区分（A0–A4・AX）", "tier (A0–A4, AX)", help_ja=_TIERS_JA, help_en=_TIERS_EN
        ),
    )
    owner_org: str | None = field(default=None, metadata=optional("所有機関", "owner"))
    location: str | None = field(default=None, metadata=optional("所在", "location"))
    technology_areas: tuple[TechnologyArea, ...] = field(
        default=(),
        metadata=optional("重要技術領域", "technology areas", help_ja=_AREAS_JA, help_en=_AREAS_EN),
    )
    planned_publication: Answer = field(
        default=Answer.UNKNOWN, metadata=optional("公表予定", "publication planned")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """参画機関: an organisation that performs under the programme."""

    org: Org | None = field(default=None, metadata=required("機関", "organisation"))
    role: OrgRole | None = field(default=None, metadata=required("役割", "role"))
    dd_status: DdStatus | None = field(default=None, metadata=required("DD提出状況", "DD status"))
    confirmation: Answer = field(
        default=Answer.UNKNOWN, metadata=optional("機関確認", "confirmation")
    )
    rm_owner: str | None = field(
        default=None, metadata=optional("リスク軽減の責任者", "owner of mitigation")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """相手方: an outside party (company, foreign institution, sponsor in kind)."""

    partner_id: SafeId = field(metadata=required("相手方ID", "partner id"))
    org: Org | None = field(default=None, metadata=required("相手方", "partner"))
    kind: str | None = field(
        default=None,
        metadata=required(
            "種別",
            "kind",
            help_ja="例：企業、外国の大学、研究機関、現物の提供者",
            help_en="such as company, foreign university, research institute, sponsor in kind",
        ),
    )
    active_role: Answer = field(
        default=Answer.UNKNOWN, metadata=required("実質的な役割", "active role")
    )
    contribution: str | None = field(
        default=None, metadata=optional("拠出（資金・現物）", "contribution")
    )
    start: PartialDate | None = field(default=None, metadata=optional("開始", "start"))
    dd_ref: str | None = field(
        default=None, metadata=optional("既存のDDの参照", "reference to due diligence")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Funder:
    """資金提供者."""

    org: Org | None = field(default=None, metadata=required("資金提供者", "funder"))
    kind: str | None = field(
        default=None,
        metadata=required(
            "種別",
            "kind",
            help_ja="例：国内公的、国内民間、外国政府",
            help_en="such as public, private, foreign government",
        ),
    )
    programme: str | None = field(default=None, metadata=optional("制度", "programme"))
    amount: Money | None = field(default=None, metadata=optional("金額", "amount"))
    conditions: str | None = field(default=None, metadata=optional("条件", "conditions"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualAmount:
    """An amount for one fiscal year (April to March)."""

    fiscal_year: int | None = field(default=None, metadata=required("年度", "fiscal year"))
    money: Money | None = field(default=None, metadata=required("金額", "amount"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """研究費額."""

    total: Money | None = field(default=None, metadata=required("総額", "total"))
    annual: tuple[AnnualAmount, ...] = field(default=(), metadata=optional("年度別", "per year"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Which asset a person can reach, how and when."""

    asset_id: AssetRef | None = field(default=None, metadata=required("資産ID", "asset id"))
    mode: str | None = field(default=None, metadata=optional("方法", "mode"))
    start: PartialDate | None = field(default=None, metadata=optional("開始", "from"))
    end: PartialDate | None = field(default=None, metadata=optional("終了", "to"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterEntry:
    """参画者: one person on the project. `access` `no` means that no asset is reached."""

    person_id: SafeId = field(metadata=required("参画者ID", "person id"))
    name: str | None = field(default=None, metadata=required("氏名", "name"))
    role: RosterRole | None = field(default=None, metadata=required("役割", "role"))
    employing_org: Org | None = field(default=None, metadata=required("雇用機関", "employer"))
    employment: Employment | None = field(default=None, metadata=required("雇用形態", "employment"))
    access: Several[Access] = field(default=Several(), metadata=required("アクセス", "access"))
    effort: Percent | None = field(
        default=None, metadata=optional("エフォート（％）", "effort (%)")
    )
    declaration_version: int | None = field(
        default=None, metadata=optional("申告の版", "version of the declaration")
    )
    joined_on: PartialDate | None = field(default=None, metadata=optional("参画日", "joined on"))
    left_on: PartialDate | None = field(default=None, metadata=optional("離脱日", "left on"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """日付: as they occur."""

    applied: date | None = field(default=None, metadata=optional("申請", "applied"))
    selected: date | None = field(default=None, metadata=optional("選考", "selected"))
    questionnaire_due: date | None = field(
        default=None, metadata=optional("質問票期限", "questionnaire due")
    )
    awarded: date | None = field(default=None, metadata=optional("採択", "awarded"))
    start: date | None = field(default=None, metadata=optional("開始", "start"))
    end: date | None = field(default=None, metadata=optional("終了", "end"))
    final_report_due: date | None = field(
        default=None, metadata=optional("最終報告期限", "final report due")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectContract:
    """契約: a contract of the project, with the clauses that guard its assets."""

    type: str | None = field(default=None, metadata=required("種別", "type"))
    parties: tuple[str, ...] = field(default=(), metadata=required("当事者", "parties"))
    signed_on: date | None = field(default=None, metadata=required("締結日", "signed on"))
    clauses: tuple[str, ...] = field(
        default=(), metadata=optional("条項（R01–R14）", "clauses (R01–R14)")
    )
    asset_tiers: tuple[Tier, ...] = field(default=(), metadata=optional("資産区分", "asset tiers"))
    publication_limit: AnswerText | None = field(
        default=None, metadata=optional("公表制限", "limit on publication")
    )
    order_of_precedence: str | None = field(
        default=None, metadata=optional("優先順位", "order of precedence")
    )


def _has_scope(application: object, on: date) -> Answer:
    del on
    return answer_of(value=getattr(application, "scope", None) is not None)


def _is_awarded(application: object, on: date) -> Answer:
    dates = getattr(application, "dates", None)
    awarded = dates.awarded if isinstance(dates, Dates) else None
    phase = getattr(application, "phase", None)
    after = {Phase.RUNNING, Phase.CHANGE, Phase.ENDED, Phase.AFTER}
    return answer_of(value=phase in after or (awarded is not None and awarded <= on))


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """A project as it is put to the check."""

    application_id: str = field(default="", metadata=required("申請番号", "application id"))
    title: TitleText | None = field(default=None, metadata=required("課題名", "title"))
    occasion: Occasion | None = field(default=None, metadata=required("契機", "occasion"))
    needed_by: date | None = field(default=None, metadata=required("期限", "needed by"))
    why_it_matters: str | None = field(default=None, metadata=required("意義", "why it matters"))
    programme: Programme | None = field(default=None, metadata=required("事業・制度", "programme"))
    call: Call | None = field(default=None, metadata=required("公募", "call"))
    scope: Scope | None = field(default=None, metadata=required("対象範囲", "scope"))
    eligibility_rules: tuple[EligibilityRule, ...] = field(
        default=(), metadata=optional("応募資格", "eligibility rules")
    )
    phase: Phase | None = field(default=None, metadata=required("段階", "phase"))
    technology_areas: Several[TechnologyArea] = field(
        default=Several(),
        metadata=required(
            "重要技術領域（K01–K20）",
            "technology areas (K01–K20)",
            help_ja=_AREAS_JA,
            help_en=_AREAS_EN,
        ),
    )
    topics: tuple[str, ...] = field(default=(), metadata=optional("研究主題", "topics"))
    assets: tuple[Asset, ...] = field(
        default=(),
        metadata=required_if("資産", "assets", _has_scope, "対象範囲がある場合", "with a scope"),
    )
    organisations: tuple[Organisation, ...] = field(
        default=(), metadata=required("参画機関", "organisations")
    )
    partners: Several[Partner] = field(default=Several(), metadata=required("相手方", "partners"))
    funders: tuple[Funder, ...] = field(default=(), metadata=required("資金提供者", "funders"))
    amounts: Amounts | None = field(default=None, metadata=required("研究費額", "amounts"))
    roster: tuple[RosterEntry, ...] = field(default=(), metadata=required("参画者名簿", "roster"))
    contracts: tuple[ProjectContract, ...] = field(
        default=(),
        metadata=required_if("契約", "contracts", _is_awarded, "採択後", "after the award"),
    )
    dates: Dates | None = field(default=None, metadata=optional("日付", "dates"))
