"""A calendar also holds what has not happened yet: no tie may come from it; it is kept as an event, and followed."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from amity.actions import import_report, import_undo, importing, own, people
from amity.actions.events import keeping
from amity.people.records import Card
from amity.store.models import Attendance, Event, Network, Tie, Touch

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
        "1 event to come is noted."
    ]


def _bring(network: Network, file: Path) -> Any:
    chosen = importing.prepare(network, [file], importing.Options())
    importing.run(network, chosen.id)
    return chosen


def _ics(file: Path, *events: str) -> Path:
    inner = "".join(f"BEGIN:VEVENT\r\n{event}END:VEVENT\r\n" for event in events)
    file.write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{inner}END:VCALENDAR\r\n")
    return file


def _at(days: int) -> datetime:
    return (timezone.now() + timedelta(days=days)).replace(hour=12, minute=0, second=0, microsecond=0)


def _meeting(uid: str, start: datetime, *lines: str) -> str:
    told = (
        f"UID:{uid}", f"DTSTART:{start:%Y%m%dT%H%M%SZ}", f"DTEND:{start + timedelta(hours=1):%Y%m%dT%H%M%SZ}",
        "SUMMARY:Lunch", f"ORGANIZER:mailto:{MINE}", "ATTENDEE;CN=Noor Haddad:mailto:noor@haddad-mail.example", *lines,
    )  # fmt: skip
    return "".join(f"{line}\r\n" for line in told)


def test_a_meeting_to_come_is_an_event_with_who_is_known(network: Network, tmp_path: Path) -> None:
    own.say(network, [MINE])
    noor = people.add(network, Card(name="Noor Haddad", emails=("noor@haddad-mail.example",)))

    _bring(network, _ics(tmp_path / "a.ics", _meeting("lunch", _at(9))))
    _bring(network, _ics(tmp_path / "b.ics", _meeting("lunch", _at(9))))

    event = Event.objects.of(network).get()
    line = Attendance.objects.of(network).select_related("record").get()
    assert (event.kind, event.name, event.going) == ("meeting", "Lunch", "yes")
    assert (event.day, event.begins_at) == (_at(9).date(), _at(9))
    assert line.record is not None
    assert line.record.person_id == noor.id
    assert not Touch.objects.of(network).exists()


def test_a_meeting_that_moves_or_is_off_is_followed(network: Network, tmp_path: Path) -> None:
    own.say(network, [MINE])
    _bring(network, _ics(tmp_path / "a.ics", _meeting("lunch", _at(9)), _meeting("dinner", _at(10))))
    off = _meeting("dinner", _at(10), "STATUS:CANCELLED")

    _bring(network, _ics(tmp_path / "b.ics", _meeting("lunch", _at(12)), off))

    assert [event.day for event in Event.objects.of(network)] == [_at(12).date()]


def test_occurrences_follow_what_repeats(network: Network, tmp_path: Path) -> None:
    own.say(network, [MINE])
    weekly = _meeting("weekly", _at(2), "RRULE:FREQ=WEEKLY;COUNT=4")
    _bring(network, _ics(tmp_path / "a.ics", weekly))
    assert [event.day for event in Event.objects.of(network).order_by("day")] == [
        _at(days).date() for days in (2, 9, 16, 23)
    ]
    keeping.change(network, Event.objects.of(network).get(day=_at(23).date()).pk, goal="ask about the choir")

    moved = _meeting("weekly", _at(10), f"RECURRENCE-ID:{_at(9):%Y%m%dT%H%M%SZ}")
    shorter = _meeting("weekly", _at(2), "RRULE:FREQ=WEEKLY;COUNT=2")
    _bring(network, _ics(tmp_path / "b.ics", shorter, moved))

    told = Event.objects.of(network).order_by("day").values_list("day", "going")
    assert list(told) == [(_at(2).date(), "yes"), (_at(10).date(), "yes"), (_at(23).date(), "no")]


def test_what_names_nobody_is_an_event_where_it_has_a_place(network: Network, tmp_path: Path) -> None:
    concert = f"UID:c\r\nDTSTART:{_at(9):%Y%m%dT%H%M%SZ}\r\nSUMMARY:Concert\r\nLOCATION:Gewandhaus\r\n"
    note = f"UID:n\r\nDTSTART:{_at(9):%Y%m%dT%H%M%SZ}\r\nSUMMARY:Buy bread\r\n"

    _bring(network, _ics(tmp_path / "a.ics", concert, note))

    assert [(event.kind, event.name) for event in Event.objects.of(network)] == [("gathering", "Concert")]


def test_what_the_owner_did_not_answer_is_not_decided(network: Network, tmp_path: Path) -> None:
    own.say(network, [MINE])
    asked = f"ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:{MINE}"
    no = f"ATTENDEE;PARTSTAT=DECLINED:mailto:{MINE}"

    _bring(network, _ics(tmp_path / "a.ics", _meeting("a", _at(9), asked), _meeting("b", _at(10), no)))

    assert [event.going for event in Event.objects.of(network).order_by("day")] == ["", "no"]


def test_an_import_taken_back_takes_its_events_along(network: Network, tmp_path: Path) -> None:
    own.say(network, [MINE])
    chosen = _bring(network, _ics(tmp_path / "a.ics", _meeting("lunch", _at(-9)), _meeting("dinner", _at(9))))
    keeping.add(network, "Concert", _at(9).date())

    import_undo.undo(network, chosen.id)

    assert [event.name for event in Event.objects.of(network)] == ["Concert"]
    assert not Attendance.objects.of(network).exists()


def test_a_look_does_not_count_meetings_still_to_come(network: Network, tmp_path: Path) -> None:
    glances = importing.look(network, [_calendar(tmp_path, -10, 90)], importing.Options())

    assert [glance.touches for glance in glances] == [1]
