"""All that is known of one person, read in a constant number of statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from amity.actions.relatives import Relative, of_person
from amity.base.errors import NotFound
from amity.people.records import ONE_A_PERSON, Card, Standing
from amity.people.showing import HAND, Sourced, best_first, family_name, origins
from amity.store.models import (
    Absence,
    Date,
    Fact,
    Handle,
    Label,
    Network,
    Participant,
    Pause,
    Person,
    Photo,
    Position,
    Promise,
    Record,
    RecordVersion,
    Reminder,
    Tie,
    Touch,
)

TOUCHES = 50  # of one timeline


@dataclass(frozen=True, slots=True)
class Origin:
    """Which record a shown field comes from."""

    field: str  # name, work, place, circle, kind, tag, topic, group
    value: str
    source: str
    position: str
    said_on: date


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is known of one person, each piece with its row."""

    person: Person
    tie: Tie | None
    organisation: str
    handles: tuple[Handle, ...]
    posts: tuple[Position, ...]
    dates: tuple[Date, ...]
    labels: tuple[Label, ...]
    facts: tuple[Fact, ...]
    promises: tuple[Promise, ...]
    touches: tuple[Touch, ...]
    touches_total: int
    sources: tuple[Record, ...]
    pause: Pause | None
    has_photo: bool
    relations: tuple[Relative, ...]
    reminders: tuple[Reminder, ...]
    absence: Absence | None
    origins: tuple[Origin, ...]
    family: str
    nickname: str
    talk_days: tuple[tuple[date, int], ...]  # day and depth, newest first, for the rhythm line


def profile(network: Network, person_id: UUID, *, today: date, start: int = 0, channel: str = "") -> Profile:
    """The page of one person: a constant number of statements."""
    person = Person.objects.of(network).select_related("tie", "organisation").filter(id=person_id).first()
    if person is None:
        raise NotFound("There is nobody with this id.")
    records = list(Record.objects.of(network).filter(person=person).order_by("id"))
    by_id = {record.pk: record for record in records}
    ids = [record.pk for record in records]
    talks = Participant.objects.of(network).filter(record__in=ids)
    if channel:
        talks = talks.filter(touch__channel=channel)
    sayings = _sayings(network, by_id)
    said = [saying for saying, _ in sayings]
    pauses = Pause.objects.of(network).filter(record__in=ids).filter(Q(until=None) | Q(until__gt=today))
    return Profile(
        person=person,
        tie=getattr(person, "tie", None),
        organisation=person.organisation.name if person.organisation else "",
        handles=_distinct(Handle.objects.of(network).filter(record__in=ids).order_by("kind", "id")),
        posts=tuple(
            Position.objects.of(network)
            .filter(record__in=ids)
            .select_related("organisation")
            .order_by("-current", "-started", "id")
        ),
        dates=_one_of_each(
            Date.objects.of(network).filter(record__in=ids).order_by("kind", "-year", "id"), by_id
        ),
        labels=tuple(Label.objects.of(network).filter(person=person).order_by("kind", "key")),
        facts=tuple(Fact.objects.of(network).filter(record__in=ids).order_by("-said_on", "-created_at")),
        promises=tuple(
            Promise.objects.of(network).filter(record__in=ids).order_by("-made_on", "-created_at")
        ),
        touches=_touches(network, talks, start),
        touches_total=talks.aggregate(n=Count("touch", distinct=True))["n"],
        sources=tuple(records),
        pause=pauses.order_by("-since").first(),
        has_photo=Photo.objects.of(network).filter(record__in=ids).exists(),
        relations=of_person(network, person, records),
        reminders=tuple(
            Reminder.objects.of(network)
            .filter(record__in=ids, done_at=None)
            .select_related("record__person")
            .order_by("due", "created_at")
        ),
        absence=Absence.objects.of(network).filter(record__in=ids).order_by("-id").first(),
        origins=_origins(sayings),
        family=family_name(said),
        nickname=next((saying.card.nickname for saying in best_first(said) if saying.card.nickname), ""),
        talk_days=_talk_days(network, ids),
    )


def _touches(network: Network, talks: "QuerySet[Participant]", start: int) -> tuple[Touch, ...]:
    """One page of the timeline: found by who took part, which has the time in its index."""
    moments = talks.order_by("-at", "-touch_id").values_list("touch_id", "at").distinct()
    wanted = [touch for touch, _ in moments[start : start + TOUCHES]]
    # Important: ordered here, for in SQL it would walk all talks of the network by their time (1.2 s of a million).
    found = {touch.pk: touch for touch in Touch.objects.of(network).filter(pk__in=wanted)}
    return tuple(found[touch] for touch in wanted if touch in found)


def _talk_days(network: Network, records: Sequence[int]) -> tuple[tuple[date, int], ...]:
    parts = Participant.objects.of(network).filter(record__in=records, counts=True).order_by("-at")[:200]
    days: dict[date, int] = {}
    for at, depth in parts.values_list("at", "touch__depth"):
        days[at.date()] = max(days.get(at.date(), 0), depth)
    return tuple(days.items())


def _distinct(handles: "QuerySet[Handle]") -> tuple[Handle, ...]:
    return tuple({(h.kind, h.value): h for h in reversed(list(handles))}.values())[::-1]


def _one_of_each(dates: "QuerySet[Date]", records: Mapping[int, Record]) -> tuple[Date, ...]:
    """Each day once; what the owner says of a birthday stands before what any file says of it."""
    rows = list(dates)
    by_hand = {d.kind for d in rows if records[d.record_id].source == HAND and d.kind in ONE_A_PERSON}
    shown = [d for d in rows if d.kind not in by_hand or records[d.record_id].source == HAND]
    return tuple({(d.kind, d.label, d.month, d.day): d for d in reversed(shown)}.values())[::-1]


def _sayings(network: Network, records: Mapping[int, Record]) -> list[tuple[Sourced, str]]:
    """What each record says now, with its place in its source: one statement."""
    found = []
    versions = RecordVersion.objects.of(network).filter(record__in=list(records)).order_by("record_id")
    for version in versions:
        record = records[version.record_id]
        if version.number == record.latest:
            card = replace(Card.from_json(version.said), standing=Standing(record.standing))
            said = Sourced(record.source, version.said_at or version.created_at, card)
            found.append((said, version.position))
    return found


def _origins(sayings: Sequence[tuple[Sourced, str]]) -> tuple[Origin, ...]:
    """Which record each shown field comes from."""
    return tuple(
        Origin(field, value, said.source, position, said.said_at.date())
        for field, value, index in origins([said for said, _ in sayings])
        for said, position in [sayings[index]]
    )
