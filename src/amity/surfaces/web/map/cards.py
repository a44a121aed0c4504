"""The card of whoever was chosen, and bridges that have gone quiet with the one thing that may help."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from amity.actions import lines
from amity.actions.bridges import Act, Risk
from amity.actions.map import Chart, Dot
from amity.store.models import Network
from amity.surfaces.web import rows
from amity.surfaces.web.map import looks
from amity.surfaces.words import map as words
from amity.surfaces.words import ties


@dataclass(frozen=True, slots=True)
class Card:
    """Somebody in the side card."""

    id: UUID
    name: str
    photo: str
    line: str  # what they join
    level: int
    tie: str
    circle: int | None
    knows: str
    without: str
    path: str  # the address of warm paths to them


@dataclass(frozen=True, slots=True)
class Quiet:
    """A bridge that has gone quiet."""

    id: UUID
    name: str
    line: str
    advice: str
    act: str
    address: str
    hidden: tuple[tuple[str, str], ...]  # what is sent along where the act is a form


def of(network: Network, dot: Dot, chart: Chart, today: date) -> Card:
    """The card of one dot."""
    discs = {disc.number: disc for disc in chart.discs}
    level = looks.level(dot, today)
    has_face = dot.who.id in lines.with_portrait(network, [dot.who.id])
    return Card(
        id=dot.who.id,
        name=dot.who.name,
        photo=rows.photo(dot.who.id) if has_face else "",
        line=words.joins(dot, discs),
        level=level,
        tie=ties.word(level),
        circle=dot.circle,
        knows=words.people(dot.knows),
        without=words.without(dot, chart, discs),
        path=f"{reverse('goals-path')}?{urlencode({'to': dot.who.id})}",
    )


def risks(found: Iterable[Risk], today: date) -> list[Quiet]:
    """Each with one thing to do."""
    return [_quiet(risk, today) for risk in found]


def _quiet(risk: Risk, today: date) -> Quiet:
    who, said = risk.dot.who, words.quiet(risk, today)
    if risk.act is Act.INTRODUCE and risk.pair:
        act = _("Introduce %(one)s to %(other)s") % {
            "one": risk.pair[0].who.short,
            "other": risk.pair[1].who.short,
        }
        pair = tuple(
            (name, str(dot.who.id)) for name, dot in zip(("first", "second"), risk.pair, strict=True)
        )
        return Quiet(who.id, who.name, said, words.across(risk), act, reverse("introductions"), pair)
    act = pgettext("verb", "Write to %(name)s") % {"name": who.short}
    return Quiet(who.id, who.name, said, "", act, reverse("person-write", args=[who.id]), ())
