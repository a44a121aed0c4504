"""Search everywhere, in words or in a sentence: people first, events, then what was said and noted, wherever it stands.

Words come first; meaning is asked only where they find too little, and never pushes what they found aside.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F

from amity.base.text import fold
from amity.knowledge import asking
from amity.knowledge.asking import Question
from amity.knowledge.ranking import VOTERS, Shelf, bm25, faded
from amity.knowledge.words import stem, terms
from amity.people.records import Standing
from amity.store import search_meaning
from amity.store.models import Event, Network, Person, Touch
from amity.store.remembering import remembered
from amity.store.search import nearness, search_events, search_people
from amity.store.search_words import Text, latest, look_up, texts

__all__ = ["Fit", "Found", "Text", "fitting", "question", "search", "too_few"]

MOST = 40
_READ = 2 * MOST  # texts that are weighed where only the best are shown
FEW = 5  # texts; fewer, and meaning is asked too
_ALIKE = 0.5  # of the weight of all words asked for must stand in a text
_TYPICAL = 12.0  # words of a text
_BY_MEANING = 0.5  # what a text near in meaning weighs beside one that holds the words
_TALKS = 1_000  # newest talks whose places are known
_EVENTS = 8
_NAMESAKES = 12  # people whom one word of a question may name


@dataclass(frozen=True, slots=True)
class Fit:
    """A text that fits, how well, and whether only its meaning does."""

    text: Text
    fit: float
    by_meaning: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What was understood, the people it names or fits, and what was said and noted."""

    question: Question
    people: tuple[Person, ...]
    named: tuple[str, ...]  # whose words only were looked for
    said: tuple[Fit, ...]
    events: tuple[Event, ...] = ()


def question(network: Network, typed: str, *, today: date) -> Question:
    """What a sentence looks for; a place counts where this network knows it."""
    places = {
        folded: written for folded in asking.may_be_places(typed) if (written := _place(network, folded))
    }
    return asking.read(typed, today=today, places=places)


def search(network: Network, typed: str, *, today: date, most: int = MOST) -> Found:
    """People and texts that fit a sentence. A name in it narrows to what is known of them, where that finds anything."""
    asked = question(network, typed, today=today)
    people = _people(network, asked)
    of_whom = _named(network, asked)
    if of_whom:
        rest = [word for word in asked.words if fold(word) not in {word for word, _ in of_whom}]
        whose = {person.id: person for _, some in of_whom for person in some}
        said = fitting(network, asked, words=rest, of=list(whose), today=today, meaning=False, read=_READ)
        if said:
            names = tuple(
                dict.fromkeys(whose[id].name for fit in said for id in fit.text.people if id in whose)
            )
            shown = people or tuple(whose.values())[:8]
            return Found(asked, shown, names, tuple(said[:most]), _events(network, asked, today))
    said = fitting(network, asked, today=today, read=_READ)
    return Found(asked, people, (), tuple(said[:most]), _events(network, asked, today))


def _events(network: Network, asked: Question, today: date) -> tuple[Event, ...]:
    """Those that fit; where a sentence says no more than a time and a place, those then and there."""
    days, words = (asked.since, asked.until), " ".join(asked.words)
    return tuple(search_events(network, words, today=today, days=days, place=asked.place, limit=_EVENTS))


def fitting(
    network: Network,
    asked: Question,
    *,
    today: date,
    words: Sequence[str] | None = None,
    of: Sequence[UUID] | None = None,
    meaning: bool = True,
    read: int = VOTERS,
) -> list[Fit]:
    """Texts that fit, the best first: they hold the rarer half of the words, and lie in the days and the place asked for.

    Without words the newest there are. `of` are the people whose texts count, `read` how many texts are weighed.
    """
    wanted = list(asked.words if words is None else words)
    living = _living(network, asked.place)
    if not wanted:
        some = latest(network, since=asked.since, until=asked.until, of=of, limit=MOST)
        some = [text for text in some if _is_there(text, asked, living)]
        return [Fit(text, 1.0) for text in some] if (of or asked.is_dated or asked.place) else []
    found = look_up(network, wanted, of=of, days=(asked.since, asked.until))
    kept = texts(network, found.keys[:read])
    shelf = Shelf(max(found.texts, 1.0), _TYPICAL, {_stemmed(word): n for word, n in found.holding.items()})
    fits = _weighed(kept, wanted, shelf, found.hits, today)
    fits = [one for one in fits if _is_meant(one.text, asked, of, living)]
    if meaning and too_few(fits):
        near = _near(network, wanted, fits)
        fits += [one for one in near if _is_meant(one.text, asked, of, living)]
    return fits


def too_few(fits: Sequence[Fit]) -> bool:
    """Whether words alone found too little."""
    return len(fits) < FEW


