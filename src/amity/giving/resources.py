"""To whom something one came across may be worth a line: their own words, not a guess about them."""

from collections.abc import Iterable

from amity.giving.facts import Care, Fit, Thing
from amity.giving.matching import Index

MOST = 3  # people a thing
_KIND = {"need": 1.0, "goal": 0.9, "topic": 0.8, "interest": 0.8, "work": 0.6}


def fitting(things: Iterable[Thing], cares: Iterable[Care]) -> tuple[Fit, ...]:
    """Things with those whom they may please, the surest first, three people a thing.

    A thing is known by its title and the owner's note on it.
    """
    index: Index[Care] = Index()
    for care in cares:
        index.put(care, care.text)
    found = [fit for thing in things for fit in _of(thing, index)]
    return tuple(sorted(found, key=lambda fit: (-fit.strength, fit.care.name, fit.thing.title, fit.thing.id)))


def _of(thing: Thing, index: Index[Care]) -> list[Fit]:
    best: dict[str, Fit] = {}
    for care, words, share in index.find(f"{thing.title} {thing.note}", least=0.0):
        fit = Fit(thing=thing, care=care, words=words, strength=share * _KIND.get(care.kind, 0.5))
        if care.person not in best or best[care.person].strength < fit.strength:
            best[care.person] = fit
    return sorted(best.values(), key=lambda fit: (-fit.strength, fit.care.person))[:MOST]
