"""The few fields of a person that are edited by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from amity.base.text import one_line
from amity.people.records import Card, Post
from amity.surfaces.web.filters import circle_words
from amity.surfaces.web.pictures import CIRCLES

_LISTS = ("emails", "phones", "urls", "kinds", "tags", "topics")
_WRITTEN = frozenset({"name", "given", "family", "nickname", "place", "posts", "circle", *_LISTS})


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form."""

    name: str
    words: str
    value: str = ""
    hint: str = ""
    wrong: str = ""
    choices: tuple[tuple[str, str], ...] = ()


def fields_of(card: Card, *, name: str = "") -> list[Field]:
    """The form, filled with what is known; `name` says what to mend about the name."""
    post = card.posts[0] if card.posts else Post("")
    return [
        Field("name", _("Name"), card.name, wrong=name),
        Field("given", _("Given name"), card.given, _("How you call them. It is what drafts begin with.")),
        Field("family", _("Family name"), card.family),
        Field("nickname", _("Also called"), card.nickname),
        Field("title", _("What they do"), post.title),
        Field("organisation", pgettext("work", "Where"), post.organisation),
        Field("place", _("Place"), card.place),
        Field("emails", _("Mail addresses"), ", ".join(card.emails), _("Separated by commas.")),
        Field("phones", _("Phones"), ", ".join(card.phones)),
        Field("urls", _("Profiles and pages"), ", ".join(card.urls)),
        Field(
            "kinds",
            _("How you know each other"),
            ", ".join(card.kinds),
            _("Friend, colleague, family, mentor."),
        ),
        Field("tags", _("Tags"), ", ".join(card.tags)),
        Field("topics", _("Topics they know about"), ", ".join(card.topics)),
        Field("circle", _("Circle"), str(card.circle or ""), choices=_circles()),
    ]


def read_card(form: Mapping[str, str]) -> Card:
    """What was written, one line each; several values are split at commas."""
    circle = form.get("circle", "")
    title, organisation = _line(form, "title"), _line(form, "organisation")
    return Card(
        name=_line(form, "name"),
        given=_line(form, "given"),
        family=_line(form, "family"),
        nickname=_line(form, "nickname"),
        place=_line(form, "place"),
        posts=(Post(organisation, title),) if title or organisation else (),
        circle=int(circle) if circle in map(str, CIRCLES) else None,
        emails=_several(form, "emails"),
        phones=_several(form, "phones"),
        urls=_several(form, "urls"),
        kinds=_several(form, "kinds"),
        tags=_several(form, "tags"),
        topics=_several(form, "topics"),
    )


def changed(before: Card, after: Card, form: Mapping[str, str]) -> dict[str, Any]:
    """The fields that the form holds and that differ, as `actions.people.edit` takes them."""
    after = replace(after, posts=before.posts) if _same_post(before, after) else after
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in _WRITTEN if _is_in(form, name))
    return {name: new for name, old, new in pairs if old != new}


def taken_off(before: Card, after: Card, form: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Values of the lists that the form showed and that stand there no more."""
    found = {}
    for name in _LISTS:
        kept = {value.casefold() for value in getattr(after, name)}
        gone = tuple(value for value in getattr(before, name) if value.casefold() not in kept)
        if gone and _is_in(form, name):
            found[name] = gone
    return found


def _is_in(form: Mapping[str, str], name: str) -> bool:
    return name in form or (name == "posts" and ("title" in form or "organisation" in form))


def _same_post(before: Card, after: Card) -> bool:
    named = [(post.organisation, post.title) for card in (before, after) for post in card.posts[:1]]
    return len(named) == 2 and named[0] == named[1]


def _line(form: Mapping[str, str], name: str) -> str:
    return one_line(form.get(name, ""), limit=300)


def _several(form: Mapping[str, str], name: str) -> tuple[str, ...]:
    parts = (one_line(part, limit=300) for part in form.get(name, "").split(","))
    return tuple(part for part in parts if part)


def _circles() -> tuple[tuple[str, str], ...]:
    named = [(str(size), f"{circle_words(size)}, {size}") for size in CIRCLES]
    return (("", _("None")), *named)
