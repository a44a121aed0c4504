"""The filters of the People page, kept in the address: each is a chip that can be taken off again."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from amity.actions.people import Wanted
from amity.base.text import one_line
from amity.surfaces.web.pictures import CIRCLES

ICONS = {
    "circle": "circle-dot",
    "kind": "users",
    "tag": "tag",
    "place": "map-pin",
    "topic": "library",
    "group": "users",
    "quiet": "clock",
}
WORDS = ("kind", "tag", "place", "topic", "group")


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for. Empty means: anything."""

    query: str = ""
    circle: int | None = None
    kind: str = ""
    tag: str = ""
    place: str = ""
    topic: str = ""
    group: str = ""
    quiet: bool = False

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Self:
        """From an address; what cannot be read is left away."""
        text = {name: one_line(asked.get(name, ""), limit=200) for name in WORDS}
        circle = asked.get("circle", "")
        return cls(
            query=one_line(asked.get("q", ""), limit=200),
            circle=int(circle) if circle in map(str, CIRCLES) else None,
            quiet=asked.get("quiet") == "1",
            **text,
        )

    def wanted(self) -> Wanted:
        """The same for the action."""
        return Wanted(**asdict(self))

    def others(self) -> list[tuple[str, str]]:
        """All but the words, as they stand in an address."""
        said = [(name, value) for name, value in asdict(self).items() if value and name != "query"]
        return [(name, "1" if name == "quiet" else str(value)) for name, value in said]

    def address(self, **more: str) -> str:
        """The People page with these filters."""
        said = ([("q", self.query)] if self.query else []) + self.others() + list(more.items())
        return reverse("people") + (f"?{urlencode(said)}" if said else "")


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set, and the page without it."""

    icon: str
    words: str
    without: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter that could be set."""

    words: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Menu:
    """The choices for one filter."""

    words: str
    choices: list[Choice]


def chips(filters: Filters) -> list[Chip]:
    """What is set, each with its way off."""
    return [
        Chip(
            ICONS[name],
            _chip_words(name, value),
            replace(filters, **{name: getattr(Filters(), name)}).address(),
        )
        for name, value in filters.others()
    ]


def menus(filters: Filters, choices: Mapping[str, Iterable[tuple[Any, int]]]) -> list[Menu]:
    """One menu for each filter that is not set and has something to choose."""
    words = {
        "circle": _("Circle"),
        "kind": _("Kind"),
        "place": _("Place"),
        "topic": _("Topic"),
        "tag": _("Tag"),
        "group": _("Group"),
    }
    found = []
    for name, said in words.items():
        offered = [] if getattr(filters, name) else list(choices.get(name, ()))
        if offered:
            found.append(Menu(said, [_choice(filters, name, value, count) for value, count in offered]))
    return found


def circle_words(size: int) -> str:
    """The name of a circle."""
    words = {
        5: pgettext("circle", "Inner"),
        15: pgettext("circle", "Close"),
        50: pgettext("circle", "Active"),
        150: pgettext("circle", "Wider"),
    }
    return words[size]


def _choice(filters: Filters, name: str, value: Any, count: int) -> Choice:
    words = circle_words(int(value)) if name == "circle" else str(value)
    return Choice(words, count, replace(filters, **{name: value}).address())


def _chip_words(name: str, value: str) -> str:
    if name == "circle":
        return circle_words(int(value))
    return _("Quiet for a while") if name == "quiet" else value
