"""`amity parse`: the reading of typed notes on a plain file, for benchmarks. Django is not needed."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from amity.surfaces.cli.lines import convert

if TYPE_CHECKING:
    from amity.conversations.reading import Encounter, Note


def add_to(app: typer.Typer) -> None:
    """Adds `parse`."""
    app.command("parse", epilog="Example: amity parse lines.jsonl out.jsonl")(parse)


def parse(
    lines: Annotated[Path, typer.Argument(help="One object a line: text, today, known (names).")],
    out: Annotated[
        Path, typer.Argument(help="What each says: people, date, channel, place, facts, promises, ...")
    ],
) -> None:
    """Read typed notes, one a line, and write what each says."""
    convert(lines, out, _read)


def _read(line: Mapping[str, Any]) -> dict[str, Any]:
    from amity.conversations.reading import KnownPerson, read_note

    known = [KnownPerson(str(number), name) for number, name in enumerate(line.get("known", ()))]
    return said(read_note(line["text"], today=date.fromisoformat(line["today"]), known=known))


def said(note: "Note") -> dict[str, Any]:
    """A note in the shape that the lines expect; `events` only where there are several."""
    whole: dict[str, Any] = {
        "people": [person.name for person in note.people],
        "date": _iso(note.date),
        "channel": note.channel,
        "place": note.place,
        "facts": [{"person": fact.person, "text": fact.text} for fact in note.facts],
        "promises": [
            {"by": promise.by, "person": promise.person, "text": promise.text, "due": _iso(promise.due)}
            for promise in note.promises
        ],
        "needs": [{"person": need.person, "text": need.text} for need in note.needs],
        "introductions": [{"a": pair.a, "b": pair.b} for pair in note.introductions],
        "unclear": [person.name for person in note.unclear],
    }
    return whole | ({"events": [_event(event) for event in note.events]} if note.events else {})


def _event(event: "Encounter") -> dict[str, Any]:
    return {
        "people": list(event.people),
        "date": _iso(event.date),
        "channel": event.channel,
        "place": event.place,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
