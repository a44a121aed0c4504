"""What stands around every page: the places to go, the keys, and the line that says what was just done."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amity.store.models import Change
from amity.surfaces.web import clock
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
    return {
        "language": get_language() or "en",
        "places": places(),
        "section": section(request.path),
        "key_words": key_words(),
        "done": done(request),
        "today": _today(request),
    }


def _today(request: HttpRequest) -> date:
    network = getattr(request, "network", None)
    return clock.today(network) if network else datetime.now(UTC).date()


def places() -> list[Place]:
    """What exists, and nothing else."""
    return [
        Place("today", _("Today"), icon="sun", key="t"),
        Place("people", _("People"), icon="users", key="p"),
        Place("journal", _("Journal"), icon="history", key="j"),
    ]


def section(path: str) -> str:
    """The place that a page belongs to."""
    first = path.strip("/").partition("/")[0]
    return {"": "today", "people": "people", "journal": "journal", "import": "import"}.get(first, "")


def key_words() -> list[tuple[str, str]]:
    """The keys and what they do."""
    return [
        ("L", _("log a conversation")),
        ("/", _("find someone")),
        ("J K", _("next, previous")),
        ("D", _("did it")),
        ("S", _("later")),
        ("X", _("not this time")),
        ("E", _("edit the draft")),
        ("O", _("open in mail")),
        ("0 1 2 3", _("energy")),
        ("Z", _("undo")),
        ("G", _("then T, P, J or I: go there")),
        ("?", _("these keys")),
    ]


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
