"""`amity goal`: what one looks for, its board, what was asked, and who is at a place."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from amity.surfaces.cli import output
from amity.surfaces.cli.people import Json, Today

if TYPE_CHECKING:
    from amity.actions.goals.keeping import Kept
    from amity.actions.goals.openings import Shown
    from amity.opportunities.goals import Target
    from amity.store.models import Network

Id = Annotated[str, typer.Argument(metavar="GOAL", help="Its id, or words of it.")]
OpeningId = Annotated[str, typer.Argument(metavar="OPENING", help="Its id, or words of its name.")]


def add_to(app: typer.Typer) -> None:
    """Adds `goal` with what can be done with it."""
    goal = typer.Typer(
        help="What you look for, and the people through whom it may come.", no_args_is_help=True
    )
    commands: dict[str, Callable[..., None]] = {
        "add": add, "list": listed, "show": show, "close": close, "remove": remove, "opening": opening, "move": move,
        "asked": asked, "answer": answer, "there": there,
    }  # fmt: skip
    for name, command in commands.items():
        goal.command(name, epilog=f"Example: {_EXAMPLES[name]}")(command)
    app.add_typer(goal, name="goal")


_EXAMPLES = {
    "add": 'amity goal add "A data job in Lisbon" --note "four days a week, from February"',
    "list": "amity goal list --json",
    "show": "amity goal show data",
    "close": 'amity goal close data --reached --outcome "I start in February"',
    "remove": "amity goal remove data",
    "opening": 'amity goal opening data "Clinara, patient data" --through Ana',
    "move": "amity goal move Clinara talking",
    "asked": "amity goal asked Ana --goal data",
    "answer": "amity goal answer Ana yes",
    "there": 'amity goal there "Berlin next week"',
}


def add(
    text: Annotated[str, typer.Argument(help="What you look for, in your own words.")],
    kind: Annotated[
        str, typer.Option(help="job, client, collaboration, business, advice, home or other.")
    ] = "",
    note: Annotated[str, typer.Option(help="What else matters.")] = "",
    target: Annotated[
        list[str] | None,
        typer.Option(help="organisation:Clinara, role:..., place:..., topic:...; guessed else."),
    ] = None,
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Keep a goal. Its kind, and where it may come from, are guessed from the words."""
    network = output.network()
    from amity.actions.goals import keeping

    targets = [_target(one) for one in target] if target else None
    day = output.today(today, zone=network.time_zone)
    row = keeping.add(network, text, kind=kind, note=note, targets=targets, today=day)
    _tell(keeping.one(network, row.pk), as_json=as_json)


def listed(
    open_only: Annotated[bool, typer.Option("--open", help="Only those still looked for.")] = False,
    as_json: Json = False,
) -> None:
    """What you look for, the newest first."""
    network = output.network()
    from amity.actions.goals import keeping
    from amity.surfaces.documents import goals as documents

    found = keeping.listed(network, open_only=open_only)
    if as_json:
        output.print_json({"goals": [documents.goal(one) for one in found]})
        return
    for one in found:
        typer.echo(_line(one))
    if not found:
        typer.echo('No goal is kept yet. Keep one: amity goal add "A data job in Lisbon"')


def show(goal: Id, today: Today = None, as_json: Json = False) -> None:
    """One goal with the ways to it, its board, and what was asked."""
    network = output.network()
    from amity.actions.goals import asking, openings, ways
    from amity.surfaces.documents import goals as documents
    from amity.surfaces.documents import ways as paths
    from amity.surfaces.words import goals as words
    from amity.surfaces.words import ways as said_of

    day = output.today(today, zone=network.time_zone)
    one = _goal(network, goal)
    found = ways.to_goal(network, one, today=day)
    board = openings.listed(network, goal_id=one.id)
    told, rate = asking.listed(network, goal_id=one.id), asking.rate(network, today=day)
    if as_json:
        output.print_json(
            {
                "goal": documents.goal(one),
                **paths.ways(found, day),
                "openings": [documents.opening(each) for each in board],
                "asks": [documents.asked(each) for each in told],
                "answers": documents.answers(rate),
            }
        )
        return
    typer.echo(_line(one))
    for line in (*said_of.lines(found, day), *(_opening_line(each) for each in board)):
        typer.echo(line)
    typer.echo(words.rate(rate))


