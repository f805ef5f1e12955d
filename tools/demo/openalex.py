"""OpenAlex API JSON (shape of 2025) out of the demo's world."""

from collections.abc import Iterable

from tools.demo.world import Line, Org, Person, Work, World

UPDATED = "2025-07-25T03:12:44.100000"
CREATED = "2025-06-30"
DOMAIN = {"id": "https://openalex.org/domains/3", "display_name": "Physical Sciences"}
FIELD = {"id": "https://openalex.org/fields/25", "display_name": "Materials Science"}
SUBFIELD = {"id": "https://openalex.org/subfields/2505", "display_name": "Materials Chemistry"}
TOPIC: dict[str, object] = {
    "id": "https://openalex.org/T10478",
    "display_name": "Diamond and Carbon-based Materials Research",
}
LEVELS: dict[str, object] = {"subfield": SUBFIELD, "field": FIELD, "domain": DOMAIN}
VENUES = {
    "sensing": ("S9900000001", "Annals of Quantum Sensing (demonstration)"),
    "materials": ("S9900000002", "Demonstration Letters in Diamond Materials"),
}


def describe_works(world: World, person: str) -> dict[str, object]:
    """Return the answer to a query for one person's works."""
    works = world.works_in(person)
    return {
        "meta": {
            "count": len(works),
            "db_response_time_ms": 24,
            "page": 1,
            "per_page": 25,
            "groups_count": None,
        },
        "results": [_describe_work(world, work) for work in works],
        "group_by": [],
    }


def describe_author(world: World, person: Person) -> dict[str, object]:
    """Return the index's own record of one author."""
    works = world.works_by(person.key)
    last = [_short(world.orgs[org]) for org, years in person.posts if max(years) == 2025]
    return {
        "id": person.openalex,
        "orcid": _orcid_url(person),
        "display_name": person.name,
        "display_name_alternatives": list(person.alternatives),
        "works_count": len(works),
        "cited_by_count": sum(_citations(work) for work in works),
        "summary_stats": {"2yr_mean_citedness": 1.5, "h_index": 3, "i10_index": 1},
        "ids": _without_none({"openalex": person.openalex, "orcid": _orcid_url(person)}),
        "affiliations": [
            {"institution": _short(world.orgs[org]), "years": list(years)}
            for org, years in person.posts
        ],
        "last_known_institutions": last,
        "topics": [{**TOPIC, "count": len(works), **LEVELS}],
        "topic_share": [{**TOPIC, "value": 0.0001204, **LEVELS}],
        "x_concepts": [],
        "counts_by_year": [
            {"year": year, "works_count": count, "cited_by_count": 2 * count}
            for year, count in _count_years(works)
        ],
        "works_api_url": f"https://api.openalex.org/works?filter=author.id:{_bare(person.openalex)}",
        "updated_date": UPDATED,
        "created_date": CREATED,
    }


