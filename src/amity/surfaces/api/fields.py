"""What may stand in a request, strictly: a number is no text, a day is ISO, words hold a letter or a sign.

Each kind says in the published schema what it accepts, and accepts nothing else.
"""

import re
from datetime import date, datetime, time
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Header, Schema
from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field

from amity.actions import people, said
from amity.base.text import clean, one_line
from amity.people import relations

MOST = 100  # rows a page
_ID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_DAY = re.compile(r"(19|20)\d\d-\d\d-\d\d")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?")
_MOMENT = re.compile(rf"{_DAY.pattern}T{_CLOCK.pattern}(\.\d{{1,6}})?(Z|[+-](0\d|1[0-3]):[0-5]\d)")
_VISIBLE = r"[^\s\x00-\x1f\x7f-\x9f]"


def _id(value: Any) -> Any:
    if isinstance(value, str) and _ID.fullmatch(value):
        return UUID(value)
    raise ValueError("an id looks like 01980b3c-0000-7000-8000-000000000000")


def _day(value: Any) -> Any:
    if isinstance(value, str) and _DAY.fullmatch(value):
        return date.fromisoformat(value)
    raise ValueError("a day is written like 2026-11-24, from 1900 to 2099")


def _clock(value: Any) -> Any:
    if isinstance(value, str) and _CLOCK.fullmatch(value):
        return time.fromisoformat(value)
    raise ValueError("a time of day is written like 20:15")


def _moment(value: Any) -> Any:
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        return datetime.fromisoformat(value)
    raise ValueError("a time is written with its zone, like 2026-11-26T18:30:00+00:00")


def _truth(value: Any) -> Any:
    if value in ("true", "false"):
        return value == "true"
    raise ValueError("say true or false")


def _whole(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,19}", value, re.ASCII):
        return int(value)
    raise ValueError("a whole number is written in digits")


def _line(text: str) -> str:
    return one_line(text, limit=len(text))


def _tidy(text: str) -> str:
    return clean(text, limit=len(text))


Id = Annotated[UUID, BeforeValidator(_id)]
Day = Annotated[date, BeforeValidator(_day), Field(json_schema_extra={"pattern": r"^(19|20)\d\d-\d\d-\d\d$"})]
Clock = Annotated[
    time,
    BeforeValidator(_clock),
    Field(json_schema_extra={"pattern": f"^{_CLOCK.pattern}$", "format": "clock"}),
]
Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    Field(json_schema_extra={"pattern": f"^{_MOMENT.pattern}$"}),
]
Count = Annotated[int, Field(ge=1, le=MOST), BeforeValidator(_whole)]  # in an address, as the next three
Minutes = Annotated[int, Field(ge=0, le=1_440), BeforeValidator(_whole)]
Characters = Annotated[int, Field(ge=0, le=4_000), BeforeValidator(_whole)]
TouchId = Annotated[int, Field(ge=1, le=2**63 - 1), BeforeValidator(_whole)]
JoinId = TouchId
Truth = Annotated[bool, BeforeValidator(_truth)]  # in an address
Circle = Literal[5, 15, 50, 150]
CircleAsked = Annotated[Circle, BeforeValidator(_whole)]  # in an address

Words = Annotated[str, Field(max_length=5_000, pattern=_VISIBLE), AfterValidator(_tidy)]
Note = Annotated[str, Field(max_length=2_000, pattern=_VISIBLE), AfterValidator(_tidy)]
Name = Annotated[str, Field(max_length=300, pattern=_VISIBLE), AfterValidator(_line)]
Line = Annotated[str, Field(max_length=200), AfterValidator(_line)]
Text = Annotated[str, Field(max_length=10_000), AfterValidator(_tidy)]
Label = Annotated[str, Field(max_length=120, pattern=_VISIBLE), AfterValidator(_line)]
Address = Annotated[str, Field(max_length=320, pattern=_VISIBLE), AfterValidator(_line)]
Labels = Annotated[list[Label], Field(max_length=50)]
Addresses = Annotated[list[Address], Field(max_length=50)]

FactKind = Literal["family", "work", "interest", "goal", "worry", "preference", "need", "offer", "note"]
Channel = Literal["mail", "message", "chat", "call", "video", "in_person", "meeting", "letter"]
Direction = Literal["out", "in", "both"]
RelationKind = Literal[
    "partner", "child", "parent", "sibling", "friend", "worked_with", "assistant", "manager", "introduced_by", "other"
]  # fmt: skip
Side = Literal["me", "them"]
Energy = Literal["rest", "low", "steady", "open"]

assert set(FactKind.__args__) == set(said.KINDS), "one list of kinds"  # type: ignore[attr-defined]
assert set(Channel.__args__) == set(said.CHANNELS), "one list of channels"  # type: ignore[attr-defined]
assert set(RelationKind.__args__) == set(relations.KINDS), "one list of relations"  # type: ignore[attr-defined]
assert set(Circle.__args__) == set(people.CIRCLES), "one list of circles"  # type: ignore[attr-defined]


IfMatch = Annotated[
    str,
    Header(
        ...,
        alias="If-Match",
        max_length=1_000,
        description="The ETag you last saw. 412 when it changed meanwhile.",
    ),
]
IfMatchOrNot = Annotated[
    str | None,
    Header(
        None,
        alias="If-Match",
        max_length=1_000,
        description="The ETag you last saw; left away, nothing is compared.",
    ),
]
Key = Annotated[
    str | None,
    Header(
        None,
        alias="Idempotency-Key",
        pattern=r"^[!-~]{1,100}$",
        description="Asked again within a day under this key, the answer is the same and nothing is made twice.",
    ),
]


class Body(Schema):
    """What a program sends: strict, and nothing beside what is named."""

    model_config = ConfigDict(strict=True, extra="forbid")

    def given(self) -> dict[str, Any]:
        """Only what was sent; the rest stays as it is."""
        return {name: getattr(self, name) for name in self.model_fields_set}


def unchanged() -> Any:
    """A field that may be left away: what is not sent stays as it is."""
    return Field(default_factory=lambda: None)


class Paging(Schema):
    """How many rows, and where they begin."""

    limit: Count = 50
    cursor: Annotated[
        str, Field(description="`next` of the page before.", json_schema_extra={"format": "cursor"})
    ] = ""
