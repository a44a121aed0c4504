"""All kinds of people on one day: the same day in any order, evidence for every reason, few and kind words."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from amity import today
from amity.conversations.facts import Why
from amity.today import Candidate
from tests.chapters.test_today import birthday, first_meeting, names, planned, quiet, stranger
from tests.chapters.test_today_dormant import dormant
from tests.chapters.test_today_names import crowd, named
from tests.chapters.test_today_news import ada
from tests.chapters.test_today_promises import promise, sam

KINDS: list[Callable[[str], Candidate]] = [
    quiet, first_meeting, birthday, stranger, dormant, crowd, named,
    lambda name: renamed(ada(), name), lambda name: renamed(ada(talks=None), name),
    lambda name: renamed(sam(promise("them")), name),
    lambda name: dormant(name, bridge=today.Bridge(kind="place", name="Hamburg")),
]  # fmt: skip


def renamed(candidate: Candidate, name: str) -> Candidate:
    someone = replace(candidate.someone, id=name.lower(), name=name, given=name)
    return replace(candidate, someone=someone)


@given(
    st.lists(st.sampled_from(range(len(KINDS))), max_size=14),
    st.sampled_from(today.ENERGIES),
    st.sampled_from(["en", "de"]),
    st.booleans(),
    st.randoms(use_true_random=False),
)
def test_any_day_is_the_same_in_any_order_with_evidence_and_few_words(
    kinds: list[int], energy: str, language: str, reconnected: bool, chance: Any
) -> None:
    people = [KINDS[kind](f"Person{n}") for n, kind in enumerate(kinds)]
    options = {"energy": energy, "language": language, "reconnected": reconnected}
    plan = planned(*people, **options)
    chance.shuffle(people)

    assert planned(*people, **options).suggestions == plan.suggestions
    assert len(plan.suggestions) <= today.people_for(energy)
    leads = [card.reasons[0].why for card in plan.suggestions]
    assert leads.count(Why.DORMANT) <= (not reconnected)
    spoken_of = names(plan) + [out.name for out in plan.left_out]
    assert len(spoken_of) == len(set(spoken_of))
    for card in plan.suggestions:
        assert all(reason.evidence for reason in card.reasons)
        assert all(len(text.split()) < 60 for text in (card.draft.body, *card.openers))
