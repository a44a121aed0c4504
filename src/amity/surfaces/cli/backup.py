"""`amity backup`: a checked copy of the database, made while Amity runs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from amity.surfaces.cli import output

if TYPE_CHECKING:
    from amity.store.backup import Contents


def add_to(app: typer.Typer) -> None:
    """Adds `backup`."""
    app.command(
        "backup", help="Make a checked copy of everything. Example: amity backup /media/stick/amity.sqlite3"
    )(backup)


def backup(
    path: Annotated[
        Path | None,
        typer.Argument(
            help="A file or a folder; without it, the folder of daily copies.", show_default=False
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Copy the database in one moment and check the copy."""
    output.network()
    from amity.actions import backing_up

    made = backing_up.back_up(path.expanduser() if path else None)
    if as_json:
        output.print_json(output_of(made))
    else:
        typer.echo(f"{made.path}: {in_words(made)}. It was opened and checked.")
        typer.echo(f"To bring it back: AMITY_HOME=a-new-folder amity restore {made.path}")


def output_of(made: "Contents") -> dict[str, object]:
    """A backup as the one JSON object of `backup` and `restore`."""
    return {
        "path": str(made.path),
        "people": made.people,
        "touches": made.touches,
        "newest_change": made.newest,
        "made": made.made,
        "bytes": made.bytes,
    }


def in_words(found: "Contents") -> str:
    """What a backup holds."""
    people = f"{found.people:,} {'person' if found.people == 1 else 'people'}"
    talks = f"{found.touches:,} {'talk' if found.touches == 1 else 'talks'}"
    last = f", last changed on {found.newest.date().isoformat()}" if found.newest else ""
    return f"{people}, {talks}{last}"
