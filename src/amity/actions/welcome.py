"""The first two minutes: what somebody would like more of, and five names."""

from collections.abc import Iterable, Sequence

from django.utils import timezone

from amity.actions import people
from amity.base.text import one_line
from amity.people.records import Card
from amity.store.models import Network, Person

__all__ = ["WANTS", "settle_language", "welcome", "write_names"]

WANTS = ("close", "work", "place", "learning", "ease")
A_DAY = (1, 2, 3, 5)  # people that may feel right
MOST_NAMES = 20


def welcome(network: Network, *, wants: Iterable[str], a_day: int) -> None:
    """Keep the wishes and how many people a day feel right; from now on Today opens instead of Welcome."""
    network.wants = [want for want in WANTS if want in set(wants)]
    network.steady_people = a_day if a_day in A_DAY else network.steady_people
    network.welcomed_at = timezone.now()
    network.save(update_fields=["wants", "steady_people", "welcomed_at"])


def settle_language(network: Network, language: str) -> None:
    """The language of the first visit, in which drafts are written from then on; a later visit changes nothing."""
    if not network.language:
        network.language = language[:10]
        network.save(update_fields=["language"])


def write_names(network: Network, lines: Sequence[str]) -> list[Person]:
    """Somebody for each line: a name, and a place after a comma. Empty lines are nobody."""
    made = []
    for line in lines[:MOST_NAMES]:
        name, _comma, place = line.partition(",")
        if name.strip():
            card = Card(name=one_line(name, limit=150), place=one_line(place, limit=200))
            made.append(people.add(network, card))
    return made
