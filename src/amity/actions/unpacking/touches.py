"""Touches of an archive, with everybody on them; ties follow in the order in which things happened."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from amity.actions import ties
from amity.actions.unpacking.parcel import Named, Parcel, Unpacked, once
from amity.sources.rows import ArchiveRow
from amity.store import together
from amity.store.bulk import insert, insert_numbered
from amity.store.models import Participant, Record, Touch

_ELSEWHERE = frozenset({"own", "imported_by", "participants"})
Records = Mapping[Named, Record]


def touches(parcel: Parcel, rows: Sequence[ArchiveRow], done: Unpacked) -> None:
    """Store the touches that are not here under their key."""
    by_key = once(rows, lambda said: said["key"])
    seen = parcel.touches(by_key)
    new = {key: row for key, row in by_key.items() if key not in seen}
    named = parcel.records(name for row in new.values() for name in _names(row.said))
    made = {key: row for key, row in new.items() if _has_somebody(row, named, done)}
    stored = {key: _touch(parcel, row.said, named) for key, row in made.items()}
    insert_numbered(list(stored.values()), by="key")
    parts = [
        part for key, row in made.items() for part in _participants(parcel, stored[key], row.said, named)
    ]
    insert(parts)
    together.follow(parcel.network, [touch.pk for touch in stored.values() if touch.people > 1])
    ties.refresh(parcel.network, _events(stored, parts, named))
    done.touches_new += len(stored)
    done.touches_seen += len(seen)


def _names(said: Mapping[str, Any]) -> list[Named | None]:
    return [said["own"], *(part["record"] for part in said["participants"])]


def _has_somebody(row: ArchiveRow, named: Records, done: Unpacked) -> bool:
    parts = row.said["participants"]
    if parts and not any(part["record"] in named for part in parts):
        done.refuse(row, "Nobody who took part is here.")
        return False
    return True


def _touch(parcel: Parcel, said: Mapping[str, Any], named: Records) -> Touch:
    return Touch(
        network=parcel.network,
        own=named.get(said["own"]) if said["own"] else None,
        imported_by_id=parcel.origin(said["imported_by"]),
        **{name: value for name, value in said.items() if name not in _ELSEWHERE},
    )


def _participants(parcel: Parcel, touch: Touch, said: Mapping[str, Any], named: Records) -> list[Participant]:
    parts: dict[int, Participant] = {}
    for one in said["participants"]:
        record = named.get(one["record"])
        if record is not None:
            part = Participant(
                network=parcel.network, touch=touch, record=record, role=one["role"], at=touch.at, counts=one["counts"]
            )  # fmt: skip
            parts.setdefault(record.pk, part)
    return list(parts.values())


def _events(
    stored: Mapping[str, Touch], parts: Sequence[Participant], named: Records
) -> dict[UUID, list[ties.Event]]:
    by_number = {touch.pk: touch for touch in stored.values()}
    person_of = {record.pk: record.person_id for record in named.values()}
    events: dict[UUID, list[ties.Event]] = defaultdict(list)
    for part in parts:
        touch, person = by_number[part.touch_id], person_of[part.record_id]
        if part.counts and person and touch.depth:
            events[person].append(
                ties.Event(at=touch.at, direction=touch.direction, depth=touch.depth, asks=touch.asks, touch=touch.pk)
            )  # fmt: skip
    return events
