"""Ties that were close and have been silent for years, and what they alone lead to."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from uuid import UUID

from amity import today
from amity.actions.known import Shown
from amity.conversations.facts import Why
from amity.people.handles import organisation_key
from amity.people.news import same_place
from amity.store.models import Network, Outcome, Person, Tie
from amity.today.reasons import DORMANT, STRONG

_SOME = 10  # dormant ties that are looked at, those that were closest first
_MOST_IN_TOUCH = 150  # people: the widest circle that attention holds (Dunbar)
_ACTIVE = 365  # days since the last talk


def closest(network: Network, day: date) -> list[UUID]:
    """Who was closest when they fell silent, three years ago and more."""
    before = day - timedelta(days=DORMANT)
    ties = Tie.objects.of(network).filter(last_day__lt=before, unanswered_out=0, days__gte=STRONG)
    return list(ties.order_by("-half_year", "person_id").values_list("person_id", flat=True)[:_SOME])


def was_offered(answered: Iterable[tuple[date, str]], day: date) -> bool:
    """Whether one of them was answered in this week, whatever the answer was."""
    monday = day - timedelta(days=day.weekday())
    return any(on >= monday and leading == Why.DORMANT for on, leading in answered)


def bridges(network: Network, day: date, people: Mapping[UUID, Shown]) -> dict[UUID, today.Bridge]:
    """Of these people, who is at an organisation or in a town where nobody is whom the owner talks with most."""
    if not people:
        return {}
    ties = Tie.objects.of(network).filter(last_day__gte=day - timedelta(days=_ACTIVE)).order_by("-strength")
    # Two statements: as one, SQLite walked through all people where it had no statistics yet (98 ms for 1).
    closest_now = list(ties.values_list("person_id", flat=True)[:_MOST_IN_TOUCH])
    theirs = Person.objects.of(network).filter(id__in=closest_now)
    active = list(theirs.values_list("organisation__key", "place"))
    organisations = {organisation for organisation, _ in active if organisation}
    places = {place for _, place in active if place}
    found = {id_: _bridge(person, organisations, places) for id_, person in people.items()}
    return {id_: bridge for id_, bridge in found.items() if bridge}


def _bridge(person: Shown, organisations: set[str], places: set[str]) -> today.Bridge | None:
    if person.organisation and organisation_key(person.organisation) not in organisations:
        return today.Bridge(kind="organisation", name=person.organisation)
    if person.place and not any(same_place(person.place, place) for place in places):
        return today.Bridge(kind="place", name=person.place)
    return None


def answered(network: Network, day: date, *, evening: bool = False) -> list[tuple[date, str]]:
    """What was answered in the week before this day and on it: the days and the leading reasons.

    In the `evening`, who was put off until then counts as not answered.
    """
    rows = Outcome.objects.of(network).filter(day__range=(day - timedelta(days=7), day))
    if evening:
        rows = rows.exclude(day=day, until=day)
    return list(rows.values_list("day", "leading"))
