"""Texts in which any of some words stand: touches, facts, promises, insights, and what people do and know about.

Each word is looked up on its own and its newest texts are taken, so that a word that stands everywhere
costs no more than a rare one. How many texts hold it is told from how far back these lie.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import QuerySet

from amity.people.records import Standing
from amity.store.bulk import chunks
from amity.store.models import (
    Fact,
    Insight,
    Label,
    Network,
    Participant,
    Person,
    Promise,
    Record,
    Touch,
)
from amity.store.reading import records_of
from amity.store.search import plain, quoted
from amity.store.search_index import words_of

EACH = 300  # texts of one kind that are looked at for a word, the newest
MOST = 200  # texts whose words are read
_OF_ONE = 2_000  # talks of the people a question names, the newest
_CROWD = 8  # people on a talk for whom it says something of what they know
_TABLES: Mapping[str, tuple[str, ...]] = {
    "amity_insight": ("text", "topic"),
    "amity_fact": ("text",),
    "amity_promise": ("text",),
    "amity_touch": ("subject", "summary"),
    "amity_person": ("title",),
    "amity_label": ("value",),
}
_TALKS = "amity_touch"
_LOOKED_AT = 5_000  # newest rows that hold a word, of which those of the network and of the days count
Days = tuple[date | None, date | None]
KINDS = ("insight", "fact", "promise", "touch", "person")


@dataclass(frozen=True, slots=True)
class Text:
    """Words that were said, noted or stand on a card, with whom they are about; `source` is a channel for a talk."""

    kind: str  # insight, fact, promise, touch, person
    row: str
    text: str
    people: tuple[UUID, ...]
    on: date | None = None
    source: str = ""
    place: str = ""
    topic: str = ""
    private: bool = False  # never told to others

    @property
    def key(self) -> str:
        """Its name among all texts."""
        return f"{self.kind}:{self.row}"


@dataclass(frozen=True, slots=True)
class Found:
    """Keys of texts, about how many texts hold each word and of how many, and which words each text holds."""

    keys: tuple[str, ...]
    holding: Mapping[str, float]
    texts: float
    hits: Mapping[str, set[str]]


@dataclass(slots=True)
class _Tally:
    hits: dict[str, set[str]] = field(default_factory=dict)
    holding: dict[str, float] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)


def look_up(
    network: Network, words: Sequence[str], *, of: Sequence[UUID] | None = None, days: Days = (None, None)
) -> Found:
    """Texts that hold any of these words, those with rarer and more words first, in one statement.

    `of`: only of these people. `days`: talks of these days only, among the newest that hold a word.
    """
    if not words:
        return Found((), {}, 0, {})
    tally = _Tally()
    by_table: dict[tuple[str, int], list[tuple[str, int]]] = {}
    for table, number, row, place in _rows(network, words, days):
        by_table.setdefault((table, number), []).append((row, place))
    for (table, number), rows in by_table.items():
        word = words[number]
        span = max(place for _, place in rows)
        tally.last[table] = max(tally.last.get(table, 0), span)
        back = span - min(place for _, place in rows)
        share = span / back if len(rows) >= EACH and back else 1.0
        tally.holding[word] = tally.holding.get(word, 0.0) + len(rows) * share
        for row, _ in rows:
            tally.hits.setdefault(_key(table, row), set()).add(word)
    rare = {word: 1.0 / (1.0 + holding) for word, holding in tally.holding.items()}
    if of is not None:
        theirs = keys_of(network, of, tally.hits)
        tally.hits = {key: some for key, some in tally.hits.items() if key in theirs}
    ordered = sorted(tally.hits, key=lambda key: -sum(rare[word] for word in tally.hits[key]))
    # PostgreSQL has no numbers of rows by age: there a word is common when it is found as often as is looked.
    whole = sum(tally.last.values()) or 4 * max(tally.holding.values(), default=0.0)
    return Found(tuple(ordered[:MOST]), tally.holding, float(whole), tally.hits)


def _rows(network: Network, words: Sequence[str], days: Days) -> Iterator[tuple[str, int, str, int]]:
    asked = [(table, number) for table in _TABLES for number in range(len(words))]
    parts = [_select(table, number, days) for table, number in asked]
    given: list[Any] = []
    for table, number in asked:
        given += _given(network, words[number])
        given += _bounds(network, days) if table == _TALKS else ()
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT * FROM ({part}) AS one" for part in parts), given)  # noqa: S608
        for table, number, row, place in cursor.fetchall():
            yield table, number, str(row) if table == _TALKS else str(UUID(row)), place


def _select(table: str, number: int, days: Days) -> str:
    """Names and numbers are ours; the words, the network and the days are parameters."""
    row = "r.person_id" if table == "amity_label" else "r.id"
    only = " AND r.kind IN ('topic', 'tag')" if table == "amity_label" else ""
    if table == _TALKS:
        only = "".join(f" AND r.at {sign} %s" for sign, day in zip((">=", "<"), days, strict=True) if day)
    if connection.vendor == "sqlite":
        found = f"SELECT rowid FROM {table}_words WHERE {table}_words MATCH %s ORDER BY rowid DESC LIMIT {_LOOKED_AT}"  # noqa: S608
        come = f"({found}) AS w CROSS JOIN {table} AS r ON r.rowid = w.rowid"
        where, order, place = "r.network_id = %s", "w.rowid", "w.rowid"
    else:
        where = f"{words_of(_TABLES[table], 'r.')} @@ to_tsquery('amity', %s) AND r.network_id = %s"
        come, order, place, row = f"{table} AS r", "r.id", "0", f"({row})::text"
    return (
        f"SELECT '{table}', {number}, {row}, {place} FROM {come} WHERE {where}{only} "  # noqa: S608
        f"ORDER BY {order} DESC LIMIT {EACH}"
    )


def _bounds(network: Network, days: Days) -> Iterator[Any]:
    """The days as the database compares them, the last one whole."""
    since, until = days
    for day in (since, until + timedelta(1) if until else None):
        if day:
            start = _start(network, day)
            yield connection.ops.adapt_datetimefield_value(start) if connection.vendor == "sqlite" else start


def _given(network: Network, word: str) -> tuple[Any, ...]:
    if connection.vendor == "sqlite":
        return quoted(word), network.pk.hex
    return plain(word), network.pk


def _key(table: str, row: str) -> str:
    kind = table.removeprefix("amity_")
    return f"{'person' if kind == 'label' else kind}:{row}"


def keys_of(network: Network, people: Sequence[UUID], keys: Iterable[str]) -> set[str]:
    """Which of these texts are about these people."""
    records = list(records_of(network, people))
    by_kind: dict[str, list[str]] = {}
    for key in keys:
        kind, _, row = key.partition(":")
        by_kind.setdefault(kind, []).append(row)
    found = {f"person:{id}" for id in people}
    for some in chunks(map(int, by_kind.get("touch", ()))):
        parts = Participant.objects.of(network).filter(touch__in=some, record__in=records)
        found |= {f"touch:{touch}" for touch in parts.values_list("touch_id", flat=True)}
    for kind, table in (("fact", Fact), ("promise", Promise), ("insight", Insight)):
        rows: Any = table._base_manager.filter(network_id=network.pk, record__in=records)
        if kind in by_kind:
            found |= {f"{kind}:{pk}" for pk in rows.values_list("pk", flat=True)}
    return found


def latest(
    network: Network, *, since: date | None, until: date | None, of: Sequence[UUID] | None, limit: int
) -> list[Text]:
    """The newest texts of these days, of these people or all."""
    records = list(records_of(network, of)) if of is not None else None
    keys: list[str] = []
    for kind, table, day in (
        ("insight", Insight, "said_on"), ("fact", Fact, "said_on"), ("promise", Promise, "made_on"),
    ):  # fmt: skip
        rows: Any = table._base_manager.filter(network_id=network.pk).exclude(**{day: None})
        rows = rows.filter(record__in=records) if records is not None else rows
        rows = rows.filter(**{f"{day}__gte": since}) if since else rows
        rows = rows.filter(**{f"{day}__lte": until}) if until else rows
        keys += [f"{kind}:{pk}" for pk in rows.order_by(f"-{day}").values_list("pk", flat=True)[:limit]]
    talks = _latest_talks(network, since, until, records)
    keys += [f"touch:{pk}" for pk in talks.values_list("pk", flat=True)[:limit]]
    found = texts(network, keys)
    return sorted(found, key=lambda text: text.on or date.min, reverse=True)[:limit]


def _latest_talks(
    network: Network, since: date | None, until: date | None, records: Sequence[int] | None
) -> "QuerySet[Touch]":
    rows = Touch.objects.of(network).exclude(subject="", summary="").order_by("-at")
    if records is not None:
        parts = Participant.objects.of(network).filter(record__in=records).order_by("-at")
        rows = rows.filter(pk__in=list(parts.values_list("touch_id", flat=True)[:_OF_ONE]))
    rows = rows.filter(at__gte=_start(network, since)) if since else rows
    return rows.filter(at__lt=_start(network, until + timedelta(1))) if until else rows


def _start(network: Network, day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=ZoneInfo(network.time_zone))


def texts(network: Network, keys: Iterable[str]) -> list[Text]:
    """These texts with their people, in the order of the keys; those about nobody are left out."""
    wanted = list(dict.fromkeys(keys))
    by_kind: dict[str, list[str]] = {}
    for key in wanted:
        kind, _, row = key.partition(":")
        by_kind.setdefault(kind, []).append(row)
    found: dict[str, Text] = {}
    for kind, rows in by_kind.items():
        for some in chunks(rows):
            found |= {text.key: text for text in _READ[kind](network, some)}
    return [found[key] for key in wanted if key in found and found[key].people]


def _people(network: Network, records: Iterable[int]) -> dict[int, UUID]:
    """Whose these records are: people, and not the owner."""
    told: dict[int, UUID] = {}
    for some in chunks(set(records)):
        told |= dict(Record.objects.of(network).filter(pk__in=some).values_list("pk", "person_id"))
    people: set[UUID] = set()
    for ids in chunks(set(told.values())):
        rows = Person.objects.of(network).filter(pk__in=ids, standing=Standing.PERSON, is_me=False)
        people |= set(rows.values_list("pk", flat=True))
    return {record: person for record, person in told.items() if person in people}


def _hung(
    network: Network, kind: str, rows: Sequence[tuple[Any, int, str, str, date | None, str]]
) -> Iterator[Text]:
    people = _people(network, [record for _, record, *_ in rows])
    for row, record, text, source, on, topic in rows:
        if record in people:
            yield Text(kind, str(row), text, (people[record],), on, source, topic=topic)


def _insights(network: Network, rows: Sequence[str]) -> Iterator[Text]:
    found = Insight.objects.of(network).filter(pk__in=rows)
    columns = ("pk", "record_id", "text", "source", "said_on", "topic")
    return _hung(network, "insight", list(found.values_list(*columns)))


def _facts(network: Network, rows: Sequence[str]) -> Iterator[Text]:
    found = Fact.objects.of(network).filter(pk__in=rows).exclude(record__person__is_me=True)
    columns = ("pk", "record_id", "text", "source", "said_on")
    secret = set(found.filter(private=True).values_list("pk", flat=True))
    told = _hung(network, "fact", [(*row, "") for row in found.values_list(*columns)])
    return (replace(text, private=UUID(text.row) in secret) for text in told)


def _promises(network: Network, rows: Sequence[str]) -> Iterator[Text]:
    found = Promise.objects.of(network).filter(pk__in=rows)
    columns = ("pk", "record_id", "text", "by", "made_on")
    return _hung(network, "promise", [(*row, "") for row in found.values_list(*columns)])


def _touches(network: Network, rows: Sequence[str]) -> Iterator[Text]:
    """Talks with whom they speak for. As SQL: Django's reading of 200 rows takes four times as long."""
    ids = list(map(int, rows))
    marks = ", ".join(["%s"] * len(ids))
    sql = (
        "SELECT r.id, r.subject, r.summary, r.at, r.channel, r.place, p.role, p.record_id "  # noqa: S608 marks only
        "FROM amity_touch AS r LEFT JOIN amity_participant AS p ON p.network_id = r.network_id AND p.touch_id = r.id "
        f"WHERE r.network_id = %s AND r.id IN ({marks}) ORDER BY r.id, p.id"
    )
    own = network.pk.hex if connection.vendor == "sqlite" else network.pk
    with connection.cursor() as cursor:
        cursor.execute(sql, [own, *ids])
        told = cursor.fetchall()
    people = _people(network, [row[7] for row in told if row[7] is not None])
    for id, some in groupby(told, key=lambda row: row[0]):
        parts = list(some)
        _, subject, summary, at, channel, place, _, _ = parts[0]
        said = ": ".join(filter(None, (subject, summary)))
        who = _speakers([(row[6], row[7]) for row in parts], people)
        yield Text("touch", str(id), said, who, date.fromisoformat(str(at)[:10]), channel, place)


