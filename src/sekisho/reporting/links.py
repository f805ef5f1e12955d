"""Which addresses a report may link to."""

from __future__ import annotations

import re
from typing import Final

_LIVE: Final = re.compile(r"(?:https?://[^\s<>\"]+|mailto:[^\s<>\"]+|#[^\s<>\"'&#]+)", re.ASCII)


def is_live(url: str) -> bool:
    """Say whether an address is http, https, mailto or a fragment of this report.

    An address with other characters than ASCII is printed and not linked: it could look like
    another one.
    """
    return _LIVE.fullmatch(url) is not None
