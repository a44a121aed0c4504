"""`amity path`: through whom somebody, an organisation or a role can be reached."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from amity.surfaces.cli import output
from amity.surfaces.cli.people import Json, Today

if TYPE_CHECKING:
    from amity.opportunities.paths import Found


def add_to(app: typer.Typer) -> None:
    """Adds `path`."""
    app.command("path", epilog='Example: amity path "Acme" --json')(path)


def path(
    target: Annotated[str, typer.Argument(help="A person, an organisation, or words: designer in Berlin.")],
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Warm paths: who can introduce you, what each step rests on, or whom to warm first."""
    network = output.network()
    from amity.actions import paths
    from amity.opportunities.paths import Missing
    from amity.surfaces.documents import paths as documents
    from amity.surfaces.words import connections as words

    day = output.today(today, zone=network.time_zone)
    found = paths.find_paths(network, paths.target_of(network, target), today=day)
    if as_json:
        output.print_json(documents.paths(found, day))
    else:
        _print(found, day)
    if found.missing in (Missing.NOBODY_MATCHES, Missing.LEFT_OUT):
        output.fail(words.missing(found.missing, found.name))


def _print(found: "Found[UUID]", day: date) -> None:
    from django.utils.translation import gettext as _

    from amity.opportunities.paths import Missing
    from amity.surfaces.documents import paths as documents
    from amity.surfaces.words import connections as words

    document = documents.paths(found, day)
    for one, said in zip(found.paths, document["paths"], strict=True):
        names = [_("You"), *(found.names[person] for person in one.people[1:])]
        typer.echo(f"{' > '.join(names)}  ({words.standing(one.standing).lower()})")
        for step in said["hops"]:
            _print_step(step)
    if found.missing not in (None, Missing.NOBODY_MATCHES, Missing.LEFT_OUT):
        typer.echo(document["missing"])
    for warm in document["warm_first"]:
        typer.echo(f"  {warm['text']}")


def _print_step(step: Any) -> None:  # a TypedDict whose keys are no names
    texts = [proof["text"] for proof in step["evidence"]]
    typer.echo(f"  {step['to']['name']}: {'; '.join(texts)}.")
