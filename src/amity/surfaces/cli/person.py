"""`amity person`: show, add, edit, leave in peace, leave out, forget."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from amity.surfaces.cli import output
from amity.surfaces.cli.people import Json, Today

if TYPE_CHECKING:
    from amity.actions.people import Profile
    from amity.people.records import YearlyDay
    from amity.store.models import Network

Several = Annotated[list[str] | None, typer.Option(help="add, edit: may be repeated.")]
One = Annotated[str | None, typer.Option(help="add, edit.")]
Whom = Annotated[
    list[str] | None,
    typer.Argument(
        help="ID or name; or add, edit, pause, resume, absent, forget and then whom.", metavar="ID_OR_NAME"
    ),
]
Circle = Annotated[int | None, typer.Option(help="add, edit: 5, 15, 50 or 150; 0 for none.")]
Relations = Annotated[
    list[str] | None, typer.Option(help='add, edit: "child: Leonor Sousa"; may be repeated.')
]
Days = Annotated[
    list[str] | None,
    typer.Option("--date", help='add, edit: "birthday: 1984-02-14", "name day: 11-05"; may be repeated.'),
]
Without = Annotated[
    list[str] | None, typer.Option(help="edit: take an address or a label off, whoever said it.")
]
Until = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="pause: until when.")]


def add_to(app: typer.Typer) -> None:
    """Adds `person`."""
    app.command(
        "person",
        help='Somebody: amity person "Ana Sousa". Or: person add NAME, person edit WHO --circle 15, '
        "person pause WHO --until 2027-01-10, person resume WHO, person absent WHO --died, person forget WHO",
    )(person)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to be done with somebody."""

    today: date
    said: dict[str, Any] = field(default_factory=dict)  # fields of a Card
    relations: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    until: str | None = None
    absence: str = ""


