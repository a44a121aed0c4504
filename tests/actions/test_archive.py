"""An archive holds everything: it makes the same network elsewhere, adds nothing twice, and can be taken back."""

import json
import zipfile
from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.utils import timezone

from amity.actions import checks, connections, exporting, import_undo, jobs, journal, outcomes, said
from amity.actions import people as people_of
from amity.actions import today as days
from amity.actions.events import guests
from amity.actions.events import keeping as events
from amity.actions.giving import introducing, ledger, needs, sharing, supporting
from amity.actions.goals import asking, keeping, openings
from amity.base.errors import BadInput
from amity.giving.consent import Step
from amity.people.records import Card
from amity.sources.amity.chapters import CHAPTERS, FILES, INSIDE
from amity.store.journal import entry
from amity.store.models import (
    Absence,
    Answer,
    Attendance,
    Change,
    Columns,
    Fact,
    FollowUp,
    Import,
    Jotting,
    LinkEvent,
    Network,
    Person,
    Record,
    RecordVersion,
    Relation,
    Reminder,
    Touch,
)
from amity.store.owned import Owned
from amity.store.people import hand_record
from tests.actions.test_importing import bring
from tests.actions.written import card, vcards

DAY = date(2026, 11, 24)
EVERYTHING: tuple[type[Owned], ...] = tuple(
    table for table in apps.get_app_config("amity").get_models() if issubclass(table, Owned)
)


@pytest.fixture
def full(village: Network) -> Network:
    """The village, with something in every table."""
    ana = Person.objects.of(village).filter(is_me=False, standing="person").order_by("sort_name")[0]
    other = Person.objects.of(village).filter(is_me=False, standing="person").order_by("sort_name")[1]
    people_of.edit(village, ana.id, {"circle": 15, "tags": ("choir",), "nickname": "Anni"})
    people_of.pause(village, other.id, since=DAY, until=None, reason="a rest")
    said.add_fact(village, ana.id, "Her daughter starts school", kind="family", today=DAY, private=True)
    gone = said.add_fact(village, ana.id, "Likes plums", kind="preference", today=DAY)
    said.delete_fact(village, gone.id)
    journal.undo(village)
    plan = days.plan(village, today=DAY, energy="open")
    outcomes.later(village, plan.suggestions[0].id, until=date(2026, 12, 1), today=DAY)
    with entry(village, "note", person=ana.id, name=ana.name) as noted:
        record, now = hand_record(noted, ana), timezone.now()
        theirs = Record.objects.of(village).filter(person=other).order_by("pk")[0]
        rows: tuple[Owned, ...] = (
            Relation(
                network=village, record=record, kind="child", name="Leonor", other=theirs, created_at=now
            ),
            Reminder(network=village, record=record, text="Send seeds", due=DAY, created_at=now),
            Reminder(network=village, text="Paint the shed", due=DAY, created_at=now),
            Absence(network=village, record=theirs, kind="left_out", since=DAY, created_at=now),
            Answer(
                network=village, question="met", record=theirs, other=record, answer="yes", created_at=now
            ),
            LinkEvent(network=village, kind="apart", a=record, b=theirs, actor="owner", created_at=now),
        )
        for row in rows:
            row.save()
        noted.created(*rows)
    _give_and_take(village, ana, other)
    return village


def _give_and_take(village: Network, ana: Person, other: Person) -> None:
    """Something in every table of Give."""
    third = Person.objects.of(village).filter(is_me=False, standing="person").order_by("sort_name")[2]
    wish = needs.add(village, "need", "a flat in Leipzig", today=DAY)
    gift = needs.add(village, "offer", "a flat in Leipzig", person_id=ana.id, today=DAY)
    needs.not_this(village, wish.id, str(gift.id))
    saved = sharing.add(village, "Weighting a panel", url="https://example.org/w", today=DAY)
    row = introducing.propose(village, ana.id, third.id, why="sampling", offer=gift.id, today=DAY)
    goal = keeping.add(village, "A data job in Lisbon", note="four days", today=DAY)
    asking.note(
        village, ana.id, goal_id=goal.id, opening="Clinara", way=[third.id], text="twenty minutes", today=DAY
    )
    (opening,) = openings.listed(village, goal_id=goal.id)
    openings.move(village, opening.id, "talking", today=DAY, words="a good first talk")
    introducing.step(village, row.id, Step.ASKED_FIRST, today=DAY)
    told = ledger.Told(
        way="given", kind="resource", day=DAY, resource=saved.id, introduction=row.id, need=wish.id
    )
    ledger.add(village, ana.id, told)
    supporting.add(village, third.id, "guidance", way="received", topic="sampling", every=60, today=DAY)
    needs.end(village, wish.id, today=DAY)
    ledger.set_budget(village, 30)
    connections.state_connection(village, ana.id, third.id, True)
    _at_events(village, ana)


