"""The enumerations of declared items; their values are the Japanese wording of the forms."""

from enum import StrEnum


class Employment(StrEnum):
    """Type of employment."""

    FULL_TIME = "常勤"
    PART_TIME = "非常勤"
    SIDE = "兼業"
    EMERITUS = "名誉"
    VISITING = "客員"
    CROSS = "クロアポ"
    NO_CONTRACT = "無契約"


class SponsorKind(StrEnum):
    """Kind of a talent programme's sponsor."""

    GOVERNMENT = "政府"
    MILITARY = "軍"
    UNIVERSITY = "大学"
    COMPANY = "企業"
    OTHER = "その他"


class FunderKind(StrEnum):
    """Kind of a funder or provider."""

    DOMESTIC_PUBLIC = "国内公的"
    DOMESTIC_PRIVATE = "国内民間"
    FOREIGN_GOVERNMENT = "外国政府"
    FOREIGN_MILITARY = "外国軍"
    FOREIGN_PRIVATE = "外国民間"
    INTERNATIONAL = "国際機関"
    OTHER = "その他"


class BenefitKind(StrEnum):
    """Kind of a benefit received or promised."""

    CASH = "現金"
    RESEARCH_FUNDS = "研究費"
    FUTURE = "将来の支払"
    TRAVEL = "旅費"
    GOODS = "物品"
    TITLE = "称号"
    CAREER = "キャリア機会"
    OTHER = "その他"


class GrantStatus(StrEnum):
    """Status of a grant."""

    APPLIED = "応募中"
    RUNNING = "受入中"
    ENDED = "終了"


class GrantRole(StrEnum):
    """Role in a grant."""

    LEAD = "代表"
    SHARE = "分担"
    PARTICIPANT = "参画"
    OTHER = "その他"


class InKindType(StrEnum):
    """Type of support other than research funds."""

    FACILITY = "施設"
    INSTALLATION = "設備"
    EQUIPMENT = "機器"
    SERVICE = "役務"
    STAFF = "人員"
    SALARY = "給与"
    TRAVEL = "旅費"
    FEE = "謝金"
    SCHOLARSHIP = "奨学金"
    HOUSING = "住居"
    DONATION = "寄附"
    OTHER = "その他"


class CounterpartyKind(StrEnum):
    """Kind of a contract's counterparty."""

    FOREIGN_GOVERNMENT = "外国政府等"
    FOREIGN_CORPORATION = "外国法人等"
    JAPANESE = "本邦法人"
    OTHER = "その他"


class ContractType(StrEnum):
    """Type of a contract or memorandum."""

    EMPLOYMENT = "雇用"
    MANDATE = "委任"
    WORK = "請負"
    JOINT_RESEARCH = "共同研究"
    COMMISSIONED = "受託研究"
    MOU = "MOU"
    NDA = "NDA"
    MTA = "MTA"
    LICENCE = "ライセンス"
    DONATION = "寄附"
    OTHER = "その他"


class IpKind(StrEnum):
    """Kind of intellectual property."""

    PATENT = "特許"
    UTILITY_MODEL = "実用新案"
    DESIGN = "意匠"
    VARIETY = "品種"
    PROGRAM = "プログラム"
    KNOW_HOW = "ノウハウ"


class HostedStatus(StrEnum):
    """Status of a person hosted."""

    STUDENT = "学生"
    RESEARCH_STUDENT = "研究生"
    RESEARCHER = "研究員"
    VISITOR = "訪問者"
    CROSS = "クロアポ"
    OTHER = "その他"


class TravelPurpose(StrEnum):
    """Purpose of travel."""

    CONFERENCE = "学会"
    JOINT_RESEARCH = "共同研究"
    LECTURE = "講演"
    SURVEY = "調査"
    SIDE = "兼業"
    PRIVATE = "私用(届出対象)"
    OTHER = "その他"


class EducationEvent(StrEnum):
    """What happened at a school."""

    ENTRY = "入学"
    GRADUATION = "卒業"
    COMPLETION = "修了"
    DEGREE = "学位取得"
    WITHDRAWAL = "退学"
    STUDY_ABROAD = "留学"
    ENROLLED = "在学中"


class AbroadPurpose(StrEnum):
    """Why somebody stays abroad (residency)."""

    FOREIGN_OFFICE = "外国の事務所に勤務"
    MISSION = "本邦公館に勤務"
    OTHER = "その他"


class DisciplineKind(StrEnum):
    """Kind of discipline under the guidelines."""

    FUNDS = "研究費不正"
    MISCONDUCT = "研究不正"
    RESTRICTION = "応募制限"
    OTHER = "その他の指針に基づく処分"


class TieKind(StrEnum):
    """Which of ⑨, ⑩, ⑪ a listed tie answers."""

    SELF = "self"
    AFFILIATION = "affiliation"
    RELATIONSHIP = "relationship"


class TieNature(StrEnum):
    """Nature of a tie with a listed party."""

    POST = "所属"
    SIDE = "兼業"
    DEGREE = "学位"
    CO_AUTHOR = "共著"
    JOINT_RESEARCH = "共同研究"
    SUPERVISION = "指導"
    FUNDING = "資金"
    LICENCE = "ライセンス"
    OTHER = "その他"