def person(
    words: Whom = None,
    name: Annotated[str | None, typer.Option(help="edit: the name.")] = None,
    given: One = None,
    family: One = None,
    nickname: One = None,
    title: One = None,
    org: One = None,
    place: One = None,
    circle: Circle = None,
    kind: Several = None,
    tag: Several = None,
    topic: Several = None,
    email: Several = None,
    phone: Several = None,
    url: Several = None,
    relation: Relations = None,
    day: Days = None,
    without: Without = None,
    until: Until = None,
    died: Annotated[bool, typer.Option("--died", help="absent: they died.")] = False,
    left_out: Annotated[bool, typer.Option("--left-out", help="absent: they asked to be left out.")] = False,
    back: Annotated[bool, typer.Option("--back", help="absent: it no longer holds.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="forget: do not ask.")] = False,
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Somebody: show, add, edit, leave in peace, leave out or forget."""
    if not words:
        raise typer.BadParameter('Name somebody, for example: amity person "Ana Sousa"')
    network = output.network()
    texts = {
        "name": name,
        "given": given,
        "family": family,
        "nickname": nickname,
        "place": place,
        "title": title,
    }
    lists = {"kinds": kind, "tags": tag, "topics": topic, "emails": email, "phones": phone, "urls": url}
    said: dict[str, Any] = {key: value for key, value in (texts | {"org": org}).items() if value is not None}
    said |= {key: tuple(values) for key, values in lists.items() if values is not None}
    said |= {"circle": circle or None} if circle is not None else {}
    wish = _Wish(
        output.today(today, zone=network.time_zone), said, tuple(relation or ()), tuple(day or ()),
        tuple(without or ()), until, "died" if died else "left_out" if left_out else "back" if back else "",
    )  # fmt: skip
    verb, rest = (words[0], " ".join(words[1:])) if len(words) > 1 else ("", " ".join(words))
    if verb == "forget":
        _forget(network, rest, yes=yes)
        return
    if verb not in _VERBS:
        verb, rest = "show", " ".join(words)
    _show(network, _VERBS[verb](network, rest, wish), wish.today, as_json=as_json)


def _add(network: "Network", who: str, wish: _Wish) -> str:
    from amity.actions import people as action
    from amity.people.records import Card, Post

    said = dict(wish.said)
    work = Post(said.pop("org", ""), said.pop("title", ""))
    days = [_day(words) for words in wish.days]
    posts = (work,) if work.organisation or work.title else ()
    made = action.add(network, Card(**{"name": who, **said, "posts": posts}))
    _around_them(network, str(made.id), wish, days)
    return str(made.id)


def _edit(network: "Network", who: str, wish: _Wish) -> str:
    from amity.actions import people as action
    from amity.people.records import Post

    if not (wish.said or wish.relations or wish.days or wish.without):
        raise typer.BadParameter("Say what to change, for example: amity person edit Ana --circle 15")
    found = action.find(network, who)
    days = [_day(words) for words in wish.days]
    said = dict(wish.said)
    if {"org", "title"} & said.keys():
        at = found.organisation.name if found.organisation_id and found.organisation else ""
        post = Post(said.pop("org", at), said.pop("title", found.title))
        said["posts"] = (post,) if post.organisation or post.title else ()
    lists = ("emails", "phones", "urls", "kinds", "tags", "topics", "groups")
    if said or wish.without:
        action.edit(network, found.id, said, without={name: wish.without for name in lists if wish.without})
    _around_them(network, str(found.id), wish, days)
    return str(found.id)


def _around_them(network: "Network", id: str, wish: _Wish, days: "list[YearlyDay]") -> None:
    from uuid import UUID

    from amity.actions import dates, relations

    for words in wish.relations:
        kind, _, name = (part.strip() for part in words.partition(":"))
        named = relations.named(network, name, besides=UUID(id))
        if len(named) > 1:
            several = ", ".join(f"{one.name} ({one.id})" for one in named)
            output.fail(f"Several people bear this name: {several}. Choose one on their page.")
        other = named[0].id if named else None
        relations.add(network, UUID(id), relations.Said(kind.casefold().replace(" ", "_"), name, other))
    for day in days:
        dates.add(network, UUID(id), day)


def _day(words: str) -> "YearlyDay":
    from amity.actions.dates import KINDS
    from amity.people.records import YearlyDay

    label, _, written = (part.strip() for part in words.rpartition(":"))
    numbers = written.split("-")
    if not label or len(numbers) not in (2, 3) or not all(number.isdecimal() for number in numbers):
        raise typer.BadParameter(
            f"{words!r} is no day; write it like “birthday: 1984-02-14” or “birthday: 02-14”."
        )
    year = int(numbers[0]) if len(numbers) == 3 else None
    month, day = int(numbers[-2]), int(numbers[-1])
    kind = label.casefold()
    return YearlyDay(kind, month, day, year) if kind in KINDS else YearlyDay("other", month, day, year, label)


def _pause(network: "Network", who: str, wish: _Wish) -> str:
    from amity.actions import peace
    from amity.actions import people as action

    found = action.find(network, who)
    until = output.today(wish.until) if wish.until else None
    peace.leave(network, found.id, until=until, today=wish.today)
    return str(found.id)


def _resume(network: "Network", who: str, wish: _Wish) -> str:
    from amity.actions import people as action

    found = action.find(network, who)
    if not action.resume(network, found.id, today=wish.today):
        output.fail(f"{found.name} is not being left in peace.")
    return str(found.id)


def _absent(network: "Network", who: str, wish: _Wish) -> str:
    from amity.actions import absences
    from amity.actions import people as action

    if not wish.absence:
        raise typer.BadParameter(
            "Say what happened: --died or --left-out; or --back when it no longer holds."
        )
    found = action.find(network, who)
    if wish.absence != "back":
        absences.note(network, found.id, wish.absence, today=wish.today)
    elif not absences.withdraw(network, found.id):
        output.fail(f"Nothing of the kind was noted about {found.name}.")
    return str(found.id)


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


def _shown(_network: "Network", who: str, _wish: _Wish) -> str:
    return who


_VERBS: dict[str, Callable[["Network", str, _Wish], str]] = {
    "show": _shown,
    "add": _add,
    "edit": _edit,
    "pause": _pause,
    "resume": _resume,
    "absent": _absent,
}


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
    lines += _around(profile)
    if profile.tie and profile.absence:
        lines.append(
            f"{profile.tie.days} days with a talk, from {profile.tie.first_day} to {profile.tie.last_day}"
        )
    elif profile.tie:
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


def _around(profile: "Profile") -> list[str]:
    from amity.surfaces.words import around as words

    lines = []
    if profile.absence:
        noted = "died" if profile.absence.kind == "died" else "asked to be left out"
        lines.append(noted + (f", {profile.absence.since}" if profile.absence.since else ""))
    elif profile.pause:
        lines.append(f"in peace until {profile.pause.until}" if profile.pause.until else "in peace for now")
    lines += [
        f"{words.relation(one.kind, one.label, turned=one.turned)}: {one.name}" for one in profile.relations
    ]
    if not profile.absence:
        lines += [f"reminder, {_when(row.due, row.whole_month)}: {row.text}" for row in profile.reminders]
    return lines


def _when(due: date, whole_month: bool) -> str:
    return f"{due:%Y-%m}" if whole_month else due.isoformat()