def _at_events(village: Network, ana: Person) -> None:
    """Something in every table of events."""
    event = events.add(
        village, "Data Makers", DAY, place="LX Factory", goal="two real conversations", leave_at=time(20, 15)
    )
    guests.add(village, event.pk, person_id=ana.id)
    guests.add(village, event.pk, name="Somebody Unknown")
    touch = Touch.objects.of(village).filter(participants__record__person=ana).order_by("pk")[0]
    Attendance.objects.of(village).filter(name=ana.name).update(met=touch)
    record = Record.objects.of(village).filter(person=ana).order_by("pk")[0]
    now = timezone.now()
    for row in (
        Columns(network=village, key="heading", meant={"name": ["wer"], "said": ["a", "b"]}, created_at=now),
        Jotting(network=village, pk=uuid4(), event=event, text="Rui, open data", at=now, created_at=now),
        FollowUp(
            network=village,
            record=record,
            event=event,
            touch=touch,
            kind="thanks",
            met="Rui Castelo",
            due=DAY,
            created_at=now,
        ),
    ):
        row.save(force_insert=True)


def packed(network: Network, folder: Path, name: str = "amity.zip") -> Path:
    return exporting.export(network, folder / name, exporting.Wishes("amity")).path


def rows_of(archive: Path) -> dict[str, list[dict[str, Any]]]:
    """Each chapter's rows, without the line that names it."""
    with zipfile.ZipFile(archive) as zipped:
        return {
            chapter: [json.loads(line) for line in zipped.read(file).splitlines()[1:]]
            for chapter, file in FILES.items()
        }


def counts(network: Network) -> dict[str, int]:
    return {table.__name__: table._base_manager.filter(network_id=network.pk).count() for table in EVERYTHING}


def emptied(network: Network) -> Network:
    """The same folder, as a first start finds it."""
    for table in EVERYTHING:
        table._base_manager.filter(network_id=network.pk)._raw_delete("default")
    network.time_zone, network.language, network.steady_people, network.wants = "UTC", "", 3, []
    network.save()
    return Network.objects.get(pk=network.pk)


