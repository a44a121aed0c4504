"""One event before it: whom one knows there, whom to meet, a plan that ends; and all of it on one page to take along."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from amity.actions import journal
from amity.actions.events import before as action
from amity.actions.events import keeping
from amity.actions.events.before import Before, Guest, Opening
from amity.base.errors import BadInput, NotFound
from amity.base.ids import digest
from amity.base.text import excerpt
from amity.prepare import real_conversations
from amity.prepare.gathering import Worth
from amity.store.models import Event, Network
from amity.surfaces.web import clock, rows, shown
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.events import sources
from amity.surfaces.web.ways import with_done
from amity.surfaces.words import briefs as words
from amity.surfaces.words.manner import named
from amity.surfaces.words.times import ago

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "testserver")
_WRITTEN = ("goal", "if_then", "quiet", "openers")  # fields of words in the forms
_MOST_READY, _MARK = 20, 22  # things that are ticked, and the letters of a mark
_FULL = 8  # people on the sheet with offer and ask
_SHEET = 60  # people on the sheet at all
_SHORT = 44  # letters of a line there


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody one knows there."""

    id: UUID
    name: str
    brief: str
    role: str
    last: str
    offer: str
    ask: str
    asks: str  # how the ask is introduced: ask, or nothing where none fits
    owed: list[str]
    from_them: list[str]


@dataclass(frozen=True, slots=True)
class New:
    """Somebody worth meeting."""

    id: str
    name: str
    line: str
    address: str
    reasons: list[tuple[str, list[sources.Source]]]
    question: sources.Asked | None
    via: str


def page(request: Asked, event_id: UUID) -> HttpResponse:
    """Conference mode."""
    return render(request, "prepare/before.html", _view(request, event_id))


def sheet(request: Asked, event_id: UUID) -> HttpResponse:
    """The same on one page: for paper, and for a phone without a network."""
    view = _view(request, event_id)
    known = view["known"]
    host = request.get_host()
    answer = render(
        request,
        "prepare/sheet.html",
        view
        | {
            "full": [_short(one) for one in known[:_FULL]],
            "rest": [(one.name, excerpt(_cue(one), _SHORT)) for one in known[_FULL:_SHEET]],
            "more": max(0, len(known) - _SHEET),
            "address": "" if _is_here(host) else request.build_absolute_uri(),
        },
    )
    answer["Cache-Control"] = "private, no-cache"  # a phone may keep it, and asks anew where it can
    return answer


@require_POST
def plan(request: Asked, event_id: UUID) -> HttpResponse:
    """The owner's own plan, saved explicitly: the fields that were sent."""
    network, form = request.network, request.POST
    try:
        values = _count(network, event_id, form["talks"]) if "talks" in form else _written(form)
        keeping.change(network, event_id, verb="plan_event", **values)
    except NotFound as gone:
        raise Http404(str(gone)) from gone
    except BadInput as wrong:
        typed = {name: form.get(name, "") for name in (*_WRITTEN, "leave_at")}
        view = _view(request, event_id) | {"wrong": str(wrong), "form": typed}
        return render(request, "prepare/before.html", view, status=422)
    last = journal.entries(network, limit=1).changes[0]
    return redirect(with_done(reverse("event", args=[event_id]), last.pk))


@require_POST
def ready(request: Asked, event_id: UUID) -> HttpResponse:
    """One thing of the list before leaving home: done, or not yet after all."""
    network, said = request.network, request.POST.get("done", "")[:_MARK]
    try:
        done = list(keeping.one(network, event_id).ready)
        done = [one for one in done if one != said] if said in done else [*done, said][-_MOST_READY:]
        keeping.change(network, event_id, verb="plan_event", ready=done)
    except NotFound as gone:
        raise Http404(str(gone)) from gone
    return redirect(f"{reverse('event', args=[event_id])}#ready")


def _written(form: Any) -> dict[str, Any]:
    values: dict[str, Any] = {name: form[name] for name in _WRITTEN if name in form}
    if "leave_at" in form:
        values["leave_at"] = _time(form["leave_at"])
    return values


def _count(network: Network, event_id: UUID, talks: str) -> dict[str, Any]:
    keeping.one(network, event_id)
    count = int(talks) if talks in ("1", "2", "3") else 2
    return {"goal": real_conversations(count, network.language or "en")}


def _time(said: str) -> time | None:
    if not said.strip():
        return None
    try:
        return time.fromisoformat(said.strip())
    except ValueError:
        raise BadInput(_("Write a time like 20:15.")) from None


