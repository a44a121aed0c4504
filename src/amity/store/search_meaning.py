"""Texts near to a question by what they mean: vectors of small whole numbers, kept in a table, searched in memory.

The table is a cache. It is filled by the background work, belongs to one model, and is left out of
exports; whatever text is gone takes its vector with it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Max

from amity.base.ids import digest
from amity.people.records import Standing
from amity.store.bulk import chunks, insert
from amity.store.meaning import MODEL, WIDTH, can_mean, meanings
from amity.store.models import Fact, Insight, Label, Network, Person, Promise, Touch, Vector
from amity.store.remembering import remembered
from amity.store.writing import writing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST = 100_000  # texts that are searched by meaning: all but talks, then the newest talks
NEAR = 0.36  # cosine; what has nothing to do with a question reaches 0.35 now and then
_STEP = 127  # whole numbers from -127 to 127
_AT_ONCE = 2_000  # texts of one transaction
_ROWS = 8_192  # vectors read at once
_ROUGHLY = 2_000  # vectors compared exactly: those whose signs agree most
_MOST_NEAR = 60  # texts that are told
_NETWORKS = 2  # whose vectors stay in memory


@dataclass(frozen=True, slots=True, eq=False)
class _Shelf:
    """All vectors of a network: keys, and rows of shape (texts, 256) in int8 with their lengths.

    `signs` holds one bit for each number, shape (4, texts) in uint64: whether it is positive.
    """

    keys: tuple[str, ...]
    numbers: "NDArray[np.int8]"
    lengths: "NDArray[np.float32]"
    signs: "NDArray[np.uint64]"


_held: dict[UUID, tuple[dict[str, Any], _Shelf]] = {}


def nearest(
    network: Network, question: str, limit: int = 50, *, least: float = NEAR
) -> list[tuple[str, float]]:
    """Keys of the texts nearest to a question with their cosine, the nearest first. None without the model."""
    if not can_mean():
        return []
    shelf = _kept(network)
    if not shelf.keys:
        return []
    return [(key, near) for key, near in _ranked(shelf, question) if near >= least][:limit]


@lru_cache(maxsize=1)  # the same question is asked twice where nobody knows
def _ranked(shelf: _Shelf, question: str) -> tuple[tuple[str, float], ...]:
    """The nearest texts with their cosine, found by signs and then compared exactly."""
    import numpy as np

    asked = meanings([question])[0]
    apart = np.bitwise_count(shelf.signs ^ _signs(asked[None])).sum(axis=0, dtype=np.uint16)
    some = np.argpartition(apart, _ROUGHLY)[:_ROUGHLY] if len(apart) > _ROUGHLY else np.arange(len(apart))
    near = shelf.numbers[some].astype(np.float32) @ asked / np.maximum(shelf.lengths[some], 1.0)
    best = np.argsort(-near, kind="stable")[:_MOST_NEAR]
    return tuple((shelf.keys[some[at]], float(near[at])) for at in best)


def _signs(numbers: "NDArray[Any]") -> "NDArray[np.uint64]":
    import numpy as np

    packed = np.packbits(numbers > 0, axis=1).view(np.uint64)
    columns: NDArray[np.uint64] = np.ascontiguousarray(packed.T)  # row after row is summed ten times faster
    return columns


def _kept(network: Network) -> _Shelf:
    """The vectors in memory; read anew only where vectors changed, not at each write."""
    # Important: an index alone answers this; naming the model too would read all vectors.
    rows = Vector.objects.of(network)
    state = remembered(("vectors", network.pk), lambda: rows.aggregate(count=Count("pk"), last=Max("pk")))
    held = _held.get(network.pk)
    if held is None or held[0] != state:
        if network.pk not in _held and len(_held) >= _NETWORKS:
            _held.clear()
        held = _held[network.pk] = (state, _shelf(network))
    return held[1]


def _shelf(network: Network) -> _Shelf:
    import numpy as np

    rows = Vector.objects.of(network).filter(model=MODEL)  # in any order: sorting would hold them all twice
    keys: list[str] = []
    numbers = bytearray()
    for key, one in rows.values_list("key", "numbers").iterator(chunk_size=5_000):
        keys.append(key)
        numbers += one
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA shrink_memory")  # the pages just read are not needed again
    table = np.frombuffer(numbers, np.int8).reshape(-1, WIDTH)
    lengths = np.empty(len(table), np.float32)
    for start in range(0, len(table), _ROWS):
        part = table[start : start + _ROWS].astype(np.float32)
        lengths[start : start + _ROWS] = np.sqrt(np.einsum("ij,ij->i", part, part))
    return _Shelf(tuple(keys), table, lengths, _signs(table))


def keep_up(network: Network, most: int = MOST) -> int:
    """Make vectors for texts that have none or were changed, and drop those of texts that are gone. How many were made."""
    if not can_mean():
        return 0
    known = _known(network)
    gone, new = set(known), list[tuple[str, str, str]]()
    made = 0
    for key, text in _all(network):
        gone.discard(key)
        of = digest(text)
        if known.get(key) != of and made + len(new) < most:
            new.append((key, of, text))
        if len(new) >= _AT_ONCE:
            made += _store(network, new)
            new = []
    made += _store(network, new)
    _drop(network, gone)
    return made


def drop_gone(network: Network) -> None:
    """Drop vectors of texts that are not here any more."""
    known = set(Vector.objects.of(network).values_list("key", flat=True))
    if known:
        _drop(network, known - {key for key, _ in _all(network)})


def _known(network: Network) -> dict[str, str]:
    rows = Vector.objects.of(network).filter(model=MODEL)
    return dict(rows.values_list("key", "of").iterator(chunk_size=5_000))


def _store(network: Network, new: "list[tuple[str, str, str]]") -> int:
    """Vectors of one model only: those of another are replaced."""
    if not new:
        return 0
    found = _small(meanings([text for _, _, text in new]))
    rows = [
        Vector(network=network, key=key, of=of, model=MODEL, numbers=found[at].tobytes())
        for at, (key, of, _) in enumerate(new)
    ]
    with writing(network):
        for some in chunks(row.key for row in rows):
            Vector.objects.of(network).filter(key__in=some).erase()
        insert(rows)
    return len(rows)


def _small(found: "NDArray[np.float32]") -> "NDArray[np.int8]":
    """The same directions in whole numbers, the greatest of each row 127."""
    import numpy as np

    greatest = np.maximum(np.abs(found).max(axis=1, keepdims=True), 1e-9)
    small: NDArray[np.int8] = np.round(found / greatest * _STEP).astype(np.int8)
    return small


def _drop(network: Network, keys: Iterable[str]) -> None:
    for some in chunks(keys):
        with writing(network):
            Vector.objects.of(network).filter(key__in=some).erase()


def _all(network: Network) -> Iterator[tuple[str, str]]:
    """Every text that is searched by meaning; the same text of several talks counts once, the newest."""
    left = MOST
    for kind, rows in _shelves(network):
        for row, text in rows:
            if text.strip():
                left -= 1
                yield f"{kind}:{row}", text
    said: set[str] = set()
    talks = Touch.objects.of(network).exclude(subject="", summary="").order_by("-pk")
    for row, subject, summary in talks.values_list("pk", "subject", "summary").iterator(chunk_size=5_000):
        if left <= 0:
            return
        text = ": ".join(filter(None, (subject, summary)))
        if text not in said:
            said.add(text)
            left -= 1
            yield f"touch:{row}", text


def _shelves(network: Network) -> Iterator[tuple[str, Iterable[tuple[Any, str]]]]:
    insights: Any = Insight.objects.of(network).values_list("pk", "text").order_by("pk")
    facts: Any = Fact.objects.of(network).values_list("pk", "text").order_by("pk")
    promises: Any = Promise.objects.of(network).values_list("pk", "text").order_by("pk")
    yield "insight", insights.iterator(chunk_size=5_000)
    yield "fact", facts.iterator(chunk_size=5_000)
    yield "promise", promises.iterator(chunk_size=5_000)
    yield "person", _cards(network)


def _cards(network: Network) -> Iterator[tuple[UUID, str]]:
    """What people do, and the topics that stand on their cards."""
    labels: dict[UUID, list[str]] = {}
    about = Label.objects.of(network).filter(kind__in=("topic", "tag")).order_by("pk")
    for person, value in about.values_list("person_id", "value").iterator(chunk_size=5_000):
        labels.setdefault(person, []).append(value)
    people = Person.objects.of(network).filter(standing=Standing.PERSON, is_me=False).order_by("id")
    for id, title in people.values_list("id", "title").iterator(chunk_size=5_000):
        text = ". ".join(filter(None, (title, ", ".join(labels.get(id, ())))))
        if text:
            yield id, text
