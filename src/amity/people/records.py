"""What one source says about one person, before anybody decides who that is."""

import json
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Any, Self

from amity.base.ids import digest


class Standing(StrEnum):
    """Who or what answers at the other end. Only a PERSON is ever suggested."""

    PERSON = "person"
    ROLE = "role"  # info@, support@: several people behind one address
    ROBOT = "robot"  # no-reply, newsletters
    LIST = "list"  # mailing lists and groups
    ORGANISATION = "organisation"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Post:
    """A position held: where, as what, from when until when (None: not said)."""

    organisation: str
    title: str = ""
    started: date | None = None
    ended: date | None = None
    current: bool = True


@dataclass(frozen=True, slots=True)
class YearlyDay:
    """A day that comes back: `kind` is birthday, anniversary, connected, met or other."""

    kind: str
    month: int
    day: int
    year: int | None = None
    label: str = ""


ONE_A_PERSON = frozenset({"birthday", "anniversary", "met"})  # of other days there may be several


@dataclass(frozen=True, slots=True)
class Relation:
    """Somebody this person is related to, in the words of the source."""

    label: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The content of one record. Values stand as the source wrote them; the preferred one first."""

    name: str = ""
    given: str = ""
    family: str = ""
    nickname: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    place: str = ""
    days: tuple[YearlyDay, ...] = ()
    relations: tuple[Relation, ...] = ()
    languages: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    note: str = ""
    standing: Standing = Standing.PERSON
    # Hand edits only: the owner's own labels.
    circle: int | None = None
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    # Properties of the source that Amity does not use, verbatim, so that nothing is lost on the way back.
    extra: dict[str, list[str]] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Only what is said, as plain JSON values."""
        return {
            name: _plain(value) for name, empty in _EMPTY.items() if (value := getattr(self, name)) != empty
        }

    def fingerprint(self) -> str:
        """Equal for two cards that say the same."""
        return digest(json.dumps(self.to_json(), sort_keys=True, ensure_ascii=False))

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Self:
        """The inverse of `to_json`; unknown keys are ignored, so older programs read newer records."""
        values = {name: _revive(name, value) for name, value in said.items() if name in _EMPTY}
        return cls(**values)


_EMPTY = {f.name: getattr(Card(), f.name) for f in fields(Card)}


def _plain(value: Any) -> Any:  # JSON values are Any by nature
    match value:
        case Post() | YearlyDay() | Relation():
            said = {name: getattr(value, name) for name in value.__dataclass_fields__}
            return {name: _plain(v) for name, v in said.items() if v not in (None, "")}
        case tuple() | list():
            return [_plain(v) for v in value]
        case date():
            return value.isoformat()
        case Standing():
            return value.value
        case _:
            return value


def _revive(name: str, value: Any) -> Any:
    match name:
        case "posts":
            return tuple(Post(**_with_dates(post)) for post in value)
        case "days":
            return tuple(YearlyDay(**{"kind": "", **day}) for day in value)
        case "relations":
            return tuple(Relation(**{"label": "", "name": "", **r}) for r in value)
        case "standing":
            return Standing(value)
        case "extra" | "circle" | "name" | "given" | "family" | "nickname" | "place" | "note":
            return value
        case _:
            return tuple(value)


def _with_dates(post: dict[str, Any]) -> dict[str, Any]:
    revived = {"organisation": "", **post}
    for end in ("started", "ended"):
        if end in post:
            revived[end] = date.fromisoformat(post[end])
    return revived