def close(
    goal: Id,
    reached: Annotated[bool, typer.Option("--reached", help="It came about.")] = False,
    outcome: Annotated[str, typer.Option(help="What came of it.")] = "",
    today: Today = None,
    as_json: Json = False,
) -> None:
    """It came about, or it is let rest."""
    network = output.network()
    from amity.actions.goals import keeping

    one = _goal(network, goal)
    day = output.today(today, zone=network.time_zone)
    keeping.close(network, one.id, reached=reached, outcome=outcome, today=day)
    _tell(keeping.one(network, one.id), as_json=as_json)


def remove(goal: Id, as_json: Json = False) -> None:
    """Take a goal out of the book with its board; `amity undo` brings it back."""
    network = output.network()
    from amity.actions.goals import keeping

    one = _goal(network, goal)
    keeping.remove(network, one.id)
    if as_json:
        output.print_json({"removed": one.id})
    else:
        typer.echo("Removed. `amity undo` brings it back.")


def opening(
    goal: Id,
    name: Annotated[str, typer.Argument(help="What it is called.")],
    note: Annotated[str, typer.Option(help="What is known of it.")] = "",
    through: Annotated[list[str] | None, typer.Option(help="Who leads to it, one after the other.")] = None,
    stage: Annotated[str, typer.Option(help="noticed, asked, talking, referred or closed.")] = "noticed",
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Put an opening on the board of a goal."""
    network = output.network()
    from amity.actions import people
    from amity.actions.goals import openings

    who = [people.find(network, one).id for one in through or ()]
    day = output.today(today, zone=network.time_zone)
    one = _goal(network, goal)
    row = openings.add(network, one.id, name, note=note, people=who, stage=stage, today=day)
    _tell_opening(openings.one(network, row.pk), as_json=as_json)


def move(
    opening: OpeningId,
    stage: Annotated[str, typer.Argument(help="noticed, asked, talking, referred, closed, or reached.")],
    words: Annotated[str, typer.Option(help="What came of it.")] = "",
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Move an opening along the board, or back."""
    network = output.network()
    from amity.actions.goals import openings

    one = _opening(network, opening)
    day = output.today(today, zone=network.time_zone)
    _tell_opening(openings.move(network, one.id, stage, today=day, words=words), as_json=as_json)


def asked(
    who: Annotated[str, typer.Argument(metavar="PERSON", help="Id or name.")],
    goal: Annotated[str, typer.Option(help="For which goal.")] = "",
    opening: Annotated[
        str, typer.Option(help="What the opening is called; it comes on the board as asked.")
    ] = "",
    text: Annotated[str, typer.Option(help="What was asked.")] = "",
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Note that you asked somebody. Nothing is sent by this."""
    network = output.network()
    from amity.actions import people
    from amity.actions.goals import asking
    from amity.surfaces.documents import goals as documents

    whose = people.find(network, who).id
    for_goal = _goal(network, goal).id if goal else None
    day = output.today(today, zone=network.time_zone)
    row = asking.note(network, whose, goal_id=for_goal, opening=opening, text=text, today=day)
    _say(
        documents.asked(asking.one(network, row.pk)),
        "Noted. `amity goal answer` takes the answer.",
        as_json=as_json,
    )


def answer(
    who: Annotated[str, typer.Argument(metavar="PERSON", help="Whom you asked last.")],
    said: Annotated[str, typer.Argument(metavar="yes|no", help="What they said; either is a good answer.")],
    today: Today = None,
    as_json: Json = False,
) -> None:
    """What somebody said to what you asked."""
    network = output.network()
    from amity.actions import people
    from amity.actions.goals import asking
    from amity.surfaces.documents import goals as documents
    from amity.surfaces.words import goals as words

    told = asking.listed(network, person_id=people.find(network, who).id)
    waiting = next((one for one in told if not one.answer), None)
    if waiting is None:
        output.fail("Nothing you asked them waits for an answer.")
    day = output.today(today, zone=network.time_zone)
    asking.answer(network, waiting.id, said, today=day)
    told_now = documents.asked(asking.one(network, waiting.id))
    _say(told_now, words.rate(asking.rate(network, today=day)), as_json=as_json)


def there(
    place: Annotated[str, typer.Argument(help='A place, or "Berlin next week".')],
    since: Annotated[str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="The first day.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="The last day.")] = None,
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Who is at a place you travel to: those who live there and those last met there."""
    network = output.network()
    from amity.actions.goals import visiting
    from amity.opportunities import visits
    from amity.surfaces.documents import goals as documents

    day = output.today(today, zone=network.time_zone)
    ends = [output.today(one, zone=network.time_zone) if one else None for one in (since, until)]
    days = visits.between(visits.read(place, today=day), ends[0], ends[1])
    told = documents.journey(days, visiting.there(network, days, today=day), day)
    if as_json:
        output.print_json(told)
        return
    typer.echo(f"{days.place}, {days.since} to {days.until}")
    for one in told["people"]:
        typer.echo(f"  {one['person']['name']}: {'; '.join(why['text'] for why in one['reasons'])}")
    if not told["people"]:
        typer.echo("  Nobody in the book lives there or was met there.")


def _goal(network: "Network", words: str) -> "Kept":
    """By id, or by words that only one goal holds; those still looked for go first."""
    from amity.actions.goals import keeping

    try:
        return keeping.one(network, UUID(words))
    except ValueError:
        found = [one for one in keeping.listed(network) if words.casefold() in one.text.casefold()]
    found = [one for one in found if one.open] or found
    if len(found) != 1:
        output.fail(
            f"{'Several goals say' if found else 'No goal says'} “{words}”; `amity goal list` names them by id."
        )
    return found[0]


def _opening(network: "Network", words: str) -> "Shown":
    from amity.actions.goals import openings

    try:
        return openings.one(network, UUID(words))
    except ValueError:
        found = [one for one in openings.listed(network) if words.casefold() in one.name.casefold()]
    if len(found) != 1:
        output.fail(
            f"{'Several openings are' if found else 'No opening is'} called “{words}”; `amity goal show` names them by id."
        )
    return found[0]


def _target(words: str) -> "Target":
    from amity.opportunities.goals import Target, TargetKind

    kind, colon, text = words.partition(":")
    if not colon or kind not in tuple(TargetKind):
        raise typer.BadParameter(f"{words!r} is no target; write it like organisation:Clinara.")
    return Target(TargetKind(kind), text)


def _tell(one: "Kept", *, as_json: bool) -> None:
    from amity.surfaces.documents import goals as documents

    _say(documents.goal(one), _line(one), as_json=as_json)


def _tell_opening(one: "Shown", *, as_json: bool) -> None:
    from amity.surfaces.documents import goals as documents

    _say(documents.opening(one), _opening_line(one).strip(), as_json=as_json)


def _say(document: "object", sentence: str, *, as_json: bool) -> None:
    if as_json:
        output.print_json(document)  # type: ignore[arg-type]
    else:
        typer.echo(sentence)


def _line(one: "Kept") -> str:
    where = ", ".join(f"{target.kind.value}: {target.text}" for target in one.targets)
    ends = "" if one.open else " (came about)" if one.reached else " (let rest)"
    return f"{one.title}{ends}  [{one.kind.value}{'; ' + where if where else ''}]  {one.id}"


def _opening_line(one: "Shown") -> str:
    through = ", ".join(led.person.name for led in one.people)
    return f"  {one.standing.stage.value:9} {one.name}{' through ' + through if through else ''}  {one.id}"
