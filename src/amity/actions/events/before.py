"""Conference mode: an event before it, with whom one knows there, whom it may be worth meeting, and a plan that ends."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F

from amity import prepare
from amity.actions import acquaintances
from amity.actions.acquaintances import Read
from amity.actions.briefs import stranger_of
from amity.actions.events import keeping
from amity.actions.giving import needs
from amity.actions.known import Shown
from amity.actions.lookout import people_of
from amity.base.text import fold
from amity.conversations.facts import Evidence, Promise
from amity.giving.facts import ME, Basis, Need, Offer
from amity.people.handles import organisation_key
from amity.prepare import fitting
from amity.prepare.gathering import Introducer
from amity.prepare.phrases import IN, Sayings, spoken
from amity.store.absent import absent
from amity.store.models import Attendance, Event, Network, Person, Together
from amity.store.remembering import remembered

MOST_LOOKED_AT = 2_000  # lines of a guest list
_EVENINGS = 12  # of the past, that tell a good length
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Bring:
    """Something to take along, and for whom."""

    text: str
    people: tuple[tuple[UUID, str], ...]
    promised: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A way to begin; `person` and `because` are set where it is meant for one of them."""

    text: str
    setting: str = ""
    person: UUID | None = None
    name: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The owner's own words where there are some; else what is proposed, said as such by `own` being false."""

    goal: str
    count: int  # of talks, for one less and one more
    if_then: str
    quiet: str
    leave: time | None
    length: timedelta | None  # a good one, as past evenings tell
    own: frozenset[str]  # fields the owner wrote


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """All of it. `known` are those with whom a talk is known, the closest first; `by_name` the others of the book."""

    event: Event
    plan: Plan
    known: tuple[Guest, ...]
    by_name: tuple[Guest, ...]
    others: int  # on the list and not in the book
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
        .select_related("record")
        .order_by("name", "id")[:MOST_LOOKED_AT]
    )
    line_of = {row.record.person_id: row for row in rows if row.record and row.record.person_id}
    goals = acquaintances.sought(network)
    read = acquaintances.read(network, list(line_of), today=today, goals=goals)
    language = network.language or "en"
    guests = [_guest(read, id, line_of[id], today, language) for id in read.people]
    known = sorted((one for one in guests if one.last_day), key=lambda one: _place(one, read))
    strangers = _strangers(network, rows)
    worth = _worth(network, event, read, known, guests, strangers, goals)
    sayings = spoken(language if language in IN else "en")
    return Before(
        event=event,
        plan=_plan(network, event, sayings, language),
        known=tuple(known),
        by_name=tuple(sorted((one for one in guests if not one.last_day), key=lambda one: one.shown.name)),
        others=len(strangers),
        worth=worth,
        worth_asks={one.candidate.guest.id: _first_question(one, guests, language) for one in worth},
        bring=tuple(_bring(guests)),
        openings=tuple(_openings(event, known, sayings)),
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
        row for row in rows if not row.record_id and fold(row.name) not in owner and (row.name or row.email)
    ]


def _worth(
    network: Network,
    event: Event,
    read: Read,
    known: Sequence[Guest],
    guests: Sequence[Guest],
    strangers: Sequence[Attendance],
    goals: Sequence[prepare.Sought],
) -> tuple[prepare.Worth, ...]:
    """The few worth meeting, of the book without a talk or from the list alone."""
    new = [one for one in guests if not one.last_day]
    there = {one.shown.id: one for one in known}
    keys = {key for row in strangers if (key := organisation_key(row.organisation))}
    keys |= {key for one in new if (key := organisation_key(one.shown.organisation))}
    at = _people_at(network, keys)
    together = _together(network, [one.shown.id for one in new], there)
    candidates = [_of_book(one, event, read, at, together, there) for one in new]
    candidates += [_of_list(row, event, at, there) for row in strangers]
    wanted, having = _own(network)
    days = (event.last_day - event.day).days + 1
    return prepare.worth_meeting(candidates, goals=goals, needs=wanted, offers=having, days=days)


def _of_book(
    one: Guest,
    event: Event,
    read: Read,
    at: Mapping[str, Sequence[tuple[UUID, str]]],
    together: Mapping[UUID, Introducer],
    there: Mapping[UUID, Guest],
) -> prepare.Candidate:
    shown, known = one.shown, read.known[one.shown.id]
    at_work = [who for who in at.get(organisation_key(shown.organisation), ()) if who[0] != shown.id]
    stranger = prepare.Stranger(
        name=shown.name, id=str(shown.id), title=shown.title, organisation=shown.organisation, role=one.role, event=event.name
    )  # fmt: skip
    return prepare.Candidate(
        guest=stranger,
        person=str(shown.id),
        told=tuple(fitting.of_someone(known.someone, known.topics)),
        new_world=bool(shown.organisation) and not at_work,
        introducer=together.get(shown.id) or _colleague(at_work, shown.organisation, there),
        promises=tuple(
            Evidence(kind="promise", id=p.id, on=p.made_on, text=p.text)
            for p in one.brief.promises
            if p.by == "me"
        ),
    )


def _of_list(
    row: Attendance, event: Event, at: Mapping[str, Sequence[tuple[UUID, str]]], there: Mapping[UUID, Guest]
) -> prepare.Candidate:
    guest, key = stranger_of(row, event.name), organisation_key(row.organisation)
    at_work = at.get(key, ()) if key else ()
    return prepare.Candidate(
        guest=guest,
        told=tuple(fitting.of_stranger(guest)),
        new_world=bool(key) and not at_work,
        introducer=_colleague(at_work, row.organisation, there),
    )


