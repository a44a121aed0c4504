"""The keyboard map: every key that does something today, page by page, and nothing else."""

from collections.abc import Iterable
from typing import Protocol

from django.utils.translation import gettext as _

Keys = list[tuple[str, str]]  # keys as they are pressed one after the other, and what they do


class Lettered(Protocol):
    """A place with the letter that follows G."""

    @property
    def key(self) -> str: ...

    @property
    def words(self) -> str: ...


def key_map(places: Iterable[Lettered]) -> list[tuple[str, Keys]]:
    """The keys under their headings."""
    return [
        (_("Anywhere"), _anywhere()),
        (_("Go to"), [(f"G {place.key.upper()}", place.words) for place in places if place.key]),
        (_("Today"), _today()),
        (_("A person"), [("W", _("Write")), ("I", _("Introduce"))]),
        (_("Same person?"), [("Y", _("Same person")), ("N", _("Two people")), ("U", _("Not sure"))]),
        (_("Give"), _give()),
        (_("Opportunities"), [("N", _("New goal")), ("[ ]", _("Move an opening along the board"))]),
        (_("Lists"), [("J K", _("Next, previous")), ("↵", _("Open"))]),
        (_("Find or do"), [("↑ ↓", _("Move")), ("↵", _("Open")), ("⇥", _("What to do with them"))]),
    ]


def _anywhere() -> Keys:
    return [
        ("⌘K", _("Find or do, also with Ctrl")),
        ("L", _("Log a conversation")),
        ("/", _("Search")),
        ("Z", _("Undo")),
        ("⌘↵", _("Save what you write, also with Ctrl")),
        ("?", _("All keys")),
        ("Esc", _("Close")),
    ]


def _today() -> Keys:
    return [
        ("J K", _("Next, previous person")),
        ("D", _("Did it")),
        ("S", _("Later")),
        ("X", _("Not this time")),
        ("E", _("Edit the draft")),
        ("O", _("Open in mail")),
        ("0 1 2 3", _("Energy")),
    ]


def _give() -> Keys:
    return [
        ("J K", _("Next, previous")),
        ("↵", _("Open")),
        ("N", _("Note a need or an offer")),
        ("X", _("Not this")),
        ("D", _("I did it, on the page of one")),
    ]
