"""A real HTTP server on loopback that answers as it is told, also badly."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Heard:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Stranger:
    """The server: `answer` decides what it does with a request; `heard` is what came."""

    url: str
    heard: list[Heard] = field(default_factory=list)
    answer: Callable[[BaseHTTPRequestHandler], None] = lambda handler: say(handler, b"")


def say(
    handler: BaseHTTPRequestHandler,
    body: bytes,
    *,
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> None:
    """An ordinary answer."""
    handler.send_response(status)
    for name, value in (headers or {}).items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def drip(handler: BaseHTTPRequestHandler, *, seconds: float) -> None:
    """Bytes one by one, none of them the last."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def flood(handler: BaseHTTPRequestHandler, *, most: int = 200) -> None:
    """Megabytes without an end."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(most):
        handler.wfile.write(b"x" * 1_000_000)


@contextmanager
def stranger() -> Iterator[Stranger]:
    """Such a server, for as long as it is needed."""
    told: list[Stranger] = []

    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            told[0].heard.append(Heard(self.command, self.path, dict(self.headers.items()), body))
            try:
                told[0].answer(self)
            except OSError:
                self.close_connection = True

        do_GET = do_POST = _any  # noqa: N815  http.server names them

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    told.append(Stranger(f"http://127.0.0.1:{server.server_port}"))
    try:
        yield told[0]
    finally:
        server.shutdown()
        server.server_close()
