"""Guest lists: of three organisers and of anybody; a bad line costs one line, and nobody is taken for another."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.sources import detect, guests
from amity.sources.guests import Guest
from amity.sources.refused import Refused
from amity.sources.rows import Peek, RowError
from tests.sources.reading import Memory, fixture, only

EVENTBRITE = "Order #,Order Date,First Name,Last Name,Email,Attendee #,Attendee Status,Ticket Type\n"


def listed(data: bytes | str, name: str = "list.csv") -> list[Guest | RowError]:
    one = guests.opened(Memory(data if isinstance(data, bytes) else data.encode(), name))
    return guests.read(one, one.guessed)


def told(data: bytes | str) -> list[Guest]:
    return only(Guest, listed(data))


def why(data: bytes | str) -> list[tuple[str, str]]:
    return [(one.where, one.why) for one in only(RowError, listed(data))]


def test_a_list_of_luma() -> None:
    (ada,) = told(fixture("events/luma.csv"))

    assert (ada.name, ada.email, ada.organisation, ada.coming) == (
        "Ada Lovelace", "Ada@Example.com", "Acme Ltd", "yes",
    )  # fmt: skip


def test_a_list_of_eventbrite_gives_an_address_only_to_whose_name_it_spells() -> None:
    rosa, jonah = told(fixture("events/eventbrite.csv"))

    assert (rosa.name, rosa.email, rosa.title, rosa.organisation) == (
        "Rosa Delgado",
        "rosa@example.com",
        "CTO",
        "Acme",
    )
    assert (jonah.name, jonah.email, jonah.coming) == ("Jonah Kim", "", "no")
    assert rosa.key != jonah.key


def test_a_list_of_meetup_is_text_whatever_it_is_called() -> None:
    (sam,) = told(fixture("events/meetup.xls"))

    assert (sam.name, sam.url, sam.role) == ("Sam O", "https://www.meetup.com/pydata/members/12345/", "guest")


def test_a_host_and_a_member_of_meetup() -> None:
    header = (
        "Name\tUser ID\tTitle\tEvent Host\tRSVP\tGuests\tRSVPed on\tJoined Group on\tURL of Member Profile\n"
    )
    rows = "Ana\tuser 1\tOrganizer\tYes\tYes\t0\t\t\thttps://www.meetup.com/x/members/1/\n"

    (ana,) = told(header + rows + "Ben\tuser 2\t\tNo\tNo\t0\t\t\thttps://www.meetup.com/x/members/2/\n")[:1]

    assert (ana.role, ana.title) == ("host", "")


def test_an_address_of_a_whole_order_is_nobodys_where_it_spells_no_name() -> None:
    rows = "1,,Ana,Sousa,office@firm.example,1,Attending,\n1,,Ben,Okafor,office@firm.example,2,Attending,\n"

    assert [(one.name, one.email) for one in told(EVENTBRITE + rows)] == [
        ("Ana Sousa", ""),
        ("Ben Okafor", ""),
    ]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("Name,Email\nAna Sousa,ana@x.example\n", ("Ana Sousa", "ana@x.example", "", "")),
        (
            "Vorname;Nachname;E-Mail;Firma\nAna;Sousa;ana@x.example;Acme\n",
            ("Ana Sousa", "ana@x.example", "Acme", ""),
        ),
        ("Ana Sousa,ana@x.example\nBen Okafor,ben@x.example\n", ("Ana Sousa", "ana@x.example", "", "")),
        (
            "Who comes;Contact\nAna Sousa;ana@x.example\nBen Okafor;b@x.example\n",
            ("Ana Sousa", "ana@x.example", "", ""),
        ),
        ("ana@x.example\nben@x.example\n", ("", "ana@x.example", "", "")),
        ("Name\nAna Sousa\n", ("Ana Sousa", "", "", "")),
        (
            "Notes for the door\n\nName,Email\nAna Sousa,ana@x.example\n",
            ("Ana Sousa", "ana@x.example", "", ""),
        ),
        ("\ufeffName\tJob title\nSousa, Ana\tBaker\n", ("Ana Sousa", "", "", "Baker")),
        ("Name,Role\nAna Sousa,Baker\nBen Okafor,Miller\n", ("Ana Sousa", "", "", "Baker")),
    ],
)
def test_columns_are_guessed_by_heading_and_by_content(table: str, expected: tuple[str, ...]) -> None:
    first = told(table)[0]

    assert (first.name, first.email, first.organisation, first.title) == expected


def test_a_column_of_parts_is_no_work() -> None:
    ana, ben = told("Name,Role\nAna Sousa,Speaker\nBen Okafor,Guest\n")

    assert [(one.role, one.title) for one in (ana, ben)] == [("speaker", ""), ("guest", "")]


def test_what_organisers_asked_is_kept_with_the_question() -> None:
    (ana,) = told("Name,What brings you here?,Shoe size\nAna Sousa,The choir,39\n")

    assert ana.said == "What brings you here? The choir"


@pytest.mark.parametrize(
    ("status", "coming"),
    [
        ("Going", "yes"),
        ("waitlist", "maybe"),
        ("Not Attending", "no"),
        ("abgesagt", "no"),
        ("", "yes"),
        ("vielleicht", "maybe"),
    ],
)
def test_who_is_not_coming_is_said(status: str, coming: str) -> None:
    assert [one.coming for one in told(f"Name,RSVP\nAna Sousa,{status}\n")] == [coming]


def test_a_bad_line_gets_a_sentence_and_the_rest_goes_on() -> None:
    table = 'Name,Email\n=HYPERLINK("http://x"),a@x.example\n,\nAna Sousa,no address\n"Ben,b@x.example\n,,,,,\nCleo Vaz,c@x.example\n'

    assert [one.name for one in told(table)] == ["Ana Sousa", "Cleo Vaz"]
    assert [where for where, _why in why(table)] == ["line 2", "line 5"]
    assert told(table)[0].email == ""


def test_numbers_of_lines_are_those_of_the_file_also_without_a_header() -> None:
    rows = listed("Ana Sousa,ana@x.example\n=1+1,\nBen Okafor,ben@x.example\n")

    assert [one.where for one in rows] == ["line 1", "line 2", "line 3"]


def test_the_same_line_twice_is_one_guest_and_two_of_one_name_are_two() -> None:
    table = "Name,Company\nAna Sousa,Acme\nAna Sousa,Acme\nAna Sousa,Clinara\n"

    keys = [one.key for one in told(table)]

    assert len(keys) == len(set(keys)) == 2


@pytest.mark.parametrize(
    "data",
    [b"", b"\n\n", b"a,b\n1,2\n", b"\x89PNG\r\n\x1a\n" + bytes(200), b"PK\x03\x04" + bytes(99), b"%PDF-1.7\n", b"\x00" * 500],
)  # fmt: skip
def test_what_is_no_list_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(Refused, match=r"list\.csv"):
        listed(data)


def test_a_list_beyond_measure_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guests, "MOST", 10)
    table = "Name\n" + "".join(f"Ana Sousa{chr(97 + number)}\n" for number in range(26))

    assert len(told(table)) == 10
    assert why(table) == [("", "The list has more than 10 lines; the rest was left out.")]
    monkeypatch.setattr(guests, "LARGEST", 10)
    with pytest.raises(Refused):
        listed(table)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding_of_a_spreadsheet_is_read(encoding: str) -> None:
    assert told("Name;Firma\nJosé Müller;Café\n".encode(encoding))[0].organisation == "Café"


def test_the_normal_import_names_a_guest_list() -> None:
    for name in ("luma.csv", "eventbrite.csv", "meetup.xls"):
        assert guests.detects(Peek(name, fixture(f"events/{name}")))
        assert detect.recognise(Peek(name, fixture(f"events/{name}"))) is None
        assert detect.what_was_seen(Peek(name, fixture(f"events/{name}"))) == detect.GUESTS
    assert not guests.detects(Peek("contacts.csv", b"Name,Email\nAna,ana@x.example\n"))


CELLS = st.text(max_size=30) | st.sampled_from(
    [
        "Ana Sousa",
        "ana@x.example",
        "=1+1",
        "+49 170 1234567",
        "@SUM(A1)",
        '"',
        "https://www.linkedin.com/in/x",
        "Yes",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8), st.sampled_from([",", ";", "\t"]))
def test_any_table_is_read_the_same_way_twice_and_every_guest_is_told_apart(
    rows: list[list[str]], between: str
) -> None:
    table = "\n".join(between.join(row) for row in [["Name", "Email", "Status"], *rows])

    first, second = listed(table), listed(table)

    assert first == second
    found = only(Guest, first)
    assert len({one.key for one in found}) == len(found)
    assert all(one.name or one.email for one in found)
    assert not any(one.name.startswith("=") for one in found)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    with suppress(Refused):
        assert all(isinstance(one, Guest | RowError) for one in listed(data))
