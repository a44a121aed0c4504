"""`amity match`: which records of a plain file are one person, for benchmarks. Django is not needed."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from amity.surfaces.cli.output import fail, print_json, why

if TYPE_CHECKING:
    from amity.people.matching import Entry, Judged, Matched

_WANTED = ("id", "name", "email")


class By(StrEnum):
    """Who finds the pairs of records that are compared; the same function decides about them."""

    AMITY = "amity"
    SPLINK = "splink"
    SPARK = "spark"


def add_to(app: typer.Typer) -> None:
    """Adds `match`."""
    app.command("match", epilog="Example: amity match records.csv out.csv --pairs pairs.csv")(match)


def match(
    records: Annotated[
        Path,
        typer.Argument(help="CSV: id,name,email and, if known, email2,phone,company,handle,city,source"),
    ],
    out: Annotated[Path, typer.Argument(help="CSV to write: id,cluster (only what is certain is joined)")],
    pairs: Annotated[
        Path | None,
        typer.Option("--pairs", help="CSV to write: id_a,id_b,p,decision,bits of every likely pair"),
    ] = None,
    by: Annotated[
        By,
        typer.Option(
            "--candidates", help="Who finds the pairs to compare; splink and spark: extra amity[bulk]"
        ),
    ] = By.AMITY,
    as_json: Annotated[bool, typer.Option("--json", help="Print how much was joined, as JSON.")] = False,
) -> None:
    """Tell which records of a file are one person: joined, worth asking about, or left."""
    from amity.people.matching import match as matched

    entries = _read(records)
    if by is By.AMITY:
        found = matched(entries)
    else:
        from amity.actions.proposing import proposer

        found = matched(entries, propose=proposer(by.value))
    _write(out, ("id", "cluster"), ((one.id, found.persons[one.id]) for one in entries))
    if pairs:
        _write(pairs, ("id_a", "id_b", "p", "decision", "bits"), map(_pair, found.pairs))
    if as_json:
        print_json(_summary(found))


def _read(file: Path) -> "list[Entry]":
    """Every record; a file that cannot be read ends with a sentence that says what to do."""
    try:
        with file.open(newline="", encoding="utf-8-sig") as handle:
            return list(_entries(file, csv.DictReader(handle)))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        fail(f"{file} cannot be read as CSV in UTF-8: {why(problem)}.")


def _entries(file: Path, rows: "csv.DictReader[str]") -> "Iterator[Entry]":
    missing = [column for column in _WANTED if column not in (rows.fieldnames or ())]
    if missing:
        fail(f"{file} has no column {', '.join(missing)}; the first line must name id, name and email.")
    seen: set[str] = set()
    for row in rows:
        id = row["id"]
        if not id or id in seen:
            fail(
                f"{file}, line {rows.line_num}: "
                + (f"the id {id} is there twice." if id else "there is no id.")
            )
        seen.add(id)
        yield _entry(id, {column: value or "" for column, value in row.items() if isinstance(column, str)})


def _entry(id: str, row: Mapping[str, str]) -> "Entry":
    from amity.people.matching import entry

    return entry(
        id,
        name=row["name"],
        emails=(row["email"], row.get("email2", "")),
        phones=(row.get("phone", ""),),
        organisations=(row.get("company", ""),),
        handles=(row.get("handle", ""),),
        place=row.get("city", ""),
        source=row.get("source", ""),
    )


def _pair(pair: "Judged") -> tuple[str, ...]:
    bits = json.dumps({bar: round(bits, 2) for bar, bits in pair.bars.items()})
    return pair.a, pair.b, f"{pair.chance:.4f}", pair.decision.outcome.value, bits


def _write(file: Path, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    try:
        with file.open("w", newline="", encoding="utf-8") as handle:
            writer = csv.writer(handle)
            writer.writerow(columns)
            writer.writerows(rows)
    except OSError as problem:
        fail(f"{file} cannot be written: {why(problem)}.")


def _summary(found: "Matched") -> dict[str, Any]:
    from amity.people.matching import Outcome

    asked = sum(pair.decision.outcome is Outcome.ASK for pair in found.pairs)
    return {"records": len(found.persons), "persons": len(set(found.persons.values())), "to_ask": asked}
