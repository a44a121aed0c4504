"""Words that were said, noted or stand on a card, as pages show them: the words looked for marked, a way to where they stand."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from amity.actions.searching import Fit
from amity.base.text import fold, one_line
from amity.knowledge.words import stem
from amity.store.models import Network, Person
from amity.store.search_words import Text
from amity.surfaces.words import knowledge as words
from amity.surfaces.words.manner import short_day

LONG, BEFORE = 320, 60  # characters of a passage that are shown, and before the first word looked for
Pieces = list[tuple[str, bool]]  # words, and whether they were looked for
_WORD = re.compile(r"[^\W_]+")
_ICONS = {
    "insight": "quote",
    "fact": "heart",
    "promise": "bookmark",
    "touch": "message-circle",
    "person": "user",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One passage: of whom, its words, where from and when, the page it stands on."""

    kind: str
    row: str
    person: UUID
    name: str
    pieces: Pieces
    source: str
    address: str
    icon: str
    by_meaning: bool


def shown(network: Network, fits: Iterable[Fit], asked: Sequence[str], today: date) -> list[Shown]:
    """These passages; words that came several times stand once. One statement for the names."""
    some = list(fits)
    ids = {person for fit in some for person in fit.text.people[:1]}
    names = dict(Person.objects.of(network).filter(id__in=ids).values_list("id", "name"))
    told: dict[tuple[UUID, str], Shown] = {}
    for fit in some:
        person = fit.text.people[0]
        if person in names:
            told.setdefault((person, fit.text.text), _one(fit, names[person], asked, today))
    return list(told.values())


def address(text: Text) -> str:
    """The page on which it stands."""
    match text.kind:
        case "touch":
            return reverse("touch", args=[int(text.row)])
        case "person":
            return reverse("person", args=[text.row])
    return reverse(text.kind, args=[text.row])


def marked(text: str, asked: Sequence[str]) -> Pieces:
    """The text cut at the words looked for; a long one begins shortly before the first of them."""
    stems = {stem(fold(word).replace(" ", "")) for word in asked}
    line = one_line(text, limit=4_000)
    hits = [m.span() for m in _WORD.finditer(line) if stem(fold(m[0]).replace(" ", "")) in stems]
    begin = max(0, hits[0][0] - BEFORE) if hits and len(line) > LONG else 0
    begin = line.rfind(" ", 0, begin) + 1 if begin else 0
    end = begin + LONG
    pieces: Pieces = [("…", False)] if begin else []
    at = begin
    for start, stop in _joined(hits, line):
        if stop <= end:
            pieces += [(line[at:start], False), (line[start:stop], True)]
            at = stop
    pieces.append((line[at:end] + ("…" if len(line) > end else ""), False))
    return [piece for piece in pieces if piece[0]]


def _joined(hits: Iterable[tuple[int, int]], line: str) -> list[tuple[int, int]]:
    """Words that stand side by side are marked as one."""
    told: list[tuple[int, int]] = []
    for start, stop in hits:
        if told and start - told[-1][1] == 1 and line[told[-1][1]] in " -":
            told[-1] = (told[-1][0], stop)
        else:
            told.append((start, stop))
    return told


def _one(fit: Fit, name: str, asked: Sequence[str], today: date) -> Shown:
    text = fit.text
    when = short_day(text.on, today) if text.on else ""
    where = text.place if text.kind == "touch" else ""
    return Shown(
        kind=text.kind,
        row=text.row,
        person=text.people[0],
        name=name,
        pieces=marked(text.text, asked),
        source=", ".join(filter(None, (where or words.source(text), when))),
        address=address(text),
        icon=_ICONS[text.kind],
        by_meaning=fit.by_meaning,
    )
