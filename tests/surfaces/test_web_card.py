"""A business card at an event: what it says is proposed, the talk is asked for, and the picture does not stay."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from amity.actions import journal, photographed
from amity.actions.events import carded, keeping
from amity.base.errors import BadInput
from amity.people.business_cards import CardRead
from amity.store.models import Attendance, Event, Jotting, Network, Person
from tests.surfaces.web_reader import let_in

DAY = date(2026, 11, 19)
CARD = CardRead(
    name="Rui Castelo", title="Analyst", organisation="City Hospital", email="rui@castelo.example"
)


@pytest.fixture
def event(network: Network, settings: Any) -> Event:
    settings.AMITY_TODAY = DAY
    return keeping.add(network, "Data Makers Lisbon", DAY)


def _photo(folder: Path, size: tuple[int, int] = (900, 500), kind: str = "PNG") -> Path:
    path = folder / f"card.{kind.lower()}"
    Image.new("RGB", size, "white").save(path, kind)
    return path


def test_a_card_and_a_line_about_the_talk_wait_to_be_checked(network: Network, event: Event) -> None:
    client = let_in()

    done = client.post(
        f"/events/{event.pk}/card", {"do": "keep", **_said(CARD), "talk": "works on open data"}, follow=True
    )

    page = done.content.decode()
    assert "Kept the card of Rui Castelo" in page
    assert ">Rui Castelo, works on open data</textarea>" in page
    assert Attendance.objects.of(network).get().email == "rui@castelo.example"
    assert Person.objects.of(network).count() == 0  # a card alone is no relationship
    journal.undo(network)
    assert (Attendance.objects.of(network).count(), Jotting.objects.of(network).count()) == (0, 0)


def _said(card: CardRead) -> dict[str, str]:
    return {"name": card.name, "title": card.title, "organisation": card.organisation, "email": card.email}


def test_a_card_fills_what_the_list_left_empty(network: Network, event: Event) -> None:
    carded.keep(network, event, CardRead(name="Rui Castelo", title="Head of data"))
    carded.keep(network, event, CARD)

    row = Attendance.objects.of(network).get()
    assert (row.title, row.organisation, row.email) == (
        "Head of data",
        "City Hospital",
        "rui@castelo.example",
    )
    with pytest.raises(BadInput):
        carded.keep(network, event, CardRead(title="nobody"))


def test_a_card_without_a_name_is_refused_and_the_words_stay(event: Event) -> None:
    answer = let_in().post(f"/events/{event.pk}/card", {"do": "keep", "talk": "sings"})

    assert answer.status_code == 422
    assert ">sings</textarea>" in answer.content.decode()


@pytest.mark.skipif(photographed.is_there(), reason="the extra is here")
def test_without_the_extra_a_sentence_says_how_to_get_it(
    network: Network, event: Event, tmp_path: Path
) -> None:
    client: Client = let_in()
    assert "pip install 'amity[cards]'" in client.get(f"/events/{event.pk}/card").content.decode()

    photo = SimpleUploadedFile("card.png", _photo(tmp_path).read_bytes(), "image/png")
    answer = client.post(f"/events/{event.pk}/card", {"do": "look", "photo": photo})

    assert (answer.status_code, "not installed" in answer.content.decode()) == (422, True)
    assert list((Path(configured.HOME) / "incoming").rglob("*.png")) == []


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_photo_is_drawn_anew_without_what_else_it_held(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "card"
    picture, about = Image.new("RGB", (4000, 1000), "white"), Image.Exif()
    about[0x010E] = "secret place"
    picture.save(path, kind, exif=about)

    plain = photographed.drawn_anew(path)

    out = io.BytesIO()
    plain.save(out, "PNG")
    assert (plain.size, plain.getexif()) == ((2000, 500), {})
    assert b"secret place" not in out.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b"not a picture", b"GIF89a" + bytes(40), b"\x89PNG\r\n\x1a\n" + bytes(30)]
)
def test_what_is_no_photo_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "card.png"
    path.write_bytes(content)

    with pytest.raises(BadInput):
        photographed.drawn_anew(path)


def test_a_picture_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    Image.new("1", (12_000, 12_000)).save(path)
    assert path.stat().st_size < 100_000

    with pytest.raises(BadInput):
        photographed.drawn_anew(path)


def test_a_drawn_card_is_read(event: Event, tmp_path: Path) -> None:
    """Runs where the extra is installed."""
    pytest.importorskip("rapidocr")
    from PIL import ImageDraw, ImageFont

    picture = Image.new("RGB", (1000, 600), "white")
    pen = ImageDraw.Draw(picture)
    for at, line in enumerate(("City Hospital", "Rui Castelo", "Analyst", "rui@cityhospital.example")):
        pen.text((60, 60 + 120 * at), line, font=ImageFont.load_default(size=48), fill="black")
    picture.save(tmp_path / "card.png")

    said = photographed.read(tmp_path / "card.png")

    assert (said.name, said.title, said.email) == ("Rui Castelo", "Analyst", "rui@cityhospital.example")
