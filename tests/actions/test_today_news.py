"""News between two exports, dormant ties, promises of theirs and bare names, over the store."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection as database
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from amity.actions import import_undo, importing, journal, ties, today
from amity.actions.people import Wanted, list_people
from amity.actions.welcome import write_names
from amity.store.models import (
    Absence,
    Network,
    Outcome,
    Participant,
    Pause,
    Person,
    Promise,
    Record,
    RecordVersion,
    Touch,
)
from amity.today import Plan
from tests.actions.test_today import (
    DAY,
    NOON,
    monthly,
    organisation,
    plan,
    record_of,
    somebody,
    talk,
)
from tests.actions.written import CONNECTIONS, connection, table

ADA, BEN, CEM = ("Ada King", "ada-king"), ("Ben Okafor", "ben-okafor"), ("Cem Kaya", "cem-kaya")


@pytest.fixture
def real_day(network: Network) -> date:
    """The day of the machine's clock: what was seen is dated by it."""
    return timezone.now().date()


def bring(network: Network, folder: Path, *rows: list[str]) -> str:
    file = table(folder / "Connections.csv", CONNECTIONS, rows)
    brought = importing.prepare(network, [file], importing.Options())
    importing.run(network, brought.id)
    return str(brought.id)


def two_exports(network: Network, folder: Path) -> str:
    """Ada has another job, Ben's employer is spelt otherwise, Cem has a better title."""
    bring(
        network, folder / "spring",
        connection(*ADA, company="Northlight", title="Engineer"),
        connection(*BEN, company="Contoso", title="Baker"),
        connection(*CEM, company="Acme", title="Engineer"),
    )  # fmt: skip
    return bring(
        network, folder / "autumn",
        connection(*ADA, company="Hafen", title="Head of Data"),
        connection(*BEN, company="CONTOSO, Inc.", title="Baker"),
        connection(*CEM, company="Acme", title="Senior Engineer"),
    )  # fmt: skip


def told(planned: Plan) -> dict[str, str]:
    """The news on the cards, by name."""
    return {
        one.someone.name: str(reason.details["kind"])
        for one in planned.suggestions
        for reason in one.reasons
        if reason.why.value == "news"
    }


def test_two_exports_tell_who_changed_jobs_and_nothing_of_mere_spelling(
    network: Network, tmp_path: Path, real_day: date
) -> None:
    two_exports(network, tmp_path)

    planned = today.plan(network, today=real_day, energy="open")

    assert told(planned) == {"Ada King": "work", "Cem Kaya": "title"}
    card = next(one for one in planned.suggestions if one.someone.name == "Ada King")
    newer, older = card.reasons[0].evidence
    versions = {str(v.pk): v for v in RecordVersion.objects.of(network)}
    assert versions[newer.id].said["posts"][0]["organisation"] == "Hafen"
    assert versions[older.id].said["posts"][0]["organisation"] == "Northlight"
    assert "Hafen" in card.draft.body


def test_a_first_export_and_the_same_one_again_tell_no_news(
    network: Network, tmp_path: Path, real_day: date
) -> None:
    for turn in ("first", "again"):
        bring(network, tmp_path / turn, connection(*ADA, company="Hafen", title="Head of Data"))

    assert told(today.plan(network, today=real_day, energy="open")) == {}


def test_news_ends_after_four_weeks_and_with_its_import(
    network: Network, tmp_path: Path, real_day: date
) -> None:
    newer = two_exports(network, tmp_path)
    last, after = real_day + timedelta(days=28), real_day + timedelta(days=29)

    assert "Ada King" in told(today.plan(network, today=last, energy="open"))
    assert told(today.plan(network, today=after, energy="open")) == {}
    import_undo.undo(network, newer)
    assert told(today.plan(network, today=real_day, energy="open")) == {}


