"""Texts for a goal: the smallest honest ask, and thanks to who led to something. Nothing is stored and nothing is sent."""

from datetime import date
from uuid import UUID

from amity.actions.giving.whom import Named
from amity.actions.giving.wording import Written, about_person, people_to, what_is_known
from amity.actions.goals import keeping, openings
from amity.actions.recently import texts_to_others
from amity.base.errors import NotFound
from amity.base.text import one_line
from amity.conversations.drafts import spoken_with
from amity.conversations.facts import Someone
from amity.conversations.gate import OWNER
from amity.giving.texts import Text, Value
from amity.opportunities import texts
from amity.opportunities.asks import Small
from amity.opportunities.goals import Kind
from amity.store.models import Network, Person

_OPEN = {"en": "[ask: why it is them]", "de": "[frag: warum gerade sie]"}
_LOOKED_FOR = {"en": "[ask: what you look for]", "de": "[frag: was du suchst]"}


def ask(
    network: Network,
    person_id: UUID,
    small: Small,
    *,
    goal_id: UUID | None = None,
    other: UUID | None = None,
    place: str = "",
    today: date,
) -> Written:
    """What to ask this person: a short talk, an introduction to `other`, or whom to turn to (at `place`)."""
    people = people_to(network, *(one for one in (person_id, other) if one))
    to = people[person_id]
    goal = keeping.one(network, goal_id) if goal_id else None
    spoken = spoken_with(to, network.language or "en")
    values = {"goal": _goal(goal, spoken), "text": _speaks_for(to, spoken)}
    if other:
        values["other"] = Value(people[other].name, f"person:{other}")
    if place.strip():
        values["place"] = Value(one_line(place, limit=80), OWNER)
    owing = any(promise.by == "me" for promise in to.promises)
    kind = goal.kind if goal else Kind.OTHER
    taken = texts_to_others(network, [person_id], today=today)
    text = texts.ask(small, kind, to, values, language=network.language or "en", owing=owing, taken=taken)
    passed_on = texts.forward(to, _owner(network), goal.text, language=spoken) if goal and other else ""
    return _written(to, text, passed_on)


def thank(network: Network, opening_id: UUID, person_id: UUID, *, today: date) -> Written:
    """Thanks for their part in an opening, with what came of it where that is noted."""
    shown = openings.one(network, opening_id)
    if person_id not in {one.person.id for one in shown.people}:
        raise NotFound("They did not lead to this opening.")
    to = people_to(network, person_id)[person_id]
    values = {"opening": Value(shown.name, f"opening:{opening_id}")}
    if shown.standing.words:
        values["outcome"] = Value(shown.standing.words, f"opening:{opening_id}")
    taken = texts_to_others(network, [person_id], today=today)
    return _written(to, texts.thank(to, values, language=network.language or "en", taken=taken))


def _goal(goal: keeping.Kept | None, spoken: str) -> Value:
    if goal is None:
        return Value(_LOOKED_FOR[spoken], OWNER)
    return Value(texts.as_said(goal.text), f"goal:{goal.id}")


def _speaks_for(to: Someone, spoken: str) -> Value:
    """Their post, else what is known of them; else it is for the owner to say."""
    post = about_person(to)
    if post:
        return Value(post, f"person:{to.id}")
    return what_is_known(to) or Value(_OPEN[spoken], OWNER)


def _owner(network: Network) -> str:
    found = Person.objects.of(network).filter(is_me=True).exclude(name="").order_by("id")
    return found.values_list("name", flat=True).first() or ""


def _written(to: Someone, text: Text, passed_on: str = "") -> Written:
    whom = (Named(UUID(to.id), to.name),)
    return Written(whom, text.draft, text.why, text.shorter, text.warmer, passed_on)
