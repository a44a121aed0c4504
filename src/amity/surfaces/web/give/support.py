"""Who carries whom, what is missing, and whom to ask when it counts."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amity.actions.giving import supporting, wording
from amity.base.text import one_line
from amity.giving.support import WISHES, Pick, Thread
from amity.store.models import Network
from amity.surfaces.web import clock, letters, shown
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.give import common
from amity.surfaces.words import give_pages
from amity.surfaces.words import giving as words
from amity.surfaces.words.manner import listed


@dataclass(frozen=True, slots=True)
class Chosen:
    """Somebody to ask, why, and the words for it."""

    id: str
    name: str
    why: list[str]
    text: str
    first: str  # what comes before the ask; empty: nothing
    letter: letters.Letter | None


def page(request: Asked) -> HttpResponse:
    """The map; with a wish, up to three people to turn to."""
    network, today = request.network, clock.today(request.network)
    wrong = common.wrong_or(partial(_add, request, today)) if request.method == "POST" else ""
    if request.method == "POST" and not wrong:
        return common.back(request, reverse("support"))
    wish = request.GET.get("wish", "")
    wish = wish if wish in WISHES else ""
    topic = one_line(request.GET.get("topic", ""), limit=200)
    drawn = supporting.support_map(network, today=today)
    context: dict[str, Any] = {
        "ways": common.ways("support"),
        "wishes": give_pages.wishes(),
        "wish": wish,
        "topic": topic,
        "picks": _picks(network, wish, topic, today) if wish else [],
        "lines": [
            (
                dict(give_pages.supports())[line.kind],
                [_thread(one, today) for one in line.received[:6]],
                [_thread(one, today) for one in line.given[:6]],
            )
            for line in drawn.lines
        ],
        "gaps": listed([dict(give_pages.supports())[kind] for kind in drawn.gaps]),
        "nothing": all(not line.received and not line.given for line in drawn.lines),
        "leaning": drawn.leaning,
        "kinds": give_pages.supports(),
        "form": request.POST if wrong else {},
        "wrong": wrong,
    }
    return render(request, "give/support.html", context, status=422 if wrong else 200)


@require_POST
def line(request: Asked, support_id: UUID) -> HttpResponse:
    """It is over; what was given stays in the ledger."""
    common.wrong_or(partial(supporting.end, request.network, support_id, today=clock.today(request.network)))
    return common.back(request, reverse("support"))


def _add(request: Asked, today: date) -> None:
    form = request.POST
    who = common.somebody(request.network, form, "who")
    every = common.number_or_none(form.get("every", ""))
    supporting.add(
        request.network,
        who,
        form.get("kind", ""),
        way=form.get("way", ""),
        topic=form.get("topic", ""),
        every=every,
        today=today,
    )


def _thread(one: Thread, today: date) -> dict[str, Any]:
    said = one.said
    more = [said.topic if said else "", give_pages.rhythm(said.every) if said and said.every else ""]
    if one.last:
        more.append(_("last on %(day)s") % {"day": shown.short_day(one.last, today)})
    return {
        "id": one.person,
        "name": one.name,
        "more": " · ".join(filter(None, more)),
        "support": said.id if said else "",
    }


def _picks(network: Network, wish: str, topic: str, today: date) -> list[Chosen]:
    return [
        _chosen(network, pick, wish, topic, today)
        for pick in supporting.whom_to_ask(network, wish, topic, today=today)
    ]


def _chosen(network: Network, pick: Pick, wish: str, topic: str, today: date) -> Chosen:
    write = partial(wording.ask, network, wish, UUID(pick.person), topic, today=today)
    return Chosen(
        id=pick.person,
        name=pick.name,
        why=[words.because(reason) for reason, _fact in pick.reasons],
        text=pick.text,
        first=_first(pick),
        letter=common.letter_or_none(network, write, id=f"ask-{pick.person}"),
    )


def _first(pick: Pick) -> str:
    name = {"name": common.Side("", pick.name).first}
    if pick.promise_first:
        return _("You promised %(name)s something that is still open. That comes first.") % name
    if pick.gift_first:
        return _("Lately %(name)s gave more than you did. Something for them first would be kind.") % name
    return ""
