"""Which of several sayings is shown: hand edits win, then the newest source."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from amity.base.text import fold
from amity.people.calling import in_normal_capitals
from amity.people.names import is_full_name, is_person_name, name_key
from amity.people.records import Card, Post, Standing, YearlyDay

HAND = "hand"
OWN = "own"
ADDRESS_BOOKS = frozenset({"linkedin", "vcard", "google", "outlook", "amity", OWN})
AS_KNOWN = "as known"  # in Card.extra of a hand record: the name when it was made, no edit
SAID_STANDING = (
    "standing"  # in Card.extra of a hand record: a person, a machine or what else, as the owner says
)
SET_ASIDE = "set aside"  # in Card.extra of a hand record: labels of other records that the owner took off


@dataclass(frozen=True, slots=True)
class Sourced:
    """A card with where it comes from."""

    source: str
    said_at: datetime
    card: Card


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a person."""

    name: str
    given: str
    sort_name: str
    name_key: str
    post: Post | None
    place: str
    circle: int | None
    standing: Standing
    labels: tuple[tuple[str, str], ...]  # (kind of label, value)
    search: str


def shown(sayings: Sequence[Sourced]) -> Shown:
    """The fields of one person out of all that is said of them, whatever the order it was said in."""
    in_order = best_first(sayings)
    ranked = [saying.card for saying in in_order]
    said = _name(in_order)
    given, family = _parts(said, ranked)
    by_hand = any(saying.source == HAND and saying.card.name == said for saying in in_order)
    name = said if by_hand else in_normal_capitals(said)
    given = _given_as_in(name, said, given)
    post = _post(ranked)
    place = next((card.place for card in ranked if card.place), "")
    labels = _labels(ranked)
    emails = {email for card in ranked for email in card.emails}
    words = [name, post.organisation if post else "", post.title if post else "", place]
    nicknames = [card.nickname for card in ranked if card.nickname]
    return Shown(
        name=name,
        given=given,
        sort_name=fold(f"{family} {given}") or fold(name),
        name_key=name_key(name) if is_person_name(name) else "",
        post=post,
        place=place,
        circle=next((card.circle for card in ranked if card.circle), None),
        standing=_standing(in_order),
        labels=labels,
        search=fold(" ".join([*words, *nicknames, *(value for _, value in labels)]))
        + " "
        + " ".join(sorted(email.casefold() for email in emails)),
    )


def best_first(sayings: Iterable[Sourced]) -> list[Sourced]:
    """Sayings in the order in which they count: by hand, then address books, then the newest."""
    return sorted(sayings, key=_rank, reverse=True)


def family_name(sayings: Sequence[Sourced]) -> str:
    """The family name of the name that is shown."""
    ranked = best_first(sayings)
    return _parts(_name(ranked), [saying.card for saying in ranked])[1] if ranked else ""


def _rank(saying: Sourced) -> tuple[bool, bool, datetime, str]:
    content = repr(saying.card.to_json())
    return (saying.source == HAND, saying.source in ADDRESS_BOOKS, saying.said_at, content)


def _name(in_order: Sequence[Sourced]) -> str:
    """A name given by hand; else the first full name, one that is spelt out before one with an initial for given or
    family name; any name, a nickname, an address.
    """
    ranked = [saying.card for saying in in_order]
    by_hand = [s.card.name for s in in_order if s.source == HAND and s.card.name]
    names = [card.name for card in ranked if card.name]
    full = sorted(filter(is_full_name, names), key=_has_initials)
    known = [name for card in ranked for name in card.extra.get(AS_KNOWN, [])]
    nicknames = [card.nickname for card in ranked if card.nickname]
    addresses = [value for card in ranked for value in (*card.emails, *card.phones, *card.urls)]
    return next(iter([*by_hand, *full, *names, *known, *nicknames, *addresses]), "")


def _has_initials(name: str) -> bool:
    words = name.split()
    return any(
        len(word.rstrip(".")) == 1 and (word[-1] == "." or word.isascii()) for word in (words[0], words[-1])
    )


def _parts(name: str, ranked: Sequence[Card]) -> tuple[str, str]:
    for card in ranked:
        if card.name == name and (card.given or card.family):
            return card.given, card.family
    tokens = name.split()
    if len(tokens) < 2:
        return (name if "@" not in name else ""), ""
    return tokens[0], tokens[-1]


def _given_as_in(name: str, said: str, given: str) -> str:
    """The given name with the capitals of the shown one."""
    start = said.find(given)
    return given if name == said or start < 0 else name[start : start + len(given)]


def _post(ranked: Sequence[Card]) -> Post | None:
    posts = [post for card in ranked for post in card.posts if post.organisation or post.title]
    return next((post for post in posts if post.current), None)


def _standing(in_order: Sequence[Sourced]) -> Standing:
    """As the owner says; else a person, if any source speaks of one."""
    by_hand = [
        said for one in in_order if one.source == HAND for said in one.card.extra.get(SAID_STANDING, [])
    ]
    if by_hand:
        return Standing(by_hand[0])
    standings = [saying.card.standing for saying in in_order]
    return Standing.PERSON if Standing.PERSON in standings or not standings else standings[0]


def _labels(ranked: Sequence[Card]) -> tuple[tuple[str, str], ...]:
    found: dict[tuple[str, str], tuple[str, str]] = {}
    aside = {mark for card in ranked for mark in card.extra.get(SET_ASIDE, ())}
    for card in ranked:
        for kind, values in _said_labels(card):
            for value in values:
                if aside_mark(kind, value) not in aside:
                    found.setdefault((kind, fold(value)), (kind, value))
    return tuple(sorted(found.values()))


def aside_mark(kind: str, value: str) -> str:
    """How a label that was taken off is noted: kind and folded value.

    >>> aside_mark("group", "Old Friends")
    'group:old friends'
    """
    return f"{kind}:{fold(value)}"


def origins(sayings: Sequence[Sourced]) -> tuple[tuple[str, str, int], ...]:
    """For each shown field: its name, its value, and the index of the saying it comes from."""
    view = shown(sayings)
    order = sorted(range(len(sayings)), key=lambda index: _rank(sayings[index]), reverse=True)
    found = [
        ("name", view.name, _first(order, lambda i: fold(sayings[i].card.name) == fold(view.name))),
        ("work", _work(view.post), _first(order, lambda i: view.post in sayings[i].card.posts)),
        ("place", view.place, _first(order, lambda i: sayings[i].card.place == view.place)),
    ]
    for kind, value in view.labels:
        key = fold(value)
        with_it = [
            i
            for i in order
            if any(k == kind and key in map(fold, values) for k, values in _said_labels(sayings[i].card))
        ]
        found.append((kind, value, with_it[0] if with_it else None))
    return tuple((field, value, index) for field, value, index in found if value and index is not None)


def _first(order: Sequence[int], holds: Callable[[int], bool]) -> int | None:
    return next((index for index in order if holds(index)), None)


def _work(post: Post | None) -> str:
    return ", ".join(filter(None, (post.title, post.organisation))) if post else ""


def _said_labels(card: Card) -> Iterable[tuple[str, tuple[str, ...]]]:
    return (("kind", card.kinds), ("tag", card.tags), ("topic", card.topics), ("group", card.groups))


def birthday(sayings: Sequence[Sourced]) -> YearlyDay | None:
    """The birthday shown: of the best-ranked card that names one, preferring one with its year."""
    ranked = [saying.card for saying in sorted(sayings, key=_rank, reverse=True)]
    days = [day for card in ranked for day in card.days if day.kind == "birthday"]
    return next((day for day in days if day.year), days[0] if days else None)
