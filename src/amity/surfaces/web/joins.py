"""Which entries are one person: all joins with who made them and why, and the way to take them apart."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amity.actions import joins as listed
from amity.actions import parts, questions, same
from amity.actions import people as everyone
from amity.actions.parts import Part
from amity.base.errors import AmityError, NotFound
from amity.base.text import one_line
from amity.store.models import Network, Person
from amity.surfaces.web import clock, profile, shown
from amity.surfaces.web import same as review
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.ways import safe_way, uuid_or_none, with_done
from amity.surfaces.words import same as words

MOST_FOUND = 8  # people who answer to a name, to choose from


@dataclass(frozen=True, slots=True)
class Line:
    """One join in words."""

    number: int
    person: Person
    ends: list[str]
    why: str
    who: str
    on: date


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a source in words."""

    id: UUID
    name: str
    more: str
    source: str
    since: date


def page(request: Asked) -> HttpResponse:
    """All joins that hold, newest first."""
    network, after = request.network, request.GET.get("after", "")
    person = _whose(request)
    found = listed.joins(
        network,
        person=person.id if person else None,
        after=int(after) if after.isdecimal() and len(after) < 16 else None,
    )
    context = {
        "person": person,
        "lines": [_line(join, request) for join in found.rows],
        "about": _about(found.total, person),
        "next": found.next,
    }
    return render(request, "same/joins.html", context)


def one(request: Asked, number: int) -> HttpResponse:
    """One join, and which entries leave when it is taken apart; then it is done."""
    back = safe_way(request, reverse("joins"))
    try:
        cut = parts.split(request.network, number)
        if request.method == "POST":
            same.unjoin(request.network, number)
            return _done(request, back)
    except NotFound as nowhere:
        raise Http404 from nowhere
    except AmityError:  # taken apart in another window meanwhile
        return redirect(back)
    stays, leaves = ([_entry(part, request) for part in side] for side in (cut.stays, cut.leaves))
    context = {"person": cut.person, "stays": stays, "leaves": leaves, "back": _from_here(request)}
    return render(request, "same/join.html", context)


def entries(request: Asked, person_id: UUID) -> HttpResponse:
    """What somebody is made of: entries that can leave, others that may be the same, and somebody to join by hand."""
    network = request.network
    person = everyone.moved_to(network, person_id)
    if person is None:
        raise Http404
    wrong = ""
    if request.method == "POST":
        try:
            return _done(request, _act(request, person))
        except AmityError as refused:
            wrong = str(refused)
    elif person.id != person_id:
        return redirect("person-entries", person.id)
    context = _of_person(request, person) | {"wrong": wrong}
    return render(request, "same/entries.html", context, status=422 if wrong else 200)


def _act(request: Asked, person: Person) -> str:
    """Joins with somebody, or lets the chosen entries leave. Returns where to go."""
    other = uuid_or_none(request.POST.get("other", ""))
    if other:
        now = same.merge(request.network, person.id, other)
        return reverse("person", args=[now.id])
    chosen = [id for text in request.POST.getlist("leaving") if (id := uuid_or_none(text))]
    stayed = same.unmerge(request.network, person.id, chosen).stayed
    return reverse("person-entries", args=[stayed.id])


def _of_person(request: Asked, person: Person) -> dict[str, Any]:
    network, query = request.network, one_line(request.GET.get("q", ""), limit=200)
    told = parts.parts(network, person.id)
    joined = listed.joins(network, person=person.id)
    here = reverse("person-entries", args=[person.id])
    return {
        "person": person,
        "entries": [_entry(part, request) for part in told],
        "lines": [_line(join, request) for join in joined.rows],
        "possibly": possibly(network, person.id, back=here),
        "query": query,
        "found": _namesakes(request, person, query) if query else [],
    }


def possibly(network: Network, person: UUID, *, back: str) -> list[tuple[str, str, str]]:
    """Who else may be the same person: who, how likely, and where that is asked."""
    return [
        (_told(other), words.likelihood(pair.chance, pair.veto), review.address(pair.a.id, pair.b.id, back))
        for pair in questions.possibly(network, person=person, limit=MOST_FOUND)
        for other in (pair.b if pair.a.id == person else pair.a,)
    ]


def _namesakes(request: Asked, person: Person, query: str) -> list[tuple[UUID, str]]:
    wanted = everyone.Wanted(query=query)
    found = everyone.list_people(
        request.network, wanted, today=clock.today(request.network), limit=MOST_FOUND + 1
    )
    others = [row for row in found.rows if row.person.id != person.id]
    return [(row.person.id, _told(row.person, row.organisation)) for row in others[:MOST_FOUND]]


def _told(person: Person, organisation: str = "") -> str:
    """A name with what tells it from the same name: Ana Sousa, Data lead, Porto."""
    said = (shown.named(person.name), person.title, organisation, person.place)
    return ", ".join(filter(None, said))


def _whose(request: Asked) -> Person | None:
    asked = uuid_or_none(request.GET.get("person", ""))
    return everyone.moved_to(request.network, asked) if asked else None


def _done(request: Asked, back: str) -> HttpResponse:
    last = same.last(request.network)
    return redirect(with_done(back, last.pk if last else None))


def _from_here(request: Asked) -> str:
    """After a join was taken apart: the list of joins, of one person if that was looked at."""
    person = _whose(request)
    return reverse("joins") + (f"?person={person.id}" if person else "")


def _about(total: int, person: Person | None) -> str:
    if not total:
        return _("Nothing is joined here.")
    if person is None:
        said = ngettext("One join.", "%(count)s joins, newest first.", total)
    else:
        said = ngettext("One join of %(name)s.", "%(count)s joins of %(name)s, newest first.", total)
    return said % {
        "count": shown.grouped(total),
        "name": shown.named(person.name) if person else "",
    }


def _line(join: listed.Join, request: Asked) -> Line:
    return Line(
        number=join.number,
        person=join.person,
        ends=[f"{profile.source_words(end.source)}: {end.name}" for end in (join.a, join.b)],
        why="" if join.actor == "owner" else words.rule(join.rule),
        who=_("you") if join.actor == "owner" else "Amity",
        on=join.at.astimezone(clock.zone(request.network)).date(),
    )


def _entry(part: Part, request: Asked) -> Entry:
    return Entry(
        id=part.record,
        name=part.name or _("your own notes"),
        more=" · ".join(part.more),
        source=profile.source_words(part.source),
        since=part.since.astimezone(clock.zone(request.network)).date(),
    )
