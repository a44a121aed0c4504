"""`amity give support` and `amity give ask`: who supports whom, and whom to turn to."""

from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from amity.surfaces.cli import giving, output
from amity.surfaces.cli.people import Json, Today

if TYPE_CHECKING:
    from amity.surfaces.documents.giving import Thread

About = Annotated[str, typer.Option("--about", help="About what, in a few words.")]


def support(
    who: Annotated[
        str, typer.Argument(metavar="[PERSON]", help="Id or name; left away, the map is shown.")
    ] = "",
    kind: Annotated[
        str, typer.Option(help="guidance, encouragement, practical, feedback, sponsorship, company")
    ] = "",
    given: Annotated[bool, typer.Option("--given/--received", help="Which way it goes.")] = False,
    about: About = "",
    every: Annotated[int | None, typer.Option(help="How often you talk of it, in days.")] = None,
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Who supports you with what and whom you support; with a person and a kind it is noted."""
    network = output.network()
    from amity.actions import people
    from amity.actions.giving import supporting
    from amity.surfaces.documents import giving as documents

    day = output.today(today, zone=network.time_zone)
    if who:
        way = "given" if given else "received"
        person = people.find(network, who).id
        supporting.add(network, person, kind, way=way, topic=about, every=every, today=day)
    told = documents.support_map(supporting.support_map(network, today=day))
    if as_json:
        output.print_json(told)
        return
    for line in told["lines"]:
        typer.echo(f"{line['kind']}: to you {_names(line['received'])}; from you {_names(line['given'])}")


def ask(
    wish: Annotated[str, typer.Argument(help="advice, company, feedback or referral.")],
    about: About = "",
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Whom to turn to, why, and a text to ask with."""
    network = output.network()
    from amity.actions.giving import supporting, wording
    from amity.surfaces.documents import giving as documents

    day = output.today(today, zone=network.time_zone)
    picks = supporting.whom_to_ask(network, wish, about, today=day)
    if not picks:
        output.fail(
            "Nobody is known for this yet. Note who supports you: amity give support Ana --kind guidance"
        )
    texts = [
        wording.ask(network, wish, UUID(one.person), about, fact=one.reasons[0][1], text=one.text, today=day)
        for one in picks
    ]
    if as_json:
        told = [
            {**documents.pick(one), "draft": documents.text(text)}
            for one, text in zip(picks, texts, strict=True)
        ]
        output.print_json({"wish": wish, "about": about, "people": told})
        return
    for one, text in zip(picks, texts, strict=True):
        typer.echo(f"{one.name}: {'; '.join(because['text'] for because in documents.pick(one)['reasons'])}")
        giving.show_text(text, as_json=False)


def _names(threads: "list[Thread]") -> str:
    return ", ".join(one["person"]["name"] for one in threads) or "nobody yet"


def recommend(
    person: Annotated[str, typer.Argument(help="Whom you asked, or who asked you: id or name.")] = "",
    mine: Annotated[bool, typer.Option("--to-write", help="They asked you for one.")] = False,
    about: Annotated[str, typer.Option(help="About what.")] = "",
    written: Annotated[bool | None, typer.Option("--written/--declined", help="What became of it.")] = None,
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Recommendations asked for, until they are written or declined."""
    network = output.network()
    from amity.actions import people
    from amity.actions.giving import recommending as action
    from amity.surfaces.documents import giving as documents

    day = output.today(today, zone=network.time_zone)
    if person:
        asked = action.ask(
            network,
            people.find(network, person).id,
            way="given" if mine else "received",
            text=about,
            today=day,
        )
        if written is not None:
            action.answer(network, asked.id, written=written, today=day)
    rows = [documents.recommendation(one) for one in action.under_way(network)]
    if as_json:
        output.print_json({"recommendations": rows})
        return
    some = (f"{one['asked_on']}  {one['way']:8}  {one['person']['name']}: {one['text']}" for one in rows)
    giving.lines(some, "No recommendation is under way.")
