"""Cards that other readers understand, tables without formulas, and files that are whole or not there."""

import csv
import io
import stat
from datetime import date
from pathlib import Path

import pytest
import vobject  # type: ignore[import-untyped]
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from amity.actions import exporting, said
from amity.actions import people as people_of
from amity.actions.exporting import tables
from amity.base.errors import BadInput
from amity.people.records import Card, Post, YearlyDay
from amity.sources import vcard
from amity.sources.rows import PersonRow
from amity.store.models import Network, Person, Photo, Record
from tests.actions.test_importing import bring
from tests.actions.written import card, vcards
from tests.sources.reading import only, rows

DAY = date(2026, 11, 24)
ANA = Card(
    name="Ana Müller",
    given="Ana",
    family="Müller",
    nickname="Anni; or An",
    emails=("ana@acme.example", "ana@home.example"),
    phones=("+351 900 100 200",),
    urls=("https://linkedin.com/in/ana",),
    posts=(Post("Acme, Inc.", "Head of\\Sales; north"),),
    place="São Paulo, Brasil " + "ü" * 60,
    days=(
        YearlyDay("birthday", 5, 14),
        YearlyDay("anniversary", 6, 1, 2010),
        YearlyDay("other", 3, 2, 2001, "Name day"),
    ),
    groups=("Choir, alto", "Friends"),
    tags=("difficult",),
)


@pytest.fixture
def ana(network: Network) -> Person:
    person = people_of.add(network, ANA)
    said.add_fact(network, person.id, "Sings alto", kind="interest", today=DAY)
    said.add_fact(network, person.id, "Had an operation", kind="worry", today=DAY, private=True)
    return person


def _cards(network: Network, folder: Path, *, notes: bool = False) -> str:
    written = exporting.export(network, folder / f"{notes}.vcf", exporting.Wishes("vcard", notes))
    return written.path.read_bytes().decode()


def test_our_own_reader_gets_the_same_person_back(network: Network, ana: Person, tmp_path: Path) -> None:
    (row,) = only(PersonRow, rows(vcard, _cards(network, tmp_path)))

    assert row.key == f"urn:uuid:{ana.id}"
    for name in (
        "name",
        "given",
        "family",
        "nickname",
        "emails",
        "phones",
        "urls",
        "posts",
        "place",
        "groups",
    ):
        assert getattr(row.card, name) == getattr(ANA, name), name
    assert set(row.card.days) == set(ANA.days)
    assert row.card.note == ""


def test_another_reader_gets_the_same_person_back(network: Network, ana: Person, tmp_path: Path) -> None:
    text = _cards(network, tmp_path)

    read = vobject.readOne(text)

    assert read.version.value == "3.0"
    assert read.fn.value == ANA.name
    assert (read.n.value.given, read.n.value.family) == ("Ana", "Müller")
    assert [email.value for email in read.email_list] == list(ANA.emails)
    assert read.tel.value == ANA.phones[0]
    assert read.org.value == ["Acme, Inc."]
    assert read.title.value == "Head of\\Sales; north"
    assert read.adr.value.city == ANA.place
    assert read.bday.value == "1604-05-14"
    assert read.categories.value == ["Choir, alto", "Friends"]
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_own_words_stay_unless_they_are_asked_for_and_private_ones_stay_always(
    network: Network, ana: Person, tmp_path: Path
) -> None:
    plain, noted = _cards(network, tmp_path), _cards(network, tmp_path, notes=True)

    assert "Sings alto" not in plain
    assert "difficult" not in plain
    assert "NOTE:Sings alto" in noted
    assert "difficult" in noted
    assert "operation" not in plain + noted


def test_what_another_program_had_put_on_a_card_goes_along(network: Network, tmp_path: Path) -> None:
    more = [
        "X-PHONETIC-FIRST-NAME:Ah-na",
        "ADR;TYPE=HOME:;;Rua 1;Porto;;4000;Portugal",
        "item1.TEL:5",
        "NOTE:secret",
    ]
    bring(network, vcards(tmp_path / "in.vcf", card("Ana Sousa", emails=["ana@acme.example"], more=more)))

    text = _cards(network, tmp_path)

    assert "X-PHONETIC-FIRST-NAME:Ah-na" in text
    assert "ADR;TYPE=HOME:;;Rua 1;Porto;;4000;Portugal" in text
    assert text.count("ADR") == 1
    assert "secret" not in text