def _weighed(
    found: Iterable[Text], wanted: Sequence[str], shelf: Shelf, hits: Mapping[str, set[str]], today: date
) -> list[Fit]:
    asked = list(dict.fromkeys(map(_stemmed, wanted)))
    whole = sum(map(shelf.weight, asked)) or 1.0
    fits = []
    for text in found:
        held = {_stemmed(word) for word in hits.get(text.key, ())}
        if sum(map(shelf.weight, held)) < _ALIKE * whole:
            continue
        said = terms(f"{text.text} {text.topic}")
        fit = bm25(said, asked, shelf) or sum(map(shelf.weight, held)) / 2
        fits.append(Fit(text, fit))
    return sorted(fits, key=lambda one: (-one.fit * (0.5 + faded(_age(one.text, today)) / 2), one.text.key))


def _near(network: Network, wanted: Sequence[str], there: Sequence[Fit]) -> list[Fit]:
    """What means something alike, behind all that holds the words."""
    known = {one.text.key for one in there}
    near = dict(search_meaning.nearest(network, " ".join(wanted)))
    found = texts(network, [key for key in near if key not in known])
    weakest = min((one.fit for one in there), default=1.0)
    return [Fit(text, weakest * _BY_MEANING * near[text.key], by_meaning=True) for text in found]


def _is_meant(text: Text, asked: Question, of: Sequence[UUID] | None, living: frozenset[UUID]) -> bool:
    if of is not None and not set(of) & set(text.people):
        return False
    return _is_then(text, asked) and _is_there(text, asked, living)


def _is_then(text: Text, asked: Question) -> bool:
    if not asked.is_dated:
        return True
    if text.on is None:
        return False
    return (asked.since is None or text.on >= asked.since) and (asked.until is None or text.on <= asked.until)


def _is_there(text: Text, asked: Question, living: frozenset[UUID]) -> bool:
    """It was said there, or one of those it is about lives there."""
    if not asked.place:
        return True
    return not living.isdisjoint(text.people) or fold(asked.place) in fold(text.place)


def _living(network: Network, place: str) -> frozenset[UUID]:
    """Who lives in a place."""
    if not place:
        return frozenset()
    everybody = Person.objects.of(network).filter(place__istartswith=place)
    found = search_people(network, everybody, fold(place).split())
    return frozenset(found.values_list("id", flat=True))


def _place(network: Network, folded: str) -> str:
    """A place as it is written, where somebody lives or met there; "Porto, Portugal" is Porto as well. Else nothing."""
    everybody = Person.objects.of(network).exclude(place="")
    living = search_people(network, everybody, folded.split()).values_list("place", flat=True)
    held = remembered(("held", network.pk), lambda: _held(network))
    for place in (*living.order_by("id")[:_NAMESAKES], *held):
        for name in (place, place.split(",")[0]):
            if fold(name) == folded:
                return name.strip()
    return ""


def _held(network: Network) -> tuple[str, ...]:
    """Where the newest talks and events were."""
    talks = Touch.objects.of(network).order_by("-at").values_list("place", flat=True)[:_TALKS]
    events = Event.objects.of(network).order_by("-day").values_list("place", flat=True)[:_TALKS]
    return tuple(dict.fromkeys(filter(None, (*talks, *events))))


def _people(network: Network, asked: Question) -> tuple[Person, ...]:
    """Those of whom every word is shown, at the place that was said; none where only a time was."""
    words = [*(fold(word) for word in asked.words), *fold(asked.place).split()]
    if not words or (asked.is_dated and not asked.words):
        return ()
    return tuple(closest(network, words, limit=8))


def closest(network: Network, words: Sequence[str], *, limit: int) -> list[Person]:
    """People of whom every one of these folded words is shown, whoever is closest first."""
    everybody = Person.objects.of(network).filter(standing=Standing.PERSON, is_me=False)
    found = search_people(network, everybody, words).select_related("organisation")
    near = (F("circle").asc(nulls_last=True), F("tie__strength").desc(nulls_last=True))
    return list(found.order_by(nearness(words), *near, "sort_name", "id")[:limit])


def _named(network: Network, asked: Question) -> list[tuple[str, list[Person]]]:
    """Words that are a name of few people, with them."""
    found = []
    for word in map(fold, asked.words):
        if len(word) < 2 or (not asked.words[1:] and not asked.is_dated):
            continue
        everybody = Person.objects.of(network).filter(standing=Standing.PERSON, is_me=False)
        some = search_people(network, everybody, [word]).order_by("id")[: _NAMESAKES * 4]
        named = [person for person in some if word in fold(person.name).split()]
        if named and len(named) <= _NAMESAKES:
            found.append((word, named))
    return found


def _stemmed(word: str) -> str:
    return stem(fold(word).replace(" ", "")) or word


def _age(text: Text, today: date) -> float:
    return float((today - text.on).days) if text.on else 0.0
