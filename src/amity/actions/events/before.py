"""Conference mode: an event before it, with whom one knows there, whom it may be worth meeting, and a plan that ends."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from amity import prepare
from amity.actions import acquaintances
from amity.actions.acquaintances import Read
from amity.actions.briefs import stranger_of
from amity.actions.events import keeping
from amity.actions.events.planning import Plan, plan_of
from amity.actions.events.worth import New, worth_meeting
from amity.actions.known import Shown
from amity.base.text import fold
from amity.conversations.facts import Evidence, Promise
from amity.prepare.phrases import IN, Sayings, spoken
from amity.store.models import Attendance, Event, Network, Person
from amity.store.remembering import remembered

MOST_LOOKED_AT = 2_000  # lines of a guest list
_EVENINGS = 12  # of the past, that tell a good length
MOST_OWN = 3  # openings in the owner's words
_ONLINE = ("online", "zoom", "teams", "meet", "webinar", "remote", "virtual", "virtuell")
_CLOSE = 500  # people of the organisations that guests name


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody of the book who comes: what a brief says of them in short."""

    shown: Shown
    brief: prepare.Brief
    last_day: date | None
    role: str
    coming: str

    @property
    def when_we_meet(self) -> tuple[Promise, ...]:
        """What was promised for the next meeting, by either side."""
        return tuple(one for one in self.brief.promises if one.when_we_meet)


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A line of the list that may be somebody of the book."""

    guest: UUID
    name: str
    person: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Bring:
    """Something to take along, and for whom."""

    text: str
    people: tuple[tuple[UUID, str], ...]
    promised: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A way to begin where `setting` says, for whoever hosts ("host"), or in the owner's own words ("own").

    `name` is that of the host, or of the other event for which the words were written.
    """

    text: str
    setting: str
    person: UUID | None = None
    name: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """All of it. `known` are those with whom a talk is known, the closest first; `by_name` the others of the book."""

    event: Event
    plan: Plan
    known: tuple[Guest, ...]
    by_name: tuple[Guest, ...]
    others: int  # on the list and not in the book
    perhaps: tuple[Perhaps, ...]  # who may be somebody of the book: the owner was not asked yet
    worth: tuple[prepare.Worth, ...]
    worth_asks: Mapping[str, prepare.Question | None]  # by id of the guest's line
    bring: tuple[Bring, ...]
    openings: tuple[Opening, ...]
    leaving: tuple[str, ...]


def before(network: Network, event_id: UUID, *, today: date) -> Before:
    """The page of an event before it; the number of statements does not grow with the list. Raises NotFound."""
    event = keeping.one(network, event_id)
    key = ("event", network.pk, event_id, today)
    return remembered(key, lambda: _before(network, event, today))


def _before(network: Network, event: Event, today: date) -> Before:
    rows = list(
        Attendance.objects.of(network)
        .filter(event=event)
        .exclude(coming="no")
        .select_related("record", "perhaps")
        .order_by("name", "id")[:MOST_LOOKED_AT]
    )
    line_of = {row.record.person_id: row for row in rows if row.record and row.record.person_id}
    goals = acquaintances.sought(network)
    read = acquaintances.read(network, list(line_of), today=today, goals=goals)
    language = network.language or "en"
    guests = [_guest(read, id, line_of[id], today, language) for id in read.people]
    known = sorted((one for one in guests if one.last_day), key=lambda one: _place(one, read))
    strangers = _strangers(network, rows)
    new = [
        New(one.shown, read.known[one.shown.id], one.role, one.brief) for one in guests if not one.last_day
    ]
    there = {one.shown.id: one.shown.name for one in known}
    lines = [stranger_of(row, event.name) for row in strangers]
    worth = worth_meeting(network, event, new, lines, there=there, goals=goals)
    sayings = spoken(language if language in IN else "en")
    return Before(
        event=event,
        plan=plan_of(network, event, sayings, language),
        known=tuple(known),
        by_name=tuple(sorted((one for one in guests if not one.last_day), key=lambda one: one.shown.name)),
        others=len(strangers),
        perhaps=tuple(
            Perhaps(row.pk, row.name, row.perhaps.person_id)
            for row in rows
            if row.perhaps and row.perhaps.person_id
        ),
        worth=worth,
        worth_asks={one.candidate.guest.id: _first_question(one, guests, language) for one in worth},
        bring=tuple(_bring(guests)),
        openings=(*_own_openings(network, event), *_openings(event, known, sayings)),
        leaving=sayings.leaving,
    )


