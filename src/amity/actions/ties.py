"""Keep the state of ties in step with touches, in the transaction of whoever changes them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from amity import rhythm
from amity.actions.events import following
from amity.people.records import Standing
from amity.rhythm import Event
from amity.store import together
from amity.store.bulk import chunks, put
from amity.store.models import Network, Participant, Person, Tie
from amity.store.reading import records_of

__all__ = ["Event", "compare", "histories", "of_row", "rebuild", "refresh"]

_STATE = tuple(field.name for field in fields(rhythm.Tie) if field.name != "waiting")
_SMALL = 200  # people whose whole history is read at once, so that memory stays flat
_DIGITS = 9  # how many digits of a float must agree


def refresh(network: Network, touched: Mapping[UUID, Sequence[Event]]) -> None:
    """Bring the ties of these people up to date with their new events.

    `touched` maps a person's id to `Event(at, direction, depth, asks, touch)`: an aware time, the
    touch's direction, its depth, whether its text asks something, and its number (`Touch.pk`).
    Give only touches on which the person's participation counts; depth 0 is left out here.

    Important: the participants must be stored already. An event older than the tie's last one
    cannot be added to the averages, so that tie is built afresh from its participants. The number
    of statements is constant for up to 500 people.
    """
    zone = ZoneInfo(network.time_zone)
    kept = _kept(network, touched)
    standing = {tie.person_id: tie for tie in _rows(network, kept)}
    moved, late = [], []
    for person in kept:
        row = standing.get(person)
        tie = rhythm.extend(of_row(row) if row else None, touched[person], zone)
        if tie:
            moved.append(_row(network, person, tie))
        elif any(event.depth >= 1 for event in touched[person]):
            late.append(person)
    put(moved)
    if late:
        _rebuild_kept(network, late, zone)
    following.settle(network, kept)


def rebuild(network: Network, person_ids: Iterable[UUID]) -> None:
    """Build the ties of these people afresh from their touches, and note anew with whom they were on one talk.

    Nobody but a person has a tie: not the owner, no list, nobody without a touch that counts.
    """
    ids = sorted(set(person_ids))
    together.rebuild(network, ids)
    kept = _kept(network, ids)
    _erase(network, set(ids) - set(kept))
    _rebuild_kept(network, kept, ZoneInfo(network.time_zone))
    following.settle(network, kept)


def compare(network: Network) -> list[str]:
    """What differs between the stored ties and the same ties built afresh, one sentence each."""
    zone = ZoneInfo(network.time_zone)
    people = Person.objects.of(network).order_by("sort_name", "id")
    sentences = []
    for some in chunks(people.iterator(), _SMALL):
        stored = {tie.person_id: tie for tie in _rows(network, [person.id for person in some])}
        kept = [person.id for person in some if _may_have_tie(person)]
        built = dict(_built(network, kept, zone))
        for person in some:
            fresh = _row(network, person.id, built[person.id]) if person.id in built else None
            sentences += _differences(person.name, stored.get(person.id), fresh)
    return sentences


def of_row(row: Any) -> rhythm.Tie:
    """The chapter's tie that a row holds: a Tie, or a tuple with its columns by name."""
    state = {name: getattr(row, name) for name in _STATE}
    return rhythm.Tie(**state, waiting=row.waiting_id)


def _may_have_tie(person: Person) -> bool:
    return person.standing == Standing.PERSON and not person.is_me


def _kept(network: Network, ids: Iterable[UUID]) -> list[UUID]:
    people = Person.objects.of(network).filter(standing=Standing.PERSON, is_me=False)
    return [
        found for some in chunks(ids) for found in people.filter(id__in=some).values_list("id", flat=True)
    ]


def _rows(network: Network, ids: Iterable[UUID]) -> list[Tie]:
    return [tie for some in chunks(ids) for tie in Tie.objects.of(network).filter(person__in=some)]


def _row(network: Network, person: UUID, tie: rhythm.Tie) -> Tie:
    low, high = rhythm.usual(tie) or (None, None)
    return Tie(
        network=network,
        person_id=person,
        **{name: getattr(tie, name) for name in _STATE},
        waiting_id=tie.waiting,
        usual_low=low,
        usual_high=high,
        quiet_from=rhythm.quiet_from(tie),
        strength=tie.strength,
    )


def _rebuild_kept(network: Network, ids: Sequence[UUID], zone: ZoneInfo) -> None:
    for some in chunks(ids, _SMALL):
        built = dict(_built(network, some, zone))
        put(_row(network, person, tie) for person, tie in built.items())
        _erase(network, set(some) - built.keys())


def histories(network: Network, ids: Sequence[UUID]) -> dict[UUID, list[Event]]:
    """What makes the ties of these people: their touches that count. Ask for a few hundred at a time."""
    events: dict[UUID, list[Event]] = {}
    person_of = records_of(network, ids)
    counting = Participant.objects.of(network).filter(
        record__in=list(person_of), counts=True, touch__depth__gte=1
    )
    told = counting.values_list(
        "record_id", "at", "touch__direction", "touch__depth", "touch__asks", "touch_id"
    )
    for record, at, direction, depth, asks, touch in told.iterator(chunk_size=5000):
        events.setdefault(person_of[record], []).append(Event(at, direction, depth, asks, touch))
    return events


def _built(network: Network, ids: Sequence[UUID], zone: ZoneInfo) -> Iterator[tuple[UUID, rhythm.Tie]]:
    for person, history in histories(network, ids).items():
        if tie := rhythm.build(history, zone):
            yield person, tie


def _erase(network: Network, ids: Iterable[UUID]) -> None:
    for some in chunks(ids):
        Tie.objects.of(network).filter(person__in=some).erase()


def _differences(name: str, stored: Tie | None, fresh: Tie | None) -> list[str]:
    if stored is None and fresh is None:
        return []
    if stored is None:
        return [f"The tie with {name} is missing; its touches give one."]
    if fresh is None:
        return [f"The tie with {name} rests on no touch that counts."]
    return [
        f"The tie with {name} holds {column.attname} = {was!r}; its touches give {now!r}."
        for column in Tie._meta.concrete_fields
        if not _same(was := getattr(stored, column.attname), now := getattr(fresh, column.attname))
    ]


def _same(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return round(one, _DIGITS) == round(other, _DIGITS)
    return one == other
