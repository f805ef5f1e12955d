"""The canonical declaration of one person: a header and fifteen typed sections.

The 13 official items ①–⑬ and every form are renderings of it (`regulations.md` A.4.2). What
is not here: nationality (⑬, its own type and store), birth date, sex, photograph, family.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from sekisho.core.answer import Answer, answer_of
from sekisho.core.consent import Consent
from sekisho.core.declared import PostRef, SafeId, Script, Section, Several
from sekisho.core.fields import optional, required, required_if
from sekisho.core.identifier import Identifier
from sekisho.core.items import (
    Affiliation,
    Contract,
    Discipline,
    Education,
    ForeignProgram,
    Grant,
    Hosting,
    InKind,
    Ip,
    Item,
    ListedTie,
    Publication,
    Residency,
    Title,
    Travel,
)
from sekisho.core.kinds import Schemes, TextKind
from sekisho.core.text import Text

Erad = Annotated[Identifier, Schemes(("erad",))]
Orcid = Annotated[Identifier, Schemes(("orcid",))]
OpenAlexId = Annotated[Identifier, Schemes(("openalex",))]
KakenId = Annotated[Identifier, Schemes(("kaken",))]
ResearchmapId = Annotated[Identifier, Schemes(("researchmap",))]
Katakana = Annotated[str, TextKind.KATAKANA]
Email = Annotated[str, TextKind.EMAIL]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnName:
    """The name in the person's own script; `script` is ISO 15924."""

    full: str | None = field(default=None, metadata=required("氏名", "full name"))
    family: str | None = field(default=None, metadata=optional("姓", "family"))
    given: str | None = field(default=None, metadata=optional("名", "given"))
    script: Script | None = field(
        default=None, metadata=required("文字（ISO 15924）", "script (ISO 15924)")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RomanName:
    """A romanised name, as in the passport and in publications."""

    family: str | None = field(default=None, metadata=required("姓", "family"))
    given: str | None = field(default=None, metadata=required("名", "given"))
    used_in: str | None = field(default=None, metadata=optional("使用箇所", "used in"))


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """A former name, an alias, or the name in another script."""

    name: str | None = field(default=None, metadata=required("名", "name"))
    script: Script | None = field(
        default=None, metadata=optional("文字（ISO 15924）", "script (ISO 15924)")
    )
    used_in: str | None = field(default=None, metadata=optional("使用箇所・時期", "used in, until"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """A pledge (誓約) with the version of its text."""

    pledge_id: str | None = field(
        default=None,
        metadata=required(
            "誓約",
            "pledge",
            help_ja="例：truthful（記載に相違ない）、reported（所属機関へ届け出ている）",
            help_en="such as truthful (what is declared is true), reported (told the institution)",
        ),
    )
    text_version: str | None = field(
        default=None, metadata=required("文言の版", "version of the text")
    )
    pledged_on: date | None = field(default=None, metadata=required("日付", "date"))


def _has_kanji_or_kana(header: object, on: date) -> Answer:
    del on
    name = getattr(header, "name", None)
    script = name.script if isinstance(name, OwnName) else None
    if script is None:
        return Answer.UNKNOWN
    return answer_of(value=script in {"Jpan", "Hrkt", "Hira", "Kana"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Who declares (A.4.1)."""

    name: OwnName | None = field(
        default=None, metadata=required("氏名（原語表記）", "name in own script")
    )
    name_kana: Katakana | None = field(
        default=None,
        metadata=required_if(
            "フリガナ",
            "kana reading",
            _has_kanji_or_kana,
            "氏名が漢字・仮名の場合",
            "name in kanji or kana",
        ),
    )
    name_roman: tuple[RomanName, ...] = field(
        default=(), metadata=required("ローマ字氏名", "romanised names")
    )
    former_names: Several[OtherName] = field(
        default=Several(), metadata=required("旧姓・旧氏名", "former names")
    )
    aliases: Several[OtherName] = field(
        default=Several(), metadata=required("通称・別名・筆名", "aliases")
    )
    other_scripts: tuple[OtherName, ...] = field(
        default=(), metadata=optional("他の文字による表記", "name in other scripts")
    )
    erad_no: Several[Erad] = field(
        default=Several(), metadata=required("e-Rad 研究者番号", "e-Rad researcher number")
    )
    orcid: Orcid | None = field(default=None, metadata=optional("ORCID iD", "ORCID iD"))
    openalex_id: OpenAlexId | None = field(
        default=None, metadata=optional("OpenAlex 著者ID", "OpenAlex author id")
    )
    kaken_id: KakenId | None = field(default=None, metadata=optional("KAKEN ID", "KAKEN id"))
    researchmap_id: ResearchmapId | None = field(
        default=None, metadata=optional("researchmap ID", "researchmap id")
    )
    email: Email | None = field(default=None, metadata=required("連絡先メール", "e-mail"))
    current_post: PostRef | None = field(
        default=None, metadata=required("現職（所属の項目ID）", "current main post (item id)")
    )
    declared_on: date | None = field(default=None, metadata=required("申告日", "declared on"))
    version: int | None = field(default=None, metadata=required("版", "version"))
    pledges: tuple[Pledge, ...] = field(default=(), metadata=required("誓約", "pledges"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What one person declares, in one version.

    `listed_ties` has one envelope a kind, because ⑨, ⑩ and ⑪ are answered separately.
    """

    person_id: SafeId = field(
        metadata=required(
            "参画者ID",
            "person id",
            help_ja="申請の名簿にある番号（依頼した担当者が知らせる）",
            help_en="the id on the roster of the application; the office that asks tells you",
        )
    )
    header: Header
    education: Section[Education] = field(default=Section())
    affiliations: Section[Affiliation] = field(default=Section())
    grants: Section[Grant] = field(default=Section())
    in_kind: Section[InKind] = field(default=Section())
    publications: Section[Publication] = field(default=Section())
    ip: Section[Ip] = field(default=Section())
    foreign_programs: Section[ForeignProgram] = field(default=Section())
    discipline: Section[Discipline] = field(default=Section())
    listed_ties_self: Section[ListedTie] = field(default=Section())
    listed_ties_affiliation: Section[ListedTie] = field(default=Section())
    listed_ties_relationship: Section[ListedTie] = field(default=Section())
    contracts: Section[Contract] = field(default=Section())
    titles: Section[Title] = field(default=Section())
    hosting: Section[Hosting] = field(default=Section())
    travel: Section[Travel] = field(default=Section())
    residency: Residency | None = field(
        default=None, metadata=required("居住性・特定類型", "residency, 特定類型")
    )
    consent: Consent | None = field(default=None, metadata=required("同意", "consent"))


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """One section: its key in `Declaration`, its item type, its official item, its labels."""

    key: str
    item: type[Item]
    official: str | None  # ①–⑪; None for a section that no official item renders
    label: Text


SECTIONS: tuple[SectionSpec, ...] = (
    SectionSpec("education", Education, "①", Text("学歴", "Education")),
    SectionSpec("affiliations", Affiliation, "②", Text("職歴・研究経歴", "Appointments")),
    SectionSpec("grants", Grant, "③", Text("研究費受給歴", "Research funding")),
    SectionSpec("in_kind", InKind, "④", Text("研究費以外の支援", "Support other than funding")),
    SectionSpec("publications", Publication, "⑤", Text("発表論文", "Publications")),
    SectionSpec("ip", Ip, "⑥", Text("特許・知的財産", "Patents, intellectual property")),
    SectionSpec(
        "foreign_programs",
        ForeignProgram,
        "⑦",
        Text("外国の人材登用プログラム", "Foreign talent programmes"),
    ),
    SectionSpec("discipline", Discipline, "⑧", Text("処分歴", "Discipline")),
    SectionSpec("listed_ties_self", ListedTie, "⑨", Text("本人のリスト掲載", "Own listing")),
    SectionSpec(
        "listed_ties_affiliation",
        ListedTie,
        "⑩",
        Text("リスト掲載機関への所属歴", "Posts at listed organisations"),
    ),
    SectionSpec(
        "listed_ties_relationship",
        ListedTie,
        "⑪",
        Text("リスト掲載機関の研究者との関係", "Relations with people of listed organisations"),
    ),
    SectionSpec("contracts", Contract, None, Text("契約・覚書", "Contracts, memoranda")),
    SectionSpec("titles", Title, None, Text("名誉称号・表彰", "Honorary titles, prizes")),
    SectionSpec("hosting", Hosting, None, Text("受入", "Hosting")),
    SectionSpec("travel", Travel, None, Text("海外出張・招へい", "Travel")),
)
"""The sections in official order; ⑫ is `residency`, ⑬ is kept apart."""
