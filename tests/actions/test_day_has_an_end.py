"""A day is few people and then an end: nobody comes in the place of those who were answered."""

from datetime import UTC, datetime

from amity.actions import today as action
from amity.store.models import Network
from amity.village import TODAY

AT = datetime(2026, 11, 24, 10, tzinfo=UTC)


def test_nobody_comes_in_the_place_of_those_who_were_answered(village: Network) -> None:
    before = [s.someone.id for s in action.plan(village, today=TODAY).suggestions]

    first = action.plan(village, today=TODAY).suggestions[0]
    action.done(village, first.id, today=TODAY, at=AT)

    assert [s.someone.id for s in action.plan(village, today=TODAY).suggestions] == before[1:]


def test_one_more_is_shown_only_when_asked_for(village: Network) -> None:
    few = action.plan(village, today=TODAY)

    more = action.plan(village, today=TODAY, more=1)

    assert more.energy == few.energy
    assert [s.id for s in more.suggestions[:-1]] == [s.id for s in few.suggestions]
    assert len(more.suggestions) == len(few.suggestions) + 1
