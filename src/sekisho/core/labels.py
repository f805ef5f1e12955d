"""The Japanese and English words of enumerations whose values are English ids.

One table: reading accepts the Japanese word, templates and workbooks offer it, the documentation
and the dossier print it. Enumerations that are not here have Japanese values already.
"""

from collections.abc import Mapping
from enum import StrEnum

from sekisho.core.application import Occasion, RosterRole
from sekisho.core.consent import LegalBasis, Purpose
from sekisho.core.declared import Origin
from sekisho.core.finding import Disposition
from sekisho.core.item_enums import TieKind
from sekisho.core.text import Text

LABELS: Mapping[type[StrEnum], Mapping[str, Text]] = {
    Occasion: {
        "grant_application": Text("競争的研究費の申請", "grant application"),
        "joint_research": Text("共同研究", "joint research"),
        "mou": Text("覚書", "memorandum of understanding"),
        "graduate_acceptance": Text("大学院生の受入れ", "acceptance of a graduate student"),
        "change_of_status": Text("身分の変更", "change of status"),
        "visitor": Text("訪問者", "visitor or delegation"),
        "trip": Text("出張", "trip"),
        "talk": Text("講演", "talk or remote lecture"),
        "hand_carried_device": Text("機器の携行", "hand-carried device"),
        "shipment": Text("発送・MTA", "shipment or MTA"),
        "donation": Text("寄附", "donation"),
        "licence": Text("実施許諾", "licence"),
        "vendor": Text("業者・修理", "vendor or repair"),
        "shared_facility": Text("共用施設の利用者", "shared-facility user"),
        "employment": Text("採用・在留手続", "employment or visa filing"),
        "dual_appointment": Text("兼務・サバティカル", "sabbatical or dual appointment"),
        "disclosure_flag": Text("申告の確認", "disclosure flag"),
        "surplus_equipment": Text("不用機器", "surplus equipment"),
        "informal_contact": Text("非公式の接触", "informal contact"),
    },
    RosterRole: {
        "pi": Text("研究代表者", "PI"),
        "co_pi": Text("研究分担者", "co-PI"),
        "participant": Text("参画者", "participant"),
        "researcher": Text("研究者", "researcher"),
        "student": Text("学生", "student"),
        "staff": Text("職員", "staff"),
        "visiting": Text("訪問研究者", "visiting"),
        "cross_appointed": Text("クロスアポイントメント", "cross-appointed"),
        "contractor": Text("委託先", "contractor"),
    },
    LegalBasis: {
        "consent": Text("同意", "consent"),
        "legal_obligation": Text("法令上の義務", "legal obligation"),
        "contract": Text("契約", "contract"),
        "public_source": Text("公開情報", "public source"),
    },
    Purpose: {
        "institution_dd": Text("本人同意に基づくDD", "due diligence by the institution"),
        "fa_submission": Text("配分機関への提出", "submission to the funding agency"),
        "partner_share": Text("参画機関との共有", "sharing with partner institutions"),
        "gov_share": Text("政府機関との共有", "sharing with government"),
        "third_party_research_firm": Text("外部調査会社への委託", "commission to a research firm"),
        "statistics": Text("統計", "statistics"),
    },
    TieKind: {
        "self": Text("本人の掲載", "own listing"),
        "affiliation": Text("掲載機関への所属", "post at a listed organisation"),
        "relationship": Text("掲載機関の者との関係", "relation with a listed organisation"),
    },
    Origin: {
        "typed": Text("本人の記入", "typed"),
        "imported": Text("様式から取込", "imported"),
        "prefilled": Text("事前入力", "prefilled"),
    },
    Disposition: {
        "pending": Text("回答待ち", "pending"),
        "explained": Text("説明あり", "explained"),
        "corrected": Text("訂正", "corrected"),
        "namesake": Text("同名の別人", "namesake"),
        "materially_inconsistent": Text("重要な点で一致しない", "materially inconsistent"),
    },
}
"""By enumeration, the words of every value."""


def label_of(member: StrEnum) -> Text | None:
    """Return the words of a member; None where its value is a Japanese word itself."""
    return LABELS.get(type(member), {}).get(member.value)
