"""Events and their guests in words."""

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from amity.surfaces.words import manner

if TYPE_CHECKING:
    from amity.actions.events.attending import Attending
    from amity.store.models import Event


def when(event: "Event", zone: str, today: date) -> str:
    """Thursday 26 November, 18:30 to 21:00; with both days where it lasts several."""
    day = manner.long_day(event.day) if event.day.year == today.year else manner.full_day(event.day, today)
    if event.last_day != event.day:
        last = manner.full_day(event.last_day, today)
        return _("%(first)s to %(last)s") % {"first": day, "last": last}
    hours = _hours(event.begins_at, event.ends_at, ZoneInfo(zone))
    return f"{day}, {hours}" if hours else day


def _hours(begins: datetime | None, ends: datetime | None, zone: ZoneInfo) -> str:
    if begins is None:
        return ""
    first = formatted(begins.astimezone(zone), "H:i")
    if ends is None or ends <= begins:
        return first
    return pgettext("hours", "%(first)s to %(last)s") % {
        "first": first,
        "last": formatted(ends.astimezone(zone), "H:i"),
    }


def counts(told: "Attending") -> str:
    """How many come, and how many of them one knows."""
    if not told.total:
        return ""
    coming = ngettext("%(count)d comes", "%(count)d come", told.total) % {"count": told.total}
    known = ngettext("you know %(count)d", "you know %(count)d", len(told.known)) % {"count": len(told.known)}
    said = [coming, known]
    if told.asked:
        said.append(
            ngettext(
                "%(count)d may be somebody you know", "%(count)d may be people you know", len(told.asked)
            )
            % {"count": len(told.asked)}
        )
    if told.not_coming:
        said.append(
            ngettext("%(count)d is not coming", "%(count)d are not coming", len(told.not_coming))
            % {"count": len(told.not_coming)}
        )
    return ", ".join(said)


def platform(kind: str) -> str:
    """Where a list seems to come from."""
    named = {"luma": "Luma", "eventbrite": "Eventbrite", "meetup": "Meetup"}
    if kind in named:
        return _("It looks like a list from %(platform)s.") % {"platform": named[kind]}
    return _("It is a table of its own kind; look whether the columns are taken for what they are.")


def fields() -> list[tuple[str, str]]:
    """What a column of a guest list may mean, as a choice."""
    return [
        ("", _("not read")),
        ("name", _("Name")),
        ("given", _("Given name")),
        ("family", _("Family name")),
        ("email", _("E-mail address")),
        ("phone", _("Phone")),
        ("url", _("Profile or page")),
        ("organisation", pgettext("guest", "Where they work")),
        ("title", _("What they do")),
        ("coming", _("Whether they come")),
        ("role", _("Guest, host or speaker")),
        ("said", _("What they said")),
        ("number", _("Their number on the list")),
        ("there", _("When they arrived")),
    ]


def role(named: str) -> str:
    """As what somebody comes; nothing for a guest."""
    return {"host": _("host"), "speaker": _("speaks")}.get(named, "")


def maybe(coming: str) -> str:
    """A word for who may come."""
    return _("perhaps") if coming == "maybe" else ""
