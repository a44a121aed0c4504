"""How the commands of Give speak: lines, texts to send, ids."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

import typer

from amity.surfaces.cli import output

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amity.giving.facts import Match
    from amity.store.models import Network


def show_text(written: Any, *, as_json: bool) -> None:  # a wording.Written, which loads Django
    """A text with to whom it goes, or why there is none."""
    from amity.surfaces.documents import giving as documents

    text = documents.text(written)
    if as_json:
        output.print_json(text)
        return
    names = ", ".join(who["name"] for who in text["to"])
    if text["refused"]:
        typer.echo(f"No text to {names}: {text['refused']}")
        return
    typer.echo(f"To {names}: {text['body']}")
    if text["blurb"]:
        typer.echo(f"To pass on: {text['blurb']}")


def show_give(network: "Network", give: UUID, *, as_json: bool) -> None:
    """A line of the ledger, or its document."""
    from amity.actions.giving import ledger as action
    from amity.actions.giving.whom import named
    from amity.surfaces.documents import giving as documents

    row = action.one(network, give)
    document = documents.give(row, named(row))
    told(document, give_line(document), as_json=as_json)


def give_line(told: Any) -> str:  # a documents.Give
    """A line of the ledger."""
    who = told["person"]["name"] if told["person"] else ""
    thanked = f", thanked on {told['thanked_on']}" if told["thanked_on"] else ""
    outcome = f" ({told['outcome']})" if told["outcome"] else ""
    return f"{told['day']}  {told['way']:8}  {told['kind']:14}  {who}: {told['text']}{outcome}{thanked}  {told['id']}"


def match_line(one: "Match") -> str:
    """A need with an offer, and the words they share."""
    shared = ", ".join(w.needed if w.needed == w.offered else f"{w.needed} ~ {w.offered}" for w in one.words)
    return f"{one.need.name or 'You'} needs: {one.need.text}; {one.offer.name or 'you'}: {one.offer.text} ({shared})"


def lines(some: "Iterable[str]", nothing: str) -> None:
    """Line by line, or the sentence that says there is none."""
    for line in list(some) or ([nothing] if nothing else []):
        typer.echo(line)


def told(document: "Mapping[str, Any]", sentence: str, *, as_json: bool) -> None:
    """The document, or the sentence."""
    if as_json:
        output.print_json(document)
    else:
        typer.echo(sentence)


def id_of(written: str) -> UUID:
    """An id as it was typed."""
    try:
        return UUID(written)
    except ValueError:
        output.fail(f"{written} is no id; `amity give --json` and `amity give ledger` name them.")
