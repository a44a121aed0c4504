"""`amity give feeds`, `fresh`, `keep`, `leave`: feeds that you named, and what is new in them."""

from typing import TYPE_CHECKING, Annotated

import typer

from amity.surfaces.cli import giving, output
from amity.surfaces.cli.people import Json, Today

if TYPE_CHECKING:
    from amity.actions.giving.feeds import Fresh, Read

Id = Annotated[str, typer.Argument(metavar="ID", help="As `amity give fresh` names it.")]


def feeds(
    url: Annotated[str, typer.Argument(help="The address of a feed to name.")] = "",
    title: Annotated[str, typer.Option(help="What you call it.")] = "",
    near: Annotated[bool, typer.Option("--near", help="It lies in your own network.")] = False,
    remove: Annotated[str, typer.Option(metavar="ID", help="Take a feed out.")] = "",
    on: Annotated[bool | None, typer.Option("--on/--off", help="Whether feeds are read at all.")] = None,
    read: Annotated[bool, typer.Option("--read", help="Read now what was not read for six hours.")] = False,
    today: Today = None,
    as_json: Json = False,
) -> None:
    """The feeds you named. They are read only after `--on`, at most every six hours each."""
    network = output.network()
    from amity.actions import settings
    from amity.actions.giving import feeds as action
    from amity.surfaces.documents import giving as documents

    if on is not None:
        settings.change(network, "feeds_on", on)
    if url:
        action.add(network, url, title=title, near=near)
    if remove:
        action.remove(network, giving.id_of(remove))
    new = _read(action.read_all(network, today=output.today(today, zone=network.time_zone))) if read else 0
    rows = list(action.listed(network))
    if as_json:
        told = {"on": network.feeds_on, "new": new, "feeds": [documents.feed(row) for row in rows]}
        output.print_json(told)
        return
    lines = (f"{row.title or row.url}  {row.url}  {row.trouble}  {row.pk}" for row in rows)
    giving.lines(lines, "No feed is named. Name one: amity give feeds https://example.org/feed")
    typer.echo(f"{new} new." if read else "They are read." if network.feeds_on else "They are not read.")


def fresh(today: Today = None, as_json: Json = False) -> None:
    """What is new in your feeds, whom it may please and why; kept only by your yes, else gone after four weeks."""
    network = output.network()
    from amity.actions.giving import feeds as action
    from amity.surfaces.documents import giving as documents

    found = action.fresh(network, today=output.today(today, zone=network.time_zone))
    if as_json:
        output.print_json({"fresh": [documents.announced(one) for one in found]})
        return
    giving.lines(map(_line, found), "Nothing new.")


def keep(id: Id, today: Today = None, as_json: Json = False) -> None:
    """It is worth sharing: save it."""
    network = output.network()
    from amity.actions.giving import feeds as action
    from amity.surfaces.documents import giving as documents

    day = output.today(today, zone=network.time_zone)
    row = action.keep(network, giving.id_of(id), today=day)
    giving.told(documents.thing(row), f"Saved: {row.title}  {row.pk}", as_json=as_json)


def leave(id: Id, as_json: Json = False) -> None:
    """It is not: never propose it again."""
    network = output.network()
    from amity.actions.giving import feeds as action

    action.not_this(network, giving.id_of(id))
    giving.told({"declined": id}, "Not proposed again.", as_json=as_json)


def _read(found: "list[Read]") -> int:
    for one in found:
        if one.trouble:
            typer.echo(f"{one.feed.title or one.feed.url}: {one.trouble}", err=True)
    return sum(one.new for one in found)


def _line(one: "Fresh") -> str:
    fit = one.fits[0] if one.fits else None
    whom = f"  for {fit.care.name} (“{fit.care.text}”)" if fit else ""
    return f"{one.item.title}  {one.item.url}{whom}  {one.item.pk}"
