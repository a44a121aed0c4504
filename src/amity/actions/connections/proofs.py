"""What the book holds that shows a tie between two people, kind by kind, each in a constant number of statements.

`around` names the people of whom one end must be; None asks for everybody. The owner stands under
`owner_id`. Pairs come in any order and may name somebody who is no person: whoever asks leaves those out.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations, product
from uuid import UUID

from django.db.models import Count, F, Max, Min, Q, QuerySet, Sum

from amity.connections import evidence
from amity.connections.evidence import MANY, Evidence, Kind, Source, Stay
from amity.giving.consent import Step
from amity.people.workplaces import is_school
from amity.rhythm.ties import LANDMARK
from amity.store.bulk import chunks
from amity.store.models import (
    Connection,
    IntroductionStep,
    Label,
    Network,
    Person,
    Position,
    Relation,
    Together,
)
from amity.store.reading import records_of

Pair = tuple[UUID, UUID]
Proof = tuple[UUID, UUID, Evidence]
Around = Collection[UUID] | None


def between(network: Network, around: Around, today: date) -> Iterator[Proof]:
    """All evidence between people; the owner's own talks are apart (`own.own`)."""
    yield from talks(network, around, today)
    yield from colleagues(network, around, today)
    yield from relations(network, around)
    yield from introductions(network, around, today)
    yield from groups(network, around)
    yield from stated(network, around)


def talks(network: Network, around: Around, today: date) -> Iterator[Proof]:
    """Who was on one talk with whom, until this day."""
    faded = 0.5 ** ((today.toordinal() - LANDMARK) / evidence.HALF_LIFE)
    days = Together.objects.of(network).filter(day__lte=today)
    parts = (
        [days.filter(one__lt=F("other"))]
        if around is None
        else [days.filter(one__in=some) for some in chunks(around)]
    )
    for rows in parts:
        summed = rows.values_list("one", "other", "met").annotate(
            Sum("weight"), Count("day"), Max("share"), Min("day"), Max("day")
        )
        for one, other, met, weight, count, most, first, last in summed.iterator(chunk_size=5000):
            yield one, other, evidence.talks(
                Kind.MET if met else Kind.TALKED, weight * faded, count=count, most=most, first=first, last=last
            )  # fmt: skip


def colleagues(network: Network, around: Around, today: date) -> Iterator[Proof]:
    """Who was at one organisation at the same time, where not too many are known."""
    posts = Position.objects.of(network)
    if around is not None:
        at: set[UUID] = set()
        for some in chunks(around):
            told = posts.filter(record__in=list(records_of(network, some)))
            at.update(told.values_list("organisation_id", flat=True))
        posts = posts.filter(organisation__in=_of_few(network, at))
    wanted = None if around is None else set(around)
    for name, id, stays in _stays(posts):
        if not 2 <= len(stays) <= MANY:
            continue
        source = Source(name=name, organisation=str(id))
        for one, other in _pairs(stays, wanted):
            found = [
                proof
                for a, b in product(stays[one], stays[other])
                if (proof := evidence.colleagues(
                    a, b, people=len(stays), today=today, source=source, school=is_school(name)
                ))
            ]  # fmt: skip
            if found:
                yield one, other, max(found, key=lambda proof: proof.strength)


def _of_few(network: Network, organisations: Iterable[UUID]) -> list[UUID]:
    """Those at which not very many posts are known: several may be of one person."""
    return [
        id
        for some in chunks(organisations)
        for id, count in Position.objects.of(network)
        .filter(organisation__in=some)
        .values_list("organisation_id")
        .annotate(Count("id"))
        if count <= 3 * MANY
    ]


def _stays(posts: "QuerySet[Position]") -> Iterator[tuple[str, UUID, dict[UUID, list[Stay]]]]:
    """Of each organisation who was there when."""
    names: dict[UUID, str] = {}
    at: dict[UUID, dict[UUID, list[Stay]]] = defaultdict(lambda: defaultdict(list))
    told = posts.values_list(
        "organisation_id", "organisation__name", "record__person_id", "started", "ended", "current"
    )
    for id, name, person, *stay in told.iterator(chunk_size=5000):
        if person is not None:
            names[id] = name
            at[id][person].append(Stay(*stay))
    return ((names[id], id, stays) for id, stays in at.items())


def _pairs(people: Collection[UUID], wanted: set[UUID] | None) -> Iterable[Pair]:
    if wanted is None:
        return combinations(people, 2)
    here = [one for one in people if one in wanted]
    return (
        (one, other)
        for one in here
        for other in people
        if one != other and (other not in wanted or one < other)
    )


