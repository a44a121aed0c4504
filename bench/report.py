"""What was measured, kept between runs, and RESULTS.md written from it."""

import json
import os
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
CACHE = HERE.parent / ".cache" / "bench"
_OPENING = """# Figures

Made by `make bench` on made-up data; one part anew with `python -m bench PART`. Wall time is what a person waits,
processor time (CPU) what it costs; on a busy machine only the second one can be compared. Budgets are those the
product was designed to. The yardstick is the CPU time of adding five million squares in Python at the end of a part:
figures of two runs compare by it. p50 and p95: half and 95 % of the requests took no longer.
"""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows, as they are shown."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def machine() -> str:
    """What it was measured on, and how busy that was."""
    busy, started = os.getloadavg()[0], time.process_time()
    sum(number * number for number in range(5_000_000))
    return f"{os.cpu_count()} shared cores, load {busy:.1f}, yardstick {time.process_time() - started:.2f} s"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the figures."""

    title: str
    command: str
    tables: Sequence[Table]
    notes: Sequence[str] = ()
    machine: str = field(default_factory=machine)
    measured: str = field(default_factory=lambda: date.today().isoformat())  # noqa: DTZ011  the day on the wall


def keep(name: str, part: Part) -> None:
    """Remember the figures of one part."""
    CACHE.mkdir(parents=True, exist_ok=True)
    (CACHE / f"{name}.json").write_text(
        json.dumps(asdict(part), indent=1, ensure_ascii=False), encoding="utf-8"
    )


def write(names: Iterable[str]) -> Path:
    """RESULTS.md in this order: from what is remembered, else as it stands there, measured on another machine."""
    file = HERE / "RESULTS.md"
    standing = _standing(file.read_text(encoding="utf-8")) if file.exists() else {}
    parts = [
        _section(json.loads(kept)) if (kept := _kept(name)) else standing.get(name, "") for name in names
    ]
    file.write_text("\n".join([_OPENING, *filter(None, parts)]), encoding="utf-8")
    return file


def _kept(name: str) -> str:
    one = CACHE / f"{name}.json"
    return one.read_text(encoding="utf-8") if one.exists() else ""


def _standing(text: str) -> dict[str, str]:
    """The sections of RESULTS.md by the last word of the command that made them."""
    sections = re.split(r"^(?=## )", text, flags=re.M)[1:]
    commands = [re.search(r" ([\w-]+)`$", section, re.M) for section in sections]
    return {
        said.group(1): section.rstrip("\n") + "\n"
        for said, section in zip(commands, sections, strict=True)
        if said
    }


def _section(part: dict) -> str:  # type: ignore[type-arg]  # as it was kept
    said = [f"## {part['title']}", "", f"{part['measured']}, {part['machine']}. `{part['command']}`", ""]
    for table in part["tables"]:
        said += [
            _line(table["columns"]),
            _line("---" for _ in table["columns"]),
            *map(_line, table["rows"]),
            "",
        ]
    return "\n".join(said + [f"- {note}" for note in part["notes"]] + [""] * bool(part["notes"]))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