def test_news_is_told_once(network: Network, tmp_path: Path, real_day: date) -> None:
    two_exports(network, tmp_path)
    card = next(
        one
        for one in today.plan(network, today=real_day, energy="open").suggestions
        if one.someone.name == "Ada King"
    )

    today.done(network, card.id, today=real_day, at=timezone.now())

    assert Outcome.objects.of(network).get().leading == "news"
    later = today.plan(network, today=real_day + timedelta(days=20), energy="open")
    assert "Ada King" not in told(later)
    journal.undo(network)
    assert "Ada King" in told(today.plan(network, today=real_day, energy="open"))


def test_nobody_who_is_paused_has_news(network: Network, tmp_path: Path, real_day: date) -> None:
    two_exports(network, tmp_path)
    for person in Person.objects.of(network):
        Pause.objects.create(network=network, record=record_of(network, person), since=real_day, until=None)

    planned = today.plan(network, today=real_day, energy="open")

    assert planned.suggestions == ()


@pytest.mark.parametrize("kind", ["died", "left_out"])
def test_nobody_who_is_absent_has_news(network: Network, tmp_path: Path, real_day: date, kind: str) -> None:
    two_exports(network, tmp_path)
    for person in Person.objects.of(network):
        Absence.objects.create(
            network=network, record=record_of(network, person), kind=kind, created_at=timezone.now()
        )

    planned = today.plan(network, today=real_day, energy="open")

    assert planned.suggestions == ()
    assert {out.why for out in planned.left_out} == (set() if kind == "died" else {"wish"})


def long_ago(network: Network, name: str, *, silent: int = 1500, **fields: object) -> Person:
    """Twelve talks, a week apart, and then nothing for years."""
    person = somebody(network, name, **fields)  # type: ignore[arg-type]
    for week in range(12):
        talk(network, person, silent + 7 * week)
    return person


def test_a_dormant_tie_bridges_to_where_nobody_active_is(network: Network) -> None:
    long_ago(network, "Stran Ger", at="Hafen", silent=1600)
    long_ago(network, "Col League", at="Northlight")
    monthly(network, somebody(network, "Act Ive", at="Northlight"), silent=100)

    planned = plan(network, energy="open")

    dormant = [one for one in planned.suggestions if one.reasons[0].why.value == "dormant"]
    assert [one.someone.name for one in dormant] == ["Stran Ger"]
    assert dormant[0].reasons[0].details["name"] == "Hafen"
    assert dormant[0].reasons[0].evidence[0].kind == "touch"


def test_a_town_counts_where_no_organisation_is_known(network: Network) -> None:
    long_ago(network, "Here Too", place="Lisbon, Portugal")
    long_ago(network, "Far Away", place="Hamburg")
    monthly(network, somebody(network, "Act Ive", place="Lisboa"), silent=100)

    names = [
        o.someone.name for o in plan(network, energy="open").suggestions if o.reasons[0].why == "dormant"
    ]

    assert names == ["Far Away"]


def test_one_dormant_tie_a_week(network: Network) -> None:
    for n in range(4):
        long_ago(network, f"Person {n}", at=f"Org {n}")
    monday = DAY - timedelta(days=DAY.weekday())

    (card,) = today.plan(network, today=monday).suggestions
    today.skip(network, card.id, reason="nothing", today=monday)

    in_week = [today.plan(network, today=monday + timedelta(days=n)).suggestions for n in range(1, 7)]
    assert in_week == [()] * 6
    (after,) = today.plan(network, today=monday + timedelta(days=7)).suggestions
    assert after.someone.name != card.someone.name


def promised(network: Network, person: Person, **fields: object) -> Promise:
    given = {"by": "them", "text": "send me the slides", "made_on": DAY - timedelta(days=9), **fields}
    return Promise.objects.create(
        network=network, record=record_of(network, person), created_at=NOON, **given
    )


def test_a_promise_of_theirs_is_asked_after_the_day_they_named(network: Network) -> None:
    ana = somebody(network, "Ana Sousa")
    talk(network, ana, 9)
    promised(network, ana, due=DAY - timedelta(days=1))

    (card,) = plan(network).suggestions

    assert (card.reasons[0].why.value, card.ask.kind) == ("awaited", "awaited")
    assert today.plan(network, today=DAY - timedelta(days=1)).suggestions == ()


