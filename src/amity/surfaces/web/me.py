"""You: what is yours, which languages you speak, where you were, what you would like more of."""

from collections.abc import Callable
from typing import Any

from django.db import OperationalError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amity.actions import me, settings
from amity.base.errors import AmityError
from amity.store.models import Change, OwnHandle, Position
from amity.surfaces.web import full, welcome
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.ways import with_done

KIND_ICONS = {
    "email": "at-sign",
    "url": "link",
    "phone": "phone",
    "im": "message-circle",
    "name": "user",
}


def page(request: Asked) -> HttpResponse:
    """The page."""
    return _page(request)


@require_POST
def handles(request: Asked) -> HttpResponse:
    """One more address, profile, number or name."""
    said = request.POST.get("said", "")
    return _stored(request, lambda: me.add(request.network, said), "said", said)


@require_POST
def handle(request: Asked, handle_id: int) -> HttpResponse:
    """It is mine, it is not, or nothing is said of it any more."""
    match request.POST.get("is"):
        case "mine" | "other" as said:
            return _stored(
                request, lambda: me.settle(request.network, handle_id, mine=said == "mine"), "handle", ""
            )
        case _:
            return _stored(request, lambda: me.remove(request.network, handle_id), "handle", "")


@require_POST
def languages(request: Asked) -> HttpResponse:
    """The languages one speaks."""
    said = request.POST.get("languages", "")
    return _stored(request, lambda: me.say_languages(request.network, said.split(",")), "languages", said)


@require_POST
def wants(request: Asked) -> HttpResponse:
    """What one would like more of."""
    chosen = [want for want in welcome.WANTS if want in request.POST.getlist("wants")]
    return _stored(request, lambda: settings.change(request.network, "wants", chosen), "wants", "")


def _stored(request: Asked, store: Callable[[], Change | None], at: str, typed: str) -> HttpResponse:
    try:
        made = store()
    except (AmityError, OperationalError) as wrong:
        return _page(request, wrong=full.sentence(wrong), at=at, typed=typed, status=full.status(wrong))
    return redirect(with_done("/me", made.pk if made else None))


def _page(
    request: Asked, *, wrong: str = "", at: str = "", typed: str = "", status: int = 200
) -> HttpResponse:
    known = me.me(request.network)
    context = {
        "known": known,
        "handles": [(one, KIND_ICONS.get(one.kind, "link"), *_standing(one)) for one in known.handles],
        "posts": [(post, _years(post)) for post in known.posts],
        "languages": typed if at == "languages" else ", ".join(known.languages),
        "said": typed if at == "said" else "",
        "wants": welcome.wants(),
        "wrong": wrong,
        "at": at,
    }
    return render(request, "me/page.html", context, status=status)


def _standing(one: OwnHandle) -> tuple[str, str]:
    """In a word, and in which colour."""
    words: dict[str, tuple[str, Any]] = {
        "confirmed": ("accent", _("yours")),
        "guessed": ("honey", _("a guess")),
        "denied": ("line", _("not yours")),
    }
    return words[one.standing]


def _years(post: Position) -> str:
    """2019 to 2023; since 2023; nothing where no date is known."""
    started, ended = (str(day.year) if day else "" for day in (post.started, post.ended))
    if started and ended and started != ended:
        return _("%(start)s to %(end)s") % {"start": started, "end": ended}
    if started and post.current and not ended:
        return _("since %(start)s") % {"start": started}
    return ended or started
