"""`amity same`, `amity merge`, `amity unmerge`: one person or two."""

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from amity.surfaces.cli import output
from amity.surfaces.cli.people import Json, Today

if TYPE_CHECKING:
    from amity.actions.questions import Pair
    from amity.store.models import Network, Person

_ANSWERS = ("yes", "no", "unsure")
Words = Annotated[
    list[str] | None,
    typer.Argument(help="Two people and yes, no or unsure; or: best and the answer.", metavar="[A B ANSWER]"),
]
Who = Annotated[str, typer.Argument(help="ID or name.", metavar="PERSON")]
Entries = Annotated[
    list[str] | None,
    typer.Argument(
        help="IDs of the entries that are somebody else's; none: the newest join.", metavar="RECORD"
    ),
]


def add_to(app: typer.Typer) -> None:
    """Adds `same`, `merge` and `unmerge`."""
    app.command(
        "same",
        help="Pairs that may be one person, the likeliest first. Answer: amity same ID ID yes|no|unsure, "
        "or the first of the list: amity same best yes",
    )(same)
    app.command("merge", help='Two people are one: amity merge "Ana Sousa" 019a...')(merge)
    app.command(
        "unmerge",
        help='Take a person apart, for ever: amity unmerge "Ana Sousa" lists the joins and takes back the newest; '
        "amity unmerge PERSON RECORD takes that entry out.",
    )(unmerge)


def same(words: Words = None, json: Json = False, today: Today = None) -> None:
    """Questions and answers."""
    network = output.network()
    if not words:
        _list(network, today, as_json=json)
    elif len(words) == 2 and words[0] == "best" and words[1] in _ANSWERS:
        _answer(network, _best(network), words[1], as_json=json)
    elif len(words) == 3 and words[2] in _ANSWERS:
        _answer(network, (_id(network, words[0]), _id(network, words[1])), words[2], as_json=json)
    else:
        raise typer.BadParameter("Name two people and answer yes, no or unsure: amity same A B yes")


def _list(network: "Network", today: str | None, *, as_json: bool) -> None:
    from amity.actions import questions

    found = questions.waiting(network, today=output.today(today, zone=network.time_zone))
    if as_json:
        counts = {
            name: getattr(found, name) for name in ("waiting", "possibly", "answered_today", "left_today")
        }
        output.print_json({"pairs": [_document(pair) for pair in found.pairs], **counts})
        return
    if not found.pairs:
        typer.echo("Nothing to ask: everybody is clear." if not found.possibly else _below(found.possibly))
        return
    for pair in found.pairs:
        typer.echo(f"{pair.chance * 100:3.0f} in 100  {_line(pair.a)}  |  {_line(pair.b)}")
    typer.echo(f"{found.waiting} wait. Answer: amity same A B yes, no or unsure", err=True)


def _below(count: int) -> str:
    return f"Nothing to ask. {count} pairs may be one person, but too unlikely to ask about."


def _document(pair: "Pair") -> dict[str, Any]:
    return {
        "a": {"id": pair.a.id, "name": pair.a.name},
        "b": {"id": pair.b.id, "name": pair.b.name},
        "chance": round(pair.chance, 4),
        "bits": pair.bits,
        "rule": pair.rule,
        "veto": pair.veto,
        "put_off": pair.put_off,
    }


def _line(person: "Person") -> str:
    return f"{person.name} ({person.id})"


def _best(network: "Network") -> tuple[UUID, UUID]:
    from amity.actions import questions

    pair = questions.best(network)
    if pair is None:
        output.fail("Nothing to ask: everybody is clear.")
    return pair.a.id, pair.b.id


def _id(network: "Network", who: str) -> UUID:
    from amity.actions import people

    return people.find(network, who).id


def _answer(network: "Network", pair: tuple[UUID, UUID], said: str, *, as_json: bool) -> None:
    from amity.actions import same as action

    person = action.answer(network, *pair, said)
    if as_json:
        output.print_json({"person": {"id": person.id, "name": person.name}, "answer": said})
        return
    told = {
        "yes": f"{person.name} is one person now.",
        "no": f"{person.name} and the other stay two people.",
        "unsure": "This is asked again later.",
    }
    typer.echo(told[said])


def merge(a: Who, b: Who, json: Json = False) -> None:
    """Joins two people."""
    from amity.actions import same as action

    network = output.network()
    person = action.merge(network, _id(network, a), _id(network, b))
    if json:
        output.print_json({"person": {"id": person.id, "name": person.name}})
    else:
        typer.echo(f"{person.name} is one person now. Take it back: amity undo")


def unmerge(who: Who, entries: Entries = None, json: Json = False) -> None:
    """Takes a person apart."""
    from amity.actions import joins
    from amity.actions import same as action

    network = output.network()
    person = _id(network, who)
    if entries:
        parted = action.unmerge(network, person, [_uid(entry) for entry in entries])
    else:
        found = joins.joins(network, person=person, limit=1).rows
        if not found:
            output.fail("Nobody was joined to this person.")
        parted = action.unjoin(network, found[0].number)
    if json:
        both = {"stayed": parted.stayed, "left": parted.left}
        output.print_json({side: {"id": one.id, "name": one.name} for side, one in both.items()})
    else:
        typer.echo(f"Two people now: {_line(parted.stayed)} and {_line(parted.left)}. They stay apart.")


def _uid(entry: str) -> UUID:
    try:
        return UUID(entry)
    except ValueError:
        raise typer.BadParameter(f"{entry!r} is no ID of an entry.") from None
