"""Who fits where a goal may come from: people of an organisation, a role, a place, a topic, with what says so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from amity.actions.goals.visiting import is_there
from amity.actions.lookout import people_of
from amity.actions.people import keys_like
from amity.base.text import excerpt, fold
from amity.opportunities.goals import Target, TargetKind
from amity.store.models import Label, Network, Organisation, Person, Position
from amity.store.remembering import remembered
from amity.store.search import search_text

MOST = 300  # people of each target
_PASSAGES = 60  # looked at for each topic
_WEIGHTS = {TargetKind.ORGANISATION: 1.0, TargetKind.ROLE: 0.8, TargetKind.TOPIC: 0.7, TargetKind.PLACE: 0.4}
_LEAST_WORD = 3  # letters of a word of a topic that finds anybody


@dataclass(frozen=True, slots=True)
class Sign:
    """What says that somebody fits: their post, their place, a topic, or words that can be opened."""

    target: Target
    kind: str  # now, before, title, place, topic, fact, promise, touch
    text: str = ""
    evidence: str = ""
    on: date | None = None


@dataclass(slots=True)
class Fitting:
    """Somebody with all signs. `fit` is the share of what the goal names that they have."""

    person: UUID
    signs: list[Sign] = field(default_factory=list)
    fit: float = 0.0

    @property
    def is_there(self) -> bool:
        """Whether they are where it may come from; else they only knew it, or spoke of it."""
        return any(sign.kind not in ("before", "touch", "promise") for sign in self.signs)


def fitting(network: Network, targets: Sequence[Target]) -> dict[UUID, Fitting]:
    """Everybody who fits any of these, with how well. The number of statements grows with the targets only."""
    found: dict[UUID, Fitting] = {}
    for target in targets:
        for person, sign in _FINDS[target.kind](network, target):
            found.setdefault(person, Fitting(person)).signs.append(sign)
    known = set(people_of(network).filter(id__in=list(found)).values_list("id", flat=True))
    whole = sum(_WEIGHTS[kind] for kind in {target.kind for target in targets})
    for one in found.values():
        one.fit = sum(_share(one, kind) for kind in {sign.target.kind for sign in one.signs}) / whole
    return {person: one for person, one in found.items() if person in known}


def _share(one: Fitting, kind: TargetKind) -> float:
    """Words somebody said weigh less than where they are."""
    weak = all(sign.kind in ("before", "touch", "promise") for sign in one.signs if sign.target.kind is kind)
    return _WEIGHTS[kind] * (0.5 if weak else 1.0)


def _of_organisation(network: Network, target: Target) -> Iterable[tuple[UUID, Sign]]:
    keys = keys_like(network, target.text)
    at = list(Organisation.objects.of(network).filter(key__in=keys).values_list("id", flat=True)[:20])
    now = people_of(network).filter(organisation__in=at).order_by("id")
    here = dict(now.values_list("id", "title")[:MOST])
    for person, title in here.items():
        yield person, Sign(target, "now", title)
    posts = Position.objects.of(network).filter(organisation__in=at, record__person__isnull=False)
    told = posts.order_by("id").values_list("record__person_id", "title", "ended")
    for person, title, ended in told[:MOST]:
        if person not in here:
            yield person, Sign(target, "before", title, on=ended)
    if not here:
        yield from _passages(network, target)


def _of_role(network: Network, target: Target) -> Iterable[tuple[UUID, Sign]]:
    words = [word for word in fold(target.text).split() if len(word) >= _LEAST_WORD]
    if not words:
        return
    some = reduce(or_, (Q(title__icontains=word) for word in words))
    titled = people_of(network).exclude(title="").filter(some).order_by("id").values_list("id", "title")
    for person, title in titled[: 4 * MOST]:
        if set(words) <= set(fold(title).split()):
            yield person, Sign(target, "title", title)


def _of_place(network: Network, target: Target) -> Iterable[tuple[UUID, Sign]]:
    towns = Person.objects.of(network).exclude(place="").values_list("place", flat=True).distinct()
    known = remembered(("towns", network.pk), lambda: list(towns))
    here = [town for town in known if is_there(target.text, town)]
    living = people_of(network).filter(place__in=here[:MOST]).order_by("id").values_list("id", "place")
    for person, place in living[: 4 * MOST]:
        yield person, Sign(target, "place", place)


def _of_topic(network: Network, target: Target) -> Iterable[tuple[UUID, Sign]]:
    wanted = fold(target.text)
    words = {word for word in wanted.split() if len(word) >= _LEAST_WORD}
    labels = Label.objects.of(network).filter(kind=Label.Kind.TOPIC, person__is_me=False)
    if words:
        some = reduce(or_, (Q(value__icontains=word) for word in words))
        for person, value in labels.filter(some).order_by("pk").values_list("person_id", "value")[:MOST]:
            if words & set(fold(value).split()):
                yield person, Sign(target, "topic", value, f"topic:{person}")
        yield from _of_role(network, target)
    yield from _passages(network, target)


def _passages(network: Network, target: Target) -> Iterable[tuple[UUID, Sign]]:
    """What was said and noted in these words."""
    for passage in search_text(network, target.text[:300], limit=_PASSAGES):
        said = excerpt(passage.text, 140)
        yield passage.person, Sign(target, passage.kind, said, f"{passage.kind}:{passage.row}", passage.on)


_FINDS = {
    TargetKind.ORGANISATION: _of_organisation,
    TargetKind.ROLE: _of_role,
    TargetKind.PLACE: _of_place,
    TargetKind.TOPIC: _of_topic,
}
