"""What the book holds that shows a tie between two people, kind by kind, each in a constant number of statements.

`around` names the people of whom one end must be; None asks for everybody. The owner stands under each
of their own people. Pairs come in any order and may name somebody who is no person: whoever asks
leaves those out (`strengths`).
"""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, combinations, product
from uuid import UUID

from django.db import connection
from django.db.models import Count, F, Max, Min, Q, QuerySet, Sum

from amity.actions.connections.book import Book
from amity.connections import evidence
from amity.connections.evidence import MANY, Evidence, Kind, Source, Stay
from amity.people.workplaces import is_school
from amity.rhythm.ties import LANDMARK
from amity.store.bulk import chunks
from amity.store.models import Label, Network, Person, Position, Relation, Together

Pair = tuple[UUID, UUID]
Proof = tuple[UUID, UUID, Evidence]
Around = Collection[UUID] | None


def among(book: Book, people: Collection[UUID]) -> Iterator[Proof]:
    """All evidence that two of these people know each other; the owner's own talks are apart (`own.own`)."""
    yield from talks(book, people)
    yield from _colleagues_among(book, people)
    yield from _noted(book, people)


def besides_talks(book: Book, around: Around) -> Iterator[Proof]:
    """What organisations, cards and the owner's own word show."""
    yield from colleagues(book, around)
    yield from _noted(book, around)


def _noted(book: Book, around: Around) -> Iterator[Proof]:
    yield from relations(book, around) if book.has_relations else ()
    yield from introductions(book, around)
    yield from groups(book, around) if book.has_groups else ()
    yield from stated(book, around)


def shared_with_owner(book: Book) -> list[Proof]:
    """What shows ties of the owner besides talks: employers, relations, their own word."""
    return list(besides_talks(book, book.owners)) if book.owners else []


def talks(book: Book, among: Collection[UUID]) -> Iterator[Proof]:
    """Which two of these people were on one talk, until this day."""
    faded = _faded(book)
    days = Together.objects.of(book.network).filter(day__lte=book.today, one__lt=F("other"))
    for some in chunks(among):
        summed = (
            days.filter(one__in=some)
            .values_list("one", "other", "met")
            .annotate(Sum("weight"), Count("day"), Max("share"), Min("day"), Max("day"))
        )
        for one, other, met, weight, count, most, first, last in summed.filter(other__in=list(among)):
            kind = Kind.MET if met else Kind.TALKED
            yield one, other, evidence.talks(
                kind, weight * faded, count=count, most=most, first=first, last=last
            )  # fmt: skip


def colleagues(book: Book, around: Around) -> Iterator[Proof]:
    """Who was at one organisation at the same time, where not too many are known."""
    posts = Position.objects.of(book.network)
    if around is None:
        parts = [posts]
    else:
        parts = [
            posts.filter(organisation__in=posts.filter(record__in=some).values("organisation"))
            for some in chunks(book.records(around))
        ]
    wanted = None if around is None else set(around)
    for name, id, stays in _stays(parts):
        if 2 <= len(stays) <= MANY:
            yield from _at_once(book, name, id, stays, _pairs(stays, wanted), people=len(stays))


def _colleagues_among(book: Book, people: Collection[UUID]) -> Iterator[Proof]:
    """The same where only those who are asked about are read, and how many others are there is counted."""
    posts = Position.objects.of(book.network)
    parts = [posts.filter(record__in=some) for some in chunks(book.records({*people, *book.owners}))]
    shared = [(name, id, stays) for name, id, stays in _stays(parts) if len(stays) > 1]
    count = Count("record__person", distinct=True)
    sizes = {
        id: size
        for some in chunks(id for _, id, _ in shared)
        for id, size in posts.filter(organisation__in=some).values_list("organisation_id").annotate(count)
    }
    for name, id, stays in shared:
        yield from _at_once(book, name, id, stays, combinations(stays, 2), people=sizes[id])


def _at_once(
    book: Book, name: str, id: UUID, stays: Mapping[UUID, set[Stay]], pairs: Iterable[Pair], *, people: int
) -> Iterator[Proof]:
    """Of two people's stays those that show the most. Most stays are alike, so each two are judged once."""
    source, school = Source(name=name, organisation=str(id)), is_school(name)

    @cache
    def shown(a: Stay, b: Stay) -> Evidence | None:
        return evidence.colleagues(a, b, people=people, today=book.today, source=source, school=school)

    for one, other in pairs:
        found = [proof for a, b in product(stays[one], stays[other]) if (proof := shown(a, b))]
        if found:
            yield one, other, max(found, key=lambda proof: proof.strength)


