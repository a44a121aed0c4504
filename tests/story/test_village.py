"""The village: the made-up people that the demo, the tests and the screenshots share."""

import zipfile
from datetime import date
from pathlib import Path

from amity.actions import checks, import_report, today
from amity.actions.people import Wanted, find, list_people, profile
from amity.actions.village import settle
from amity.conversations.facts import Why
from amity.store.models import Fact, Import, Network, Person, Photo, Promise, Tie, Touch
from amity.village import MAYA, PEOPLE, TODAY, Note, write

TYPED_TALKS = 17  # of Maya's notes that tell of a talk; the others tell of a person


def _names(network: Network, standing: str) -> list[str]:
    people = Person.objects.of(network).filter(standing=standing, is_me=False)
    return sorted(people.values_list("name", flat=True))


def test_everybody_arrives_once(village: Network) -> None:
    assert _names(village, "person") == sorted(villager.name for villager in PEOPLE)
    assert Person.objects.of(village).get(is_me=True).name == MAYA.name


def test_only_people_are_people(village: Network) -> None:
    assert _names(village, "list") == ["Data Makers", "Room 2"]
    assert _names(village, "robot") == ["Comboios"]
    assert _names(village, "role") == ["Casa da Música", "The Weekly Median"]


def test_the_two_anas_stay_two_and_lucia_is_asked_about(village: Network) -> None:
    ana, other = find(village, "Ana Sousa"), find(village, "Ana Ribeiro")

    assert ana.id != other.id
    assert import_report.report(village, Import.objects.of(village).get().pk).to_review == 1


def test_every_row_of_the_exports_is_read_or_accounted_for(village: Network) -> None:
    report = import_report.report(village, Import.objects.of(village).get().pk)

    reasons = {why for file in report.files for _where, why, _rows in file.errors}
    assert {file.source for file in report.files} == {"linkedin", "vcard", "google", "calendar", "mbox"}
    assert reasons == {
        "2 connections hide their profile.",
        "2 messages are drafts, spam or sponsored.",
        "Cancelled events.",
        "Newsletters and automatic mail: nobody to answer.",
    }


def test_each_person_is_described_as_documented(village: Network) -> None:
    for villager in PEOPLE:
        if not villager.circle:
            continue
        person = next(p for p in Person.objects.of(village).filter(name=villager.name) if p.circle)
        shown = profile(village, person.id, today=TODAY)
        labels = {(label.kind, label.value) for label in shown.labels}

        assert (person.circle, person.place, person.title) == (
            villager.circle,
            villager.place,
            villager.title,
        )
        assert {("topic", topic) for topic in villager.topics} <= labels
        assert {("kind", kind) for kind in villager.kinds} | {("tag", tag) for tag in villager.tags} <= labels
        assert shown.has_photo == bool(villager.portrait)


def test_talks_make_the_documented_ties(village: Network) -> None:
    ana = Tie.objects.of(village).get(person=find(village, "Ana Sousa").id)
    oscar = Tie.objects.of(village).get(person=find(village, "Oscar Lind").id)
    priya = Tie.objects.of(village).get(person=find(village, "Priya Raman").id)

    assert (ana.last_day, ana.days) == (date(2026, 8, 22), 17)
    assert ana.quiet_from is not None
    assert ana.quiet_from <= TODAY
    assert oscar.days == 35  # twenty-two Tuesdays of a weekly hour that ended, and thirteen since
    assert priya.waiting_id is not None


def test_notes_are_understood_as_they_were_meant(village: Network) -> None:
    ana = profile(village, find(village, "Ana Sousa").id, today=TODAY)

    assert sum(len(villager.of(Note)) for villager in PEOPLE) > TYPED_TALKS
    assert Touch.objects.of(village).filter(source="hand").count() == TYPED_TALKS
    assert ("family", "daughter Leonor starts school in September") in {(f.kind, f.text) for f in ana.facts}
    assert {f.text for f in Fact.objects.of(village).filter(kind="need", record__person__is_me=False)} == {
        "a search engineer for two days",
        "a speaker about surveys",
        "a studio with morning light",
    }


def test_promises_both_ways_are_open(village: Network) -> None:
    open_ones = Promise.objects.of(village).filter(kept_at=None, released_at=None)

    assert {(p.by, p.text, p.due) for p in open_ones} == {
        ("me", "send her the survey-weighting article", None),
        ("me", "send her the lentil recipe", date(2026, 11, 28)),
        ("me", "introduce him to Ana Sousa", None),
        ("me", "send him the DuckDB notebook", None),
        ("me", "send her a reading list", date(2026, 12, 4)),
        ("them", "send me the name of a recruiter", date(2026, 12, 2)),
    }


def test_today_is_three_people_with_three_kinds_of_reason(village: Network) -> None:
    planned = today.plan(village, today=TODAY)

    leading = [(card.someone.name, card.reasons[0].why) for card in planned.suggestions]
    assert leading == [
        ("Dilek Aydın", Why.FOLLOW_UP),
        ("Ana Sousa", Why.PROMISE),
        ("Kofi Mensah", Why.BIRTHDAY),
    ]
    assert all(reason.evidence for card in planned.suggestions for reason in card.reasons)
    assert [follow_up.name for follow_up in planned.follow_ups] == ["Dilek Aydın"]
    assert [(coming.name, coming.years) for coming in planned.coming_up] == [
        ("Kofi Mensah", 40),
        ("Oscar Lind", 42),
    ]
    assert len(planned.promises) == 6
    assert [(question.kind, question.name) for question in planned.questions] == [("same", "Lúcia Prado")]


def test_with_more_energy_a_quiet_tie_and_an_answer_owed_follow(village: Network) -> None:
    planned = today.plan(village, today=TODAY, energy="open")

    assert [(card.someone.name, card.reasons[0].why) for card in planned.suggestions[3:]] == [
        ("Elena Petrova", Why.QUIET),
        ("Priya Raman", Why.REPLY),
    ]


def test_whoever_did_not_answer_twice_is_left_in_peace(village: Network) -> None:
    left = {out.name: out.why for out in today.plan(village, today=TODAY).left_out}

    assert left["Beatriz Nunes"] == "unanswered"
    assert left["Lúcia Prado"] == "same_name"


def test_the_list_begins_with_the_inner_circle(village: Network) -> None:
    listed = list_people(village, Wanted(), today=TODAY)

    assert {row.person.name for row in listed.rows[:3]} == {"Amara Diallo", "Hana Satō", "Kofi Mensah"}
    assert listed.total == len(PEOPLE)


def test_ties_agree_with_a_rebuild(village: Network) -> None:
    assert checks.check(village, rebuild=True) == []


def test_settling_twice_adds_nothing(village: Network, tmp_path: Path) -> None:
    before = checks.digest(village), Photo.objects.of(village).count()

    settle(village, tmp_path / "exports")

    assert (checks.digest(village), Photo.objects.of(village).count()) == before


def test_the_exports_are_the_same_bytes_every_time(tmp_path: Path) -> None:
    first, second = write(tmp_path / "one"), write(tmp_path / "two")

    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]
    assert zipfile.ZipFile(first[0]).testzip() is None
