"""`amity export`: everything of a network, as an archive, as cards, or as tables."""

from pathlib import Path
from typing import Annotated

import typer

from amity.surfaces.cli import output


def add_to(app: typer.Typer) -> None:
    """Adds `export`."""
    app.command(
        "export",
        help="Take everything along: an archive, vCards or tables. Example: amity export ~/amity.zip",
    )(export)


def export(
    path: Annotated[
        Path, typer.Argument(help="A zip, a folder, or for cards a .vcf file.", metavar="DIR_OR_ZIP")
    ],
    format: Annotated[
        str, typer.Option("--format", help="amity (everything), vcard (people) or csv (tables).")
    ] = "amity",
    notes: Annotated[
        bool, typer.Option("--notes", help="With vcard: put what you noted about people on their cards.")
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Replace a file that is there already.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Write everything to a file or folder."""
    network = output.network()
    from amity.actions import exporting

    written = exporting.export(
        network, path.expanduser(), exporting.Wishes(format, notes=notes), replace=replace
    )
    if as_json:
        output.print_json(
            {
                "path": str(written.path),
                "format": format,
                "files": dict(written.files),
                "bytes": written.bytes,
                "seconds": round(written.seconds, 3),
            }
        )
        return
    for name, rows in written.files.items():
        if rows:
            typer.echo(f"{name}: {rows:,}")
    typer.echo(f"Everything is in {written.path}.")
    if format == "amity":
        typer.echo(f"To bring it in elsewhere: amity import {written.path}")
