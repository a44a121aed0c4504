"""Calendars: who met whom, each time, and never without end."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.sources import calendar
from amity.sources.calendar.rules import periods, read_rule
from amity.sources.calendar.zones import zone_of
from amity.sources.rows import Options, RowError, TouchRow
from tests.sources.reading import detects, fixture, only, rows

GUEST = "ATTENDEE;CN=Ben Okafor:mailto:ben@x.example"


def calendar_of(*events: tuple[str, ...]) -> str:
    inner = "".join(
        "BEGIN:VEVENT\r\n" + "".join(f"{x}\r\n" for x in event) + "END:VEVENT\r\n" for event in events
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{inner}END:VCALENDAR\r\n"


def event(*lines: str, start: str = "DTSTART:20260105T100000Z", uid: str = "u") -> tuple[str, ...]:
    return (f"UID:{uid}", start, *lines, GUEST)


def touches(*events: tuple[str, ...], options: Options | None = None) -> list[TouchRow]:
    return only(TouchRow, rows(calendar, calendar_of(*events), options))


def test_a_weekly_meeting_with_one_cancelled_time() -> None:
    found = [row for row in only(TouchRow, rows(calendar, fixture("calendar/team.ics"))) if not row.cancelled]

    assert [row.at for row in found] == [datetime(2024, 3, day, 9, 0, tzinfo=UTC) for day in (4, 18, 25)]
    first = found[0]
    assert (first.subject, first.minutes, first.channel) == ("Weekly, sync", 30, "meeting")
    assert first.sender is not None
    assert (first.sender.name, first.sender.role) == ("Ana Ruiz", "organiser")
    assert [(p.name, p.email, p.robot) for p in first.others] == [
        ("Ben Okafor", "Ben.Okafor@example.org", False),
        ("Room", "c_1@resource.calendar.google.com", True),
    ]
    assert len({row.key for row in found}) == 3


def test_a_moved_time_takes_the_place_of_the_planned_one() -> None:
    weekly = event("RRULE:FREQ=WEEKLY;COUNT=3")
    moved = event("RECURRENCE-ID:20260112T100000Z", start="DTSTART:20260113T150000Z")

    before = {row.at: row.key for row in touches(weekly)}
    after = {row.at: row.key for row in touches(weekly, moved)}

    assert sorted(after) == [datetime(2026, 1, d, h, tzinfo=UTC) for d, h in ((5, 10), (13, 15), (19, 10))]
    assert after[datetime(2026, 1, 13, 15, tzinfo=UTC)] == before[datetime(2026, 1, 12, 10, tzinfo=UTC)]


def test_a_single_event_keeps_its_key_when_it_moves() -> None:
    (one,), (other,) = touches(event()), touches(event(start="DTSTART:20260106T100000Z"))

    assert one.key == other.key


def test_events_with_nobody_else_are_counted() -> None:
    alone = ("UID:1", "DTSTART:20260105T100000Z", "ORGANIZER:mailto:me@x.example")
    room = (*alone, "ATTENDEE;CUTYPE=ROOM;CN=Big:mailto:big@x.example", "ATTENDEE:mailto:me@x.example")

    found = rows(calendar, calendar_of(alone, room))
    assert found == [RowError("", "2 events have nobody else on them.", 2)]


def test_those_who_declined_were_not_there() -> None:
    (row,) = touches(event("ATTENDEE;PARTSTAT=DECLINED:mailto:no@x.example"))

    assert [p.email for p in row.others] == ["ben@x.example"]


def test_repetitions_stay_inside_the_window() -> None:
    options = Options(window=(date(2026, 1, 1), date(2026, 1, 31)))
    found = touches(
        event("RRULE:FREQ=DAILY", start="DTSTART;TZID=Europe/Berlin:20000101T090000"), options=options
    )

    assert len(found) == 31
    assert found[0].at == datetime(2026, 1, 1, 8, 0, tzinfo=UTC)


def test_a_meeting_keeps_its_hour_when_clocks_change() -> None:
    found = touches(event("RRULE:FREQ=WEEKLY;COUNT=2", start="DTSTART;TZID=Europe/Berlin:20260326T100000"))

    assert [row.at.hour for row in found] == [9, 8]


def test_left_out_and_added_times() -> None:
    found = touches(
        event(
            "RRULE:FREQ=DAILY;COUNT=4", "EXDATE:20260106T100000Z,20260107T100000Z", "RDATE:20260301T120000Z"
        )
    )

    assert [(row.at.month, row.at.day) for row in found] == [(1, 5), (1, 8), (3, 1)]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=1,2",
        "x",
        "",
    ],
)
def test_rules_that_no_meeting_follows_cost_one_event(rule: str) -> None:
    found = rows(calendar, calendar_of(event(f"RRULE:{rule}"), event(uid="good")))

    assert len(only(TouchRow, found)) == 1
    assert [error.where for error in only(RowError, found)] == ["event 1"]


@pytest.mark.parametrize(
    ("start", "rule", "count"),
    [
        ("DTSTART:00010101T000000Z", "FREQ=DAILY;UNTIL=99991231T235959Z", 0),
        ("DTSTART:19000101T000000Z", "FREQ=DAILY;UNTIL=99991231T235959Z", 1_000),
        ("DTSTART:20200101T000000Z", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", 0),
        ("DTSTART:20200101T000000Z", "FREQ=DAILY;COUNT=1000000000", 1_000),
        ("DTSTART:20200101T000000Z", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 0),
    ],
)
def test_endless_and_empty_rules_end(start: str, rule: str, count: int) -> None:
    options = Options(window=(date(1950, 1, 1), date(2050, 1, 1)))

    assert len(touches(event(f"RRULE:{rule}", start=start), options=options)) == count


def test_times_without_zone_take_the_chosen_one() -> None:
    (row,) = touches(
        event(start="DTSTART:20260105T100000"), options=Options(time_zone=ZoneInfo("Asia/Tokyo"))
    )

    assert (row.at, row.tz_assumed) == (datetime(2026, 1, 5, 1, 0, tzinfo=UTC), True)


def test_a_whole_day() -> None:
    (row,) = touches(event("DTEND;VALUE=DATE:20260106", start="DTSTART;VALUE=DATE:20260105"))

    assert (row.all_day, row.minutes, row.tz_assumed) == (True, None, False)


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("/example.org/20070129_1/Europe/Oslo", "Europe/Oslo"),
        ("(UTC+01:00) Amsterdam, Berlin", "Etc/GMT-1"),
    ],
)
def test_zones_by_any_name(name: str, zone: str) -> None:
    assert zone_of(name, ZoneInfo("UTC")) == (ZoneInfo(zone), False)


@pytest.mark.parametrize("name", ["", "My Zone", "../../etc/passwd", "Europe", "\x00", "x" * 10_000])
def test_a_zone_that_does_not_exist_is_assumed(name: str) -> None:
    assert zone_of(name, ZoneInfo("Asia/Tokyo")) == (ZoneInfo("Asia/Tokyo"), True)


def test_cancelled_meetings_say_so() -> None:
    (row,) = touches(event("STATUS:CANCELLED"))

    assert row.cancelled


def test_a_crowd_makes_no_tie() -> None:
    crowd = tuple(f"ATTENDEE:mailto:p{n}@x.example" for n in range(5_000))
    (row,) = touches(event(*crowd))

    assert row.to_list
    assert len(row.others) == 50


def test_alarms_and_broken_events_do_no_harm() -> None:
    alarm = ("BEGIN:VALARM", "DURATION:PT5M", "ATTENDEE:mailto:alarm@x.example", "END:VALARM")
    found = rows(calendar, calendar_of(event(*alarm), event(start="DTSTART:soon", uid="b"), event(uid="c")))

    assert [[p.email for p in row.others] for row in only(TouchRow, found)] == [["ben@x.example"]] * 2
    assert only(RowError, found) == [RowError("event 2", "The event has no time that can be read.")]


def test_an_event_without_end_does_not_swallow_the_next() -> None:
    text = calendar_of(event(uid="a"), event(uid="b")).replace("END:VEVENT\r\n", "", 1)

    assert len(only(TouchRow, rows(calendar, text))) == 2


def test_only_calendars_are_calendars() -> None:
    assert detects(calendar, fixture("calendar/team.ics"))
    assert not detects(calendar, fixture("vcard/apple.vcf"))


_days = st.lists(
    st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, max_size=3, unique=True
)


@settings(deadline=None)
@given(
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 4),
    st.none() | _days,
    st.none() | st.sampled_from([-1, 1, 15, 28]),  # that exist: the other reader looks for others until 9999
    st.none() | st.integers(1, 12),
    st.dates(date(2020, 1, 1), date(2022, 1, 1)),
)
def test_rules_name_the_same_days_as_another_reader(
    freq: str, interval: int, days: list[str] | None, month_day: int | None, month: int | None, start: date
) -> None:
    text = f"FREQ={freq};INTERVAL={interval}"
    text += f";BYDAY={','.join(days)}" if days else ""
    text += f";BYMONTHDAY={month_day}" if month_day and freq != "WEEKLY" else ""
    text += f";BYMONTH={month}" if month else ""
    last = date(2027, 1, 1)

    mine = [day for days in periods(read_rule(text), start, last) for day in days]

    midnight = datetime.min.time()
    theirs = rrulestr(f"{text};UNTIL=20270101T000000", dtstart=datetime.combine(start, midnight))
    assert mine == [moment.date() for moment in theirs]


@given(st.binary(max_size=300))
def test_no_bytes_raise_and_the_same_bytes_give_the_same_rows(data: bytes) -> None:
    whole = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260105T100000\nATTENDEE:mailto:b@x.example\n" + data

    assert rows(calendar, whole) == rows(calendar, whole)


def test_a_cancelled_occurrence_is_told_even_where_it_names_nobody() -> None:
    text = (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTART:20260105T100000Z\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\n"
        f"{GUEST}\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:u\r\nRECURRENCE-ID:20260112T100000Z\r\nSTATUS:CANCELLED\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    before = only(TouchRow, rows(calendar, text.partition("BEGIN:VEVENT\r\nUID:u\r\nRECURRENCE")[0]))

    held, gone = only(TouchRow, rows(calendar, text))

    assert (held.cancelled, gone.cancelled, gone.others) == (False, True, ())
    assert [row.key for row in before] == [held.key, gone.key]
