"""Where errors become sentences: a refusal, a folder that cannot be written, a mistake of our own."""

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer
from typer.exceptions import TyperException

from amity.base.errors import AmityError
from amity.surfaces.cli.output import fail, why

_OF_THE_DATABASE = {"OperationalError", "DatabaseError"}  # by name, for Django is not loaded here


@contextmanager
def sentences() -> Iterator[None]:
    """Ends the program with one sentence on stderr and exit code 1 where something is refused or breaks.

    `AMITY_DEBUG=1` shows the whole trace of a mistake instead.
    """
    try:
        yield
    except AmityError as refusal:
        fail(str(refusal))
    except (TyperException, typer.Exit, typer.Abort):  # wrong usage, and ends that were asked for
        raise
    except BrokenPipeError:  # whoever read what is printed has read enough: `amity people | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains at the end
        raise typer.Exit(code=1) from None
    except Exception as mistake:
        if os.environ.get("AMITY_DEBUG"):
            raise
        fail(_sentence(mistake))


def _sentence(mistake: Exception) -> str:
    if type(mistake).__name__ == "ImproperlyConfigured":
        return str(mistake)
    if _is_unanswered(mistake):
        return (
            f"The database does not answer: {str(mistake).splitlines()[0].rstrip('.')}. What was stored before is safe. "
            "Look at its server and at AMITY_DATABASE_URL, then try again."
        )
    if isinstance(mistake, OSError) or type(mistake).__name__ in _OF_THE_DATABASE:
        what = getattr(mistake, "filename", None) or "The database"
        return (
            f"{what} could not be read or written: {why(mistake)}. What was stored before is safe. "
            "Look at the disk and its permissions, then try again."
        )
    last = traceback.extract_tb(mistake.__traceback__)[-1]
    where = f"{Path(last.filename).name}, line {last.lineno}"
    return (
        f"Amity made a mistake ({type(mistake).__name__} in {where}). "
        "A change that was not finished is not stored. "
        "Set AMITY_DEBUG=1 and try again to see where it happened."
    )


def _is_unanswered(mistake: Exception) -> bool:
    """Whether PostgreSQL could not be reached: a mistake that it told of itself would have a number."""
    cause = mistake.__cause__
    is_its = type(cause).__module__.partition(".")[0] == "psycopg"
    return type(mistake).__name__ == "OperationalError" and is_its and not getattr(cause, "sqlstate", None)
