"""ROR records (schema v2.1, JSON) out of the demo's world."""

from tools.demo.world import Org, World

CONTINENTS = {"JP": "AS", "KR": "AS", "CN": "AS", "TH": "AS", "CA": "NA"}
CONTINENT_NAMES = {"AS": "Asia", "EU": "Europe", "NA": "North America"}


def describe_records(world: World) -> list[dict[str, object]]:
    """Return one record an organisation, in the order of ids."""
    return [_describe(org) for org in sorted(world.orgs.values(), key=lambda org: org.ror)]


def _describe(org: Org) -> dict[str, object]:
    continent = CONTINENTS.get(org.country, "EU")
    when = {"date": "2025-03-31", "schema_version": "2.1"}
    return {
        "admin": {"created": when, "last_modified": when},
        "domains": [org.domain],
        "established": org.established,
        "external_ids": [],
        "id": org.ror_url,
        "links": [{"type": "website", "value": f"https://{org.domain}"}],
        "locations": [
            {
                "geonames_details": {
                    "continent_code": continent,
                    "continent_name": CONTINENT_NAMES[continent],
                    "country_code": org.country,
                    "country_name": org.country_name,
                    "country_subdivision_code": None,
                    "country_subdivision_name": None,
                    "lat": 0.0,
                    "lng": 0.0,
                    "name": org.city,
                },
                "geonames_id": 99_000_000 + org.number,
            }
        ],
        "names": [
            {"lang": lang, "types": list(types), "value": value} for value, lang, types in org.names
        ],
        "relationships": [],
        "status": "active",
        "types": ["funder", "government"] if org.type == "funder" else [org.type],
    }
