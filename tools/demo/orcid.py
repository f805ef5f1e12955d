"""ORCID records (API v3.0, `/record`, JSON) out of the demo's world."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import count

from tools.demo.world import Org, Person, Table, Work, World

CREATED = int(datetime(2021, 4, 5, tzinfo=UTC).timestamp()) * 1000
MODIFIED = int(datetime(2025, 7, 15, tzinfo=UTC).timestamp()) * 1000
SECTIONS = (  # key of the table, key and name in the record
    ("distinction", "distinctions"),
    ("education", "educations"),
    ("employment", "employments"),
    ("invited-position", "invited-positions"),
    ("membership", "memberships"),
    ("qualification", "qualifications"),
    ("service", "services"),
)


def describe_record(world: World, person: Person) -> dict[str, object]:
    """Return the public record of one person."""
    codes = count(9_900_000 + 100 * person.author)
    return {
        "orcid-identifier": {
            "uri": f"https://orcid.org/{person.orcid}",
            "path": person.orcid,
            "host": "orcid.org",
        },
        "preferences": {"locale": "en"},
        "history": {
            "creation-method": "DIRECT",
            "completion-date": None,
            "submission-date": {"value": CREATED},
            "last-modified-date": {"value": MODIFIED},
            "claimed": True,
            "source": None,
            "deactivation-date": None,
            "verified-email": True,
            "verified-primary-email": True,
        },
        "person": _describe_person(person, codes),
        "activities-summary": _describe_activities(world, person, codes),
        "path": f"/{person.orcid}",
    }


def _describe_person(person: Person, codes: Iterator[int]) -> dict[str, object]:
    base = f"/{person.orcid}"
    others = [
        {**_stamp(person), "content": name, **_tail(f"{base}/other-names", next(codes), index)}
        for index, name in enumerate(person.record["other_names"])
    ]
    country = person.record["country"]
    address = {
        **_stamp(person),
        "country": {"value": country},
        **_tail(f"{base}/address", next(codes), 1),
    }
    return {
        "last-modified-date": _at(MODIFIED),
        "name": {
            "created-date": _at(CREATED),
            "last-modified-date": _at(CREATED),
            "given-names": {"value": person.given},
            "family-name": {"value": person.family},
            "credit-name": None,
            "source": None,
            "visibility": "public",
            "path": person.orcid,
        },
        "other-names": {
            "last-modified-date": _at(MODIFIED),
            "other-name": others,
            "path": f"{base}/other-names",
        },
        "biography": None,
        "researcher-urls": _empty("researcher-url", f"{base}/researcher-urls"),
        "emails": _empty("email", f"{base}/email"),
        "addresses": {
            "last-modified-date": _at(MODIFIED),
            "address": [address],
            "path": f"{base}/address",
        },
        "keywords": _empty("keyword", f"{base}/keywords"),
        "external-identifiers": _empty("external-identifier", f"{base}/external-identifiers"),
        "path": f"{base}/person",
    }


def _describe_activities(world: World, person: Person, codes: Iterator[int]) -> dict[str, object]:
    base = f"/{person.orcid}"
    activities: dict[str, object] = {"last-modified-date": _at(MODIFIED)}
    for section, key in SECTIONS:
        posts = person.record.get(section, ())
        activities[key] = {
            "last-modified-date": _at(MODIFIED) if posts else None,
            "affiliation-group": [
                _describe_post(world, person, section, post, next(codes)) for post in posts
            ],
            "path": f"{base}/{key}",
        }
    fundings = person.record.get("funding", ())
    activities["fundings"] = {
        "last-modified-date": _at(MODIFIED) if fundings else None,
        "group": [_describe_funding(world, person, one, next(codes)) for one in fundings],
        "path": f"{base}/fundings",
    }
    activities["peer-reviews"] = _empty("group", f"{base}/peer-reviews")
    activities["research-resources"] = _empty("group", f"{base}/research-resources")
    activities["works"] = {
        "last-modified-date": _at(MODIFIED),
        "group": _describe_works(person, world.works_by(person.key), codes),
        "path": f"{base}/works",
    }
    return dict(sorted(activities.items())) | {"path": f"{base}/activities"}


def _describe_post(
    world: World, person: Person, section: str, post: Table, code: int
) -> dict[str, object]:
    summary = {
        **_stamp(person),
        "put-code": code,
        "department-name": post["department"],
        "role-title": post["role"],
        "start-date": _date(post["start"]),
        "end-date": _date(post.get("end")),
        "organization": _organization(world.orgs[post["org"]]),
        "url": None,
        "external-ids": None,
        "display-index": "1",
        "visibility": "public",
        "path": f"/{person.orcid}/{section}/{code}",
    }
    return {
        "last-modified-date": _at(MODIFIED),
        "external-ids": {"external-id": []},
        "summaries": [{f"{section}-summary": summary}],
    }


def _describe_funding(world: World, person: Person, one: Table, code: int) -> dict[str, object]:
    ids = {"external-id": [_external_id("grant_number", one["award"], None)]}
    summary = {
        **_stamp(person),
        "title": {"title": {"value": one["title"]}, "translated-title": None},
        "external-ids": ids,
        "url": None,
        "type": "grant",
        "start-date": _date(one["start"]),
        "end-date": _date(one.get("end")),
        "organization": _organization(world.orgs[one["org"]]),
        "visibility": "public",
        "put-code": code,
        "path": f"/{person.orcid}/funding/{code}",
        "display-index": "1",
    }
    return {"last-modified-date": _at(MODIFIED), "external-ids": ids, "funding-summary": [summary]}


def _describe_works(
    person: Person, works: Iterable[Work], codes: Iterator[int]
) -> list[dict[str, object]]:
    groups: list[dict[str, object]] = []
    for work in works:
        code = next(codes)
        ids = {"external-id": [_external_id("doi", work.doi, f"https://doi.org/{work.doi}")]}
        summary = {
            "put-code": code,
            **_stamp(person),
            "title": {
                "title": {"value": work.title},
                "subtitle": None,
                "translated-title": None,
            },
            "external-ids": ids,
            "url": {"value": f"https://doi.org/{work.doi}"},
            "type": "journal-article",
            "publication-date": _date(work.date),
            "journal-title": None,
            "visibility": "public",
            "path": f"/{person.orcid}/work/{code}",
            "display-index": "0",
        }
        group = {"last-modified-date": _at(MODIFIED), "external-ids": ids}
        groups.append({**group, "work-summary": [summary]})
    return groups


def _stamp(person: Person) -> dict[str, object]:
    return {
        "created-date": _at(CREATED),
        "last-modified-date": _at(MODIFIED),
        "source": {
            "source-orcid": {
                "uri": f"https://orcid.org/{person.orcid}",
                "path": person.orcid,
                "host": "orcid.org",
            },
            "source-client-id": None,
            "source-name": {"value": person.name},
            "assertion-origin-orcid": None,
            "assertion-origin-client-id": None,
            "assertion-origin-name": None,
        },
    }


def _tail(folder: str, code: int, index: int) -> dict[str, object]:
    return {
        "visibility": "public",
        "path": f"{folder}/{code}",
        "put-code": code,
        "display-index": index,
    }


def _organization(org: Org) -> dict[str, object]:
    return {
        "name": org.name,
        "address": {"city": org.city, "region": None, "country": org.country},
        "disambiguated-organization": {
            "disambiguated-organization-identifier": org.ror_url,
            "disambiguation-source": "ROR",
        },
    }


def _external_id(kind: str, value: str, url: str | None) -> dict[str, object]:
    return {
        "external-id-type": kind,
        "external-id-value": value,
        "external-id-normalized": {"value": value, "transient": True},
        "external-id-normalized-error": None,
        "external-id-url": {"value": url} if url else None,
        "external-id-relationship": "self",
    }


def _at(milliseconds: int) -> dict[str, int]:
    return {"value": milliseconds}


def _date(text: str | None) -> dict[str, object] | None:
    if text is None:
        return None
    parts: list[str | None] = [*text.split("-"), None, None]
    keys = ("year", "month", "day")
    return {
        key: {"value": part} if part is not None else None
        for key, part in zip(keys, parts, strict=False)
    }


def _empty(key: str, path: str) -> dict[str, object]:
    return {"last-modified-date": None, key: [], "path": path}
