"""The one door to search: people by any letters of what is shown of them, events, what was said and noted.

SQLite answers by FTS5, PostgreSQL by GIN indexes (`search_index`); both find the same.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from amity.people.records import Standing
from amity.store.models import Event, Fact, Insight, Network, Participant, Person, Promise, Record, Touch
from amity.store.search_index import PLAIN, WORDS, words_of

__all__ = ["Passage", "nearness", "search_events", "search_people", "search_text"]

_FEW = 3  # letters that the index of names can find; fewer must begin a word
_MOST_WORDS = 8
_WIDER = 10  # touches looked at for each passage wanted, newest stored first
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that were said or noted, with whom they are about. `row` is the fact, promise, touch or insight."""

    kind: str  # fact, promise, touch, insight
    row: UUID | int
    person: UUID
    name: str
    text: str
    source: str  # "you", "vcard", ... or the channel of a talk
    on: date | None


def search_people(network: Network, people: "QuerySet[Person]", words: Sequence[str]) -> "QuerySet[Person]":
    """Those of these people of whom every word is found: in name, organisation, place, label or address.

    `words` are folded. One of three letters or more is found anywhere, a shorter one where a word begins.
    """
    long = [word for word in words if len(word) >= _FEW]
    if long and connection.vendor == "sqlite":
        people = people.filter(pk__in=_lettered(network, long))
    elif long:
        for word in long:
            people = people.filter(search__contains=word)
    for word in words:
        if len(word) < _FEW:
            people = people.filter(Q(search__startswith=word) | Q(search__contains=f" {word}"))
    return people


def _lettered(network: Network, words: Iterable[str]) -> RawSQL:
    sql = (
        "SELECT p.id FROM amity_person_letters JOIN amity_person AS p ON p.rowid = amity_person_letters.rowid "
        "WHERE amity_person_letters MATCH %s AND p.network_id = %s"
    )
    return RawSQL(sql, (" ".join(map(quoted, words)), network.pk.hex))  # noqa: S611 values are parameters


def nearness(words: Sequence[str]) -> Case:
    """An order of people: whose name begins with the first word, of whom another word does, then the others."""
    typed = words[0] if words else ""
    begins = When(search__startswith=typed, then=Value(0))
    return Case(begins, When(search__contains=f" {typed}", then=Value(1)), default=Value(2))


def search_text(network: Network, words: str, limit: int = 8) -> list[Passage]:
    """What was said and noted in all of these words, newest first: facts, promises, subjects and words of talks.

    Accents and English endings make no difference; the last word may be half typed. A talk is told
    once, with one of those on it. Seven or eight statements.
    """
    wanted = _WORD.findall(unicodedata.normalize("NFC", words))[:_MOST_WORDS]
    if not wanted or limit < 1:
        return []
    found = [*_facts(network, wanted, limit), *_promises(network, wanted, limit)]
    found += _insights(network, wanted, limit)
    found += _talks(network, wanted, limit)
    return sorted(found, key=lambda passage: passage.on or date.min, reverse=True)[:limit]


def search_events(
    network: Network,
    words: str,
    *,
    today: date,
    days: tuple[date | None, date | None] = (None, None),
    place: str = "",
    limit: int = 5,
) -> list[Event]:
    """Events that have all of these words in name, place or note, on these days: those to come first, the next one
    at the top, then those that were, the newest first. Nothing where neither words, days nor a place are given.
    """
    wanted = _WORD.findall(unicodedata.normalize("NFC", words))[:_MOST_WORDS]
    since, until = days
    if not (wanted or since or until or place):
        return []
    found = Event.objects.of(network)
    if wanted:
        found = found.filter(pk__in=_worded(network, "amity_event", wanted))
    if since:
        found = found.filter(last_day__gte=since)
    if until:
        found = found.filter(day__lte=until)
    if place:
        found = found.filter(place__icontains=place)
    coming = list(found.filter(last_day__gte=today).order_by("day", "id")[:limit])
    return coming + list(found.filter(last_day__lt=today).order_by("-day", "id")[: limit - len(coming)])


def _facts(network: Network, words: Sequence[str], limit: int) -> list[Passage]:
    facts = Fact.objects.of(network).filter(pk__in=_worded(network, "amity_fact", words))
    told = _about_people(facts).order_by("-said_on", "-created_at")
    shown = told.values_list("pk", "record__person_id", "record__person__name", "text", "source", "said_on")
    return [Passage("fact", *row) for row in shown[: limit * _WIDER]]


