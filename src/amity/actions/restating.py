"""What the owner says of somebody: the card of the hand record, and what they took off other records."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from amity.people.handles import normal_email, normal_phone, normal_url
from amity.people.records import Card
from amity.people.showing import HAND, SET_ASIDE, aside_mark
from amity.store.journal import Entry
from amity.store.models import Date, Handle, Person, Record, RecordVersion
from amity.store.people import hand_record, project, say
from amity.store.sayings import rewrite_hand_details
from amity.store.sketches import sketch_again

_LABELS = {"kinds": "kind", "tags": "tag", "topics": "topic", "groups": "group"}
_HANDLES = {"emails": Handle.Kind.EMAIL, "phones": Handle.Kind.PHONE, "urls": Handle.Kind.URL}
Without = Mapping[str, Iterable[str]]  # field of a Card -> values that are no longer shown, whoever said them


def card_by_hand(entry: Entry, person: Person) -> tuple[Record, Card]:
    """The hand record of somebody and what it says now; made on first use."""
    record = hand_record(entry, person)
    version = RecordVersion.objects.of(entry.network).get(record=record, number=record.latest)
    return record, Card.from_json(version.said)


def restate(
    entry: Entry,
    person: Person,
    said: Mapping[str, Any],
    without: Without | None = None,
    *,
    at: datetime | None = None,
) -> None:
    """Say these fields of the hand card anew, take these values off, and show the person as that makes them."""
    record, before = card_by_hand(entry, person)
    card = _without(replace(before, **said), without or {})
    _take_handles_off(entry, person, record, without or {})
    if card.to_json() != before.to_json():
        entry.before(record)
        new = say(record, card, at=at or timezone.now())
        entry.created(new)
        record.latest = new.number
        record.save()
    rewrite_hand_details(entry.network, [record.pk])
    project(entry.network, [record.pk])


def take_days_off(entry: Entry, days: Iterable[Date]) -> None:
    """Days that files told of go until a file tells something new of this person."""
    for day in days:
        if day.record.source != HAND:
            entry.deletes(day)


def _without(card: Card, without: Without) -> Card:
    """The card without these values; labels that others say are noted, so that they stay off."""
    gone = {field: {value.casefold() for value in values} for field, values in without.items()}
    kept: dict[str, Any] = {
        field: tuple(value for value in getattr(card, field) if value.casefold() not in values)
        for field, values in gone.items()
    }
    marks = {aside_mark(kind, value) for field, kind in _LABELS.items() for value in without.get(field, ())}
    back = {
        aside_mark(kind, value) for field, kind in _LABELS.items() for value in getattr(card, field)
    } - marks
    aside = sorted((set(card.extra.get(SET_ASIDE, ())) | marks) - back)
    extra = {key: value for key, value in card.extra.items() if key != SET_ASIDE}
    return replace(card, **kept, extra=extra | ({SET_ASIDE: aside} if aside else {}))


def _take_handles_off(entry: Entry, person: Person, record: Record, without: Without) -> None:
    """Addresses that other records brought: their rows go, so that no draft and no list uses them."""
    network = entry.network
    normal: dict[str, Callable[[str], str]] = {
        "emails": normal_email,
        "phones": lambda raw: normal_phone(raw, network.region),
        "urls": normal_url,
    }
    records = Record.objects.of(network).filter(person=person).exclude(pk=record.pk)
    ids = list(records.values_list("pk", flat=True))
    for field, kind in _HANDLES.items():
        values = {normal[field](value) for value in without.get(field, ())}
        rows = list(Handle.objects.of(network).filter(record__in=ids, kind=kind, value__in=values))
        entry.deletes(*rows)
        sketch_again(network, {row.record_id for row in rows})
