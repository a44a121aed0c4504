"""`amity undo` and `amity journal`."""

from typing import Annotated
from uuid import UUID

import typer

from amity.surfaces.cli import output


def add_to(app: typer.Typer) -> None:
    """Adds `undo` and `journal`."""
    app.command("undo", help="Take back the last change, or that one. Example: amity undo")(undo)
    app.command("journal", help="What happened, newest first. Example: amity journal --person Ana")(journal)


def undo(
    change_id: Annotated[
        str, typer.Argument(help="A change from `amity journal`; empty: the last one.", show_default=False)
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Take a change back."""
    network = output.network()
    from amity.actions import journal as action
    from amity.surfaces.words.changes import sentence

    try:
        change = action.undo(network, UUID(change_id) if change_id else None)
    except action.RestedOn as rested:
        named = "".join(f"\n  {sentence(one)}  {one.pk}" for one in rested.changes[:5])
        output.fail(f"{rested}{named}")
    except ValueError:
        output.fail(f"{change_id} is no change id; `amity journal` lists them.")
    if as_json:
        output.print_json({"undone": change.pk, "verb": change.verb})
    else:
        typer.echo(f"Taken back: {sentence(change)}")


def journal(
    person: Annotated[str, typer.Option(help="Only of this person: id or name.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """What happened, newest first."""
    network = output.network()
    from amity.actions import journal as action
    from amity.actions.people import find
    from amity.surfaces.documents import journal as documents
    from amity.surfaces.words.changes import sentence

    whose = find(network, person).id if person else None
    page = action.entries(network, person=whose, limit=limit)
    if as_json:
        output.print_json({"changes": [documents.change(c) for c in page.changes]})
        return
    if not page.changes:
        typer.echo("Nothing has happened yet.")
    for change in page.changes:
        typer.echo(
            f"{change.at:%Y-%m-%d %H:%M}  {sentence(change)}{'  (taken back)' if change.undone_by_id else ''}  {change.pk}"
        )
