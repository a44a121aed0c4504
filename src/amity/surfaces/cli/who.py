"""`amity who`: who knows about something; `amity insight`: what somebody taught you."""

from typing import Annotated

import typer

from amity.surfaces.cli import output
from amity.surfaces.cli.people import Json, Today

_PASSAGES, _LONG = 2, 100


def add_to(app: typer.Typer) -> None:
    """Adds `who` and `insight`."""
    app.command("who", help='Who knows about it. Example: amity who "small area estimation"')(who)
    app.command(
        "insight",
        help='Keep what somebody taught you. Example: amity insight Ana "Weight before you publish"',
    )(insight)


def who(
    question: Annotated[list[str], typer.Argument(metavar="QUESTION", help="A topic or a question.")],
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Who knows about it, with what they said, and whom to ask first."""
    network = output.network()
    from amity.actions import knowing
    from amity.surfaces.documents import knowledge as documents
    from amity.surfaces.words import knowledge as words

    day = output.today(today, zone=network.time_zone)
    answer = knowing.who_knows(network, " ".join(question), today=day, prepare=True)
    if as_json:
        output.print_json(documents.answer(answer, day))
        return
    if answer.first is None:
        names = ", ".join(person.name for person in answer.might)
        output.fail(f"{words.nobody(answer)}{f' {names}.' if names else ''}")
    typer.echo(words.first(answer, day))
    for one in answer.people:
        typer.echo(f"{one.person.name}: {words.why(one, day)}  {one.person.id}")
        for fit in one.passages[:_PASSAGES]:
            text = fit.text
            when = f", {text.on}" if text.on else ""
            typer.echo(f"  “{text.text[:_LONG]}” ({words.source(text)}{when})")


def insight(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Who said it: id or name.")],
    text: Annotated[str, typer.Argument(help="Their words.")],
    topic: Annotated[str, typer.Option(help="What it is about.")] = "",
    on: Annotated[str | None, typer.Option("--on", metavar="YYYY-MM-DD", help="When it was said.")] = None,
    as_json: Json = False,
) -> None:
    """Keep what somebody taught you."""
    network = output.network()
    from amity.actions import knowledge, people
    from amity.surfaces.documents import knowledge as documents

    day = output.today(on, zone=network.time_zone)
    row = knowledge.keep(network, people.find(network, person).id, text, topic=topic, day=day)
    if as_json:
        output.print_json(documents.insight(knowledge.one(network, row.pk)))
        return
    typer.echo(f"Kept: “{row.text}”  {row.pk}")
