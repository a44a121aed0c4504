"""What shows that two people know each other: each piece with the place where it stands, and the owner's own word."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions import connections
from amity.connections.evidence import Evidence, Kind
from amity.surfaces.web import clock
from amity.surfaces.web.around import person_or_404
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.give import common
from amity.surfaces.web.ways import uuid_or_none
from amity.surfaces.words import connections as words

TALKS = 5
SAID = {"yes": True, "no": False, "forget": None}


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence and where to open it."""

    words: str
    standing: str
    ways: tuple[tuple[str, str], ...]  # words and address


def page(request: Asked, one_id: UUID, other_id: UUID) -> HttpResponse:
    """The evidence about two people; POST notes what the owner says of it."""
    network, today = request.network, clock.today(request.network)
    one, other = (person_or_404(network, id) for id in (one_id, other_id))
    wrong = ""
    if request.method == "POST":
        if request.POST.get("known") not in SAID:
            raise Http404
        known = SAID[request.POST["known"]]
        wrong = common.wrong_or(partial(connections.state_connection, network, one.id, other.id, known))
        if not wrong:
            return common.back(request, request.path)
    found = connections.evidence_between(network, one.id, other.id, today=today)
    context: dict[str, Any] = {
        "wrong": wrong,
        "one": one,
        "other": other,
        "evidence": [_shown(piece, today) for piece in found],
        "stated": any(piece.kind is Kind.STATED for piece in found),
    }
    return render(request, "map/tie.html", context, status=422 if wrong else 200)


def _shown(piece: Evidence, today: date) -> Shown:
    return Shown(
        words.evidence(piece, today, of_owner=False), words.standing(piece.standing), tuple(_ways(piece))
    )


def _ways(piece: Evidence) -> list[tuple[str, str]]:
    """Where a piece of evidence can be opened."""
    source = piece.source
    found = [(_("Talk"), reverse("touch", args=[number])) for number in source.touches[:TALKS]]
    for said, name, words_ in (
        (source.organisation, "organisation", source.name),
        (source.relation, "relation", _("The note")),
        (source.introduction, "introduction", _("The introduction")),
    ):
        id = uuid_or_none(said)
        if id:
            found.append((words_, reverse(name, args=[id])))
    return found
