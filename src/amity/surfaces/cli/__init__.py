"""The command line: every verb of Amity, one file per noun.

A command reads its words, calls one action and prints. Django is set up inside commands only
(`output.network`), so that `amity --help` answers at once. Each module offers `add_to(app)`.
"""

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from amity import __version__
from amity.surfaces.cli import edges, serve
from amity.surfaces.cli.serve import Start

__all__ = ["program"]

_MODULES = (
    "importing",
    "today",
    "log",
    "people",
    "person",
    "remind",
    "give",
    "intro",
    "path",
    "goal",
    "event",
    "brief",
    "who",
    "tie",
    "journal",
    "export",
    "backup",
    "restore",
    "check",
    "rank",
    "match",
    "same",
    "parse",
    "gate",
    "jobs",
)


class _Program(TyperGroup):
    """The edge of this surface: what a command refuses becomes one sentence, whatever calls it."""

    def invoke(self, ctx: Any) -> Any:  # typer's context is click's, which typer does not export
        with edges.sentences():
            return super().invoke(ctx)


def program(start: Start) -> typer.Typer:
    """The whole command line; `start` is what `amity serve` runs."""
    app = typer.Typer(
        name="amity",
        cls=_Program,
        invoke_without_command=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,  # rich takes longer to load than everything else together
        context_settings={"help_option_names": ["-h", "--help"]},
        help="The few people worth attention today: why, with what to offer, and a draft. "
        "Without a command it opens Amity in the browser.",
    )
    _add_entry(app, start)
    serve.add_to(app, start)
    _add_commands(app)
    return app


def _add_entry(app: typer.Typer, start: Start) -> None:
    @app.callback()
    def entry(
        context: typer.Context,
        _version: Annotated[
            bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
        ] = False,
    ) -> None:
        if context.invoked_subcommand is None:
            start(serve.HOST, serve.PORT, False, True)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"amity {__version__}")
        raise typer.Exit


def _add_commands(app: typer.Typer) -> None:
    for name in _MODULES:
        import_module(f"{__name__}.{name}").add_to(app)
