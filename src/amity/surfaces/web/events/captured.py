"""What the lines of a capture were understood to say: a card a person, with chips that can be taken off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amity.actions.events.after import NEW, SKIP, After, Card, Open, Part
from amity.actions.events.capturing import Wishes
from amity.conversations.reading import FactRead, NeedRead, PromiseRead
from amity.store.models import Event
from amity.surfaces.web import shown as said
from amity.surfaces.web.day import number
from amity.surfaces.web.heard import Chip, Which
from amity.surfaces.words.manner import listed, weekday_name


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the capture."""

    key: str
    name: str
    line: str
    is_new: bool
    chips: list[Chip]
    words: str
    kept: bool
    writes: bool


@dataclass(frozen=True, slots=True)
class Read:
    """All of it."""

    people: list[Person]
    questions: list[Which]
    unread: tuple[str, ...]
    found: str
    adds: str
    when: str


@dataclass(frozen=True, slots=True)
class Line:
    """Something that did not come up."""

    person: UUID
    name: str
    words: str
    more: str
    address: str


def shown(heard: After, form: QueryDict, today: date) -> Read:
    """Cards and questions; what the form took off or changed before stays so."""
    people = [_person(card, heard, form, today) for card in heard.cards]
    return Read(
        people,
        _questions(heard, form),
        heard.unread,
        _found(heard),
        adds(heard, _off(form)),
        _when(heard, today),
    )


def choices(form: QueryDict) -> dict[str, str]:
    """Whom the owner chose where a name was not enough, by the name."""
    return {
        key.removeprefix("which:"): str(form[key]) for key in form if key.startswith("which:") and form[key]
    }


def wishes(
    form: QueryDict, heard: After, *, left_at: time | None = None, jottings: Sequence[UUID] = ()
) -> Wishes:
    """What the form says of these cards."""
    writes = set(form.getlist("write"))
    return Wishes(
        off=_off(form),
        words={
            card.key: str(form[f"words:{card.key}"]) for card in heard.cards if f"words:{card.key}" in form
        },
        quiet=frozenset(key for key in form.getlist("could-write") if key not in writes),
        energy=form.get("energy", ""),
        left_at=left_at,
        jottings=tuple(jottings),
    )


def _off(form: QueryDict) -> frozenset[str]:
    """Shown before, and no longer ticked."""
    return frozenset(form.getlist("shown")) - frozenset(form.getlist("keep"))


def adds(heard: After, off: frozenset[str] = frozenset()) -> str:
    """Saving adds 3 conversations, 1 promise and 1 person. One undo takes it all back."""
    cards = [card for card in heard.cards if f"who:{card.key}" not in off]
    kept = [part for card in cards for part in card.parts if part.key not in off]
    talks = len(
        {
            part.key
            for card in cards
            for part in card.parts
            if part in kept and part.kind == "touch" and _is_first(part, card)
        }
    )
    promises = sum(part.kind == "promise" for part in kept)
    new = sum(card.is_new for card in cards)
    if not kept:
        return _("Saving keeps how it was. One undo takes it back.")
    counted = [
        ngettext("%(count)s conversation", "%(count)s conversations", talks) % {"count": talks},
        ngettext("%(count)s promise", "%(count)s promises", promises) % {"count": promises}
        if promises
        else "",
        ngettext("%(count)s person", "%(count)s people", new) % {"count": new} if new else "",
    ]
    return _("Saving adds %(what)s. One undo takes it all back.") % {
        "what": listed([one for one in counted if one])
    }


def _is_first(part: Part, card: Card) -> bool:
    """Two lines about one person are one talk."""
    return part == next(one for one in card.parts if one.kind == "touch")


def energies(chosen: str) -> list[tuple[str, str, bool]]:
    """How it left one."""
    words = {"drained": _("Drained"), "fine": _("Fine"), "lifted": _("Lifted")}
    return [(value, words[value], value == chosen) for value in Event.Energy.values]


