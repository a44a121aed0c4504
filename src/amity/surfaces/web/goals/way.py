"""Warm paths to one person or organisation without a goal, and what shows that two people know each other."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions import organisations, paths, people
from amity.actions.connections import evidence_between, owner_id, state_connection
from amity.actions.goals import ways
from amity.base.text import one_line
from amity.connections.evidence import Evidence, Kind, standing
from amity.store.models import Network, Organisation, Person
from amity.surfaces.web import clock
from amity.surfaces.web.around import person_or_404
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.give import common
from amity.surfaces.web.goals import shown_ways
from amity.surfaces.web.goals.there import box
from amity.surfaces.web.ways import local, safe_way, uuid_or_none
from amity.surfaces.words import connections
from amity.surfaces.words.times import ago

SEVERAL = 8
_ICONS = {
    Kind.STATED: "user", Kind.TALKED: "mail", Kind.MET: "calendar-days", Kind.RELATION: "heart", Kind.INTRODUCED: "handshake",
    Kind.RECOMMENDED: "thumbs-up", Kind.ENDORSED: "thumbs-up", Kind.EMPLOYER: "briefcase", Kind.SCHOOL: "graduation-cap",
    Kind.GROUP: "users", Kind.CONNECTED: "link",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """What was asked for: a person, an organisation, several people, or nobody."""

    name: str
    found: ways.Ways
    several: tuple[tuple[UUID, str, str], ...] = ()
    aim: paths.Target[UUID] | None = None


def page(request: Asked) -> HttpResponse:
    """Paths to `?to=`: an id of a person or an organisation, or a name of either."""
    network, today = request.network, clock.today(request.network)
    asked = one_line(request.GET.get("to", ""), limit=300)
    target = _target(network, asked, today)
    context: dict[str, Any] = {
        "asked": "" if uuid_or_none(asked) else asked,
        "to": target.name,
        "several": target.several,
        "goal": None,
        "box": box(today),
        **shown_ways.context(network, target.found, None, today),
    }
    if asked and not target.name:
        context["none_words"] = _("Nobody and no organisation in your book goes by that name.")
    context["asked"] = context["asked"] or target.name
    if target.aim and not target.found.verified:
        context |= _honestly(network, target.aim, today)
    return render(request, "goals/way.html", context)


def _honestly(network: Network, aim: paths.Target[UUID], today: date) -> dict[str, Any]:
    """Why no verified path leads there, and whom to be in touch with first, with the reason."""
    found = paths.find_paths(network, aim, today=today)
    warm = [
        shown_ways.Warm(
            id=one.person,
            name=found.names[one.person],
            said=_("Say hello to %(name)s") % {"name": _given(found.names[one.person])},
            why=connections.warm(
                one.reason, _given(found.names[one.person]), found.names[one.toward] if one.toward else ""
            ),
            address=reverse("person", args=[one.person]),
        )
        for one in found.warm_first
    ]
    said = connections.missing(found.missing, found.name) if found.missing else ""
    return ({"none_words": said} if said else {}) | ({"warm_up": warm} if warm else {})


def _given(name: str) -> str:
    return name.partition(" ")[0]


def tie(request: Asked) -> HttpResponse:
    """What shows that two know each other; the owner may confirm it, or say that it is not so."""
    network, today = request.network, clock.today(request.network)
    one, one_name = _end(network, request.GET.get("one", ""))
    other, other_name = _end(network, request.GET.get("other", ""))
    if one == other:
        raise Http404
    back = local(request.META.get("HTTP_REFERER", "").partition(request.get_host())[2], reverse("goals"))
    if request.method == "POST":
        known = {"yes": True, "no": False}.get(request.POST.get("known", ""))
        wrong = common.wrong_or(partial(state_connection, network, one, other, known))
        if not wrong:
            return common.back(request, request.get_full_path())
    found = evidence_between(network, one, other, today=today)
    stated = next((proof for proof in found if proof.kind is Kind.STATED), None)
    context = {
        "title": _("%(one)s and %(other)s") % {"one": one_name, "other": other_name},
        "standing": connections.standing(standing(found)) if found else _("Not known"),
        "evidence": [_proof(proof, today, of_owner=owner_id(network) in (one, other)) for proof in found],
        "stated": "" if stated is None else "no" if stated.denies else "yes",
        "own": owner_id(network) in (one, other),
        "back": safe_way(request, back),
    }
    return render(request, "goals/hop.html", context)


def _target(network: Network, asked: str, today: date) -> Target:
    nobody = ways.Ways(ways=(), fit=0)
    id = uuid_or_none(asked)
    if id:
        place = Organisation.objects.of(network).filter(id=id).first()
        if place:
            return _organisation(network, place, today)
        person = person_or_404(network, id)
        return _person(network, person, today)
    if not asked:
        return Target("", nobody)
    some = people.list_people(network, people.Wanted(query=asked), today=today, limit=SEVERAL).rows
    named = [row for row in some if row.person.name.casefold() == asked.casefold()] or some
    places = organisations.like(network, asked)
    if places and not (len(named) == 1 and named[0].person.name.casefold() == asked.casefold()):
        return _organisation(network, places[0], today)
    if len(named) == 1:
        return _person(network, named[0].person, today)
    spoken_of = ways.to_organisation(network, asked, today=today) if not named else nobody
    if spoken_of.fit:
        return Target(asked, spoken_of)
    several = tuple((row.person.id, row.person.name, row.organisation) for row in named)
    return Target("", nobody, several)


def _person(network: Network, person: Person, today: date) -> Target:
    aim = paths.Target(paths.TargetKind.PERSON, person.id)
    return Target(person.name, ways.to_person(network, person.id, today=today), aim=aim)


def _organisation(network: Network, place: Organisation, today: date) -> Target:
    aim = paths.Target(paths.TargetKind.ORGANISATION, place.id)
    return Target(place.name, ways.to_organisation(network, place.name, today=today), aim=aim)


def _end(network: Network, typed: str) -> tuple[UUID, str]:
    """The owner under "me", or somebody by id."""
    if typed == "me":
        return owner_id(network), _("You")
    id = uuid_or_none(typed)
    if id is None:
        raise Http404
    person = person_or_404(network, id)
    return (owner_id(network), _("You")) if person.is_me else (person.id, person.name)


def _proof(one: Evidence, today: date, *, of_owner: bool) -> tuple[str, str, str, list[tuple[str, str]]]:
    """An icon, a sentence, when, and where it opens."""
    said = connections.evidence(one, today, of_owner=of_owner)
    when = ago(one.last, today) if one.last else ""
    links = [
        (_("Talk %(number)d") % {"number": at}, reverse("touch", args=[id]))
        for at, id in enumerate(one.source.touches, 1)
    ]
    if one.source.organisation:
        links.append((one.source.name or _("The organisation"), _of_organisation(one.source.organisation)))
    if one.source.relation:
        links.append((_("What was noted"), reverse("relation", args=[one.source.relation])))
    if one.source.introduction:
        links.append((_("The introduction"), reverse("introduction", args=[one.source.introduction])))
    return (
        _ICONS[one.kind],
        said[:1].upper() + said[1:],
        when,
        [(said, address) for said, address in links if address],
    )


def _of_organisation(named: str) -> str:
    id = uuid_or_none(named)
    return reverse("organisation", args=[id]) if id else ""
