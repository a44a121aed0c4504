"""Give: needs and offers of 10,000 people against each other, and one new need against all offers."""

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from random import Random
from statistics import median
from typing import Any

from bench.made_up import FIRST_HALF, PLACES, SECOND_HALF, TITLES, TODAY, TOPICS
from bench.measuring import at_share, run
from bench.report import CACHE, HERE, Part, Table

PEOPLE = 10_000
ALL_IN, ONE_IN = 2_000, 50  # ms
TIMES = 20
_NEEDS = (
    "a {word} in {place}",
    "somebody who knows {topic}",
    "a {word} for {name}",
    "{topic}, two days in {place}",
    "an introduction to {name}",
)
_OFFERS = (
    "a {word} in {place}",
    "help with {topic}",
    "{word}, once a month",
    "knows {name}",
    "reads drafts about {topic}",
)


def measure() -> Part:
    """The figures of matching."""
    out = run(
        [sys.executable, "-m", "bench.giving"], {"AMITY_HOME": str(CACHE / "giving")}, cwd=HERE.parent
    ).out
    said = json.loads(out.splitlines()[-1])
    rows = [
        (
            name,
            f"{said[key]['p50']:.0f} ms",
            f"{said[key]['p95']:.0f} ms",
            f"{said[key]['cpu']:.0f} ms",
            str(said[key]["statements"]),
            within,
        )
        for name, key, within in (
            ("all needs against all offers, chapter alone, first time", "chapter", f"{ALL_IN} ms"),
            ("all needs against all offers, read after a change", "all", f"{ALL_IN} ms"),
            ("one new need", "one", f"{ONE_IN} ms"),
            ("one person, both ways", "person", f"{ONE_IN} ms"),
            ("introductions suggested", "intro", ""),
        )
    ]
    return Part(
        title="Needs and offers of 10,000 people",
        command="python -m bench giving",
        tables=[Table(("what", "p50", "p95", "CPU each", "statements", "budget"), rows)],
        notes=[
            f"{PEOPLE:,} people, each with a need, an offer and a post; {said['found']:,} matches.",
            "Words are about as common as in speech: a few in thousands of texts, most in a handful.",
            f"One new need: stored, then matched, {TIMES} times; only the matching is timed.",
        ],
    )


def _text(rng: Random, forms: tuple[str, ...]) -> str:
    from amity.giving.topics import GROUPS

    words = [word for group in GROUPS for word in group]
    weights = [1 / (n + 3) for n in range(len(words))]
    name = (rng.choice(FIRST_HALF) + rng.choice(SECOND_HALF)).capitalize()
    return rng.choice(forms).format(
        word=rng.choices(words, weights)[0], topic=rng.choice(TOPICS), place=rng.choice(PLACES), name=name
    )


def _timed(times: int, act: Callable[[], Any]) -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        act()
    took, used = [], time.process_time()
    for _ in range(times):
        began = time.perf_counter()
        act()
        took.append(1000 * (time.perf_counter() - began))
    cpu = 1000 * (time.process_time() - used) / times
    return {"p50": median(took), "p95": at_share(took, 0.95), "cpu": cpu, "statements": len(seen)}


def _chapter(rng: Random) -> dict[str, float]:
    from amity.giving.facts import Need, Offer
    from amity.giving.matching import matches

    needs = [Need(id=f"n{n}", person=str(n), name=str(n), text=_text(rng, _NEEDS)) for n in range(PEOPLE)]
    offers = [Offer(id=f"o{n}", person=str(n), name=str(n), text=_text(rng, _OFFERS)) for n in range(PEOPLE)]
    began, used = time.perf_counter(), time.process_time()
    matches(needs, offers)
    once = 1000 * (time.perf_counter() - began)
    return {"p50": once, "p95": once, "cpu": 1000 * (time.process_time() - used), "statements": 0}


def _fill(network: Any, rng: Random) -> None:
    from amity.store.bulk import insert
    from amity.store.models import Fact, Person, Record

    now = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
    people = [
        Person(
            network=network,
            name=f"Person {n}",
            sort_name=f"person {n}",
            name_key=f"person {n}",
            title=rng.choice(TITLES),
        )
        for n in range(PEOPLE)
    ]
    insert(people)
    insert(
        Record(network=network, uid=p.id, source="hand", key=str(p.id), person=p, created_at=now)
        for p in people
    )
    records = Record.objects.of(network).order_by("pk")

    def facts() -> Iterator[Fact]:
        for record in records:
            for kind, forms in (("need", _NEEDS), ("offer", _OFFERS)):
                yield Fact(
                    network=network,
                    record=record,
                    kind=kind,
                    text=_text(rng, forms),
                    source="you",
                    created_at=now,
                )

    insert(facts())


def main() -> None:
    """Measure in this process, in a book of its own (`AMITY_HOME`)."""
    shutil.rmtree(os.environ["AMITY_HOME"], ignore_errors=True)
    os.makedirs(os.environ["AMITY_HOME"])  # noqa: PTH103
    os.environ["DJANGO_SETTINGS_MODULE"] = "amity.config.settings"
    import django

    django.setup()
    from amity.actions.giving import introducing, needs
    from amity.actions.networks import home
    from amity.store.models import Person
    from amity.store.stock import take_stock
    from amity.store.upgrade import bring_up_to_date

    bring_up_to_date()
    network, rng = home(), Random(7)
    said: dict[str, Any] = {"chapter": _chapter(rng)}
    _fill(network, rng)
    take_stock()
    person = Person.objects.of(network).order_by("id")[5].id
    said["found"] = len(needs.matches(network, limit=1_000_000))
    said["all"] = _timed(3, lambda: needs._matches(network))
    fresh = [
        needs.add(network, "need", _text(rng, _NEEDS), person_id=person, today=TODAY).id
        for _ in range(TIMES + 1)
    ]
    said["one"] = _timed(TIMES, lambda: needs.matches_for(network, fresh[rng.randrange(TIMES)]))
    several = list(Person.objects.of(network).order_by("-id").values_list("id", flat=True)[: TIMES + 1])
    said["person"] = _timed(TIMES, lambda: needs.matches_of_each(network, [several.pop()]))
    said["intro"] = _timed(1, lambda: introducing.suggested(network, today=TODAY))
    print(json.dumps(said))


if __name__ == "__main__":
    main()
