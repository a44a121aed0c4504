"""What a question rests on, with the way to it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from amity.conversations.facts import Evidence
from amity.prepare.facts import Question
from amity.surfaces.words import briefs as words


@dataclass(frozen=True, slots=True)
class Source:
    """Where something comes from; without an address where no page shows it."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its source."""

    text: str
    source: Source
    follows_up: bool


def source(one: Evidence, today: date) -> Source:
    """In words, with the page that shows it."""
    return Source(words.comes_from(one, today), address(*words.address(one)))


def sources(found: Iterable[Evidence], today: date) -> list[Source]:
    """The same for several."""
    return [source(one, today) for one in found]


def kind_alone(one: Evidence, today: date) -> Source:
    """The same without its words, where those were said already."""
    return source(replace(one, text=""), today)


def question(one: Question, today: date) -> Asked:
    """One question."""
    return Asked(one.text, source(one.evidence, today), one.follows_up)


def address(page: str, id: str) -> str:
    """The address of one of our pages, or nothing."""
    if not page:
        return ""
    return reverse(page, args=[int(id) if page in ("touch", "version") else id])
