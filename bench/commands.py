"""How quickly commands start and end, against what Python, Typer and Django take alone."""

import sys
from collections.abc import Sequence

from bench.made_up import TODAY
from bench.make_book import book
from bench.measuring import Run, typical
from bench.report import Part, Table

FRAME_BUDGET, SHORT_BUDGET = 2.0, 3.0
AMITY = (sys.executable, "-m", "amity")


def measure() -> Part:
    """The figures of starting."""
    home = {"AMITY_HOME": str(book(10_000, 1_000_000)), "DJANGO_SETTINGS_MODULE": "amity.config.settings"}
    bare, with_typer, with_django = (
        typical((sys.executable, "-c", code), home)
        for code in ("pass", "import typer", "import django; django.setup()")
    )
    rows = [
        _row("python -c pass", bare),
        _row("python -c 'import typer'", with_typer),
        _row("python -c 'import django; django.setup()'", with_django),
    ]
    day = ("--today", TODAY.isoformat(), "--json")
    rows += [
        _compared(words, home, with_typer, FRAME_BUDGET, "Typer alone")
        for words in (("--version",), ("--help",))
    ]
    short = (("today", *day), ("people", "ana", "--json"), ("journal", "--json"))
    rows += [_compared(words, home, with_django, SHORT_BUDGET, "django.setup()") for words in short]
    return Part(
        title="Commands, from the key to the end (10,000 people, 1,000,000 touches)",
        command="python -m bench commands",
        tables=[Table(("command", "wall", "CPU", "memory", "CPU, compared", "budget"), rows)],
        notes=["Median of eleven runs after one that does not count."],
    )


def _compared(
    words: Sequence[str], home: dict[str, str], base: Run, budget: float, name: str
) -> tuple[str, ...]:
    took = typical((*AMITY, *words), home)
    ratio = took.processor / base.processor
    return (*_row(f"amity {' '.join(words)}", took)[:4], f"{ratio:.2f} times {name}", f"{budget:.0f} times")


def _row(name: str, took: Run) -> tuple[str, ...]:
    return (
        f"`{name}`",
        f"{1000 * took.seconds:.0f} ms",
        f"{1000 * took.processor:.0f} ms",
        f"{took.peak:.0f} MB",
        "",
        "",
    )
