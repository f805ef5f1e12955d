"""Pins to JSON and back."""

import json
from collections.abc import Sequence

from sekisho.core.decoding import decode
from sekisho.core.jsonable import to_json
from sekisho.core.reference import Pin


def pins_to_json(pins: Sequence[Pin]) -> str:
    """Return the pins as JSON, the same text for equal pins."""
    return json.dumps(to_json(pins), sort_keys=True, separators=(",", ":"))


def pins_from_json(text: str) -> tuple[Pin, ...]:
    """Read what `pins_to_json` wrote.

    Raises:
        ValueError: when it is something else.
    """
    return tuple(decode(Pin, row) for row in json.loads(text))
