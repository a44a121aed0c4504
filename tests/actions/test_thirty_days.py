"""A month of Todays in the village: every draft another one, each passes the gate, each clause rests on what is there."""

from datetime import UTC, datetime, time, timedelta

from amity.actions import today as action
from amity.actions.recently import written
from amity.conversations.facts import Draft
from amity.conversations.gate import PLACEHOLDER
from amity.conversations.wording import likeness
from amity.store.models import Network, Outcome
from tests import rests_on
from tests.surfaces.web_reader import TODAY

DAYS = 30
ALIKE = 0.6


def test_thirty_todays_say_thirty_days_of_different_things(village: Network) -> None:
    drafts: list[tuple[int, Draft]] = []

    for number in range(DAYS):
        day = TODAY + timedelta(days=number)
        for one in action.plan(village, today=day).suggestions:
            assert rests_on.missing(village, one.draft) == []
            assert rests_on.refused(village, one) == "ok"
            drafts.append((number, one.draft))
            action.done(
                village,
                one.id,
                today=day,
                at=datetime.combine(day, time(9, len(drafts) % 60), UTC),
                words=one.draft.body,
            )

    said = [(number, draft.body) for number, draft in drafts if not PLACEHOLDER.search(draft.body)]
    assert len(said) >= 10  # of a dozen people, who rest for two weeks each
    alike = [
        (a, b)
        for at, (earlier, a) in enumerate(said)
        for later, b in said[at + 1 :]
        if later - earlier < 28 and likeness(a, b) >= ALIKE
    ]
    assert alike == []
    assert len({body for _number, body in said}) == len(said)
    assert Outcome.objects.of(village).exclude(words="").count() >= len(said)
    assert len(written(village, today=TODAY + timedelta(days=DAYS))) >= 3
