"""Briefs: one page about somebody before a talk, and the answer to whether an old fact is still true."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Sum
from django.utils.translation import gettext as _

from amity import prepare
from amity.actions import acquaintances, people, said
from amity.actions.connections.book import book_of
from amity.actions.connections.own import besides_talks
from amity.actions.known import Shown, touch_fact
from amity.actions.lookout import people_of
from amity.actions.relatives import Relative, of_person
from amity.base.errors import Ambiguous, BadInput, NotFound
from amity.base.text import fold
from amity.connections.evidence import Evidence as Proof
from amity.conversations.facts import Touch
from amity.store import journal
from amity.store.absent import absent
from amity.store.models import (
    Attendance,
    Event,
    Fact,
    Network,
    Participant,
    Person,
    Position,
    Record,
    Together,
)
from amity.store.remembering import remembered

MUTUALS = 6
_GATHERINGS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """An event at which both were, or will be."""

    id: UUID
    name: str
    day: date
    past: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How the owner and somebody know each other; what is not known is empty."""

    first: Touch | None = None
    introduced_by: tuple[Relative, ...] = ()
    proofs: tuple[Proof, ...] = ()  # profiles, praise
    employers: tuple[tuple[UUID, str], ...] = ()  # at which both are or were
    events: tuple[Gathered, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A brief with what stands around it. `shown` is None for somebody who is not in the book."""

    brief: prepare.Brief
    shown: Shown | None = None
    stranger: prepare.Stranger | None = None
    last_day: date | None = None
    how: How = How()
    relations: tuple[Relative, ...] = ()
    mutuals: tuple[tuple[UUID, str], ...] = ()
    next_events: tuple[Gathered, ...] = ()


def brief(network: Network, person_id: UUID, *, today: date) -> Page:
    """The page about somebody of the book; a constant number of statements. Raises NotFound, BadInput.

    Remembered until somebody writes.
    """
    key = ("brief", network.pk, person_id, today)
    return remembered(key, lambda: _brief(network, person_id, today))


def _brief(network: Network, person_id: UUID, today: date) -> Page:
    read = acquaintances.read(network, [person_id], today=today, goals=acquaintances.sought(network))
    if person_id not in read.known:
        _refuse(network, person_id)
    known, shown = read.known[person_id], read.people[person_id]
    person = Person(network=network, id=shown.id, name=shown.name, name_key=shown.name_key)
    records = [Record(network=network, pk=pk) for pk in sorted(read.records)]
    relations = of_person(network, person, records)
    events = _events(network, list(read.records), today)
    return Page(
        brief=prepare.brief(known, today=today, language=network.language or "en"),
        shown=shown,
        last_day=known.last_day,
        how=How(
            first=_first(network, list(read.records)),
            introduced_by=tuple(one for one in relations if one.kind == "introduced_by"),
            proofs=tuple(_proofs(network, person_id, today)),
            employers=_employers(network, list(read.records)),
            events=tuple(one for one in events if one.past),
        ),
        relations=tuple(one for one in relations if one.kind != "introduced_by"),
        mutuals=_mutuals(network, person_id),
        next_events=tuple(one for one in events if not one.past),
    )


def guest(network: Network, guest_id: UUID, *, today: date) -> Page:
    """The page about a line of a guest list: of somebody of the book theirs, else what the list says. Raises NotFound."""
    rows = Attendance.objects.of(network).select_related("event", "record")
    row = rows.filter(pk=guest_id).first()
    if row is None:
        raise NotFound(_("This guest is not on the list any more."))
    if row.record and row.record.person_id:
        return brief(network, row.record.person_id, today=today)
    return stranger(network, stranger_of(row, row.event.name))


def stranger(network: Network, told: prepare.Stranger) -> Page:
    """The page about somebody of whom a list or only a name is known."""
    language = network.language or "en"
    return Page(brief=prepare.stranger_brief(told, language=language), stranger=told)


def named(network: Network, said_name: str, *, today: date) -> Page:
    """The page about whoever this names: an id, somebody of the book, a guest of an event to come, else a stranger.

    Raises Ambiguous where several of the book answer to it, BadInput where nothing is named.
    """
    name = said_name.strip()
    if not name:
        raise BadInput(_("Name somebody."))
    if person := _of_book(network, name):
        return brief(network, person, today=today)
    rows = Attendance.objects.of(network).filter(event__last_day__gte=today, name__icontains=name[:100])
    near = rows.select_related("event").order_by("event__day", "id")[:50]
    found = [row for row in near if _answers(row.name, name)]
    if len(found) > 1 and len({fold(row.name) for row in found}) > 1:
        several = ", ".join(f"{row.name} ({row.event.name})" for row in found[:5])
        raise Ambiguous(
            _("Several guests match “%(name)s”: %(several)s.") % {"name": name, "several": several}
        )
    if found:
        return guest(network, found[0].pk, today=today)
    return stranger(network, prepare.Stranger(name=name[:300]))


def stranger_of(row: Attendance, event: str) -> prepare.Stranger:
    """A line of a guest list as the chapter sees it."""
    return prepare.Stranger(
        name=row.name or row.email, id=str(row.pk), title=row.title, organisation=row.organisation, said=row.said,
        role=row.role, event=event,
    )  # fmt: skip


def still_true(network: Network, fact_id: UUID, answer: str, *, today: date) -> Fact:
    """Yes: it is confirmed as of today. No: it ended today, and stays readable. Both can be taken back."""
    if answer not in ("yes", "no"):
        raise BadInput(_("Answer yes or no."))
    fact = said.fact(network, fact_id)
    person = fact.record.person
    verb = "confirm_fact" if answer == "yes" else "end_fact"
    with journal.entry(
        network,
        verb,
        person=person.id if person else None,
        name=person.name if person else "",
        text=fact.text[:120],
    ) as entry:
        entry.before(fact)
        if answer == "yes":
            fact.confirmed_on = today
        else:
            fact.ended_on = today
        fact.save()
    return fact


def _refuse(network: Network, person_id: UUID) -> None:
    """Why there is no brief of them."""
    person = people.find(network, str(person_id))
    if person.is_me:
        raise BadInput(_("That is you."))
    if person.id in absent(network):
        raise BadInput(
            _("%(name)s died, or asked to be left out: there is nothing to prepare.") % {"name": person.name}
        )
    raise NotFound(_("This is no person: there is nothing to prepare."))


def _first(network: Network, records: Sequence[int]) -> Touch | None:
    """The first talk that made a tie."""
    parts = Participant.objects.of(network).filter(record__in=records, counts=True)
    first = parts.order_by("at", "touch_id").select_related("touch").first()
    return touch_fact(first.touch) if first else None


def _proofs(network: Network, person_id: UUID, today: date) -> list[Proof]:
    return [proof for _owner, _one, proof in besides_talks(book_of(network, today), [person_id])]


def _employers(network: Network, records: Sequence[int]) -> tuple[tuple[UUID, str], ...]:
    """Organisations at which the owner is or was, too."""
    theirs = Position.objects.of(network).filter(record__in=records)
    told = dict(theirs.values_list("organisation_id", "organisation__name"))
    if not told:
        return ()
    mine = Position.objects.of(network).filter(organisation__in=list(told), record__person__is_me=True)
    return tuple((id, told[id]) for id in sorted(set(mine.values_list("organisation_id", flat=True))))


def _events(network: Network, records: Sequence[int], today: date) -> list[Gathered]:
    """Events at which they were, or will be; of the past only those at which the two talked."""
    rows = Attendance.objects.of(network).filter(record__in=records).exclude(coming="no")
    rows = rows.exclude(event__going=Event.Going.NO).order_by("-event__day", "id")
    columns = ("event_id", "event__name", "event__day", "event__last_day", "met_id")
    found: dict[UUID, Gathered] = {}
    for id, name, day, last, met in rows.values_list(*columns)[:50]:
        past = last < today
        if not past or met:
            found.setdefault(id, Gathered(id=id, name=name, day=day, past=past))
    return [one for one in found.values() if not one.past] + [one for one in found.values() if one.past][
        :_GATHERINGS
    ]


def _mutuals(network: Network, person_id: UUID) -> tuple[tuple[UUID, str], ...]:
    """People who were on talks with them, the most together first."""
    rows = (
        Together.objects.of(network).filter(one=person_id).values_list("other").annotate(much=Sum("weight"))
    )
    nearest = [other for other, _ in rows.order_by("-much", "other")[: 2 * MUTUALS]]
    gone = set(absent(network)) if nearest else set()
    names: Mapping[Any, str] = dict(people_of(network).filter(id__in=nearest).values_list("id", "name"))
    return tuple((id, names[id]) for id in nearest if id in names and id not in gone)[:MUTUALS]


def _of_book(network: Network, name: str) -> UUID | None:
    """Whom of the book this names by their name alone, not by their work or town. Raises Ambiguous."""
    try:
        found = [people.find(network, name)]
    except NotFound:
        if _is_id(name):
            raise
        return None
    except Ambiguous as several:
        found = list(Person.objects.of(network).filter(id__in=several.ids).order_by("sort_name"))
        if sum(_answers(one.name, name) for one in found) > 1:
            raise
    by_name = [one for one in found if _is_id(name) or _answers(one.name, name)]
    return by_name[0].id if by_name else None


def _answers(name: str, asked: str) -> bool:
    """Whether each word that was typed begins a word of the name."""
    words = fold(name).split()
    return all(any(word.startswith(typed) for word in words) for typed in fold(asked).split())


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
