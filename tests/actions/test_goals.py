"""Goals, openings and asks, as they are stored, taken back and forgotten."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amity.actions import checks, forgetting, journal, people, said
from amity.actions.giving import introducing, ledger
from amity.actions.goals import asking, keeping, openings, wording
from amity.base.errors import BadInput, NotFound
from amity.giving.consent import Step as Introducing
from amity.opportunities.asks import First, Rate, Small
from amity.opportunities.board import Stage, Step
from amity.opportunities.goals import Kind, Target, TargetKind
from amity.people.records import Card, Post
from amity.store.models import (
    Ask,
    Change,
    Give,
    Goal,
    GoalTarget,
    Network,
    Opening,
    OpeningPerson,
    OpeningStep,
    Participant,
    Person,
    Record,
    Touch,
)

DAY = date(2026, 11, 24)
TABLES = (Goal, GoalTarget, Opening, OpeningStep, OpeningPerson, Ask)


@pytest.fixture
def ana(network: Network) -> Person:
    return people.add(
        network, Card(name="Ana Sousa", place="Porto, Portugal", posts=(Post("Clinara", "Data lead"),))
    )


@pytest.fixture
def miguel(network: Network) -> Person:
    return people.add(network, Card(name="Miguel Torres"))


@pytest.fixture
def goal(network: Network) -> Goal:
    return keeping.add(network, "A data job in Lisbon", today=DAY)


def _stored(network: Network) -> dict[str, int]:
    return {table.__name__: table._base_manager.filter(network_id=network.pk).count() for table in TABLES}


def test_a_goal_guesses_its_kind_and_where_it_may_come_from(network: Network, ana: Person) -> None:
    goal = keeping.add(network, "Project work with Clinara or others in Porto, from February", today=DAY)

    kept = keeping.one(network, goal.id)
    assert (kept.kind, kept.open) == (Kind.JOB, True)
    assert {(one.kind, one.text) for one in kept.targets} >= {
        (TargetKind.PLACE, "Porto"),
        (TargetKind.ORGANISATION, "Clinara"),
    }


def test_what_is_guessed_can_be_changed_and_taken_back(network: Network, goal: Goal) -> None:
    keeping.edit(
        network, goal.id, kind="advice", targets=[Target(TargetKind.ROLE, "survey lead")], note="soon"
    )

    kept = keeping.one(network, goal.id)
    assert (kept.kind, kept.note, [one.text for one in kept.targets]) == (
        Kind.ADVICE,
        "soon",
        ["survey lead"],
    )
    journal.undo(network)
    assert [one.text for one in keeping.one(network, goal.id).targets] == ["Lisbon", "data"]
    journal.undo(network)
    assert keeping.listed(network) == ()
    assert checks.check(network) == []


def test_an_edit_that_changes_nothing_is_no_change(network: Network, goal: Goal) -> None:
    kept = keeping.one(network, goal.id)
    before = Change.objects.of(network).count()

    keeping.edit(network, goal.id, text=kept.text, kind=kept.kind, note="", targets=kept.targets)

    assert Change.objects.of(network).count() == before


@pytest.mark.parametrize("words", ["", "  \n", "\x00"])
def test_a_goal_needs_words(network: Network, words: str) -> None:
    with pytest.raises(BadInput):
        keeping.add(network, words, today=DAY)


@pytest.mark.parametrize("words", ["x" * 10_000, "找一份在上海的工作", "عمل في لشبونة", "🎻 " * 3_000])
def test_a_goal_in_any_script_and_of_any_length_is_kept(network: Network, words: str) -> None:
    goal = keeping.add(network, words, today=DAY)

    kept = keeping.one(network, goal.id)
    assert kept.text == words.strip()[:10_000].strip()
    assert len(kept.title) <= keeping.TITLE + 1


def test_a_goal_is_closed_and_looked_for_again(network: Network, goal: Goal) -> None:
    keeping.close(network, goal.id, reached=True, outcome="Started at Clinara", today=DAY)

    kept = keeping.one(network, goal.id)
    assert (kept.open, kept.reached, kept.outcome) == (False, True, "Started at Clinara")
    assert keeping.listed(network, open_only=True) == ()
    keeping.reopen(network, goal.id)
    assert keeping.one(network, goal.id).open


def test_an_opening_goes_along_the_board_and_back(network: Network, goal: Goal, ana: Person) -> None:
    row = openings.add(network, goal.id, "Clinara", note="patient data", people=[ana.id], today=DAY)

    openings.move(network, row.id, "talking", today=DAY)
    openings.move(network, row.id, "talking", today=DAY)  # no move
    shown = openings.move(network, row.id, "asked", today=DAY)

    assert [one.step for one in shown.steps] == [Step.NOTICED, Step.TALKING, Step.ASKED]
    assert shown.standing.stage is Stage.ASKED
    journal.undo(network)
    assert openings.one(network, row.id).standing.stage is Stage.TALKING
    with pytest.raises(BadInput):
        openings.move(network, row.id, "won", today=DAY)


def test_who_led_to_it_is_to_be_thanked_once_something_came_of_it(
    network: Network, goal: Goal, ana: Person, miguel: Person
) -> None:
    row = openings.add(network, goal.id, "Clinara", people=[miguel.id, ana.id], today=DAY)
    assert openings.one(network, row.id).to_thank == ()

    shown = openings.move(network, row.id, "reached", today=DAY, words="from February")
    assert (shown.standing.reached, shown.standing.stage) == (True, Stage.CLOSED)
    assert [one.person.name for one in shown.to_thank] == ["Miguel Torres", "Ana Sousa"]

    shown = openings.thank(network, row.id, shown.to_thank[0].id, today=DAY, ledger_too=True)

    assert [one.person.name for one in shown.to_thank] == ["Ana Sousa"]
    (give,) = Give.objects.of(network)
    assert (give.way, give.kind, give.text, give.thanked_on) == ("received", "introduction", "Clinara", DAY)
    journal.undo(network)
    assert not Give.objects.of(network).exists()
    assert len(openings.one(network, row.id).to_thank) == 2
    assert checks.check(network) == []


def test_an_ask_puts_an_opening_on_the_board_and_one_undo_takes_both_back(
    network: Network, goal: Goal, ana: Person, miguel: Person
) -> None:
    asking.note(network, miguel.id, goal_id=goal.id, opening="Clinara", way=[ana.id], today=DAY)

    (opening,) = openings.listed(network, goal_id=goal.id)
    assert opening.standing.stage is Stage.ASKED
    assert [one.person.name for one in opening.people] == ["Miguel Torres", "Ana Sousa"]
    journal.undo(network)
    assert openings.listed(network, goal_id=goal.id) == ()
    assert asking.listed(network) == ()


def test_two_people_are_not_asked_in_nearly_the_same_words(
    network: Network, goal: Goal, ana: Person, miguel: Person
) -> None:
    def asked(person: Person) -> str:
        return wording.ask(network, person.id, Small.TALK, goal_id=goal.id, today=DAY).draft.body

    before, first = asked(miguel), asked(ana)
    sent = Touch.objects.create(
        network=network, key="sent", at=datetime(2026, 11, 23, 9, tzinfo=UTC), source="mbox", channel="mail",
        direction="out", people=1, summary=before.replace("Miguel", "Ana"),
    )  # fmt: skip
    record = Record.objects.of(network).get(person=ana)
    Participant.objects.create(network=network, touch=sent, record=record, role="to", at=sent.at)

    assert asked(ana) == first  # what she got herself stands in nobody's way
    assert asked(miguel) != before


def test_an_ask_for_an_opening_that_is_there_moves_it(network: Network, goal: Goal, ana: Person) -> None:
    row = openings.add(network, goal.id, "Clinara", people=[ana.id], today=DAY)

    asking.note(network, ana.id, goal_id=goal.id, opening_id=row.id, today=DAY)

    assert openings.one(network, row.id).standing.stage is Stage.ASKED
    assert len(openings.listed(network)) == 1


def test_the_rate_counts_answers_of_every_kind_of_ask(network: Network, ana: Person, miguel: Person) -> None:
    for said_so in ("yes", "no", ""):
        asking.answer(network, asking.note(network, ana.id, today=DAY).pk, said_so, today=DAY)
    introduction = introducing.propose(network, ana.id, miguel.id, why="sampling", today=DAY)
    introducing.step(network, introduction.pk, Introducing.ASKED_FIRST, today=DAY)
    introducing.step(network, introduction.pk, Introducing.FIRST_YES, today=DAY)
    asking.answer(
        network, asking.note(network, ana.id, today=DAY - timedelta(days=2_000)).pk, "no", today=DAY
    )

    assert asking.rate(network, today=DAY) == Rate(asked=4, answered=3, yes=2)
    with pytest.raises(BadInput):
        asking.answer(network, asking.listed(network)[0].id, "maybe", today=DAY)


def test_a_gift_comes_first_where_they_gave_more_and_a_promise_before_that(
    network: Network, ana: Person, miguel: Person
) -> None:
    assert asking.before(network, ana.id, today=DAY).first is First.HELLO  # no talk is known
    for _ in range(2):
        ledger.add(network, ana.id, ledger.Told(way="received", kind="advice", day=DAY))
    assert asking.before(network, ana.id, today=DAY).first is First.GIFT
    said.add_promise(network, ana.id, "send the article", by="me", today=DAY)
    told = asking.before(network, ana.id, today=DAY)
    assert (told.first, [text for _, text in told.promises]) == (First.PROMISE, ["send the article"])
    assert asking.before(network, miguel.id, today=DAY).first is First.HELLO


def test_a_goal_goes_with_all_that_hangs_on_it_and_comes_back(
    network: Network, goal: Goal, ana: Person
) -> None:
    asking.note(network, ana.id, goal_id=goal.id, opening="Clinara", today=DAY)
    before, content = _stored(network), checks.digest(network)

    keeping.remove(network, goal.id)
    assert set(_stored(network).values()) == {0}
    journal.undo(network)

    assert (_stored(network), checks.digest(network)) == (before, content)


def test_a_goal_with_a_board_is_not_taken_back_before_its_board(network: Network, goal: Goal) -> None:
    openings.add(network, goal.id, "Clinara", today=DAY)
    added = Change.objects.of(network).get(verb="add_goal")

    with pytest.raises(journal.RestedOn):
        journal.undo(network, added.pk)


def test_an_opening_leaves_the_board_and_its_asks_stay(network: Network, goal: Goal, ana: Person) -> None:
    asking.note(network, ana.id, goal_id=goal.id, opening="Clinara", today=DAY)
    (opening,) = openings.listed(network)

    openings.remove(network, opening.id)

    assert [one.opening for one in asking.listed(network)] == [None]
    journal.undo(network)
    assert [one.opening for one in asking.listed(network)] == [opening.id]


def test_whoever_is_forgotten_leaves_no_trace_on_the_board(
    network: Network, goal: Goal, ana: Person, miguel: Person
) -> None:
    asking.note(network, ana.id, goal_id=goal.id, opening="A team of hers", way=[miguel.id], today=DAY)

    forgetting.forget(network, ana.id)

    (opening,) = openings.listed(network)
    assert [one.person.name for one in opening.people] == ["Miguel Torres"]
    assert asking.listed(network) == ()
    assert not Change.objects.of(network).filter(about__icontains="Ana Sousa").exists()
    assert checks.check(network) == []


def test_what_is_not_there_is_said(network: Network, ana: Person) -> None:
    for ask in (keeping.one, openings.one, asking.one, keeping.remove, openings.remove):
        with pytest.raises(NotFound):
            ask(network, ana.id)


def test_a_board_takes_the_same_number_of_statements_whatever_is_on_it(
    network: Network, goal: Goal, ana: Person
) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            openings.listed(network, goal_id=goal.id)
            asking.listed(network, goal_id=goal.id)
            keeping.listed(network)
        return len(seen)

    openings.add(network, goal.id, "One", people=[ana.id], today=DAY)
    few = statements()
    for number in range(8):
        asking.note(network, ana.id, goal_id=goal.id, opening=f"Number {number}", today=DAY)

    assert statements() == few
