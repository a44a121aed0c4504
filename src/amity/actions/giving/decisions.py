"""What the owner answered to proposals, so that none is made twice. Proposals themselves are never stored."""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from amity.base.ids import digest
from amity.store import journal
from amity.store.models import Decision, Network, Record

NO, YES = "no", "yes"


def decide(network: Network, about: str, key: str, *, record: Record, answer: str = NO) -> Decision:
    """Note the answer; the same one again changes nothing. The journal takes it back."""
    person = record.person
    with journal.entry(
        network,
        "decide",
        person=person.id if person else None,
        name=person.name if person else "",
        what=about,
        answer=answer,
    ) as entry:
        return note(entry, about, key, record=record, answer=answer)


def note(entry: journal.Entry, about: str, key: str, *, record: Record, answer: str) -> Decision:
    """The same inside a change that is under way."""
    standing = Decision.objects.of(entry.network).filter(about=about, key=key).first()
    if standing and standing.answer == answer:
        return standing
    if standing:
        entry.before(standing)
        standing.answer = answer
        standing.save()
        return standing
    made = Decision.objects.create(
        network=entry.network, record=record, about=about, key=key, answer=answer, created_at=timezone.now()
    )
    entry.created(made)
    return made


def keys(network: Network, about: str) -> frozenset[str]:
    """What was answered of one kind, with yes or no."""
    return frozenset(Decision.objects.of(network).filter(about=about).values_list("key", flat=True))


def match_key(need: str, offer: str) -> str:
    """A need and an offer by their ids."""
    return digest("match", need, offer)


def pair_key(one: UUID | str, other: UUID | str) -> str:
    """Two people, in either order."""
    return digest("pair", *sorted((str(one), str(other))))


@dataclass(frozen=True, slots=True)
class Declined:
    """Pairs of a need and an offer that were declined, asked for as (need id, offer id)."""

    keys: frozenset[str]

    def __contains__(self, pair: object) -> bool:
        return bool(self.keys) and isinstance(pair, tuple) and match_key(*pair) in self.keys


def declined_matches(network: Network) -> Declined:
    """Which needs and offers are not proposed together any more."""
    return Declined(keys(network, "match"))
