"""Declared intellectual property and publications; other people in them are evidence only."""

from dataclasses import dataclass, field

from sekisho.core.answer import Answer
from sekisho.core.declared import Country, GrantRef, Org, Several
from sekisho.core.fields import optional, required, required_if
from sekisho.core.item_base import Item
from sekisho.core.item_conditions import is_filed
from sekisho.core.item_enums import IpKind
from sekisho.core.period import PartialDate, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventor:
    """A co-inventor: evidence only, never profiled."""

    name: str | None = field(default=None, metadata=required("氏名", "name"))
    org: str | None = field(default=None, metadata=optional("所属", "organisation"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Licensee:
    """A licensee of intellectual property."""

    org: Org | None = field(default=None, metadata=required("実施許諾先", "licensee"))
    period: Period | None = field(default=None, metadata=required("期間", "period"))
    field_of_use: str | None = field(default=None, metadata=required("分野", "field of use"))
    exclusive: Answer = field(default=Answer.UNKNOWN, metadata=required("独占", "exclusive"))


_FILED = ("出願済の場合", "filed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ip(Item):
    """B.2.7 知的財産."""

    kind: IpKind | None = field(default=None, metadata=required("種別", "kind"))
    title: str | None = field(default=None, metadata=required("名称", "title"))
    application_no: str | None = field(
        default=None, metadata=required_if("出願番号", "application number", is_filed, *_FILED)
    )
    filed_on: PartialDate | None = field(
        default=None, metadata=required_if("出願日", "filing date", is_filed, *_FILED)
    )
    first_country: Country | None = field(
        default=None, metadata=required_if("第一国", "first filing", is_filed, *_FILED)
    )
    applicants: tuple[Org, ...] = field(
        default=(), metadata=required("出願人・譲受人", "applicants")
    )
    co_inventors: Several[Inventor] = field(
        default=Several(), metadata=required("共同発明者", "co-inventors (evidence only)")
    )
    made_in_japan: Answer = field(
        default=Answer.UNKNOWN, metadata=optional("国内でした発明", "invention made in Japan")
    )
    public_funds: Several[GrantRef] = field(
        default=Several(),
        metadata=required("公的資金（研究費の項目ID）", "public funds (grant ids)"),
    )
    licensees: Several[Licensee] = field(
        default=Several(), metadata=required("実施許諾先", "licensees")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CoAuthor:
    """A co-author as printed: evidence only, never profiled."""

    name: str | None = field(default=None, metadata=required("氏名", "name"))
    org: str | None = field(default=None, metadata=optional("所属表記", "organisation as printed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Item):
    """B.2.11 発表論文."""

    title: str | None = field(default=None, metadata=required("題名", "title"))
    venue: str | None = field(default=None, metadata=required("掲載誌", "venue"))
    published_on: PartialDate | None = field(default=None, metadata=required("年月", "date"))
    doi: str | None = field(default=None, metadata=optional("DOI等", "DOI or other id"))
    first_author: str | None = field(default=None, metadata=required("筆頭著者", "first author"))
    corresponding_author: str | None = field(
        default=None, metadata=required("責任著者", "corresponding author")
    )
    co_authors: Several[CoAuthor] = field(
        default=Several(), metadata=required("共著者", "co-authors")
    )
    own_affiliation: tuple[str, ...] = field(
        default=(), metadata=optional("本人の所属表記", "own affiliation as printed")
    )
    funders: tuple[str, ...] = field(
        default=(), metadata=optional("謝辞の資金", "funders acknowledged")
    )
