"""Works of OpenAlex."""

from sekisho.core.errors import Problem
from sekisho.core.identifier import Identifier, parse_ror
from sekisho.core.period import PartialDate
from sekisho.core.record import Authorship, Work, WorkFunder
from sekisho.core.statement import ObservedOrg
from sekisho.core.text import Text
from sekisho.sources._json import Node
from sekisho.sources._problems import warn
from sekisho.sources.openalex.fields import (
    bare_id,
    read_date,
    read_doi,
    read_id,
    read_orcid,
    read_org,
)


def read_work(node: Node, warnings: list[Problem]) -> Work:
    """Return a work with its authorships and funders."""
    number = bare_id(node.required("id"))
    published, problem = _read_published(node)
    warnings += problem
    return Work(
        work_id=Identifier("openalex", number.upper()),
        doi=read_doi(node.text("doi")),
        title=node.text("title") or node.text("display_name") or "",
        published_on=published,
        authorships=tuple(
            _read_authorship(item, index) for index, item in enumerate(node.children("authorships"))
        ),
        funders=_read_funders(node),
        url=f"https://openalex.org/{number.upper()}",
        is_retracted=node.is_true("is_retracted"),
        locator=node.path,
    )


def _read_published(node: Node) -> tuple[PartialDate | None, list[Problem]]:
    """Return the date of publication, else the year; say so where what stands there is neither."""
    stated = node.text("publication_date")
    year = node.text("publication_year")
    found = read_date(stated) or read_date(year)
    if found is not None or (stated is None and year is None):
        return found, []
    problem = warn(
        "openalex.date",
        Text("発行日を日付として読めません。", "The date of publication is not readable."),
        node.place("publication_date"),
        expected=Text("YYYY-MM-DD", "YYYY-MM-DD"),
        got=f"{stated}, {year}",
    )
    return None, [problem]


def _read_authorship(node: Node, index: int) -> Authorship:
    author = node.child("author")
    raw_name = node.text("raw_author_name")
    name = author.text("display_name") if author else None
    raws, by_org = _read_raws(node)
    orgs = [
        org
        for item in node.children("institutions")
        if (org := read_org(item, _find_raw(item, raws, by_org))) is not None
    ]
    return Authorship(
        index=index,
        author_id=read_id(author) if author else None,
        orcid=read_orcid(author) if author else None,
        name=name or raw_name or "",
        raw_name=raw_name,
        orgs=tuple(orgs),
        raw_affiliations=raws,
    )


def _read_raws(node: Node) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return the affiliations as printed, and which institution each was resolved to.

    2022 has `raw_affiliation_string`, 2023 `raw_affiliation_strings`, 2025 `affiliations` too.
    """
    found: list[str] = []
    by_org: dict[str, str] = {}
    for item in node.children("affiliations"):
        raw = item.text("raw_affiliation_string")
        if raw is not None:
            found.append(raw)
            for org_id in item.texts("institution_ids"):
                by_org.setdefault(bare_id(org_id), raw)
    found += node.texts("raw_affiliation_strings")
    if not found:
        raw = node.text("raw_affiliation_string")
        found += [raw] if raw else []
    return tuple(dict.fromkeys(found)), by_org


def _find_raw(org: Node, raws: tuple[str, ...], by_org: dict[str, str]) -> str | None:
    """Return the printed string of an institution, where it is certain which it is."""
    stated = by_org.get(bare_id(org.text("id") or ""))
    return stated or (raws[0] if len(raws) == 1 else None)


def _read_funders(node: Node) -> tuple[WorkFunder, ...]:
    """Return the funders: `grants` until 2025, `awards` and `funders` since.

    A funder with an award is not repeated without one.
    """
    found: dict[tuple[str, str | None], WorkFunder] = {}
    known = {bare_id(item.text("id") or ""): item for item in node.children("funders")}
    for key, award in (("awards", "funder_award_id"), ("grants", "award_id")):
        for item in node.children(key):
            funder_id = item.text("funder_id") or item.text("funder")
            full = known.get(bare_id(funder_id or ""))
            org = _read_funder(funder_id, item.text("funder_display_name"), full)
            if org is not None:
                award_id = item.text(award)
                found.setdefault((_key(org), award_id), WorkFunder(org, award_id, item.path))
    with_award = {key for key, _ in found}
    for item in known.values():
        org = _read_funder(item.text("id"), item.text("display_name"), item)
        if org is not None and _key(org) not in with_award:
            found.setdefault((_key(org), None), WorkFunder(org, None, item.path))
    return tuple(found.values())


def _read_funder(funder_id: str | None, name: str | None, full: Node | None) -> ObservedOrg | None:
    identifiers = [Identifier("openalex", bare_id(funder_id))] if funder_id else []
    ror = full.text("ror") if full else None
    if ror is not None:
        try:
            identifiers.append(parse_ror(ror))
        except ValueError:
            ror = None
    label = name or (full.text("display_name") if full else None) or funder_id
    country = full.text("country_code") if full else None
    return ObservedOrg(label, country, tuple(identifiers)) if label else None


def _key(org: ObservedOrg) -> str:
    return org.identifiers[0].value if org.identifiers else org.name
