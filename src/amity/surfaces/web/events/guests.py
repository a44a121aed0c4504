"""Who comes to an event: a list brought in and looked at first, whom one knows, who may be somebody known."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions.events import attending, guests, keeping
from amity.base.errors import AmityError, BadInput, NotFound
from amity.sources.files import DiskFile
from amity.sources.guests import FIELDS, GuestList
from amity.surfaces.serving import uploads
from amity.surfaces.web import clock
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.give import common
from amity.surfaces.web.ways import uuid_or_none, with_done
from amity.surfaces.words import events as words
from amity.surfaces.words.problems import told as told_of_source

SHOWN, SAMPLES, READ = 120, 3, 5


@dataclass(frozen=True, slots=True)
class Choice:
    """A column of a list with what it may mean."""

    name: str  # of the form's field
    heading: str
    samples: tuple[str, ...]
    chosen: str


def page(request: Asked, event_id: UUID) -> HttpResponse:
    """The list of an event, and the ways to bring one in."""
    if request.method != "POST":
        return _page(request, event_id)
    match request.POST.get("do", ""):
        case "look":
            return _look(request, event_id)
        case "take":
            return _take(request, event_id)
        case do:
            return _act(request, event_id, do)


def _page(request: Asked, event_id: UUID, *, wrong: str = "") -> HttpResponse:
    network, today = request.network, clock.today(request.network)
    event = _event(request, event_id)
    told = attending.of_event(network, event_id)
    context: dict[str, Any] = {
        "event": event,
        "when": words.when(event, network.time_zone, today),
        "known": told.known,
        "asked": told.asked,
        "others": told.others[:SHOWN],
        "more": max(0, len(told.others) - SHOWN),
        "counts": words.counts(told),
        "wrong": wrong if isinstance(wrong, common.Wrong) else common.Wrong(wrong),
        "form": request.POST if wrong else {},
        "role": words.role,
        "maybe": words.maybe,
        "today": today,
    }
    return render(request, "events/guests.html", context, status=422 if wrong else 200)


def _look(request: Asked, event_id: UUID) -> HttpResponse:
    """A file that came just now, or the one that waits, with other columns."""
    _event(request, event_id)
    arrived = [file.path for file in request.FILES.getlist("files") if isinstance(file, uploads.Kept)]
    waiting = uploads.from_aside(request.POST.get("file", ""))
    if not arrived and waiting is None:
        return _page(request, event_id, wrong=_("Choose a file first."))
    path = arrived[0] if arrived else waiting
    assert path is not None  # one of the two
    uploads.discard(arrived[1:])
    try:
        seen = guests.look(request.network, _file(path), None if arrived else _meant(request, path))
    except AmityError as refused:
        uploads.discard([path])
        return _page(request, event_id, wrong=told_of_source(str(refused)))
    token = uploads.set_aside(path) if arrived else path.parent.name
    return _preview(request, event_id, seen, token)


def _preview(
    request: Asked, event_id: UUID, seen: guests.Look, token: str, *, wrong: str = ""
) -> HttpResponse:
    context: dict[str, Any] = {
        "event": _event(request, event_id),
        "file": token,
        "from": words.platform(seen.list.kind),
        "columns": _choices(seen.list, seen.meant),
        "fields": words.fields(),
        "first": seen.guests[:READ],
        "count": len(seen.guests),
        "not_coming": sum(one.coming == "no" for one in seen.guests),
        "errors": [(told_of_source(one.where), told_of_source(one.why)) for one in seen.errors[:20]],
        "more_errors": max(0, len(seen.errors) - 20),
        "remembered": seen.remembered,
        "wrong": wrong,
    }
    return render(request, "events/columns.html", context, status=422 if wrong else 200)


def _take(request: Asked, event_id: UUID) -> HttpResponse:
    _event(request, event_id)
    path = uploads.from_aside(request.POST.get("file", ""))
    if path is None:
        gone = _("The file was looked at too long ago. Choose it once more.")
        return _page(request, event_id, wrong=gone)
    try:
        seen = guests.look(request.network, _file(path), _meant(request, path))
    except AmityError as refused:
        return _page(request, event_id, wrong=told_of_source(str(refused)))
    try:
        taken = guests.take(request.network, event_id, seen)
    except BadInput as wrong:
        return _preview(request, event_id, seen, path.parent.name, wrong=str(wrong))
    uploads.discard([path])
    return redirect(with_done(reverse("event-guests", args=[event_id]), taken.change))


def _act(request: Asked, event_id: UUID, do: str) -> HttpResponse:
    """A question answered, a line taken off, somebody named by hand."""
    network, form = request.network, request.POST
    line = uuid_or_none(form.get("guest", "")) or UUID(int=0)
    acts: dict[str, Callable[[], Any]] = {
        "yes": partial(guests.answer, network, line, same=True),
        "no": partial(guests.answer, network, line, same=False),
        "unlink": partial(guests.name_as, network, line, None),
        "drop": partial(guests.drop, network, line),
    }
    if do == "add":
        wrong = common.wrong_or(partial(_add, request, event_id))
    elif do in acts:
        wrong = common.wrong_or(acts[do])
    else:
        raise Http404
    if wrong:
        return _page(request, event_id, wrong=wrong)
    return common.back(request, reverse("event-guests", args=[event_id]))


def _add(request: Asked, event_id: UUID) -> None:
    """Somebody of the book where the name is theirs alone, else a name."""
    try:
        person: UUID | None = common.somebody(request.network, request.POST, "who")
    except common.Several:
        raise
    except BadInput:
        person = None
    guests.add(request.network, event_id, person_id=person, name=request.POST.get("who", ""))


def _event(request: Asked, event_id: UUID) -> Any:  # the row of the event
    try:
        return keeping.one(request.network, event_id)
    except NotFound as gone:
        raise Http404(str(gone)) from gone


def _file(path: Path) -> DiskFile:
    return DiskFile(path.name, path, path.stat().st_size)


def _meant(request: Asked, path: Path) -> dict[str, list[str]] | None:
    """What the form says of each column, by its place in the list; None where it says nothing."""
    if "c0" not in request.POST:
        return None
    columns = guests.look(request.network, _file(path)).list.columns
    meant: dict[str, list[str]] = {}
    for number, column in enumerate(columns):
        if (field := request.POST.get(f"c{number}", "")) in FIELDS:
            meant.setdefault(field, []).append(column)
    return meant


def _choices(listed: GuestList, meant: Mapping[str, Iterable[str]]) -> list[Choice]:
    chosen = {name: field for field, names in meant.items() for name in names}
    return [
        Choice(
            f"c{number}",
            listed.headings.get(name, name),
            tuple(cell for line in listed.lines if (cell := line.get(name)))[:SAMPLES],
            chosen.get(name, ""),
        )
        for number, name in enumerate(listed.columns)
    ]