def relations(network: Network, around: Around) -> Iterator[Proof]:
    """Who is noted as whose partner, manager, friend: by the owner's choice of a person, or by a full name that one bears."""
    rows = Relation.objects.of(network).select_related("record", "other").order_by("created_at", "id")
    parts = [rows] if around is None else [rows.filter(_concerns(network, some)) for some in chunks(around)]
    found = [row for part in parts for row in part]
    bearers = _bearers(network, {row.name_key for row in found if not row.other_id and row.name_key})
    for row in found:
        end = row.other.person_id if row.other else bearers.get(row.name_key)
        if end and row.record.person_id and end != row.record.person_id:
            source = Source(name=row.kind, label=row.label, relation=str(row.pk))
            yield row.record.person_id, end, evidence.related(row.kind, source=source)


def _concerns(network: Network, some: Collection[UUID]) -> Q:
    records = list(records_of(network, some))
    names = Person.objects.of(network).filter(id__in=list(some)).values_list("name_key", flat=True)
    told = [name for name in names if " " in name]
    return Q(record__in=records) | Q(other__in=records) | Q(name_key__in=told, other=None)


def _bearers(network: Network, keys: Collection[str]) -> dict[str, UUID]:
    """Who bears a full name that nobody else bears."""
    found: dict[str, list[UUID]] = defaultdict(list)
    for some in chunks(keys):
        for key, id in Person.objects.of(network).filter(name_key__in=some).values_list("name_key", "id"):
            found[key].append(id)
    return {key: ids[0] for key, ids in found.items() if len(ids) == 1}


def introductions(network: Network, around: Around, today: date) -> Iterator[Proof]:
    """Whom the owner introduced to whom."""
    made = IntroductionStep.objects.of(network).filter(kind=Step.MADE, day__lte=today).order_by("day", "id")
    told = made.values_list(
        "introduction_id", "day", "introduction__record__person_id", "introduction__other__person_id"
    )
    for id, day, one, other in told:
        if one and other and one != other and _is_wanted(one, other, around):
            yield one, other, evidence.introduced(day, today=today, source=Source(introduction=str(id)))


def groups(network: Network, around: Around) -> Iterator[Proof]:
    """Who is in one small group of the address book."""
    rows = Label.objects.of(network).filter(kind=Label.Kind.GROUP)
    if around is not None:
        keys = {
            key
            for some in chunks(around)
            for key in rows.filter(person__in=some).values_list("key", flat=True)
        }
        rows = rows.filter(key__in=sorted(keys)[:MANY])
    members: dict[str, dict[UUID, str]] = defaultdict(dict)
    for key, value, person in rows.order_by("key", "person").values_list("key", "value", "person_id"):
        members[key][person] = value
    wanted = None if around is None else set(around)
    for those in members.values():
        name = next(iter(those.values()))
        proof = evidence.grouped(len(those), source=Source(name=name))
        if proof:
            yield from ((one, other, proof) for one, other in _pairs(those, wanted))


def stated(network: Network, around: Around) -> Iterator[Proof]:
    """What the owner says of two people; of several words the last one counts."""
    last: dict[frozenset[UUID], tuple[UUID, UUID, Connection]] = {}
    for row in Connection.objects.of(network).select_related("record", "other").order_by("created_at", "id"):
        one, other = row.record.person_id, row.other.person_id
        if one and other and one != other and _is_wanted(one, other, around):
            last[frozenset((one, other))] = one, other, row
    for one, other, row in last.values():
        yield one, other, evidence.stated(known=row.known, source=Source(connection=str(row.pk)))


def _is_wanted(one: UUID, other: UUID, around: Around) -> bool:
    return around is None or one in around or other in around


def strengths(proofs: Iterable[Proof], known: Mapping[UUID, UUID]) -> Iterator[tuple[UUID, UUID, float]]:
    """One strength for each pair. `known` says who is meant by an id: themselves, or the owner; others are left out."""
    left: dict[Pair, float] = {}
    for a, b, proof in proofs:
        one, other = known.get(a), known.get(b)
        if one and other and one != other:
            pair = (one, other) if one < other else (other, one)
            left[pair] = -1.0 if proof.denies else left.get(pair, 1.0) * (1 - proof.strength)
    return ((one, other, 1 - rest) for (one, other), rest in left.items() if rest >= 0)
