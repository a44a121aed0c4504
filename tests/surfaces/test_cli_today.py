"""The commands today, done, later, skip, tie and rank."""

import csv
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from typer.testing import Result

from amity.actions import ties
from amity.store.models import Network, Outcome, Participant, Person, Record, RecordVersion, Tie, Touch

DAY = "2026-11-24"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
Amity = Callable[..., Result]


def quiet(network: Network, name: str = "Ana Sousa") -> Person:
    record = Record.objects.create(network=network, source="vcard", key=name, created_at=NOON)
    RecordVersion.objects.create(
        network=network, record=record, said={"name": name}, said_hash=name, created_at=NOON
    )
    person = Person.objects.create(
        network=network, id=record.uid, name=name, given="Ana", name_key=name.lower()
    )
    Record.objects.of(network).update(person=person)
    for month in range(6):
        at = NOON - timedelta(days=94 + 30 * month)
        touch = Touch.objects.create(
            network=network,
            key=str(month),
            at=at,
            source="mail",
            channel="in_person",
            direction="both",
            depth=2,
            place="Porto",
        )
        Participant.objects.create(network=network, touch=touch, record=record, role="with", at=at)
    ties.rebuild(network, [person.id])
    return person


def document(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.stderr
    read = json.loads(result.stdout)
    assert isinstance(read, dict)
    return read


def test_today_prints_one_document_with_the_contracts_keys(amity: Amity, network: Network) -> None:
    quiet(network)

    day = document(amity("today", "--today", DAY, "--json"))

    assert set(day) >= {"date", "energy", "suggestions", "follow_ups", "promises", "coming_up", "left_out"}
    (suggestion,) = day["suggestions"]
    assert set(suggestion) == {
        "id",
        "person",
        "reasons",
        "offer",
        "ask",
        "give",
        "gift_first",
        "draft",
        "minutes",
    }
    assert set(suggestion["draft"]) == {"channel", "subject", "body", "basis"}
    (reason,) = suggestion["reasons"]
    assert reason["kind"] == "quiet"
    assert reason["text"] == "You last talked 94 days ago (Porto); usually every 14 to 39 days."
    assert reason["evidence"][0]["kind"] == "touch"
    assert suggestion["offer"] == "To meet again where you met last (Porto)"


def test_today_in_words_names_the_person_the_reason_and_the_draft(amity: Amity, network: Network) -> None:
    quiet(network)

    said = amity("today", "--today", DAY).stdout

    assert "Ana Sousa" in said
    assert "94 days ago" in said
    assert "Draft: " in said


def test_a_rest_day_asks_nothing(amity: Amity, network: Network) -> None:
    quiet(network)

    assert document(amity("today", "--energy", "rest", "--today", DAY, "--json"))["suggestions"] == []
    assert "A day of rest." in amity("today", "--energy", "rest", "--today", DAY).stdout


def test_done_later_and_skip_store_the_outcome(amity: Amity, network: Network) -> None:
    quiet(network)
    id_ = document(amity("today", "--today", DAY, "--json"))["suggestions"][0]["id"]

    assert "Logged: you wrote to Ana Sousa" in amity("done", id_, "--today", DAY).stdout
    assert (
        "Ana Sousa comes back on 2026-12-01."
        in amity("later", id_, "--until", "2026-12-01", "--today", DAY).stdout
    )
    assert document(amity("skip", id_, "--reason", "nothing", "--today", DAY, "--json"))["outcome"] == "skip"

    outcome = Outcome.objects.of(network).get()
    assert (outcome.kind, outcome.reason, outcome.until) == ("skip", "nothing", None)


def test_later_means_tomorrow_unless_a_day_is_given(amity: Amity, network: Network) -> None:
    quiet(network)
    id_ = document(amity("today", "--today", DAY, "--json"))["suggestions"][0]["id"]

    amity("later", id_, "--today", DAY)

    assert Outcome.objects.of(network).get().until == date(2026, 11, 25)


def test_an_unknown_suggestion_or_energy_is_one_sentence_on_stderr(amity: Amity, network: Network) -> None:
    for words in (("done", "nothing"), ("today", "--energy", "wild")):
        refused = amity(*words)

        assert refused.exit_code == 1
        assert refused.stdout == ""
        assert len(refused.stderr.strip().splitlines()) == 1


def test_tie_tells_the_state_of_science_section_2(amity: Amity, network: Network) -> None:
    quiet(network)

    tie = document(amity("tie", "ana sousa", "--today", DAY, "--json"))

    assert set(tie) == {"person", "contact_days", "bars", "usual_days", "silent_days", "quiet", "why"}
    assert (tie["contact_days"], tie["usual_days"], tie["silent_days"], tie["quiet"]) == (
        6,
        [14, 39],
        94,
        True,
    )
    assert set(tie["bars"]) == {"week", "month", "half_year"}
    assert "94 days ago" in amity("tie", "ana sousa", "--today", DAY).stdout


def test_tie_with_somebody_never_talked_with_says_so(amity: Amity, network: Network) -> None:
    quiet(network)
    Tie.objects.of(network).erase()

    tie = document(amity("tie", "ana sousa", "--today", DAY, "--json"))

    assert (tie["contact_days"], tie["usual_days"], tie["silent_days"], tie["quiet"]) == (
        0,
        None,
        None,
        False,
    )


def test_rank_scores_every_pair_that_is_asked(amity: Amity, tmp_path: Path) -> None:
    events, pairs, out = tmp_path / "e.csv", tmp_path / "p.csv", tmp_path / "o.csv"
    day = 86_400
    told = [(1, 2, n * 7 * day) for n in range(20)] + [(1, 3, 0), (1, 3, day), (4, 3, 0)]
    _write(
        events,
        ["ego", "alter", "timestamp", "channel", "direction", "people"],
        [(*t, "mail", "out", 1) for t in told],
    )
    asked = [
        ("next", 1, 2),
        ("next", 1, 3),
        ("fade", 1, 2),
        ("fade", 1, 3),
        ("gap", 1, 2),
        ("intro", 1, 4),
        ("intro", 2, 4),
    ]
    _write(pairs, ["task", "ego", "alter"], asked)

    result = amity("rank", events, 140 * day, pairs, out)

    assert result.exit_code == 0
    rows = {(r["task"], int(r["ego"]), int(r["alter"])): r for r in csv.DictReader(out.open())}
    assert rows.keys() == set(asked)
    score = {key: float(row["score"]) for key, row in rows.items()}
    assert score["next", 1, 2] > score["next", 1, 3]
    assert score["fade", 1, 2] < score["fade", 1, 3]
    assert score["intro", 1, 4] > score["intro", 2, 4] == 0
    q10, q50, q90 = (float(rows["gap", 1, 2][q]) for q in ("q10", "q50", "q90"))
    assert 0 <= q10 < q50 < q90


def test_rank_refuses_what_is_no_such_csv(amity: Amity, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("a,b\n1,2\n")

    refused = amity("rank", file, 0, file, tmp_path / "o.csv")

    assert refused.exit_code == 1
    assert not (tmp_path / "o.csv").exists()


def _write(file: Path, header: list[str], rows: list[tuple[object, ...]]) -> None:
    with file.open("w", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(header)
        writer.writerows(rows)
