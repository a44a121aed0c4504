"""Who was on one talk with whom, day by day: kept in step with touches, in the transaction of whoever changes them.

A day counts once for two people, with the greatest share of its talks, whatever order talks come in:
so nothing has to be built anew when an older one is brought in.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import permutations
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from amity.connections.evidence import CROWD, HALF_LIFE, share
from amity.people.records import Standing
from amity.rhythm.ties import LANDMARK
from amity.store.bulk import chunks
from amity.store.models import Network, Participant, Person, Together, Touch
from amity.store.reading import records_of

MEETINGS = frozenset({"meeting", "call", "video", "in_person"})
_IN_A_ROOM = MEETINGS | {"chat"}  # everybody hears everybody
_SMALL = 200  # people whose talks are read at once, so that memory stays flat


class Day(NamedTuple):
    """Two people on one talk on one day."""

    one: UUID
    other: UUID
    day: date
    met: bool
    share: float
    touch: int


def follow(network: Network, touches: Iterable[int]) -> None:
    """These talks were stored: note who was on them together."""
    for some in chunks(touches):
        _put(network, _days(network, some))


def rebuild(network: Network, people: Iterable[UUID]) -> None:
    """Note anew with whom these people were: after talks went or changed, or records moved from one to another."""
    for some in chunks(sorted(set(people)), _SMALL):
        forget(network, some)
        mine = set(some)
        days = _days(network, _shared_talks(network, some))
        _put(network, (day for day in days if day.one in mine or day.other in mine))


def forget(network: Network, people: Iterable[UUID]) -> None:
    """These people are gone, or built anew: nobody was with them."""
    for some in chunks(people):
        rows = Together.objects.of(network).filter(one__in=some)
        pairs = set(rows.values_list("one", "other"))
        if pairs:
            rows.erase()
            own = _db(network.pk)
            with connection.cursor() as cursor:
                cursor.executemany(_DELETE, [(own, _db(other), _db(one)) for one, other in sorted(pairs)])


def lay() -> None:
    """Note it for talks stored before it was noted."""
    for network in Network.objects.all():
        if not Together.objects.of(network).exists():
            everything = _of_few(network).order_by("pk").values_list("pk", flat=True)
            follow(network, list(everything))


def compare(network: Network) -> list[str]:
    """What differs between what is noted and the talks, one sentence at most."""
    touches = _of_few(network).order_by("pk").values_list("pk", flat=True)
    fresh: dict[tuple[UUID, UUID, date, bool], float] = {}
    for some in chunks(touches.iterator()):
        for day in _days(network, some):
            key = day[:4]
            fresh[key] = max(fresh.get(key, 0.0), day.share)
    columns = ("one", "other", "day", "met", "share")
    stored = {tuple(key): share for *key, share in Together.objects.of(network).values_list(*columns)}
    wrong = sum(fresh.get(key) != stored.get(key) for key in fresh.keys() | stored.keys())
    return [f"{wrong} days that two people spent on one talk are not what the talks say."] if wrong else []


def _of_few(network: Network) -> Any:
    return Touch.objects.of(network).filter(depth__gte=1, people__gte=2, people__lte=CROWD)


def _shared_talks(network: Network, people: Sequence[UUID]) -> list[int]:
    parts = Participant.objects.of(network).filter(
        record__in=list(records_of(network, people)),
        touch__depth__gte=1, touch__people__gte=2, touch__people__lte=CROWD,
    )  # fmt: skip
    return sorted(set(parts.values_list("touch_id", flat=True)))


def _days(network: Network, touches: Sequence[int]) -> Iterator[Day]:
    """Both ways round, each pair of people who count and were on one of these talks."""
    zone = ZoneInfo(network.time_zone)
    for some in chunks(touches):
        few = _of_few(network).filter(pk__in=some).values_list("pk", "at", "channel", "people")
        talks = {pk: rest for pk, *rest in few}
        parts = Participant.objects.of(network).filter(touch__in=list(talks)).order_by("touch_id", "pk")
        there: dict[int, dict[UUID, str]] = {}
        for touch, person, role in parts.values_list("touch_id", "record__person_id", "role"):
            if person is not None:
                there.setdefault(touch, {}).setdefault(person, role)
        kept = _kept(network, {person for those in there.values() for person in those})
        for touch, those in there.items():
            roles = {person: role for person, role in those.items() if person in kept}
            yield from _of_talk(touch, talks[touch], roles, zone)


def _of_talk(touch: int, talk: Sequence[Any], roles: Mapping[UUID, str], zone: ZoneInfo) -> Iterator[Day]:
    at, channel, people = talk
    moment: datetime = at
    day = moment.astimezone(zone).date()
    for one, other in permutations(sorted(roles), 2):
        beside = channel not in _IN_A_ROOM and not {roles[one], roles[other]} & {"from", "with"}
        yield Day(one, other, day, channel in MEETINGS, share(people, beside=beside), touch)


def _kept(network: Network, ids: Collection[UUID]) -> set[UUID]:
    people = Person.objects.of(network).filter(standing=Standing.PERSON, is_me=False)
    return {id for some in chunks(ids) for id in people.filter(id__in=some).values_list("id", flat=True)}


def _put(network: Network, days: Iterable[Day]) -> None:
    best: dict[tuple[UUID, UUID, date, bool], Day] = {}
    for one in days:
        held = best.get(one[:4])
        if held is None or one[4:] > held[4:]:
            best[one[:4]] = one
    own = _db(network.pk)
    ids = {id: _db(id) for day in best.values() for id in (day.one, day.other)}
    rows = [
        (own, ids[d.one], ids[d.other], d.day.isoformat(), d.met, d.share, _weight(d), d.touch)
        for d in sorted(best.values())
    ]
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, rows)


def _weight(day: Day) -> float:
    """The share of that day as it counts on the landmark day, under the half-life of paths."""
    return float(day.share * 2.0 ** ((day.day.toordinal() - LANDMARK) / HALF_LIFE))


def _db(id: UUID) -> Any:  # what the driver takes: text on SQLite, a UUID on PostgreSQL
    return Network._meta.pk.get_db_prep_value(id, connection)


_INSERT = (
    'INSERT INTO "amity_together" ("network_id", "one", "other", "day", "met", "share", "weight", "touch")'
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (network_id, one, other, day, met) DO UPDATE SET"
    " share = excluded.share, weight = excluded.weight, touch = excluded.touch"
    " WHERE amity_together.network_id = excluded.network_id AND (excluded.share > amity_together.share"
    " OR (excluded.share = amity_together.share AND excluded.touch > amity_together.touch))"
)
_DELETE = 'DELETE FROM "amity_together" WHERE "network_id" = %s AND "one" = %s AND "other" = %s'
