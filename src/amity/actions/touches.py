"""Touches in bulk: whose turn it was, how deep it went, who took part; each stored once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from amity.actions import ties
from amity.actions.parties import Address, Known, address_of
from amity.base.ids import digest
from amity.base.text import clean, excerpt, one_line
from amity.conversations.asking import asks_something
from amity.sources.rows import Party, TouchRow
from amity.store import together
from amity.store.bulk import chunks, insert, insert_numbered
from amity.store.models import Import, Network, Participant, Record, Touch
from amity.store.touches import erase_touches

MOST_PEOPLE = 50  # a message to more people, the owner among them, makes no tie
MOST_ASKED = (
    4  # people on a question, sender and owner included; among more it waits for nobody in particular
)
A_LONG_TALK = 60  # minutes
_TALKS = frozenset({"meeting", "call", "video", "in_person"})
_CLICKS = frozenset({"invitation", "endorsement"})  # one click is no talk; words with it are


@dataclass(slots=True)
class Prepared:
    """A touch that is ready to be stored, with everybody on it but the owner."""

    touch: Touch
    parties: dict[Address, str] = field(default_factory=dict)  # address -> role
    answers: str = ""  # key of the touch it answers
    own: Address | None = None
    lists: bool = False
    to_all: bool = False  # the owner wrote to a list and nobody else: an answer will count


def prepared(rows: Iterable[TouchRow], mine: Known, *, excerpt_length: int) -> list[Prepared]:
    """Rows as touches; newsletters and cancelled events make none."""
    made: dict[str, Prepared] = {}
    for row in rows:
        if not row.bulk and not row.cancelled:
            one = _prepare(row, mine, excerpt_length)
            if one.parties or one.to_all:
                made.setdefault(one.touch.key, one)
    return list(made.values())


def _prepare(row: TouchRow, mine: Known, length: int) -> Prepared:
    sender = address_of(row.sender, row.source) if row.sender else None
    own: Address | None = None
    parties: dict[Address, str] = {}
    everybody = set()
    to_list = row.to_list
    for party in (row.sender, *row.others):
        address = address_of(party, row.source) if party else None
        if address is None or party is None or party.robot:
            continue
        if address.value in mine.lists:
            to_list = True
            continue
        everybody.add(address)
        if mine.has(address):
            own = own or address
        else:
            parties.setdefault(address, _role(party, row))
    direction = _direction(row, sender, own, mine, to_list=to_list)
    touch = Touch(
        key=digest(row.source, row.key),
        at=row.at,
        source=row.source,
        channel=row.channel,
        direction=direction,
        depth=0 if to_list else _depth(row, len(everybody), direction),
        people=len(parties),
        subject=one_line(row.subject, limit=300),
        summary=excerpt(clean(row.text, limit=4000), length),
        place=one_line(row.place, limit=200),
        thread=digest(row.source, row.thread) if row.thread else "",
        asks=len(everybody) <= MOST_ASKED and asks_something(row.text),
        day_only=row.all_day,
        tz_assumed=row.tz_assumed,
    )
    answers = digest(row.source, row.replies_to) if row.replies_to else ""
    to_all = direction == Touch.Direction.OUT and any(party.robot for party in row.others)
    return Prepared(touch, parties, answers, own, lists=to_list, to_all=to_all)


def _role(party: Party, row: TouchRow) -> str:
    return "from" if party is row.sender else party.role


def _direction(
    row: TouchRow, sender: Address | None, own: Address | None, mine: Known, *, to_list: bool
) -> str:
    if row.direction:
        return row.direction
    if row.channel in _TALKS:
        return Touch.Direction.BOTH
    if mine.has(sender):
        return Touch.Direction.OUT
    if own is None and to_list:
        return Touch.Direction.NONE
    return Touch.Direction.IN


def _depth(row: TouchRow, people: int, direction: str) -> int:
    if direction == Touch.Direction.NONE or people > MOST_PEOPLE:
        return 0
    if row.channel in _CLICKS:
        return 1 if row.text.strip() else 0
    if row.channel not in _TALKS:
        return 1
    return 3 if row.minutes and row.minutes >= A_LONG_TALK else 2


def store_touches(
    network: Network, made: Sequence[Prepared], *, imported_by: Import | None
) -> tuple[dict[UUID, list[ties.Event]], int, int]:
    """Insert what is not there yet. Returns the tie events by person, and how many were new and seen before."""
    seen = _seen(network, [one.touch.key for one in made])
    new = [one for one in made if one.touch.key not in seen]
    _count_answers_on_lists(network, new)
    people = _people(network, {address for one in new for address in (*one.parties, one.own) if address})
    for one in new:
        own = people.get(one.own.identity) if one.own else None
        one.touch.network, one.touch.imported_by = network, imported_by
        one.touch.own_id = own[0] if own else None
    insert_numbered([one.touch for one in new], by="key")
    parts = [part for one in new for part in _participants(network, one, people)]
    insert(parts)
    together.follow(network, [one.touch.pk for one in new if one.touch.people > 1])
    return _events(new, parts, people), len(new), len(made) - len(new)


def called_off(network: Network, rows: Iterable[TouchRow]) -> set[UUID]:
    """Meetings that an earlier import took for held and this one knows as cancelled. Returns whose ties follow."""
    keys = [digest(row.source, row.key) for row in rows if row.cancelled]
    touches = {
        pk
        for some in chunks(keys)
        for pk in Touch.objects.of(network).filter(key__in=some).values_list("pk", flat=True)
    }
    people: set[UUID] = set()
    for some in chunks(touches):
        parts = Participant.objects.of(network).filter(touch__in=some, record__person__isnull=False)
        people.update(parts.values_list("record__person_id", flat=True))
    erase_touches(network, touches)
    return people


def _seen(network: Network, keys: Sequence[str]) -> set[str]:
    return {
        key
        for some in chunks(keys)
        for key in Touch.objects.of(network).filter(key__in=some).values_list("key", flat=True)
    }


def _people(network: Network, addresses: Iterable[Address]) -> dict[tuple[str, str], tuple[int, UUID]]:
    """Record and person by source and key."""
    by_source: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        by_source[address.source].append(address.value)
    return {
        (source, key): (record, person)
        for source, keys in by_source.items()
        for some in chunks(keys)
        for record, key, person in Record.objects.of(network)
        .filter(source=source, key__in=some)
        .values_list("pk", "key", "person_id")
    }


def _count_answers_on_lists(network: Network, new: Sequence[Prepared]) -> None:
    """On a mailing list only a direct answer is a talk: theirs to a mail of mine, or mine to one of theirs."""
    listed = {one.answers for one in new if one.lists and one.answers}
    if not listed:
        return
    asked = {one.touch.key: one.touch.direction for one in new if one.touch.key in listed}
    for some in chunks(listed - asked.keys()):
        asked |= dict(Touch.objects.of(network).filter(key__in=some).values_list("key", "direction"))
    senders = {one.touch.key: [a for a, role in one.parties.items() if role == "from"] for one in new}
    senders |= _stored_senders(network, asked.keys() - senders.keys())
    for one in new:
        if one.lists and one.answers in asked:
            _count_answer(one, asked[one.answers], senders.get(one.answers, []))


def _count_answer(one: Prepared, asked: str, senders: Sequence[Address]) -> None:
    if one.touch.direction == Touch.Direction.OUT:
        if senders:
            one.parties, one.touch.depth = dict.fromkeys(senders, "to"), 1
    elif asked == Touch.Direction.OUT:
        one.touch.direction, one.touch.depth = Touch.Direction.IN, 1


def _stored_senders(network: Network, keys: Iterable[str]) -> dict[str, list[Address]]:
    found: dict[str, list[Address]] = defaultdict(list)
    for some in chunks(keys):
        parts = Participant.objects.of(network).filter(touch__key__in=some, role="from")
        for key, source, value in parts.values_list("touch__key", "record__source", "record__key"):
            found[key].append(Address(source, "email", value))
    return found


def _participants(
    network: Network, one: Prepared, people: Mapping[tuple[str, str], tuple[int, UUID]]
) -> list[Participant]:
    parts: dict[int, Participant] = {}
    for address, role in one.parties.items():
        record = people.get(address.identity)
        if record:
            part = Participant(
                network=network,
                touch_id=one.touch.pk,
                record_id=record[0],
                role=role[:9],
                at=one.touch.at,
                counts=makes_tie(one.touch, role),
            )
            parts.setdefault(record[0], part)
    return list(parts.values())


def makes_tie(touch: Touch, role: str) -> bool:
    """Incoming mail ties its sender only; whoever else got it is a witness, not a partner."""
    if touch.depth == 0:
        return False
    return touch.direction != Touch.Direction.IN or role == "from"


def _events(
    new: Sequence[Prepared], parts: Sequence[Participant], people: Mapping[tuple[str, str], tuple[int, UUID]]
) -> dict[UUID, list[ties.Event]]:
    person_of = dict(people.values())
    touch_of = {one.touch.pk: one.touch for one in new}
    events: dict[UUID, list[ties.Event]] = defaultdict(list)
    for part in parts:
        touch = touch_of[part.touch_id]
        if part.counts:
            event = ties.Event(
                at=touch.at, direction=touch.direction, depth=touch.depth, asks=touch.asks, touch=touch.pk
            )
            events[person_of[part.record_id]].append(event)
    return events
