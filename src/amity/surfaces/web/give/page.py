"""Give: small things that would really help someone, to pick one of or none."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from amity.actions.giving import introducing, ledger, needs, proposals
from amity.base.errors import AmityError
from amity.store.models import Network, Promise
from amity.surfaces.web import clock, shown
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.give import common, shown_introductions, shown_matches
from amity.surfaces.words import give_pages
from amity.surfaces.words import giving as words

MATCHES, INTRODUCTIONS, PROMISES, OWN, FOUND = 5, 5, 5, 8, 3  # how many of each the page shows


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a message or a kept promise may say, to be confirmed or declined."""

    kind: str  # sentence, give
    key: str
    question: str
    text: str
    line: str
    address: str
    person: UUID
    name: str


def page(request: Asked) -> HttpResponse:
    """Matches, introductions, what was found; beside them promises, offers and how things stand."""
    network, today = request.network, clock.today(request.network)
    found = common.matches(network)
    count, most = len(found), needs.SHOWN if request.GET.get("more") == "1" else MATCHES
    context: dict[str, Any] = {
        "ways": common.ways("give"),
        "matches": shown_matches.cards(found[:most], today),
        "count": ngettext("%(count)s match", "%(count)s matches", count) % {"count": count} if found else "",
        "more_matches": count > most,
        "introductions": shown_introductions.rows(
            introducing.listed(network, today=today, open_only=True)[:INTRODUCTIONS], today
        ),
        "found": _found(network, today)[:FOUND],
    }
    return render(request, "give/page.html", context | _rail(network, today))


@require_POST
def proposal(request: Asked) -> HttpResponse:
    """Yes or no to something that was found. What was answered elsewhere meanwhile is no mistake."""
    network, form, today = request.network, request.POST, clock.today(request.network)
    module: Any = ledger if form.get("about") == "give" else proposals  # both answer the same way
    verb = module.accept if form.get("answer") == "yes" else module.decline
    try:
        verb(network, form.get("key", ""), today=today)
    except AmityError:
        return common.back_without(request, reverse("give"))
    return common.back(request, reverse("give"))


def _found(network: Network, today: date) -> list[Found]:
    said = [
        Found(
            "sentence",
            one.key,
            (_("Does %(name)s need this?") if one.kind == "need" else _("Does %(name)s offer this?"))
            % {"name": one.person.name},
            one.text,
            shown.short_day(one.day, today),
            reverse("touch", args=[one.touch]),
            one.person.id,
            one.person.name,
        )
        for one in proposals.proposed(network, today=today, limit=FOUND)
    ]
    given = [
        Found(
            "give",
            one.key,
            give_pages.asks_whether_given(one),
            one.text,
            shown.short_day(one.day, today),
            reverse(one.evidence[0], args=[one.evidence[1]]),
            one.person.id,
            one.person.name,
        )
        for one in ledger.proposed(network, today=today)
    ]
    return said + given


def _rail(network: Network, today: date) -> dict[str, Any]:
    open_promises = Promise.objects.of(network).filter(
        kept_at=None, released_at=None, record__person__isnull=False
    )
    rows = open_promises.select_related("record__person").order_by(F("due").asc(nulls_last=True), "id")
    mine = needs.listed(network, mine=True)
    balance, budget = ledger.balance(network, today=today), ledger.budget(network, today=today)
    return {
        "promises": list(rows[:PROMISES]),
        "offers": [one for one in mine if one.kind == "offer"][:OWN],
        "needs": [one for one in mine if one.kind == "need"][:OWN],
        "balance": balance,
        "balance_words": words.balance(balance),
        "week": give_pages.week(budget),
        "of": "",
    }
