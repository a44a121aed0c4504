"""Links of an archive: which records are one person, which were taken apart, which stay apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from amity.actions.unpacking.parcel import Parcel, Unpacked
from amity.sources.rows import ArchiveRow
from amity.store.bulk import chunks, insert
from amity.store.models import LinkEvent, Record
from amity.store.people import project

Said = Mapping[str, Any]
REVOKE = LinkEvent.Kind.REVOKE


def links(parcel: Parcel, rows: Sequence[ArchiveRow], done: Unpacked) -> None:
    """Store the links that are not here yet, with their withdrawals; people follow."""
    ends = parcel.records(end for row in rows for end in (row.said["a"], row.said["b"]))
    here = _here(parcel, ends.values())
    touched: set[int] = set()
    for row in rows:
        a, b = ends.get(row.said["a"]), ends.get(row.said["b"])
        if a is None or b is None or a.pk == b.pk:
            done.refuse(row, "The link names a record that is not here.")
        elif not here.has(row.said, a.pk, b.pk):
            touched |= _store(parcel, row.said, a, b)
    project(parcel.network, touched)


class _Here:
    """The links between some records as they stood before this batch."""

    def __init__(self, events: Iterable[LinkEvent], withdrawn: set[int]) -> None:
        self._exact: set[tuple[Any, ...]] = set()
        self._standing: dict[tuple[Any, ...], int] = defaultdict(int)
        for event in events:
            self._exact.add((event.kind, event.a_id, event.b_id, event.rule, event.created_at))
            if event.pk not in withdrawn:
                self._standing[_likeness(event.kind, event.a_id, event.b_id, event.rule, event.evidence)] += 1

    def has(self, said: Said, a: int, b: int) -> bool:
        """The very link; or, for one that holds, another that says the same."""
        if (said["kind"], a, b, said["rule"], said["created_at"]) in self._exact:
            return True
        alike = _likeness(said["kind"], a, b, said["rule"], said["evidence"])
        return not said["revoked"] and self._standing.get(alike, 0) > 0


def _likeness(kind: str, a: int, b: int, rule: str, evidence: Mapping[str, Any]) -> tuple[Any, ...]:
    return kind, min(a, b), max(a, b), rule, evidence.get("key", "")


def _here(parcel: Parcel, records: Iterable[Record]) -> _Here:
    events: dict[int, LinkEvent] = {}
    withdrawn: set[int] = set()
    for some in chunks(record.pk for record in records):
        for event in LinkEvent.objects.of(parcel.network).filter(a__in=some).exclude(kind=REVOKE):
            events[event.pk] = event
        for event in LinkEvent.objects.of(parcel.network).filter(b__in=some).exclude(kind=REVOKE):
            events[event.pk] = event
    for some in chunks(events):
        revoked = LinkEvent.objects.of(parcel.network).filter(revokes__in=some)
        withdrawn |= set(revoked.values_list("revokes_id", flat=True))
    return _Here(events.values(), withdrawn)


def _store(parcel: Parcel, said: Said, a: Record, b: Record) -> set[int]:
    link = LinkEvent(
        network=parcel.network,
        a=a,
        b=b,
        imported_by_id=parcel.origin(said["imported_by"]),
        **{name: said[name] for name in ("kind", "rule", "evidence", "actor", "created_at")},
    )
    link.save(force_insert=True)
    insert(
        LinkEvent(
            network=parcel.network,
            kind=REVOKE,
            a=a,
            b=b,
            revokes=link,
            rule=one["rule"],
            actor=one["actor"],
            imported_by_id=parcel.origin(one["imported_by"]),
            created_at=one["created_at"],
        )
        for one in said["revoked"]
    )
    return {a.pk, b.pk}
