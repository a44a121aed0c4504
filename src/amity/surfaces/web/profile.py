"""A person in words: head, timeline, rhythm, what matters to them, where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from amity.actions import lines, ties
from amity.actions.dates import slot_of
from amity.actions.people import TOUCHES, Profile
from amity.actions.relatives import Relative
from amity.people.records import Card, Post
from amity.people.showing import HAND
from amity.store.models import Fact, Network, Person, Position, Promise, Touch
from amity.surfaces.web import reminders, rows, shown
from amity.surfaces.web.pictures import Line
from amity.surfaces.words import around
from amity.surfaces.words import ties as tie_words
from amity.surfaces.words.around import date_words

__all__ = ["LONG", "View", "card", "date_words", "source", "source_words", "view", "yearly"]

LONG = Line(width=256, height=26, span=540)
TOUCH_ICONS = {
    "mail": "mail",
    "message": "message-circle",
    "chat": "message-circle",
    "call": "phone",
    "video": "video",
    "in_person": "coffee",
    "meeting": "calendar-days",
    "letter": "mail",
    "invitation": "user-plus",
    "endorsement": "thumbs-up",
}
WRITTEN = ("mail", "message", "chat")
HANDLE_ICONS = {
    "email": "mail",
    "phone": "phone",
    "url": "link",
    "im": "at-sign",
}
GIVE = ("need", "offer")
FACT_ICONS = {
    "family": "heart",
    "work": "briefcase",
    "interest": "smile",
    "goal": "target",
    "worry": "cloud",
    "preference": "smile",
    "need": "hand",
    "offer": "gift",
    "note": "pencil-line",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of the timeline: a talk, or several mails of one thread folded together."""

    icon: str
    title: str
    day: date
    until: date | None
    words: str
    touch: Touch | None
    folded: tuple[Touch, ...] = ()
    facts: tuple[Fact, ...] = ()
    promises: tuple[Promise, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """What the page shows."""

    known: Profile
    name: str
    first: str
    role: Markup
    photo: str
    phone: str
    months: list[tuple[str, list[Moment]]]
    more: int | None
    channel: str
    line: Line
    days: list[tuple[date, int]]
    level: int
    tie: str
    usual: tuple[int, int] | None
    rhythm_words: str
    why: list[str]
    facts: list[tuple[str, Fact, str]]
    open_promises: list[Promise]
    past_promises: list[Promise]
    dates: list[tuple[str, str, str]]
    posts: list[Position]
    relations: list[tuple[str, Relative, str]]
    reminders: list[reminders.Line]
    origins: list[tuple[str, str, str]]
    memory: str  # for somebody who died or asked to be left out: what there was, without a word on silence
    sources: list[str]
    handles: list[tuple[str, str, str]] = field(default_factory=list)


def view(known: Profile, network: Network, *, today: date, start: int, channel: str) -> View:
    """The page of one person."""
    person, tie = known.person, known.tie
    chapter = ties.of_row(tie) if tie else None
    kept = {record.pk: record.source for record in known.sources}
    level = tie_words.level(chapter, today) if chapter else 0
    return View(
        known=known,
        name=person.name,
        first=person.given or person.name.partition(" ")[0],
        role=_role(person, known.organisation),
        photo=rows.photo(person.id) if known.has_photo else "",
        phone=next((h.shown or h.value for h in known.handles if h.kind == "phone"), ""),
        months=_months(known, ZoneInfo(network.time_zone), today),
        more=start + TOUCHES if start + TOUCHES < known.touches_total else None,
        channel=channel,
        line=LONG,
        days=_days(known, network, today),
        level=level,
        tie=tie_words.word(level),
        usual=rows.usual(tie),
        rhythm_words=tie_words.in_a_sentence(chapter, today) if chapter else "",
        why=tie_words.why(chapter, today) if chapter else [],
        facts=[
            (FACT_ICONS.get(fact.kind, "heart"), fact, source(fact, today))
            for fact in known.facts
            if fact.kind not in GIVE or known.absence  # the others stand under needs and offers
        ],
        open_promises=[p for p in known.promises if not p.kept_at and not p.released_at],
        past_promises=[p for p in known.promises if p.kept_at or p.released_at],
        dates=[(date_words(one.kind, one.label), yearly(one, today), slot_of(one)) for one in known.dates],
        posts=list({(one.organisation_id, one.title): one for one in reversed(known.posts)}.values())[::-1],
        relations=[
            (around.relation(one.kind, one.label, turned=one.turned), one, source_words(one.source))
            for one in known.relations
        ],
        reminders=reminders.lines(known.reminders, today),
        origins=_origins(known, today),
        memory=_memory(known),
        sources=sorted({source_words(record.source) for record in known.sources}),
        handles=[
            (HANDLE_ICONS.get(h.kind, "link"), h.shown or h.value, source_words(kept[h.record_id]))
            for h in known.handles
        ],
    )


def _role(person: Person, organisation: str) -> Markup:
    said = (rows.linked_role(person.title, organisation, person.organisation_id), person.place)
    return Markup(" · ").join(filter(None, said))


def _memory(known: Profile) -> str:
    """You talked on 12 days, from 2015 to 2024."""
    tie = known.tie
    if known.absence is None or tie is None:
        return ""
    first, last = tie.first_day.year, tie.last_day.year
    said = ngettext("You talked on one day", "You talked on %(days)s days", tie.days) % {"days": tie.days}
    if first == last:
        return _("%(said)s, in %(year)s.") % {"said": said, "year": last}
    return _("%(said)s, from %(first)s to %(last)s.") % {"said": said, "first": first, "last": last}


def _origins(known: Profile, today: date) -> list[tuple[str, str, str]]:
    """Each shown field, its value, and the record it comes from."""
    words = {
        "name": _("Name"),
        "work": _("Work"),
        "place": _("Place"),
        "kind": _("How you know each other"),
        "tag": _("Tag"),
        "topic": _("Topic"),
        "group": _("Group"),
    }
    fields = [
        (words[one.field], one.value, _from(one.source, one.position, one.said_on, today))
        for one in known.origins
    ]
    kept = {record.pk: record for record in known.sources}
    days = [
        (date_words(day.kind, day.label), yearly(day, today), source_words(kept[day.record_id].source))
        for day in known.dates
    ]
    return fields + days


def _from(source: str, position: str, said_on: date, today: date) -> str:
    """LinkedIn, Connections.csv row 12, 5 Nov."""
    where = "" if source == HAND else position
    return ", ".join(filter(None, (source_words(source), where, shown.short_day(said_on, today))))


def _days(known: Profile, network: Network, today: date) -> list[tuple[date, int]]:
    depths = dict(known.talk_days)
    days = lines.talk_days(network, [known.person.id], since=today - timedelta(days=LONG.span))
    return [(day, depths.get(day, 1)) for day in days.get(known.person.id, ())]


def card(known: Profile) -> Card:
    """What is shown now, as the form edits it."""
    person = known.person

    def labels(kind: str) -> tuple[str, ...]:
        return tuple(label.value for label in known.labels if label.kind == kind)

    def shown_handles(kind: str) -> tuple[str, ...]:
        return tuple(handle.shown or handle.value for handle in known.handles if handle.kind == kind)

    return Card(
        name=person.name,
        given=person.given,
        family=known.family,
        nickname=known.nickname,
        urls=shown_handles("url"),
        place=person.place,
        posts=(Post(known.organisation, person.title),) if person.title or known.organisation else (),
        circle=person.circle,
        emails=shown_handles("email"),
        phones=shown_handles("phone"),
        kinds=labels("kind"),
        tags=labels("tag"),
        topics=labels("topic"),
    )


def source(fact: Fact, today: date) -> str:
    """You, 22 Aug."""
    who = source_words(fact.source)
    return f"{who}, {shown.short_day(fact.said_on, today)}" if fact.said_on else who


def source_words(name: str) -> str:
    """Where something was said: you, LinkedIn, a calendar."""
    words = {
        "you": _("you"),
        "hand": _("you"),
        "vcard": _("a contact card"),
        "amity": _("a table of Amity"),
        "mbox": _("mail"),
        "mail": _("mail"),
    }
    words |= {
        "linkedin": "LinkedIn",
        "google": "Google",
        "outlook": "Outlook",
        "whatsapp": "WhatsApp",
        "calendar": _("calendar"),
        "ical": _("calendar"),
    }
    return words.get(name.partition(".")[0], name)


def _months(known: Profile, zone: ZoneInfo, today: date) -> list[tuple[str, list[Moment]]]:
    moments = list(_moments(known, zone))
    return [
        (month, list(some)) for month, some in groupby(moments, key=lambda one: shown.month(one.day, today))
    ]


def _moments(known: Profile, zone: ZoneInfo) -> Iterator[Moment]:
    together: dict[Any, list[Touch]] = {}  # written talks of one thread and month fold into one entry
    for touch in known.touches:
        day = _day(touch.at, zone)
        key = (touch.thread, day.year, day.month) if touch.thread and touch.channel in WRITTEN else touch.pk
        together.setdefault(key, []).append(touch)
    for touches in together.values():
        yield _folded(tuple(touches), zone) if len(touches) > 1 else _single(touches[0], known, zone)


def _single(touch: Touch, known: Profile, zone: ZoneInfo) -> Moment:
    return Moment(
        icon=TOUCH_ICONS.get(touch.channel, "message-circle"),
        title=_title(touch),
        day=_day(touch.at, zone),
        until=None,
        words=touch.summary if touch.summary != touch.subject else "",
        touch=touch,
        facts=tuple(fact for fact in known.facts if fact.touch_id == touch.pk),
        promises=tuple(one for one in known.promises if one.touch_id == touch.pk),
    )


def _folded(touches: tuple[Touch, ...], zone: ZoneInfo) -> Moment:
    newest, oldest = touches[0], touches[-1]
    subject = (oldest.subject or newest.subject).strip('" ')
    if newest.channel == "mail":
        words = ngettext("%(count)s mail", "%(count)s mails", len(touches)) % {"count": len(touches)}
    else:
        words = ngettext("%(count)s message", "%(count)s messages", len(touches)) % {"count": len(touches)}
    if subject:
        words = _("%(mails)s about “%(subject)s”") % {"mails": words, "subject": subject}
    until = _day(newest.at, zone)
    day = _day(oldest.at, zone)
    return Moment(
        TOUCH_ICONS.get(newest.channel, "mail"),
        words,
        until,
        day if day != until else None,
        "",
        None,
        touches,
    )


def _title(touch: Touch) -> str:
    kinds = {
        "mail": {"out": _("You wrote"), "in": _("They wrote")}.get(touch.direction, _("Mail")),
        "message": {"out": _("You wrote"), "in": _("They wrote")}.get(touch.direction, _("Message")),
        "chat": _("Chat"),
        "call": _("Call"),
        "video": _("Video call"),
        "in_person": _("You met"),
        "meeting": _("Meeting"),
        "letter": _("Letter"),
        "invitation": _("Invitation"),
        "endorsement": _("Endorsement"),
    }
    said = kinds.get(touch.channel, _("Talk"))
    if touch.subject:
        said = f"{said}: {touch.subject}"
    return f"{said}, {touch.place}" if touch.place else said


def _day(at: datetime, zone: ZoneInfo) -> date:
    return at.astimezone(zone).date()


def yearly(one: Any, today: date) -> str:  # a stored Date, or a YearlyDay
    """5 Nov; with its year where that is known."""
    day = date(one.year or 2000, one.month, one.day)
    return shown.short_day(day, today) if one.year else shown.short_day(day, day)
