"""`amity jobs run`: the background work, as the server starts it or cron does."""

import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Annotated, NoReturn

import typer

from amity.base.errors import AmityError
from amity.surfaces.cli import output

_STATM = Path("/proc/self/statm")
_GROWN = 100_000_000  # bytes; what is loaded for any work takes half of it


def add_to(app: typer.Typer) -> None:
    """Adds `jobs run`."""
    jobs = typer.Typer(no_args_is_help=True, help="Background work.")
    jobs.command("run", epilog="Example: amity jobs run --once")(run)
    jobs.command("mean", hidden=True, epilog="Example: amity jobs mean")(mean)
    app.add_typer(jobs, name="jobs")


def run(
    once: Annotated[bool, typer.Option("--once", help="Work off what waits, then end.")] = False,
    parent: Annotated[int, typer.Option(hidden=True, help="End when this process has ended.")] = 0,
) -> None:
    """Read in what waits to be imported, and go on with what was interrupted."""
    signal.signal(signal.SIGTERM, _end)
    output.network()
    from amity.actions import jobs, meaning

    if once:
        jobs.work_off(report=_report)
        meaning.keep_up()
    else:
        small = _memory()
        jobs.work(
            report=_report,
            goes_on=lambda: not parent or (os.getppid() == parent and _memory() - small < _GROWN),
        )


def mean() -> None:
    """Make what search by meaning needs of texts that are new."""
    output.network()
    from django.db import OperationalError

    from amity.actions import meaning

    try:
        meaning.keep_up()
    except OperationalError:  # others write a lot just now: whoever started this begins it again
        sys.exit(1)


def _memory() -> int:
    """Bytes that this process holds; told on Linux, elsewhere 0.

    Python seldom gives back what large work once took, so a child that grew ends, and the server begins a new one.
    """
    try:
        return int(_STATM.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(0)


def _report(mistake: Exception) -> None:
    if isinstance(mistake, AmityError):
        typer.echo(str(mistake), err=True)
        return
    typer.echo(f"An import stopped: {type(mistake).__name__}. Its page says what to do.", err=True)
