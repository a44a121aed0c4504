"""People: list, show, add, edit, forget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from amity.base.errors import Ambiguous, BadInput, NotFound
from amity.base.text import fold
from amity.people.records import Card, Standing
from amity.store import journal
from amity.store.models import (
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
    Tie,
    Touch,
)
from amity.store.people import hand_record, new_person, project, say
from amity.store.sayings import rewrite_hand_details

ROWS = 60  # people a request
TOUCHES = 50  # of one timeline
CIRCLES = (5, 15, 50, 150)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which people: words, and filters that all must hold."""

    query: str = ""
    circle: int | None = None
    kind: str = ""
    tag: str = ""
    place: str = ""
    topic: str = ""
    group: str = ""
    quiet: bool = False
    standing: str = Standing.PERSON.value


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    person: Person
    tie: Tie | None
    organisation: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of people; `next` is where the following page begins."""

    rows: tuple[Row, ...]
    total: int
    next: int | None


def list_people(
    network: Network, wanted: Wanted, *, today: date, start: int = 0, limit: int = ROWS
) -> Listing:
    """People by circle, then by the strength of the tie, then by name. Three statements, whatever the number."""
    found = _wanted(network, wanted, today)
    total = found.count()
    ordered = found.order_by(
        F("circle").asc(nulls_last=True), F("tie__strength").desc(nulls_last=True), "sort_name", "id"
    )
    page = list(ordered.select_related("tie", "organisation")[start : start + limit])
    topics: dict[UUID, list[str]] = {}
    for person_id, value in (
        Label.objects.of(network)
        .filter(person__in=[p.id for p in page], kind="topic")
        .values_list("person_id", "value")
    ):
        topics.setdefault(person_id, []).append(value)
    rows = tuple(
        Row(
            p,
            getattr(p, "tie", None),
            p.organisation.name if p.organisation else "",
            tuple(topics.get(p.id, ())),
        )
        for p in page
    )
    return Listing(rows, total, start + limit if start + limit < total else None)


def _wanted(network: Network, wanted: Wanted, today: date) -> "QuerySet[Person]":
    found = Person.objects.of(network).filter(is_me=False, standing=wanted.standing)
    for word in fold_query(wanted.query):
        found = found.filter(search__contains=word)
    if wanted.circle is not None:
        found = found.filter(circle=wanted.circle or None)
    if wanted.place:
        found = found.filter(search__contains=fold(wanted.place), place__gt="")
    labels = {"kind": wanted.kind, "tag": wanted.tag, "topic": wanted.topic, "group": wanted.group}
    for kind, value in labels.items():
        if value:
            with_label = Label.objects.of(network).filter(kind=kind, key=fold(value))
            found = found.filter(id__in=with_label.values("person"))
    if wanted.quiet:
        found = found.filter(tie__quiet_from__lte=today)
    return found


def fold_query(query: str) -> list[str]:
    """The words to look for; an address stays whole."""
    return [
        word.casefold() if "@" in word else part
        for word in query.split()[:8]
        for part in (fold(word).split() or [""])
        if part or "@" in word
    ]


def choices(network: Network) -> dict[str, list[tuple[str, int]]]:
    """What the filters offer: the most frequent values of each."""
    labels = Label.objects.of(network).values("kind", "value").annotate(n=Count("id")).order_by("-n", "value")
    found: dict[str, list[tuple[str, int]]] = {"kind": [], "tag": [], "topic": [], "group": []}
    for row in labels:
        if len(found[row["kind"]]) < 12:
            found[row["kind"]].append((row["value"], row["n"]))
    people = Person.objects.of(network).filter(is_me=False, standing=Standing.PERSON)
    places = people.exclude(place="").values("place").annotate(n=Count("id")).order_by("-n", "place")[:12]
    circles = people.exclude(circle=None).values("circle").annotate(n=Count("id")).order_by("circle")
    return found | {
        "place": [(row["place"], row["n"]) for row in places],
        "circle": [(str(row["circle"]), row["n"]) for row in circles],
    }


def count_people(network: Network, *, today: date) -> tuple[int, int]:
    """How many people there are, and with how many there was a talk in the last half year."""
    people = Person.objects.of(network).filter(is_me=False, standing=Standing.PERSON)
    since = date.fromordinal(today.toordinal() - 183)
    return people.count(), Tie.objects.of(network).filter(last_day__gte=since).count()


def find(network: Network, id_or_name: str) -> Person:
    """One person by id, full name or part of it; Ambiguous when several answer to it."""
    people = Person.objects.of(network)
    try:
        by_id = people.filter(id=UUID(id_or_name)).first() or moved_to(network, UUID(id_or_name))
        if by_id:
            return by_id
        raise NotFound(f"There is nobody with the id {id_or_name}.")
    except ValueError:
        pass
    words = fold_query(id_or_name)
    if not words:
        raise BadInput("Name somebody: an id, or a name as it is in the list.")
    of_person = people.filter(standing=Standing.PERSON, is_me=False)
    exact = list(of_person.filter(name_key=fold(id_or_name))[:6]) or list(
        of_person.filter(name__iexact=id_or_name)[:6]
    )
    found = exact
    if not found:
        for word in words:
            of_person = of_person.filter(search__contains=word)
        found = list(of_person.order_by("sort_name")[:6])
    if not found:
        raise NotFound(f"Nobody matches “{id_or_name}”.")
    if len(found) > 1:
        several = ", ".join(f"{p.name} ({p.id})" for p in found[:5])
        raise Ambiguous(
            f"Several people match “{id_or_name}”: {several}{' and more' if len(found) > 5 else ''}. Give the id."
        )
    return found[0]


def moved_to(network: Network, old: UUID) -> Person | None:
    """Whom an id that was joined to somebody belongs to now."""
    record = Record.objects.of(network).filter(uid=old).select_related("person").first()
    return record.person if record else None


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
    talk_days: tuple[tuple[date, int], ...]  # day and depth, newest first, for the rhythm line


def profile(network: Network, person_id: UUID, *, today: date, start: int = 0, channel: str = "") -> Profile:
    """The page of one person: a constant number of statements."""
    person = Person.objects.of(network).select_related("tie", "organisation").filter(id=person_id).first()
    if person is None:
        raise NotFound("There is nobody with this id.")
    records = list(Record.objects.of(network).filter(person=person).order_by("id"))
    ids = [record.pk for record in records]
    touches = Touch.objects.of(network).filter(pk__in=_touch_ids(network, ids))
    if channel:
        touches = touches.filter(channel=channel)
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
        dates=_one_of_each(Date.objects.of(network).filter(record__in=ids).order_by("kind", "-year", "id")),
        labels=tuple(Label.objects.of(network).filter(person=person).order_by("kind", "key")),
        facts=tuple(Fact.objects.of(network).filter(record__in=ids).order_by("-said_on", "-created_at")),
        promises=tuple(
            Promise.objects.of(network).filter(record__in=ids).order_by("-made_on", "-created_at")
        ),
        touches=tuple(touches.order_by("-at", "-id")[start : start + TOUCHES]),
        touches_total=touches.count(),
        sources=tuple(records),
        pause=pauses.order_by("-since").first(),
        has_photo=Photo.objects.of(network).filter(record__in=ids).exists(),
        talk_days=_talk_days(network, ids),
    )


def _touch_ids(network: Network, records: Sequence[int]) -> "QuerySet[Any]":
    return Participant.objects.of(network).filter(record__in=records).values("touch")


def _talk_days(network: Network, records: Sequence[int]) -> tuple[tuple[date, int], ...]:
    parts = Participant.objects.of(network).filter(record__in=records, counts=True).order_by("-at")[:200]
    days: dict[date, int] = {}
    for at, depth in parts.values_list("at", "touch__depth"):
        days[at.date()] = max(days.get(at.date(), 0), depth)
    return tuple(days.items())


def _distinct(handles: "QuerySet[Handle]") -> tuple[Handle, ...]:
    return tuple({(h.kind, h.value): h for h in reversed(list(handles))}.values())[::-1]


def _one_of_each(dates: "QuerySet[Date]") -> tuple[Date, ...]:
    return tuple({(d.kind, d.month, d.day): d for d in reversed(list(dates))}.values())[::-1]


def photo(network: Network, person_id: UUID) -> Photo | None:
    """The newest portrait of somebody."""
    return Photo.objects.of(network).filter(record__person=person_id).order_by("-id").first()


def add(network: Network, card: Card) -> Person:
    """Somebody new, by hand."""
    if not card.name.strip():
        raise BadInput(_("A person needs a name."))
    _check_circle(card.circle)
    with journal.entry(network, "add", name=card.name) as entry:
        person = new_person(entry, card)
        entry.person = person.id
        rewrite_hand_details(network, [_hand_id(network, person)])
    return person


def _hand_id(network: Network, person: Person) -> int:
    return Record.objects.of(network).filter(person=person, source="hand").values_list("pk", flat=True)[0]


def edit(network: Network, person_id: UUID, said: Mapping[str, Any]) -> Person:
    """Change what is said by hand: any field of a Card. A field given as its empty value is said no more."""
    unknown = set(said) - set(Card.__dataclass_fields__)
    if unknown:
        raise BadInput(f"A person has no field {', '.join(sorted(unknown))}.")
    _check_circle(said.get("circle"))
    person = find(network, str(person_id))
    with journal.entry(network, "edit", person=person.id, name=person.name, fields=sorted(said)) as entry:
        record = hand_record(entry, person)
        version = RecordVersion.objects.of(network).get(record=record, number=record.latest)
        card = replace(Card.from_json(version.said), **said)
        if card.fingerprint() != version.said_hash:
            entry.before(record)
            new = say(record, card, at=timezone.now())
            entry.created(new)
            record.latest = new.number
            record.save()
            rewrite_hand_details(network, [record.pk])
            project(network, [record.pk])
    return find(network, str(person_id))


def _check_circle(circle: int | None) -> None:
    if circle not in (None, *CIRCLES):
        raise BadInput("A circle is 5, 15, 50 or 150.")


def pause(network: Network, person_id: UUID, *, since: date, until: date | None, reason: str = "") -> Pause:
    """Leave somebody in peace until a day, or for good."""
    person = find(network, str(person_id))
    with journal.entry(
        network, "pause", person=person.id, name=person.name, until=until.isoformat() if until else ""
    ) as entry:
        record = hand_record(entry, person)
        made = Pause.objects.create(network=network, record=record, since=since, until=until, reason=reason)
        entry.created(made)
    return made


def namesakes_to_review(network: Network) -> int:
    """How many full names are borne by several people: each is a question "same person?"."""
    people = Person.objects.of(network).filter(standing=Standing.PERSON, is_me=False).exclude(name_key="")
    return people.values("name_key").annotate(n=Count("id")).filter(n__gt=1).count()