def _colleague(
    at_work: Sequence[tuple[UUID, str]], organisation: str, there: Mapping[UUID, Guest]
) -> Introducer | None:
    """Somebody at the same organisation: who comes too, else the closest."""
    if not at_work or not organisation:
        return None
    person, name = next((who for who in at_work if who[0] in there), at_work[0])
    evidence = Evidence(kind="person", id=str(person), text=organisation)
    return Introducer(person=str(person), name=name, sure=False, there=person in there, evidence=(evidence,))


def _people_at(network: Network, keys: Collection[str]) -> dict[str, list[tuple[UUID, str]]]:
    """With whom a talk is known at these organisations, the closest first."""
    if not keys:
        return {}
    rows = people_of(network, besides=absent(network)).filter(
        organisation__key__in=sorted(keys)[:_CLOSE], tie__isnull=False
    )
    told = rows.order_by(F("tie__strength").desc(), "id").values_list("organisation__key", "id", "name")[
        :_CLOSE
    ]
    found: dict[str, list[tuple[UUID, str]]] = {}
    for key, id, name in told:
        found.setdefault(key, []).append((id, name))
    return found


def _together(network: Network, new: Collection[UUID], there: Mapping[UUID, Guest]) -> dict[UUID, Introducer]:
    """Who of those known there was on a talk with each of these: the latest one is the evidence."""
    if not new or not there:
        return {}
    rows = (
        Together.objects.of(network).filter(one__in=list(new), other__in=list(there)).order_by("day", "touch")
    )
    found: dict[UUID, Introducer] = {}
    for one, other, day, touch, met in rows.values_list("one", "other", "day", "touch", "met"):
        guest, at = there[_id(other)], _id(one)
        if at in found and found[at].sure and not met:
            continue
        evidence = Evidence(kind="touch", id=str(touch), on=day, text=guest.shown.name)
        found[at] = Introducer(
            person=str(guest.shown.id), name=guest.shown.name, sure=met, evidence=(evidence,)
        )
    return found


def _id(told: Any) -> UUID:
    return told if isinstance(told, UUID) else UUID(told)


def _own(network: Network) -> tuple[list[Need], list[Offer]]:
    """What the owner looks for and has to give; nothing private."""
    sayings = needs.listed(network, mine=True)
    return (
        [Need(id=str(one.id), person=ME, name="", text=one.text) for one in sayings if one.kind == "need"],
        [
            Offer(id=str(one.id), person=ME, name="", text=one.text, basis=Basis.OFFER)
            for one in sayings
            if one.kind == "offer"
        ],
    )


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


def _openings(event: Event, known: Sequence[Guest], sayings: Sayings) -> Iterable[Opening]:
    """One that works with anybody, one for whoever hosts, one for each setting."""
    yield Opening(text=sayings.openers["anyone"][0], setting="anyone")
    host = next((one for one in known if one.role == Attendance.Role.HOST), None)
    if host and event.kind == Event.Kind.GATHERING:
        given = host.shown.given or host.shown.name.partition(" ")[0]
        evidence = Evidence(kind="guest", id=str(host.shown.id), text="host", source=event.name)
        text = sayings.host_named.format(name=given)
        yield Opening(text=text, person=host.shown.id, name=host.shown.name, evidence=evidence)
    for setting in ("talk", "queue", "lunch", "online"):
        yield Opening(text=sayings.openers[setting][0], setting=setting)


def _plan(network: Network, event: Event, sayings: Sayings, language: str) -> Plan:
    length = _length(network, event)
    count = prepare.number_of(event.goal) or 2
    return Plan(
        goal=event.goal or prepare.real_conversations(count, language),
        count=min(count, 3),
        if_then=event.if_then or sayings.if_then,
        quiet=event.quiet or sayings.quiet,
        leave=event.leave_at or _leave(network, event, length),
        length=length,
        own=frozenset(name for name in ("goal", "if_then", "quiet", "leave_at") if getattr(event, name)),
    )


def _leave(network: Network, event: Event, length: timedelta | None) -> time | None:
    if event.begins_at is None or event.kind != Event.Kind.GATHERING or event.last_day != event.day:
        return None
    zone = ZoneInfo(network.time_zone)
    ends = event.ends_at.astimezone(zone) if event.ends_at else None
    return prepare.leave_by(event.begins_at.astimezone(zone), ends, length).time()


def _length(network: Network, event: Event) -> timedelta | None:
    """How long the owner stayed where it left them fine or lifted."""
    rows = Event.objects.of(network).filter(
        day__lt=event.day, energy__in=(Event.Energy.FINE, Event.Energy.LIFTED), begins_at__isnull=False, left_at__isnull=False
    )  # fmt: skip
    zone = ZoneInfo(network.time_zone)
    told = rows.order_by("-day").values_list("day", "begins_at", "left_at")[:_EVENINGS]
    return prepare.good_length([_lasted(begins.astimezone(zone), left) for _day, begins, left in told])


def _lasted(begins: datetime, left: time) -> timedelta:
    gone = datetime.combine(begins.date(), left, begins.tzinfo)
    return gone - begins if gone > begins else gone + timedelta(days=1) - begins
