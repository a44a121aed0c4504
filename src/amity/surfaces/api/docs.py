"""The page about the API, made from the schema it publishes: no script, nothing from elsewhere."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from amity.surfaces.api.answers import Asked
from amity.surfaces.api.program import api
from amity.surfaces.api.schema import Json

_BASE = "/api/v1/"
_A_PAGE = 80  # shapes: all of them would be a heavy page


@dataclass(frozen=True, slots=True)
class Field:
    """Something to send, or something in an answer."""

    name: str
    kind: str
    place: str = ""  # query, path, header, body, form
    needed: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked for."""

    name: str
    method: str
    path: str
    summary: str
    words: str
    fields: tuple[Field, ...]
    answers: tuple[tuple[str, str], ...]  # status, what it says


@dataclass(frozen=True, slots=True)
class Shape:
    """A document that an answer holds."""

    name: str
    words: str
    fields: tuple[Field, ...]


def page(request: Asked) -> HttpResponse:
    """Every operation by its address and what it does; what it takes and answers stands on the page of its section."""
    sections, _shapes = _contents()
    return render(request, "api/docs.html", {"about": api.description, "sections": sections})


def section(request: Asked, name: str) -> HttpResponse:
    """The operations of one section."""
    sections, _shapes = _contents()
    if name not in sections:
        raise Http404
    return render(request, "api/section.html", {"section": name, "operations": sections[name]})


def shapes(request: Asked) -> HttpResponse:
    """What answers hold, some shapes a page; `from` names the first one of a page."""
    _sections, known = _contents()
    parts = [known[at : at + _A_PAGE] for at in range(0, len(known), _A_PAGE)]
    asked = request.GET.get("from", "")
    shown = next((part for part in parts if part[0].name == asked), parts[0])
    return render(request, "api/shapes.html", {"shapes": shown, "parts": parts})


@cache
def _contents() -> tuple[dict[str, list[Operation]], list[Shape]]:
    schema: Json = api.get_openapi_schema(path_prefix=_BASE)
    known = schema["components"]["schemas"]
    sections: dict[str, list[Operation]] = defaultdict(list)
    for path, methods in schema["paths"].items():
        for method, one in methods.items():
            sections[one["tags"][0]].append(_operation(method, path, one, known))
    sent = {
        _name(body)
        for methods in schema["paths"].values()
        for one in methods.values()
        for body in _bodies(one)
    }
    shown = (name for name in known if name not in sent)
    return dict(sections), [
        Shape(name, known[name].get("description", ""), _fields(known[name])) for name in shown
    ]


def _operation(method: str, path: str, one: Json, known: Json) -> Operation:
    asked = [
        Field(p["name"], _kind(p["schema"]), p["in"], p["required"], p.get("description", ""))
        for p in one["parameters"]
    ]
    for body in _bodies(one):
        asked += _fields(known.get(_name(body), body), "body")
    answers = tuple((status, _answer(told)) for status, told in sorted(one["responses"].items()))
    return Operation(
        one["operationId"], method.upper(), path, one["summary"], one["description"], tuple(asked), answers
    )


def _bodies(one: Json) -> Iterator[Json]:
    for content in one.get("requestBody", {}).get("content", {}).values():
        yield from content["schema"].get("anyOf", [content["schema"]])


def _answer(told: Json) -> str:
    for content in told.get("content", {}).values():
        kind = _kind(content["schema"])
        return told["description"] if kind == "Refusal" else kind
    return str(told["description"])


def _fields(shape: Json, place: str = "") -> tuple[Field, ...]:
    needed = shape.get("required", ())
    return tuple(
        Field(name, _kind(kind), place, name in needed, kind.get("description", ""))
        for name, kind in shape.get("properties", {}).items()
    )


def _kind(schema: Json) -> str:
    """What a value may be, in few words."""
    match schema:
        case {"$ref": _}:
            return _name(schema)
        case {"anyOf": choices}:
            return " or ".join(_kind(choice) for choice in choices)
        case {"enum": choices}:
            return "one of " + ", ".join(_shown(choice) for choice in choices)
        case {"const": only}:
            return _shown(only)
        case {"type": "array", "items": items}:
            return f"list of {_kind(items)}"
        case _:
            return str(schema.get("format") or schema.get("type", "anything"))


def _shown(value: Any) -> str:  # a JSON value
    return "empty" if value == "" else str(value).lower() if isinstance(value, bool) else str(value)


def _name(schema: Json) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]
