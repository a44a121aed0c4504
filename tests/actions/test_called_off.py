"""A calendar that comes in again without a meeting ends what was taken for held."""

from pathlib import Path

from amity.actions import checks, own
from amity.store.models import Network, Participant, Tie, Touch
from tests.actions.test_linkedin_files import bring
from tests.actions.written import calendar, event

ME, ANA, BEN = "me@home.example", "ana@acme.example", "ben@acme.example"
OFF = "BEGIN:VEVENT\r\nUID:weekly\r\nRECURRENCE-ID:20260309T090000Z\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\n"


def test_a_cancelled_occurrence_ends_its_talk_and_the_tie_follows(network: Network, tmp_path: Path) -> None:
    own.say(network, [ME])
    weekly = event("weekly", ME, ANA, more=["RRULE:FREQ=WEEKLY;COUNT=3"])
    bring(network, calendar(tmp_path / "before.ics", weekly, event("once", ME, BEN)))

    bring(network, calendar(tmp_path / "after.ics", weekly, OFF, event("once", ME, BEN)))

    assert [touch.at.day for touch in Touch.objects.of(network).order_by("at", "pk")] == [2, 2, 16]
    assert Participant.objects.of(network).count() == 3
    assert Tie.objects.of(network).get(person__name=ANA).events == 2
    assert checks.check(network, rebuild=True) == []


def test_a_cancelled_meeting_takes_its_only_talk_and_the_tie_along(network: Network, tmp_path: Path) -> None:
    own.say(network, [ME])
    bring(network, calendar(tmp_path / "before.ics", event("once", ME, ANA)))

    bring(network, calendar(tmp_path / "after.ics", event("once", ME, ANA, more=["STATUS:CANCELLED"])))

    assert not Touch.objects.of(network).exists()
    assert not Tie.objects.of(network).exists()
    assert checks.check(network, rebuild=True) == []
