"""How commands speak: data on stdout, everything else on stderr, nothing asked without a terminal."""

import sys
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NoReturn
from zoneinfo import ZoneInfo

import typer

if TYPE_CHECKING:
    from amity.store.models import Network


def fail(sentence: str) -> NoReturn:
    """Refuses: one sentence on stderr, exit code 1."""
    typer.echo(sentence, err=True)
    raise typer.Exit(code=1)


def why(problem: Exception) -> str:
    """What a file's trouble was, in words: "No such file or directory"."""
    return getattr(problem, "strerror", None) or str(problem)


def print_json(document: Mapping[str, Any]) -> None:
    """One JSON object on stdout, UTF-8; dates in ISO, ids as text."""
    from amity.surfaces.documents import as_json

    text = as_json(document, indent=2)
    typer.echo(text.encode("utf-8", "replace"))  # bytes, so that no locale changes them


def network() -> "Network":
    """The home network of this data folder: Django set up, tables brought up to date, made on first use."""
    import django

    django.setup()
    from amity.actions.networks import home
    from amity.store.upgrade import bring_up_to_date
    from amity.surfaces.words import manner

    copy = bring_up_to_date()
    if copy:
        typer.echo(f"The tables were brought up to date; a copy of before is {copy}.", err=True)
    network = home()
    manner.use(date_order=network.date_order, name_order=network.name_order)
    return network


def today(option: str | None, *, zone: str | None = None) -> date:
    """The day given with `--today`, else the day it is now (in `zone`, else on this machine)."""
    if option is None:
        return datetime.now(ZoneInfo(zone) if zone else None).date()
    try:
        return date.fromisoformat(option)
    except ValueError:
        raise typer.BadParameter(f"{option!r} is no date; write it like 2026-11-22.") from None


def ask(question: str) -> bool:
    """Yes or no, asked on stderr. Without a terminal the answer is no and nothing is asked."""
    if not (sys.stdin and sys.stdin.isatty()):
        return False
    return typer.confirm(question, err=True)
