"""Records made comparable, and the keys under which they are found: kept in step with what records say."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.db import connection
from django.db.models import F

from amity.people.handles import normal_email, normal_phone, normal_url
from amity.people.matching.book import Book
from amity.people.matching.candidates import STRONG
from amity.people.matching.cards import of_card
from amity.people.matching.entries import Entry
from amity.people.matching.sketching import (
    domain_key,
    index_keys,
    is_comparable,
    local_key,
    name_key,
    number,
    read,
    token_key,
    written,
)
from amity.people.records import Card, Standing
from amity.store.bulk import MOST, chunks, insert
from amity.store.models import BookSize, Handle, Network, Posting, Record, RecordVersion, Sketch

LINKEDIN = "linkedin"  # each row of its connections is another person
_DIGITS = 12


def name_of(record: int) -> str:
    """The id of a record's entry: older records sort first."""
    return f"{record:0{_DIGITS}}"


def sketch(network: Network, said: Iterable[tuple[Record, Card]], *, fresh: Collection[int] = ()) -> None:
    """Remember what these records say now, to be compared with the book; `fresh` ones have no sketch yet."""
    entries = {record.pk: _entry(record, card) for record, card in said}
    forget(network, [pk for pk in entries if pk not in fresh])
    kept = {pk: one for pk, one in entries.items() if one is not None}
    insert(Sketch(network=network, record_id=pk, said=written(one)) for pk, one in kept.items())
    _post(network, ((number(key), pk) for pk, one in kept.items() for key in index_keys(one)))
    _count(network, len(kept))


def lay() -> None:
    """Sketch what was stored before there were sketches."""
    for network in Network.objects.all():
        if not BookSize.objects.of(network).exists():
            records = Record.objects.of(network).order_by("pk").values_list("pk", flat=True)
            for some in chunks(list(records)):
                sketch_again(network, some)


def sketch_again(network: Network, records: Iterable[int]) -> int:
    """Make the sketches of these records anew from what they say now. Returns how many differed from it.

    An address that the owner took off a card is found no more.
    """
    changed: list[tuple[Record, Card]] = []
    for some in chunks(records):
        said = _latest(network, some)
        kept = load(network, some)
        changed += [(record, card) for record, card in said if _entry(record, card) != kept.get(record.pk)]
    sketch(network, changed)
    return len(changed)


def _latest(network: Network, records: Sequence[int]) -> list[tuple[Record, Card]]:
    """What these records say, without addresses that were taken off."""
    by_id = {record.pk: record for record in Record.objects.of(network).filter(pk__in=records)}
    known: dict[int, set[str]] = {pk: set() for pk in by_id}
    handles = Handle.objects.of(network).filter(record__in=records)
    for record, value in handles.values_list("record_id", "value"):
        known[record].add(value)
    versions = RecordVersion.objects.of(network).filter(record__in=records, number=F("record__latest"))
    return [
        (
            by_id[version.record_id],
            _with(Card.from_json(version.said), known[version.record_id], network.region),
        )
        for version in versions
    ]


def _with(card: Card, known: set[str], region: str) -> Card:
    """The card without addresses that are none of these any more; what is no address anyway stays."""
    return replace(
        card,
        emails=_kept(card.emails, normal_email, known),
        phones=_kept(card.phones, lambda raw: normal_phone(raw, region), known),
        urls=_kept(card.urls, normal_url, known),
    )


def _kept(raws: Iterable[str], normal: Callable[[str], str], known: set[str]) -> tuple[str, ...]:
    return tuple(raw for raw in raws if (value := normal(raw)) in known or not value)


def _entry(record: Record, card: Card) -> Entry | None:
    """Machines, lists and addresses of offices are nobody; they are not compared."""
    if record.standing != Standing.PERSON:
        return None
    export = LINKEDIN if record.source == LINKEDIN else ""
    one = of_card(name_of(record.pk), card, source=record.source, export=export)
    return one if is_comparable(one) else None


def forget(network: Network, records: Collection[int]) -> None:
    """Nothing is found under what these records said any more."""
    for some in chunks(records):
        gone = load(network, some)
        by_key = [(network.pk, number(key), pk) for pk, one in gone.items() for key in index_keys(one)]
        with connection.cursor() as cursor:
            cursor.executemany(_DELETE, [(_db_id(network), key, pk) for _, key, pk in by_key])
        Sketch.objects.of(network).filter(record__in=list(gone)).erase()
        _count(network, -len(gone))


def _post(network: Network, pairs: Iterable[tuple[int, int]]) -> None:
    """Store keys with their records, in the order of the index. A row for each of twenty keys is too much for models."""
    own = _db_id(network)
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, [(own, key, record) for key, record in sorted(pairs)])


_INSERT = (
    'INSERT INTO "amity_posting" ("network_id", "key", "record") VALUES (%s, %s, %s) ON CONFLICT DO NOTHING'
)
_DELETE = 'DELETE FROM "amity_posting" WHERE "network_id" = %s AND "key" = %s AND "record" = %s'


def _db_id(network: Network) -> Any:  # what the driver takes: text on SQLite, a UUID on PostgreSQL
    return Network._meta.pk.get_db_prep_value(network.pk, connection)


def _count(network: Network, more: int) -> None:
    if not more:
        return
    if not BookSize.objects.of(network).update(records=F("records") + more):
        BookSize.objects.create(network=network, records=more)
    elif more < 0:
        BookSize.objects.of(network).filter(records=0).erase()


