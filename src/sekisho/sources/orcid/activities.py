"""The activities of an ORCID record: posts, degrees, fundings, works."""

from sekisho.core.errors import Problem
from sekisho.core.identifier import Identifier, parse_ror
from sekisho.core.period import PartialDate, Period
from sekisho.core.record import RecordFunding, RecordPost, RecordWork
from sekisho.core.statement import ObservedOrg
from sekisho.core.text import Text
from sekisho.sources._json import Node
from sekisho.sources._problems import warn

_SECTIONS = (
    ("employments", "employment"),
    ("educations", "education"),
    ("qualifications", "qualification"),
    ("invited-positions", "invited-position"),
    ("distinctions", "distinction"),
    ("memberships", "membership"),
    ("services", "service"),
)
_SCHEMES = {
    "ror": "ror",
    "grid": "grid",
    "fundref": "fundref",
    "ringgold": "ringgold",
    "lei": "lei",
}


def read_posts(activities: Node, warnings: list[Problem]) -> tuple[RecordPost, ...]:
    """Return every affiliation, section by section, in the order of the record."""
    return tuple(
        _read_post(summary, section, warnings)
        for key, section in _SECTIONS
        for group in _read_groups(activities, key, "affiliation-group")
        for wrapper in group.children("summaries")
        if (summary := wrapper.child(f"{section}-summary")) is not None
    )


def read_fundings(activities: Node, warnings: list[Problem]) -> tuple[RecordFunding, ...]:
    """Return every funding; one that several sources state stands once for each."""
    return tuple(
        _read_funding(summary, warnings)
        for group in _read_groups(activities, "fundings", "group")
        for summary in group.children("funding-summary")
    )


def read_works(activities: Node, warnings: list[Problem]) -> tuple[RecordWork, ...]:
    """Return one work for each group: of its versions, the one shown first."""
    found = []
    for group in _read_groups(activities, "works", "group"):
        summaries = group.children("work-summary")
        if summaries:
            found.append(_read_work(max(summaries, key=_display_index), warnings))
    return tuple(found)


def _read_groups(activities: Node, key: str, group: str) -> list[Node]:
    """Return the groups of a section; an older layout would read as an empty one: refuse it."""
    section = activities.child(key)
    if section is None:
        return []
    if group not in section.keys():  # noqa: SIM118 -- Node is no mapping
        raise section.refuse(group, Text("API v3.0 の形式", "the layout of API v3.0"), None)
    return section.children(group)


def _read_post(node: Node, section: str, warnings: list[Problem]) -> RecordPost:
    return RecordPost(
        section=section,
        org=_read_org(node),
        department=node.text("department-name"),
        role=node.text("role-title"),
        period=_read_period(node, warnings),
        asserted_by=_read_source(node),
        locator=node.path,
    )


def _read_funding(node: Node, warnings: list[Problem]) -> RecordFunding:
    return RecordFunding(
        org=_read_org(node),
        title=_read_title(node),
        kind=node.text("type"),
        award_id=_find_external(node, "grant_number"),
        period=_read_period(node, warnings),
        asserted_by=_read_source(node),
        locator=node.path,
    )


def _read_work(node: Node, warnings: list[Problem]) -> RecordWork:
    doi = _find_external(node, "doi") or ""
    return RecordWork(
        title=_read_title(node),
        doi=doi[doi.index("10.") :].lower() if "10." in doi else None,
        published_on=_read_date(node, "publication-date", warnings),
        locator=node.path,
    )


def _read_org(node: Node) -> ObservedOrg:
    org = node.child("organization")
    if org is None:
        raise node.refuse("organization", Text("組織", "an organisation"), None)
    address = org.child("address")
    stated = org.child("disambiguated-organization")
    identifier = _read_disambiguated(stated) if stated else None
    return ObservedOrg(
        name=org.required("name"),
        country=address.text("country") if address else None,
        identifiers=(identifier,) if identifier else (),
    )


def _read_disambiguated(stated: Node) -> Identifier | None:
    """Return the identifier by which the organisation was told apart."""
    scheme = _SCHEMES.get((stated.text("disambiguation-source") or "").lower())
    text = stated.text("disambiguated-organization-identifier")
    if scheme is None or text is None:
        return None
    if scheme == "ror":
        try:
            return parse_ror(text)
        except ValueError:
            return None
    return Identifier(scheme, text.rpartition("/")[2])


def _read_period(node: Node, warnings: list[Problem]) -> Period:
    """Return the period. ORCID shows an empty end as "present"; nobody stated that: unknown."""
    start = _read_date(node, "start-date", warnings)
    end = _read_date(node, "end-date", warnings)
    try:
        return Period(start, end)
    except ValueError:
        warnings.append(_warn_date(node, "end-date", f"{start} – {end}"))
        return Period()


def _read_date(node: Node, key: str, warnings: list[Problem]) -> PartialDate | None:
    """Return a date of the precision given; one that is not in the calendar is said and dropped."""
    date = node.child(key)
    if date is None:
        return None
    parts = [date.value(part) for part in ("year", "month", "day")]
    known = parts[: parts.index(None)] if None in parts else parts
    if not known:
        return None
    try:
        return PartialDate.parse("-".join(part.zfill(2) for part in known if part is not None))
    except ValueError:
        warnings.append(_warn_date(node, key, "-".join(part or "?" for part in parts)))
        return None


def _read_title(node: Node) -> str:
    outer = node.child("title")
    return (outer.value("title") if outer else None) or ""


def _read_source(node: Node) -> str | None:
    source = node.child("source")
    return source.value("source-name") if source else None


def _find_external(node: Node, kind: str) -> str | None:
    """Return the first identifier of the item itself, not of what it is a part or version of."""
    outer = node.child("external-ids")
    for item in outer.children("external-id") if outer else ():
        if item.text("external-id-type") != kind:
            continue
        if item.text("external-id-relationship") not in {None, "self"}:
            continue
        return item.value("external-id-normalized") or item.text("external-id-value")
    return None


def _display_index(node: Node) -> int:
    """The preferred version has the highest index."""
    text = node.text("display-index") or "0"
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _warn_date(node: Node, key: str, got: str) -> Problem:
    return warn(
        "orcid.date",
        Text(
            "日付が暦にないか、前後しています。その日付は不明として扱います。",
            "A date is not in the calendar, or the end is before the start: taken as unknown.",
        ),
        node.place(key),
        got=got,
    )
