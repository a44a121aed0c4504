"""LinkedIn exports of every era."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from amity.people.records import Post, YearlyDay
from amity.sources import linkedin
from amity.sources.linkedin.profiles import profile_key
from amity.sources.rows import Options, OwnerRow, PersonRow, RowError, TouchRow
from tests.sources.reading import detects, fixture, only, rows

NEW = "linkedin/Complete_LinkedInDataExport_03-09-2026/"
OLD = "linkedin/Basic_LinkedInDataExport_05-14-2021/"
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
    "CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT\n"
)
LI = "https://www.linkedin.com/in/"


def message(
    *, sender: str = f"Ana,{LI}ana", to: str = f'"Ben",{LI}ben', text: str = "Hi", tail: str = "INBOX,,No"
) -> str:
    return f"c1,,{sender},{to},2026-02-01 08:00:00 UTC,,{text},{tail}\n"


def test_connections_are_people_with_post_and_day() -> None:
    people = only(PersonRow, rows(linkedin, fixture(NEW + "Connections.csv")))

    mira, tomas, lena = people
    assert mira.key == "/in/mira-okonjo-1a2b"
    assert mira.card.name == "Mira Okonjo"
    assert mira.card.posts == (Post("Northwind Analytics, Inc.", "Head of Data"),)
    assert mira.card.days == (YearlyDay("connected", 2, 8, 2026),)
    assert mira.card.extra == {}
    assert (tomas.key, tomas.card.name) == ("/in/tomás-reyes", "Tomás Reyes")
    assert tomas.card.emails == ("tomas@example.org",)
    assert tomas.card.extra == {"name as written": ["Tomás Reyes, Ph.D."]}
    assert (lena.card.name, lena.card.posts) == ("Lena", ())


def test_hidden_connections_are_counted_in_one_sentence() -> None:
    found = rows(linkedin, HEADER + ",,,,,,07 Jun 2026\n" * 4)

    assert found == [RowError("", "4 connections hide their profile.", rows=4)]


def test_the_oldest_export_has_no_urls_and_still_stable_keys() -> None:
    first = only(PersonRow, rows(linkedin, fixture(OLD + "Connections.csv")))
    again = only(PersonRow, rows(linkedin, fixture(OLD + "Connections.csv")))

    assert first == again
    assert len(first[0].key) == 22
    assert first[0].card.urls == ()


def test_messages_keep_line_breaks_and_pair_names_with_addresses() -> None:
    found = rows(linkedin, fixture(NEW + "messages.csv"))

    first, second, third = only(TouchRow, found)
    assert first.source == "linkedin.messages"
    assert first.at == datetime(2026, 2, 1, 8, 0, tzinfo=UTC)
    assert first.text == 'Hi Alex,\nthanks for the intro to "Sam".\n\nCoffee on Thursday?'
    assert first.sender is not None
    assert (first.sender.name, first.sender.url) == ("Mira Okonjo", LI + "mira-okonjo-1a2b")
    assert first.thread == second.thread != third.thread
    assert [p.name for p in third.others] == ["Alex Test", "Tomás Reyes"]
    assert only(RowError, found) == [RowError("", "1 message is a draft, spam or sponsored.", 1)]


def test_a_single_recipient_is_the_whole_field_whatever_commas_it_holds() -> None:
    (row,) = only(TouchRow, rows(linkedin, MESSAGES + message(to=f'"Reyes, Tomás, Ph.D.",{LI}tomas')))

    assert len(row.others) == 1
    assert row.others[0].url == LI + "tomas"


def test_recipients_that_cannot_be_paired_are_known_by_address_only() -> None:
    to = f'"Smith, John, Doe, Jane","{LI}john,{LI}jane"'
    (row,) = only(TouchRow, rows(linkedin, MESSAGES + message(to=to)))

    assert [(p.name, p.url) for p in row.others] == [("", LI + "john"), ("", LI + "jane")]


@pytest.mark.parametrize(
    "unwanted",
    [
        message(tail="INBOX,,Yes"),
        message(tail="SPAM,,No"),
        message(sender="Some Shop,"),
        message(text='"<p class=""spinmail-quill-editor__spin-break"">Hi</p>"'),
    ],
)
def test_drafts_spam_and_sponsored_messages_are_left_out(unwanted: str) -> None:
    found = rows(linkedin, MESSAGES + message() + unwanted)

    assert len(only(TouchRow, found)) == 1
    assert [error.rows for error in only(RowError, found)] == [1]


def test_a_hidden_member_is_one_unknown_of_the_conversation() -> None:
    found = only(TouchRow, rows(linkedin, MESSAGES + message(sender="LinkedIn Member,", text="One") * 2))

    senders = {row.sender for row in found}
    assert len(senders) == 1
    (sender,) = senders
    assert sender is not None
    assert (sender.name, sender.url) == ("", "")
    assert sender.key


def test_html_in_a_message_becomes_words() -> None:
    (row,) = only(TouchRow, rows(linkedin, MESSAGES + message(text="<p>Hello<br>there &amp; you</p>")))

    assert row.text == "Hello\nthere & you"


def test_invitations_tell_who_the_owner_is() -> None:
    owner, touch = rows(
        linkedin, fixture(NEW + "Invitations.csv"), Options(time_zone=ZoneInfo("Europe/Oslo"))
    )

    assert isinstance(owner, OwnerRow)
    assert owner.card.urls == (LI + "alex-test",)
    assert isinstance(touch, TouchRow)
    assert touch.at == datetime(2026, 1, 29, 13, 37, tzinfo=UTC)
    assert (touch.tz_assumed, touch.channel, touch.text) == (True, "invitation", "Great talk at the meetup!")


def test_profile_positions_and_addresses_are_of_the_owner() -> None:
    (profile,) = only(OwnerRow, rows(linkedin, fixture(NEW + "Profile.csv")))
    (posts,) = only(OwnerRow, rows(linkedin, fixture(NEW + "Positions.csv")))
    mails = "Email Address,Confirmed,Primary,Updated On\na@x.example,Yes,No,\nb@x.example,Yes,Yes,\nc@x.example,No,No,\n"
    (addresses,) = only(OwnerRow, rows(linkedin, mails))

    assert (profile.card.name, profile.card.place, profile.card.note) == ("Alex Test", "Oslo", "Engineer")
    assert posts.card.posts == (Post("Acme", "Engineer", started=date(2021, 1, 1), current=True),)
    assert addresses.card.emails == ("b@x.example", "a@x.example")


@pytest.mark.parametrize(
    "header",
    ["Name,Email\n", "First Name,Last Name,E-mail Address\n", "", "\x00\x01", "From,To\n"],
)
def test_other_tables_are_not_taken_for_linkedin(header: str) -> None:
    assert not detects(linkedin, header)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_encoding_and_delimiter_gives_the_same_person(encoding: str, delimiter: str) -> None:
    text = (HEADER + "Zoë,Müller,https://www.linkedin.com/in/zoe,,Acme,CTO,05 Mar 2021\n").replace(
        ",", delimiter
    )

    (person,) = only(PersonRow, rows(linkedin, text.encode(encoding)))

    assert (person.key, person.card.name) == ("/in/zoe", "Zoë Müller")


def test_an_unreadable_date_costs_one_message() -> None:
    found = rows(
        linkedin, MESSAGES + message() + message(text="x").replace("2026-02-01", "soon") + message(text="y")
    )

    assert len(only(TouchRow, found)) == 2
    assert only(RowError, found)[0].where == "line 3"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.linkedin.com/in/Ada-L/", "/in/ada-l"),
        ("www.linkedin.com/in/ada-l?trk=x", "/in/ada-l"),
        ("https://de.linkedin.com/in/tom%C3%A1s", "/in/tomás"),
        ("https://www.linkedin.com/company/acme", ""),
        ("", ""),
    ],
)
def test_profile_addresses_have_one_form(url: str, key: str) -> None:
    assert profile_key(url) == key
