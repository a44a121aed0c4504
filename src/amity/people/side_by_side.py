"""Two people next to each other, field by field: what each is known by, and what is shown once they are one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from amity.base.text import fold
from amity.people.handles import normal_email, normal_phone, normal_url
from amity.people.records import Card, YearlyDay
from amity.people.showing import Sourced, best_first, birthday, shown


class Kept(StrEnum):
    """What becomes of a field when two are joined. Nothing is lost: what is not shown stays in its record."""

    A = "a"
    B = "b"
    BOTH = "both"  # of addresses and numbers all are kept
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Value:
    """What is shown of one side, with where it comes from."""

    text: str
    source: str
    said_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One line: name, work, place, birthday, email, phone, url or note. A side without it says None."""

    field: str
    a: tuple[Value, ...]
    b: tuple[Value, ...]
    kept: Kept


def side_by_side(a: Sequence[Sourced], b: Sequence[Sourced]) -> tuple[Field, ...]:
    """The fields that at least one of two people has, in the order in which they are read.

    >>> from datetime import UTC
    >>> said = lambda name, place, day: [Sourced("vcard", datetime(2026, 1, day, tzinfo=UTC), Card(name=name, place=place))]
    >>> [(row.field, row.kept.value) for row in side_by_side(said("Ana Sousa", "Porto", 1), said("Ana M. Sousa", "", 2))]
    [('name', 'b'), ('place', 'a')]
    """
    rows = (*_single(a, b), *_several(a, b))
    return tuple(row for row in rows if row.a or row.b)


def _single(a: Sequence[Sourced], b: Sequence[Sourced]) -> Iterator[Field]:
    """Of these only one is shown: that of both together."""
    together = [*a, *b]
    for field, of in _SHOWN.items():
        here, there, chosen = of(a), of(b), of(together)
        yield Field(field, _value(here, a, of), _value(there, b, of), _kept(here, there, chosen))


def _kept(a: str, b: str, chosen: str) -> Kept:
    if a and b and fold(a) == fold(b):
        return Kept.SAME
    if not a or not b:
        return Kept.A if a else Kept.B
    return Kept.A if chosen == a else Kept.B


def _value(
    text: str, sayings: Sequence[Sourced], of: Callable[[Sequence[Sourced]], str]
) -> tuple[Value, ...]:
    """The value with the best-ranked saying that alone would show it."""
    if not text:
        return ()
    ranked = best_first(sayings)
    by = next((one for one in ranked if of([one]) == text), ranked[0])
    return (Value(text, by.source, by.said_at),)


def _name(sayings: Sequence[Sourced]) -> str:
    return shown(sayings).name if sayings else ""


def _work(sayings: Sequence[Sourced]) -> str:
    post = shown(sayings).post if sayings else None
    return ", ".join(filter(None, (post.title, post.organisation))) if post else ""


def _place(sayings: Sequence[Sourced]) -> str:
    return shown(sayings).place if sayings else ""


def _birthday(sayings: Sequence[Sourced]) -> str:
    day = birthday(sayings)
    return _iso(day) if day else ""


def _iso(day: YearlyDay) -> str:
    return f"{day.year:04}-{day.month:02}-{day.day:02}" if day.year else f"--{day.month:02}-{day.day:02}"


_SHOWN: dict[str, Callable[[Sequence[Sourced]], str]] = {
    "name": _name,
    "work": _work,
    "place": _place,
    "birthday": _birthday,
}


def _several(a: Sequence[Sourced], b: Sequence[Sourced]) -> Iterator[Field]:
    """Of these all are shown."""
    for field, (said, comparable) in _LISTED.items():
        here, there = _listed(a, said, comparable), _listed(b, said, comparable)
        same = bool(here) and here.keys() == there.keys()
        kept = Kept.SAME if same else Kept.BOTH if here and there else Kept.A if here else Kept.B
        yield Field(field, tuple(here.values()), tuple(there.values()), kept)


def _listed(
    sayings: Iterable[Sourced], said: Callable[[Card], Sequence[str]], comparable: Callable[[str], str]
) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for one in best_first(sayings):
        for raw in said(one.card):
            if raw.strip():
                found.setdefault(comparable(raw) or raw, Value(raw, one.source, one.said_at))
    return dict(sorted(found.items()))


_LISTED: dict[str, tuple[Callable[[Card], Sequence[str]], Callable[[str], str]]] = {
    "email": (lambda card: card.emails, normal_email),
    "phone": (lambda card: card.phones, lambda raw: normal_phone(raw)[-9:]),
    "url": (lambda card: card.urls, normal_url),
    "note": (lambda card: (card.note,), fold),
}
