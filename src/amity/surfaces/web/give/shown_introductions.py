"""Where an introduction stands, as a row and as a page show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions.giving.introducing import Shown
from amity.giving.consent import State, Step
from amity.surfaces.web import shown
from amity.surfaces.web.give.common import Side
from amity.surfaces.words import give_pages


@dataclass(frozen=True, slots=True)
class Row:
    """One introduction in a list."""

    a: Side
    b: Side
    title: str
    why: str
    marks: list[tuple[str, str]]  # yes, no, wait or todo, with a name
    state: str
    act: str  # what the owner can do now; empty: nothing
    main: bool
    address: str


def rows(some: Iterable[Shown], today: date) -> list[Row]:
    """All of them."""
    return [row(one, today) for one in some]


def row(one: Shown, today: date) -> Row:
    """One of them."""
    a, b = Side(str(one.first.id), one.first.name), Side(str(one.second.id), one.second.name)
    return Row(
        a=a,
        b=b,
        title=_("%(one)s and %(other)s") % {"one": one.first.name, "other": one.second.name},
        why=one.why,
        marks=marks(one),
        state=sentence(one, today),
        act=_act(one),
        main=one.standing.state in (State.FIRST_AGREED, State.BOTH_YES),
        address=reverse("introduction", args=[one.id]),
    )


def marks(one: Shown) -> list[tuple[str, str]]:
    """Both answers and the meeting."""
    taken = {step.step for step in one.steps}
    waits = one.standing.state in (State.ASKED_FIRST, State.ASKED_SECOND)

    def answer(asked: Step, yes: Step, no: Step) -> str:
        if yes in taken:
            return "yes"
        if no in taken:
            return "no"
        return "wait" if asked in taken and waits else "todo"

    first, second = Side("", one.first.name).first, Side("", one.second.name).first
    return [
        (answer(Step.ASKED_FIRST, Step.FIRST_YES, Step.FIRST_NO), first),
        (answer(Step.ASKED_SECOND, Step.SECOND_YES, Step.SECOND_NO), second),
        ("yes" if Step.MADE in taken else "todo", _("Meet")),
    ]


def sentence(one: Shown, today: date) -> str:
    """Where it stands, and until when an answer is waited for."""
    names = {"first": Side("", one.first.name).first, "second": Side("", one.second.name).first}
    said = give_pages.standing(one.standing.state) % names
    if one.standing.until:
        said += " " + _("Until %(day)s there is nothing to do.") % {
            "day": shown.short_day(one.standing.until, today)
        }
    return said


def _act(one: Shown) -> str:
    first, second = Side("", one.first.name).first, Side("", one.second.name).first
    match one.standing.state:
        case State.PROPOSED:
            return _("Ask %(name)s first") % {"name": first}
        case State.FIRST_AGREED:
            return _("Ask %(name)s") % {"name": second}
        case State.BOTH_YES:
            return _("Introduce")
        case State.MADE:
            return _("What came of it?")
        case State.DECLINED:
            return _("Close kindly")
        case _:
            return ""
