"""Adding, editing, pausing; and forgetting somebody, of whom nothing stays."""

from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.utils import timezone

from amity.actions import checks, forgetting, people
from amity.base.errors import Ambiguous, BadInput, NotFound
from amity.people.records import Card
from amity.store import journal
from amity.store.models import Fact, Network, Person, Promise, Record, Touch
from amity.store.owned import Owned
from amity.store.people import hand_record
from tests.actions.test_importing import ME, assert_in_order, bring
from tests.actions.written import calendar, card, connection, connections, event, mail, mbox, vcards

ZOE = "Zoe Quimby <zoe.quimby@zebra.example>"
BEN = "Ben Okafor <ben@bakery.example>"


def everything_stored(network: Network) -> str:
    """All values of all owned tables but the report of the import itself."""
    skipped = {"Import", "ImportFile", "ImportProblem"}
    tables = [
        model for model in apps.get_models() if issubclass(model, Owned) and model.__name__ not in skipped
    ]
    return "\n".join(
        repr(row)
        for table in tables
        for row in table._base_manager.filter(network_id=network.pk).values_list()
    )


@pytest.fixture
def filled(network: Network, tmp_path: Path) -> Network:
    from amity.actions import own

    own.say(network, ["me@home.example"])
    bring(network, tmp_path_of(tmp_path))
    return network


def tmp_path_of(folder: Path) -> Path:
    exports = folder / "exports"
    exports.mkdir()
    connections(
        exports / "c.csv",
        connection("Zoe Quimby", "zoe-quimby", company="Zebra"),
        connection("Ben Okafor", "ben", "ben@bakery.example"),
    )
    note = ["NOTE:Quimby plays the zither", "BDAY:1980-05-01", "item1.X-ABRELATEDNAMES:Ben Okafor"]
    vcards(
        exports / "p.vcf",
        card("Zoe Quimby", emails=["zoe.quimby@zebra.example"], org="Zebra", more=note),
        card("Ben Okafor", emails=["ben@bakery.example"]),
    )
    mbox(
        exports / "m.mbox",
        mail(ZOE, ME, "Zither tonight?", subject="Zither"),
        mail(ME, BEN, day=1),
        mail(ME, f"{ZOE}, {BEN}", "To both", day=2, subject="Both"),
    )
    calendar(exports / "k.ics", event("1", "zoe.quimby@zebra.example", "me@home.example", day=3))
    return exports


def remember(network: Network, name: str) -> None:
    person = Person.objects.of(network).get(name=name)
    now = timezone.now()
    with journal.entry(network, "log", person=person.id, name=name) as entry:
        record = hand_record(entry, person)
        fact = Fact.objects.create(
            network=network,
            record=record,
            kind="interest",
            text=f"{name} likes zithers",
            source="you",
            created_at=now,
        )
        promise = Promise.objects.create(
            network=network,
            record=record,
            by="me",
            text=f"call {name}",
            made_on=date(2026, 3, 2),
            created_at=now,
        )
        entry.created(fact, promise)


def test_nothing_stays_of_somebody_forgotten(filled: Network) -> None:
    remember(filled, "Zoe Quimby")
    zoe = people.find(filled, "Zoe Quimby")
    people.edit(filled, zoe.id, {"place": "Quimbytown", "tags": ("zoe's choir",)})
    people.pause(filled, zoe.id, since=date(2026, 3, 1), until=None)
    stored = everything_stored(filled).casefold()
    assert all(word in stored for word in ("zoe", "quimby", "zither", "zebra"))

    assert forgetting.forget(filled, zoe.id) == "Zoe Quimby"

    stored = everything_stored(filled).casefold()
    assert [word for word in ("zoe", "quimby", "zither", "zebra", str(zoe.id)) if word in stored] == []
    assert_in_order(filled)


def test_others_stay_as_they_were(db: None, tmp_path: Path) -> None:
    from amity.actions import own

    network = Network.objects.create()
    own.say(network, ["me@home.example"])
    bring(network, tmp_path_of(tmp_path))
    remember(network, "Ben Okafor")
    ben = people.find(network, "Ben Okafor")
    before = people.profile(network, ben.id, today=date(2026, 4, 1))

    forgetting.forget(network, people.find(network, "Zoe Quimby").id)

    after = people.profile(network, ben.id, today=date(2026, 4, 1))
    assert (after.facts, after.promises, after.handles, after.sources) == (
        before.facts,
        before.promises,
        before.handles,
        before.sources,
    )
    assert [touch.subject for touch in after.touches] == [touch.subject for touch in before.touches]
    assert after.tie == before.tie


def test_the_rest_has_the_digest_it_would_have_without_them(db: None, tmp_path: Path) -> None:
    with_her, without = Network.objects.create(), Network.objects.create()
    bring(without, vcards(tmp_path / "ben.vcf", card("Ben Okafor", uid="b", org="Acme")))
    bring(
        with_her,
        vcards(
            tmp_path / "both.vcf",
            card("Ben Okafor", uid="b", org="Acme"),
            card("Zoe Quimby", uid="z", org="Acme"),
        ),
    )

    forgetting.forget(with_her, people.find(with_her, "Zoe Quimby").id)

    assert checks.digest(with_her) == checks.digest(without)


def test_changes_of_the_journal_that_name_them_go_too(filled: Network) -> None:
    zoe = people.find(filled, "Zoe Quimby")
    with journal.entry(
        filled, "log", names="Zoe Quimby and Ben"
    ) as entry:  # a talk with two: it names no one person
        entry.created(Touch.objects.of(filled).filter(subject="Both").get())

    forgetting.forget(filled, zoe.id)

    assert "quimby" not in everything_stored(filled).casefold()


def test_find_by_id_name_or_part(network: Network) -> None:
    ana = people.add(network, Card(name="Ana Sousa"))
    people.add(network, Card(name="Ana Costa"))

    assert [people.find(network, said).id for said in (str(ana.id), "ana sousa", "Sousa", "SOUSA ana")] == [
        ana.id
    ] * 4
    with pytest.raises(Ambiguous, match="Several people match “ana”"):
        people.find(network, "ana")
    with pytest.raises(NotFound):
        people.find(network, "zoe")
    with pytest.raises(BadInput):
        people.find(network, "  ")


def test_an_edit_says_only_what_is_new(network: Network) -> None:
    ana = people.add(network, Card(name="Ana Sousa", place="Porto", tags=("choir",)))

    edited = people.edit(network, ana.id, {"place": "", "circle": 15})

    assert (edited.name, edited.place, edited.circle) == ("Ana Sousa", "", 15)
    with pytest.raises(BadInput, match="no field colour"):
        people.edit(network, ana.id, {"colour": "green"})
    assert Record.objects.of(network).count() == 1
