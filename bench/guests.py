"""A guest list of 200 against a large book: read, stored, matched; and the page of events beside it."""

import csv
import io
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TypeVar

from bench.made_up import TODAY
from bench.make_book import book
from bench.measuring import run
from bench.report import Part, Table

T = TypeVar("T")
PEOPLE, TOUCHES = 10_000, 1_000_000
GUESTS, KNOWN = 200, 40


def measure() -> Part:
    """The figures of a guest list, in a copy of the book."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        shutil.copytree(book(PEOPLE, TOUCHES), home)
        told = json.loads(run([sys.executable, "-m", "bench.guests"], {"AMITY_HOME": str(home)}).out)
    linked = f"{told['known']} linked, {told['right']} of them to the person of that name, {told['asked']} asked about"
    return Part(
        title=f"A guest list of {GUESTS} against {PEOPLE:,} people",
        command="python -m bench guests",
        tables=[Table(("what", "wall"), [(what, f"{wall:.0f} ms") for what, wall in told["wall"].items()])],
        notes=[f"Of {KNOWN} guests in the book by name and workplace, without an address: {linked}."],
    )


def main() -> None:
    """Prints milliseconds as JSON."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amity.config.settings")
    import django

    django.setup()
    from amity.actions.events import attending, choosing, guests, keeping
    from amity.actions.networks import home
    from amity.sources.files import InMemory
    from amity.store.models import Attendance, Person

    network = home()
    rng = Random(7)
    people = list(
        Person.objects.of(network)
        .filter(is_me=False)
        .order_by("pk")
        .values_list("name", "organisation__name")
    )
    event = keeping.add(network, "Two hundred guests", TODAY)
    seen, read = _timed(lambda: guests.look(network, InMemory("guests.csv", _list(rng, people))))
    taken, took = _timed(lambda: guests.take(network, event.pk, seen))
    _again, twice = _timed(lambda: guests.take(network, event.pk, seen))
    _told, page = _timed(lambda: attending.of_event(network, event.pk))
    _order, choice = _timed(lambda: choosing.upcoming(network, today=TODAY))
    lines = Attendance.objects.of(network).filter(event=event, record__isnull=False)
    right = sum(line.name == line.record.person.name for line in lines.select_related("record__person"))
    wall = {
        "read and columns guessed": read,
        "stored and matched": took,
        "the same list once more, nothing changed": twice,
        "who comes, the list": page,
        "events to come in their order, first time after a change": choice,
    }
    print(json.dumps({"wall": wall, "known": taken.known, "right": right, "asked": taken.asked}))


def _timed(act: Callable[[], T]) -> tuple[T, float]:
    start = perf_counter()
    found = act()
    return found, (perf_counter() - start) * 1_000


def _list(rng: Random, people: Sequence[tuple[str, str | None]]) -> bytes:
    """Forty of the book by name and workplace, the others new."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["Name", "Email", "Company"])
    for name, work in rng.sample(people, KNOWN):
        table.writerow([name, "", work or ""])
    given = ("Wanda", "Otis", "Priya", "Lev", "Ines", "Tom", "Anouk", "Kofi")
    family = ("Quill", "Ostrander", "Bhatt", "Kaminski", "Vaz", "Teller", "Lindqvist", "Oyelaran")
    for number in range(GUESTS - KNOWN):
        name = f"{rng.choice(given)} {rng.choice(family)}{rng.choice(('', 'son', 'ova', 'ez'))}"
        table.writerow([name, f"g{number}@guests.example", rng.choice(("Acme", "Bluegate", ""))])
    return out.getvalue().encode()


if __name__ == "__main__":
    main()
