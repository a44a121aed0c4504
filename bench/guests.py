"""A guest list of 200 against a large book: read, stored, matched; and the page of events beside it.

python -m bench.guests FOLDER     (a folder that bench.make_book built; AMITY_HOME is FOLDER)
"""

import csv
import io
import sys
from collections.abc import Callable, Sequence
from random import Random
from time import perf_counter
from typing import TypeVar

from bench.made_up import TODAY

T = TypeVar("T")
GUESTS, KNOWN = 200, 40


def main() -> None:
    """Prints milliseconds."""
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
    known = Attendance.objects.of(network).filter(event=event, record__isnull=False)
    right = sum(line.name == line.record.person.name for line in known.select_related("record__person"))
    print(
        f"{len(people):,} people, {taken.guests} guests: read {read:.0f} ms, stored and matched {took:.0f} ms,"
        f" once more {twice:.0f} ms, list {page:.0f} ms, choosing {choice:.0f} ms;"
        f" {taken.known} known ({right} by the same name), {taken.asked} asked of {KNOWN} who are in the book"
    )


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
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main()
