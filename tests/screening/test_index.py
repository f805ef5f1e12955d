from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekisho.core.entity import Entity, EntityKind, Property, Relation
from sekisho.core.entity_json import entity_from_json, entity_to_json
from sekisho.core.errors import LibraryError
from sekisho.core.identifier import Identifier
from sekisho.core.name import Name, NameKind
from sekisho.core.period import PartialDate
from sekisho.screening import ScreeningIndex, build_index
from tests.screening.entities import ENTITIES, LIST, make_index

TEXTS = st.text(st.characters(exclude_categories=()), max_size=8)
NAMES = st.builds(Name, TEXTS, st.sampled_from(NameKind), *[st.none() | TEXTS for _ in range(4)])
DATES = st.dates().map(PartialDate.of)
FIELDS = {
    "identifiers": st.builds(Identifier, TEXTS, TEXTS),
    "countries": TEXTS,
    "addresses": TEXTS,
    "birth_dates": DATES,
    "codes": TEXTS,
    "programmes": TEXTS,
    "relations": st.builds(Relation, TEXTS, TEXTS, TEXTS),
    "properties": st.builds(Property, TEXTS, TEXTS),
}
ANY_ENTITY = st.builds(
    Entity,
    TEXTS,
    st.sampled_from(EntityKind),
    st.lists(NAMES, max_size=3).map(tuple),
    TEXTS,
    listed_on=st.none() | DATES,
    **{key: st.lists(value, max_size=2).map(tuple) for key, value in FIELDS.items()},
)


@given(ANY_ENTITY)
def test_entity_survives_its_json(entity: Entity) -> None:
    assert entity_from_json(entity_to_json(entity)) == entity


def test_index_keeps_every_entity_in_order() -> None:
    index = make_index()

    found = [(index.pin(row), index.entity(row)) for row in range(len(ENTITIES))]

    assert found == list(ENTITIES)


def test_index_does_not_depend_on_the_order_of_its_input() -> None:
    there, back = make_index(), build_index(reversed(ENTITIES))

    assert there.meta() == back.meta()
    for name, array in there.arrays().items():
        assert np.array_equal(array, back.arrays()[name]), name


def test_index_is_the_same_when_put_together_again() -> None:
    index = make_index()

    again = ScreeningIndex.from_arrays(index.arrays(), index.meta())

    assert again.pins == index.pins
    assert [again.entity(row) for row in range(len(ENTITIES))] == [pair[1] for pair in ENTITIES]


def test_index_of_nothing_is_an_index() -> None:
    index = build_index([])

    assert ScreeningIndex.from_arrays(index.arrays(), index.meta()).pins == ()


@given(st.lists(ANY_ENTITY, max_size=4, unique_by=lambda entity: entity.entity_id))
def test_index_takes_any_entity(entities: list[Entity]) -> None:
    index = build_index((LIST, entity) for entity in entities)

    assert {index.entity(row) for row in range(len(entities))} == set(entities)


@pytest.mark.parametrize("key", ["format", "name_tables"])
def test_index_of_another_version_is_refused(key: str) -> None:
    index = make_index()

    with pytest.raises(LibraryError) as caught:
        ScreeningIndex.from_arrays(index.arrays(), {**index.meta(), key: "older"})

    assert [problem.code for problem in caught.value.problems] == ["index-version"]


@pytest.mark.parametrize("name", list(make_index().arrays()))
def test_index_with_a_truncated_or_missing_array_is_refused(name: str) -> None:
    index = make_index()
    arrays = dict(index.arrays())
    cut = {**arrays, name: arrays[name][:-1]}
    del arrays[name]

    for damaged in (cut, arrays):
        with pytest.raises(LibraryError) as caught:
            ScreeningIndex.from_arrays(damaged, index.meta())
        assert [problem.code for problem in caught.value.problems] == ["index-damaged"]


def test_index_with_damaged_pins_is_refused() -> None:
    index = make_index()

    with pytest.raises(LibraryError, match="cannot be used"):
        ScreeningIndex.from_arrays(index.arrays(), {**index.meta(), "pins": "[{}]"})


def test_index_holds_pins_of_two_snapshots_apart() -> None:
    later = replace(LIST, sha256="1" * 64)
    entity = ENTITIES[0][1]

    index = build_index([(later, entity), (LIST, entity)])

    assert [index.pin(row) for row in (0, 1)] == [LIST, later]