def lay_postings(network: Network) -> int:
    """Make the index and the size of the book anew where they are not what the sketches say. Returns how many keys differed."""
    wanted = {(number(key), pk) for pk, one in load_all(network) for key in index_keys(one)}
    there = set(Posting.objects.of(network).values_list("key", "record"))
    for some in chunks(there - wanted):
        with connection.cursor() as cursor:
            cursor.executemany(_DELETE, [(_db_id(network), *pair) for pair in some])
    _post(network, wanted - there)
    right = Sketch.objects.of(network).count()
    is_counted = size(network) == right
    _count(network, right - size(network))
    return len(wanted ^ there) + (not is_counted)


def load(network: Network, records: Iterable[int]) -> dict[int, Entry]:
    """The entries of these records; of those that have none, nothing."""
    own = _db_id(network)
    found: dict[int, Entry] = {}
    for some in chunks(records):
        for pk, said in _rows(_LOAD % ", ".join(["%s"] * len(some)), [own, *some]):
            found[pk] = read(name_of(pk), json.loads(said) if isinstance(said, str) else said)
    return found


# Asked some ten times for each new record: as plain text, because building such a statement takes longer than answering it.
_LOAD = 'SELECT "record_id", "said" FROM "amity_sketch" WHERE "network_id" = %%s AND "record_id" IN (%s)'
_SIZE = 'SELECT "records" FROM "amity_booksize" WHERE "network_id" = %s'
_HOW_MANY = 'SELECT count(*) FROM "amity_posting" WHERE "network_id" = %s AND "key" = %s'
_AFTER = (
    'SELECT "record_id" FROM "amity_sketch" WHERE "network_id" = %s AND NOT "settled" AND "record_id" > %s'
)


def _rows(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def load_all(network: Network) -> Iterator[tuple[int, Entry]]:
    """Every entry of the network, the oldest first."""
    rows = Sketch.objects.of(network).order_by("record_id").values_list("record_id", "said")
    return ((pk, read(name_of(pk), said)) for pk, said in rows.iterator(chunk_size=2000))


def size(network: Network) -> int:
    """How many entries there are."""
    return int(sum(records for (records,) in _rows(_SIZE, [_db_id(network)])))


def unsettled(network: Network, limit: int) -> list[int]:
    """Records that were not compared with the book since they said something new, the oldest first."""
    waiting = Sketch.objects.of(network).filter(settled=False).order_by("record_id")
    return list(waiting.values_list("record_id", flat=True)[:limit])


def unsettled_after(network: Network, record: int) -> set[int]:
    """Records that wait to be compared and whose turn comes after this one: they will find it then."""
    return {pk for (pk,) in _rows(_AFTER, [_db_id(network), record])}


def mark_settled(network: Network, records: Iterable[int], *, settled: bool = True) -> None:
    """These records were compared with the book, or are to be."""
    for some in chunks(records):
        Sketch.objects.of(network).filter(record__in=some).update(settled=settled)


def bearers(network: Network, asked: Sequence[tuple[str, int]]) -> dict[str, list[int]]:
    """For each key the records that bear it, one more than its limit at most: then it says nothing."""
    limit = {number(key): (key, most) for key, most in asked}
    found: dict[str, list[int]] = {key: [] for key, _ in asked}
    for some in chunks(limit, MOST // 2):
        term = (
            'SELECT * FROM (SELECT p."key", p."record" FROM "amity_posting" AS p'
            ' WHERE p."network_id" = %s AND p."key" = %s LIMIT %s) AS one'
        )
        values = [value for at in some for value in (_db_id(network), at, limit[at][1] + 1)]
        for at, record in _rows(" UNION ALL ".join([term] * len(some)), values):
            found[limit[at][0]].append(record)
    return found


def _how_many(network: Network, key: str) -> int:
    return int(_rows(_HOW_MANY, [_db_id(network), number(key)])[0][0])


class _Counts(dict[str, int]):
    """Counts of bearers that are read when they are asked for."""

    def __init__(self, network: Network, key_of: Any) -> None:
        super().__init__()
        self._network, self._key_of = network, key_of

    def __missing__(self, word: str) -> int:
        self[word] = _how_many(self._network, self._key_of(word))
        return self[word]


class StoredBook(Book):
    """The book as it is stored: what is asked about it is read then, and kept."""

    __slots__ = ("_generic", "_named", "_network")

    def __init__(self, network: Network) -> None:
        super().__init__(records=size(network))
        self._network = network
        self._generic: dict[str, bool] = {}
        self._named: set[str] = set()
        self.tokens = _Counts(network, token_key)  # type: ignore[assignment]
        self.domains = _Counts(network, domain_key)  # type: ignore[assignment]

    def is_generic(self, local: str) -> bool:
        """Whether three or more unrelated names write from this local part."""
        if local not in self._generic:
            found = bearers(self._network, [(local_key(local), STRONG)])[local_key(local)]
            names = {one.ordered for one in load(self._network, found).values()} if len(found) > 2 else ()
            self._generic[local] = len(found) > STRONG or len(names) > 2
        return self._generic[local]

    def _disagrees(self, name: str) -> bool:
        if name not in self._named:
            self._named.add(name)
            key = name_key(name)
            found = bearers(self._network, [(key, STRONG)])[key]
            if len(found) > STRONG:
                return True  # a name that so many bear is several people's
            told = Book.of(load(self._network, found).values())
            for ours, theirs in (
                (self.numbers, told.numbers),
                (self.places, told.places),
                (self.sites, told.sites),
            ):
                ours.update(theirs)
        return super()._disagrees(name)
