"""What stands around the cards of Today: the greeting, what the day costs, the rail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from amity.actions import questions
from amity.base.errors import BadInput
from amity.store.models import Change, Network, Outcome, Person
from amity.surfaces.web import clock, rows, shown
from amity.surfaces.words import changes
from amity.surfaces.words import reasons as words
from amity.surfaces.words.manner import named
from amity.surfaces.words.times import ahead
from amity.today import ComingUp, Meeting, OpenPromise, Plan, Question, Told

ASKED_AT_ONCE = 3
SHOWN = 4  # lines of one kind in the rail


@dataclass(frozen=True, slots=True)
class Asking:
    """A question in words."""

    kind: str
    person: str
    other: str
    name: str
    words: str
    line: str
    look: str  # where both are shown side by side


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the rail."""

    id: str
    person: str
    name: str
    text: str
    words: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Gathering:
    """An appointment or a gathering of today or tomorrow."""

    name: str
    address: str
    on: date
    line: str
    briefs: list[tuple[str, str]]  # words and address of each
    promised: list[str]


def greeting(network: Network, hour: int) -> str:
    """By the hour, and by name where it is known."""
    if hour < 5 or hour >= 18:
        said = _("Good evening")
    else:
        said = _("Good morning") if hour < 12 else _("Good afternoon")
    me = Person.objects.of(network).filter(is_me=True).first()
    return f"{said}, {me.given}" if me and me.given else said


def acted(network: Network, today: date) -> list[str]:
    """What became of the people of today, one sentence each."""
    answered = Outcome.objects.of(network).filter(day=today).count()
    told = (
        Change.objects.of(network).filter(verb__in=("done", "later", "skip"), undone_by=None).order_by("-at")
    )
    return [f"{changes.sentence(change)}." for change in told[:answered]]


def cost(plan: Plan) -> str:
    """Three people today, about fifteen minutes. The rest can wait."""
    count = len(plan.suggestions)
    if not count:
        return _("Nobody more today. The rest can wait.")
    said = ngettext(
        "One person today, about %(minutes)s minutes.",
        "%(count)s people today, about %(minutes)s minutes.",
        count,
    ) % {"count": number(count), "minutes": plan.minutes}
    rest = _("The rest can wait.")
    return f"{said} {rest}"


def number(count: int) -> str:
    """Small numbers as words."""
    small = {2: _("Two"), 3: _("Three"), 4: _("Four"), 5: _("Five"), 6: _("Six"), 7: _("Seven")}
    return small.get(count, str(count))


def energies() -> list[tuple[str, str]]:
    """The four levels of the dial."""
    return [
        ("rest", pgettext("energy", "Rest")),
        ("low", pgettext("energy", "Low")),
        ("steady", pgettext("energy", "Steady")),
        ("open", pgettext("energy", "Open")),
    ]


def rail(network: Network, plan: Plan, today: date) -> dict[str, Any]:
    """Questions, follow-ups, promises, what is coming, and who is not here today."""
    asked = plan.questions[:ASKED_AT_ONCE]
    return {
        "questions": _questions(network, asked),
        "follow_ups": [one for one in plan.follow_ups if not one.suggestion][: 2 * SHOWN],
        "promises": [_promise(one, today) for one in plan.promises[:SHOWN]],
        "reminders": [_told(one, today) for one in plan.reminders[: 2 * SHOWN]],
        "coming_up": [
            Line(one.date_id, one.person, one.name, "", _coming_up(one, today), one.on)
            for one in plan.coming_up
        ],
        "meetings": [_meeting(one, network, today) for one in plan.meetings],
        "left_out": [Line("", one.person, one.name, "", words.left_out(one, today)) for one in plan.left_out],
    }


def _questions(network: Network, asked: Iterable[Question]) -> list[Asking]:
    pairs = [(UUID(one.person), UUID(one.other)) for one in asked if one.kind == "same"]
    names = questions.names_in(network, [id for pair in pairs for id in pair]) if pairs else {}
    return [
        _asking(one, names.get((UUID(one.person), UUID(one.other))) if one.kind == "same" else None)
        for one in asked
    ]


def _meeting(one: Meeting, network: Network, today: date) -> Gathering:
    """An appointment or a gathering, with the way to prepare for it."""
    hour = shown.clock_time(one.begins_at.astimezone(clock.zone(network))) if one.begins_at else ""
    known = ""
    if one.people and one.kind == "gathering":
        known = ngettext("%(count)s person you know", "%(count)s people you know", len(one.people))
        known = known % {"count": len(one.people)}
    said = [ahead((one.on - today).days) if one.on > today else "", hour, one.place, known]
    event = reverse("event", args=[one.id])
    briefs = [(_("Prepare, 5 min"), event)]
    if one.kind == "meeting" and one.people:
        briefs = [
            (_("Prepare: %(name)s") % {"name": named(name)}, reverse("person-brief", args=[id]))
            for id, name in one.people[:3]
        ]
    line = " · ".join(filter(None, said))
    promised = [_("Promised: %(text)s") % {"text": text} for text in one.promised[:2]]
    return Gathering(one.name, event, one.on, line, briefs, promised)


def read_date(said: str) -> date:
    """A day from a form."""
    try:
        return date.fromisoformat(said)
    except ValueError as unclear:
        raise BadInput(_("Choose a day first.")) from unclear


def _asking(one: Question, other_name: str | None) -> Asking:
    """In words; side by side where evidence was found, which a name alone is not."""
    said = words.question(one, other_name or "")
    look = f"{reverse('same')}?a={one.person}&b={one.other}&back=/" if other_name is not None else ""
    return Asking(
        one.kind, one.person, one.other, one.name, said, rows.role(one.title, one.organisation), look
    )


def _coming_up(one: ComingUp, today: date) -> str:
    when = ahead((one.on - today).days)
    if one.years:
        return _("Birthday %(when)s, %(years)s") % {"when": when, "years": one.years}
    return _("Birthday %(when)s") % {"when": when}


def _told(one: Told, today: date) -> Line:
    if one.whole_month:
        when = _("some time in %(month)s") % {"month": shown.month(one.due, today)}
    else:
        when = _("today") if one.due == today else shown.short_day(one.due, today)
    return Line(one.id, one.person, one.name, one.text, when, one.due)


def _promise(one: OpenPromise, today: date) -> Line:
    whose = (
        _("Yours, to %(name)s") % {"name": one.name}
        if one.by == "me"
        else _("From %(name)s") % {"name": one.name}
    )
    when = ""
    if one.due:
        said = _("You said %(day)s") if one.by == "me" else _("They said %(day)s")
        when = said % {"day": shown.short_day(one.due, today)}
    elif one.when_we_meet:
        when = _("When you meet")
    return Line(one.id, one.person, one.name, one.text, ". ".join(filter(None, (whose, when))))