def planned(event: Event, heard: After) -> str:
    """The plan beside what became of it, as two facts."""
    if not event.goal or not heard.talks:
        return ""
    talks = ngettext("You had %(count)s conversation.", "You had %(count)s conversations.", heard.talks)
    return (
        _("You planned: %(goal)s.") % {"goal": event.goal.rstrip(".")}
        + " "
        + talks % {"count": number(heard.talks).lower()}
    )


def still_open(some: Sequence[Open]) -> list[Line]:
    """What was planned with people who were there, and did not come up."""
    lines = []
    for one in some:
        mine = one.kind == "promise"
        address = reverse("promise", args=[one.id]) if mine else reverse("person", args=[one.person])
        more = _("For %(name)s, and still yours.") if mine else _("You meant to ask %(name)s.")
        lines.append(
            Line(one.person, one.name, said.upper_first(one.text), more % {"name": one.name}, address)
        )
    return lines


def _person(card: Card, heard: After, form: QueryDict, today: date) -> Person:
    off = _off(form)
    words = form.get(f"words:{card.key}", card.draft.body if card.draft else "")
    quiet = card.key in form.getlist("could-write") and card.key not in form.getlist("write")
    about = [card.about, _("through %(name)s") % {"name": card.through} if card.through else ""]
    return Person(
        card.key, card.name, " · ".join(filter(None, about)), card.is_new,
        [_chip(part, card, heard, today, kept=part.key not in off) for part in card.parts],
        words, f"who:{card.key}" not in off, not quiet,
    )  # fmt: skip


def _chip(part: Part, card: Card, heard: After, today: date, *, kept: bool) -> Chip:
    match part.said:
        case FactRead() as fact:
            icon = "briefcase" if fact.kind == "work" else "heart"
            return Chip(part.key, icon, "rose", said.upper_first(fact.text), kept=kept)
        case NeedRead() as need:
            return Chip(part.key, "hand", "rose", _("Need: %(text)s") % {"text": need.text}, kept=kept)
        case PromiseRead() as promise:
            words = _("Promise: %(text)s") if promise.by == "me" else _("Their promise: %(text)s")
            due = f", {said.short_day(promise.due, today)}" if promise.due else ""
            return Chip(part.key, "bookmark", "honey", words % {"text": promise.text} + due, kept=kept)
    if part.kind == "introduction":
        words = _("%(a)s and %(b)s know of each other") % {"a": card.name, "b": part.other}
        return Chip(part.key, "handshake", "plum", words, fixed=True)
    return Chip(part.key, "calendar-days", "sky", _talked(card, heard.day, today), kept=kept)


def _talked(card: Card, day: date, today: date) -> str:
    if day == today:
        return _("Met today") if card.is_new else _("Talked today")
    words = _("Met on %(day)s") if card.is_new else _("Talked on %(day)s")
    return words % {"day": said.short_day(day, today)}


def _questions(heard: After, form: QueryDict) -> list[Which]:
    chosen = choices(form)
    return [
        Which(
            at,
            which.typed,
            [
                *((one.key, f"{one.name}, {one.about}" if one.about else one.name) for one in which.choices),
                (NEW, _("Somebody new")),
                (SKIP, _("Leave out")),
            ],
            chosen.get(which.typed, ""),
        )
        for at, which in enumerate(heard.which)
        if which.typed in chosen or any(card.key == f"?{which.typed}" for card in heard.cards)
    ]


def _found(heard: After) -> str:
    count = len(heard.cards)
    if not count:
        return _("Nothing is stored until you save.")
    new = sum(card.is_new for card in heard.cards)
    people = ngettext("One person found.", "%(count)s people found.", count) % {"count": number(count)}
    fresh = ngettext("One is new.", "%(count)s are new.", new) % {"count": number(new)} if new else ""
    return " ".join(filter(None, (people, fresh)))


def _when(heard: After, today: date) -> str:
    """The morning after, when a first message is still warm."""
    day = max(heard.day + timedelta(days=1), today)
    return _("Write on %(day)s, 09:00") % {"day": weekday_name(day)}
