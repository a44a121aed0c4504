"""Briefs: a person's, an event's and its sheet through the real server; what the sheet weighs; what Today pays for it."""

import re
import shutil
import sys
from collections.abc import Sequence
from gzip import compress
from pathlib import Path

from bench.made_up import TODAY
from bench.make_book import book
from bench.measuring import run
from bench.pages import Server, serve, timed
from bench.report import CACHE, HERE, Part, Table

PEOPLE, TOUCHES = 10_000, 1_000_000
BRIEF_BUDGET, PAGE_BUDGET, SHEET_BUDGET = 50, 80, 40  # ms, ms, kB
KNOWN, OTHERS, BRIEFS = 60, 140, 40


def measure() -> Part:
    """The figures of briefs."""
    quiet = _today(book(PEOPLE, TOUCHES))
    folder = _with_an_event()
    with serve(folder) as server:
        strongest = re.findall(rb"/people/([0-9a-f-]{36})", server.get("/people")[1])
        anybody = re.findall(rb"/people/([0-9a-f-]{36})", server.get("/people?after=600")[1])
        people = [one.decode() for pair in zip(strongest, anybody, strict=False) for one in pair]
        event = _event(server)
        rows = [
            ["Brief of a person", f"p95 {BRIEF_BUDGET} ms",
             *timed(server, [f"/people/{one}/brief" for one in dict.fromkeys(people)][:BRIEFS], folder=folder)],
            ["Brief of a name nobody knows", f"p95 {BRIEF_BUDGET} ms",
             *timed(server, ["/people/brief?name=Xq+Nowhere"], folder=folder)],
            [f"Event, {KNOWN} known of {KNOWN + OTHERS} guests", f"p95 {PAGE_BUDGET} ms",
             *timed(server, [event], folder=folder, times=20)],
            ["Its sheet", f"p95 {PAGE_BUDGET} ms", *timed(server, [f"{event}/sheet"], folder=folder, times=20)],
            ["Today, no event near", f"p95 {PAGE_BUDGET} ms", *quiet],
            [f"Today, an event tomorrow with {KNOWN + OTHERS} guests", f"p95 {PAGE_BUDGET} ms",
             *timed(server, ["/"], folder=folder)],
        ]  # fmt: skip
        weight = _weight(server, f"{event}/sheet")
    columns = ["page", "budget", "p50", "p95", "CPU each", "again: p95", "HTML, gzipped"]
    return Part(
        title=f"Briefs, at {PEOPLE:,} people and {TOUCHES:,} touches",
        command="python -m bench briefs",
        tables=[
            Table(columns, rows),
            Table(("the sheet with all it loads", "as it is", "gzipped", "budget"), [weight]),
        ],
        notes=[
            "Through the real server over loopback. Before each request the file is changed, so that nothing read before counts.",
            "Persons are half those with the strongest ties and half anybody. The sheet loads one stylesheet and its icon, nothing else.",
        ],
    )


def _today(folder: Path) -> list[str]:
    with serve(folder) as server:
        return timed(server, ["/"], folder=folder)


def _with_an_event() -> Path:
    """The same book with an evening of tomorrow."""
    plain = book(PEOPLE, TOUCHES)
    folder = CACHE / f"briefs-{plain.name}"
    if not (folder / "ready-to-go-out").exists():
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(plain, folder)
        run([sys.executable, "-m", "bench.briefs", "write"], {"AMITY_HOME": str(folder)}, cwd=HERE.parent)
        (folder / "ready-to-go-out").touch()
    return folder


def _event(server: Server) -> str:
    found = re.search(rb'href="(/events/[0-9a-f-]{36})"', server.get("/")[1])
    assert found, "Today does not say what takes place tomorrow"
    return found[1].decode()


def _weight(server: Server, path: str) -> Sequence[str]:
    page = server.get(path)[1]
    parts = [
        server.get(one.decode())[1]
        for one in re.findall(rb'<link rel="(?:stylesheet|icon)" href="([^"]+)"', page)
    ]
    plain = sum(map(len, (page, *parts))) / 1000
    packed = sum(len(compress(one)) for one in (page, *parts)) / 1000
    return (f"{1 + len(parts)} files", f"{plain:.1f} kB", f"{packed:.1f} kB", f"{SHEET_BUDGET} kB")


def _write() -> None:
    """An evening with those one is closest to, and as many strangers as make it a crowd."""
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amity.config.settings")
    import django

    django.setup()
    from datetime import UTC, datetime, time, timedelta

    from amity.actions.events import keeping
    from amity.actions.networks import home
    from amity.store.models import Attendance, Person, Record

    network, tomorrow = home(), TODAY + timedelta(days=1)
    begins = datetime.combine(tomorrow, time(18, 30), UTC)
    event = keeping.add(network, "Data evening", keeping.When(day=tomorrow, begins_at=begins), place="Pier 4")
    close = (
        Person.objects.of(network).filter(is_me=False, tie__isnull=False).order_by("-tie__strength")[:KNOWN]
    )
    records = dict(Record.objects.of(network).filter(person__in=list(close)).values_list("person_id", "pk"))
    rows = [
        Attendance(network=network, event=event, key=f"known {n}", record_id=records[one.id], name=one.name)
        for n, one in enumerate(close)
    ]
    rows += [
        Attendance(
            network=network, event=event, key=f"stranger {n}", name=f"Stranger Number {n}", title="Analyst of many things",
            organisation=f"Firm {n}", said="I look for people who know about panels and surveys",
        )
        for n in range(OTHERS)
    ]  # fmt: skip
    for row in rows:
        row.coming, row.created_at = "yes", begins
    Attendance.objects.bulk_create(rows)


if __name__ == "__main__":
    _write()
