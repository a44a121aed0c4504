"""Backups: what there is, one more now, one to take away."""

from dataclasses import replace
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render

from amity.actions import backing_up
from amity.base.errors import NotFound
from amity.store import backup
from amity.surfaces.web import clock
from amity.surfaces.web.asked import Asked


def page(request: Asked) -> HttpResponse:
    """The copies, newest first; posted, one more is made in the background."""
    if request.method == "POST" and backup.is_possible():
        try:
            backing_up.wish()
        except OSError as refused:
            return _page(request, wrong=str(refused.strerror), status=422)
        return redirect("backups")
    return _page(request)


def file(request: Asked, name: str) -> FileResponse:
    """One copy, to be saved."""
    try:
        found = backing_up.find(name)
    except NotFound as nothing:
        raise Http404 from nothing
    return FileResponse(
        found.path.open("rb"), as_attachment=True, filename=found.name, content_type="application/vnd.sqlite3"
    )


def _page(request: Asked, *, wrong: str = "", status: int = 200) -> HttpResponse:
    zone = clock.zone(request.network)
    context: dict[str, Any] = {
        "possible": backup.is_possible(),
        "advice": backup.advice(),
        "copies": [replace(one, made=one.made.astimezone(zone)) for one in backing_up.copies()],
        "wished": backing_up.is_wished(),
        "trouble": backing_up.trouble(),
        "folder": str(backing_up.folder()),
        "wrong": wrong,
    }
    template = "backups/_copies.html" if request.htmx and context["possible"] else "backups/page.html"
    return render(request, template, context, status=status)
