"""`amity give`: needs and offers, who has what somebody needs, the ledger, support, things to share."""

from typing import Annotated

import typer

from amity.surfaces.cli import giving, output
from amity.surfaces.cli.feeds import feeds, fresh, keep, leave
from amity.surfaces.cli.people import Json, Today
from amity.surfaces.cli.sharing import found, no, save, share, yes
from amity.surfaces.cli.support import ask, recommend, support

_SHOWN = 10
Who = Annotated[str, typer.Option("--person", help="Of whom: id or name.")]


def add_to(app: typer.Typer) -> None:
    """Adds `give` with what can be done with it."""
    give = typer.Typer(
        invoke_without_command=True, help="Who needs what somebody has; what went back and forth."
    )
    give.callback(epilog='Example: amity give note "Tom offers two hours a month"')(overview)
    for command in (*_SAID, *_SHARED):
        give.command(command.__name__, epilog=f"Example: {_EXAMPLES[command.__name__]}")(command)
    app.add_typer(give, name="give")


_SHARED = (save, share, feeds, fresh, keep, leave, found, yes, no)
_EXAMPLES = {
    "note": 'amity give note "I need a flat in Leipzig"',
    "end": "amity give end 01980b3c-0000-7000-8000-000000000000",
    "log": 'amity give log Ana "read my proposal" --received --kind advice',
    "thank": 'amity give thank 01980b3c-0000-7000-8000-000000000000 --outcome "It was accepted"',
    "ledger": "amity give ledger --person Ana",
    "week": "amity give week 60",
    "support": "amity give support",
    "ask": "amity give ask advice --about sampling",
    "recommend": 'amity give recommend Ana --about "the panel"',
    "save": 'amity give save "How to weight a survey" --url https://example.org/weights',
    "share": "amity give share",
    "found": "amity give found",
    "yes": "amity give yes KEY",
    "no": "amity give no KEY",
    "feeds": "amity give feeds https://example.org/feed --on",
    "fresh": "amity give fresh",
    "keep": "amity give keep 01980b3c-0000-7000-8000-000000000000",
    "leave": "amity give leave 01980b3c-0000-7000-8000-000000000000",
    "remove": "amity give remove 01980b3c-0000-7000-8000-000000000000",
}


def overview(context: typer.Context, today: Today = None, as_json: Json = False) -> None:
    """Needs that meet offers, five-minute favours first, and how it stands overall."""
    if context.invoked_subcommand:
        return
    network = output.network()
    from amity.actions.giving import ledger, needs
    from amity.surfaces.documents import giving as documents
    from amity.surfaces.words import giving as words

    day = output.today(today, zone=network.time_zone)
    found, told = needs.matches(network, limit=_SHOWN), needs.listed(network)
    stands, left = ledger.balance(network, today=day), ledger.budget(network, today=day)
    if as_json:
        output.print_json(
            {
                "matches": [documents.match(one) for one in found],
                "sayings": [documents.saying(one) for one in told],
                "balance": documents.balance(stands),
                "budget": documents.budget(left),
            }
        )
        return
    giving.lines(
        map(giving.match_line, found), 'No need meets an offer yet. Note one: amity give note "I need ..."'
    )
    typer.echo(f"{words.balance(stands)} {words.budget(left)}")