def _guest(read: Read, id: UUID, row: Attendance, today: date, language: str) -> Guest:
    known = read.known[id]
    return Guest(
        shown=read.people[id],
        brief=prepare.brief(known, today=today, language=language),
        last_day=known.last_day,
        role=row.role,
        coming=row.coming,
    )


def _place(one: Guest, read: Read) -> tuple[bool, bool, float, str]:
    """Hosts and speakers, then to whom something is owed, then the closest."""
    tie = read.ties[one.shown.id]
    owes = any(promise.by == "me" for promise in one.brief.promises)
    return one.role == Attendance.Role.GUEST, not owes, -float(tie.half_year), one.shown.name


def _strangers(network: Network, rows: Sequence[Attendance]) -> list[Attendance]:
    """Lines that are nobody of the book: neither somebody who is absent nor the owner."""
    owner = set(Person.objects.of(network).filter(is_me=True).values_list("name_key", flat=True))
    return [
        row
        for row in rows
        if not row.record_id
        and not row.perhaps_id
        and fold(row.name) not in owner
        and (row.name or row.email)
    ]


def _first_question(one: prepare.Worth, guests: Iterable[Guest], language: str) -> prepare.Question | None:
    """What to ask them: the first question of their brief."""
    mine = next((guest.brief for guest in guests if str(guest.shown.id) == one.candidate.person), None)
    made = mine or prepare.stranger_brief(one.candidate.guest, language=language)
    return made.questions[0] if made.questions else None


def _bring(guests: Iterable[Guest]) -> Iterable[Bring]:
    """What was promised, and things saved that may please somebody there."""
    found: dict[tuple[str, bool], list[tuple[UUID, str]]] = {}
    for one in guests:
        offer = one.brief.offer
        if offer.kind in ("promised", "thing"):
            found.setdefault((offer.text, offer.kind == "promised"), []).append(
                (one.shown.id, one.shown.name)
            )
    for (text, promised), people in sorted(
        found.items(), key=lambda pair: (not pair[0][1], -len(pair[1]), pair[0])
    ):
        yield Bring(text=text, people=tuple(people), promised=promised)


def _own_openings(network: Network, event: Event) -> Iterable[Opening]:
    """The owner's own words for this event; else those of the last one to which they wrote any and which was not draining."""
    last = event
    if not event.openers:
        before = Event.objects.of(network).filter(day__lt=event.day).exclude(openers="")
        last = before.exclude(energy=Event.Energy.DRAINED).order_by("-day", "id").first() or event
    lines = filter(None, map(str.strip, last.openers.splitlines()))
    whose = "" if last is event else last.name
    return [Opening(text=text, setting="own", name=whose) for text in list(lines)[:MOST_OWN]]


def _openings(event: Event, known: Sequence[Guest], sayings: Sayings) -> Iterable[Opening]:
    """One that works with anybody, one for whoever hosts, one for each setting."""
    yield Opening(text=sayings.openers["anyone"][0], setting="anyone")
    host = next((one for one in known if one.role == Attendance.Role.HOST), None)
    if host and event.kind == Event.Kind.GATHERING:
        given = host.shown.given or host.shown.name.partition(" ")[0]
        evidence = Evidence(kind="guest", id=str(host.shown.id), text="host", source=event.name)
        text = sayings.host_named.format(name=given)
        yield Opening(
            text=text, setting="host", person=host.shown.id, name=host.shown.name, evidence=evidence
        )
    online = any(word in fold(event.place).split() for word in _ONLINE)
    for setting in ("online",) if online else ("talk", "queue", "lunch"):
        yield Opening(text=sayings.openers[setting][0], setting=setting)
