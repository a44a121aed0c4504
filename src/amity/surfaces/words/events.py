"""Events and their guests in words."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from amity.events.choosing import SHOWN, Why
from amity.events.results import AFTER, Role
from amity.surfaces.words import manner, times

if TYPE_CHECKING:
    from amity.actions.events.attending import Attending
    from amity.events.choosing import Choice, Signal
    from amity.events.results import Helper, Result
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


def reason(one: "Signal", today: date) -> str:
    """One thing that speaks for or against an event."""
    told = {"name": manner.named(one.name), "text": one.text, "count": one.days or 0, "all": one.of}
    if one.why in (Why.QUIET, Why.DORMANT):
        told["ago"] = times.ago(today - timedelta(days=one.days or 0), today)
    return _REASONS[one.why]() % told


_REASONS: dict[Why, Callable[[], str]] = {
    Why.OFFERS: lambda: _("%(name)s comes, and may have what you look for: “%(text)s”"),
    Why.NEEDS: lambda: _("%(name)s comes, and may be glad of what you offer: “%(text)s”"),
    Why.GOAL: lambda: _("%(name)s comes, and is where “%(text)s” may come from"),
    Why.QUIET: lambda: _("%(name)s comes; you last talked %(ago)s"),
    Why.DORMANT: lambda: _("%(name)s comes, from an old tie; you last talked %(ago)s"),
    Why.TOPIC: lambda: _("It is near what you look for: “%(text)s”"),
    Why.GIVING: lambda: _("It is near what you can give: “%(text)s”"),
    Why.LIVED: lambda: _("From “%(text)s” ties grew that lived"),
    Why.LIFTED: lambda: _("Such events left you lifted, “%(text)s” was the last"),
    Why.DRAINED: lambda: _("Such events drained you (%(count)s of %(all)s), “%(text)s” was the last"),
    Why.KNOWN: lambda: _("You know %(name)s there"),
}


def reasons(choice: "Choice", known: Sequence[str], today: date) -> list[tuple[str, bool]]:
    """The strongest reasons in sentences, each with whether it speaks for going: one of each kind, and whom one knows."""
    first = {one.why: one for one in reversed(choice.reasons)}
    telling = [
        one for one in choice.reasons if one is first[one.why] and one.why not in (Why.KNOWN, Why.DRAINED)
    ]
    said = [(reason(one, today), True) for one in telling[: SHOWN - bool(known)]]
    if known:
        said.append((_("You know %(names)s there") % {"names": some_of(known)}, True))
    return said + [(reason(one, today), False) for one in choice.reasons if one.why is Why.DRAINED]


def some_of(names: Sequence[str], most: int = 3) -> str:
    """Ana Sousa, Wei Zhang and 2 more."""
    shown = [manner.named(name) for name in names]
    if len(shown) <= most:
        return manner.listed(shown)
    more = len(shown) - most
    return ngettext("%(names)s and %(count)d more", "%(names)s and %(count)d more", more) % {
        "names": ", ".join(shown[:most]),
        "count": more,
    }


def result(one: "Result", day: date, today: date) -> list[str]:
    """What came of an event, as far as it is known."""
    said = []
    if one.met:
        said.append(
            ngettext("You talked with %(count)d person.", "You talked with %(count)d people.", one.met)
            % {"count": one.met}
        )
    if lived := [person.name for person in one.lived]:
        said.append(_("A tie that lived: %(names)s.") % {"names": some_of(lived)})
    if renewed := [person.name for person in one.renewed]:
        said.append(_("Closer since then: %(names)s.") % {"names": some_of(renewed)})
    if one.met and not one.lived and not one.renewed:
        said.append(_("No later talk yet.") if not one.ripe else _("It was an evening, and that is fine."))
    if cost := _cost(one):
        said.append(cost)
    if one.met and not one.ripe:
        ripe = manner.full_day(day + AFTER, today)
        said.append(_("What lives shows by %(day)s.") % {"day": ripe})
    return said


def _cost(one: "Result") -> str:
    hours = round((one.minutes or 0) / 60)
    took = ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours} if hours else ""
    left = {"drained": _("drained"), "fine": _("fine"), "lifted": _("lifted")}.get(one.energy, "")
    if took and left:
        return _("It took %(hours)s and left you %(feeling)s.") % {"hours": took, "feeling": left}
    if took:
        return _("It took %(hours)s.") % {"hours": took}
    return _("It left you %(feeling)s.") % {"feeling": left} if left else ""


def thanks(one: "Helper") -> str:
    """Why somebody may be thanked."""
    words = {
        Role.HOST: _("%(name)s hosted"),
        Role.SPEAKER: _("%(name)s spoke there"),
        Role.INTRODUCED: _("%(name)s introduced you"),
    }
    return words[one.role] % {"name": manner.named(one.name)}
