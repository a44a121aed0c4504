"""Whether somebody fits what the owner looks for, by their own words: work, place, topics, what they said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from amity.base.text import fold
from amity.conversations.facts import Evidence, Someone
from amity.opportunities.goals import Target, TargetKind
from amity.people.handles import organisation_key
from amity.people.news import same_place
from amity.prepare.facts import Sought, Stranger

_LEAST = 3  # letters of a word that says anything


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Something that is known of somebody: `field` is work, organisation, place, topic or said."""

    field: str
    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A goal that somebody fits, and the words of theirs that say so."""

    goal: Sought
    target: Target
    told: Told


def of_someone(someone: Someone, topics: Iterable[str] = ()) -> Iterator[Told]:
    """What is known of somebody in the book; nothing private."""
    card = (("work", someone.title), ("organisation", someone.organisation), ("place", someone.place))
    for field, text in (*card, *(("topic", topic) for topic in topics)):
        if text:
            yield Told(field=field, text=text, evidence=Evidence(kind="person", id=someone.id, text=text))
    for fact in someone.facts:
        if fact.kind in ("work", "interest", "offer") and not fact.private:
            said = Evidence(kind="fact", id=fact.id, on=fact.said_on, text=fact.text, source=fact.source)
            yield Told(field="said", text=fact.text, evidence=said)


def of_stranger(guest: Stranger) -> Iterator[Told]:
    """What a guest list tells of somebody."""
    for field, text in (("work", guest.title), ("organisation", guest.organisation), ("said", guest.answers)):
        if text:
            line = Evidence(kind="guest", id=guest.id, text=text, source=guest.event)
            yield Told(field=field, text=text, evidence=line)


def fits(goals: Iterable[Sought], told: Iterable[Told]) -> Sign | None:
    """The first goal that something of theirs fits. A place alone is not enough: who lives there is no reason to ask."""
    known = list(told)
    for goal in goals:
        for target in sorted(goal.targets, key=lambda one: one.kind is not TargetKind.ORGANISATION):
            for one in known:
                if target.kind is not TargetKind.PLACE and _says(target, one):
                    return Sign(goal=goal, target=target, told=one)
    return None


def lives_there(goal: Sought, told: Iterable[Told]) -> bool:
    """Whether they are at a place that the goal names."""
    places = [one.text for one in told if one.field == "place"]
    return any(
        same_place(target.text, place)
        for target in goal.targets
        if target.kind is TargetKind.PLACE
        for place in places
    )


def _says(target: Target, told: Told) -> bool:
    if target.kind is TargetKind.ORGANISATION:
        return told.field == "organisation" and organisation_key(target.text) == organisation_key(told.text)
    words = {word for word in fold(target.text).split() if len(word) >= _LEAST}
    own = ("work", "said") if target.kind is TargetKind.ROLE else ("work", "said", "topic")
    if told.field not in own:  # the name of a firm says little about who works there
        return False
    return bool(words) and words <= set(fold(told.text).split())