def _stays(parts: Iterable["QuerySet[Position]"]) -> Iterator[tuple[str, UUID, dict[UUID, set[Stay]]]]:
    """Of each organisation who was there when; each stay once, however many records or parts tell of it.

    Cards grow old without a word: of several undated posts only the one that is shown counts as held now.
    """
    names: dict[UUID, str] = {}
    at: dict[UUID, dict[UUID, set[Stay]]] = defaultdict(lambda: defaultdict(set))
    columns = (
        "organisation_id", "organisation__name", "record__person_id", "record__person__organisation_id",
        "started", "ended", "current",
    )  # fmt: skip
    for part in parts:
        for id, name, person, shown, started, ended, current in part.values_list(*columns).iterator():
            if person is not None:
                names[id] = name
                held = current and (started is not None or shown == id)
                at[id][person].add(Stay(started, ended, held))
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


def relations(book: Book, around: Around) -> Iterator[Proof]:
    """Who is noted as whose partner, manager, friend: by the owner's choice of a person, or by a full name that one bears."""
    rows = Relation.objects.of(book.network).select_related("record", "other").order_by("created_at", "id")
    parts = [rows] if around is None else [rows.filter(_concerns(book, some)) for some in chunks(around)]
    found = [row for part in parts for row in part]
    bearers = book.bearers({row.name_key for row in found if not row.other_id and row.name_key})
    for row in found:
        end = row.other.person_id if row.other else bearers.get(row.name_key)
        if end and row.record.person_id and end != row.record.person_id:
            source = Source(name=row.kind, label=row.label, relation=str(row.pk))
            yield row.record.person_id, end, evidence.related(row.kind, source=source)


def _concerns(book: Book, some: Collection[UUID]) -> Q:
    records = list(book.records(some))
    names = Person.objects.of(book.network).filter(id__in=list(some)).values_list("name_key", flat=True)
    told = [name for name in names if " " in name]
    return Q(record__in=records) | Q(other__in=records) | Q(name_key__in=told, other=None)


def introductions(book: Book, around: Around) -> Iterator[Proof]:
    """Whom the owner introduced to whom."""
    for id, day, one, other in book.introduced:
        if _is_wanted(one, other, around):
            source = Source(introduction=str(id))
            yield one, other, evidence.introduced(day, today=book.today, source=source)


def groups(book: Book, around: Around) -> Iterator[Proof]:
    """Who is in one small group of the address book."""
    rows = Label.objects.of(book.network).filter(kind=Label.Kind.GROUP)
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


def stated(book: Book, around: Around) -> Iterator[Proof]:
    """What the owner says of two people."""
    for id, one, other, known in book.stated:
        if _is_wanted(one, other, around):
            yield one, other, evidence.stated(known=known, source=Source(connection=str(id)))


def _is_wanted(one: UUID, other: UUID, around: Around) -> bool:
    return around is None or one in around or other in around


Edge = tuple[UUID, UUID, float]


def strengths(
    book: Book, proofs: Iterable[Proof], talked: Iterable[Edge] = (), people: Container[UUID] | None = None
) -> Iterator[Edge]:
    """One strength for each pair, the owner under one id, nobody absent.

    Whoever gives no `people` looks afterwards whether those met are people: looking for all takes longer than all else.
    """
    left: dict[Pair, float] = {}
    owners, owner, gone = frozenset(book.owners), book.owner, book.absent
    told = ((one, other, -1.0 if proof.denies else 1 - proof.strength) for one, other, proof in proofs)
    for a, b, rest in chain(((a, b, 1 - strength) for a, b, strength in talked), told):
        one, other = (owner if a in owners else a), (owner if b in owners else b)
        pair = (one, other) if one < other else (other, one)
        left[pair] = -1.0 if rest < 0 else left.get(pair, 1.0) * rest
    return (
        (one, other, 1 - rest)
        for (one, other), rest in left.items()
        if rest >= 0 and one != other and one not in gone and other not in gone
        and (people is None or ((one == owner or one in people) and (other == owner or other in people)))
    )  # fmt: skip


def talk_strengths(book: Book, around: Around) -> Iterator[Edge]:
    """What talks alone say of each pair. Read by the thousand for one way, so as plain text and with each id made once."""
    faded = evidence.A_DAY * _faded(book)
    day = Together._meta.get_field("day").get_db_prep_value(book.today, connection)
    own = Network._meta.pk.get_db_prep_value(book.network.pk, connection)
    wanted = frozenset(around or ())
    with connection.cursor() as cursor:
        for some in [None] if around is None else chunks(around):
            ids = [Network._meta.pk.get_db_prep_value(id, connection) for id in some or ()]
            among = '"one" < "other"' if some is None else f'"one" IN ({", ".join(["%s"] * len(ids))})'
            cursor.execute(_SUMS % among, [own, day, *ids])
            for told, with_, weight in cursor.fetchall():
                one, other = book.id(told), book.id(with_)
                if other not in wanted or one < other:  # of two of them each row tells the same
                    yield one, other, evidence.strength(weight * faded)


_SUMS = (
    'SELECT "one", "other", SUM("weight") FROM "amity_together" WHERE "network_id" = %%s AND "day" <= %%s AND %s'
    ' GROUP BY "one", "other"'
)


def _faded(book: Book) -> float:
    return float(0.5 ** ((book.today.toordinal() - LANDMARK) / evidence.HALF_LIFE))
