"""Records of an archive: what was ever said about people, word for word."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from amity.actions import matching, ties
from amity.actions.unpacking.parcel import Parcel, Unpacked, once, taken_elsewhere
from amity.people.records import Card, Standing
from amity.people.showing import ADDRESS_BOOKS, HAND
from amity.sources.rows import ArchiveRow
from amity.store.bulk import chunks, insert, insert_numbered
from amity.store.models import Date, Handle, Organisation, Position, Record, RecordVersion
from amity.store.people import ensure_organisations, project
from amity.store.sayings import Saying, counting, describe, rewrite_hand_details, write_details
from amity.store.sketches import sketch

Said = Mapping[str, Any]


def organisations(parcel: Parcel, rows: Sequence[ArchiveRow], done: Unpacked) -> None:  # noqa: ARG001 as all
    """Companies and schools under their ids; one that is here under its name stays as it is."""
    by_key = once(rows, lambda said: said["key"])
    here = Organisation.objects.of(parcel.network)
    known = {
        key for some in chunks(by_key) for key in here.filter(key__in=some).values_list("key", flat=True)
    }
    new = [row.said for key, row in by_key.items() if key not in known and key]
    ids = parcel.placed(Organisation, (said["id"] for said in new))
    made = (
        Organisation(network=parcel.network, **{**said, "id": ids[said["id"]]})
        for said in new
        if said["id"] in ids
    )
    insert(made)


def records(parcel: Parcel, rows: Sequence[ArchiveRow], done: Unpacked) -> None:
    """Everything that sources and the owner said, with all versions; people follow at once."""
    whole = [row for row in rows if _is_whole(row, done)]
    by_name = once(whole, lambda said: (said["source"], said["key"]))
    here = parcel.records(by_name)
    fresh = [row.said for name, row in by_name.items() if name not in here]
    new = _new(parcel, fresh)
    newer = _add_versions(parcel, [(here[name], row.said) for name, row in by_name.items() if name in here])
    people = project(parcel.network, [*new, *newer])
    if newer:
        ties.rebuild(parcel.network, people)
    done.records += len(by_name)


def _is_whole(row: ArchiveRow, done: Unpacked) -> bool:
    numbers = [version["number"] for version in row.said["versions"]]
    if (
        row.said["latest"] in numbers
        and len(set(numbers)) == len(numbers)
        and row.said["source"]
        and row.said["key"]
    ):
        return True
    done.refuse(row, "The record has no content of its own.")
    return False


def _new(parcel: Parcel, told: Sequence[Said]) -> list[int]:
    uids = [said["uid"] for said in told]
    taken = taken_elsewhere(parcel.network, Record, "uid", uids)
    taken |= {
        uid
        for some in chunks(uids)
        for uid in Record.objects.of(parcel.network).filter(uid__in=some).values_list("uid", flat=True)
    }
    made: dict[UUID, tuple[Record, Said]] = {}
    for said in told:
        uid = parcel.ids_of(said["uid"])[said["uid"] in taken or said["uid"] in made]
        made.setdefault(uid, (_record(parcel, said, uid), said))
    stored = [record for record, _ in made.values()]
    insert_numbered(stored, by="uid")
    _insert_details(parcel, list(made.values()))
    return [record.pk for record in stored]


def _record(parcel: Parcel, said: Said, uid: UUID) -> Record:
    return Record(
        network=parcel.network,
        uid=uid,
        imported_by_id=parcel.origin(said["imported_by"]),
        **{name: said[name] for name in ("source", "key", "latest", "name_key", "standing", "created_at")},
    )


def _insert_details(parcel: Parcel, made: Sequence[tuple[Record, Said]]) -> None:
    insert(_version(parcel, record, one, one["number"]) for record, said in made for one in said["versions"])
    handles = {
        (record.pk, one["kind"], one["value"]): Handle(network=parcel.network, record=record, **one)
        for record, said in made
        for one in said["handles"]
    }
    insert(handles.values())
    insert(
        Date(network=parcel.network, record=record, **one) for record, said in made for one in said["dates"]
    )
    latest = ((record, _latest(record, said)) for record, said in made)
    sketch(parcel.network, latest, fresh=[record.pk for record, _ in made])
    posts = [(record, one) for record, said in made for one in said["positions"]]
    places = _places(parcel, [one["organisation"] for _, one in posts])
    insert(
        Position(
            network=parcel.network,
            record=record,
            organisation_id=places[post["organisation"]],
            **{name: post[name] for name in ("title", "started", "ended", "current")},
        )
        for record, post in posts
        if post["organisation"] in places
    )


def _latest(record: Record, said: Said) -> Card:
    return Card.from_json(next(one["said"] for one in said["versions"] if one["number"] == record.latest))


def _places(parcel: Parcel, keys: Iterable[str]) -> dict[str, UUID]:
    """Organisations by key; a chapter that was lost is made up for by their keys."""
    return ensure_organisations(parcel.network, keys)


def _version(parcel: Parcel, record: Record, said: Said, number: int) -> RecordVersion:
    return RecordVersion(
        network=parcel.network,
        record=record,
        number=number,
        said_hash=_hash(said),
        imported_by_id=parcel.origin(said["imported_by"]),
        **{name: said[name] for name in ("said", "said_at", "position", "news", "created_at")},
    )


def _hash(said: Said) -> str:
    return Card.from_json(said["said"]).fingerprint()


def _add_versions(parcel: Parcel, told: Sequence[tuple[Record, Said]]) -> list[int]:
    """What a record that is here did not say yet. The newest saying counts, wherever it was written down."""
    known: dict[int, list[RecordVersion]] = defaultdict(list)
    for some in chunks(record.pk for record, _ in told):
        for version in RecordVersion.objects.of(parcel.network).filter(record__in=some).order_by("number"):
            known[version.record_id].append(version)
    changed = [record for record, said in told if _add_to(parcel, record, said, known[record.pk])]
    by_hand = [record.pk for record in changed if record.source == HAND]
    rewrite_hand_details(parcel.network, by_hand)
    return [record.pk for record in changed]


def _add_to(parcel: Parcel, record: Record, said: Said, known: Sequence[RecordVersion]) -> bool:
    hashes = {version.said_hash for version in known}
    unknown = [one for one in said["versions"] if _hash(one) not in hashes]
    top = max((version.number for version in known), default=0)
    added = {one["number"]: _version(parcel, record, one, top + n) for n, one in enumerate(unknown, 1)}
    insert(added.values())
    newest, latest = added.get(said["latest"]), next((v for v in known if v.number == record.latest), None)
    if newest is None or (latest and not _counts(record, newest, latest)):
        return False
    record.latest = newest.number
    saying = _saying(record, newest)
    describe(record, saying)
    if record.source != HAND:
        write_details(
            parcel.network, [(record, saying)], imported_by=parcel.running, region=parcel.network.region
        )
    return True


def _counts(record: Record, version: RecordVersion, before: RecordVersion) -> bool:
    """A card or a word of the owner by its age, a name in headers where it is the better one."""
    if record.source in ADDRESS_BOOKS or record.source == HAND:
        return _age(version) > _age(before)
    return counting(record, [before, version]) is version


def _age(version: RecordVersion) -> datetime:
    return version.said_at or version.created_at


def _saying(record: Record, version: RecordVersion) -> Saying:
    return Saying(
        source=record.source,
        key=record.key,
        where=version.position,
        card=Card.from_json(version.said),
        said_at=version.said_at,
        weak=record.source not in (*ADDRESS_BOOKS, HAND),
    )


def settle(parcel: Parcel, done: Unpacked) -> None:
    """All records and links are here: judge who of them is somebody already known, and count people."""
    brought = Record.objects.of(parcel.network).filter(imported_by__in=parcel.brought)
    if Record.objects.of(parcel.network).exclude(imported_by__in=parcel.brought).exists():
        for some in chunks(list(brought.order_by("pk").values_list("pk", flat=True))):
            ties.rebuild(parcel.network, matching.match(parcel.network, some, imported_by=parcel.running))
    people = brought.filter(standing=Standing.PERSON, person__is_me=False).values_list("person_id", flat=True)
    uids = set(brought.values_list("uid", flat=True))  # a person bears the uid of their oldest record
    for person in set(people):
        done.people_new += person in uids
        done.people_matched += person not in uids
