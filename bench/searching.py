"""Search and who knows over 100,000 different texts, by words and by meaning; memory of the server with the model loaded."""

import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from bench.made_up import FIRST_HALF, PLACES, SECOND_HALF, TODAY, TOPICS
from bench.make_book import book
from bench.measuring import at_share, change, run
from bench.pages import serve
from bench.report import CACHE, HERE, Part, Table

PEOPLE, TEXTS = 1_000, 100_000
WORDS_BUDGET, MEANING_BUDGET, MEMORY_BUDGET = 30, 50, 300  # ms, ms, MB
TIMES = 40
_COMMON = (
    "meeting draft notes plan report team budget project week review data idea talk question paper".split()
)


def measure() -> Part:
    """The figures of search."""
    folder = _texts()
    out = run([sys.executable, "-m", "bench.searching"], {"AMITY_HOME": str(folder)}, cwd=HERE.parent).out
    said = json.loads(out.splitlines()[-1])
    rows = [
        (name, *(f"{said[key][part]:.0f} ms" for part in ("p50", "p95", "cpu")), str(said[key]["statements"]), within)
        for name, key, within in (
            ("search, one to three words", "search words", f"p95 {WORDS_BUDGET} ms"),
            ("search, a sentence with a time and a place", "search sentence", f"p95 {MEANING_BUDGET} ms"),
            ("search, by meaning", "search meaning", f"p95 {MEANING_BUDGET} ms"),
            ("who knows, by words", "who words", f"p95 {WORDS_BUDGET} ms"),
            ("who knows, by meaning", "who meaning", f"p95 {MEANING_BUDGET} ms"),
            ("what is moving, first time after a change", "moving", ""),
        )
    ]  # fmt: skip
    memory = _memory(folder)
    whole = sum(megabytes for _, megabytes in memory)
    parts = ", ".join(f"{kind} {megabytes:.0f} MB" for kind, megabytes in memory)
    return Part(
        title=f"Search and who knows over {TEXTS:,} texts",
        command="python -m bench searching",
        tables=[
            Table(("asked", "p50", "p95", "CPU each", "statements", "budget"), rows),
            Table(
                ("memory of `amity serve` with model and vectors loaded", "each process (PSS)", "budget"),
                [(f"{whole:.0f} MB", parts, f"{MEMORY_BUDGET} MB")],
            ),
        ],
        notes=[
            f"{said['vectors']:,} vectors, made in {said['made']:.0f} s of CPU; {TIMES} questions each.",
            "CPU can be compared on a busy machine; the budgets are of wall time on a quiet one.",
            "By meaning: questions none of whose words stand anywhere, so that meaning is asked each time.",
            "The file is changed before each question, so that nothing read before counts but the vectors.",
        ],
    )


def _texts() -> Path:
    """A book whose talks all say something different, with their vectors."""
    plain = book(PEOPLE, TEXTS)
    folder = CACHE / f"searching-{plain.name}"
    if not (folder / "ready-to-search").exists():
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(plain, folder)
        run([sys.executable, "-m", "bench.searching", "write"], {"AMITY_HOME": str(folder)}, cwd=HERE.parent)
        (folder / "ready-to-search").touch()
    return folder


def _vocabulary() -> list[str]:
    rare = [first.lower() + second for first in FIRST_HALF for second in SECOND_HALF]
    return [*_COMMON, *(word for topic in TOPICS for word in topic.split()), *rare]


def _sentence(chance: Random, words: list[str]) -> str:
    return " ".join(
        words[min(int(chance.paretovariate(0.5)) - 1, chance.randrange(len(words)))] for _ in range(14)
    )


def _write() -> None:
    """Every talk in words of its own; common words are common."""
    _set_up()
    from django.db import connection, transaction

    from amity.actions.networks import home
    from amity.store import search_meaning
    from amity.store.models import Touch

    network, chance, words = home(), Random(5), _vocabulary()
    ids = list(Touch.objects.of(network).values_list("pk", flat=True))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE amity_touch SET subject = %s, summary = %s WHERE id = %s",
            [(f"{chance.choice(TOPICS)} {n}", _sentence(chance, words), pk) for n, pk in enumerate(ids)],
        )
    started = time.process_time()
    made = search_meaning.keep_up(network)
    told = {"made": time.process_time() - started, "vectors": made}
    (Path(os.environ["AMITY_HOME"]) / "made.json").write_text(json.dumps(told), encoding="utf-8")


def _ask() -> dict[str, Any]:
    _set_up()
    from amity.actions import knowing, moving, searching
    from amity.actions.networks import home

    network, chance, words = home(), Random(9), _vocabulary()
    plain = [_question(chance, words) for _ in range(TIMES)]
    sentences = [f"{chance.choice(TOPICS)} last spring in {chance.choice(PLACES)}" for _ in range(TIMES)]
    strange = [" ".join(chance.choices(_STRANGE, k=3)) for _ in range(TIMES)]
    knowing.who_knows(network, "growing vegetables", today=TODAY)  # loads the model and the vectors
    return json.loads((Path(os.environ["AMITY_HOME"]) / "made.json").read_text(encoding="utf-8")) | {
        "search words": _timed(lambda q: searching.search(network, q, today=TODAY), plain),
        "search sentence": _timed(lambda q: searching.search(network, q, today=TODAY), sentences),
        "search meaning": _timed(lambda q: searching.search(network, q, today=TODAY), strange),
        "who words": _timed(lambda q: knowing.who_knows(network, q, today=TODAY), plain),
        "who meaning": _timed(lambda q: knowing.who_knows(network, q, today=TODAY), strange),
        "moving": _timed(lambda _: moving.rising(network, today=TODAY), plain[:5]),
    }


_STRANGE = (
    "vegetables balcony weather ecology handwriting fonts microscopes proteins subsidies donors wheelchair blindness "
    "freight shipping parsers pottery glaze greenhouse tractors sensors actuators letters"
).split()


def _question(chance: Random, words: list[str]) -> str:
    """One to three words, or a topic."""
    return chance.choice(
        (
            lambda: chance.choice(words),
            lambda: f"who knows about {chance.choice(TOPICS)}",
            lambda: f"{chance.choice(words)} {chance.choice(words)} {chance.choice(_COMMON)}",
        )
    )()


def _timed(ask: Callable[[str], Any], questions: list[str]) -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times, processor, most = [], 0.0, 0
    for question in questions:
        change(Path(os.environ["AMITY_HOME"]))
        began, spent = time.perf_counter(), time.process_time()
        ask(question)
        times.append(1000 * (time.perf_counter() - began))
        processor += 1000 * (time.process_time() - spent)
    for question in questions[:8]:
        with CaptureQueriesContext(connection) as seen:
            ask(question)
        most = max(most, len(seen.captured_queries))
    return {
        "p50": at_share(times, 0.5), "p95": at_share(times, 0.95), "cpu": processor / len(times), "statements": most,
    }  # fmt: skip


def _memory(folder: Path) -> list[tuple[str, float]]:
    """After pages that asked for words and for meaning."""
    with serve(folder) as server:
        for question in ("robotics", "vegetables+balcony", "greenhouse+tractors", "compilers+last+spring"):
            for page in ("knowledge", "search", "find"):
                server.get(f"/{page}?q={question}")
        return server.memory()


def _set_up() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amity.config.settings")
    django.setup()


if __name__ == "__main__":
    if sys.argv[1:] == ["write"]:
        _write()
    else:
        print(json.dumps(_ask()))
