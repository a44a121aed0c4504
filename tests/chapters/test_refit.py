"""Both chances fitted to the owner's own history: known before now, drawn towards what is shipped."""

from datetime import UTC, datetime, timedelta
from math import exp
from random import Random

import pytest

from amity import rhythm
from amity.rhythm import Event
from amity.rhythm.chances import CONTACT, FADING
from amity.rhythm.fitting import Row, fit
from amity.rhythm.refit import MOST_ROWS, look_back

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TRUE = (0.5, 0.6, -0.4, 0.0)
KNOWN = (0.0, 0.0, 0.0, 0.0)


def drawn(rows: int, weights: tuple[float, ...], seed: int = 1) -> list[Row]:
    chance = Random(seed)
    made = []
    for _ in range(rows):
        inputs = (1.0, *(chance.gauss(3.0, 1.0) for _ in weights[1:]))
        logit = sum(w * x for w, x in zip(weights, inputs, strict=True))
        made.append((inputs, chance.random() < 1 / (1 + exp(-logit))))
    return made


def days_ago(*days: float) -> list[Event]:
    return [Event(NOW - timedelta(days=d), touch=i) for i, d in enumerate(days)]


def history(people: int, seed: int = 1) -> list[list[Event]]:
    """Ties of one owner who keeps in touch with all of them, at intervals of their own."""
    chance = Random(seed)
    told = []
    for _ in range(people):
        usual, at, days = chance.choice([4, 10, 25, 60]), 500.0, []
        while at > 0 and (chance.random() > 0.03 or not days):
            days.append(at)
            at -= chance.expovariate(1 / usual)
        told.append(days_ago(*days))
    return told


def test_many_rows_find_the_weights_they_were_drawn_from() -> None:
    found = fit(drawn(10_000, TRUE), KNOWN)

    assert found == pytest.approx(TRUE, abs=0.1)


def test_few_rows_hardly_move_from_what_is_known() -> None:
    known = (0.2, -1.0, 0.8, 0.3)

    found = fit(drawn(4, TRUE), known)

    assert found[1:] == pytest.approx(known[1:], abs=0.03)


def test_more_rows_come_nearer_to_the_truth_than_fewer() -> None:
    def away(rows: int) -> float:
        return sum(abs(w - t) for w, t in zip(fit(drawn(rows, TRUE), KNOWN), TRUE, strict=True))

    assert away(10_000) < away(1000) < away(100)


def test_the_order_of_rows_does_not_matter() -> None:
    rows = drawn(300, TRUE)

    assert fit(rows[::-1], KNOWN) == fit(rows, KNOWN)


def test_an_input_that_never_changes_keeps_its_weight() -> None:
    rows = [((*inputs, 7.0), came_true) for inputs, came_true in drawn(500, TRUE)]

    assert fit(rows, (*KNOWN, 0.4))[-1] == 0.4


@pytest.mark.parametrize("came_true", [True, False])
def test_rows_that_all_came_out_alike_teach_nothing(came_true: bool) -> None:
    rows = [(inputs, came_true) for inputs, _ in drawn(500, TRUE)]

    assert fit(rows, TRUE) == TRUE


def test_rows_may_turn_round_what_is_known() -> None:
    rows = [((1.0, x / 10), x > 0) for x in range(-2000, 2000)]

    assert fit(rows, (3.0, -0.02))[1] > 0


def test_a_tie_is_looked_at_as_it_stood_and_no_later() -> None:
    told = days_ago(100, 95, 20)

    then = list(look_back(told, NOW, UTC))

    assert [(NOW - one.at).days for one in then] == [90, 60, 30]
    assert {one.tie for one in then} == {rhythm.build(told[:2], UTC)}
    assert [one.comes_within(timedelta(days=30)) for one in then] == [False, False, True]
    assert [one.comes_within(timedelta(days=90)) for one in then] == [True, True, True]


def test_nothing_after_now_is_learnt_from() -> None:
    told = history(60)
    later = [Event(NOW + timedelta(days=d), touch=1000 + d) for d in (1, 5, 20)]

    assert rhythm.refit([[[*one, *later] for one in told]], NOW, UTC) == rhythm.refit([told], NOW, UTC)


def test_the_order_of_ties_and_events_does_not_matter() -> None:
    told = history(80)
    turned = [one[::-1] for one in reversed(told)]

    assert rhythm.refit([turned], NOW, UTC) == rhythm.refit([told], NOW, UTC)


def test_an_owner_with_a_short_past_keeps_what_is_shipped() -> None:
    model = rhythm.refit([[days_ago(50, 40, 10), days_ago(45)]], NOW, UTC)

    assert (model.contact, model.fading) == (CONTACT, FADING)
    assert model.rows == 0


def test_a_long_past_of_ones_own_foretells_it_better_than_what_is_shipped() -> None:
    told = history(400)
    model = rhythm.refit([told], NOW - timedelta(days=30), UTC)
    at = NOW - timedelta(days=30)
    stood = [one for past in told for one in look_back(past, NOW, UTC) if one.at == at]

    def missed(by: rhythm.Model) -> float:
        chances = [rhythm.chance_of_contact(one.tie, at, by) for one in stood]
        came = [one.comes_within(timedelta(days=30)) for one in stood]
        return sum((p - y) ** 2 for p, y in zip(chances, came, strict=True))

    assert missed(model) < missed(rhythm.SHIPPED)


def test_an_owner_whose_archive_ended_long_ago_says_nothing() -> None:
    told = history(80)
    ended = [[Event(e.at - timedelta(days=400), touch=e.touch) for e in one] for one in history(80, seed=2)]

    assert rhythm.refit([told, ended], NOW, UTC) == rhythm.refit([told], NOW, UTC)


def test_a_long_history_is_sampled_the_same_way_every_time() -> None:
    told = [
        days_ago(200 + i % 90, 150 - i % 20, 100 + i % 20, 10 + i * 7 % 60) for i in range(MOST_ROWS + 500)
    ]

    model = rhythm.refit([told], NOW, UTC)

    assert model.rows == MOST_ROWS
    assert model.contact != CONTACT
    assert rhythm.refit([told[::-1]], NOW, UTC) == model
