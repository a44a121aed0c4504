"""`amity people`: the list, and who one knows at an organisation."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from amity.surfaces.cli import output

if TYPE_CHECKING:
    from amity.store.models import Network

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Today = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day to take as today.")]


def add_to(app: typer.Typer) -> None:
    """Adds `people`."""
    app.command("people", help="The list. Example: amity people lisbon --circle 15")(people)


def people(
    query: Annotated[
        list[str] | None, typer.Argument(help="Words: a name, a place, an organisation.")
    ] = None,
    circle: Annotated[int | None, typer.Option(help="5, 15, 50 or 150.")] = None,
    kind: Annotated[str, typer.Option(help="colleague, mentor, friend, ...")] = "",
    tag: Annotated[str, typer.Option()] = "",
    place: Annotated[str, typer.Option()] = "",
    topic: Annotated[str, typer.Option()] = "",
    org: Annotated[str, typer.Option(help="People who are or were at this organisation.")] = "",
    quiet: Annotated[bool, typer.Option("--quiet", help="Only people silent for longer than usual.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=10_000)] = 60,
    today: Today = None,
    as_json: Json = False,
) -> None:
    """The list of people."""
    network = output.network()
    from amity.actions import people as action
    from amity.surfaces.documents import people as documents

    day = output.today(today, zone=network.time_zone)
    wanted = action.Wanted(
        query=" ".join(query or []), circle=circle, kind=kind, tag=tag, place=place, topic=topic,
        organisation=org, quiet=quiet,
    )  # fmt: skip
    listing = action.list_people(network, wanted, today=day, limit=limit)
    if as_json:
        output.print_json(
            {"people": [documents.brief(row, day) for row in listing.rows], "total": listing.total}
        )
        return
    if org and listing.rows:
        _at(network, org, [row.person.id for row in listing.rows])
        return
    if not listing.rows:
        output.fail(
            "Nobody matches that."
            if wanted != action.Wanted()
            else "There is nobody here yet. Bring files in: amity import PATH"
        )
    for row in listing.rows:
        typer.echo(
            f"{row.person.name:30.30}  {', '.join(filter(None, (row.person.title, row.organisation))):40.40}  {row.person.place:20.20}  {row.person.id}"
        )
    if listing.total > len(listing.rows):
        typer.echo(f"{listing.total - len(listing.rows)} more; use --limit or more words.")


def _at(network: "Network", name: str, among: Iterable[UUID]) -> None:
    """Who is there and who was, by organisation, the closest ties first."""
    from amity.actions import organisations

    wanted = set(among)
    for organisation in organisations.like(network, name):
        found = organisations.at(network, organisation.id, limit=10_000).people
        shown = [one for one in found if one.row.person.id in wanted]
        typer.echo(f"{organisation.name}:")
        for one in shown:
            when = "there now" if one.now else "before" if one.ended else "before, or beside other work"
            last = f"last talk {one.row.tie.last_day}" if one.row.tie else "no talk known"
            typer.echo(
                f"  {one.row.person.name:30.30}  {when:28}  {last:20}  {one.title:30.30}  {one.row.person.id}"
            )
