"""Bringing files in through the web: streamed, read in the background, answered, taken back."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from amity.actions import jobs
from amity.store.models import Import, ImportFile, Network, Person
from amity.surfaces.serving import uploads
from tests.surfaces.web_reader import let_in, read

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nFN:Ana Sousa\r\nEMAIL:ana@clinara.example\r\nEND:VCARD\r\n"


@pytest.fixture
def client(network: Network) -> Client:
    return let_in()


def _raise(mistake: Exception) -> None:
    raise mistake


def _work() -> None:
    assert jobs.work_off(report=_raise) == 1


def _send(client: Client, *files: tuple[str, bytes], **form: Any) -> Any:
    return client.post(
        "/import", {"files": [SimpleUploadedFile(name, content) for name, content in files], **form}
    )


def test_a_dropped_file_is_read_and_its_copy_deleted(client: Client, network: Network) -> None:
    answer = _send(client, ("contacts.vcf", CARD))
    copies = [Path(path) for path in Import.objects.of(network).get().paths]
    assert [copy.read_bytes() for copy in copies] == [CARD]
    assert copies[0].stat().st_mode & 0o777 == 0o600

    _work()

    page = client.get(answer["Location"]).content.decode()
    assert "Your people are here" in page
    assert "contacts.vcf" in page
    assert Person.objects.of(network).get().name == "Ana Sousa"
    assert not copies[0].exists()
    assert not copies[0].parent.exists()


def test_while_it_is_read_the_page_asks_once_a_second_for_its_part(client: Client) -> None:
    address = _send(client, ("contacts.vcf", CARD))["Location"]

    page = client.get(address).content.decode()
    part = client.get(address, headers={"hx-request": "true"}).content.decode()
    _work()
    done = client.get(address, headers={"hx-request": "true"}).content.decode()

    assert 'hx-trigger="every 1s"' in page
    assert "<noscript>" in page
    assert "<html" not in part
    assert "hx-trigger" not in done


def test_of_several_files_the_page_tells_how_much_is_read(client: Client, network: Network) -> None:
    address = _send(client, ("a.vcf", CARD), ("b.vcf", CARD.replace(b"Ana", b"Eva") * 3))["Location"]
    _work()
    Import.objects.of(network).update(state="running")  # as it stood before the second was finished
    ImportFile.objects.of(network).filter(path="b.vcf").update(finished=False)

    page = client.get(address).content.decode()

    assert "1 of 2 files read, 25% of their size" in page
    assert '<progress max="100" value="25"' in page


def test_a_file_on_this_machine_is_read_where_it_is(client: Client, network: Network, tmp_path: Path) -> None:
    file = tmp_path / "contacts.vcf"
    file.write_bytes(CARD)

    client.post("/import", {"path": str(file)})
    _work()

    assert Person.objects.of(network).count() == 1
    assert file.read_bytes() == CARD


def test_a_path_that_leads_nowhere_keeps_what_was_typed(client: Client, network: Network) -> None:
    answer = client.post("/import", {"path": "/nowhere/at/all.vcf", "leave_out": "@shop.example"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "/nowhere/at/all.vcf" in page
    assert "@shop.example" in page
    assert not Import.objects.of(network).exists()


def test_nothing_chosen_says_so(client: Client) -> None:
    assert client.post("/import", {}).status_code == 422


def test_a_file_nobody_knows_is_named_with_what_is_supported(client: Client) -> None:
    address = _send(client, ("holiday.jpg", b"\xff\xd8\xff\xe0" + b"x" * 200))["Location"]
    _work()

    page = client.get(address).content.decode()
    assert "holiday.jpg" in page
    assert "Not read" in page
    assert "vCard" in page


def test_an_import_is_taken_back_as_a_whole(client: Client, network: Network) -> None:
    address = _send(client, ("contacts.vcf", CARD))["Location"]
    _work()

    answer = client.post(f"{address}/undo", follow=True)

    assert "This import was taken back" in answer.content.decode()
    assert not Person.objects.of(network).exists()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("....", "file"),
        ("", "file"),
        ("a\x00b\nc.vcf", "ab c.vcf"),
        ("x" * 400, "x" * 120),
    ],
)
def test_a_file_name_cannot_leave_its_folder(name: str, kept: str) -> None:
    assert uploads.safe_name(name) == kept


def test_an_upload_beyond_all_measure_is_stopped_and_leaves_nothing(
    client: Client, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 1000)

    answer = _send(client, ("archive.mbox", b"x" * 200_000))

    assert answer.status_code in (400, 413, 422)
    assert not list((Path(settings.HOME) / "incoming").rglob("*archive*"))
    assert not Import.objects.of(network).exists()


def test_files_sent_to_another_page_are_not_kept(client: Client, network: Network) -> None:
    before = len(list((Path(settings.HOME) / "incoming").rglob("*.vcf")))

    client.post("/log", {"text": "", "files": SimpleUploadedFile("contacts.vcf", CARD)})

    assert len(list((Path(settings.HOME) / "incoming").rglob("*.vcf"))) == before


def test_a_hostile_file_name_stays_a_name(client: Client) -> None:
    address = _send(client, ("<img src=x onerror=alert(1)>.vcf", CARD))["Location"]
    _work()

    assert read(client.get(address).content).found == []
