"""`amity brief` and `amity event brief`: what to know before a talk, and before an event."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from amity.surfaces.cli import output
from amity.surfaces.cli.people import Json, Today

if TYPE_CHECKING:
    from amity.actions.briefs import Page
    from amity.actions.events.before import Before

Whom = Annotated[str, typer.Argument(metavar="PERSON", help="An id, a name, or somebody on a guest list.")]
Which = Annotated[str, typer.Argument(metavar="EVENT", help="Its id, or words of its name.")]


def add_to(app: typer.Typer) -> None:
    """Adds `brief`."""
    app.command("brief", epilog='Example: amity brief "Ana Sousa" --json')(brief)


def brief(whom: Whom, today: Today = None, as_json: Json = False) -> None:
    """One page before a talk: who they are to you, what is open, three questions. Of a stranger it says so and helps."""
    network = output.network()
    from amity.actions import briefs
    from amity.surfaces.documents import briefs as documents

    day = output.today(today, zone=network.time_zone)
    page = briefs.named(network, whom, today=day)
    if as_json:
        output.print_json(documents.person(page, day))
    else:
        _print(page, day)


def of_event(event: Which, today: Today = None, as_json: Json = False) -> None:
    """Before an event: your plan, whom you know there, whom it may be worth meeting, ways to begin and to go."""
    network = output.network()
    from amity.actions.events import before
    from amity.surfaces.cli.event import find
    from amity.surfaces.documents import briefs as documents

    day = output.today(today, zone=network.time_zone)
    told = before.before(network, find(network, event).pk, today=day)
    if as_json:
        output.print_json(documents.before(told, day))
    else:
        _print_event(told, day)


def _print(page: "Page", day: date) -> None:
    from django.utils.translation import gettext as _

    from amity.surfaces.documents import briefs as documents
    from amity.surfaces.words import briefs as words

    said = documents.person(page, day)
    about = ", ".join(filter(None, (said["title"], said["organisation"], said["place"])))
    typer.echo(f"{said['name']}  {about}".rstrip())
    _lines("", said["not_known"])
    if page.brief.last_touch:
        _lines(_("Last talk"), [words.talk(page.brief.last_touch, day)])
    _lines(_("How you know each other"), [one["text"] for one in said["how"]])
    _lines(_("News since then"), [one["text"] for one in said["news"]])
    you = _("You")
    _lines(
        _("Open promises"),
        [f"{you if p['by'] == 'me' else said['name']}: {p['text']}" for p in said["promises"]],
    )
    _lines(_("What matters to %(name)s") % {"name": said["name"]}, [_matter(one) for one in said["matters"]])
    _lines(_("Keep in mind"), [one["text"] for one in said["keep_in_mind"]])
    _lines(_("You both know"), [one["name"] for one in said["mutuals"]])
    _lines(_("Offer"), [said["offer"]["text"]])
    _lines(_("Ask"), [said["ask"]["text"]])
    _lines(_("Questions"), [f"{one['text']}  ({one['comes_from']['text']})" for one in said["questions"]])
    _lines(
        _("Ways to begin"), [f"{one['text']}  ({words.setting(one['setting'])})" for one in said["openers"]]
    )
    _lines(_("Words to leave with"), said["leaving"])


def _matter(one: Any) -> str:  # a TypedDict of documents, which is loaded in commands only
    from django.utils.translation import gettext as _

    asked = _("Still true?")
    return f"{one['text']}  ({asked})" if one["still_true"] else one["text"]


def _print_event(told: "Before", day: date) -> None:
    from django.utils.translation import gettext as _

    from amity.surfaces.documents import briefs as documents

    said = documents.before(told, day)
    plan, event = said["plan"], said["event"]
    typer.echo("  ".join(filter(None, (event["name"], event["day"].isoformat(), event["place"]))))
    leave = _("Leave by %(time)s") % {"time": plan["leave_at"].strftime("%H:%M")} if plan["leave_at"] else ""
    _lines(_("Your plan"), filter(None, (plan["goal"], leave, plan["if_then"], plan["quiet"])))
    _lines(
        _("Bring"),
        [f"{one['text']}: {', '.join(who['name'] for who in one['people'])}" for one in said["bring"]],
    )
    offer, ask = _("Offer"), _("Ask")
    known = [
        f"{one['person']['name']}. {offer}: {one['offer']['text']} {ask}: {one['ask']['text']}"
        for one in said["known"]
    ]
    _lines(_("People you know there"), known)
    worth = [
        " ".join(filter(None, (f"{one['name']}.", *(reason["text"] for reason in one["reasons"]),
                               one["introducer"]["text"] if one["introducer"] else "")))
        for one in said["worth_meeting"]
    ]  # fmt: skip
    _lines(_("Worth meeting"), worth)
    _lines(_("Ways to begin"), [one["text"] for one in said["openers"]])
    _lines(_("A kind way out"), said["leaving"][:1])


def _lines(heading: str, lines: Iterable[str]) -> None:
    some = list(lines)
    if some and heading:
        typer.echo(heading)
    for line in some:
        typer.echo(f"  {line}" if heading else line)
