"""Openings as the board and their own pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions.goals.asking import Asked
from amity.actions.goals.openings import Shown
from amity.base.text import excerpt
from amity.opportunities.board import STAGES, Stage, beside
from amity.surfaces.web import shown
from amity.surfaces.words import goals as words

NOTE = 90  # characters on a card


@dataclass(frozen=True, slots=True)
class Card:
    """One opening on the board."""

    id: UUID
    name: str
    note: str
    says: str
    people: list[tuple[UUID, str]]
    thank: str  # the name of whoever may be thanked
    address: str
    stage: str
    back: str  # the columns beside it; empty at an edge
    on: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the board."""

    stage: str
    words: str
    cards: list[Card]


@dataclass(frozen=True, slots=True)
class Ask:
    """Something asked, with its answer."""

    id: UUID
    person: UUID | None
    name: str
    text: str
    when: str
    answer: str


def board(some: Iterable[Shown], today: date) -> list[Column]:
    """All columns, also those that are empty."""
    cards: dict[Stage, list[Card]] = {stage: [] for stage in STAGES}
    for one in some:
        cards[one.standing.stage].append(card(one, today))
    return [Column(stage.value, words.stage(stage), cards[stage]) for stage in STAGES]


def card(one: Shown, today: date) -> Card:
    """One of them."""
    stage = one.standing.stage
    back, on = beside(stage, -1), beside(stage, 1)
    return Card(
        id=one.id,
        name=one.name,
        note=excerpt(one.note, NOTE),
        says=words.standing(one.standing, today),
        people=[(led.person.id, led.person.name) for led in one.people],
        thank=one.to_thank[0].person.name.partition(" ")[0] if one.to_thank else "",
        address=reverse("opening", args=[one.id]),
        stage=stage.value,
        back=back.value if back else "",
        on=on.value if on else "",
    )


def asks(some: Iterable[Asked], today: date) -> list[Ask]:
    """Those whose answer is open first, then the newest."""
    told = sorted(some, key=lambda one: bool(one.answer))
    said = {"yes": _("said yes"), "no": _("said no, which is fine"), "": ""}
    return [
        Ask(
            id=one.id,
            person=one.person.id if one.person else None,
            name=one.person.name if one.person else _("You"),
            text=one.text,
            when=shown.short_day(one.day, today),
            answer=said[one.answer],
        )
        for one in told
    ]