def note(
    sentence: Annotated[str, typer.Argument(help="A need or an offer, of yours or of somebody in the book.")],
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Note a need or an offer in a sentence."""
    network = output.network()
    from amity.actions.giving import needs, typed
    from amity.surfaces.documents import giving as documents

    rows = typed.note(network, sentence, today=output.today(today, zone=network.time_zone))
    if not rows:
        output.fail("There is no need and no offer in this sentence; what else it said is stored.")
    told = [needs.saying(needs.one(network, row.pk)) for row in rows]
    if as_json:
        output.print_json({"stored": [documents.saying(one) for one in told]})
        return
    for one in told:
        whose = one.person.name if one.person else "You"
        typer.echo(f"{whose}: {one.kind}, {one.text}  {one.id}")
        for match in needs.matches_for(network, one.id)[:3]:
            typer.echo(f"  {giving.match_line(match)}")


def end(
    saying: Annotated[str, typer.Argument(metavar="ID", help="Of a need or an offer.")],
    today: Today = None,
    as_json: Json = False,
) -> None:
    """A need was met, or an offer no longer stands."""
    network = output.network()
    from amity.actions.giving import needs
    from amity.surfaces.documents import giving as documents

    day = output.today(today, zone=network.time_zone)
    told = needs.saying(needs.one(network, needs.end(network, giving.id_of(saying), today=day).pk))
    giving.told(documents.saying(told), f"No longer open: {told.text}", as_json=as_json)


def log(
    who: Annotated[str, typer.Argument(metavar="PERSON", help="Id or name.")],
    text: Annotated[str, typer.Argument(help="What it was.")] = "",
    kind: Annotated[
        str, typer.Option(help="resource, introduction, advice, recommendation or support.")
    ] = "",
    received: Annotated[bool, typer.Option("--received/--given", help="Which way it went.")] = False,
    minutes: Annotated[int | None, typer.Option(help="How long it took.")] = None,
    support: Annotated[str, typer.Option(help="guidance, encouragement, practical, feedback, ...")] = "",
    on: Annotated[str | None, typer.Option("--on", metavar="YYYY-MM-DD", help="When.")] = None,
    as_json: Json = False,
) -> None:
    """Note something given or received."""
    network = output.network()
    from amity.actions import people
    from amity.actions.giving import ledger
    from amity.giving.sorting import kind_of_give

    told = ledger.Told(
        way="received" if received else "given", kind=kind or kind_of_give(text), text=text, minutes=minutes,
        support=support, day=output.today(on, zone=network.time_zone),
    )  # fmt: skip
    row = ledger.add(network, people.find(network, who).id, told)
    giving.show_give(network, row.pk, as_json=as_json)


def thank(
    give: Annotated[str, typer.Argument(metavar="ID", help="Of something in the ledger.")],
    outcome: Annotated[str, typer.Option(help="What came of it.")] = "",
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Thanks were said, perhaps with what came of it; shows a text to say it with."""
    network = output.network()
    from amity.actions.giving import ledger, wording

    day = output.today(today, zone=network.time_zone)
    row = ledger.thank(network, giving.id_of(give), today=day, outcome=outcome)
    if row.way == "received" and not as_json:
        giving.show_text(wording.thank(network, row.pk, today=day), as_json=False)
    giving.show_give(network, row.pk, as_json=as_json)


def ledger(who: Who = "", today: Today = None, as_json: Json = False) -> None:
    """What went back and forth, the newest first, and its balance."""
    network = output.network()
    from amity.actions import people
    from amity.actions.giving import ledger as action
    from amity.actions.giving.whom import named
    from amity.surfaces.documents import giving as documents
    from amity.surfaces.words import giving as words

    person = people.find(network, who).id if who else None
    rows = list(action.gives(network, person_id=person)[:200])
    stands = action.balance(network, person_id=person, today=output.today(today, zone=network.time_zone))
    if as_json:
        told = [documents.give(row, named(row)) for row in rows]
        output.print_json({"gives": told, "balance": documents.balance(stands)})
        return
    giving.lines((giving.give_line(documents.give(row, named(row))) for row in rows), "")
    typer.echo(words.balance(stands))


def week(
    minutes: Annotated[
        int | None, typer.Argument(help="Minutes a week for others; left away, nothing changes.")
    ] = None,
    today: Today = None,
    as_json: Json = False,
) -> None:
    """The week's time for others: a limit that protects, not a goal."""
    network = output.network()
    from amity.actions.giving import ledger as action
    from amity.surfaces.documents import giving as documents
    from amity.surfaces.words import giving as words

    if minutes is not None:
        action.set_budget(network, minutes)
    left = action.budget(network, today=output.today(today, zone=network.time_zone))
    giving.told(documents.budget(left), words.budget(left), as_json=as_json)


def remove(
    give: Annotated[str, typer.Argument(metavar="ID", help="Of something in the ledger.")],
    as_json: Json = False,
) -> None:
    """Take something out of the ledger; `amity undo` brings it back."""
    network = output.network()
    from amity.actions.giving import ledger

    ledger.remove(network, giving.id_of(give))
    giving.told({"removed": give}, "Removed. `amity undo` brings it back.", as_json=as_json)


_SAID = (note, end, log, thank, ledger, week, support, ask, recommend, remove)
