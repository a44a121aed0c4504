"""An import that is taken back leaves nothing, and takes nothing that is not its own."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest
from django.utils import timezone

from amity.actions import checks, import_undo, importing, jobs, journal, own
from amity.actions import people as people_of
from amity.base.errors import BadInput, NotFound
from amity.base.ids import uuid7
from amity.people.records import Card
from amity.store import journal as entries
from amity.store.models import (
    Change,
    Date,
    Fact,
    Handle,
    ImportFile,
    Label,
    LinkEvent,
    Network,
    Organisation,
    Outcome,
    OwnHandle,
    Participant,
    Person,
    Photo,
    Position,
    Record,
    RecordVersion,
    Tie,
    Touch,
)
from amity.store.people import hand_record
from tests.actions.test_importing import ANA, BEN, ME, assert_in_order, bring, names
from tests.actions.written import card, connection, connections, mail, mbox, small_world, vcards

CONTENT = (Record, RecordVersion, Handle, Position, Date, Photo, LinkEvent, Fact, Touch, Participant, Person, Label, Tie, Organisation)  # fmt: skip


@pytest.fixture
def mine(network: Network) -> Network:
    own.say(network, ["me@home.example"])
    return network


def note(network: Network, name: str, text: str) -> Fact:
    """Something the owner writes down of somebody, as the log does."""
    person = Person.objects.of(network).get(name=name)
    with entries.entry(network, "note", person=person.id, name=name) as entry:
        fact = Fact(
            network=network,
            record=hand_record(entry, person),
            kind="family",
            text=text,
            source="you",
            created_at=timezone.now(),
        )
        fact.save()
        entry.created(fact)
    return fact


def test_nothing_is_left_of_the_only_import(mine: Network, tmp_path: Path) -> None:
    before = checks.digest(mine)
    report = bring(mine, *small_world(tmp_path, people=20, mails=30))

    import_undo.undo(mine, report.import_id)

    assert checks.digest(mine) == before
    assert {model.__name__: model.objects.of(mine).count() for model in CONTENT} == {
        model.__name__: 0 for model in CONTENT
    }
    assert ImportFile.objects.of(mine).count() == 3  # the report can still be read


def test_guesses_about_the_owner_go_with_the_import(network: Network, tmp_path: Path) -> None:
    before = checks.digest(network)
    report = bring(network, *small_world(tmp_path, people=20, mails=30))
    assert OwnHandle.objects.of(network).count() == 2

    import_undo.undo(network, report.import_id)

    assert checks.digest(network) == before


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_of_several_imports_as_if_it_had_never_been(db: None, tmp_path: Path, seed: int) -> None:
    """Imports that share people, addresses and names, but not the very same talks and records."""
    files = small_world(tmp_path, seed=seed, people=24, mails=40)
    for taken in range(len(files)):
        whole, without = Network.objects.create(), Network.objects.create()
        for network in (whole, without):
            own.say(network, ["me@home.example"])
        imports = [bring(whole, file).import_id for file in files]
        complete = checks.digest(whole)
        for file in files[:taken] + files[taken + 1 :]:
            bring(without, file)

        import_undo.undo(whole, imports[taken])

        assert checks.digest(whole) == checks.digest(without)
        assert_in_order(whole)

        bring(whole, files[taken])

        assert checks.digest(whole) == complete


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_later_import_of_the_same_people_as_if_it_had_never_been(
    mine: Network, tmp_path: Path, seed: int
) -> None:
    """Newer sayings under the same keys: names, posts and addresses change, joins come and go."""
    bring(mine, *small_world(tmp_path / "old", seed=seed, people=24, mails=40))
    before = checks.digest(mine)
    later = bring(mine, *small_world(tmp_path / "new", seed=seed + 100, people=24, mails=40))
    assert checks.digest(mine) != before

    import_undo.undo(mine, later.import_id)

    assert checks.digest(mine) == before
    assert_in_order(mine)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_overlapping_imports_in_any_order_of_taking_back_end_empty(
    mine: Network, tmp_path: Path, seed: int
) -> None:
    empty = checks.digest(mine)
    folders = [small_world(tmp_path / str(n), seed=seed + n, people=16, mails=24) for n in range(3)]
    imports = [bring(mine, *files).import_id for files in folders]
    Random(seed).shuffle(imports)

    for import_id in imports:
        import_undo.undo(mine, import_id)
        assert_in_order(mine)

    assert checks.digest(mine) == empty


def test_what_two_imports_brought_goes_with_the_first_and_comes_again_with_the_second(
    db: None, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    old = mbox(first / "m.mbox", mail(ANA, ME))
    both = mbox(second / "m.mbox", mail(ANA, ME), mail(ANA, ME, day=1), mail(BEN, ME, day=2))
    network, alone = Network.objects.create(), Network.objects.create()
    for one in (network, alone):
        own.say(one, ["me@home.example"])
    bring(alone, both)
    taken = bring(network, old)
    bring(network, both)

    import_undo.undo(network, taken.import_id)

    assert Touch.objects.of(network).count() == 2  # only what the first had added went
    assert names(network) == {"Ana Sousa", "Ben Okafor"}
    assert_in_order(network)

    bring(network, both)

    assert checks.digest(network) == checks.digest(alone)


def test_what_was_written_by_hand_stays_with_the_name(mine: Network, tmp_path: Path) -> None:
    report = bring(
        mine, vcards(tmp_path / "p.vcf", card("Ana Sousa", emails=["ana@acme.example"]), card("Ben Okafor"))
    )
    fact = note(mine, "Ana Sousa", "her daughter starts school")

    import_undo.undo(mine, report.import_id)

    assert names(mine) == {"Ana Sousa"}
    fact.refresh_from_db()
    assert fact.record.person == Person.objects.of(mine).get()
    assert_in_order(mine)


@pytest.mark.parametrize("first_taken", [0, 1])
def test_what_was_written_by_hand_stays_with_the_person_that_another_import_knows(
    mine: Network, tmp_path: Path, first_taken: int
) -> None:
    imports = [
        bring(mine, vcards(tmp_path / "p.vcf", card("Ana Sousa", emails=["ana@acme.example"]))).import_id,
        bring(
            mine, connections(tmp_path / "c.csv", connection("Ana Sousa", "ana", "ana@acme.example"))
        ).import_id,
    ]
    fact = note(mine, "Ana Sousa", "likes bread")

    import_undo.undo(mine, imports[first_taken])

    (ana,) = Person.objects.of(mine)
    assert ana.name == "Ana Sousa"
    assert set(Record.objects.of(mine).filter(person=ana).values_list("source", flat=True)) == {
        "hand",
        ("linkedin", "vcard")[first_taken],
    }
    fact.refresh_from_db()
    assert fact.record.person_id == ana.id
    assert_in_order(mine)


def test_outcomes_and_pauses_go_on_at_another_record_or_end_with_the_person(
    mine: Network, tmp_path: Path
) -> None:
    vcf = bring(
        mine, vcards(tmp_path / "p.vcf", card("Ana Sousa", emails=["ana@acme.example"]), card("Ben Okafor"))
    )
    bring(mine, connections(tmp_path / "c.csv", connection("Ana Sousa", "ana", "ana@acme.example")))
    for person in Person.objects.of(mine):
        record = Record.objects.of(mine).get(uid=person.id)
        Outcome.objects.create(
            network=mine,
            suggestion=f"s-{person.name}",
            day=date(2026, 3, 1),
            record=record,
            leading="silence",
            kind="skip",
            created_at=timezone.now(),
        )

    import_undo.undo(mine, vcf.import_id)

    outcome = Outcome.objects.of(mine).get()
    assert outcome.suggestion == "s-Ana Sousa"
    assert outcome.record.source == "linkedin"


def test_what_the_owner_joined_or_kept_apart_holds_for_the_record_that_stays(
    mine: Network, tmp_path: Path
) -> None:
    vcf = bring(
        mine, vcards(tmp_path / "p.vcf", card("Ana Sousa", emails=["ana@acme.example"]), card("Ben Okafor"))
    )
    bring(
        mine,
        connections(
            tmp_path / "c.csv",
            connection("Ana Sousa", "ana", "ana@acme.example"),
            connection("Anna S", "anna"),
        ),
    )
    ana, anna = (Person.objects.of(mine).get(name=name) for name in ("Ana Sousa", "Anna S"))
    records = [Record.objects.of(mine).get(uid=person.id) for person in (ana, anna)]
    LinkEvent.objects.create(
        network=mine,
        kind="apart",
        a=records[0],
        b=records[1],
        rule="owner",
        actor="owner",
        created_at=timezone.now(),
    )

    import_undo.undo(mine, vcf.import_id)

    kept = LinkEvent.objects.of(mine).get(kind="apart")
    assert {kept.a.key, kept.b.key} == {"/in/ana", "/in/anna"}


def test_an_edit_by_hand_outlives_the_import(mine: Network, tmp_path: Path) -> None:
    report = bring(mine, vcards(tmp_path / "p.vcf", card("Ana Sousa")))
    people_of.edit(mine, Person.objects.of(mine).get().id, {"place": "Porto"})

    import_undo.undo(mine, report.import_id)

    ana = Person.objects.of(mine).get()
    assert (ana.name, ana.place) == ("Ana Sousa", "Porto")
    assert_in_order(mine)


def test_amity_undo_takes_the_last_import_back(mine: Network, tmp_path: Path) -> None:
    before = checks.digest(mine)
    bring(mine, vcards(tmp_path / "p.vcf", card("Ana Sousa")))

    taken = journal.undo(mine)

    assert (taken.verb, taken.undone_by_id is not None) == ("import", True)
    assert checks.digest(mine) == before
    with pytest.raises(NotFound):
        journal.undo(mine)


def test_an_import_is_taken_back_once(mine: Network, tmp_path: Path) -> None:
    report = bring(mine, vcards(tmp_path / "p.vcf", card("Ana Sousa")))
    import_undo.undo(mine, report.import_id)

    with pytest.raises(BadInput, match="already taken back"):
        import_undo.undo(mine, report.import_id)
    with pytest.raises(NotFound):
        import_undo.undo(mine, uuid7())
    assert Change.objects.of(mine).filter(verb="undo").count() == 1


def test_an_import_that_is_being_read_is_not_taken_back(mine: Network, tmp_path: Path) -> None:
    chosen = importing.prepare(mine, [vcards(tmp_path / "p.vcf", card("Ana Sousa"))], importing.Options())
    assert jobs.claim(mine, chosen.pk)

    with pytest.raises(BadInput, match="still being read"):
        import_undo.undo(mine, chosen.pk)


def test_a_record_is_not_lost_when_its_first_version_is_taken_back(network: Network, tmp_path: Path) -> None:
    old = bring(network, connections(tmp_path / "old.csv", connection("Ana Sousa", "ana", company="Acme")))
    bring(network, connections(tmp_path / "new.csv", connection("Ana Sousa", "ana", company="Bakery")))

    import_undo.undo(network, old.import_id)
    bring(network, connections(tmp_path / "newest.csv", connection("Ana Sousa", "ana", company="Choir")))

    (ana,) = Person.objects.of(network).select_related("organisation")
    assert ana.organisation
    assert ana.organisation.name == "Choir"
    assert_in_order(network)


@pytest.mark.parametrize("dated", [False, True])
def test_the_newest_saying_that_is_left_counts(network: Network, tmp_path: Path, *, dated: bool) -> None:
    rev: Callable[[int], list[str]] = lambda year: [f"REV:{year}0101T000000Z"] if dated else []  # noqa: E731
    bring(network, vcards(tmp_path / "a.vcf", card("Ana Sousa", uid="u", org="New", more=rev(2024))))
    bring(network, vcards(tmp_path / "b.vcf", card("Ana Sousa", uid="u", org="Old", more=rev(2020))))
    last = bring(
        network, vcards(tmp_path / "c.vcf", card("Ana Sousa", uid="u", org="Newest", more=rev(2025)))
    )

    import_undo.undo(network, last.import_id)

    (ana,) = Person.objects.of(network).select_related("organisation")
    assert ana.organisation
    assert ana.organisation.name == ("New" if dated else "Old")


def test_a_talk_logged_by_hand_keeps_its_day(mine: Network, tmp_path: Path) -> None:
    report = bring(mine, vcards(tmp_path / "p.vcf", card("Ana Sousa")))
    at = datetime(2026, 3, 2, 12, tzinfo=UTC)
    ana = Person.objects.of(mine).get()
    with entries.entry(mine, "log", person=ana.id) as entry:
        record = hand_record(entry, ana)
        touch = Touch.objects.create(
            network=mine, key="k", at=at, source="hand", channel="call", direction="both", depth=2
        )
        part = Participant.objects.create(network=mine, touch=touch, record=record, role="with", at=at)
        entry.created(touch, part)

    import_undo.undo(mine, report.import_id)

    assert Tie.objects.of(mine).get().person.name == "Ana Sousa"
    assert_in_order(mine)


def test_cards_made_by_hand_are_never_touched(mine: Network, tmp_path: Path) -> None:
    people_of.add(mine, Card(name="Greta Berg", emails=("greta@x.example",)))
    before = checks.digest(mine)
    report = bring(mine, vcards(tmp_path / "p.vcf", card("Greta B", emails=["greta@x.example"])))
    assert Person.objects.of(mine).count() == 1

    import_undo.undo(mine, report.import_id)

    assert checks.digest(mine) == before
