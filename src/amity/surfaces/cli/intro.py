"""`amity intro`: introductions, from a suggestion to what came of it; both say yes before they meet."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from amity.surfaces.cli import output
from amity.surfaces.cli.giving import show_text
from amity.surfaces.cli.people import Json, Today

if TYPE_CHECKING:
    from datetime import date

    from amity.actions.giving.introducing import Shown
    from amity.store.models import Network

Id = Annotated[str, typer.Argument(metavar="ID", help="As `amity intro list` names it.")]
Words = Annotated[str, typer.Argument(help="In a few words.")]


def add_to(app: typer.Typer) -> None:
    """Adds `intro` with what can be done with it."""
    intro = typer.Typer(
        help="Introduce people who may want to meet; both say yes first.", no_args_is_help=True
    )
    commands: dict[str, Callable[..., None]] = {
        "suggest": suggest, "list": listed, "start": start, "ask": ask, "answer": answer, "made": made, "outcome": outcome,
        "close": close, "text": text,
    }  # fmt: skip
    for name, command in commands.items():
        intro.command(name, epilog=f"Example: {_EXAMPLES[name]}")(command)
    app.add_typer(intro, name="intro")


_SOME = "01980b3c-0000-7000-8000-000000000000"
_EXAMPLES = {
    "suggest": "amity intro suggest --json",
    "list": "amity intro list",
    "start": 'amity intro start Ana Lúcia --why "a speaker for January"',
    "ask": f"amity intro ask {_SOME}",
    "answer": f"amity intro answer {_SOME} yes",
    "made": f"amity intro made {_SOME}",
    "outcome": f'amity intro outcome {_SOME} "They give a workshop together"',
    "close": f"amity intro close {_SOME}",
    "text": f"amity intro text {_SOME} request",
}


def suggest(
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many.")] = 5,
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Whom to introduce to whom, and what speaks for it. Nobody hears of it."""
    network = output.network()
    from amity.actions.giving import introducing
    from amity.surfaces.documents import giving as documents

    found = introducing.suggested(network, today=output.today(today, zone=network.time_zone), limit=limit)
    told = [documents.suggested(one) for one in found]
    if as_json:
        output.print_json({"suggestions": told})
        return
    for one in told:
        typer.echo(f"{one['first']['name']} and {one['second']['name']}: {one['need']['text']}")
        typer.echo(f"  {'; '.join(one['reasons'])}. Ask {one['first']['name']} first:")
        typer.echo(
            f"  amity intro start {one['first']['id']} {one['second']['id']} --need {one['need']['id']}"
        )
    if not told:
        typer.echo("No introduction suggests itself yet. Needs and offers make them: amity give note")


def listed(today: Today = None, as_json: Json = False) -> None:
    """All introductions, those that wait for you first."""
    network = output.network()
    from amity.actions.giving import introducing
    from amity.surfaces.documents import giving as documents

    some = introducing.listed(network, today=output.today(today, zone=network.time_zone))
    if as_json:
        output.print_json({"introductions": [documents.introduction(one) for one in some]})
        return
    for one in some:
        typer.echo(_line(one))
    if not some:
        typer.echo("There are no introductions yet.")


