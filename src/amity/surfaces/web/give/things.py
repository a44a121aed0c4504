"""Things to share: saved by hand or from a file, each with whom it may please and why."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amity.actions.giving import feeds as actions
from amity.actions.giving import ledger, sharing, wording
from amity.base.errors import BadInput, NotFound
from amity.giving.facts import Fit
from amity.surfaces.serving import uploads
from amity.surfaces.web import clock
from amity.surfaces.web.around import person_or_404
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.give import common, feeds
from amity.surfaces.words import give_pages

SHOWN, FITS = 40, 6
LARGEST = 8 * 1024 * 1024  # bytes of a list of links


def page(request: Asked) -> HttpResponse:
    """Who may be glad of what, all that is saved, and the ways in."""
    network, today = request.network, clock.today(request.network)
    wrong = common.wrong_or(partial(_bring, request, today)) if request.method == "POST" else ""
    if request.method == "POST" and not wrong:
        return common.back(request, reverse("things"))
    asked = request.GET.get("start", "")
    start = int(asked) if asked.isdecimal() and len(asked) < 7 else 0
    rows = list(sharing.saved(network)[start : start + SHOWN + 1])
    context: dict[str, Any] = {
        "ways": common.ways("things"),
        "fits": fits(common.kept(("fits", network.pk), partial(sharing.fitting, network))[:FITS]),
        "rows": [(row, dict(give_pages.things()).get(row.kind, row.kind)) for row in rows[:SHOWN]],
        "more": start + SHOWN if len(rows) > SHOWN else None,
        "fresh": feeds.shown(network, today) if not start else [],
        "named": actions.listed(network).count(),
        "kinds": [kind for kind in give_pages.things() if kind[0] != "feed"],
        "form": request.POST if wrong else {},
        "wrong": wrong,
    }
    return render(request, "give/things.html", context, status=422 if wrong else 200)


def one(request: Asked, thing_id: UUID) -> HttpResponse:
    """One thing: the owner's words on it, for whom it may be."""
    network = request.network
    acts: dict[str, Callable[[], Any]] = {
        "note": lambda: sharing.note(network, thing_id, request.POST.get("note", "")),
        "delete": partial(sharing.remove, network, thing_id),
    }
    if request.method == "POST":
        do = request.POST.get("do", "")
        if do not in acts or common.wrong_or(acts[do]):
            raise Http404
        return common.back(request, reverse("things") if do == "delete" else request.path)
    try:
        row = sharing.one(network, thing_id)
    except NotFound as gone:
        raise Http404(str(gone)) from gone
    found = common.kept(("fits of all", network.pk), partial(sharing.fitting, network, limit=1_000))
    context: dict[str, Any] = {
        "ways": common.ways("things"),
        "thing": row,
        "kind": dict(give_pages.things()).get(row.kind, row.kind),
        "fits": fits(tuple(fit for fit in found if fit.thing.id == str(thing_id))),
    }
    return render(request, "give/thing.html", context)


def for_person(request: Asked, thing_id: UUID, person_id: UUID) -> HttpResponse:
    """One thing for one person: the text, and what became of it."""
    network, today = request.network, clock.today(request.network)
    person = person_or_404(network, person_id)
    try:
        row = sharing.one(network, thing_id)
    except NotFound as gone:
        raise Http404(str(gone)) from gone
    if request.method == "POST":
        if request.POST.get("do") == "not_this":
            sharing.not_this(network, thing_id, person.id)
        else:
            told = ledger.Told(way="given", kind="resource", text=row.title, day=today, resource=thing_id)
            ledger.add(network, person.id, told)
        return common.back(request, reverse("things"))
    write = partial(wording.share, network, thing_id, person.id, today=today)
    found = fits(sharing.fitting(network, person_id=person.id))
    context: dict[str, Any] = {
        "ways": common.ways("things"),
        "thing": row,
        "person": person,
        "fit": next((fit for fit in found if fit["thing"] == str(thing_id)), None),
        "letter": common.letter_or_none(network, write),
    }
    return render(request, "give/thing_for.html", context)


def fits(found: tuple[Fit, ...]) -> list[dict[str, str]]:
    """Whom what may please, and the words that say so."""
    return [
        {
            "thing": fit.thing.id,
            "title": fit.thing.title,
            "person": fit.care.person,
            "name": fit.care.name,
            "why": feeds.why(fit),
            "address": reverse("thing-for", args=[fit.thing.id, fit.care.person]),
        }
        for fit in found
    ]


def _bring(request: Asked, today: date) -> None:
    network, form = request.network, request.POST
    files = [file for file in request.FILES.getlist("files") if isinstance(file, uploads.Kept)]
    if "title" in form:
        sharing.add(
            network,
            form.get("title", ""),
            kind=form.get("kind", ""),
            url=form.get("url", ""),
            note=form.get("note", ""),
            today=today,
        )
        return
    try:
        _read(request, files, today)
    finally:
        uploads.discard(file.path for file in files)


def _read(request: Asked, files: list[uploads.Kept], today: date) -> None:
    if not files:
        raise BadInput(_("Choose a file first."))
    if any((file.size or 0) > LARGEST for file in files):
        most = LARGEST // 1024**2
        raise BadInput(
            ngettext(
                "A list of links has at most %(count)s megabyte. Nothing was read.",
                "A list of links has at most %(count)s megabytes. Nothing was read.",
                most,
            )
            % {"count": most}
        )
    for file in files:
        sharing.bring(request.network, file.path.read_bytes(), today=today)