def _view(request: Asked, event_id: UUID) -> dict[str, Any]:
    network, today = request.network, clock.today(request.network)
    try:
        told = action.before(network, event_id, today=today)
    except NotFound as gone:
        raise Http404(str(gone)) from gone
    event = told.event
    return {
        "event": event,
        "plan": told.plan,
        "when": when(network, event),
        "size": _size(event),
        "known": [_line(one, event, today) for one in told.known],
        "by_name": [(one.shown.id, one.shown.name) for one in told.by_name],
        "others": told.others,
        "perhaps": [one.name for one in told.perhaps],
        "new": [_new(one, told, today) for one in told.worth],
        "bring": [
            (one.text, words.bring_for([name for _, name in one.people], promised=one.promised))
            for one in told.bring
        ],
        "promises": [
            (one.shown.name, said.by, said.text)
            for one in (*told.known, *told.by_name)
            for said in one.when_we_meet
        ],
        "openings": [(one.text, _why(one)) for one in told.openings],
        "leaving": told.leaving,
        "length": words.length(told.plan.length, long=told.plan.long),
        "leave": told.plan.leave.strftime("%H:%M") if told.plan.leave else "",
        "checks": [
            (said, mark, mark in event.ready) for said in _checks(told) if (mark := digest("ready", said))
        ],
        "guests": reverse("event-guests", args=[event.pk]),
        "after": reverse("event-after", args=[event.pk]),
        "wrong": "",
        "form": None,
    }


def when(network: Network, event: Event) -> str:
    """Thursday 26 November, 18:30 to 21:00."""
    said = shown.long_day(event.day)
    if event.last_day != event.day:
        return _("%(first)s to %(last)s") % {"first": said, "last": shown.long_day(event.last_day)}
    if event.begins_at is None:
        return said
    zone = clock.zone(network)
    begins = shown.clock_time(event.begins_at.astimezone(zone))
    if event.ends_at is None:
        return f"{said}, {begins}"
    ends = shown.clock_time(event.ends_at.astimezone(zone))
    return _("%(day)s, %(begins)s to %(ends)s") % {"day": said, "begins": begins, "ends": ends}


def _why(one: Opening) -> str:
    """When these words fit, or whose they are."""
    if one.setting == "own":
        return _("your own, for %(event)s") % {"event": one.name} if one.name else _("your own words")
    if one.setting == "host":
        return _("because %(name)s hosts it") % {"name": named(one.name)}
    return words.setting(one.setting)


def _size(event: Event) -> str:
    if not event.size:
        return ""
    return ngettext("about %(count)s person", "about %(count)s people", event.size) % {"count": event.size}


def _line(one: Guest, event: Event, today: date) -> Line:
    brief = one.brief
    roles = {"host": _("Hosts it."), "speaker": _("Speaks there.")}
    owed = [said.text for said in brief.promises if said.by == "me"]
    return Line(
        id=one.shown.id,
        name=one.shown.name,
        brief=reverse("person-brief", args=[one.shown.id]),
        role=" ".join(
            filter(None, (roles.get(one.role, ""), _("May come.") if one.coming == "maybe" else ""))
        ),
        last=ago(one.last_day, today) if one.last_day else "",
        offer=words.offer(brief.offer) if brief.offer.kind != "promised" else "",
        ask=words.ask(brief.ask),
        asks=brief.ask.kind,
        owed=owed,
        from_them=[said.text for said in brief.promises if said.by != "me"],
    )


def _new(one: Worth, told: Before, today: date) -> New:
    candidate, guest = one.candidate, one.candidate.guest
    asked = told.worth_asks.get(guest.id)
    return New(
        id=candidate.person or guest.id,
        name=guest.name,
        line=rows.role(guest.title, guest.organisation),
        address=reverse("person-brief", args=[candidate.person])
        if candidate.person
        else reverse("guest-brief", args=[told.event.pk, guest.id]),
        reasons=[
            (
                text,
                [sources.kind_alone(seen, today) for seen in reason.evidence],
            )  # its words stand in the text
            for reason in one.reasons
            if (text := words.reason(reason))
        ],
        question=sources.question(asked, today) if asked else None,
        via=words.via(candidate.introducer, today) if candidate.introducer else "",
    )


def _checks(told: Before) -> list[str]:
    """Small things before one leaves home."""
    first = next(iter(told.known), None)
    found = [_("Read %(name)s’s page") % {"name": named(first.shown.name)}] if first else []
    found += [
        (_("You promised: %(text)s") if one.promised else _("Pack: %(text)s"))
        % {"text": excerpt(one.text, _SHORT)}
        for one in told.bring[:2]
    ]
    return [*found, _("Say one opening aloud, two minutes"), told.plan.quiet]


def _short(one: Line) -> tuple[str, str, str, str]:
    owed = _("You promised: %(text)s") % {"text": one.owed[0]} if one.owed else ""
    return one.name, one.role, excerpt(owed or one.offer, 2 * _SHORT), excerpt(one.ask, 2 * _SHORT)


def _cue(one: Line) -> str:
    """The one thing to remember of somebody."""
    if one.owed:
        return _("You promised: %(text)s") % {"text": one.owed[0]}
    return one.ask if one.asks in ("question", "goal", "need") else one.last


def _is_here(host: str) -> bool:
    """Whether an address can be opened on this machine only."""
    return (host if host.endswith("]") else host.rpartition(":")[0] or host) in _LOOPBACK
