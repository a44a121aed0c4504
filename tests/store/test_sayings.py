"""What sources say is stored once, in versions; the newest counts."""

import io
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from PIL import Image

from amity.people.records import Card, Post, Standing, YearlyDay
from amity.store.models import Date, Handle, Network, Photo, Position, Record, RecordVersion
from amity.store.sayings import PHOTO_SIDE, Saying, store_sayings

DAY = datetime(2026, 1, 1, tzinfo=UTC)


def say(
    network: Network,
    card: Card,
    *,
    days: int | None = None,
    weak: bool = False,
    photo: bytes = b"",
    key: str = "k",
) -> tuple[int, int]:
    said_at = None if days is None else DAY + timedelta(days=days)
    source, where = ("mail", "") if weak else ("vcard", "card 1")
    changed, new = store_sayings(
        network,
        [Saying(source=source, key=key, where=where, card=card, said_at=said_at, weak=weak, photo=photo)],
        imported_by=None,
    )
    return len(changed), len(new)


def latest(network: Network) -> Card:
    record = Record.objects.of(network).get()
    return Card.from_json(RecordVersion.objects.of(network).get(record=record, number=record.latest).said)


def everybody(network: Network) -> list[Card]:
    shown = {(record.pk, record.latest) for record in Record.objects.of(network)}
    versions = RecordVersion.objects.of(network)
    return [Card.from_json(v.said) for v in versions if (v.record_id, v.number) in shown]


def test_new_then_no_news_then_a_version(network: Network) -> None:
    ana, moved = Card(name="Ana Sousa", place="Porto"), Card(name="Ana Sousa", place="Lisbon")

    assert [say(network, ana), say(network, ana), say(network, moved), say(network, moved), say(network, ana)] == [
        (1, 1), (0, 0), (1, 0), (0, 0), (0, 0),
    ]  # fmt: skip
    assert latest(network) == moved
    assert RecordVersion.objects.of(network).count() == 2


def test_what_the_source_dates_earlier_is_kept_but_not_shown(network: Network) -> None:
    new, old = (
        Card(name="Ana Sousa", place="Lisbon"),
        Card(name="Ana Sousa", place="Porto", emails=("old@x.example",)),
    )

    say(network, new, days=5)
    say(network, old, days=1)

    assert latest(network) == new
    assert RecordVersion.objects.of(network).count() == 2
    assert Handle.objects.of(network).count() == 0


def test_details_are_those_of_the_newest_version(network: Network) -> None:
    say(
        network,
        Card(
            name="Ana Sousa",
            emails=("a@x.example",),
            posts=(Post("Acme"),),
            days=(YearlyDay("birthday", 3, 1),),
        ),
    )

    say(network, Card(name="Ana Sousa", emails=("b@x.example", "B@x.example"), phones=("+491701234567",)))

    assert sorted(Handle.objects.of(network).values_list("value", flat=True)) == [
        "+491701234567",
        "b@x.example",
    ]
    assert (Position.objects.of(network).count(), Date.objects.of(network).count()) == (0, 0)


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["", "Ana"], "Ana"),
        (["", "Ana Sousa"], "Ana Sousa"),
        (["Ana", "Ana Sousa"], "Ana Sousa"),
        (["Ana Sousa", "Ana"], "Ana Sousa"),
        (["Ana Sousa", ""], "Ana Sousa"),
        (["Ana Sousa", "Ana Maria Sousa"], "Ana Maria Sousa"),
        (["Ana Sousa", "ANA SOUSA", "Ana & Ben Sousa", ""], "Ana Sousa"),
        (["info@x.example", "Ana Sousa"], "Ana Sousa"),
    ],
)
def test_of_names_in_headers_the_best_counts_in_any_order(
    network: Network, names: list[str], shown: str
) -> None:
    for number, order in enumerate(permutations(names)):
        for name in order:
            say(network, Card(name=name, emails=("a@x.example",)), weak=True, key=f"k{number}")

    assert {card.name for card in everybody(network)} == {shown}


