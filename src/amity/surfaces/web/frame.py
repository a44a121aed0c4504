"""What stands around every page: the places to go, the keys, and the line that says what was just done."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amity.store.models import Change, Network
from amity.surfaces.web import clock, keys
from amity.surfaces.words import changes


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go, with the letter that follows G."""

    name: str
    words: str
    icon: str
    key: str

    @property
    def address(self) -> str:
        return reverse(self.name)


@dataclass(frozen=True, slots=True)
class Done:
    """What was just done, and the change to take back if it can be."""

    words: str
    undo: UUID | None


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of every page."""
    network: Network | None = getattr(request, "network", None)
    return {
        "language": get_language() or "en",
        "places": places(),
        "grouped_places": groups(),
        "foot": foot(),
        "section": section(request.path),
        "key_map": keys.key_map([*places(), *foot()]),
        "theme": network.theme if network else "",
        "may_leave": network is not None and (network.writing_on or network.feeds_on),
        "one_key": network is None or network.one_key_shortcuts,
        "done": done(request),
        "today": _today(request),
    }


def _today(request: HttpRequest) -> date:
    network = getattr(request, "network", None)
    return clock.today(network) if network else datetime.now(UTC).date()


def groups() -> list[tuple[str, list[Place]]]:
    """What serves every day, what serves both sides, what looks back."""
    return [
        (
            "",
            [
                Place("today", _("Today"), icon="sun", key="t"),
                Place("people", _("People"), icon="users", key="p"),
                Place("events", _("Events"), icon="calendar-days", key="e"),
            ],
        ),
        (
            _("Give and find"),
            [
                Place("goals", _("Opportunities"), icon="compass", key="o"),
                Place("give", _("Give"), icon="hand-heart", key="g"),
                Place("knowledge", _("Knowledge"), icon="library", key="k"),
                Place("map", _("Map"), icon="waypoints", key="m"),
            ],
        ),
        (
            _("Keep in mind"),
            [
                Place("reminders", _("Reminders"), icon="alarm-clock", key="r"),
                Place("journal", _("Journal"), icon="history", key="j"),
            ],
        ),
    ]


def places() -> list[Place]:
    """The same in one list."""
    return [place for _title, some in groups() for place in some]


def foot() -> list[Place]:
    """What stands below: for now and then."""
    return [
        Place("import", _("Bring people in"), icon="download", key="i"),
        Place("settings", _("Settings"), icon="sliders-horizontal", key="s"),
    ]


def beside() -> list[Place]:
    """What is reached by way of More, Settings and Find or do."""
    return [
        Place("jot", _("Jot down a line"), icon="notebook-pen", key=""),
        Place("brief", _("Prepare for a talk"), icon="book-open", key=""),
        Place("same", _("Same person?"), icon="merge", key=""),
        Place("joins", _("All joins"), icon="users", key=""),
        Place("me", _("You"), icon="user", key=""),
        Place("export", _("Take it all with you"), icon="upload", key=""),
        Place("backups", _("Backups"), icon="hard-drive", key=""),
        Place("help", _("Help"), icon="circle-question-mark", key=""),
    ]


def everywhere() -> list[Place]:
    """All of them."""
    return [*places(), *foot(), *beside()]


def section(path: str) -> str:
    """The place that a page belongs to."""
    first = path.strip("/").partition("/")[0]
    first = "knowledge" if first == "search" else first
    first = "people" if first in ("organisations", "relations", "same", "joins") else first
    known = {place.name for place in everywhere()}
    return "today" if not first else first if first in known else ""


def done(request: HttpRequest) -> Done | None:
    """The line for `?done=<change>`, which a finished action redirects to."""
    network = getattr(request, "network", None)
    try:
        named = UUID(request.GET.get("done", ""))
    except ValueError:
        return None
    change = Change.objects.of(network).filter(pk=named).first() if network else None
    return of_change(change) if change else None


def of_change(change: Change) -> Done:
    """The same line for a change at hand."""
    return Done(changes.sentence(change), None if change.undone_by_id else change.pk)
