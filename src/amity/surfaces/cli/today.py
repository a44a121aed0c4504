"""`amity today` and what becomes of a suggestion: `done`, `later`, `skip`."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

import typer

from amity.surfaces.cli import output

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amity.actions.giving.beside import Prompt
    from amity.store.models import Network, Outcome
    from amity.today import Plan, Question, Suggestion

SHOWN = 5  # lines of one kind beside the cards
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Today = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day to take as today.")]
Id = Annotated[str, typer.Argument(metavar="SUGGESTION_ID", help="As `amity today` shows it.")]


def add_to(app: typer.Typer) -> None:
    """Adds `today`, `done`, `later` and `skip`."""
    app.command("today", epilog="Example: amity today --energy low")(today)
    app.command("done", epilog="Example: amity done Zx0y9mWc2kQ1aB3dE5fG7h")(done)
    app.command("later", epilog="Example: amity later Zx0y9mWc2kQ1aB3dE5fG7h --until 2026-12-01")(later)
    app.command("skip", epilog="Example: amity skip Zx0y9mWc2kQ1aB3dE5fG7h --reason nothing")(skip)


def today(
    energy: Annotated[str | None, typer.Option(help="rest, low, steady or open.")] = None,
    minutes: Annotated[int | None, typer.Option(min=0, help="How much time there is.")] = None,
    today: Today = None,
    as_json: Json = False,
) -> None:
    """The few people worth attention today: why, with what to offer, and a draft."""
    network = output.network()
    from amity.actions import today as action
    from amity.actions.giving import beside
    from amity.surfaces.documents import today as documents
    from amity.surfaces.serving import clock

    day = output.today(today, zone=network.time_zone)
    evening = today is None and clock.is_evening(network)
    plan = action.plan(network, today=day, energy=energy, minutes=minutes, evening=evening)
    given = beside.of_cards(network, plan.suggestions, today=day)
    if as_json:
        output.print_json(documents.plan(plan, given))
    else:
        anybody = bool(plan.suggestions) or action.has_people(network)
        for line in _lines(plan, given, anybody=anybody):
            typer.echo(line)


def done(suggestion_id: Id, today: Today = None, as_json: Json = False) -> None:
    """You wrote, called or met: log it. The rhythm begins anew."""
    network = output.network()
    from amity.actions import today as action

    day = output.today(today, zone=network.time_zone)
    _say(network, action.done(network, suggestion_id, today=day, at=_moment(day, today, network)), as_json)


def later(
    suggestion_id: Id,
    until: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="From when on; today: this evening; tomorrow if not given."),
    ] = None,
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Not now, but again."""
    network = output.network()
    from amity.actions import today as action

    day = output.today(today, zone=network.time_zone)
    again = output.today(until) if until else day + timedelta(days=1)
    _say(network, action.later(network, suggestion_id, until=again, today=day), as_json)


def skip(
    suggestion_id: Id,
    reason: Annotated[str, typer.Option(help="energy, nothing, elsewhere, wrong or peace.")] = "",
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Not this time. Nobody sees this; the reason makes the next days better."""
    network = output.network()
    from amity.actions import today as action

    day = output.today(today, zone=network.time_zone)
    moment = _moment(day, today, network)
    _say(network, action.skip(network, suggestion_id, reason=reason, today=day, at=moment), as_json)


def _moment(day: date, fixed: str | None, network: "Network") -> datetime:
    """Now; or noon of the day that was fixed."""
    if fixed is None:
        return datetime.now(UTC)
    return datetime.combine(day, time(12), ZoneInfo(network.time_zone))


def _say(network: "Network", outcome: "Outcome", as_json: bool) -> None:
    from amity.store.models import Person
    from amity.surfaces.documents import today as documents

    person = Person.objects.of(network).get(records=outcome.record_id)
    if as_json:
        output.print_json(documents.outcome(outcome, person))
        return
    match outcome.kind:
        case "done":
            typer.echo(f"Logged: you wrote to {person.name}. Take it back with: amity undo")
        case "later":
            typer.echo(f"{person.name} comes back on {outcome.until}.")
        case _:
            typer.echo(f"Not this time: {person.name}.")


def _lines(plan: "Plan", given: "Mapping[UUID, Prompt]", *, anybody: bool) -> Iterable[str]:
    from amity.surfaces.words import reasons as words

    if not plan.suggestions:
        yield words.nobody(plan, anybody=anybody)
    for one in plan.suggestions:
        yield from _card(one, given[UUID(one.someone.id)], plan.date)
    if plan.beginning:
        yield 'After a talk, one line is enough: amity log "Called Hana"'
        yield "A file you already have tells who you know: amity import FILE"
    if plan.energy != "rest":
        yield from _few(
            f"{met.met_on}: you first met {met.name}" for met in plan.follow_ups if not met.suggestion
        )
    for promise in plan.promises:
        side = "You promised" if promise.by == "me" else "They promised"
        yield f"{promise.name}: {side}: {promise.text}" + (f" ({promise.due})" if promise.due else "")
    for told in plan.reminders:
        yield f"Reminder: {told.text}" + (f" ({told.name})" if told.name else "")
    for coming in plan.coming_up:
        yield f"{coming.name}: {words.coming_up(coming, plan.date)} ({coming.on})"
    if plan.energy == "rest":
        return
    left = [out for out in plan.left_out if out.why != "budget"]
    yield from _few(f"{out.name}: {words.left_out(out, plan.date)}" for out in left)
    for question in plan.questions:
        yield words.question(question) + _which(question)


def _few(lines: Iterable[str]) -> Iterable[str]:
    """The first lines of a list, and how many more there are."""
    every = list(lines)
    yield from every[:SHOWN]
    if len(every) > SHOWN:
        yield f"and {len(every) - SHOWN} more"


def _card(one: "Suggestion", prompt: "Prompt", day: date) -> Iterable[str]:
    from amity.surfaces.words import moves
    from amity.surfaces.words import reasons as words

    yield f"{one.someone.name}  ({one.minutes} minutes, {one.id})"
    for reason in one.reasons:
        yield f"  {words.sentence(reason, day)}"
    offer, ask = moves.offer(one, prompt), moves.ask(one, prompt)
    yield f"  Offer: {offer.words}"
    if offer.match and (first := moves.whom_first(offer.match)):
        yield f"  First ask {first[1]}: amity intro suggest"
    if ask.words:
        yield f"  Ask: {ask.words}" + (f" ({ask.first})" if ask.first else "")
    yield f"  Draft: {one.draft.body}"
    for opener in one.openers:
        yield f"  Or: {opener}"
    yield ""


def _which(question: "Question") -> str:
    """Whom a question means, where a name alone may not tell."""
    told = ", ".join(filter(None, (question.title, question.organisation)))
    return f" ({told})" if told else ""