def _describe_work(world: World, work: Work) -> dict[str, object]:
    work_id = f"https://openalex.org/W{9_900_000_000 + work.key}"
    doi = f"https://doi.org/{work.doi}"
    location = _describe_location(work, doi)
    lines = [_describe_line(world, work, index) for index in range(len(work.by))]
    orgs = {org for line in work.by for org in line.affiliations}
    return {
        "id": work_id,
        "doi": doi,
        "title": work.title,
        "display_name": work.title,
        "publication_year": int(work.date[:4]),
        "publication_date": work.date,
        "ids": {"openalex": work_id, "doi": doi},
        "language": "en",
        "primary_location": location,
        "type": "article",
        "type_crossref": "journal-article",
        "indexed_in": ["crossref"],
        "open_access": {
            "is_oa": False,
            "oa_status": "closed",
            "oa_url": None,
            "any_repository_has_fulltext": False,
        },
        "authorships": lines,
        "institution_assertions": [],
        "countries_distinct_count": len({world.orgs[org].country for org in orgs}),
        "institutions_distinct_count": len(orgs),
        "corresponding_author_ids": [world.people[work.by[0].person].openalex],
        "corresponding_institution_ids": [
            world.orgs[org].openalex for org in work.by[0].affiliations
        ],
        "apc_list": None,
        "apc_paid": None,
        "fwci": None,
        "has_fulltext": False,
        "fulltext_origin": None,
        "cited_by_count": _citations(work),
        "citation_normalized_percentile": None,
        "cited_by_percentile_year": {"min": 60, "max": 70},
        "biblio": {
            "volume": str(int(work.date[:4]) - 2010),
            "issue": str(int(work.date[5:7])),
            "first_page": f"e{work.key}",
            "last_page": f"e{work.key}",
        },
        "is_retracted": False,
        "is_paratext": False,
        "primary_topic": {**TOPIC, "score": 0.9987, **LEVELS},
        "topics": [{**TOPIC, "score": 0.9987, **LEVELS}],
        "keywords": [],
        "concepts": [],
        "mesh": [],
        "locations_count": 1,
        "locations": [location],
        "best_oa_location": None,
        "sustainable_development_goals": [],
        "grants": [
            {
                "funder": world.orgs[org].openalex,
                "funder_display_name": world.orgs[org].name,
                "award_id": award,
            }
            for org, award in work.funders
        ],
        "datasets": [],
        "versions": [],
        "referenced_works_count": 0,
        "referenced_works": [],
        "related_works": [],
        "abstract_inverted_index": None,
        "abstract_inverted_index_v3": None,
        "cited_by_api_url": f"https://api.openalex.org/works?filter=cites:{_bare(work_id)}",
        "counts_by_year": [],
        "updated_date": UPDATED,
        "created_date": CREATED,
    }


def _describe_location(work: Work, doi: str) -> dict[str, object]:
    source, name = VENUES[work.venue]
    return {
        "is_oa": False,
        "landing_page_url": doi,
        "pdf_url": None,
        "source": {
            "id": f"https://openalex.org/{source}",
            "display_name": name,
            "issn_l": None,
            "issn": None,
            "is_oa": False,
            "is_in_doaj": False,
            "is_indexed_in_scopus": False,
            "is_core": False,
            "host_organization": None,
            "host_organization_name": None,
            "host_organization_lineage": [],
            "host_organization_lineage_names": [],
            "type": "journal",
        },
        "license": None,
        "license_id": None,
        "version": "publishedVersion",
        "is_accepted": True,
        "is_published": True,
    }


def _describe_line(world: World, work: Work, index: int) -> dict[str, object]:
    line: Line = work.by[index]
    person = world.people[line.person]
    orgs = [world.orgs[org] for org in line.affiliations]
    position = "first" if index == 0 else "last" if index == len(work.by) - 1 else "middle"
    return {
        "author_position": position,
        "author": {
            "id": person.openalex,
            "display_name": person.name,
            "orcid": _orcid_url(person),
        },
        "institutions": [_short(org) for org in orgs],
        "countries": sorted({org.country for org in orgs}),
        "is_corresponding": index == 0,
        "raw_author_name": line.raw_name or person.raw or person.name,
        "raw_affiliation_strings": list(line.affiliations.values()),
        "affiliations": [
            {"raw_affiliation_string": raw, "institution_ids": [world.orgs[org].openalex]}
            for org, raw in line.affiliations.items()
        ],
    }


def _short(org: Org) -> dict[str, object]:
    return {
        "id": org.openalex,
        "display_name": org.name,
        "ror": org.ror_url,
        "country_code": org.country,
        "type": org.type,
        "lineage": [org.openalex],
    }


def _orcid_url(person: Person) -> str | None:
    return f"https://orcid.org/{person.orcid}" if person.orcid else None


def _bare(url: str) -> str:
    return url.rpartition("/")[2]


def _citations(work: Work) -> int:
    return (2026 - int(work.date[:4])) * 3


def _count_years(works: Iterable[Work]) -> list[tuple[int, int]]:
    years = [int(work.date[:4]) for work in works]
    return [(year, years.count(year)) for year in sorted(set(years), reverse=True)]


def _without_none(values: dict[str, str | None]) -> dict[str, str]:
    return {key: value for key, value in values.items() if value is not None}
