"""What texts are about, by the topics that are known; and which of these rose lately among one's people."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from typing import Final, Generic, TypeVar

from amity.base.text import fold
from amity.knowledge.words import EMPTY, stem, terms

P = TypeVar("P")

QUARTER: Final = timedelta(days=91)
BEFORE: Final = 3  # quarters that the newest is compared with
LEAST: Final = 2  # people that a topic must move
ROSE: Final = 1.0  # how many standard errors above what was usual
_LONGEST = 4  # words of a topic


@dataclass(frozen=True, slots=True)
class Topics:
    """Topics by the stems of their words, each with how it is written."""

    names: Mapping[tuple[str, ...], str]

    def within(self, text: str) -> tuple[str, ...]:
        """The topics that a text names, each once, in their order.

        >>> topics_of(["Urban farming", "farming"]).within("A talk on urban farms and small farms")
        ('Urban farming', 'farming')
        """
        said = terms(text)
        found: dict[str, None] = {}
        at = 0
        while at < len(said):
            long = next((n for n in range(_LONGEST, 0, -1) if tuple(said[at : at + n]) in self.names), 0)
            if long:
                found[self.names[tuple(said[at : at + long])]] = None
            at += long or 1
        return tuple(found)


def topics_of(names: Iterable[str]) -> Topics:
    """Topics as they are written; of two that read alike the first stays."""
    known: dict[tuple[str, ...], str] = {}
    for name in names:
        stems = tuple(stem(word) for word in fold(name).split() if word not in EMPTY)
        if 0 < len(stems) <= _LONGEST:
            known.setdefault(stems, name)
    return Topics(known)


@dataclass(frozen=True, slots=True)
class Mention(Generic[P]):
    """Somebody spoke of a topic on a day."""

    topic: str
    person: P
    day: date


@dataclass(frozen=True, slots=True)
class Moving(Generic[P]):
    """A topic that rose: whom it moved this quarter (whoever spoke of it most first), and how many usually."""

    topic: str
    people: tuple[P, ...]
    usual: float


def moving(mentions: Iterable[Mention[P]], *, today: date, most: int = 5) -> tuple[Moving[P], ...]:
    """Topics of which more people spoke in the last 91 days than in the three quarters before, on average.

    A topic rose when the difference is one standard error of a count or more (Poisson: sqrt(usual + 1)),
    and at least two people spoke of it.
    """
    now: dict[str, Counter[P]] = defaultdict(Counter)
    earlier: dict[str, set[tuple[int, P]]] = defaultdict(set)
    for mention in mentions:
        quarters = (today - mention.day) // QUARTER
        if quarters == 0:
            now[mention.topic][mention.person] += 1
        elif 0 < quarters <= BEFORE:
            earlier[mention.topic].add((quarters, mention.person))
    rose = []
    for topic, people in now.items():
        usual = len(earlier[topic]) / BEFORE
        lift = (len(people) - usual) / sqrt(usual + 1)
        if len(people) >= LEAST and lift >= ROSE:
            rose.append((-lift, topic, Moving(topic, tuple(who for who, _ in people.most_common()), usual)))
    return tuple(found for _, _, found in sorted(rose, key=lambda one: one[:2])[:most])