def test_a_portrait_goes_along(network: Network, ana: Person, tmp_path: Path) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 40), "teal").save(drawn, "JPEG")
    record = Record.objects.of(network).get(person=ana)
    Photo.objects.create(
        network=network, record=record, image=drawn.getvalue(), media_type="image/jpeg", sha="x"
    )

    (row,) = only(PersonRow, rows(vcard, _cards(network, tmp_path)))

    assert row.photo == drawn.getvalue()


def test_the_owner_and_whoever_is_no_person_get_no_card(village: Network, tmp_path: Path) -> None:
    read = list(vobject.readComponents(_cards(village, tmp_path)))

    people = Person.objects.of(village).filter(standing="person", is_me=False)
    assert {one.fn.value for one in read} == set(people.values_list("name", flat=True))
    assert {one.uid.value for one in read} == {f"urn:uuid:{id}" for id in people.values_list("id", flat=True)}


def test_tables_hold_no_formula_and_ours_is_read_back(network: Network, tmp_path: Path) -> None:
    people_of.add(
        network, Card(name="=cmd|' /C calc'!A0", emails=("ana@acme.example",), place="@SUM(1)", tags=("-x",))
    )
    folder = exporting.export(network, tmp_path / "tables", exporting.Wishes("csv")).path

    for file in folder.iterdir():
        assert file.read_bytes().startswith(tables.BOM)
        for row in csv.reader(io.StringIO(file.read_text("utf-8-sig"))):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    again = Network.objects.create()
    bring(again, folder / "people.csv")
    back = Person.objects.of(again).get()
    assert (back.name, back.place) == ("=cmd|' /C calc'!A0", "@SUM(1)")


def test_every_table_tells_the_village(village: Network, tmp_path: Path) -> None:
    written = exporting.export(village, tmp_path / "tables.zip", exporting.Wishes("csv"))

    people = Person.objects.of(village).filter(standing="person", is_me=False).count()
    assert written.files["people.csv"] == people
    assert written.files["touches.csv"] > 100
    assert written.files["promises.csv"] > 0


def test_nothing_is_written_over_unless_it_is_said(village: Network, tmp_path: Path) -> None:
    target = tmp_path / "amity.zip"
    target.write_text("mine")

    with pytest.raises(BadInput, match="something at"):
        exporting.export(village, target, exporting.Wishes())
    assert target.read_text() == "mine"
    exporting.export(village, target, exporting.Wishes(), replace=True)

    assert target.read_bytes()[:2] == b"PK"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_the_same_network_gives_the_same_bytes(village: Network, tmp_path: Path) -> None:
    one = exporting.export(village, tmp_path / "one.zip", exporting.Wishes()).path
    two = exporting.export(village, tmp_path / "two.zip", exporting.Wishes()).path

    assert one.read_bytes() == two.read_bytes()


def test_what_the_disk_refuses_leaves_nothing(village: Network, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no folder"):
        exporting.export(village, tmp_path / "nowhere" / "x.zip", exporting.Wishes())
    with pytest.raises(exporting.NotWritten, match="could not be written"):
        exporting.export(village, tmp_path / ("x" * 300 + ".zip"), exporting.Wishes())

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["vcard", "csv", "amity"])
def test_statements_do_not_grow_with_people(network: Network, tmp_path: Path, form: str) -> None:
    def counted(name: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            exporting.export(network, tmp_path / name, exporting.Wishes(form))
        return len(seen)

    people_of.add(network, Card(name="Ana Sousa", emails=("a@x.example",)))
    few = counted("few")
    for number in range(30):
        people_of.add(network, Card(name=f"Ana Sousa{number}", emails=(f"a{number}@x.example",)))

    assert counted("many") == few
