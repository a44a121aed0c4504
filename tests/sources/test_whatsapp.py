"""WhatsApp chats as phones export them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from amity.sources import whatsapp
from amity.sources.rows import Options, OwnerRow, RowError, TouchRow
from tests.sources.reading import detects, fixture, only, rows

NNBSP = "\u202f"


def talks(text: str | bytes, options: Options | None = None) -> list[TouchRow]:
    return only(TouchRow, rows(whatsapp, text, options))


def who(row: TouchRow) -> str:
    assert row.sender
    return row.sender.name or row.sender.phone


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("[04/03/25, 14:05:09] A A: m", "2025-03-04T14:05:09"),
        ("[3/14/25, 2:05:09 PM] A A: m", "2025-03-14T14:05:09"),
        (f"[3/14/25, 2:05:09{NNBSP}AM] A A: m", "2025-03-14T02:05:09"),
        ("[04.03.25, 14:05:09] A A: m", "2025-03-04T14:05:09"),
        ("14/03/2025, 14:05 - A A: m", "2025-03-14T14:05:00"),
        ("3/14/25, 12:05 AM - A A: m", "2025-03-14T00:05:00"),
        ("04/03/2025, 2:05 p.\u00a0m. - A A: m", "2025-03-04T14:05:00"),
        ("[2018/06/13, 21:25:15] A A: m", "2018-06-13T21:25:15"),
        ("13.6.2018 klo 21.25.15 - A A: m", "2018-06-13T21:25:15"),
        ("13. 6. 2018. 21:25:15 A A: m", "2018-06-13T21:25:15"),
        ("13-06-2018, 01.55 PM - A A: m", "2018-06-13T13:55:00"),
        ("[2019-12-24, 12:23:45] A A: m", "2019-12-24T12:23:45"),
        ("\u200e[04/03/25, 14:10:00] ~\u202fA A: m", "2025-03-04T14:10:00"),
        ("\ufeff[04/03/25, 14:10:00] A A: m", "2025-03-04T14:10:00"),
    ],
)
def test_every_form_of_a_header_is_read(line: str, at: str) -> None:
    (row,) = talks(line)

    assert detects(whatsapp, line)
    assert (row.at.isoformat(), who(row), row.text) == (f"{at}+00:00", "A A", "m")
    assert row.tz_assumed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "dear diary",
        "[2019-12-24, 12:23] Jane Doe: Hello",
        "2026-01-02 12:00:00 - INFO: started",
        "2026-01-02 12:00:00,123 INFO app: started",
        "04/03/2025, 14:05 - nobody wrote anything here",
        "Hello\n[04/03/25, 14:05:09] A: m",
        "Date,Name\n04/03/2025,A: m\n",
    ],
)
def test_other_texts_are_not_taken_for_chats(text: str) -> None:
    assert not detects(whatsapp, text)


@pytest.mark.parametrize(
    ("dates", "first", "told"),
    [
        (("3/4/25", "13/4/25"), date(2025, 4, 3), True),
        (("3/4/25", "4/13/25"), date(2025, 3, 4), True),
        (("3/4/25", "4/3/25"), date(2025, 3, 4), True),  # else time would run backwards
        (("5/4/25", "6/4/25", "7/4/25", "8/4/25"), date(2025, 4, 5), True),  # days change more often
        (("4/5/25", "4/6/25", "4/7/25"), date(2025, 4, 5), True),
        (("3/3/25",), date(2025, 3, 3), False),
        (("3/4/25",), date(2025, 4, 3), False),
        (("4/3/2025", "4/3/2025"), date(2025, 3, 4), False),
    ],
)
def test_all_dates_of_a_chat_tell_their_order(dates: tuple[str, ...], first: date, *, told: bool) -> None:
    found = rows(whatsapp, "".join(f"{day}, 14:05 - Ana Sousa: hello {day}\n" for day in dates))

    assert only(TouchRow, found)[0].at.date() == first
    assert bool(only(RowError, found)) is not told


def test_a_chat_that_tells_nothing_follows_the_region() -> None:
    found = rows(whatsapp, "3/4/25, 14:05 - Ana Sousa: hi\n", Options(region="US"))

    assert only(TouchRow, found)[0].at.date() == date(2025, 3, 4)
    assert only(RowError, found)[0].why.endswith("read the month first, as is usual where you are.")


def test_times_are_those_of_the_chosen_zone() -> None:
    (row,) = talks("[04.03.25, 14:05:09] Ana Sousa: hi", Options(time_zone=ZoneInfo("Europe/Berlin")))

    assert row.at == datetime(2025, 3, 4, 13, 5, 9, tzinfo=UTC)


def test_a_talk_of_two_names_both_on_every_message() -> None:
    found = rows(whatsapp, fixture("whatsapp/android_24h.txt"))

    first, answer, picture = only(TouchRow, found)
    assert first.text == "Shall we go to the market?\nIt opens at nine: be early"
    assert [(who(row), [p.name for p in row.others]) for row in (first, answer)] == [
        ("Ana Sousa", ["Alex Test"]),
        ("Alex Test", ["Ana Sousa"]),
    ]
    assert (picture.text, picture.channel) == ("", "chat")
    assert only(RowError, found) == [
        RowError("", "3 lines are notices, deleted messages or missed calls.", 3)
    ]


def test_a_notice_that_says_you_tells_who_the_owner_is() -> None:
    (owner,) = only(OwnerRow, rows(whatsapp, fixture("whatsapp/android_24h.txt")))

    assert owner.card.name == "Alex Test"


def test_whoever_has_no_name_is_known_by_number() -> None:
    first, answer = talks(fixture("whatsapp/android_12h.txt"))

    assert first.sender is not None
    assert (first.sender.phone, first.sender.name) == ("+34 600 00 00 00", "")
    assert [p.phone for p in answer.others] == ["+34 600 00 00 00"]


def test_the_name_of_a_group_writes_nothing_and_calls_have_a_length() -> None:
    which, picture, over, call, poll = talks(fixture("whatsapp/ios_group.txt"))

    assert [who(row) for row in (which, picture, over)] == ["Priya N", "Priya N", "Dana Lee"]
    assert (over.text, picture.text) == ("Over the hill", "")
    assert (call.channel, call.minutes) == ("call", 12)
    assert poll.text.startswith("POLL:\nHill or lake?")
    assert {p.name for p in which.others} == {"Boris", "Dana Lee"}


def test_a_crowd_makes_no_tie() -> None:
    small = talks("".join(f"[04.03.25, 14:05:{n:02}] Person {chr(65 + n)}: hi\n" for n in range(10)))
    crowd = talks("".join(f"[04.03.25, 14:05:{n:02}] Person {chr(65 + n)}: hi\n" for n in range(11)))

    assert {(row.to_list, len(row.others)) for row in small} == {(False, 9)}
    assert {(row.to_list, len(row.others)) for row in crowd} == {(True, 0)}


def test_the_same_chat_exported_later_keeps_its_keys() -> None:
    start = "3/4/25, 14:05 - Ana Sousa: hello\n3/4/25, 14:06 - Alex Test: hi\n"

    before = [row.key for row in talks(start)]
    after = [row.key for row in talks(start + "3/13/25, 14:05 - Ana Sousa: well?\n")]

    assert after[:2] == before
    assert len(set(after)) == 3


def test_the_same_words_in_two_chats_are_two_messages() -> None:
    ana = talks("3/4/25, 14:05 - Ana Sousa: hello\n3/4/25, 14:06 - Alex Test: ok\n")
    ben = talks("3/4/25, 14:05 - Ben Okafor: hello\n3/4/25, 14:06 - Alex Test: ok\n")

    assert not {row.key for row in ana} & {row.key for row in ben}


def test_a_date_that_does_not_exist_costs_one_message() -> None:
    found = rows(
        whatsapp,
        "[04.03.25, 14:05:09] A A: one\n[44.33.25, 14:05:09] A A: two\n[05.03.25, 14:05:09] A A: x\n",
    )

    assert [row.text for row in only(TouchRow, found)] == ["one", "x"]
    assert only(RowError, found) == [RowError("line 2", "The date “[44.33.25, 14:05:09]” cannot be read.")]


def test_words_that_look_like_notices_stay_words() -> None:
    said = [
        "Missed you yesterday",
        "Voice call with mum was nice",
        "I deleted this message of yours",
        "You left early",
    ]
    found = talks("".join(f"[04.03.25, 14:05:0{n}] A A: {text}\n" for n, text in enumerate(said)))

    assert [(row.channel, row.text) for row in found] == [("chat", text) for text in said]
