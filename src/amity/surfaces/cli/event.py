"""`amity event`: gatherings and appointments."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from amity.surfaces.cli import event_after, output
from amity.surfaces.cli.brief import of_event
from amity.surfaces.cli.people import Json, Today

if TYPE_CHECKING:
    from amity.actions.events.guests import Look
    from amity.sources.rows import RowError
    from amity.store.models import Event, Network

Id = Annotated[str, typer.Argument(metavar="EVENT", help="Its id, or words of its name.")]


def add_to(app: typer.Typer) -> None:
    """Adds `event` with what can be done with it."""
    event = typer.Typer(
        help="Gatherings and appointments: which are coming, who is there.", no_args_is_help=True
    )
    commands: dict[str, Callable[..., None]] = {
        "add": add,
        "list": listed,
        "import": bring_guests,
        "brief": of_event,
        "after": event_after.after,
    }
    for name, command in commands.items():
        event.command(name, epilog=f"Example: {_EXAMPLES[name]}")(command)
    app.add_typer(event, name="event")


_EXAMPLES = {
    "add": 'amity event add "PyCon" --on 2026-12-05 --where Porto',
    "list": "amity event list --json",
    "import": "amity event import guests.csv --event PyCon",
    "brief": "amity event brief PyCon --json",
    "after": event_after.EXAMPLE,
}


def add(
    name: Annotated[str, typer.Argument(help="What it is called.")],
    on: Annotated[str, typer.Option("--on", metavar="YYYY-MM-DD", help="The day it begins.")],
    until: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Its last day.")] = None,
    where: Annotated[str, typer.Option(help="The place.")] = "",
    url: Annotated[str, typer.Option(help="Its page.")] = "",
    note: Annotated[str, typer.Option(help="What else matters.")] = "",
    maybe: Annotated[bool, typer.Option("--maybe", help="You have not decided yet whether to go.")] = False,
    as_json: Json = False,
) -> None:
    """Note an event; told twice, it is kept once."""
    network = output.network()
    from amity.actions.events import keeping

    when = keeping.When(day=output.today(on), last_day=output.today(until) if until else None)
    row = keeping.add(network, name, when, going="" if maybe else "yes", place=where, url=url, note=note)
    _tell(row, as_json=as_json)


def listed(
    past: Annotated[bool, typer.Option("--past", help="Those that were, the last one first.")] = False,
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Events to come, the most worthwhile first, with why; those that were with what came of them."""
    network = output.network()
    from amity.actions.events import choosing, results
    from amity.surfaces.documents import events as documents
    from amity.surfaces.words import events as words

    day = output.today(today, zone=network.time_zone)
    told = [] if past else list(choosing.upcoming(network, today=day))
    looked = results.past(network, today=day) if past else ()
    if as_json:
        shown = [documents.whole(one.event, one, None, day) for one in told]
        shown += [documents.whole(one.event, None, one.result, day) for one in looked]
        output.print_json({"events": shown})
        return
    for one in told:
        typer.echo(_line(one.event))
        for said, _speaks_for in words.reasons(one.choice, one.known, day):
            typer.echo(f"    {said}")
    for was in looked:
        typer.echo(_line(was.event))
        typer.echo(f"    {' '.join(words.result(was.result, was.event.last_day, day))}".rstrip())
    if not told and not looked:
        typer.echo('No event is noted. Note one: amity event add "PyCon" --on 2026-12-05 --where Porto')


def bring_guests(
    file: Annotated[
        Path, typer.Argument(help="Luma, Eventbrite, Meetup, or any table with names or addresses.")
    ],
    event: Annotated[
        str, typer.Option(help="Its id, or words of its name; left away, the one to come.")
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be read; store nothing.")
    ] = False,
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Read the guest list of an event; read twice, nothing is doubled, and `amity undo` takes it back."""
    network = output.network()
    from amity.actions.events import guests
    from amity.sources.files import DiskFile
    from amity.surfaces.documents import events as documents

    if not file.is_file():
        output.fail(f"There is no file at {file}. Check the path and try again.")
    seen = guests.look(network, DiskFile(file.name, file, file.stat().st_size))
    day = output.today(today, zone=network.time_zone)
    row = find(network, event) if event else guests.event_for(network, file.name, today=day)
    if dry_run:
        _tell_look(seen, row, as_json=as_json)
        return
    taken = guests.take(network, row.pk, seen)
    if as_json:
        output.print_json(documents.taken(taken))
        return
    listed = "1 guest" if taken.guests == 1 else f"{taken.guests} guests"
    typer.echo(f"{row.name}: {listed}, {taken.new} of them new; you know {taken.known}.")
    if taken.asked:
        typer.echo(f"{taken.asked} may be somebody you know; the page of the event asks one by one.")
    _tell_errors(taken.errors)


def _tell_look(seen: "Look", row: "Event", *, as_json: bool) -> None:
    if as_json:
        output.print_json(
            {
                "event": row.pk,
                "kind": seen.list.kind,
                "columns": {field: list(names) for field, names in seen.meant.items()},
                "guests": len(seen.guests),
                "errors": [{"where": one.where, "why": one.why} for one in seen.errors],
            }
        )
        return
    typer.echo(f"{row.name}: {len(seen.guests)} guests.")
    for field, names in seen.meant.items():
        typer.echo(f"  {field}: {', '.join(seen.list.headings.get(name, name) for name in names)}")
    _tell_errors(seen.errors)
    typer.echo("Nothing was stored.")


def _tell_errors(errors: "Sequence[RowError]") -> None:
    for one in errors[:20]:
        typer.echo(f"  {one.where + ': ' if one.where else ''}{one.why}")
    if len(errors) > 20:
        typer.echo(f"  and {len(errors) - 20} more")


def find(network: "Network", wanted: str) -> "Event":
    """The event of an id, or the one whose name holds these words."""
    from amity.base.text import fold
    from amity.store.models import Event

    rows = Event.objects.of(network).order_by("-day", "-id")
    words = set(fold(wanted).split())
    if id := _id(wanted):
        found = list(rows.filter(pk=id))
    else:
        found = [row for row in rows[:2_000] if words and words <= set(fold(row.name).split())]
    if not found:
        output.fail(f"No event is called {wanted}; `amity event list` names them.")
    if len(found) > 1:
        named = "; ".join(f"{row.name} on {row.day} ({row.pk})" for row in found[:5])
        output.fail(f"{wanted} may be {len(found)} events: {named}. Name one by its id.")
    return found[0]


def _id(written: str) -> UUID | None:
    try:
        return UUID(written)
    except ValueError:
        return None


def _tell(row: "Event", *, as_json: bool) -> None:
    from amity.surfaces.documents import events as documents

    if as_json:
        output.print_json(documents.event(row))
    else:
        typer.echo(_line(row))


def _line(row: "Event") -> str:
    going = {"yes": "going", "no": "not going"}.get(row.going, "")
    return "  ".join(filter(None, (row.day.isoformat(), row.name, row.place, going, str(row.pk))))
