"""Bring people in: choose files, watch them being read, answer one question, take it all back."""

from pathlib import Path
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from amity.actions import import_report, import_undo, importing, jobs
from amity.actions import own as identity
from amity.base.errors import AmityError, BadInput, NotFound
from amity.store.models import Import
from amity.surfaces.serving import uploads
from amity.surfaces.web import reading
from amity.surfaces.web.asked import Asked

LISTED = 20  # past imports on the page
EXCERPTS = (0, 140, 280, 1000)


def page(request: Asked) -> HttpResponse:
    """Choose files, or look at what came before."""
    if request.method != "POST":
        return _choose(request)
    arrived = [file.path for file in request.FILES.getlist("files") if isinstance(file, uploads.Kept)]
    try:
        chosen = _prepare(request, arrived)
    except BadInput as wrong:
        uploads.discard(arrived)
        return _choose(request, wrong=str(wrong), status=422)
    jobs.enqueue_import(request.network, chosen.pk)
    return redirect("import-progress", chosen.pk)


def progress(request: Asked, import_id: UUID) -> HttpResponse:
    """How far it is; the part of the page that changes is asked for once a second."""
    try:
        report = import_report.report(request.network, import_id)
    except NotFound as nothing:
        raise Http404 from nothing
    context = {"report": report, "view": reading.view(report)}
    return render(request, "importing/_progress.html" if request.htmx else "importing/progress.html", context)


@require_POST
def own(request: Asked, import_id: UUID) -> HttpResponse:
    """The answer to "Is this you?"."""
    instead = [line.strip() for line in request.POST.get("instead", "").splitlines() if line.strip()]
    identity.answer(request.network, yes=request.POST.get("answer") == "yes", instead=instead)
    jobs.enqueue_import(request.network, import_id)
    return redirect("import-progress", import_id)


@require_POST
def undo(request: Asked, import_id: UUID) -> HttpResponse:
    """Take a whole import back, and only that."""
    try:
        import_undo.undo(request.network, import_id)
    except AmityError as wrong:
        return _choose(request, wrong=str(wrong), status=422)
    return redirect("import-progress", import_id)


def _prepare(request: Asked, arrived: list[Path]) -> Import:
    form = request.POST
    named = [Path(line.strip()).expanduser() for line in form.get("path", "").splitlines() if line.strip()]
    length = form.get("excerpt", "")
    options = importing.Options(
        excerpt=int(length) if length in map(str, EXCERPTS) else None,
        leave_out=tuple(line.strip() for line in form.get("leave_out", "").splitlines() if line.strip()),
        ask=True,
    )
    return importing.prepare(request.network, arrived or named, options, uploaded=bool(arrived))


def _choose(request: Asked, *, wrong: str = "", status: int = 200) -> HttpResponse:
    past = list(Import.objects.of(request.network).order_by("-created_at")[:LISTED])
    context: dict[str, Any] = {"past": reading.past(past), "wrong": wrong, "form": request.POST}
    context["excerpts"] = reading.excerpts(EXCERPTS, request.network.excerpt_length)
    return render(request, "importing/page.html", context, status=status)