def start(
    first: Annotated[str, typer.Argument(help="Who is asked first: id or name.")],
    second: Annotated[str, typer.Argument(help="Who is asked after their yes.")],
    why: Annotated[str, typer.Option(help="What it is about.")] = "",
    need: Annotated[str, typer.Option(metavar="ID", help="The need it answers.")] = "",
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Keep an introduction in mind; nobody is told."""
    network = output.network()
    from amity.actions import people
    from amity.actions.giving import introducing, needs

    day = output.today(today, zone=network.time_zone)
    one, other = people.find(network, first), people.find(network, second)
    match = (
        next((m for m in needs.matches_for(network, _id(need)) if m.offer.person == str(one.id)), None)
        if need
        else None
    )
    row = introducing.propose(
        network, one.id, other.id, why=why or (match.need.text if match else ""), need=_id(need) if need else None,
        offer=UUID(match.offer.id) if match and ":" not in match.offer.id else None, today=day,
    )  # fmt: skip
    _show(network, row.pk, day, as_json=as_json)


def ask(intro: Id, today: Today = None, as_json: Json = False) -> None:
    """Ask the first, or after their yes the second; shows the text to send."""
    network = output.network()
    from amity.actions.giving import introducing, wording
    from amity.giving.consent import Step

    day = output.today(today, zone=network.time_zone)
    told = introducing.one(network, _id(intro), today=day)
    is_second = Step.ASKED_SECOND in told.standing.next
    part, step = ("opt_in", Step.ASKED_SECOND) if is_second else ("request", Step.ASKED_FIRST)
    written = wording.introduction(network, told.id, part, today=day) if step in told.standing.next else None
    after = introducing.step(network, told.id, step, today=day)
    if written and not as_json:
        show_text(written, as_json=False)
    _show(network, after.id, day, as_json=as_json)


def answer(
    intro: Id,
    said: Annotated[str, typer.Argument(metavar="yes|no", help="What they said.")],
    words: Words = "",
    today: Today = None,
    as_json: Json = False,
) -> None:
    """The answer of whoever was asked last. The other side never learns of a no."""
    if said not in ("yes", "no"):
        raise typer.BadParameter("Say yes or no.")
    network = output.network()
    from amity.actions.giving import introducing

    day = output.today(today, zone=network.time_zone)
    after = introducing.answer(network, _id(intro), yes=said == "yes", today=day, words=words)
    _show(network, after.id, day, as_json=as_json)


def made(intro: Id, today: Today = None, as_json: Json = False) -> None:
    """They were introduced: the joint message went out. It counts as given to both."""
    network = output.network()
    from amity.actions.giving import introducing, wording
    from amity.giving.consent import Step

    day = output.today(today, zone=network.time_zone)
    after = introducing.step(network, _id(intro), Step.MADE, today=day)
    if not as_json:
        show_text(wording.introduction(network, after.id, "joint", today=day), as_json=False)
    _show(network, after.id, day, as_json=as_json)


def outcome(intro: Id, words: Words, today: Today = None, as_json: Json = False) -> None:
    """What came of it."""
    _step(intro, "outcome", words, today, as_json=as_json)


def close(intro: Id, today: Today = None, as_json: Json = False) -> None:
    """Let go of it; `amity intro text ID kindly` says it."""
    _step(intro, "closed", "", today, as_json=as_json)


def text(
    intro: Id,
    part: Annotated[str, typer.Argument(metavar="PART", help="request, opt_in, joint, thanks or kindly.")],
    today: Today = None,
    as_json: Json = False,
) -> None:
    """A text of an introduction, from the moment on at which it may be sent."""
    network = output.network()
    from amity.actions.giving import wording

    day = output.today(today, zone=network.time_zone)
    show_text(wording.introduction(network, _id(intro), part, today=day), as_json=as_json)


def _step(intro: str, kind: str, words: str, today: str | None, *, as_json: bool) -> None:
    network = output.network()
    from amity.actions.giving import introducing
    from amity.giving.consent import Step

    day = output.today(today, zone=network.time_zone)
    after = introducing.step(network, _id(intro), Step(kind), today=day, words=words)
    _show(network, after.id, day, as_json=as_json)


def _show(network: "Network", intro: UUID, day: "date", *, as_json: bool) -> None:
    from amity.actions.giving import introducing
    from amity.surfaces.documents import giving as documents

    one = introducing.one(network, intro, today=day)
    if as_json:
        output.print_json(documents.introduction(one))
    else:
        typer.echo(_line(one))


def _line(one: "Shown") -> str:
    from amity.surfaces.words import giving as words

    until = f", waits until {one.standing.until}" if one.standing.until else ""
    return f"{one.first.name} and {one.second.name}: {words.state(one.standing.state)}{until}  {one.id}"


def _id(written: str) -> UUID:
    try:
        return UUID(written)
    except ValueError:
        output.fail(f"{written} is no introduction; `amity intro list` names them.")
