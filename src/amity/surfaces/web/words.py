"""Other words for a draft: asked for by a button, waited for on a page of its own, never stored."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amity.actions import rewording
from amity.actions.giving import whom
from amity.base.errors import BadInput, NotFound
from amity.store.models import Network
from amity.surfaces.web import letters
from amity.surfaces.web.asked import Asked
from amity.surfaces.words.giving import gate_reason
from amity.surfaces.words.manner import listed


@require_POST
def ask(request: Asked) -> HttpResponse:
    """Ask for it; the page that follows waits."""
    network = request.network
    try:
        draft, people, asks = letters.from_token(network, request.POST.get("draft", ""))
        return redirect("other-words", rewording.start(network, draft, people, asks=asks))
    except (BadInput, NotFound) as wrong:
        context = {"title": _("No other words this time."), "words": str(wrong), "typed": ()}
        return render(request, "trouble.html", context, status=422)


def page(request: Asked, asked_id: UUID) -> HttpResponse:
    """What came of it so far."""
    network = request.network
    try:
        asked = rewording.standing(network, asked_id)
    except NotFound as gone:
        raise Http404(str(gone)) from gone
    context = {
        "asked": asked,
        "to": listed(list(whom.names_of(network, asked.people).values())),
        "where": rewording.where(network),
        "letter": _letter(network, asked) if asked.found else None,
        "why": asked.trouble or (gate_reason(asked.why) if asked.why else ""),
        "token": letters.token(network, asked.draft, map(str, asked.people), asks=asked.asks),
    }
    return render(request, "words/page.html", context)


def _letter(network: Network, asked: rewording.Asked) -> letters.Letter | None:
    if asked.found is None:
        return None
    known = whom.someone(network, asked.people)
    told = [known[id] for id in asked.people if id in known]
    return letters.Letter(
        id="words",
        to=listed([one.name for one in told]),
        body=asked.found.body,
        subject=asked.found.subject,
        email=",".join(one.email for one in told if one.email),
        profile=letters.web_address(told[0].url) if len(told) == 1 else "",
        pieces=letters.pieces(asked.found, str(asked.people[0])),
        token=letters.token(network, asked.draft, map(str, asked.people), asks=asked.asks),
    )
