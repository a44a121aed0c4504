"""`amity restore`: a backup becomes the database of a folder that holds nothing yet."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from amity.surfaces.cli import output
from amity.surfaces.cli.backup import in_words, output_of


def add_to(app: typer.Typer) -> None:
    """Adds `restore`."""
    app.command(
        "restore",
        help="Bring a backup back into an empty folder. Example: AMITY_HOME=~/amity-new amity restore amity.sqlite3",
    )(restore)


def restore(
    path: Annotated[Path, typer.Argument(help="A file that `amity backup` or the server made.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON; nothing is restored without --yes.")
    ] = False,
) -> None:
    """Say what the backup holds, ask, and put it in place."""
    import django

    django.setup()
    from django.conf import settings

    from amity.actions import offline
    from amity.store import backup
    from amity.store.upgrade import bring_up_to_date

    path = path.expanduser()
    found = backup.look_into(path)
    backup.refuse_if_used()
    if not as_json:
        typer.echo(f"{path}: {in_words(found)}.", err=True)
    goes = yes or (not as_json and sys.stdin.isatty() and output.ask(f"Restore it into {settings.HOME}?"))
    if goes:
        backup.put_back(path)
        bring_up_to_date()
        offline.turn_over_all()
    if as_json:
        output.print_json({**output_of(found), "restored": goes, "into": str(settings.HOME)})
    elif goes:
        typer.echo(f"Restored into {settings.HOME}. Open it with: amity serve")
    else:
        output.fail("Nothing was restored. Add --yes to restore without being asked.")
