"""`amity same`, `amity merge`, `amity unmerge`: one person or two."""

from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from amity.surfaces.cli import output
from amity.surfaces.cli.people import Json, Today

if TYPE_CHECKING:
    from amity.store.models import Network, Person

_ANSWERS = ("yes", "no", "unsure")
Words = Annotated[
    list[str] | None,
    typer.Argument(
        help="yes, no or unsure, and the ID of a question or best; or the answer and two people.",
        metavar="[ANSWER QUESTION]",
    ),
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
        help="Pairs that may be one person, the likeliest first. Answer: amity same yes|no|unsure ID, "
        "or the first of the list: amity same yes best; or name two people: amity same no ANA BEN",
    )(same)
    app.command("merge", help='Two people are one: amity merge "Ana Sousa" 019a...')(merge)
    app.command(
        "unmerge",
        help='Take a person apart, for ever: amity unmerge "Ana Sousa" takes back the newest join, amity unmerge 12 '
        "the join of that number; amity unmerge PERSON RECORD takes that entry out.",
    )(unmerge)


def same(words: Words = None, json: Json = False, today: Today = None) -> None:
    """Questions and answers."""
    network = output.network()
    if not words:
        _list(network, today, as_json=json)
        return
    said = [word for word in (words[0], words[-1]) if word in _ANSWERS][:1]
    asked = [word for word in words if word not in said]
    if not said or len(asked) not in (1, 2):
        raise typer.BadParameter("Answer yes, no or unsure to one question: amity same yes QUESTION")
    _answer(network, _pair(network, asked), said[0], as_json=json)


def _list(network: "Network", today: str | None, *, as_json: bool) -> None:
    from amity.actions import questions
    from amity.surfaces.documents import same as documents

    found = questions.waiting(network, today=output.today(today, zone=network.time_zone))
    if as_json:
        counts = {
            name: getattr(found, name) for name in ("waiting", "possibly", "answered_today", "left_today")
        }
        output.print_json({"pairs": [documents.question(pair) for pair in found.pairs], **counts})
        return
    if not found.pairs:
        typer.echo("Nothing to ask: everybody is clear." if not found.possibly else _below(found.possibly))
        return
    for pair in found.pairs:
        typer.echo(
            f"{pair.chance * 100:3.0f} in 100  {pair.a.name} or {pair.b.name}  {documents.question_id(pair)}"
        )
    typer.echo(f"{found.waiting} wait. Answer: amity same yes, no or unsure, and the ID", err=True)


def _below(count: int) -> str:
    return f"Nothing to ask. {count} pairs may be one person, but too unlikely to ask about."


def _line(person: "Person") -> str:
    return f"{person.name} ({person.id})"


def _pair(network: "Network", asked: list[str]) -> tuple[UUID, UUID]:
    """The two people of a question: named by its ID, as the best one, or one by one."""
    if asked == ["best"]:
        return _best(network)
    names = asked[0].split(":") if len(asked) == 1 else asked
    if len(names) != 2:
        output.fail(f"There is no question {asked[0]}. amity same lists those that wait, each with its ID.")
    return _id(network, names[0]), _id(network, names[1])


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
    network = output.network()
    from amity.actions import joins
    from amity.actions import same as action

    person = action.merge(network, _id(network, a), _id(network, b))
    number = joins.joins(network, person=person.id, limit=1).rows[0].number
    if json:
        output.print_json({"person": {"id": person.id, "name": person.name}, "merge": number})
    else:
        typer.echo(
            f"{person.name} is one person now. Take it back: amity undo, or later amity unmerge {number}"
        )


def unmerge(who: Who, entries: Entries = None, json: Json = False) -> None:
    """Takes a person apart."""
    network = output.network()
    from amity.actions import joins
    from amity.actions import same as action

    if who.isdigit() and not entries:
        parted = action.unjoin(network, int(who))
    elif entries:
        parted = action.unmerge(network, _id(network, who), [_uid(entry) for entry in entries])
    else:
        person = _id(network, who)
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
