"""What programs are told: `--json` on the command line and the REST API say the same, in the same keys.

Each function gives a plain dictionary whose shape is a TypedDict: checked by mypy where it is made, and
published as the schema of the API.
"""

import json
from collections.abc import Mapping
from datetime import date, time
from typing import Any
from uuid import UUID


def as_json(document: Mapping[str, Any], *, indent: int | None = None) -> str:
    """A document as JSON text; days and times in ISO, ids as text."""
    return json.dumps(document, ensure_ascii=False, indent=indent, default=_plain)


def _plain(value: object) -> object:
    match value:
        case date() | time():  # a datetime is a date too
            return value.isoformat()
        case UUID():
            return str(value)
        case set() | frozenset():
            return sorted(value, key=str)
    raise TypeError(f"{type(value).__name__} has no JSON form")
