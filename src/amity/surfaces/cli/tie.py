"""`amity tie`: the rhythm with one person, and why it reads as it does."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from amity.surfaces.cli import output

if TYPE_CHECKING:
    from amity.store.models import Person, Tie

_DIGITS = 3


def add_to(app: typer.Typer) -> None:
    """Adds `tie`."""
    app.command("tie", epilog='Example: amity tie "Ana Sousa" --json')(tie)


def tie(
    who: Annotated[str, typer.Argument(metavar="ID_OR_NAME")],
    today: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day to take as today.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """How often you talk, how long it has been quiet, and why."""
    network = output.network()
    from amity.actions import people
    from amity.store.models import Tie

    person = people.find(network, who)
    row = Tie.objects.of(network).filter(person=person).first()
    document = _document(person, row, output.today(today, zone=network.time_zone))
    if as_json:
        output.print_json(document)
        return
    typer.echo(person.name)
    for sentence in document["why"]:
        typer.echo(f"  {sentence}")


def _document(person: "Person", row: "Tie | None", day: date) -> dict[str, Any]:
    from django.utils.translation import gettext as _

    from amity import rhythm
    from amity.actions import ties
    from amity.store.absent import absences_of
    from amity.surfaces.words import ties as words

    named = {"id": person.id, "name": person.name}
    if row is None:
        return {
            "person": named,
            "contact_days": 0,
            "bars": {"week": 0.0, "month": 0.0, "half_year": 0.0},
            "usual_days": None,
            "silent_days": None,
            "quiet": False,
            "why": [_("No talk with %(name)s is known yet.") % {"name": person.name}],
        }
    state = ties.of_row(row)
    if absences_of(person.network, person.id).exists():  # no word on a silence that nobody is to break
        said = _("The last time was on %(day)s.") % {"day": state.last_day.isoformat()}
        quiet, why = False, [said]
    else:
        quiet, why = rhythm.is_quiet(state, day), [words.in_a_sentence(state, day), *words.why(state, day)]
    return {
        "person": named,
        "contact_days": state.days,
        "bars": {name: round(days, _DIGITS) for name, days in rhythm.bars(state, day).items()},
        "usual_days": rhythm.usual(state),
        "silent_days": max(0, (day - state.last_day).days),
        "quiet": quiet,
        "why": why,
    }
