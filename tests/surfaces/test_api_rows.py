"""What the API does to rows is what pages and commands do: journaled, undoable, in one network only."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from typer.testing import Result

from amity.actions import jobs, reminders
from amity.actions.people import add
from amity.people.records import Card
from amity.store.models import Change, Fact, Import, Network, Outcome, Person, Promise, Receipt, Tie, Touch
from tests.surfaces.api_program import V1, Program, is_problem
from tests.surfaces.web_reader import write

Amity = Callable[..., Result]
KEYS = {"journal": "changes"}
NOBODY = "00000000-0000-7000-8000-000000000000"


@pytest.fixture
def ana(program: Program) -> str:
    """Somebody the program added."""
    made: str = program.post("/people", {"name": "Ana Sousa", "circle": 15, "topics": ["Python"]}).json()[
        "id"
    ]
    return made


@pytest.fixture
def elsewhere(db: None) -> Network:
    """Another network with somebody in it, and a fact, a promise and a talk of theirs."""
    other = Network.objects.create(name="Elsewhere")
    write(other, "Met Zoe Quist at PyCon, her daughter starts school, promised to send her the notes")
    return other


def test_somebody_added_stands_where_it_says(program: Program, network: Network) -> None:
    made = program.post("/people", {"name": "Ana Sousa", "circle": 15, "emails": ["ana@example.org"]})

    assert made.status_code == 201
    shown = program.client.get(made["Location"])
    assert (shown.json(), shown["ETag"]) == (made.json(), made["ETag"])
    assert (shown.json()["circle"], shown.json()["handles"][0]["value"]) == (15, "ana@example.org")
    assert Change.objects.of(network).get().verb == "add"


def test_people_read_as_on_the_command_line(village: Network, program: Program, amity: Amity) -> None:
    listed = program.get("/people", limit=100).json()
    said = json.loads(amity("people", "--json", "--limit", 100).stdout)

    assert listed["people"] == said["people"]
    assert listed["total"] == said["total"] == len(listed["people"])
    first = listed["people"][0]["id"]
    assert program.get(f"/people/{first}").json() == json.loads(amity("person", first, "--json").stdout)


def test_today_reads_as_on_the_command_line(village: Network, program: Program, amity: Amity) -> None:
    assert program.get("/suggestions", energy="open").json() == json.loads(
        amity("today", "--json", "--energy", "open").stdout
    )


@pytest.mark.parametrize("which", [{"circle": 5}, {"quiet": "true"}, {"query": "lisbon"}, {"kind": "friend"}])
def test_filters_are_those_of_the_command_line(
    village: Network, program: Program, amity: Amity, which: dict[str, Any]
) -> None:
    words = [str(which["query"])] if "query" in which else []
    options = [f"--{name}" for name in which if name == "quiet"]
    options += [
        part for name, v in which.items() if name in ("circle", "kind") for part in (f"--{name}", str(v))
    ]

    said = json.loads(amity("people", *words, *options, "--json").stdout)

    assert program.get("/people", **which).json()["people"] == said["people"]


@pytest.mark.parametrize("listed", ["people", "touches", "facts", "promises", "journal"])
def test_pages_join_to_the_whole_list_whatever_is_added_meanwhile(
    village: Network, program: Program, listed: str
) -> None:
    key = "changes" if listed == "journal" else listed
    whole = [row["id"] for row in program.get(f"/{listed}", limit=100).json()[key]]
    seen, cursor = [], ""
    while cursor is not None:
        page = program.get(f"/{listed}", limit=3, cursor=cursor).json()
        seen += [row["id"] for row in page[key]]
        cursor = page["next"]
        write(
            village,
            f"Met Newcomer{'abcdefghijklmnopqrstuvwxyz'[len(seen) % 26]} Xu at PyCon, she likes tea, promised her a book",
        )

    assert len(whole) > 3
    assert [id for id in seen if id in whole][: len(whole)] == whole
    assert len(set(seen)) == len(seen)


def test_a_cursor_of_another_list_or_made_up_leads_nowhere(village: Network, program: Program) -> None:
    cursor = program.get("/people", limit=1).json()["next"]

    assert is_problem(program.get("/touches", cursor=cursor), 404)
    assert is_problem(program.get("/people", cursor="WyJhIl0:x:y"), 404)
    assert is_problem(program.get("/people", limit=101), 422)


def test_a_change_needs_the_version_last_seen(program: Program, ana: str) -> None:
    seen = program.get(f"/people/{ana}")["ETag"]

    assert is_problem(program.patch(f"/people/{ana}", {"place": "Porto"}), 428)
    changed = program.patch(f"/people/{ana}", {"place": "Porto"}, If_Match=seen)
    assert (changed.status_code, changed.json()["place"]) == (200, "Porto")
    assert changed["ETag"] == program.get(f"/people/{ana}")["ETag"] != seen
    assert is_problem(program.patch(f"/people/{ana}", {"place": "Faro"}, If_Match=seen), 412)
    assert is_problem(program.delete(f"/people/{ana}", If_Match=seen), 412)
    assert program.get(f"/people/{ana}").json()["place"] == "Porto"
    assert (
        program.patch(f"/people/{ana}", {"circle": None}, If_Match=f'"other", {changed["ETag"]}').json()[
            "circle"
        ]
        is None
    )


def test_what_is_not_sent_stays(program: Program, ana: str) -> None:
    program.patch(f"/people/{ana}", {"tags": ["choir"]}, If_Match="*")

    labels = {(one["kind"], one["value"]) for one in program.get(f"/people/{ana}").json()["labels"]}
    assert labels == {("topic", "Python"), ("tag", "choir")}


def test_asked_twice_under_one_key_there_is_one_row(program: Program, network: Network, ana: str) -> None:
    said = {"person": ana, "text": "likes tea"}

    first = program.post("/facts", said, Idempotency_Key="k-1")
    fact = first.json()["id"]
    program.patch(f"/facts/{fact}", {"text": "likes coffee"}, If_Match="*")
    again = program.post("/facts", said, Idempotency_Key="k-1")

    assert (again.status_code, again.content, again["Location"]) == (201, first.content, first["Location"])
    assert Fact.objects.of(network).count() == 1
    assert is_problem(program.post("/facts", said | {"text": "likes milk"}, Idempotency_Key="k-1"), 409)
    assert program.post("/facts", said, Idempotency_Key="k-2").json()["id"] != fact


def test_what_was_refused_leaves_the_key_free(program: Program, network: Network, ana: str) -> None:
    assert is_problem(
        program.post("/facts", {"person": NOBODY, "text": "likes tea"}, Idempotency_Key="k"), 404
    )
    assert (
        program.post("/facts", {"person": ana, "text": "likes tea"}, Idempotency_Key="k").status_code == 201
    )


def test_a_receipt_holds_nobody_who_was_forgotten(program: Program, network: Network, ana: str) -> None:
    program.post("/facts", {"person": ana, "text": "likes tea"}, Idempotency_Key="k")

    assert program.delete(f"/people/{ana}").status_code == 204
    assert not Receipt.objects.of(network).exists()
    assert is_problem(program.get(f"/people/{ana}"), 404)


def test_a_talk_told_piece_by_piece_makes_a_tie(program: Program, network: Network, ana: str) -> None:
    told = {
        "people": [ana],
        "day": "2026-11-20",
        "channel": "in_person",
        "place": "Porto",
        "summary": "Lunch",
    }

    made = program.post("/touches", told)

    assert made.status_code == 201
    assert made.json()["people"] == [{"id": ana, "name": "Ana Sousa"}]
    assert Tie.objects.of(network).get(person=ana).last_day.isoformat() == "2026-11-20"
    moved = program.patch(f"/touches/{made.json()['id']}", {"day": "2026-11-10"}, If_Match=made["ETag"])
    assert moved.json()["at"].startswith("2026-11-10")
    assert Tie.objects.of(network).get(person=ana).last_day.isoformat() == "2026-11-10"
    assert program.delete(f"/touches/{made.json()['id']}").status_code == 204
    assert not Tie.objects.of(network).filter(person=ana).exists()
    last = program.get("/journal").json()["changes"][0]
    assert program.post(f"/journal/{last['id']}/undo").json() == {
        "undone": last["id"],
        "verb": "delete_touch",
    }
    assert program.get("/touches", person=ana).json()["touches"][0]["summary"] == "Lunch"


def test_talks_are_found_by_person_and_day(program: Program, ana: str) -> None:
    other = program.post("/people", {"name": "Ben Roth"}).json()["id"]
    for who, day in ((ana, "2026-11-01"), (ana, "2026-11-05"), (other, "2026-11-05")):
        program.post("/touches", {"people": [who], "day": day, "channel": "call"})

    def days(**which: str) -> list[str]:
        return [touch["at"][:10] for touch in program.get("/touches", **which).json()["touches"]]

    assert days(person=ana) == ["2026-11-05", "2026-11-01"]
    assert days(person=ana, since="2026-11-02") == ["2026-11-05"]
    assert days(until="2026-11-01") == ["2026-11-01"]
    assert days(channel="mail") == []
    assert is_problem(program.get("/touches", person=NOBODY), 404)


def test_a_typed_line_is_stored_only_when_that_is_asked_for(
    program: Program, network: Network, amity: Amity
) -> None:
    line = "Met Ana Sousa at PyCon, she likes tea, promised to send her the notes by 2 December"

    read = program.post("/notes", {"text": line})

    assert (read.status_code, read.json()["stored"]) == (200, False)
    assert read.json() == json.loads(amity("log", line, "--json").stdout)
    assert not Touch.objects.of(network).exists()
    stored = program.post("/notes", {"text": line, "store": True}, Idempotency_Key="n")
    assert (stored.status_code, stored.json()["stored"]) == (201, True)
    assert (
        program.post("/notes", {"text": line, "store": True}, Idempotency_Key="n").content == stored.content
    )
    assert Touch.objects.of(network).count() == 1
    program.post(f"/journal/{stored.json()['change']}/undo")
    assert not Touch.objects.of(network).exists()


def test_a_name_that_several_bear_must_be_chosen(program: Program, network: Network) -> None:
    ids = [str(add(network, Card(name="Ana Sousa", place=place)).id) for place in ("Porto", "Faro")]
    line = {"text": "Met Ana Sousa at PyCon", "store": True}

    assert is_problem(program.post("/notes", line), 409)
    stored = program.post("/notes", line | {"choices": {"Ana Sousa": ids[1]}})
    assert stored.json()["people"] == [{"id": ids[1], "name": "Ana Sousa", "new": False}]


def test_a_promise_is_kept_and_the_keeping_taken_back(program: Program, network: Network, ana: str) -> None:
    made = program.post("/promises", {"person": ana, "text": "send the notes", "due": "2026-12-02"}).json()

    kept = program.patch(f"/promises/{made['id']}", {"kept": True}, If_Match="*").json()

    assert (made["kept"], kept["kept"], kept["due"]) == (False, True, "2026-12-02")
    assert program.get("/promises", open="true").json()["promises"] == []
    change = program.get("/journal", person=ana).json()["changes"][0]
    assert change["sentence"] == "Kept a promise with Ana Sousa"
    program.post(f"/journal/{change['id']}/undo")
    assert [one["id"] for one in program.get("/promises", open="true").json()["promises"]] == [made["id"]]
    assert Promise.objects.of(network).get().kept_at is None


def test_a_reminder_is_remembered_and_finished(program: Program, network: Network, ana: str) -> None:
    made = program.post(
        "/reminders", {"text": "ask about the choir", "due": "2027-03-09", "whole_month": True, "person": ana}
    )

    assert (made.status_code, made.json()["due"]) == (201, "2027-03-01")
    moved = program.patch(
        f"/reminders/{made.json()['id']}", {"whole_month": False, "due": "2027-03-09"}, If_Match=made["ETag"]
    )
    assert (moved.json()["due"], moved.json()["text"]) == ("2027-03-09", "ask about the choir")
    assert [one["id"] for one in program.get("/reminders").json()["reminders"]] == [made.json()["id"]]
    assert (
        program.patch(f"/reminders/{made.json()['id']}", {"done": True}, If_Match="*").json()["done"] is True
    )
    assert program.get("/reminders").json()["reminders"] == []
    change = program.get("/journal").json()["changes"][0]
    program.post(f"/journal/{change['id']}/undo")
    assert len(program.get("/reminders").json()["reminders"]) == 1
    assert program.delete(f"/reminders/{made.json()['id']}").status_code == 204


def test_a_relation_shows_on_both_sides(program: Program, network: Network, ana: str) -> None:
    leo = program.post("/people", {"name": "Leo Sousa"}).json()["id"]

    made = program.post(f"/people/{ana}/relations", {"kind": "child", "other": leo})

    assert made.status_code == 201
    assert [(one["kind"], one["person"]) for one in made.json()["relations"]] == [("child", leo)]
    (theirs,) = program.get(f"/people/{leo}/relations").json()["relations"]
    assert (theirs["kind"], theirs["person"]) == ("parent", ana)
    assert is_problem(program.post(f"/people/{ana}/relations", {"kind": "child", "other": ana}), 409)
    assert is_problem(program.post(f"/people/{ana}/relations", {"kind": "child"}), 422)
    assert program.delete(f"/relations/{theirs['id']}").status_code == 204
    assert program.get(f"/people/{ana}/relations").json()["relations"] == []


def test_a_day_is_added_moved_and_taken_off(program: Program, network: Network, ana: str) -> None:
    days = f"/people/{ana}/dates"

    made = program.post(days, {"kind": "birthday", "month": 2, "day": 14}, Idempotency_Key="once")
    again = program.post(days, {"kind": "birthday", "month": 2, "day": 14}, Idempotency_Key="once")

    assert (made.status_code, made.json()) == (201, again.json())
    assert made.json() == program.client.get(made["Location"]).json()
    assert Change.objects.of(network).filter(verb="edit").count() == 1
    seen = program.get(f"{days}/birthday-02-14")
    assert is_problem(program.patch(f"{days}/birthday-02-14", {"year": 1990}), 428)
    moved = program.patch(f"{days}/birthday-02-14", {"day": 15, "year": 1990}, If_Match=seen["ETag"])
    assert moved.json() == {
        "id": "birthday-02-15", "kind": "birthday", "label": "", "year": 1990, "month": 2, "day": 15,
    }  # fmt: skip
    assert program.get(f"/people/{ana}").json()["dates"] == [
        {name: value for name, value in moved.json().items() if name != "id"}
    ]
    assert is_problem(program.patch(f"{days}/birthday-02-15", {"day": 16}, If_Match=seen["ETag"]), 412)
    assert is_problem(program.patch(f"{days}/birthday-02-15", {"day": 30}, If_Match="*"), 409)
    assert is_problem(program.post(days, {"kind": "other", "month": 2, "day": 1}), 409)
    assert is_problem(program.get(f"{days}/birthday-02-14"), 404)
    assert program.delete(f"{days}/birthday-02-15", If_Match=moved["ETag"]).status_code == 204
    assert program.get(days).json() == {"dates": []}
    program.post(f"/journal/{program.get('/journal').json()['changes'][0]['id']}/undo")
    assert [one["id"] for one in program.get(days).json()["dates"]] == ["birthday-02-15"]


def test_somebody_is_left_in_peace_and_met_again(program: Program, network: Network, ana: str) -> None:
    pause = f"/people/{ana}/pause"
    assert is_problem(program.get(pause), 404)

    first = program.send("PUT", pause, {"until": "2098-01-10"})
    again = program.send("PUT", pause, {"until": "2098-01-10"})
    longer = program.send("PUT", pause, {}, If_Match=first["ETag"])

    assert first.json() == again.json() == {"since": first.json()["since"], "until": "2098-01-10"}
    assert (longer.json()["until"], longer["ETag"]) == (None, program.get(pause)["ETag"])
    assert Change.objects.of(network).filter(verb="pause").count() == 2
    assert program.get(f"/people/{ana}").json()["in_peace"] == longer.json()
    assert is_problem(program.send("PUT", pause, {"until": "2020-01-10"}), 409)
    assert is_problem(program.send("PUT", pause, {}, If_Match=first["ETag"]), 412)
    program.post(f"/journal/{program.get('/journal').json()['changes'][0]['id']}/undo")
    assert program.get(pause).json() == first.json()
    assert program.delete(pause).status_code == 204
    assert is_problem(program.delete(pause), 404)


def test_an_absence_is_noted_and_withdrawn(program: Program, network: Network, ana: str) -> None:
    absence = f"/people/{ana}/absence"
    assert is_problem(program.delete(absence), 404)

    noted = program.send("PUT", absence, {"kind": "left_out"})
    other = program.send("PUT", absence, {"kind": "died", "since": "2025-05-01"}, If_Match=noted["ETag"])

    assert noted.json() == {"kind": "left_out", "since": None}
    assert program.get(absence).json() == other.json() == {"kind": "died", "since": "2025-05-01"}
    assert program.get(f"/people/{ana}").json()["absence"] == other.json()
    assert is_problem(program.send("PUT", absence, {"kind": "died", "since": "2098-05-01"}), 409)
    assert is_problem(program.send("PUT", absence, {"kind": "tired"}), 422)
    assert program.delete(absence, If_Match=other["ETag"]).status_code == 204
    assert is_problem(program.get(absence), 404)
    program.post(f"/journal/{program.get('/journal').json()['changes'][0]['id']}/undo")
    assert program.get(absence).json() == other.json()


def test_a_suggestion_is_told_done_once(village: Network, program: Program) -> None:
    card = program.get("/suggestions").json()["suggestions"][0]
    address = f"/suggestions/{card['id']}/outcome"

    first = program.send("PUT", address, {"outcome": "done"})
    again = program.send("PUT", address, {"outcome": "done"})

    assert first.status_code == again.status_code == 200
    assert first.json()["person"] == card["person"]
    assert Outcome.objects.of(village).filter(suggestion=card["id"]).count() == 1
    assert is_problem(program.send("PUT", address, {"outcome": "later", "until": "2020-01-01"}), 409)
    assert is_problem(program.send("PUT", f"/suggestions/{'x' * 22}/outcome", {"outcome": "skip"}), 404)


def test_files_are_brought_in_and_taken_back(program: Program, network: Network, tmp_path: Path) -> None:
    def bring(key: str) -> Any:
        card = SimpleUploadedFile("ana.vcf", b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Sousa\r\nEND:VCARD\r\n")
        sent = {"X-CSRFToken": program.token, "Idempotency-Key": key}
        return program.client.post(f"{V1}/imports", {"files": [card], "me": "maya@example.org"}, headers=sent)

    made, again = bring("one"), bring("one")
    assert (made.status_code, made.json()["state"]) == (201, "waiting")
    assert again.content == made.content
    assert Import.objects.of(network).count() == 1

    jobs.work_off(report=lambda mistake: pytest.fail(str(mistake)))

    done = program.client.get(made["Location"]).json()
    assert (done["state"], done["people_new"], done["files"][0]["source"]) == ("done", 1, "vcard")
    assert program.get("/imports").json()["imports"][0]["names"] == ["ana.vcf"]
    undone = program.post(f"/imports/{done['import_id']}/undo")
    assert undone.json()["undone"] == done["import_id"]
    assert not Person.objects.of(network).filter(name="Ana Sousa").exists()
    assert is_problem(program.post(f"/imports/{done['import_id']}/undo"), 409)


def test_search_finds_people_by_their_words(village: Network, program: Program) -> None:
    somebody = program.get("/people", limit=1).json()["people"][0]

    found = program.get("/search", q=somebody["name"]).json()

    assert found["people"][0] == somebody
    assert is_problem(program.get("/search", q="  "), 422)


def test_another_network_is_not_there(program: Program, elsewhere: Network) -> None:
    rows = {
        "people": Person.objects.of(elsewhere).get(is_me=False).pk,
        "touches": Touch.objects.of(elsewhere).get().pk,
        "facts": Fact.objects.of(elsewhere).first().pk,  # type: ignore[union-attr]
        "promises": Promise.objects.of(elsewhere).get().pk,
    }
    change = Change.objects.of(elsewhere).get().pk

    for noun, row in rows.items():
        assert is_problem(program.get(f"/{noun}/{row}"), 404)
        assert is_problem(program.patch(f"/{noun}/{row}", {}, If_Match="*"), 404)
        assert is_problem(program.delete(f"/{noun}/{row}"), 404)
        assert program.get(f"/{noun}").json()[noun] == []
    assert is_problem(program.post(f"/journal/{change}/undo"), 404)
    assert is_problem(program.post("/facts", {"person": str(rows["people"]), "text": "tea"}), 404)
    assert is_problem(
        program.post("/touches", {"people": [str(rows["people"])], "day": "2026-11-20", "channel": "call"}),
        404,
    )
    assert is_problem(program.get("/touches", person=rows["people"]), 404)
    assert program.get("/journal").json()["changes"] == []


SEEDS: dict[str, Callable[[Network, int], Any]] = {  # of what the village has less than three
    "imports": lambda village, number: Import.objects.create(
        network=village, paths=[f"/{number}.vcf"], created_at=timezone.now()
    ),
    "reminders": lambda village, number: reminders.add(
        village,
        "call",
        reminders.When(date(2027, 1, 1 + number)),
        person_id=Person.objects.of(village).order_by("name")[number].pk,
    ),
}


@pytest.mark.parametrize(
    "listed", ["people", "touches", "facts", "promises", "journal", "imports", "reminders"]
)
def test_the_number_of_statements_does_not_grow_with_the_rows(
    village: Network, program: Program, listed: str
) -> None:
    for number in range(4):
        SEEDS.get(listed, lambda *_: None)(village, number)

    def statements(limit: int) -> int:
        with CaptureQueriesContext(
            connection,
        ) as counted:
            assert program.get(f"/{listed}", limit=limit).status_code == 200
        return len(counted)

    statements(1)
    assert len(program.get(f"/{listed}").json()[KEYS.get(listed, listed)]) > 3
    assert statements(100) == statements(2)
