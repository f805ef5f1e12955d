"""The main job on real published files: two issues of one list, two answers."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sekisho.core.answer import Answer
from sekisho.core.application import Partner
from sekisho.core.declared import Org, Several
from sekisho.diligence import CheckResult, replay, run_check
from sekisho.diligence.demo import Demo, prepare_demo
from sekisho.diligence.intake import application_to_yaml, read_case

ADDED = "ATOMIC ENERGY ORGANISATION OF IRAN (AEOI)"
KNOWN = datetime(2026, 4, 1, tzinfo=UTC)


@pytest.fixture
def demo(tmp_path: Path, shared_data: Path) -> Demo:
    """The demonstration with both UN issues, and a partner that only the later one lists."""
    prepared = prepare_demo(tmp_path / "demo")
    for year in (2021, 2026):
        prepared.library.add(
            "un-sc",
            [shared_data / "lists" / f"un_consolidated_{year}.xml"],
            retrieved_at=datetime(2026, 3, 1, tzinfo=UTC),
        )
    application = read_case(prepared.application).application
    partner = Partner(partner_id="x9", org=Org(name=ADDED), kind="demo", active_role=Answer.NO)
    changed = replace(application, partners=Several(Answer.YES, (partner,)))
    path = prepared.application / "application.yaml"
    path.write_text(application_to_yaml(changed), encoding="utf-8")
    return prepared


def listings(result: CheckResult) -> list[tuple[str, str, str]]:
    return [
        (hit.listing.source_id, hit.matched.full, str(hit.listing.published_at))
        for one in result.receipt.screened
        if "partner" in one.party.roles
        for hit in one.hits
    ]


@pytest.mark.requires("data")
def test_an_earlier_issue_of_the_un_list_gives_the_earlier_answer(demo: Demo) -> None:
    """In 2021 the organisation was not on the list; as of 2026 it is, with entry and date."""
    then = run_check(demo.application, demo.library, as_of=date(2021, 6, 1), known_at=KNOWN).result
    now = run_check(demo.application, demo.library, as_of=date(2026, 4, 1), known_at=KNOWN)

    assert listings(then) == []
    assert [pin.published_at for pin in then.run.reference.pins if pin.source_id == "un-sc"] == [
        date(2021, 1, 18)
    ]
    assert ("un-sc", ADDED, "2026-02-27") in listings(now.result)
    assert replay(now.run_folder, demo.library).is_same
