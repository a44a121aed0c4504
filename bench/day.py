"""Today: `actions.today.plan` on books of two sizes, its statements, and how SQLite finds their rows."""

import json
import os
import re
import sys
import time
from typing import Any

from bench.made_up import TODAY
from bench.make_book import book
from bench.measuring import at_share, change, run
from bench.report import HERE, Part, Table

SIZES = ((1_000, 100_000), (10_000, 1_000_000))
BUDGET = 80  # ms, p95
TIMES = 100
# A search for nothing but the network reads all of it too.
_READS_ALL = re.compile(
    r"SCAN amity_(touch|participant)|SEARCH amity_(touch|participant) .*\(network_id=\?\)$"
)


def measure() -> Part:
    """The figures of planning a day."""
    rows, scans, statements = [], [], set()
    for people, touches in SIZES:
        folder = book(people, touches)
        out = run([sys.executable, "-m", "bench.day"], {"AMITY_HOME": str(folder)}, cwd=HERE.parent).out
        said = json.loads(out.splitlines()[-1])
        statements.add(said["statements"])
        scans += said["scans"]
        rows.append(
            (
                f"{people:,} people, {touches:,} touches",
                *(f"{said[key]:.0f} ms" for key in ("p50", "p95", "cpu")),
                f"{said['again']:.2f} ms",
                str(said["statements"]),
                str(said["suggestions"]),
                f"p95 {BUDGET} ms",
            )
        )
    return Part(
        title="A day planned (`actions.today.plan`, without the page around it)",
        command="python -m bench today",
        tables=[
            Table(
                ("book", "p50", "p95", "CPU each", "again: p95", "statements", "suggestions", "budget"), rows
            )
        ],
        notes=[
            "Statements: "
            + ("the same number at both sizes." if len(statements) == 1 else "not the same number."),
            f"Statements that read all of a table of touches: {len(scans) or 'none'}.",
            f"{TIMES} plans, one after the other, in one process: low, steady and open energy by turns.",
            "Before each plan the file is changed, so that nothing read before counts; then the same is asked again.",
        ],
    )


def plan_many() -> dict[str, Any]:
    """Plan many days in this process. Returns milliseconds, the number of statements, and scans of large tables."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amity.config.settings")
    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from amity.actions import networks, today

    network = networks.home()
    today.plan(network, today=TODAY)
    folder = settings.HOME
    change(folder)
    with CaptureQueriesContext(connection) as asked:
        planned = today.plan(network, today=TODAY)
    times, again, cpu = [], [], 0.0
    for number in range(TIMES):
        energy = ("low", "steady", "open")[number % 3]
        change(folder)
        started, worked = time.perf_counter(), time.process_time()
        today.plan(network, today=TODAY, energy=energy)
        cpu += time.process_time() - worked
        times.append(1000 * (time.perf_counter() - started))
        started = time.perf_counter()
        today.plan(network, today=TODAY, energy=energy)
        again.append(1000 * (time.perf_counter() - started))
    return {
        "p50": at_share(times, 0.5),
        "p95": at_share(times, 0.95),
        "cpu": 1000 * cpu / TIMES,
        "again": at_share(again, 0.95),
        "statements": len(asked),
        "suggestions": len(planned.suggestions),
        "scans": [scan for one in asked.captured_queries for scan in scans_of(one["sql"])],
    }


def scans_of(sql: str) -> list[str]:
    """Where SQLite would read all rows of a table of touches for this statement."""
    from django.db import connection

    if not sql.lstrip().upper().startswith("SELECT"):
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql.replace('%', '%%')}", ())
        steps = [str(step[3]) for step in cursor.fetchall()]
    return [step for step in steps if _READS_ALL.match(step)]


if __name__ == "__main__":
    print(json.dumps(plan_many()))