def _speakers(parts: Iterable[tuple[str, int]], people: Mapping[int, UUID]) -> tuple[UUID, ...]:
    """Whom a talk speaks for: whoever wrote it, else all few who were on it."""
    some = list(parts)
    wrote = [people[record] for role, record in some if role == "from" and record in people]
    others = [people[record] for _, record in some if record in people]
    return tuple(dict.fromkeys(wrote)) or tuple(dict.fromkeys(others))[:_CROWD]


def _profiles(network: Network, rows: Sequence[str]) -> Iterator[Text]:
    ids = list(map(UUID, rows))
    found = Person.objects.of(network).filter(pk__in=ids, standing=Standing.PERSON, is_me=False)
    labels: dict[UUID, list[str]] = {}
    about = Label.objects.of(network).filter(person__in=ids, kind__in=("topic", "tag"))
    for person, value in about.order_by("pk").values_list("person_id", "value"):
        labels.setdefault(person, []).append(value)
    for id, title in found.values_list("id", "title"):
        known = ", ".join(labels.get(id, ()))
        yield Text("person", str(id), ". ".join(filter(None, (title, known))), (id,), source="card")


_READ = {
    "insight": _insights,
    "fact": _facts,
    "promise": _promises,
    "touch": _touches,
    "person": _profiles,
}
__all__ = ["KINDS", "Found", "Text", "keys_of", "latest", "look_up", "texts"]
