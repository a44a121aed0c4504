"""`amity event`: gatherings and appointments."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from amity.surfaces.cli import event_after, output
from amity.surfaces.cli.brief import of_event
from amity.surfaces.cli.people import Json, Today

if TYPE_CHECKING:
    from amity.store.models import Event, Network

Id = Annotated[str, typer.Argument(metavar="EVENT", help="Its id, or words of its name.")]


def add_to(app: typer.Typer) -> None:
    """Adds `event` with what can be done with it."""
    event = typer.Typer(
        help="Gatherings and appointments: which are coming, who is there.", no_args_is_help=True
    )
    commands: dict[str, Callable[..., None]] = {"add": add, "list": listed, "brief": of_event, "after": event_after.after}
    for name, command in commands.items():
        event.command(name, epilog=f"Example: {_EXAMPLES[name]}")(command)
    app.add_typer(event, name="event")


_EXAMPLES = {
    "add": 'amity event add "PyCon" --on 2026-12-05 --where Porto',
    "list": "amity event list --json",
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
    """Events to come, the nearest first."""
    network = output.network()
    from amity.store.models import Event
    from amity.surfaces.documents import events as documents

    day = output.today(today, zone=network.time_zone)
    events = Event.objects.of(network)
    rows = (
        events.filter(last_day__lt=day).order_by("-day", "-id")
        if past
        else events.filter(last_day__gte=day).order_by("day", "id")
    )[:500]
    if as_json:
        output.print_json({"events": [documents.event(row) for row in rows]})
        return
    for row in rows:
        typer.echo(_line(row))
    if not rows:
        typer.echo('No event is noted. Note one: amity event add "PyCon" --on 2026-12-05 --where Porto')


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
