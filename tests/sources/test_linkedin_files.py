"""The smaller files of LinkedIn exports: what others said for you, what you noted, your own schools and skills."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from amity.people.records import Post, YearlyDay
from amity.sources import linkedin
from amity.sources.rows import Options, OwnerRow, PersonRow, Row, RowError, TouchRow
from tests.sources.reading import DATA, Memory, detects, fixture, only, rows

E2022 = "linkedin/Complete_LinkedInDataExport_11-02-2022/"
E2024 = "linkedin/Complete_LinkedInDataExport_06-17-2024/"
E2026 = "linkedin/Complete_LinkedInDataExport_03-09-2026/"
OSLO = Options(time_zone=ZoneInfo("Europe/Oslo"))


def named(path: str) -> list[Row]:
    """The rows of a sample that is read under its own name."""
    return list(linkedin.read(Memory(fixture(path), path), OSLO))


def test_every_file_of_every_era_is_read_without_a_broken_row() -> None:
    for path in sorted((DATA / "linkedin").rglob("*.csv")):
        found = named(str(path.relative_to(DATA)))

        assert detects(linkedin, path.read_bytes()), path.name
        assert found, path.name
        assert [e for e in only(RowError, found) if e.where] == [], path.name


def test_the_second_era_has_notes_above_the_header_and_no_profile() -> None:
    person, hidden = named(E2022 + "Connections.csv")

    assert isinstance(person, PersonRow)
    assert (person.card.name, person.card.urls) == ("Nadia Ferro", ())
    assert hidden == RowError("", "1 connection hides its profile.", 1)
    first, answer = only(TouchRow, named(E2022 + "messages.csv"))
    assert [p.name for p in (*first.others, *answer.others)] == ["Alex Test", "Nadia Ferro"]


def test_the_third_era_marks_drafts() -> None:
    found = named(E2024 + "messages.csv")

    assert [row.text for row in only(TouchRow, found)] == ["The photos are here."]
    assert [row.rows for row in only(RowError, found)] == [1]


def test_a_recommendation_is_a_letter_and_its_author_a_person() -> None:
    person, letter = named(E2026 + "Recommendations_Received.csv")

    assert isinstance(person, PersonRow)
    assert person.card.posts == (Post("Northwind Analytics, Inc.", "Head of Data", current=False),)
    assert isinstance(letter, TouchRow)
    assert (letter.channel, letter.direction, letter.tz_assumed) == ("letter", "in", True)
    assert letter.at == datetime(2026, 1, 29, 13, 37, tzinfo=UTC)
    assert letter.sender is not None
    assert letter.sender.name == person.card.name == "Mira Okonjo"
    assert letter.text.endswith("\nand listens first.")


def test_a_recommendation_that_the_owner_gave_goes_out() -> None:
    person, letter = named(E2026 + "Recommendations_Given.csv")

    assert isinstance(person, PersonRow)
    assert person.card.name == "Tomás Reyes"
    assert isinstance(letter, TouchRow)
    assert (letter.direction, letter.sender, letter.others[0].name) == ("out", None, "Tomás Reyes")


def test_recommendations_without_their_file_name_are_people_only() -> None:
    found = rows(linkedin, fixture(E2026 + "Recommendations_Given.csv"))

    assert [type(row) for row in found] == [RowError, PersonRow]
    assert only(RowError, found)[0].rows == 0


@pytest.mark.parametrize(
    ("path", "direction", "url", "skills"),
    [
        (E2022 + "Endorsement_Given_Info.csv", "out", "", ["Bread baking"]),
        (E2024 + "Endorsement_Given_Info.csv", "out", "www.linkedin.com/in/piet-voss", ["Rope work", "Navigation"]),
        (E2024 + "Endorsement_Received_Info.csv", "in", "www.linkedin.com/in/piet-voss", ["Sailing"]),
    ],
)  # fmt: skip
def test_endorsements_of_both_eras_name_the_skill(
    path: str, direction: str, url: str, skills: list[str]
) -> None:
    touches = only(TouchRow, named(path))

    assert [(t.subject, t.direction, t.channel) for t in touches] == [
        (s, direction, "endorsement") for s in skills
    ]
    assert {party.url for t in touches for party in (t.sender, *t.others) if party} == {url}
    assert len({t.key for t in touches}) == len(touches)


def test_skills_that_the_owner_endorsed_are_topics_of_that_person() -> None:
    (person,) = only(PersonRow, named(E2024 + "Endorsement_Given_Info.csv"))

    assert (person.key, person.card.topics) == ("linkedin.com/in/piet-voss", ("Rope work", "Navigation"))
    assert only(PersonRow, named(E2024 + "Endorsement_Received_Info.csv")) == []


def test_a_note_is_a_saying_of_its_own_dated_by_its_last_edit() -> None:
    (note,) = named(E2026 + "Notes.csv")

    assert isinstance(note, PersonRow)
    assert (note.source, note.card.note) == ("linkedin.notes", "Two boys, both play chess.")
    assert note.card.urls == ("https://www.linkedin.com/in/mira-okonjo-1a2b",)
    assert note.said_at == datetime(2026, 2, 11, 18, 30, tzinfo=UTC)


def test_contacts_of_an_address_book_keep_several_values_of_one_cell() -> None:
    otto, ida = only(PersonRow, named(E2022 + "Contacts.csv"))

    assert otto.card.emails == ("otto@example.org", "otto@work.example")
    assert (otto.card.posts, otto.card.place) == ((Post("Lind, Inc.", "Carpenter"),), "Malmö")
    assert (ida.card.name, ida.card.days) == ("Grandma Ida", (YearlyDay("birthday", 5, 14, 1941),))


def test_a_contact_with_a_profile_is_known_by_it() -> None:
    (rosa,) = only(PersonRow, named(E2024 + "ImportedContacts.csv"))

    assert rosa.card.urls == ("www.linkedin.com/in/rosa-almeida", "https://rosa.example")
    assert rosa.card.days == (YearlyDay("birthday", 5, 14, 1980),)


def test_schools_are_posts_of_the_owner_apart_from_employers() -> None:
    (schools,) = only(OwnerRow, named(E2022 + "Education.csv"))

    assert schools.source == "linkedin.education"
    assert schools.card.posts == (
        Post("University of Northport", "BSc Physics", date(2009, 1, 1), date(2013, 1, 1), current=False),
        Post("Harbour Academy", "Evening course", date(2021, 9, 1)),
    )


def test_skills_and_numbers_are_of_the_owner() -> None:
    (skills,) = named(E2026 + "Skills.csv")
    (numbers,) = named(E2026 + "PhoneNumbers.csv")

    assert isinstance(skills, OwnerRow)
    assert isinstance(numbers, OwnerRow)
    assert skills.card.topics == ("Data modelling", "Public speaking")
    assert numbers.card.phones == ("+47 912 34 567",)


def test_a_list_of_names_under_another_name_is_left_alone() -> None:
    assert only(OwnerRow, rows(linkedin, "Name\nAna\nBen\n")) == []


@pytest.mark.parametrize(("name", "count"), [("Shares", 1), ("Comments", 2), ("Reactions", 1)])
def test_own_activity_names_nobody_and_is_counted(name: str, count: int) -> None:
    (said,) = named(f"{E2026}{name}.csv")

    assert isinstance(said, RowError)
    assert (said.where, said.rows) == ("", count)
    assert said.why.endswith("nothing of it is kept.")


@pytest.mark.parametrize(("name", "what"), [("Events", "events"), ("Company Follows", "followed companies")])
def test_other_files_are_recognised_and_left_alone(name: str, what: str) -> None:
    assert named(f"{E2026}{name}.csv") == [
        RowError("", f"LinkedIn, {what}: nothing is read from this file yet.", rows=0)
    ]


@pytest.mark.parametrize(
    ("path", "row"),
    [
        ("Recommendations_Given.csv", ',,,,,,\n,,Acme,,Kind,"01/29/26, 02:37 PM",VISIBLE\n'),
        ("Recommendations_Given.csv", "Ana,Sousa,,,Kind,some day,VISIBLE\n"),
        ("Notes.csv", "Ana,Sousa,https://www.linkedin.com/in/ana,,,\n"),
    ],
)  # fmt: skip
def test_a_row_that_says_nothing_costs_only_itself(path: str, row: str) -> None:
    sample = fixture(E2026 + path).decode()
    found = list(linkedin.read(Memory((sample.rstrip("\n") + "\n" + row).encode(), path), OSLO))

    assert len([e for e in only(RowError, found) if e.where]) == 1
    assert len(only(PersonRow, found)) == (2 if row.startswith("Ana,Sousa,,") else 1)
