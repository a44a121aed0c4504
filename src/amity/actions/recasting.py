"""Talks seen anew once it is known which addresses are the owner's, or that one is not.

Whoever writes from their own address wrote *to* the others; whoever gets mail is no partner of
their own. What an import stored before it knew is set right here, so that it makes no difference
whether a file or the answer came first.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from amity.actions import ties
from amity.actions.touches import makes_tie
from amity.store.bulk import chunks, insert, update
from amity.store.models import Handle, Network, Participant, Record, Touch
from amity.store.people import project
from amity.store.touches import erase_touches

_ONE_WAY = ("mail", "message", "chat", "invitation")  # channels in which one writes and others read


def recast(network: Network, values: Iterable[str], *, mine: bool) -> None:
    """The records that bear these normalised addresses or names are the owner's now, or no longer."""
    records = _bearers(network, set(values))
    if not records:
        return
    people = project(network, records)
    for some in chunks(records):
        people |= _taken_out(network, some) if mine else _put_in(network, some)
    ties.rebuild(network, people)


def _bearers(network: Network, values: set[str]) -> set[int]:
    found: set[int] = set()
    for some in chunks(values):
        found.update(Handle.objects.of(network).filter(value__in=some).values_list("record_id", flat=True))
        found.update(Record.objects.of(network).filter(key__in=some).values_list("pk", flat=True))
    return found


def _taken_out(network: Network, records: Sequence[int]) -> set[UUID]:
    """The owner is no partner of their own talks: their part says only which way these went."""
    parts = Participant.objects.of(network).filter(record__in=records).exclude(touch__source="hand")
    mine: dict[int, list[Participant]] = defaultdict(list)
    for part in parts:
        mine[part.touch_id].append(part)
    people: set[UUID] = set()
    for some in chunks(mine):
        Participant.objects.of(network).filter(touch__in=some, record__in=records).erase()
        touches = list(Touch.objects.of(network).filter(pk__in=some))
        for touch in touches:
            _turn_outward(touch, mine[touch.pk])
        people |= _store(network, touches)
    return people


def _turn_outward(touch: Touch, mine: Sequence[Participant]) -> None:
    touch.own_id = touch.own_id or min(part.record_id for part in mine)
    touch.people -= len(mine)
    if touch.channel in _ONE_WAY:
        wrote = any(part.role == "from" for part in mine)
        touch.direction = Touch.Direction.OUT if wrote else touch.direction
        if touch.direction == Touch.Direction.NONE:
            touch.direction = Touch.Direction.IN


def _put_in(network: Network, records: Sequence[int]) -> set[UUID]:
    """What was taken for the owner's is somebody else's address."""
    touches = list(Touch.objects.of(network).filter(own__in=records).select_related("own"))
    parts = []
    for touch in touches:
        wrote = touch.channel in _ONE_WAY and touch.direction == Touch.Direction.OUT
        role = "from" if wrote else "to"
        parts.append(Participant(network=network, touch=touch, record=touch.own, role=role, at=touch.at))
        touch.direction = Touch.Direction.IN if wrote else touch.direction
        touch.own_id, touch.people = None, touch.people + 1
    insert(parts)
    return _store(network, touches)


def _store(network: Network, touches: Sequence[Touch]) -> set[UUID]:
    """Write the touches and who counts on them; a note to oneself is no talk. Returns whom it concerns."""
    people: set[UUID] = set()
    for some in chunks(touches):
        by_id = {touch.pk: touch for touch in some}
        update(some, "own", "people", "direction")
        parts = list(Participant.objects.of(network).filter(touch__in=by_id).select_related("record"))
        for part in parts:
            part.counts = makes_tie(by_id[part.touch_id], part.role)
        update(parts, "counts")
        people |= {part.record.person_id for part in parts if part.record.person_id}
        erase_touches(network, by_id.keys() - {part.touch_id for part in parts})
    return people
