"""A person is the view of linked records; joining and taking apart lose nothing."""

from uuid import UUID

import pytest
from django.utils import timezone

from amity.actions import own
from amity.people.records import Card, Post
from amity.store.models import Label, LinkEvent, Network, Organisation, Person, Record, Tie
from amity.store.people import drop_unspoken, project
from amity.store.sayings import Saying, store_sayings


def records(network: Network, *cards: Card, source: str = "vcard") -> list[Record]:
    start = Record.objects.of(network).count()
    said = [Saying(source=source, key=f"k{start + n}", where="", card=card) for n, card in enumerate(cards)]
    ids, _ = store_sayings(network, said, imported_by=None)
    project(network, ids)
    return list(Record.objects.of(network).filter(pk__in=ids).order_by("pk"))


def join(network: Network, a: Record, b: Record) -> LinkEvent:
    link = LinkEvent.objects.create(
        network=network, kind="link", a=a, b=b, rule="owner", created_at=timezone.now()
    )
    project(network, [a.pk])
    return link


def owners(network: Network) -> list[UUID | None]:
    return list(Record.objects.of(network).order_by("pk").values_list("person_id", flat=True))


def test_each_record_alone_is_a_person_of_its_own_id(network: Network) -> None:
    one, two = records(network, Card(name="Ana Sousa"), Card(name="Ben Okafor"))

    assert owners(network) == [one.uid, two.uid]


def test_a_person_bears_the_id_of_the_oldest_record(network: Network) -> None:
    one, two, three = records(network, *(Card(name=f"Ana{n} Sousa") for n in range(3)))

    join(network, two, three)
    join(network, three, one)

    assert owners(network) == [one.uid] * 3
    assert [p.id for p in Person.objects.of(network)] == [one.uid]


def test_taking_apart_gives_the_old_ids_back(network: Network) -> None:
    one, two, three = records(network, *(Card(name=f"Ana{n} Sousa") for n in range(3)))
    join(network, one, two)
    link = join(network, two, three)

    LinkEvent.objects.create(
        network=network, kind="revoke", a=two, b=three, revokes=link, created_at=timezone.now()
    )
    concerned = project(network, [two.pk])

    assert owners(network) == [one.uid, one.uid, three.uid]
    assert concerned == {one.uid, three.uid}


def test_projecting_again_changes_nothing(network: Network) -> None:
    one, two = records(
        network, Card(name="Ana Sousa", groups=("Choir",), posts=(Post("Acme"),)), Card(name="Ana S")
    )
    join(network, one, two)
    before = (
        list(Person.objects.of(network).values()),
        list(Label.objects.of(network).values_list("kind", "value")),
    )

    project(network, [two.pk])

    assert (
        list(Person.objects.of(network).values()),
        list(Label.objects.of(network).values_list("kind", "value")),
    ) == before


def test_labels_and_organisation_follow_what_is_said(network: Network) -> None:
    records(
        network,
        Card(
            name="Ana Sousa",
            groups=("Choir", "choir"),
            topics=("Bread",),
            posts=(Post("Acme GmbH", "Baker"),),
        ),
    )

    (ana,) = Person.objects.of(network).select_related("organisation")
    assert (ana.title, ana.organisation and ana.organisation.key) == ("Baker", "acme")
    assert sorted(Label.objects.of(network).values_list("kind", "key")) == [
        ("group", "choir"),
        ("topic", "bread"),
    ]


def test_one_organisation_for_two_spellings(network: Network) -> None:
    records(
        network,
        Card(name="Ana Sousa", posts=(Post("Acme Inc."),)),
        Card(name="Ben Okafor", posts=(Post("ACME"),)),
    )

    assert Organisation.objects.of(network).count() == 1


@pytest.mark.parametrize("first", ["address", "record"])
def test_whoever_bears_an_address_of_the_owner_is_the_owner(network: Network, first: str) -> None:
    if first == "address":
        own.say(network, ["me@home.example"])
    records(network, Card(name="Me Myself", emails=("Me@Home.example",)), Card(name="Ana Sousa"))
    if first == "record":
        own.say(network, ["me@home.example"])

    assert list(Person.objects.of(network).filter(is_me=True).values_list("name", flat=True)) == ["Me Myself"]

    own.say(network, ["me@home.example"], standing="denied")
    assert not Person.objects.of(network).filter(is_me=True).exists()


def test_a_person_of_whom_no_record_speaks_goes_with_labels_and_tie(network: Network) -> None:
    one, two = records(network, Card(name="Ana Sousa", groups=("Choir",)), Card(name="Ben Okafor"))
    now = timezone.now()
    Tie.objects.create(
        network=network, person_id=one.uid, first_day=now, last_day=now, last_at=now, week=1, month=1, half_year=1, events=1,
        days=1, gaps=0, gap_mean=0, gap_variance=0, strength=1,
    )  # fmt: skip
    Record.objects.of(network).filter(pk=one.pk).update(person=None)

    assert drop_unspoken(network, {one.uid, two.uid}) == {one.uid}

    assert [p.id for p in Person.objects.of(network)] == [two.uid]
    assert (Label.objects.of(network).count(), Tie.objects.of(network).count()) == (0, 0)


def test_records_of_other_networks_are_never_joined(network: Network) -> None:
    other = Network.objects.create()
    (mine,), (theirs,) = records(network, Card(name="Ana Sousa")), records(other, Card(name="Ana Sousa"))

    project(network, [mine.pk, theirs.pk])

    assert [p.id for p in Person.objects.of(network)] == [mine.uid]
    assert [p.id for p in Person.objects.of(other)] == [theirs.uid]
