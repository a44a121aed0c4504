"""The page with both versions of a card, and a first day with names alone, as pages."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amity.actions.welcome import write_names
from amity.store.models import Network, Record, RecordVersion
from tests.surfaces.web_reader import let_in, read


@pytest.fixture
def client(network: Network) -> Client:
    return let_in()


def versions(network: Network) -> tuple[RecordVersion, RecordVersion]:
    now = timezone.now()
    record = Record.objects.create(network=network, source="linkedin", key="ada", latest=2, created_at=now)
    said = [
        {"name": "Ada King", "posts": [{"organisation": "Northlight", "title": "Engineer"}]},
        {"name": "Ada King", "posts": [{"organisation": "<b>Hafen</b>", "title": "Engineer"}]},
    ]
    before, after = (
        RecordVersion.objects.create(
            network=network, record=record, number=number, said=one, said_hash=str(number), created_at=now,
            position=f"Connections.csv, line {number}",
        )
        for number, one in enumerate(said, 1)
    )  # fmt: skip
    return before, after


def test_both_versions_stand_side_by_side_and_names_of_files_are_told(
    client: Client, network: Network
) -> None:
    _before, after = versions(network)

    answer = client.get(reverse("version", args=[after.pk]))

    page = answer.content.decode()
    assert read(answer.content).found == []
    assert "What LinkedIn said" in page
    assert "&lt;b&gt;Hafen&lt;/b&gt;" in page
    assert page.index("Hafen") < page.index("Northlight")
    assert "Connections.csv, line 1" in page
    assert page.count('<tr class="new">') == 1


def test_a_first_version_stands_alone(client: Client, network: Network) -> None:
    before, _after = versions(network)

    page = client.get(reverse("version", args=[before.pk])).content.decode()

    assert "Northlight" in page
    assert "Hafen" not in page


def test_a_version_that_is_gone_is_not_found(client: Client, network: Network) -> None:
    assert client.get(reverse("version", args=[404])).status_code == 404


def test_a_first_day_says_what_helps_next(client: Client, network: Network) -> None:
    write_names(network, ["Hana", "Ruth Adler, Vienna"])

    page = client.get("/").content.decode()

    assert "What helps next" in page
    assert "Other ways to begin" in page
    assert page.count("You wrote down their name.") == 2
