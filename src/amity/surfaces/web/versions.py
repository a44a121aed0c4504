"""What a source said about somebody, beside what it had said before."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from amity.actions import news
from amity.base.errors import NotFound
from amity.people.records import Card
from amity.store.models import RecordVersion
from amity.surfaces.web import clock, profile, shown
from amity.surfaces.web.asked import Asked


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was said, now and before."""

    words: str
    now: str
    before: str

    @property
    def is_new(self) -> bool:
        """Whether it was said differently before."""
        return self.now != self.before


def page(request: Asked, version_id: int) -> HttpResponse:
    """Both versions, line by line."""
    try:
        now, before = news.versions(request.network, version_id)
    except NotFound as gone:
        raise Http404(str(gone)) from gone
    context = {
        "person": now.record.person,
        "source": profile.source_words(now.record.source),
        "lines": list(_lines(Card.from_json(now.said), Card.from_json(before.said) if before else Card())),
        "now": _where(now, request),
        "before": _where(before, request) if before else "",
    }
    return render(request, "today/version.html", context)


def _where(version: RecordVersion, request: Asked) -> str:
    """The place in the file, and the day it was read."""
    day = version.created_at.astimezone(clock.zone(request.network)).date()
    read = _("read on %(day)s") % {"day": shown.long_day(day)}
    return ", ".join(filter(None, (version.position, read)))


def _lines(now: Card, before: Card) -> Iterator[Line]:
    for words, ours, theirs in zip(_labels(), _values(now), _values(before), strict=True):
        if ours or theirs:
            yield Line(words, ours, theirs)


def _labels() -> tuple[str, ...]:
    return (
        _("Name"),
        _("What they do"),
        pgettext("work", "Where"),
        _("Place"),
        _("Mail addresses"),
        _("Phones"),
        _("Pages"),
    )


def _values(card: Card) -> tuple[str, ...]:
    post = next((post for post in card.posts if post.current), None)
    return (
        card.name,
        post.title if post else "",
        post.organisation if post else "",
        card.place,
        ", ".join(card.emails),
        ", ".join(card.phones),
        ", ".join(card.urls),
    )
