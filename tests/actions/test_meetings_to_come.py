"""A calendar also holds what has not happened yet: no tie may come from it."""

from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from amity.actions import import_report, importing, own
from amity.store.models import Network, Tie

MINE = "maya@ferreira-mail.example"


def _calendar(folder: Path, *days: int) -> Path:
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:lunch{number}\r\nDTSTART:{timezone.now() + timedelta(days=days):%Y%m%dT%H%M%SZ}\r\n"
        f"SUMMARY:Lunch\r\nORGANIZER:mailto:{MINE}\r\nATTENDEE;CN=Noor Haddad:mailto:noor@haddad-mail.example\r\nEND:VEVENT\r\n"
        for number, days in enumerate(days)
    )
    file = folder / "calendar.ics"
    file.write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
    return file


def test_a_meeting_still_to_come_is_named_and_makes_no_tie(network: Network, tmp_path: Path) -> None:
    own.say(network, [MINE])
    chosen = importing.prepare(network, [_calendar(tmp_path, -10, 90)], importing.Options())

    importing.run(network, chosen.id)

    report = import_report.report(network, chosen.id)
    tie = Tie.objects.of(network).get()
    assert (tie.days, tie.last_day) == (1, (timezone.now() - timedelta(days=10)).date())
    assert [why for file in report.files for _where, why, _rows in file.errors] == [
        "Meetings still to come: bring the calendar in again after them."
    ]


def test_a_look_does_not_count_meetings_still_to_come(network: Network, tmp_path: Path) -> None:
    glances = importing.look(network, [_calendar(tmp_path, -10, 90)], importing.Options())

    assert [glance.touches for glance in glances] == [1]
