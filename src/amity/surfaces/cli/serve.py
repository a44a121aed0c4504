"""`amity serve`: what can be said about the server; the server itself is composed above this layer."""

from typing import Annotated, Protocol

import typer

HOST = "127.0.0.1"
PORT = 8000


class Start(Protocol):
    """Starts the server and returns when it has stopped."""

    def __call__(self, host: str, port: int, demo: bool, open_browser: bool, /) -> None: ...


def add_to(app: typer.Typer, start: Start) -> None:
    """Adds `serve`."""

    @app.command(epilog="Example: amity serve --port 8100 --open")
    def serve(
        host: Annotated[str, typer.Option(help="The address to listen on.")] = HOST,
        port: Annotated[int, typer.Option(help="The port to listen on.", min=0, max=65535)] = PORT,
        demo: Annotated[
            bool,
            typer.Option(
                "--demo", help="Look around in the village: made-up people, a folder thrown away afterwards."
            ),
        ] = False,
        open_browser: Annotated[bool, typer.Option("--open", help="Open the browser.")] = False,
    ) -> None:
        """Everything in one command: the pages and the background work."""
        start(host, port, demo, open_browser)
