"""`amity log`: a typed sentence, understood, shown, and stored when the owner agrees."""

import sys
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from amity.surfaces.cli import output

if TYPE_CHECKING:
    from amity.actions.log import Question, Stored, Understanding

_EXAMPLE = 'Example: amity log "Met Ana at PyCon, her daughter starts school, promised intro to Sam"'


def add_to(app: typer.Typer) -> None:
    """Adds `log`."""
    app.command("log", epilog=_EXAMPLE)(log)


def log(
    sentence: Annotated[list[str], typer.Argument(help="What happened, in your own words.")],
    yes: Annotated[bool, typer.Option("--yes", help="Store at once.")] = False,
    who: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=ID", help="Whom a name means: an id, new or skip. May be repeated."),
    ] = None,
    today: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day to take as today.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON; stores only with --yes.")] = False,
) -> None:
    """Log a talk in a sentence: shows what was understood, asks, stores."""
    network = output.network()
    from amity.actions import log as action
    from amity.surfaces.documents import log as documents

    day = output.today(today, zone=network.time_zone)
    understood = action.understand(network, " ".join(sentence), today=day)
    choices = _choices(who or [])
    if not as_json:
        _show(understood)
        choices |= _asked(understood, choices)
    stored = None
    if yes or (not as_json and not understood.is_empty and output.ask("Store this?")):
        stored = action.store(network, understood, today=day, choices=choices)
    if as_json:
        output.print_json(documents.note(understood, stored))
    else:
        _tell(understood, stored)


def _choices(options: list[str]) -> dict[str, UUID | str]:
    pairs = [option.rpartition("=") for option in options]
    if any(not name or not choice for name, _, choice in pairs):
        raise typer.BadParameter("Write --who NAME=ID, --who NAME=new or --who NAME=skip.")
    return {name: choice for name, _, choice in pairs}


def _asked(understood: "Understanding", choices: "dict[str, UUID | str]") -> "dict[str, UUID | str]":
    """On a terminal, one question for each name that several people bear."""
    if not (sys.stdin and sys.stdin.isatty()):
        return {}
    return {q.typed: _ask_who(q) for q in understood.questions if q.typed not in choices}


def _ask_who(question: "Question") -> "UUID | str":
    typer.echo(f"Who is {question.typed}?", err=True)
    for number, person in enumerate(question.people, 1):
        told = ", ".join(filter(None, (person.title, person.organisation, person.place)))
        typer.echo(f"  {number}  {person.name}{f' ({told})' if told else ''}", err=True)
    typer.echo("  n  somebody new\n  -  leave this name out", err=True)
    answer = typer.prompt("Number", default="-", err=True).strip()
    if answer.isdigit() and 1 <= int(answer) <= len(question.people):
        return question.people[int(answer) - 1].id
    return "new" if answer.lower() == "n" else "skip"


def _show(understood: "Understanding") -> None:
    note = understood.note
    for event in note.encounters:
        parts = (
            ", ".join(event.people),
            str(event.date or understood.today),
            event.channel or "",
            event.place or "",
        )
        typer.echo("  ".join(part for part in parts if part))
    for person in note.people:
        typer.echo(f"person: {person.name}{'' if person.id else ' (new)'}")
    for unclear in note.unclear:
        typer.echo(f"which {unclear.name}? {len(unclear.candidates)} people bear this name")
    for fact in note.facts:
        typer.echo(f"{fact.kind}: {fact.person}: {fact.text}")
    for need in note.needs:
        typer.echo(f"needs: {need.person}: {need.text}")
    for promise in note.promises:
        typer.echo(
            f"promise ({'yours' if promise.by == 'me' else 'theirs'}): {promise.person}: {promise.text}"
            f"{f', by {promise.due}' if promise.due else ''}"
        )
    for pair in note.introductions:
        typer.echo(f"introduction: {pair.a} and {pair.b}")


def _tell(understood: "Understanding", stored: "Stored | None") -> None:
    if stored:
        typer.echo(f"Stored. `amity undo {stored.change}` takes it back.")
    elif understood.is_empty:
        output.fail("There is nothing in this sentence that can be stored. Name somebody and what happened.")
    else:
        typer.echo("Nothing was stored. Add --yes to store it.", err=True)