def test_a_promise_for_when_they_meet_is_kept_by_the_card_that_it_led_to(network: Network) -> None:
    ana = somebody(network, "Ana Sousa")
    promise = promised(network, ana, by="me", text="bring the book", when_we_meet=True)
    talk(network, ana, 3, channel="in_person", depth=2)
    talk(network, ana, 4)
    talk(network, ana, 40)

    (card,) = plan(network).suggestions
    today.done(network, card.id, today=DAY, at=NOON)

    assert card.reasons[0].why.value == "promise"
    promise.refresh_from_db()
    assert promise.kept_at == NOON


def test_five_names_and_nothing_else_give_people_with_a_small_step(network: Network) -> None:
    write_names(network, ["Hana", "Ruth Adler, Vienna", "Kofi Mensah", "Elena", "Noor Haddad"])

    planned = plan(network)

    assert [one.reasons[0].why.value for one in planned.suggestions] == ["named"] * 3
    assert all(len(one.openers) == 3 for one in planned.suggestions)
    assert planned.beginning
    assert list_people(network, Wanted(), today=DAY).total == 5


def test_a_name_that_was_written_to_begins_a_rhythm(network: Network) -> None:
    write_names(network, ["Hana", "Ruth Adler, Vienna"])
    card = plan(network).suggestions[0]

    today.done(network, card.id, today=DAY, at=NOON)

    tomorrow = today.plan(network, today=DAY + timedelta(days=1))
    assert [one.someone.name for one in tomorrow.suggestions] != [card.someone.name]
    assert len(tomorrow.suggestions) == 1
    assert not tomorrow.beginning


def test_of_a_meeting_of_many_everybody_is_met_and_one_has_a_card_at_a_time(network: Network) -> None:
    at = NOON - timedelta(days=2)
    meeting = Touch.objects.create(
        network=network, key="crowd", at=at, source="calendar", channel="meeting", direction="both", depth=2,
        people=9, subject="Data Makers", place="Town hall",
    )  # fmt: skip
    crowd = [somebody(network, f"Person {n}") for n in range(9)]
    for person in crowd:
        Participant.objects.create(
            network=network, touch=meeting, record=record_of(network, person), role="attendee", at=at
        )
    ties.rebuild(network, [person.id for person in crowd])
    monthly(network, somebody(network, "Qu Iet"))

    planned = plan(network, energy="low")
    more = plan(network)

    assert planned.suggestions[0].reasons[0].details["event"] == "Data Makers"
    assert "Qu Iet" in {one.someone.name for one in more.suggestions}
    assert len(more.follow_ups) == 9


def test_news_and_dormant_ties_cost_as_many_statements_for_many_as_for_few(network: Network) -> None:
    def statements() -> int:
        with CaptureQueriesContext(database) as seen:
            plan(network, energy="open")
        return len(seen)

    def crowd(names: str, count: int) -> None:
        for n in range(count):
            changed(network, somebody(network, f"{names} News {n}", at=f"New {n}", source="linkedin"))
            long_ago(network, f"{names} Ago {n}", at=f"Org {n}")
            monthly(network, somebody(network, f"{names} Quiet {n}"))

    crowd("Few", 11)
    few = statements()
    crowd("More", 12)

    assert statements() == few


def changed(network: Network, person: Person) -> None:
    """A second version of the card, seen yesterday, with the employer the person is shown with."""
    record = Record.objects.of(network).get(uid=person.id)
    first = RecordVersion.objects.of(network).get(record=record)
    RecordVersion.objects.create(
        network=network, record=record, number=2, said=first.said, said_hash="2", news=True,
        created_at=datetime(2026, 11, 23, tzinfo=UTC),
    )  # fmt: skip
    first.said = {**first.said, "posts": [{"organisation": "Somewhere Else"}]}
    first.save()
    Record.objects.of(network).filter(pk=record.pk).update(latest=2)
    assert organisation(network, str(person.organisation.name if person.organisation else "x"))
