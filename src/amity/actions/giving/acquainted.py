"""What an introduction must know of two people: how well the owner knows each, where they are at home, whether they met."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from itertools import combinations
from uuid import UUID

from django.db.models import Q

from amity.actions.giving.whom import warmth
from amity.actions.lookout import people_of
from amity.base.text import fold
from amity.giving.introductions import Side
from amity.store.absent import absent
from amity.store.models import Label, Network, Participant, Pause, Person, Position, Relation
from amity.store.reading import records_of

CROWD = 20  # people on one talk: more of them have not met each other there


def resting(network: Network, today: date) -> set[UUID]:
    """Who is left in peace for now."""
    rows = Pause.objects.of(network).filter(since__lte=today, record__person__isnull=False)
    standing = rows.filter(Q(until=None) | Q(until__gt=today))
    return set(standing.values_list("record__person_id", flat=True))


def sides(network: Network, ids: Iterable[UUID], today: date) -> dict[str, Side]:
    """These people by id as text, but for those who died or asked to be left out."""
    people = people_of(network, besides=absent(network)).filter(id__in=list(ids))
    names = dict(people.values_list("id", "name"))
    warm, worlds = warmth(network, names, today), _worlds(network, names)
    return {
        str(id): Side(id=str(id), name=name, warmth=warm.get(id, 0.0), worlds=frozenset(worlds[id]))
        for id, name in names.items()
    }


def who_know_each_other(network: Network, pairs: Collection[frozenset[str]]) -> set[frozenset[str]]:
    """Those of these pairs of whom something shows that they know each other: a talk with both, a relation, one employer."""
    ids = {UUID(id) for pair in pairs for id in pair}
    owner = records_of(network, ids)
    return (_talked(network, owner) | _related(network, owner) | _colleagues(network, ids)) & set(pairs)


def _talked(network: Network, owner: dict[int, UUID]) -> set[frozenset[str]]:
    """Both took part in one talk of few people; a list or a crowd shows nothing."""
    rows = Participant.objects.of(network).filter(
        record__in=list(owner), counts=True, touch__people__gte=2, touch__people__lte=CROWD
    )
    there: dict[int, set[str]] = defaultdict(set)
    for touch, record in rows.values_list("touch_id", "record_id"):
        there[touch].add(str(owner[record]))
    return {frozenset(pair) for some in there.values() for pair in combinations(sorted(some), 2)}


def _related(network: Network, owner: dict[int, UUID]) -> set[frozenset[str]]:
    """Somebody is noted as the other's partner, colleague, friend; by the chosen record or by their full name."""
    rows = Relation.objects.of(network).filter(record__in=list(owner))
    by_name = dict(
        Person.objects.of(network).filter(id__in=set(owner.values())).values_list("name_key", "id")
    )
    found = set()
    for record, other, key in rows.values_list("record_id", "other_id", "name_key"):
        end = owner.get(other) if other else by_name.get(key) if " " in key else None
        if end:
            found.add(frozenset((str(owner[record]), str(end))))
    return found


def _colleagues(network: Network, ids: Collection[UUID]) -> set[frozenset[str]]:
    people = Person.objects.of(network).filter(id__in=list(ids), organisation__isnull=False)
    at: dict[UUID, set[str]] = defaultdict(set)
    for id, organisation in people.values_list("id", "organisation_id"):
        if organisation is not None:
            at[organisation].add(str(id))
    return {frozenset(pair) for some in at.values() for pair in combinations(sorted(some), 2)}


def _worlds(network: Network, people: Collection[UUID]) -> dict[UUID, set[str]]:
    """Employers, schools and groups of each, by name."""
    found: dict[UUID, set[str]] = defaultdict(set)
    owner = records_of(network, people)
    posts = Position.objects.of(network).filter(record__in=list(owner))
    for record, name in posts.values_list("record_id", "organisation__name"):
        found[owner[record]].add(fold(name))
    groups = Label.objects.of(network).filter(person__in=list(people), kind=Label.Kind.GROUP)
    for id, key in groups.values_list("person_id", "key"):
        found[id].add(key)
    return found
