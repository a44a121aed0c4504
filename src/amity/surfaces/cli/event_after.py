"""`amity event after`: one line a person, read, shown, and stored when the owner agrees."""

import sys
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn
from uuid import UUID

import typer

from amity.surfaces.cli import output
from amity.surfaces.cli.people import Json, Today

if TYPE_CHECKING:
    from amity.actions.events.after import After, Card
    from amity.actions.events.capturing import Saved, Wishes
    from amity.store.models import Event, Network

EXAMPLE = (
    'amity event after PyCon "Rui Castelo, works on hospital data, I promised him the slides" --energy fine'
)


def after(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="Its id, or words of its name.")],
    lines: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="LINE",
            help="A line for each person; - reads them from the standard input.",
            show_default=False,
        ),
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", help="A file with a line for each person.")] = None,
    energy: Annotated[str, typer.Option(metavar="HOW", help="It left you drained, fine or lifted.")] = "",
    left_at: Annotated[str, typer.Option(metavar="HH:MM", help="When you left.")] = "",
    who: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=KEY", help="Whom a name means: a key of `unclear`, new or skip. May be repeated."
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Store at once.")] = False,
    today: Today = None,
    as_json: Json = False,
) -> None:
    """While it is fresh: what was said at an event, and first words for tomorrow. Without lines, those jotted down there."""
    network = output.network()
    from amity.actions.events import after as action
    from amity.actions.events import capturing
    from amity.surfaces.cli.event import find
    from amity.surfaces.documents import capturing as documents

    row, day = find(network, event), output.today(today, zone=network.time_zone)
    text, jotted = _text(network, row, lines or [], file)
    heard = action.understand(network, row, text, today=day, choices=_choices(who or []))
    wishes = _wishes(energy, left_at, jotted)
    if not as_json:
        for line in _shown(heard):
            typer.echo(line)
    saved = None
    if yes or (not as_json and (heard.cards or energy) and output.ask("Store this?")):
        saved = capturing.store(network, heard, wishes, today=day)
    if as_json:
        output.print_json(documents.capture(heard, saved))
    else:
        _tell(saved, something=bool(heard.cards or energy))


def _text(network: "Network", event: "Event", lines: list[str], file: Path | None) -> tuple[str, list[UUID]]:
    """The lines, and the jottings they are where none were given."""
    from amity.actions.events import jotting

    if file is not None:
        try:
            return file.expanduser().read_text("utf-8"), []
        except (OSError, UnicodeDecodeError) as unreadable:
            _refuse(file, unreadable)
    if lines == ["-"]:
        return sys.stdin.read(), []
    if lines:
        return "\n".join(lines), []
    rows = list(jotting.waiting(network, event))
    return "\n".join(row.text for row in rows), [row.pk for row in rows]


def _refuse(file: Path, why: Exception) -> NoReturn:
    output.fail(f"{file} could not be read: {output.why(why)}.")


def _choices(options: list[str]) -> dict[str, str]:
    pairs = [option.partition("=") for option in options]
    if any(not name or not choice for name, _, choice in pairs):
        raise typer.BadParameter("Write --who NAME=KEY, --who NAME=new or --who NAME=skip.")
    return {name: choice for name, _, choice in pairs}


def _wishes(energy: str, left_at: str, jotted: list[UUID]) -> "Wishes":
    from amity.actions.events.capturing import Wishes

    try:
        left = time.fromisoformat(left_at) if left_at else None
    except ValueError as unclear:
        raise typer.BadParameter("Write when you left as HH:MM, like 20:10.") from unclear
    if energy not in ("", "drained", "fine", "lifted"):
        raise typer.BadParameter("It left you drained, fine or lifted.")
    return Wishes(energy=energy, left_at=left, jottings=tuple(jotted))


def _shown(heard: "After") -> Iterator[str]:
    for card in heard.cards:
        yield f"{card.name}{_aside(card)}"
        yield from (f"  {line}" for line in _parts(card))
        if card.draft:
            yield f"  first words: {card.draft.body}"
    for which in heard.which:
        if any(card.key == f"?{which.typed}" for card in heard.cards):
            yield f"which {which.typed}? " + "; ".join(f"{one.name} ({one.key})" for one in which.choices)
    yield from (f"nobody is named: {line}" for line in heard.unread)


def _aside(card: "Card") -> str:
    told = [
        word
        for word in (
            "new" if card.is_new else "",
            card.about,
            f"through {card.through}" if card.through else "",
        )
        if word
    ]
    return f" ({', '.join(told)})" if told else ""


def _parts(card: "Card") -> Iterator[str]:
    from amity.conversations.reading import FactRead, NeedRead, PromiseRead

    for part in card.parts:
        match part.said:
            case FactRead() as fact:
                yield f"{fact.kind}: {fact.text}"
            case NeedRead() as need:
                yield f"needs: {need.text}"
            case PromiseRead() as promise:
                whose = "yours" if promise.by == "me" else "theirs"
                yield f"promise ({whose}): {promise.text}" + (f", by {promise.due}" if promise.due else "")
        if part.kind == "introduction":
            yield f"introduction: {part.other}"


def _tell(saved: "Saved | None", *, something: bool) -> None:
    if saved:
        typer.echo(f"Stored. `amity undo {saved.change}` takes it back.")
    elif something:
        typer.echo("Nothing was stored. Add --yes to store it.", err=True)
    else:
        output.fail("There is nothing here that can be stored. Begin a line with a name.")
