"""The entry point of the program: the command line joined with the server it starts."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer


def main() -> None:
    """Runs `amity` with the words of the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amity.config.settings")
    command_line()(prog_name="amity")


def command_line() -> "typer.Typer":
    """The command line with the real server behind `serve`."""
    from amity.surfaces.cli import program

    return program(_serve)


def _serve(host: str, port: int, demo: bool, open_browser: bool, /) -> None:
    from amity.config.server import serve

    serve(host, port, demo, open_browser)
