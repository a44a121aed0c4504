"""`amity check`: whether everything is in order."""

from typing import Annotated

import typer

from amity.surfaces.cli import output


def add_to(app: typer.Typer) -> None:
    """Adds `check`."""
    app.command("check", help="Check the database and all that must hold. Example: amity check --rebuild")(
        check
    )


def check(
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Build all ties afresh from talks and compare.")
    ] = False,
    digest: Annotated[bool, typer.Option("--digest", help="Print only one hash over the content.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Check everything."""
    network = output.network()
    from amity.actions import checks

    if digest and not rebuild:
        hashed = checks.digest(network)
        if as_json:
            output.print_json({"digest": hashed})
        else:
            typer.echo(hashed)
        return
    found = checks.check(network, rebuild=rebuild)
    if as_json:
        output.print_json(
            {"ok": not found, "findings": found} | ({"digest": checks.digest(network)} if digest else {})
        )
    else:
        for sentence in found[:50]:
            typer.echo(sentence)
    if found:
        output.fail(f"{len(found)} things are not in order.")
    if not as_json:
        typer.echo(checks.digest(network) if digest else "Everything is in order.")
