"""The journal: what was done, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amity.actions import journal, people
from amity.base.errors import Ambiguous, AmityError, BadInput, NotFound
from amity.base.text import one_line
from amity.store.models import Change, Person
from amity.surfaces.web import clock
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.ways import safe_way, uuid_or_none, with_done
from amity.surfaces.words import changes

VERB_ICONS = {
    "log": "pencil-line",
    "done": "check",
    "later": "alarm-clock",
    "skip": "moon",
    "import": "download",
    "undo": "undo-2",
    "add": "user-plus",
    "edit": "pencil-line",
    "pause": "moon",
    "answer": "message-circle",
    "absent": "feather",
    "remind": "bell",
    "reminded": "check",
    "relate": "users",
    "same": "merge",
    "merge": "merge",
    "same_company": "merge",
    "unmerge": "users",
    "standing": "tag",
    "add_need": "hand",
    "add_offer": "gift",
    "give": "gift",
    "thank": "heart",
    "introduce": "handshake",
    "intro_made": "handshake",
    "support": "users",
    "save": "bookmark",
}

MOST_NAMED = 5  # later changes that a refusal names


@dataclass(frozen=True, slots=True)
class Line:
    """One change."""

    id: UUID
    icon: str
    words: str
    at: datetime
    person: UUID | None
    undone: bool
    can_undo: bool


def page(request: Asked) -> HttpResponse:
    """What happened, newest first."""
    return _page(request)


@require_POST
def undo(request: Asked) -> HttpResponse:
    """Takes one change back, or the last one, and goes back to where it was asked."""
    try:
        journal.undo(request.network, uuid_or_none(request.POST.get("change", "")))
    except journal.RestedOn as wrong:
        return _page(request, wrong=str(wrong), first=wrong.changes[:MOST_NAMED], status=422)
    except AmityError as wrong:
        return _page(request, wrong=str(wrong), status=422)
    undoing = journal.entries(request.network, limit=1).changes
    return redirect(with_done(safe_way(request), undoing[0].pk if undoing else None))


def _page(
    request: Asked, *, wrong: str = "", first: Sequence[Change] = (), status: int = 200
) -> HttpResponse:
    after, who = uuid_or_none(request.GET.get("after", "")), one_line(request.GET.get("who", ""), limit=200)
    person, unknown = _whose(request, who)
    wrong = wrong or unknown
    found = journal.entries(request.network, person=person.id if person else None, after=after)
    zone = clock.zone(request.network)
    lines = [_line(change, zone) for change in found.changes]
    days: list[tuple[date, list[Line]]] = [
        (day, list(some)) for day, some in groupby(lines, key=lambda line: line.at.date())
    ]
    context: dict[str, Any] = {"days": days, "next": found.next, "person": person, "wrong": wrong, "who": who}
    context["first"] = [_line(change, zone) for change in first]
    return render(request, "journal/page.html", context, status=status)


def _whose(request: Asked, who: str) -> tuple[Person | None, str]:
    """Whose changes are wanted, by id or by a typed name; and a sentence where the name tells nobody."""
    try:
        if whom := uuid_or_none(request.GET.get("person", "")):
            return people.find(request.network, str(whom)), ""
        return (people.find(request.network, who) if who else None), ""
    except Ambiguous:
        return None, _("Several people match “%(words)s”. Write the full name.") % {"words": who}
    except (NotFound, BadInput):
        return None, _("Nobody matches “%(words)s”.") % {"words": who} if who else ""


def _line(change: Change, zone: ZoneInfo) -> Line:
    undone = change.undone_by_id is not None
    return Line(
        id=change.pk,
        icon=VERB_ICONS.get(change.verb, "pencil-line"),
        words=changes.sentence(change),
        at=change.at.astimezone(zone),
        person=change.person,
        undone=undone,
        can_undo=not undone and change.verb != "undo" and bool(change.rows or change.imported_id),
    )
