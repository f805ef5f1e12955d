"""Values become the same bytes on every run."""

import pytest

from sekisho.core.answer import Answer
from sekisho.core.identifier import Identifier
from sekisho.core.jsonable import canonical_bytes, digest, to_json
from sekisho.core.period import PartialDate, Period


def test_values_become_plain_json() -> None:
    """Enumerations, dates and identifiers are written as their text."""
    period = Period(PartialDate(2020, 4), None, Answer.YES)

    assert to_json(period) == {"start": "2020-04", "end": None, "ongoing": "yes"}
    assert to_json(Identifier("orcid", "0000-0002-1825-0097")) == "orcid:0000-0002-1825-0097"


def test_canonical_bytes_do_not_depend_on_order() -> None:
    """Two mappings with the same content have one hash."""
    assert canonical_bytes({"b": 1, "a": [2]}) == b'{"a":[2],"b":1}'
    assert digest({"b": 1, "a": 2}) == digest({"a": 2, "b": 1})


def test_a_set_or_a_float_has_no_agreed_form() -> None:
    """A set has no order and a float no exact text: both are refused."""
    for value in ({1}, 0.5):
        with pytest.raises(TypeError, match="no agreed JSON form"):
            to_json(value)