def test_two_headers_of_one_batch_are_no_other_than_of_two(network: Network) -> None:
    for key, names in {"a": ["Ana Maria Sousa", "Ana Sousa"], "b": ["Ana Sousa", "Ana Maria Sousa"]}.items():
        cards = [Card(name=name) for name in names]
        said = [Saying(source="mail", key=key, where="", card=card, weak=True) for card in cards]
        store_sayings(network, said, imported_by=None)

    assert {card.name for card in everybody(network)} == {"Ana Maria Sousa"}


def test_a_header_changes_no_name_of_a_card(network: Network) -> None:
    say(network, Card(name="Ana Sousa", place="Porto"))

    store_sayings(
        network,
        [Saying(source="vcard", key="k", where="", card=Card(name="Ana Maria Sousa"), weak=True)],
        imported_by=None,
    )

    assert latest(network) == Card(name="Ana Sousa", place="Porto")


def test_a_sender_of_newsletters_who_talks_is_a_person_and_stays_one(network: Network) -> None:
    robot, person = (
        Card(name="Ana Sousa", standing=standing) for standing in (Standing.ROBOT, Standing.PERSON)
    )

    say(network, robot, weak=True)
    assert Record.objects.of(network).get().standing == "robot"
    say(network, person, weak=True)
    say(network, robot, weak=True)

    assert Record.objects.of(network).get().standing == "person"


@pytest.mark.parametrize(
    ("card", "standing"),
    [
        (Card(name="Ana Sousa", emails=("info@x.example",)), "person"),
        (Card(emails=("info@x.example",)), "role"),
        (Card(emails=("info@x.example", "ana@x.example")), "person"),
        (Card(name="Acme Support", emails=("support@x.example",)), "role"),
        (Card(emails=("no-reply@x.example",)), "robot"),
        (Card(name="Acme", standing=Standing.ORGANISATION), "organisation"),
        (Card(), "person"),
    ],
)
def test_who_is_no_person_is_seen_by_name_and_address(network: Network, card: Card, standing: str) -> None:
    say(network, card)

    assert Record.objects.of(network).get().standing == standing


@pytest.mark.parametrize(
    ("card", "shared"),
    [
        (Card(emails=("info@x.example",)), True),
        (Card(emails=("ana@x.example",)), False),
        (Card(urls=("https://www.linkedin.com/in/ana",)), False),
        (Card(urls=("https://acme.example/about",)), True),
        (Card(urls=("https://github.com/ana",)), False),
    ],
)
def test_addresses_of_several_are_marked(network: Network, card: Card, *, shared: bool) -> None:
    say(network, card)

    assert Handle.objects.of(network).get().shared is shared


def test_the_last_of_two_cards_with_one_key_counts(network: Network) -> None:
    cards = [Card(name="Ana Sousa", place=place) for place in ("Porto", "Lisbon")]

    store_sayings(
        network, [Saying(source="vcard", key="k", where="", card=card) for card in cards], imported_by=None
    )

    assert latest(network).place == "Lisbon"


def test_two_sources_with_one_key_are_two_records(network: Network) -> None:
    store_sayings(
        network,
        [Saying(source=source, key="k", where="", card=Card(name="Ana")) for source in ("vcard", "google")],
        imported_by=None,
    )

    assert Record.objects.of(network).count() == 2


def test_a_portrait_is_kept_small_and_anew(network: Network) -> None:
    raw = io.BytesIO()
    Image.new("RGBA", (900, 600), "red").save(raw, "PNG")

    say(network, Card(name="Ana Sousa"), photo=raw.getvalue())

    photo = Photo.objects.of(network).get()
    with Image.open(io.BytesIO(photo.image)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (PHOTO_SIDE, 171))


@pytest.mark.parametrize("raw", [b"<svg/>", b"GIF89a", b"\x89PNG\r\n\x1a\n broken", b"x" * 100])
def test_what_is_no_picture_is_no_portrait(network: Network, raw: bytes) -> None:
    say(network, Card(name="Ana Sousa"), photo=raw)

    assert Photo.objects.of(network).count() == 0
