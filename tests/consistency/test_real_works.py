"""Real works, authored declarations: nothing breaks. Counts only; nothing is said of anybody."""

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sekisho.consistency import ListedOrgs, compare, observed_orgs, org_key
from sekisho.core.declaration import Declaration, Header, RomanName
from sekisho.core.declared import Org
from sekisho.core.evidence import Strength
from sekisho.core.identifier import Identifier
from sekisho.core.items import Affiliation
from sekisho.core.period import PartialDate, Period
from sekisho.core.record import Work
from sekisho.core.sourced import SourcedRecord
from sekisho.core.statement import ObservedOrg, StatementKind
from sekisho.policy import load_pack
from sekisho.profiles import build
from sekisho.sources import get_source
from tests.support.research import answered, declaration

pytestmark = pytest.mark.requires("data")
AS_OF = date(2022, 12, 1)
PEOPLE = 25


@pytest.fixture(scope="module")
def works(request: pytest.FixtureRequest) -> tuple[SourcedRecord, ...]:
    """The works of one file, as a case would hold them."""
    from tools.probes import find_shared_data

    path = Path(str(find_shared_data())) / "research" / "openalex_works_tu9_410.json.gz"
    parsed = get_source("openalex").parse({"records": path})
    retrieved = datetime(2022, 11, 1, tzinfo=UTC)
    return tuple(
        SourcedRecord("openalex", "0" * 64, None, retrieved, None, Strength.REGISTRY_OR_PAPER, one)
        for one in parsed.records
    )


def most_frequent(works: tuple[SourcedRecord, ...]) -> list[tuple[Identifier, str]]:
    """Return the author ids with most works, each with a name that is printed for it."""
    seen: Counter[Identifier] = Counter()
    names: dict[Identifier, str] = {}
    for sourced in works:
        for one in sourced.record.authorships if isinstance(sourced.record, Work) else ():
            if one.author_id is not None:
                seen[one.author_id] += 1
                names.setdefault(one.author_id, one.name)
    ranked = sorted(seen, key=lambda one: (-seen[one], one))
    return [(author_id, names[author_id]) for author_id in ranked[:PEOPLE]]


def declare(author_id: Identifier, name: str, orgs: list[ObservedOrg]) -> Declaration:
    """Declare what the works print, as a careful person would."""
    always = Period(PartialDate(1990), None)
    posts = [
        Affiliation(
            item_id=f"a{number}",
            org=Org(
                name=org.name,
                country=org.country,
                org_id=next((one for one in org.identifiers if one.scheme == "ror"), None),
            ),
            period=always,
        )
        for number, org in enumerate(orgs)
    ]
    given, _, family = name.rpartition(" ")
    header = Header(name_roman=(RomanName(family=family, given=given),), openalex_id=author_id)
    return declaration(header=header, affiliations=answered(*posts))


def test_complete_declarations_of_real_works_give_no_post(
    works: tuple[SourcedRecord, ...],
) -> None:
    pack = load_pack("consistency-default", as_of=AS_OF)
    posts: Counter[str] = Counter()
    for author_id, name in most_frequent(works):
        empty = declare(author_id, name, [])
        profile = build("p1", empty, works, consent_ok=True, as_of=AS_OF)
        assert {link.record_id for link in profile.links} == {author_id}
        observed = {
            org_key(one.org): one.org
            for one in profile.statements
            if one.kind is StatementKind.POST and one.org is not None
        }
        full = declare(author_id, name, [observed[key] for key in sorted(observed)])

        without = compare(empty, profile, ListedOrgs(), pack, as_of=AS_OF)
        given = compare(full, profile, ListedOrgs(), pack, as_of=AS_OF)

        assert len(observed_orgs(profile)) >= len(observed) > 0
        posts["without"] += sum(one.rule == "C01" for one in without)
        posts["given"] += sum(one.rule == "C01" for one in given)

    assert posts["given"] == 0
    assert posts["without"] >= PEOPLE
