"""Outlook contacts, from the program and from the web."""

from zoneinfo import ZoneInfo

import pytest

from amity.people.records import Post, Relation, Standing, YearlyDay
from amity.sources import google, linkedin, outlook
from amity.sources.rows import Options, PersonRow, RowError
from tests.sources.reading import detects, fixture, only, rows

HEADER = "First Name,Last Name,E-mail Address,Mobile Phone,Company,Job Title,Birthday,Anniversary\n"


def birthdays(*cells: str, options: Options | None = None) -> list[YearlyDay]:
    text = HEADER + "".join(f"P{n},Q,p{n}@x.example,,,,{cell},\n" for n, cell in enumerate(cells))
    return [day for person in only(PersonRow, rows(outlook, text, options)) for day in person.card.days]


def test_the_program_writes_in_the_old_code_page_and_empty_dates() -> None:
    (person,) = rows(outlook, fixture("outlook/contacts_cp1252.csv"))

    assert isinstance(person, PersonRow)
    assert person.card.name == "Jürgen Müller"
    assert person.card.emails == ("j.mueller@example.de",)
    assert person.card.posts == (Post("Beispiel GmbH", "Geschäftsführer"),)
    assert (person.card.groups, person.card.days) == (("Kunde", "Freund"), ())
    assert person.card.extra == {"title": ["Dr."]}


def test_the_web_variant_gives_everything_it_says() -> None:
    rosa, works = only(PersonRow, rows(outlook, fixture("outlook/contacts_web.csv")))

    assert (rosa.card.name, rosa.card.nickname, rosa.card.place) == ("Rosa Maria Almeida", "Rosi", "Lisboa")
    assert rosa.card.emails == ("rosa@example.org", "rosa@work.example")
    assert rosa.card.phones == ("+351 91 000 0000", "+351 21 000 0000")
    assert rosa.card.days == (YearlyDay("birthday", 4, 24, 1980), YearlyDay("anniversary", 6, 1, 2005))
    assert rosa.card.relations == (
        Relation("spouse", "Jorge Almeida"),
        Relation("child", "Tomé"),
        Relation("child", "Luísa"),
        Relation("manager", "Inês Castro"),
    )
    assert rosa.card.note.startswith("Likes rye,")
    assert rosa.card.extra["homestreet"] == ["Rua do Sol 3"]
    assert (works.card.name, works.card.standing) == ("Harbour Works", Standing.ORGANISATION)


@pytest.mark.parametrize("sample", ["contacts_cp1252.csv", "contacts_web.csv"])
def test_other_sources_leave_it_alone(sample: str) -> None:
    data = fixture(f"outlook/{sample}")

    assert detects(outlook, data)
    assert not detects(google, data)
    assert not detects(linkedin, data)


@pytest.mark.parametrize(
    ("cells", "day"),
    [
        (("3/4/1980", "12/24/1990"), (3, 4)),
        (("3/4/1980", "24/12/1990"), (4, 3)),
        (("3.4.1980",), (4, 3)),
        (("1980-04-03",), (4, 3)),
        (("3/4/80",), (4, 3)),
    ],
)
def test_all_dates_of_the_file_tell_their_order(cells: tuple[str, ...], day: tuple[int, int]) -> None:
    found = birthdays(*cells)

    assert found[0] == YearlyDay("birthday", *day, 1980)


@pytest.mark.parametrize(
    ("options", "month"),
    [
        (Options(), 4),
        (Options(region="US"), 3),
        (Options(region="DE"), 4),
        (Options(time_zone=ZoneInfo("America/Chicago")), 3),
    ],
)
def test_dates_that_tell_nothing_follow_where_the_owner_lives(options: Options, month: int) -> None:
    found = rows(outlook, HEADER + "Ana,Sousa,a@x.example,,,,3/4/1980,\n", options)

    assert only(PersonRow, found)[0].card.days[0].month == month
    (said,) = only(RowError, found)
    assert (said.rows, "usual where you are" in said.why) == (0, True)


@pytest.mark.parametrize("empty", ["0/0/00", "0/0/0000", "1/1/4501", "", "soon"])
def test_empty_dates_are_no_dates(empty: str) -> None:
    assert birthdays(empty) == []


def test_a_line_that_names_nobody_costs_only_itself() -> None:
    found = rows(outlook, HEADER + ",,,,,Baker,,\nAna,Sousa,,,,,,\n")

    assert [row.card.name for row in only(PersonRow, found)] == ["Ana Sousa"]
    assert only(RowError, found) == [RowError("line 2", "The line names nobody.")]


def test_two_lines_with_one_address_are_two_sayings() -> None:
    found = only(PersonRow, rows(outlook, HEADER + "Ana,Sousa,h@x.example,,,,,\nJo,Sousa,h@x.example,,,,,\n"))

    assert len({row.key for row in found}) == 2
