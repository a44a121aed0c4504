"""What the smaller files of a LinkedIn export become: letters, notes, topics, shared schools."""

from datetime import date
from pathlib import Path

from amity.actions import checks, import_report, importing, jobs
from amity.actions.lookout import anybody
from amity.conversations.facts import Why
from amity.store.models import Fact, Label, Network, OwnHandle, Participant, Person, Tie, Touch
from tests.actions.written import connection, connections, table

LI = "https://www.linkedin.com/in/"
ENDORSED = [
    "Endorsement Date",
    "Skill Name",
    "Endorsee First Name",
    "Endorsee Last Name",
    "Endorsee Public Url",
]
PRAISED = ["First Name", "Last Name", "Company", "Job Title", "Text", "Creation Date", "Status"]


def bring(network: Network, *paths: Path) -> import_report.Report:
    chosen = importing.prepare(network, paths, importing.Options())
    jobs.see_through(network, chosen.pk)
    return import_report.report(network, chosen.pk)


def names(network: Network) -> set[str]:
    return set(Person.objects.of(network).filter(is_me=False).values_list("name", flat=True))


def test_a_recommendation_joins_the_colleague_it_is_about(network: Network, tmp_path: Path) -> None:
    people = connections(tmp_path / "Connections.csv", connection("Ana Sousa", "ana", company="Acme"))
    rows = [["Ana", "Sousa", "Acme", "Baker", "She bakes well.", "01/29/26, 02:37 PM", "VISIBLE"]]
    given = table(tmp_path / "Recommendations_Given.csv", PRAISED, rows)

    bring(network, people, given)
    before = checks.digest(network)
    bring(network, people, given)

    assert names(network) == {"Ana Sousa"}
    touch = Touch.objects.of(network).get()
    assert (touch.channel, touch.direction, touch.depth) == ("letter", "out", 1)
    assert Participant.objects.of(network).get().counts
    assert checks.digest(network) == before


def test_endorsements_are_one_click_and_give_topics(network: Network, tmp_path: Path) -> None:
    rows = [
        [f"2024/02/01 15:02:{n:02} UTC", f"Skill {n}", "Ana", "Sousa", "www.linkedin.com/in/ana"]
        for n in range(9)
    ]
    people = connections(tmp_path / "Connections.csv", connection("Ana Sousa", "ana"))
    given = table(tmp_path / "Endorsement_Given_Info.csv", ENDORSED, rows)

    bring(network, people, given)

    assert names(network) == {"Ana Sousa"}
    assert Touch.objects.of(network).filter(depth=0, channel="endorsement").count() == 9
    assert not Tie.objects.of(network).exists()
    assert Label.objects.of(network).filter(kind="topic").count() == 9
    assert not OwnHandle.objects.of(network).exists()
    assert checks.check(network, rebuild=True) == []


def test_a_note_hangs_on_the_connection_it_is_about(network: Network, tmp_path: Path) -> None:
    people = connections(tmp_path / "Connections.csv", connection("Ana Sousa", "ana"))
    header = ["Connection First Name", "Connection Last Name", "Connection Profile URL", "Note", "Created On"]
    notes = table(
        tmp_path / "Notes.csv", header, [["Ana", "Sousa", f"{LI}ana", "Plays chess.", "2/9/26, 8:00 AM"]]
    )

    bring(network, notes, people)

    assert names(network) == {"Ana Sousa"}
    fact = Fact.objects.of(network).get()
    assert (fact.text, fact.source, fact.said_on) == ("Plays chess.", "linkedin.notes", date(2026, 2, 9))


def test_who_went_to_the_owners_school_is_found_by_it(network: Network, tmp_path: Path) -> None:
    ana = connection("Ana Sousa", "ana", company="University of Northport", title="Researcher")
    people = connections(tmp_path / "Connections.csv", ana, connection("Ben Okafor", "ben", company="Acme"))
    header = ["School Name", "Start Date", "End Date", "Notes", "Degree Name", "Activities"]
    schools = table(
        tmp_path / "Education.csv", header, [["University of Northport", "2009", "2013", "", "BSc", ""]]
    )
    posts = table(
        tmp_path / "Positions.csv",
        ["Company Name", "Title", "Description", "Location", "Started On", "Finished On"],
        [["Harbour Works", "Engineer", "", "", "Jan 2014", ""]],
    )

    bring(network, people, schools, posts)

    sheets = anybody(network, date(2026, 11, 22), ())
    by_name = {person.name: sheets.get(person.id) for person in Person.objects.of(network)}
    sheet = by_name["Ana Sousa"]
    assert sheet is not None
    assert [(s.why, s.name) for s in sheet.shared] == [(Why.SCHOOL, "University of Northport")]
    ben = by_name["Ben Okafor"]
    assert ben is None or ben.shared == []
