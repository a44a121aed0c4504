"""`amity give save`, `share`, `found`, `yes`, `no`: things worth sharing, and what was found in messages."""

from pathlib import Path
from typing import Annotated

import typer

from amity.surfaces.cli import giving, output
from amity.surfaces.cli.people import Json, Today

Who = Annotated[str, typer.Option("--person", help="Of whom: id or name.")]


def save(
    what: Annotated[
        str, typer.Argument(metavar="TITLE_OR_FILE", help="A title, a bookmark file or an OPML list.")
    ],
    kind: Annotated[str, typer.Option(help="article, book or talk.")] = "article",
    url: Annotated[str, typer.Option(help="Its address.")] = "",
    about: Annotated[str, typer.Option("--note", help="Your own words on it.")] = "",
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Save something worth sharing, or all links of a bookmark file. Nothing is fetched."""
    network = output.network()
    from amity.actions.giving import sharing
    from amity.surfaces.documents import giving as documents

    day, path = output.today(today, zone=network.time_zone), Path(what)
    if not url and path.suffix.casefold() in (".html", ".htm", ".opml", ".xml") and path.is_file():
        brought = sharing.bring(network, path.read_bytes(), today=day)
        document = {"added": len(brought.added), "here": brought.here, "source": brought.source}
        giving.told(
            document, f"{len(brought.added)} saved, {brought.here} were here already.", as_json=as_json
        )
        return
    row = sharing.add(network, what, kind=kind, url=url, note=about, today=day)
    giving.told(documents.thing(row), f"Saved: {row.title}  {row.pk}", as_json=as_json)


def share(who: Who = "", as_json: Json = False) -> None:
    """What you saved, for whom it may be, and their words that say so."""
    network = output.network()
    from amity.actions import people
    from amity.actions.giving import sharing
    from amity.surfaces.documents import giving as documents

    fits = sharing.fitting(network, person_id=people.find(network, who).id if who else None)
    if as_json:
        output.print_json({"fits": [documents.fit(one) for one in fits]})
        return
    some = (f"{one.care.name}: {one.thing.title} (“{one.care.text}”)" for one in fits)
    giving.lines(some, "Nothing saved fits what is noted of somebody.")


def found(today: Today = None, as_json: Json = False) -> None:
    """What may be a need, an offer or a give, in messages and kept promises; stored only with your yes."""
    network = output.network()
    from amity.actions.giving import ledger, proposals
    from amity.surfaces.documents import giving as documents

    day = output.today(today, zone=network.time_zone)
    sentences, gives = proposals.proposed(network, today=day), ledger.proposed(network, today=day)
    told = [*map(documents.proposed, sentences), *map(documents.proposed, gives)]
    if as_json:
        output.print_json({"proposed": told})
        return
    some = (
        f"{one['key']}  {one['person']['name']}, {one['day']}: {one['kind']}? {one['text']}" for one in told
    )
    giving.lines(some, "Nothing new was found.")


Key = Annotated[str, typer.Argument(metavar="KEY", help="As `amity give found` names it.")]


def yes(key: Key, today: Today = None, as_json: Json = False) -> None:
    """Store what was found."""
    network = output.network()
    from amity.actions.giving import ledger, needs, proposals
    from amity.surfaces.documents import giving as documents

    day = output.today(today, zone=network.time_zone)
    if any(one.key == key for one in ledger.proposed(network, today=day)):
        giving.show_give(network, ledger.accept(network, key, today=day).pk, as_json=as_json)
        return
    told = needs.saying(needs.one(network, proposals.accept(network, key, today=day).pk))
    giving.told(documents.saying(told), f"Noted: {told.text}", as_json=as_json)


def no(key: Key, today: Today = None, as_json: Json = False) -> None:
    """It is none: not proposed again."""
    network = output.network()
    from amity.actions.giving import ledger, proposals

    day = output.today(today, zone=network.time_zone)
    of_ledger = any(one.key == key for one in ledger.proposed(network, today=day))
    (ledger if of_ledger else proposals).decline(network, key, today=day)
    giving.told({"declined": key}, "Not proposed again.", as_json=as_json)
