"""`amity remind`: something to be told once, on a day or in a month."""

from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from amity.surfaces.cli import output
from amity.surfaces.cli.people import Json, Today

if TYPE_CHECKING:
    from amity.store.models import Network, Reminder


def add_to(app: typer.Typer) -> None:
    """Adds `remind`."""
    app.command("remind", epilog='Example: amity remind "Ask about the choir" --on 2026-12-01 --person Ana')(
        remind
    )


def remind(
    text: Annotated[str, typer.Argument(help="Of what.", show_default=False)] = "",
    on: Annotated[str | None, typer.Option("--on", metavar="YYYY-MM-DD", help="On this day.")] = None,
    month: Annotated[
        str, typer.Option("--in", metavar="MONTH", help="Some time in March, or in 2027-03.")
    ] = "",
    who: Annotated[str, typer.Option("--person", help="About whom: id or name.")] = "",
    listed: Annotated[bool, typer.Option("--list", help="All that are open, the nearest first.")] = False,
    done: Annotated[str, typer.Option("--done", metavar="ID", help="This one is done.")] = "",
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Set a reminder, list them, or say that one is done."""
    network = output.network()
    from amity.actions import people
    from amity.actions import reminders as action

    if done:
        _show([action.finish(network, _id(done))], as_json=as_json, alone=True)
        return
    if listed or not text:
        if not listed:
            raise typer.BadParameter('Say of what, for example: amity remind "Call Ana" --on 2026-12-01')
        _list(network, as_json=as_json)
        return
    day = output.today(today, zone=network.time_zone)
    when = action.when(day=output.today(on) if on else None, month=month, today=day)
    person = people.find(network, who).id if who else None
    _show([action.add(network, text, when, person_id=person)], as_json=as_json, alone=True)


def _list(network: "Network", *, as_json: bool) -> None:
    from amity.actions import reminders as action

    rows = list(action.still_open(network)[:1000])
    if not rows and not as_json:
        typer.echo("There is nothing to be reminded of.")
    _show(rows, as_json=as_json, alone=False)


def _show(rows: "list[Reminder]", *, as_json: bool, alone: bool) -> None:
    from amity.actions.reminders import person_of
    from amity.surfaces.documents import people as documents

    if as_json:
        told = [documents.reminder(row, person_of(row)) for row in rows]
        output.print_json(told[0] if alone else {"reminders": told})
        return
    for row in rows:
        person = person_of(row)
        when = f"{row.due:%Y-%m}" if row.whole_month else row.due.isoformat()
        about = f" ({person.name})" if person else ""
        typer.echo(f"{when:10}  {row.text}{about}{'  done' if row.done_at else ''}  {row.pk}")


def _id(written: str) -> UUID:
    try:
        return UUID(written)
    except ValueError:
        output.fail(f"{written} is no reminder; `amity remind --list` names them.")
