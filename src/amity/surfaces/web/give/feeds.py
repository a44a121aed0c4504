"""Feeds that the owner named, and what is new in them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amity.actions.giving import feeds
from amity.giving.facts import Fit
from amity.store.models import Network
from amity.surfaces.web import clock, letters
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.give import common


@dataclass(frozen=True, slots=True)
class New:
    """Something announced; with `name` it may please somebody, and `why` says by which words of theirs."""

    title: str
    url: str
    feed: str
    day: date
    name: str
    why: str
    address: str


def page(request: Asked) -> HttpResponse:
    """All feeds with what came of the last reading; a form for one more."""
    wrong = common.wrong_or(partial(_add, request)) if request.method == "POST" else ""
    if request.method == "POST" and not wrong:
        return common.back(request, reverse("feeds"))
    context: dict[str, Any] = {
        "ways": common.ways("things"),
        "rows": [(row, letters.web_address(row.url)) for row in feeds.listed(request.network)],
        "wrong": wrong,
        "form": request.POST if wrong else {},
    }
    return render(request, "give/feeds.html", context, status=422 if wrong else 200)


@require_POST
def one(request: Asked, feed_id: UUID) -> HttpResponse:
    """Take one out."""
    if common.wrong_or(partial(feeds.remove, request.network, feed_id)):
        raise Http404
    return common.back(request, reverse("feeds"))


@require_POST
def item(request: Asked, item_id: UUID) -> HttpResponse:
    """Keep what was announced, or not."""
    network, today = request.network, clock.today(request.network)
    acts: dict[str, Callable[[], Any]] = {
        "keep": partial(feeds.keep, network, item_id, today=today),
        "not_this": partial(feeds.not_this, network, item_id),
    }
    do = request.POST.get("do", "")
    if do not in acts or common.wrong_or(acts[do]):
        raise Http404
    return common.back(request, reverse("things"))


def shown(network: Network, today: date) -> list[New]:
    """What is new, first what fits somebody."""
    return [_new(fresh) for fresh in feeds.fresh(network, today=today)]


def why(fit: Fit) -> str:
    """The words of somebody that a thing meets."""
    if fit.care.kind == "need":
        return _("Looks for: %(text)s") % {"text": fit.care.text}
    if fit.care.kind == "topic":
        return _("Cares about: %(text)s") % {"text": fit.care.text}
    return _("You noted: %(text)s") % {"text": fit.care.text}


def _new(fresh: feeds.Fresh) -> New:
    best = fresh.fits[0] if fresh.fits else None
    return New(
        title=fresh.item.title,
        url=letters.web_address(fresh.item.url),
        feed=fresh.feed,
        day=fresh.item.found_on,
        name=best.care.name if best else "",
        why=why(best) if best else "",
        address=reverse("feed-item", args=[fresh.item.pk]),
    )


def _add(request: Asked) -> None:
    form = request.POST
    feeds.add(
        request.network, form.get("url", ""), title=form.get("title", ""), near=form.get("near") == "on"
    )
