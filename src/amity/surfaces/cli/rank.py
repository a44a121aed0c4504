"""`amity rank`: the product's own model of ties on plain files, for benchmarks. Django is not needed."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from amity.connections import Acquaintance, acquaintance, common_ground
from amity.rhythm import (
    Event,
    Model,
    Tie,
    build,
    chance_of_contact,
    chance_of_fading,
    half_year_on,
    refit,
    wait,
)
from amity.surfaces.cli.output import fail, why

Pair = tuple[int, int]
_QUANTILES = (0.1, 0.5, 0.9)
_DAY = 86400
_CHANCES = {"next": chance_of_contact, "fade": chance_of_fading}


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the archive tells at one time."""

    ties: dict[Pair, Tie]
    known: Acquaintance[int] | None
    model: Model
    now: datetime


def add_to(app: typer.Typer) -> None:
    """Adds `rank`."""
    app.command("rank", epilog="Example: amity rank events.csv 967766400 pairs.csv out.csv")(rank)


def rank(
    events: Annotated[Path, typer.Argument(help="CSV: ego,alter,timestamp,channel,direction,people")],
    now: Annotated[float, typer.Argument(metavar="T", help="Seconds since 1970, UTC")],
    pairs: Annotated[Path, typer.Argument(help="CSV: task,ego,alter (next, fade, gap or intro)")],
    out: Annotated[Path, typer.Argument(help="CSV to write: task,ego,alter,score,q10,q50,q90")],
) -> None:
    """Rank ties on plain files: next contact, fading, gaps and introductions."""
    try:
        asked = [(row["task"], int(row["ego"]), int(row["alter"])) for row in _rows(pairs)]
        told = _told(events)
    except OSError as problem:
        fail(f"{problem.filename} cannot be read: {why(problem)}.")
    except (KeyError, ValueError, TypeError, OverflowError, csv.Error) as problem:
        fail(f"{events} or {pairs} cannot be read as the CSV this command asks for ({problem!r}).")
    seen = _seen(told, _moment(now), introduces=any(t == "intro" for t, *_ in asked))
    with out.open("w", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(("task", "ego", "alter", "score", "q10", "q50", "q90"))
        for task, ego, alter in asked:
            writer.writerow((task, ego, alter, *_answer(task, (ego, alter), seen)))


def _moment(seconds: float) -> datetime:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        fail(f"T is {seconds:g}, which is no moment in seconds since 1970.")


def _rows(file: Path) -> Iterator[Mapping[str, str]]:
    with file.open(newline="") as handle:
        yield from csv.DictReader(handle)


def _told(events: Path) -> dict[Pair, list[Event]]:
    history: dict[Pair, list[Event]] = defaultdict(list)
    for number, row in enumerate(_rows(events)):
        at = datetime.fromtimestamp(float(row["timestamp"]), UTC)
        history[int(row["ego"]), int(row["alter"])].append(Event(at, row["direction"], touch=number))
    return history


def _seen(told: dict[Pair, list[Event]], now: datetime, *, introduces: bool) -> _Seen:
    ties = {pair: tie for pair, history in told.items() if (tie := build(history, UTC))}
    known = _acquaintance(ties, now) if introduces else None
    return _Seen(ties, known, _own_model(told, now), now)


def _own_model(told: dict[Pair, list[Event]], now: datetime) -> Model:
    """The model of all owners of this archive together, from what they did until now."""
    owners: dict[int, list[list[Event]]] = defaultdict(list)
    for (ego, _), history in told.items():
        owners[ego].append(history)
    return refit(owners.values(), now, UTC)


def _acquaintance(ties: dict[Pair, Tie], now: datetime) -> Acquaintance[int]:
    today = now.date()
    return acquaintance((ego, alter, half_year_on(tie, today)) for (ego, alter), tie in ties.items())


def _answer(task: str, pair: Pair, seen: _Seen) -> tuple[float | str, ...]:
    if task == "intro" and seen.known:
        return common_ground(seen.known, *pair), "", "", ""
    tie = seen.ties.get(pair)
    if tie is None:
        fail(f"{task}: no event tells of {pair[0]} and {pair[1]}.")
    quantiles: tuple[float | str, ...] = ("", "", "")
    if task == "gap":
        silent = (seen.now.timestamp() - _midnight(tie)) / _DAY
        quantiles = tuple(round(days, 3) for days in wait(tie, silent, _QUANTILES))
    elif task not in _CHANCES:
        fail(f"{task!r} is no task; there are next, fade, gap and intro.")
    return _CHANCES.get(task, chance_of_contact)(tie, seen.now, seen.model), *quantiles


def _midnight(tie: Tie) -> float:
    return datetime.combine(tie.last_day, datetime.min.time(), UTC).timestamp()