def without_provenance(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What was written by hand belongs to the archive's import after a move: that is how it can be taken back."""
    return [json.loads(json.dumps(row), object_hook=_without) for row in rows]


def _without(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in ("imported_by", "suggestion")}


def test_an_archive_makes_the_same_network_in_an_empty_folder(full: Network, tmp_path: Path) -> None:
    before, content, held = checks.digest(full), rows_of(packed(full, tmp_path)), counts(full)
    people = set(Person.objects.of(full).values_list("id", "name", "circle"))
    zone = full.time_zone
    again = emptied(full)

    report = bring(again, tmp_path / "amity.zip")

    assert [error for file in report.files for error in file.errors] == []
    assert checks.digest(again) == before
    assert checks.check(again, rebuild=True) == []
    assert set(Person.objects.of(again).values_list("id", "name", "circle")) == people
    assert again.time_zone == Network.objects.get(pk=again.pk).time_zone == zone
    now = counts(again)
    own = {"Import": 1, "ImportFile": len(FILES), "Change": 1}  # the archive's own
    assert {name: now[name] - own.get(name, 0) for name in now} == held
    second = rows_of(packed(again, tmp_path, "again.zip"))
    for chapter in CHAPTERS.keys() - {"imports", "import_files", "journal"}:
        assert without_provenance(second[chapter]) == without_provenance(content[chapter]), chapter
    told = {row["id"]: row for row in second["journal"]}
    assert [told[row["id"]] for row in content["journal"]] == content["journal"]


def test_bringing_an_archive_in_again_changes_nothing(full: Network, tmp_path: Path) -> None:
    archive = packed(full, tmp_path)
    again = emptied(full)
    bring(again, archive)
    before, held = checks.digest(again), counts(again)

    report = bring(again, archive)

    assert (report.people_new, report.people_matched, report.touches_new) == (0, 0, 0)
    assert checks.digest(again) == before
    own = {"Import": 1, "ImportFile": len(FILES), "Change": 1}
    assert {name: n - own.get(name, 0) for name, n in counts(again).items()} == held


def test_an_archive_changes_nothing_where_it_was_made(full: Network, tmp_path: Path) -> None:
    before = checks.digest(full)

    report = bring(full, packed(full, tmp_path))
    import_undo.undo(full, report.import_id)

    assert checks.digest(full) == before
    assert checks.check(full, rebuild=True) == []


def test_an_archive_that_is_taken_back_leaves_nothing(full: Network, tmp_path: Path) -> None:
    archive = packed(full, tmp_path)
    again = emptied(full)
    before = checks.digest(again)
    report = bring(again, archive)

    import_undo.undo(again, report.import_id)

    assert checks.digest(again) == before
    left = {name: n for name, n in counts(again).items() if n}
    assert left == {"Import": 1, "ImportFile": len(FILES), "Change": 2}


def test_an_import_that_came_with_an_archive_can_still_be_taken_back_alone(
    network: Network, tmp_path: Path
) -> None:
    first = bring(network, vcards(tmp_path / "one.vcf", card("Ana Sousa", emails=["ana@acme.example"])))
    bring(network, vcards(tmp_path / "two.vcf", card("Ben Okafor", emails=["ben@bakery.example"])))
    again = emptied_after(network, packed(network, tmp_path))

    import_undo.undo(again, first.import_id)

    assert set(Person.objects.of(again).values_list("name", flat=True)) == {"Ben Okafor"}
    assert checks.check(again) == []


def emptied_after(network: Network, archive: Path) -> Network:
    again = emptied(network)
    bring(again, archive)
    return again


def test_an_archive_joins_people_who_are_here_by_another_file(network: Network, tmp_path: Path) -> None:
    bring(
        network,
        vcards(
            tmp_path / "old.vcf",
            card("Ana Sousa", emails=["ana@acme.example"], more=["NOTE:Met at the fair"]),
        ),
    )
    ana = Person.objects.of(network).get(name="Ana Sousa")
    said.add_fact(network, ana.id, "Sings alto", kind="interest", today=DAY)
    archive = packed(network, tmp_path)
    again = emptied(network)
    bring(
        again,
        vcards(
            tmp_path / "new.vcf",
            card("Ana M. Sousa", emails=["ana@acme.example"]),
            card("Ben Okafor", emails=["ben@bakery.example"]),
        ),
    )
    held = checks.digest(again)

    report = bring(again, archive)

    assert (report.people_new, report.people_matched) == (0, 1)
    assert set(Person.objects.of(again).values_list("name", flat=True)) == {"Ana M. Sousa", "Ben Okafor"}
    texts = Fact.objects.of(again).order_by("text").values_list("text", flat=True)
    assert list(texts) == ["Met at the fair", "Sings alto"]
    assert checks.check(again, rebuild=True) == []
    import_undo.undo(again, report.import_id)
    assert checks.digest(again) == held


def test_a_record_that_is_here_takes_only_what_it_did_not_say_yet(network: Network, tmp_path: Path) -> None:
    person = people_of.add(network, Card(name="Ana Sousa", place="Porto"))
    archive = packed(network, tmp_path)
    people_of.edit(network, person.id, {"place": "Braga"})

    bring(network, archive)

    assert Person.objects.of(network).get(id=person.id).place == "Braga"
    assert RecordVersion.objects.of(network).count() == 2

    newer = packed(network, tmp_path, "newer.zip")
    again = emptied(network)
    bring(again, archive)
    report = bring(again, newer)
    assert Person.objects.of(again).get(id=person.id).place == "Braga"
    assert report.people_new == 0
    import_undo.undo(again, report.import_id)
    assert Person.objects.of(again).get(id=person.id).place == "Porto"


def test_two_networks_of_one_database_may_hold_the_same_archive(full: Network, tmp_path: Path) -> None:
    before, held = checks.digest(full), counts(full)
    other = Network.objects.create(time_zone="UTC")

    bring(other, packed(full, tmp_path))
    bring(other, tmp_path / "amity.zip")

    assert checks.digest(other) == before
    assert checks.digest(full) == before
    assert counts(full) == held
    assert checks.check(other, rebuild=True) == []
    assert {n: c for n, c in counts(other).items() if n not in ("Import", "ImportFile", "Change")} == {
        n: c for n, c in held.items() if n not in ("Import", "ImportFile", "Change")
    }


def test_an_interrupted_archive_goes_on_where_it_stopped(
    full: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, archive = checks.digest(full), packed(full, tmp_path)
    again = emptied(full)
    stop_after = iter(range(9))

    def interrupted(_file: object) -> None:
        if next(stop_after, None) is None:
            raise KeyboardInterrupt

    from amity.actions import importing

    chosen = importing.prepare(again, [archive], importing.Options())
    with pytest.raises(KeyboardInterrupt):
        jobs.run_import(again, chosen.pk, tell=interrupted)
    report = bring(again, archive)

    assert report.import_id == chosen.pk
    assert checks.digest(again) == before
    assert Import.objects.of(again).filter(pk=chosen.pk).get().state == "done"


def test_a_line_of_the_journal_from_elsewhere_is_history(full: Network, tmp_path: Path) -> None:
    archive = packed(full, tmp_path)
    again = emptied(full)
    bring(again, archive)
    old = Change.objects.of(again).filter(verb="pause")[0]

    with pytest.raises(BadInput, match="before it was brought here"):
        journal.undo(again, old.pk)
    undone = journal.undo(again)

    assert undone.verb == "import"
    assert Record.objects.of(again).count() == 0


LEFT_OUT = {
    "Vector": "what texts mean, made anew from them",
    "Receipt": "kept for a day, for programs that ask twice",
    "Person": "follows from records and links",
    "Label": "follows from records",
    "Tie Together": "follow from touches",
    "Spot Drawing": "the map is drawn anew",
    "Sketch Posting BookSize": "follow from what records say",
    "Question": "follows from records, links and answers",
    "RecordVersion.said_hash": "follows from what is said",
    "Touch.id Participant.at Photo.sha": "numbers and repetitions",
    "Change.rows": "names rows by numbers that mean nothing elsewhere",
    "Outcome.suggestion": "derived from network, day, person and reason",
    "Network.tie_model Network.first_steps": "found anew in the background",
    "FeedItem": "read again, kept apart until the owner keeps it",
    "Feed.near Feed.tried_at Feed.etag Feed.modified Feed.trouble": "said or found anew on each machine",
    "Network.writing_on Network.writing_url Network.writing_model Network.feeds_on": "what leaves a machine is said on that machine",
    "Attendance.perhaps": "found anew",
    "Network.kept_mark": "says which pages devices keep of this machine",
    "Import.options Import.uploaded Import.beat_at": "how a process ran",
    "ImportFile.finished": "no import that comes along runs again",
}


def test_every_column_has_its_place_in_the_archive_or_a_reason() -> None:
    chapters = {
        "Network": "network", "OwnHandle": "own", "Import": "imports", "ImportFile": "import_files",
        "ImportProblem": "import_problems", "Organisation": "organisations", "Record": "records",
        "LinkEvent": "links", "Photo": "photos", "Touch": "touches", "Fact": "facts", "Promise": "promises",
        "Relation": "relations", "Reminder": "reminders", "Absence": "absences", "Pause": "pauses",
        "Answer": "answers", "Resource": "resources", "Introduction": "introductions",
        "IntroductionStep": "introduction_steps", "Give": "gives", "Support": "supports", "Decision": "decisions",
        "Connection": "connections",
        "Goal": "goals", "GoalTarget": "goal_targets", "Opening": "openings", "OpeningStep": "opening_steps",
        "OpeningPerson": "opening_people", "Ask": "asks",
        "Insight": "insights",
        "Recommendation": "recommendations", "Feed": "feeds",
        "Event": "events", "Attendance": "attendances", "Columns": "columns", "Jotting": "jottings",
        "FollowUp": "follow_ups",
        "Outcome": "outcomes", "Change": "journal", "RecordVersion": "versions",
        "Handle": "handles", "Position": "positions", "Date": "dates", "Participant": "participants",
    }  # fmt: skip
    excused = {word for words in LEFT_OUT for word in words.split()}
    excused |= {
        "ImportProblem.file",
        "Record.person",
        "LinkEvent.revokes",
        "Participant.touch",
    }  # told otherwise
    excused |= {f"{detail}.record" for detail in ("RecordVersion", "Handle", "Position", "Date")}
    fields = CHAPTERS | INSIDE

    missing = [
        f"{table.__name__}.{column.name}"
        for table in apps.get_app_config("amity").get_models()
        if table.__name__ in chapters or table.__name__ not in excused | {"Account", "Membership"}
        for column in table._meta.concrete_fields
        if column.name not in {"network", *fields[chapters[table.__name__]]}
        and not (column.primary_key and column.name == "id")
        and f"{table.__name__}.{column.name}" not in excused
        and f"{table.__name__}.{column.name}" != "Network.created_at"
    ]

    assert missing == []
    assert set(chapters.values()) | {"revoked"} == fields.keys()
