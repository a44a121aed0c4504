"""One person, who is this to me: the page, editing, forgetting, the portrait."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amity.actions import forgetting, knowledge, people, said
from amity.base.errors import BadInput, NotFound
from amity.surfaces.web import clock, joins, pieces, profile
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.fields import changed, fields_of, read_card, taken_off
from amity.surfaces.web.give import of_person as give
from amity.surfaces.web.ways import as_seen, changed_elsewhere
from amity.surfaces.words import around

TAUGHT = 5  # insights that are shown


def page(request: Asked, person_id: UUID) -> HttpResponseBase:
    """Everything on one page; an id that was joined to somebody leads there."""
    asked, channel = request.GET.get("start", ""), request.GET.get("channel", "")
    start = int(asked) if asked.isdecimal() and len(asked) < 9 else 0
    today = clock.today(request.network)
    try:
        known = people.profile(
            request.network,
            person_id,
            today=today,
            start=start,
            channel=channel[:12],
        )
    except NotFound:
        return redirect(_moved_with_words(request, person_id))
    view = profile.view(known, request.network, today=today, start=start, channel=channel)
    context: dict[str, Any] = {
        "possibly": _possibly(request, known),
        "view": view,
        "fact_kinds": pieces.kinds(),
        "relation_kinds": around.relation_kinds(),
    }
    if request.htmx:
        return render(request, "person/_timeline.html", context)
    taught = knowledge.insights(request.network, person_id=person_id)
    beside = {"give": give.view(request.network, known, today), "taught": list(taught[:TAUGHT])}
    return render(request, "person/page.html", context | beside)


def edit(request: Asked, person_id: UUID) -> HttpResponse:
    """Change what is said by hand."""
    known = _known(request, person_id, clock.today(request.network))
    before = profile.card(known)
    shown = fields_of(before)
    context = {"person": known.person, "fields": shown, "seen": as_seen(shown), "wrong": ""}
    if request.method != "POST":
        return render(request, "person/edit.html", context)
    after = read_card(request.POST)
    if request.POST.get("seen", context["seen"]) != context["seen"]:
        context |= {"fields": fields_of(after), "wrong": changed_elsewhere()}
        return render(request, "person/edit.html", context, status=409)
    try:
        said, without = changed(before, after, request.POST), taken_off(before, after, request.POST)
        person = people.edit(request.network, person_id, said, without=without)
    except BadInput as wrong:
        return render(
            request, "person/edit.html", context | {"fields": fields_of(after, name=str(wrong))}, status=422
        )
    return redirect("person", person.id)


@require_POST
def facts(request: Asked, person_id: UUID) -> HttpResponse:
    """Something that matters to them, told by the owner."""
    form = request.POST
    try:
        said.add_fact(
            request.network,
            person_id,
            form.get("text", ""),
            kind=form.get("kind", ""),
            today=clock.today(request.network),
        )
    except NotFound as nobody:
        raise Http404 from nobody
    except BadInput:
        pass  # nothing was written; the page shows the empty field again
    return redirect("person", person_id)


def forget(request: Asked, person_id: UUID) -> HttpResponse:
    """Delete all that is held about somebody, after their name was typed."""
    person = _known(request, person_id, clock.today(request.network)).person
    if request.method != "POST":
        return render(request, "person/forget.html", {"person": person, "wrong": ""})
    if request.POST.get("name", "").strip().casefold() != person.name.casefold():
        wrong = _("That is not the name that stands above. Nothing was deleted.")
        return render(request, "person/forget.html", {"person": person, "wrong": wrong}, status=422)
    forgetting.forget(request.network, person_id)
    return redirect("people")


def photo(request: Asked, person_id: UUID) -> HttpResponse:
    """The portrait."""
    found = people.photo(request.network, person_id)
    if found is None:
        raise Http404
    answer = HttpResponse(bytes(found.image), content_type=found.media_type)
    answer["Content-Disposition"] = "inline; filename=portrait"
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


def _known(request: Asked, person_id: UUID, today: date) -> people.Profile:
    try:
        return people.profile(request.network, person_id, today=today)
    except NotFound as nobody:
        raise Http404 from nobody


def _possibly(request: Asked, known: people.Profile) -> list[tuple[str, str, str]]:
    """Who else may be this person; nobody asks that about the owner, or about a part of the page."""
    if request.htmx or known.person.is_me:
        return []
    page = reverse("person", args=[known.person.id])
    return joins.possibly(request.network, known.person.id, back=page)


def _moved_with_words(request: Asked, person_id: UUID) -> str:
    """The page of whoever an old id belongs to now, with all that was asked of it."""
    asked = request.GET.urlencode()
    return reverse("person", args=[_moved(request, person_id)]) + (f"?{asked}" if asked else "")


def _moved(request: Asked, person_id: UUID) -> UUID:
    moved = people.moved_to(request.network, person_id)
    if moved is None or moved.id == person_id:
        raise Http404
    return moved.id
