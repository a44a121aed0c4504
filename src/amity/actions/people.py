"""People: list, show, add, edit, forget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from amity.actions import shelves
from amity.actions.profile import TOUCHES, Profile, profile
from amity.actions.restating import Without, restate
from amity.base.errors import Ambiguous, BadInput, NotFound
from amity.base.text import fold
from amity.people import workplaces
from amity.people.records import Card, Standing
from amity.store import journal
from amity.store.absent import absent
from amity.store.models import (
    Label,
    Network,
    Organisation,
    Pause,
    Person,
    Photo,
    Position,
    Record,
    Tie,
)
from amity.store.people import hand_record, new_person
from amity.store.remembering import remembered
from amity.store.sayings import rewrite_hand_details
from amity.store.search import nearness, search_people

__all__ = [
    "CIRCLES",
    "ROWS",
    "TOUCHES",
    "Listing",
    "Profile",
    "Row",
    "Wanted",
    "add",
    "choices",
    "count_people",
    "edit",
    "find",
    "fold_query",
    "keys_like",
    "lines",
    "list_people",
    "matching",
    "moved_to",
    "pause",
    "photo",
    "profile",
    "resume",
]

ROWS = 60  # people a request
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
    organisation: str = ""
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
    """People by circle, then by the strength of the tie, then by name; whose name begins with a query come first.

    At most eight statements, whatever the number.
    """
    key = ("people", network.pk, wanted, today, start, limit)
    return remembered(key, lambda: _list_people(network, wanted, today=today, start=start, limit=limit))


def _list_people(network: Network, wanted: Wanted, *, today: date, start: int, limit: int) -> Listing:
    found, words = matching(network, wanted, today), fold_query(wanted.query)
    total = found.count()
    told = found.select_related("tie", "organisation")
    if words:
        page = list(told.order_by(nearness(words), *shelves.ORDER)[start : start + limit])
    else:
        page = shelves.some(network, told, start=start, limit=limit)
    return Listing(lines(network, page), total, start + limit if start + limit < total else None)


def lines(network: Network, page: Sequence[Person]) -> tuple[Row, ...]:
    """These people (loaded with tie and organisation) as lines of the list; one statement more."""
    topics: dict[UUID, list[str]] = {}
    for person_id, value in (
        Label.objects.of(network)
        .filter(person__in=[p.id for p in page], kind="topic")
        .values_list("person_id", "value")
    ):
        topics.setdefault(person_id, []).append(value)
    return tuple(
        Row(
            p,
            getattr(p, "tie", None),
            p.organisation.name if p.organisation else "",
            tuple(topics.get(p.id, ())),
        )
        for p in page
    )


def matching(network: Network, wanted: Wanted, today: date) -> "QuerySet[Person]":
    """The people that are wanted, in no order yet."""
    everyone = Person.objects.of(network).filter(is_me=False, standing=wanted.standing)
    found = search_people(network, everyone, fold_query(wanted.query))
    if wanted.circle is not None:
        found = found.filter(circle=wanted.circle or None)
    if wanted.place:
        found = found.filter(search__contains=fold(wanted.place), place__gt="")
    labels = {"kind": wanted.kind, "tag": wanted.tag, "topic": wanted.topic, "group": wanted.group}
    for kind, value in labels.items():
        if value:
            with_label = Label.objects.of(network).filter(kind=kind, key=fold(value))
            found = found.filter(id__in=with_label.values("person"))
    if wanted.organisation:
        found = found.filter(_at(network, wanted.organisation))
    if wanted.quiet:  # a silence that nobody is asked to break
        found = found.filter(tie__quiet_from__lte=today).exclude(id__in=absent(network))
    return found


def _at(network: Network, organisation: str) -> Q:
    """People who are or were at an organisation whose name is about this."""
    ids = list(
        Organisation.objects.of(network)
        .filter(key__in=keys_like(network, organisation))
        .values_list("id", flat=True)
    )
    told = Position.objects.of(network).filter(organisation__in=ids, record__person__isnull=False)
    return Q(organisation__in=ids) | Q(id__in=told.values("record__person"))


def keys_like(network: Network, organisation: str) -> list[str]:
    """The keys of organisations that these words may mean."""
    keys = Organisation.objects.of(network).values_list("key", flat=True)
    return workplaces.matching(organisation, keys.iterator())


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
    return remembered(("choices", network.pk), lambda: _choices(network))


def _choices(network: Network) -> dict[str, list[tuple[str, int]]]:
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
    return remembered(("count", network.pk, today), lambda: _count_people(network, today))


def _count_people(network: Network, today: date) -> tuple[int, int]:
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
        found = list(search_people(network, of_person, words).order_by("sort_name")[:6])
    if not found:
        raise NotFound(f"Nobody matches “{id_or_name}”.")
    if len(found) > 1:
        several = ", ".join(f"{p.name} ({p.id})" for p in found[:5])
        raise Ambiguous(
            f"Several people match “{id_or_name}”: {several}{' and more' if len(found) > 5 else ''}. Give the id.",
            tuple(one.id for one in found),
        )
    return found[0]


def moved_to(network: Network, old: UUID) -> Person | None:
    """Whom an id that was joined to somebody belongs to now."""
    record = Record.objects.of(network).filter(uid=old).select_related("person").first()
    return record.person if record else None


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


def edit(
    network: Network, person_id: UUID, said: Mapping[str, Any], *, without: Without | None = None
) -> Person:
    """Change what is said by hand: any field of a Card. A field given as its empty value is said no more.

    `without` takes addresses and labels off, also those that a file brought.
    """
    unknown = (set(said) | set(without or ())) - set(Card.__dataclass_fields__)
    if unknown:
        raise BadInput(f"A person has no field {', '.join(sorted(unknown))}.")
    _check_circle(said.get("circle"))
    person = find(network, str(person_id))
    with journal.entry(network, "edit", person=person.id, name=person.name, fields=sorted(said)) as entry:
        restate(entry, person, said, without)
        edited = find(network, str(person_id))
        if not edited.name:
            raise BadInput(_("A person needs a name."))
    return edited


def _check_circle(circle: int | None) -> None:
    if circle not in (None, *CIRCLES):
        raise BadInput("A circle is 5, 15, 50 or 150.")


def _hand_id(network: Network, person: Person) -> int:
    return Record.objects.of(network).filter(person=person, source="hand").values_list("pk", flat=True)[0]


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


def resume(network: Network, person_id: UUID, *, today: date) -> bool:
    """The time of peace ends today. Returns whether there was one."""
    person = find(network, str(person_id))
    with journal.entry(network, "resume", person=person.id, name=person.name) as entry:
        records = list(Record.objects.of(network).filter(person=person).values_list("pk", flat=True))
        pauses = Pause.objects.of(network).filter(record__in=records)
        standing = list(pauses.filter(Q(until=None) | Q(until__gt=today)))
        for row in standing:
            entry.before(row)
            row.until = today
            row.save()
    return bool(standing)
