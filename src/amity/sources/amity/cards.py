"""What a record says, checked: a stored card must never surprise whoever shows it."""

from typing import Any

from amity.people.records import Card, Standing
from amity.sources.amity.shapes import (
    NEEDED,
    Field,
    Shape,
    Wrong,
    day,
    flag,
    listed,
    maybe,
    number,
    one_of,
    rows,
    safe,
    text,
    yearly,
)

_POST = rows(
    {
        "organisation": Field(text(1000), ""),
        "title": Field(text(1000), ""),
        "started": Field(day, None),
        "ended": Field(day, None),
        "current": Field(flag, empty=True),
    }
)
_DAY = yearly(
    {
        "kind": Field(text(16), ""),
        "month": Field(number(1, 12), NEEDED),
        "day": Field(number(1, 31), NEEDED),
        "year": Field(maybe(number(1, 9999)), None),
        "label": Field(text(1000), ""),
    }
)
_RELATION = rows({"label": Field(text(1000), ""), "name": Field(text(1000), "")})
_WORDS = listed(text(2000), 2000)
_LINES = listed(text(100_000), 5000)


def _extra(value: Any) -> Any:
    if not isinstance(value, dict) or len(value) > 2000:
        raise Wrong("is no list of properties")
    return {text(200)(name): _LINES(lines) for name, lines in value.items()}


_SHAPES: dict[str, Shape] = {
    **dict.fromkeys(("name", "given", "family", "nickname", "place"), text(5000)),
    **dict.fromkeys(("emails", "phones", "urls", "languages", "groups", "topics", "kinds", "tags"), _WORDS),
    "posts": listed(_POST, 1000),
    "days": listed(_DAY, 1000),
    "relations": listed(_RELATION, 1000),
    "note": text(100_000),
    "standing": one_of(*(standing.value for standing in Standing)),
    "circle": maybe(one_of(5, 15, 50, 150)),
    "extra": _extra,
}
assert _SHAPES.keys() == Card.__dataclass_fields__.keys()


def said(value: Any) -> dict[str, Any]:
    """A card as it is stored, word for word. Raises `Wrong` when a part of it is not what its name says."""
    if not isinstance(value, dict):
        raise Wrong("is no card")
    return {safe(name): _part(name, part) for name, part in value.items() if name in _SHAPES}


def _part(name: str, value: Any) -> Any:
    try:
        _SHAPES[name](value)
    except Wrong as wrong:
        raise Wrong(f"“{name}” {wrong}") from None
    return _clean(value)


def _clean(value: Any) -> Any:
    match value:
        case str():
            return safe(value)
        case list():
            return [_clean(one) for one in value]
        case dict():
            return {safe(name): _clean(one) for name, one in value.items()}
        case _:
            return value
