"""Pages through the real server over loopback: a small bounded client that opens the one-time link and reads on."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from gzip import compress
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from itertools import cycle, islice
from pathlib import Path
from random import Random
from socket import socket

import psutil

from bench.made_up import FIRST_HALF, GIVEN, TODAY
from bench.make_book import book
from bench.measuring import NotMeasured, at_share, change, surroundings
from bench.report import Part, Table

SIZES = ((1_000, 100_000), (10_000, 1_000_000))
TIMES, WARM = 80, 5
PAGE_BUDGET, SEARCH_BUDGET, MEMORY_BUDGET = 80, 50, 250  # ms, ms, MB
LONGEST = 20  # seconds a page may take


_OTHERS = {
    "Events": "/events",
    "Opportunities": "/goals",
    "Give": "/give",
    "Knowledge": "/knowledge",
    "Map": "/map",
    "Journal": "/journal",
}


@dataclass(slots=True)
class Server:
    """`amity serve` on a book, and a session with it."""

    process: psutil.Process
    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, *, part: bool = False) -> tuple[int, bytes, str]:
        """Status, body and where it leads; one connection each, as a browser's first request."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        said = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        line.request("GET", path, headers=said | ({"HX-Request": "true"} if part else {}))
        answer = line.getresponse()
        body = answer.read()
        for header in answer.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: one.value for name, one in SimpleCookie(header).items()}
        line.close()
        return answer.status, body, answer.headers.get("Location", "")

    def processor(self) -> float:
        """Seconds of processor time of all its processes that serve."""
        return sum(sum(one.cpu_times()[:2]) for one in self.serving())

    def serving(self) -> list[psutil.Process]:
        """The server and its worker, without the process for background work."""
        return [
            self.process,
            *(one for one in self.process.children(recursive=True) if _serves(one)),
        ]

    def memory(self) -> list[tuple[str, float]]:
        """Megabytes of each process; what several share is counted once (PSS)."""
        said = []
        for one in (self.process, *self.process.children(recursive=True)):
            kind = (
                "background work"
                if "jobs" in one.cmdline()
                else "server"
                if one == self.process
                else "worker"
            )
            said.append((kind, one.memory_full_info().pss / 1e6))
        return said


def _serves(one: psutil.Process) -> bool:
    """Whether a child answers pages: not background work, and not one that has just ended."""
    try:
        return "jobs" not in one.cmdline()
    except psutil.Error:
        return False


def measure() -> Part:
    """The figures of the pages."""
    found: dict[str, list[str]] = {}
    memory = []
    for people, touches in SIZES:
        with serve(book(people, touches)) as server:
            for name, budget, paths, part in pages(server):
                cells = found.setdefault(name, [name, f"p95 {budget} ms"])
                cells += timed(server, paths, folder=book(people, touches), part=part)
            memory.append((people, server.memory()))
    columns = ["page", "budget"]
    for people, _ in SIZES:
        columns += [f"{people:,} people: p50", "p95", "CPU each", "again: p95", "HTML, gzipped"]
    return Part(
        title="Pages, through the real server over loopback",
        command="python -m bench pages",
        tables=[Table(columns, list(found.values())), _memory(memory)],
        notes=[
            f"{TIMES} requests each after {WARM} that do not count, one after the other, each on a connection of its own.",
            "Before each the file is changed, so that nothing read before counts; then the same page is asked for again.",
            "Persons are half those with the strongest ties and half anybody; searches are names and half-typed names.",
        ],
    )


def pages(server: Server) -> list[tuple[str, int, Sequence[str], bool]]:
    """Name, budget in ms, addresses, and whether only a part is asked for."""
    strongest = _persons(server.get("/people")[1])
    anybody = _persons(server.get("/people?after=600")[1])
    chance = Random(3)
    typed = [chance.choice(GIVEN) for _ in range(20)] + [chance.choice(FIRST_HALF)[:3] for _ in range(20)]
    typed += [f"{chance.choice(GIVEN)} {chance.choice(FIRST_HALF)}" for _ in range(20)]
    return [
        ("Today", PAGE_BUDGET, ("/",), False),
        ("People", PAGE_BUDGET, ("/people",), False),
        ("People, quiet ones", PAGE_BUDGET, ("/people?quiet=1",), False),
        ("People, next sixty", PAGE_BUDGET, ("/people?after=60", "/people?after=540"), True),
        (
            "Search, as one types",
            SEARCH_BUDGET,
            [f"/people?q={one.replace(' ', '+')}" for one in typed],
            True,
        ),
        (
            "Person",
            PAGE_BUDGET,
            [f"/people/{one}" for pair in zip(strongest, anybody, strict=False) for one in pair],
            False,
        ),
        *((name, PAGE_BUDGET, (path,), False) for name, path in _OTHERS.items()),
    ]


def _persons(page: bytes) -> list[str]:
    ids = re.findall(rb"/people/([0-9a-f-]{36})", page)
    return [one.decode() for one in dict.fromkeys(ids)]


def timed(
    server: Server, paths: Sequence[str], *, folder: Path, part: bool = False, times: int = TIMES
) -> list[str]:
    """p50, p95 and processor time after a change of the file, p95 of asking again, and the weight."""
    for path in islice(cycle(paths), WARM):
        server.get(path, part=part)
    took, again, sizes, cpu = [], [], [], 0.0
    for path in islice(cycle(paths), times):
        change(folder)
        before = server.processor()
        took.append(_seconds(server, path, sizes, part=part))
        cpu += server.processor() - before
        again.append(_seconds(server, path, sizes, part=part))
    return [
        f"{1000 * at_share(took, 0.5):.0f} ms",
        f"{1000 * at_share(took, 0.95):.0f} ms",
        f"{1000 * cpu / times:.0f} ms",
        f"{1000 * at_share(again, 0.95):.0f} ms",
        f"{max(sizes):.1f} kB",
    ]


def _seconds(server: Server, path: str, sizes: list[float], *, part: bool) -> float:
    started = time.perf_counter()
    status, body, _ = server.get(path, part=part)
    took = time.perf_counter() - started
    sizes.append(len(compress(body)) / 1000)
    if status != 200:
        raise NotMeasured(f"{path} answered {status}")
    return took


def _memory(measured: Sequence[tuple[int, list[tuple[str, float]]]]) -> Table:
    rows = []
    for people, said in measured:
        each = ", ".join(f"{kind} {amount:.0f} MB" for kind, amount in said)
        rows.append(
            (f"{people:,} people", f"{sum(amount for _, amount in said):.0f} MB", each, f"{MEMORY_BUDGET} MB")
        )
    return Table(
        (
            "memory of `amity serve` after these pages",
            "together",
            "each process (PSS: what they share counts once)",
            "budget",
        ),
        rows,
    )


@contextmanager
def serve(folder: Path) -> Iterator[Server]:
    """The server on a book, with the day that the book is made for; ended afterwards."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = surroundings({"AMITY_HOME": str(folder), "AMITY_TODAY": TODAY.isoformat()})
    command = [sys.executable, "-m", "amity", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    ) as child:
        try:
            opened = re.search(rf":{port}(/\S+)", child.stdout.readline())  # type: ignore[union-attr]
            if opened is None:
                raise NotMeasured("amity serve did not say where it is.")
            server = Server(psutil.Process(child.pid), port)
            server.get(opened[1])
            yield server
        finally:
            child.terminate()
            child.wait(LONGEST)
