"""A document as plain JSON: every value is an object that names its `type`."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import datetime
from typing import Final

from sekisho.reporting.document import ReportDocument

FORMAT_NAME: Final = "sekisho.report/1"
_CAPITAL: Final = re.compile("(?<!^)(?=[A-Z])")


def render_json(document: ReportDocument) -> bytes:
    """Write a document as JSON: UTF-8, sorted keys, one line end at the close."""
    tree = {"format": FORMAT_NAME, "document": build_tree(document)}
    text = json.dumps(tree, ensure_ascii=False, sort_keys=True, indent=1)
    return text.encode("utf-8") + b"\n"


def build_tree(value: object) -> object:
    """Turn a tree of frozen values into dicts and lists; times are ISO 8601 with their offset."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [build_tree(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value)]
        tree = {name: build_tree(getattr(value, name)) for name in names}
        return {"type": _CAPITAL.sub("_", type(value).__name__).lower(), **tree}
    raise TypeError(f"a report must hold values of the document only (got {type(value)})")
