"""The rows of the People page: grouped by circle, sixty a request."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from amity.actions import lines, ties
from amity.actions.people import Listing, Row
from amity.store.models import Network, Tie
from amity.surfaces.web.filters import Filters, circle_words
from amity.surfaces.web.pictures import CIRCLES, Line
from amity.surfaces.words import ties as tie_words

SMALL = Line(width=150, height=18, span=300)


@dataclass(frozen=True, slots=True)
class Shown:
    """One person in one row."""

    id: UUID
    name: str
    role: str
    photo: str
    place: str
    topics: str
    circle: int | None
    days: tuple[tuple[date, int], ...]
    usual: tuple[int, int] | None
    last: date | None
    level: int
    tie: str


@dataclass(frozen=True, slots=True)
class Group:
    """The people of one circle; without words where a page goes on in the same circle."""

    circle: int | None
    words: str
    note: str
    rows: list[Shown]


def of(
    network: Network,
    listing: Listing,
    filters: Filters,
    *,
    today: date,
    ongoing: str,
    counts: Mapping[str, int],
) -> dict[str, Any]:
    """What the row templates need.

    `ongoing` is the circle that the page before ended in, `counts` says how many are in each circle, if it matters.
    """
    ids = [row.person.id for row in listing.rows]
    days = lines.talk_days(network, ids, since=today - timedelta(days=SMALL.span))
    faces = lines.with_portrait(network, ids)
    rows = [shown(row, days.get(row.person.id, ()), faces, today) for row in listing.rows]
    groups = [
        _group(circle, list(some), ongoing, counts)
        for circle, some in groupby(rows, key=lambda row: row.circle)
    ]
    if len(groups) == 1 and groups[0].circle is None:  # no circles set yet: no headings
        groups = [Group(None, "", "", groups[0].rows)]
    more = ""
    if listing.next:
        more = filters.address(after=str(listing.next), **{"in": str(rows[-1].circle or 0)})
    return {
        "groups": groups,
        "more": more,
        "small_line": SMALL,
        "has_topics": any(row.topics for row in rows),
    }


def shown(row: Row, days: Iterable[date], faces: frozenset[UUID], today: date) -> Shown:
    """A row in words."""
    person, tie = row.person, row.tie
    level = tie_words.level(ties.of_row(tie), today) if tie else 0
    return Shown(
        id=person.id,
        name=person.name,
        role=linked_role(person.title, row.organisation, person.organisation_id),
        photo=photo(person.id) if person.id in faces else "",
        place=person.place,
        topics=", ".join(row.topics),
        circle=person.circle,
        days=tuple((day, 2) for day in days),
        usual=usual(tie),
        last=tie.last_day if tie else None,
        level=level,
        tie=tie_words.word(level),
    )


def usual(tie: Tie | None) -> tuple[int, int] | None:
    """The tie's own usual range in days, where it has one."""
    if tie is None or tie.usual_low is None or tie.usual_high is None:
        return None
    return tie.usual_low, tie.usual_high


def role(title: str, organisation: str) -> str:
    """Data lead at Clinara."""
    if title and organisation:
        return _("%(title)s at %(organisation)s") % {"title": title, "organisation": organisation}
    return title or organisation


def linked_role(title: str, organisation: str, organisation_id: UUID | None) -> Markup:
    """The same, with a way to all people one knows there."""
    if not organisation_id:
        return Markup("%s") % role(title, organisation)
    link = Markup('<a class="plain" href="%s">%s</a>') % (
        reverse("organisation", args=[organisation_id]),
        organisation,
    )
    if not title:
        return link
    words = escape(_("%(title)s at %(organisation)s"))
    return words % {"title": title, "organisation": link}


def photo(person_id: UUID) -> str:
    """Where the portrait is."""
    return reverse("photo", args=[person_id])


def _group(circle: int | None, rows: list[Shown], ongoing: str, counts: Mapping[str, int]) -> Group:
    if ongoing == str(circle or 0):
        return Group(circle, "", "", rows)
    if circle is None:
        return Group(None, _("In no circle yet"), "", rows)
    return Group(circle, circle_words(circle), _fullness(circle, counts.get(str(circle), 0)), rows)


def _fullness(circle: int, count: int) -> str:
    if not count:
        return ""
    if circle == CIRCLES[-1]:  # the widest one is never full
        return str(count)
    return _("%(count)s of about %(size)s") % {"count": count, "size": circle}
