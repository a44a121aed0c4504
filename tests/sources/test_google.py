"""Google Contacts, old header and new."""

from amity.people.records import Post, Relation, Standing, YearlyDay
from amity.sources import google
from amity.sources.rows import PersonRow, RowError
from tests.sources.reading import detects, fixture, only, rows

HEADER = (
    "First Name,Middle Name,Last Name,File As,Organization Name,Organization Title,Birthday,Notes,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Relation 1 - Label,Relation 1 - Value,Event 1 - Label,Event 1 - Value,Address 1 - City,Custom Field 1 - Value\n"
)


def people(text: str) -> list[PersonRow]:
    return only(PersonRow, rows(google, HEADER + text))


def test_the_old_header() -> None:
    (row,) = only(PersonRow, rows(google, fixture("google/contacts_old.csv")))

    assert row.card.name == "Ada King Lovelace"
    assert row.card.emails == ("ada@home.example", "ada@work.example")
    assert row.card.groups == ("Friends",)
    assert row.card.days == (YearlyDay("birthday", 12, 10),)
    assert row.card.posts == (Post("Analytical Engines", "Engineer"),)
    assert row.card.note == "met at\nconference"


def test_the_new_header_joins_the_name() -> None:
    (row,) = only(PersonRow, rows(google, fixture("google/contacts_new.csv")))

    assert row.card.name == "Grace Brewster Hopper"
    assert row.card.days == (YearlyDay("birthday", 12, 9, 1906),)
    assert row.card.groups == ("Navy",)


def test_a_starred_label_comes_first_and_the_rest_is_kept() -> None:
    (row,) = people(
        "Ada,,L,,,,,,,Home,a@x.example,* Work,b@x.example,,,Spouse,William,Anniversary,2001-07-08,London,tea\n"
    )

    assert row.card.emails == ("b@x.example", "a@x.example")
    assert row.card.relations == (Relation("spouse", "William"),)
    assert row.card.days == (YearlyDay("anniversary", 7, 8, 2001),)
    assert row.card.place == "London"
    assert row.card.extra["customfield1-value"] == ["tea"]


def test_two_lines_never_share_a_key_unless_they_are_equal() -> None:
    ada = "Ada,,L,,,,,,,,shared@x.example,,,,,,,,,,\n"
    bea = "Bea,,M,,,,,,,,shared@x.example,,,,,,,,,,\n"

    one, two = people(ada + bea)
    same, again = people(ada + ada)

    assert one.key != two.key
    assert same.key == again.key == one.key


def test_a_company_alone_is_an_organisation() -> None:
    (row,) = people(",,,,Acme,,,,,,,,,Main,+49 1,,,,,,\n")

    assert (row.card.name, row.card.standing) == ("Acme", Standing.ORGANISATION)


def test_a_line_that_names_nobody_is_reported() -> None:
    found = rows(google, HEADER + ",,,,,,,just a note,,,,,,,,,,,,,\n")

    assert found == [RowError("line 2", "The line names nobody.")]


def test_an_outlook_table_is_not_googles() -> None:
    assert detects(google, fixture("google/contacts_new.csv").decode().encode("utf-16"))
    assert not detects(google, fixture("outlook/contacts_cp1252.csv"))
