"""What a typed line was understood to say, as chips that can be taken off before anything is stored."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from amity.actions.log import NEW, SKIP, Someone, Understanding
from amity.conversations.reading import Encounter, Named
from amity.surfaces.web import rows, shown

CHANNEL_ICONS = {
    "email": "mail",
    "message": "message-circle",
    "chat": "message-circle",
    "call": "phone",
    "video": "video",
    "in_person": "coffee",
    "letter": "mail",
}


@dataclass(frozen=True, slots=True)
class Chip:
    """One piece that was understood; `key` names it in the form, `fixed` ones go with another."""

    key: str
    icon: str
    tone: str
    words: str
    fixed: bool = False
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Which:
    """A name that several people bear."""

    key: int
    words: str
    choices: list[tuple[str, str]]
    chosen: str


@dataclass(frozen=True, slots=True)
class Heard:
    """All of it."""

    text: str
    chips: list[Chip]
    questions: list[Which]
    unclear: list[str]


def heard(
    understanding: Understanding,
    today: date,
    about: UUID | None,
    form: Mapping[str, Any],
    keep: Collection[str],
) -> Heard:
    """The chips and the questions of one line; what the form took off or chose before stays so."""
    chips = [] if understanding.is_empty else list(_chips(understanding, today))
    if form.get("seen") == understanding.text:
        chips = [replace(chip, kept=chip.key in keep) for chip in chips]
    questions = [
        Which(
            number,
            _("Which %(name)s?") % {"name": question.typed},
            [
                *((str(one.id), _someone(one)) for one in question.people),
                (NEW, _("Somebody new")),
                (SKIP, _("Leave out")),
            ],
            form.get(f"who-{number}") or (str(about) if about in {one.id for one in question.people} else ""),
        )
        for number, question in enumerate(understanding.questions)
    ]
    unclear = []
    if understanding.is_empty:
        unclear = [_("Nothing to store yet. Say who, and what happened.")]
    return Heard(understanding.text, chips, questions, unclear)


def kept(
    understanding: Understanding, today: date, keep: list[str]
) -> tuple[set[str], dict[str, UUID | str]]:
    """Which parts the owner took off, and which people."""
    off = {chip.key for chip in _chips(understanding, today) if not chip.fixed} - set(keep)
    people = {
        named.name: SKIP
        for number, named in enumerate(understanding.note.people)
        if f"person:{number}" in off
    }
    return {key for key in off if not key.startswith("person:")}, dict(people)


def choices(understanding: Understanding, form: Mapping[str, Any]) -> dict[str, UUID | str]:
    """Whom the owner chose where a name was not enough."""
    said = {
        question.typed: form.get(f"who-{number}", "")
        for number, question in enumerate(understanding.questions)
    }
    return {typed: choice for typed, choice in said.items() if choice}


def _chips(understanding: Understanding, today: date) -> Iterator[Chip]:
    note = understanding.note
    yield from (Chip(f"person:{n}", "users", "accent", _person(named)) for n, named in enumerate(note.people))
    for number, encounter in enumerate(note.encounters):
        icon = CHANNEL_ICONS.get(encounter.medium, "coffee")
        yield Chip(
            f"touch:{number}", icon, "sky", _encounter(encounter, today, several=len(note.encounters) > 1)
        )
    for number, fact in enumerate(note.facts):
        yield Chip(f"fact:{number}", "heart", "rose", _("Fact: %(text)s") % {"text": fact.text})
    for number, need in enumerate(note.needs):
        yield Chip(f"need:{number}", "hand", "rose", _("Need: %(text)s") % {"text": need.text})
    for number, said in enumerate(note.promises):
        words = _("Promise: %(text)s") if said.by == "me" else _("Their promise: %(text)s")
        due = f", {shown.short_day(said.due, today)}" if said.due else ""
        yield Chip(f"promise:{number}", "bookmark", "honey", words % {"text": said.text} + due)
    for number, meeting in enumerate(note.introductions):
        words = _("%(a)s and %(b)s know of each other") % {"a": meeting.a, "b": meeting.b}
        yield Chip(f"introduction:{number}", "handshake", "plum", words, fixed=True)


def _person(named: Named) -> str:
    return named.name if named.id else _("%(name)s, new") % {"name": named.name}


def _encounter(encounter: Encounter, today: date, *, several: bool) -> str:
    day = encounter.date or today
    when = _("today") if day == today else shown.short_day(day, today)
    who = ", ".join(encounter.people) if several else ""
    return ", ".join(filter(None, (encounter.place, who, when)))


def _someone(one: Someone) -> str:
    more = " · ".join(filter(None, (rows.role(one.title, one.organisation), one.place)))
    return f"{one.name}, {more}" if more else one.name
