"""One new record against a book of a hundred thousand and of a million: found by its keys, judged, written.

Run as a program of its own (`python -m bench.identity_index SIZE`), because a book is made in a data folder of its own.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from bench.make_records import records
from bench.measuring import at_share, run
from bench.report import Table

SIZES = (100_000, 1_000_000)
NEW = 400  # records that come one by one
_AT_ONCE = 5_000
LONGEST = 3600.0  # seconds to make a book of a million
_ROOM = -1_000_000  # kilobytes of cache while the book is made


def table() -> Table:
    """How long one new record takes, in milliseconds."""
    rows = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as home:
            program = (sys.executable, "-m", "bench.identity_index", str(size))
            out = run(program, {"AMITY_HOME": home}, longest=LONGEST).out
        said = json.loads(out.splitlines()[-1])
        rows.append((f"{size:,}", *(f"{said[name]:.1f} ms" for name in _NAMES), said["room"], _budget(size)))
    return Table(("records", *_NAMES, "room", "budget"), rows)


_NAMES = ("found p50", "found p99", "written p50", "written p99", "CPU p50")


def _budget(size: int) -> str:
    return "p50 5 ms, p99 15 ms" if size == max(SIZES) else ""


def main(size: int) -> None:
    """Make the book, let records come, print the figures as the last line."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amity.config.settings")
    django.setup()
    from amity.actions.networks import home
    from amity.store.stock import take_stock
    from amity.store.upgrade import bring_up_to_date

    bring_up_to_date()
    network = home()
    told = (row for _, row in records((size + NEW) * 5 // 9))
    kept = _cache(_ROOM)
    for some in _chunks(islice(told, size)):
        _store(network, some)
    _cache(kept)
    take_stock()
    times = [_comes(network, row) for row in islice(told, NEW)]
    found, written, processor = zip(*times[20:], strict=True)
    figures = {
        "found p50": statistics.median(found),
        "found p99": at_share(found, 0.99),
        "written p50": statistics.median(written),
        "written p99": at_share(written, 0.99),
        "CPU p50": statistics.median(processor),
    }
    print(json.dumps({**{name: 1000 * value for name, value in figures.items()}, "room": _room()}))


def _cache(size: int) -> int:
    """Gives the connection this cache, and says which one it had."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size")
        had: int = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA cache_size = {size}")
    return had


def _chunks(rows: Iterator[dict[str, str]]) -> Iterator[list[dict[str, str]]]:
    while some := list(islice(rows, _AT_ONCE)):
        yield some


def _store(network: Any, rows: Iterable[dict[str, str]], *, settled: bool = True) -> list[int]:
    """Records with their people and sketches, as an import leaves them."""
    from django.utils import timezone

    from amity.base.ids import uuid7
    from amity.store.bulk import insert, insert_numbered
    from amity.store.models import Person, Record, RecordVersion
    from amity.store.sketches import mark_settled, sketch
    from amity.store.writing import writing

    now = timezone.now()
    cards = [(row, _card(row)) for row in rows]
    with writing(network):
        people = [Person(network=network, id=uuid7(), name=card.name[:300]) for _, card in cards]
        insert(people)
        stored = [
            Record(
                network=network, uid=one.id, person=one, source=row["source"], key=row["id"], created_at=now
            )
            for one, (row, _) in zip(people, cards, strict=True)
        ]
        insert_numbered(stored, by="uid")
        insert(
            RecordVersion(
                network=network,
                record=record,
                said=card.to_json(),
                said_hash=card.fingerprint(),
                created_at=now,
            )
            for record, (_, card) in zip(stored, cards, strict=True)
        )
        sketch(
            network,
            ((record, card) for record, (_, card) in zip(stored, cards, strict=True)),
            fresh={record.pk for record in stored},
        )
        mark_settled(network, [record.pk for record in stored] if settled else [])
    return [record.pk for record in stored]


def _card(row: dict[str, str]) -> Any:
    from amity.people.records import Card, Post

    return Card(
        name=row["name"],
        emails=tuple(filter(None, (row["email"],))),
        phones=tuple(filter(None, (row["phone"],))),
        urls=(f"https://www.linkedin.com/{row['handle']}",) if row["handle"] else (),
        posts=(Post(row["company"]),) if row["company"] else (),
    )


def _comes(network: Any, row: dict[str, str]) -> tuple[float, float, float]:
    """Seconds until it is known who a stored record may be, and of the processor for that; and until all is written."""
    from amity.actions.matching import found_for, settle
    from amity.store.shelves import Stored
    from amity.store.writing import writing

    stored = _store(network, [row], settled=False)
    began, processor = time.perf_counter(), time.process_time()
    found_for(network, stored, Stored(network))
    found, used = time.perf_counter() - began, time.process_time() - processor
    began = time.perf_counter()
    with writing(network):
        settle(network, stored, Stored(network))
    return found, time.perf_counter() - began, used


def _room() -> str:
    """How large the database is."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute("PRAGMA page_size")
        return f"{pages * cursor.fetchone()[0] / 1e6:,.0f} MB with all rows"


if __name__ == "__main__":
    main(int(sys.argv[1]))
