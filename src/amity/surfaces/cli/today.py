"""`amity today` and what becomes of a suggestion: `done`, `later`, `skip`."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer

from amity.surfaces.cli import output

if TYPE_CHECKING:
    from amity.conversations.facts import Draft, Evidence, Reason
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

    day = output.today(today, zone=network.time_zone)
    plan = action.plan(network, today=day, energy=energy, minutes=minutes)
    if as_json:
        output.print_json(_document(plan))
    else:
        anybody = bool(plan.suggestions) or action.has_people(network)
        for line in _lines(plan, anybody=anybody):
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
        str | None, typer.Option(metavar="DATE", help="From when on; tomorrow if not given.")
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

    person = Person.objects.of(network).get(records=outcome.record_id)
    if as_json:
        output.print_json(
            {
                "suggestion": outcome.suggestion,
                "person": {"id": person.id, "name": person.name},
                "outcome": outcome.kind,
                "reason": outcome.reason,
                "until": outcome.until,
            }
        )
        return
    match outcome.kind:
        case "done":
            typer.echo(f"Logged: you wrote to {person.name}. Take it back with: amity undo")
        case "later":
            typer.echo(f"{person.name} comes back on {outcome.until}.")
        case _:
            typer.echo(f"Not this time: {person.name}.")


def _document(plan: "Plan") -> dict[str, Any]:
    from amity.surfaces.words import reasons as words

    return {
        "date": plan.date,
        "energy": plan.energy,
        "suggestions": [_suggestion(one, plan.date) for one in plan.suggestions],
        "follow_ups": [
            {"person": _person(f.person, f.name), "met_on": f.met_on, "place": f.touch.place if f.touch else "", "suggestion": f.suggestion or None}
            for f in plan.follow_ups
        ],
        "promises": [
            {"id": p.id, "by": p.by, "person": _person(p.person, p.name), "text": p.text, "due": p.due}
            for p in plan.promises
        ],
        "coming_up": [
            {"kind": c.kind, "person": _person(c.person, c.name), "on": c.on, "years": c.years}
            for c in plan.coming_up
        ],
        "left_out": [
            {"person": _person(out.person, out.name), "why": words.left_out(out, plan.date), "kind": out.why, "until": out.until}
            for out in plan.left_out
        ],
        "questions": [
            {"kind": q.kind, "person": _person(q.person, q.name), "other": q.other or None, "text": words.question(q)}
            for q in plan.questions
        ],
    }  # fmt: skip


def _suggestion(one: "Suggestion", day: date) -> dict[str, Any]:
    from amity.surfaces.words import reasons as words

    return {
        "id": one.id,
        "person": _person(one.someone.id, one.someone.name),
        "reasons": [_reason(reason, day) for reason in one.reasons],
        "offer": words.gesture(one.offer),
        "ask": words.gesture(one.ask),
        "draft": _draft(one.draft),
        "minutes": one.minutes,
    }


def _person(id: str, name: str) -> dict[str, str]:
    return {"id": id, "name": name}


def _reason(reason: "Reason", day: date) -> dict[str, Any]:
    from amity.surfaces.words import reasons as words

    return {
        "kind": reason.why.value,
        "text": words.sentence(reason, day),
        "evidence": [_evidence(one) for one in reason.evidence],
    }


def _evidence(one: "Evidence") -> dict[str, Any]:
    return {"kind": one.kind, "id": one.id, "on": one.on, "text": one.text, "source": one.source}


def _draft(draft: "Draft") -> dict[str, Any]:
    basis = [{"clause": clause.text, "source": clause.source} for clause in draft.basis]
    return {"channel": draft.channel, "subject": draft.subject, "body": draft.body, "basis": basis}


def _lines(plan: "Plan", *, anybody: bool) -> Iterable[str]:
    from amity.surfaces.words import reasons as words

    if not plan.suggestions:
        yield words.nobody(plan, anybody=anybody)
    for one in plan.suggestions:
        yield from _card(one, plan.date)
    if plan.energy != "rest":
        yield from _few(
            f"{met.met_on}: you first met {met.name}" for met in plan.follow_ups if not met.suggestion
        )
    for promise in plan.promises:
        side = "You promised" if promise.by == "me" else "They promised"
        yield f"{promise.name}: {side}: {promise.text}" + (f" ({promise.due})" if promise.due else "")
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


def _card(one: "Suggestion", day: date) -> Iterable[str]:
    from amity.surfaces.words import reasons as words

    yield f"{one.someone.name}  ({one.minutes} minutes, {one.id})"
    for reason in one.reasons:
        yield f"  {words.sentence(reason, day)}"
    yield f"  Offer: {words.gesture(one.offer)}"
    if asked := words.gesture(one.ask):
        yield f"  Ask: {asked}"
    yield f"  Draft: {one.draft.body}"
    yield ""


def _which(question: "Question") -> str:
    """Whom a question means, where a name alone may not tell."""
    told = ", ".join(filter(None, (question.title, question.organisation)))
    return f" ({told})" if told else ""