def _promises(network: Network, words: Sequence[str], limit: int) -> list[Passage]:
    promises = Promise.objects.of(network).filter(pk__in=_worded(network, "amity_promise", words))
    told = _about_people(promises).order_by("-made_on", "-created_at")
    shown = told.values_list("pk", "record__person_id", "record__person__name", "text", "by", "made_on")
    return [Passage("promise", *row) for row in shown[:limit]]


def _insights(network: Network, words: Sequence[str], limit: int) -> list[Passage]:
    insights = Insight.objects.of(network).filter(pk__in=_worded(network, "amity_insight", words))
    told = _about_people(insights).order_by("-said_on", "-created_at")
    shown = told.values_list("pk", "record__person_id", "record__person__name", "text", "source", "said_on")
    return [Passage("insight", *row) for row in shown[:limit]]


def _about_people(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    return rows.filter(record__person__standing=Standing.PERSON, record__person__is_me=False)


def _talks(network: Network, words: Sequence[str], limit: int) -> list[Passage]:
    matched = Touch.objects.of(network).filter(pk__in=_newest(network, words, limit * _WIDER))
    touches = sorted(
        matched, key=lambda touch: (touch.at, touch.pk), reverse=True
    )  # SQLite would read all by time
    people = _people_on(network, [touch.pk for touch in touches])
    return [
        Passage("touch", touch.pk, *people[touch.pk], _said_in(touch), touch.channel, touch.at.date())
        for touch in touches
        if touch.pk in people
    ][:limit]


def _people_on(network: Network, touches: Sequence[int]) -> dict[int, tuple[UUID, str]]:
    """One person of each touch: who wrote, else whoever was stored first."""
    parts = Participant.objects.of(network).filter(touch__in=touches).order_by("pk")
    on: dict[int, list[tuple[bool, int]]] = defaultdict(list)
    for touch, record, role in parts.values_list("touch_id", "record_id", "role"):
        on[touch].append((role != "from", record))
    records = {record for some in on.values() for _, record in some}
    named = Record.objects.of(network).filter(pk__in=records)
    named = named.filter(person__standing=Standing.PERSON, person__is_me=False)
    known = {pk: (person, name) for pk, person, name in named.values_list("pk", "person", "person__name")}
    return {
        touch: next(known[record] for _, record in sorted(some) if record in known)
        for touch, some in on.items()
        if any(record in known for _, record in some)
    }


def _said_in(touch: Touch) -> str:
    return ": ".join(filter(None, (touch.subject, touch.summary)))


def _newest(network: Network, words: Sequence[str], limit: int) -> list[int]:
    """The touches stored last in which all words are.

    A word that stands in every talk must not read the whole book: whole words are told from the newest
    on, and only where too few are found is the last word taken for half of one.
    """
    order = "amity_touch_words.rowid" if connection.vendor == "sqlite" else "r.at"
    sql = f"{_select('amity_touch')} ORDER BY {order} DESC LIMIT %s"
    found: list[int] = []
    with connection.cursor() as cursor:
        for half in (False, True):
            if len(found) < limit:
                cursor.execute(sql, [*_given(network, words, half=half), limit])
                found = [pk for (pk,) in cursor.fetchall()]
    return found


def _worded(network: Network, table: str, words: Sequence[str]) -> RawSQL:
    return RawSQL(_select(table), _given(network, words, half=True))  # noqa: S611 values are parameters


def _select(table: str) -> str:
    """The ids of rows of one network in which words are; both are parameters."""
    if connection.vendor != "sqlite":
        said = words_of(WORDS[table], "r.")
        return f"SELECT r.id FROM {table} AS r WHERE {said} @@ to_tsquery('amity', %s) AND r.network_id = %s"  # noqa: S608 names are ours
    joined = f"{table}_words JOIN {table} AS r ON r.rowid = {table}_words.rowid"
    return f"SELECT r.id FROM {joined} WHERE {table}_words MATCH %s AND r.network_id = %s"  # noqa: S608


def _given(network: Network, words: Sequence[str], *, half: bool) -> tuple[Any, ...]:
    """The words as the database reads them, the last one half typed perhaps; and the network as it holds it."""
    if connection.vendor == "sqlite":
        return " ".join(map(quoted, words)) + "*" * half, network.pk.hex
    return " & ".join(map(plain, words)) + ":*" * half, network.pk


def quoted(word: str) -> str:
    """A word as FTS5 reads it."""
    doubled = word.replace('"', '""')
    return f'"{doubled}"'


def plain(word: str) -> str:
    """Without accents on Latin letters, as the index of PostgreSQL holds words."""
    return unicodedata.normalize("NFC", word).translate(PLAIN).lower()
