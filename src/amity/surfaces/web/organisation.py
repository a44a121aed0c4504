"""Who do I know at X."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amity.actions import lines
from amity.actions.organisations import At, Colleague, at
from amity.base.errors import NotFound
from amity.surfaces.web import clock, rows
from amity.surfaces.web.asked import Asked


def page(request: Asked, organisation_id: UUID) -> HttpResponse:
    """People who are there now and people who were, by tie."""
    network, today = request.network, clock.today(request.network)
    after = request.GET.get("after", "")
    try:
        found = at(network, organisation_id, start=int(after) if after.isdecimal() and len(after) < 8 else 0)
    except NotFound as nowhere:
        raise Http404 from nowhere
    ids = [one.row.person.id for one in found.people]
    days = lines.talk_days(network, ids, since=today - timedelta(days=rows.SMALL.span))
    faces = lines.with_portrait(network, ids)
    told = [
        (one.now, _shown(one, rows.shown(one.row, days.get(one.row.person.id, ()), faces, today)))
        for one in found.people
    ]
    context = {
        "organisation": found.organisation,
        "about": _about(found),
        "groups": _groups(told, is_first=not after),
        "more": f"{reverse('organisation', args=[organisation_id])}?after={found.next}" if found.next else "",
        "small_line": rows.SMALL,
        "has_topics": False,
    }
    return render(request, "people/_rows.html" if request.htmx else "organisation/page.html", context)


def _groups(told: list[tuple[bool, rows.Shown]], *, is_first: bool) -> list[rows.Group]:
    """Those who are there; those who were, or who are there beside other work."""
    now = [one for is_now, one in told if is_now]
    before = [one for is_now, one in told if not is_now]
    groups = [rows.Group(None, _("There now") if is_first else "", "", now)] if now else []
    return [*groups, rows.Group(None, _("Before, or beside other work"), "", before)] if before else groups


def _shown(one: Colleague, line: rows.Shown) -> rows.Shown:
    """What they do or did there and how long; where they are now, if elsewhere."""
    elsewhere = one.row.organisation if not one.now else ""
    said = [
        one.title,
        _span(one.started, one.ended),
        _("now at %(organisation)s") % {"organisation": elsewhere} if elsewhere else "",
    ]
    return replace(line, role=" · ".join(filter(None, said)), topics="")


def _span(started: date | None, ended: date | None) -> str:
    if started and ended:
        return _("%(from)s to %(until)s") % {"from": started.year, "until": ended.year}
    if started:
        return _("since %(year)s") % {"year": started.year}
    return _("until %(year)s") % {"year": ended.year} if ended else ""


def _about(found: At) -> str:
    if not found.total:
        return _("Nobody you know is or was here.")
    return ngettext(
        "%(count)s person you know, the closest tie first.",
        "%(count)s people you know, the closest ties first.",
        found.total,
    ) % {"count": found.total}
