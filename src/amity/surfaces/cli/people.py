"""`amity people` and `amity person`: find, show, add, edit, forget."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from amity.surfaces.cli import output

if TYPE_CHECKING:
    from amity.actions.people import Profile
    from amity.store.models import Network

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Today = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day to take as today.")]


def add_to(app: typer.Typer) -> None:
    """Adds `people` and `person`."""
    app.command("people", help="The list. Example: amity people lisbon --circle 15")(people)
    app.command(
        "person",
        help='Somebody: amity person "Ana Sousa". Or: person add NAME, person edit WHO --circle 15, person forget WHO',
    )(person)


def people(
    query: Annotated[
        list[str] | None, typer.Argument(help="Words: a name, a place, an organisation.")
    ] = None,
    circle: Annotated[int | None, typer.Option(help="5, 15, 50 or 150.")] = None,
    kind: Annotated[str, typer.Option(help="colleague, mentor, friend, ...")] = "",
    tag: Annotated[str, typer.Option()] = "",
    place: Annotated[str, typer.Option()] = "",
    topic: Annotated[str, typer.Option()] = "",
    quiet: Annotated[bool, typer.Option("--quiet", help="Only people silent for longer than usual.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=10_000)] = 60,
    today: Today = None,
    as_json: Json = False,
) -> None:
    """The list of people."""
    network = output.network()
    from amity.actions import people as action
    from amity.surfaces.documents import people as documents

    day = output.today(today, zone=network.time_zone)
    wanted = action.Wanted(
        query=" ".join(query or []), circle=circle, kind=kind, tag=tag, place=place, topic=topic, quiet=quiet
    )
    listing = action.list_people(network, wanted, today=day, limit=limit)
    if as_json:
        output.print_json(
            {"people": [documents.brief(row, day) for row in listing.rows], "total": listing.total}
        )
        return
    if not listing.rows:
        output.fail(
            "Nobody matches that."
            if wanted != action.Wanted()
            else "There is nobody here yet. Bring files in: amity import PATH"
        )
    for row in listing.rows:
        typer.echo(
            f"{row.person.name:30.30}  {', '.join(filter(None, (row.person.title, row.organisation))):40.40}  {row.person.place:20.20}  {row.person.id}"
        )
    if listing.total > len(listing.rows):
        typer.echo(f"{listing.total - len(listing.rows)} more; use --limit or more words.")


def person(
    words: Annotated[
        list[str] | None,
        typer.Argument(help="ID or name; or add, edit, forget and then whom.", metavar="ID_OR_NAME"),
    ] = None,
    name: Annotated[str | None, typer.Option(help="edit: the name.")] = None,
    circle: Annotated[int | None, typer.Option(help="add, edit: 5, 15, 50 or 150; 0 for none.")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="add, edit: may be repeated.")] = None,
    tag: Annotated[list[str] | None, typer.Option(help="add, edit: may be repeated.")] = None,
    topic: Annotated[list[str] | None, typer.Option(help="add, edit: may be repeated.")] = None,
    place: Annotated[str | None, typer.Option(help="add, edit: where they live.")] = None,
    email: Annotated[list[str] | None, typer.Option(help="add, edit: may be repeated.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="forget: do not ask.")] = False,
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Somebody: show, add, edit or forget."""
    if not words:
        raise typer.BadParameter('Name somebody, for example: amity person "Ana Sousa"')
    network = output.network()
    said = {
        "name": name,
        "circle": (circle or None) if circle is not None else None,
        "kinds": kind,
        "tags": tag,
        "topics": topic,
        "place": place,
        "emails": email,
    }
    given: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in said.items()
        if value is not None
    }
    if circle == 0:
        given["circle"] = None
    verb, rest = (
        (words[0], " ".join(words[1:]))
        if words[0] in _VERBS and len(words) > 1
        else ("show", " ".join(words))
    )
    if verb == "forget":
        _forget(network, rest, yes=yes)
        return
    shown = _VERBS[verb](network, rest, given) if verb != "show" else rest
    _show(network, shown, output.today(today, zone=network.time_zone), as_json=as_json)


def _add(network: "Network", who: str, said: dict[str, Any]) -> str:
    from amity.actions import people as action
    from amity.people.records import Card

    return str(action.add(network, Card(**{"name": who, **said})).id)


def _edit(network: "Network", who: str, said: dict[str, Any]) -> str:
    from amity.actions import people as action

    if not said:
        raise typer.BadParameter("Say what to change, for example: amity person edit Ana --circle 15")
    return str(action.edit(network, action.find(network, who).id, said).id)


def _forget(network: "Network", who: str, *, yes: bool) -> None:
    from amity.actions import forgetting
    from amity.actions import people as action

    found = action.find(network, who)
    if not yes and not output.ask(
        f"Forget {found.name}? Everything about them is deleted; this cannot be undone."
    ):
        output.fail(
            f"Nothing was changed. To forget {found.name} without being asked: amity person forget {found.id} --yes"
        )
    forgetting.forget(network, found.id)
    typer.echo("Forgotten: every record, talk and note about them is gone.")


_VERBS: dict[str, Any] = {"add": _add, "edit": _edit, "forget": None}


def _show(network: "Network", who: str, today: date, *, as_json: bool) -> None:
    from amity.actions import people as action
    from amity.surfaces.documents import people as documents

    profile = action.profile(network, action.find(network, who).id, today=today)
    if as_json:
        output.print_json(documents.person(profile, today))
        return
    typer.echo(profile.person.name)
    for line in _lines(profile, today):
        typer.echo(f"  {line}")


def _lines(profile: "Profile", today: date) -> list[str]:
    person = profile.person
    lines = [", ".join(filter(None, (person.title, profile.organisation, person.place)))]
    lines += [f"{handle.kind}: {handle.shown or handle.value}" for handle in profile.handles]
    lines += [
        f"{day.label or day.kind}: {day.year or ''}{'-' if day.year else ''}{day.month:02}-{day.day:02}"
        for day in profile.dates
    ]
    if profile.tie:
        lines.append(
            f"last talk {profile.tie.last_day}, {(today - profile.tie.last_day).days} days ago; {profile.tie.days} days with a talk"
        )
    lines += [f"{fact.kind}: {fact.text} ({fact.source})" for fact in profile.facts]
    lines += [
        f"promise, {'yours' if p.by == 'me' else 'theirs'}: {p.text}"
        for p in profile.promises
        if not (p.kept_at or p.released_at)
    ]
    lines += [
        f"{touch.at:%Y-%m-%d} {touch.channel} {touch.direction}: {touch.subject or touch.summary[:80]}"
        for touch in profile.touches[:10]
    ]
    return [line for line in lines if line]
