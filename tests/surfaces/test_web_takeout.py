"""Taking everything along through the web: asked for, written in the background, fetched once it is whole."""

import io
import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

from amity.actions import backing_up, jobs
from amity.actions.exporting import wishes
from amity.store.models import Network
from tests.surfaces.web_reader import let_in, read


@pytest.fixture
def client(village: Network) -> Iterator[Client]:
    yield let_in()
    for name in ("takeout", "backups"):
        shutil.rmtree(Path(settings.HOME) / name, ignore_errors=True)


def _raise(mistake: Exception) -> None:
    raise mistake


def _content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def test_each_form_is_written_and_fetched(client: Client) -> None:
    for form, ends, begins in (
        ("amity", ".zip", b"PK"),
        ("csv", ".zip", b"PK"),
        ("vcard", ".vcf", b"BEGIN:VCARD"),
    ):
        asked = client.post("/export", {"format": form})
        waiting = client.get(asked["Location"]).content.decode()
        early = client.get(asked["Location"] + "/file")
        assert jobs.work_off(report=_raise) == 1

        ready = client.get(asked["Location"], headers={"hx-request": "true"}).content.decode()
        fetched = client.get(asked["Location"] + "/file")

        assert 'hx-trigger="every 1s"' in waiting
        assert early.status_code == 404
        assert "hx-trigger" not in ready
        assert fetched["Content-Disposition"].startswith("attachment")
        assert fetched["Content-Disposition"].endswith(f'{ends}"')
        assert fetched["Cache-Control"] == "no-store"
        assert _content(fetched).startswith(begins)


def test_an_archive_from_the_web_is_the_archive(client: Client) -> None:
    address = client.post("/export", {"format": "amity"})["Location"]
    jobs.work_off(report=_raise)

    with zipfile.ZipFile(io.BytesIO(_content(client.get(address + "/file")))) as zipped:
        assert "06-records.jsonl" in zipped.namelist()


def test_an_unknown_form_is_refused_with_a_sentence(client: Client) -> None:
    answer = client.post("/export", {"format": "exe"})

    assert answer.status_code == 422
    assert "amity, vcard, csv" in answer.content.decode()


def test_exports_do_not_pile_up(client: Client) -> None:
    for _ in range(wishes.MOST_WAITING):
        assert client.post("/export", {"format": "vcard"}).status_code == 302

    assert client.post("/export", {"format": "vcard"}).status_code == 422


def test_an_export_is_gone_after_a_day(client: Client, village: Network) -> None:
    wish = wishes.ask(village, "vcard")
    jobs.work_off(report=_raise)
    note = wish.file.with_suffix(".json")
    os.utime(note, (note.stat().st_mtime - 90_000, note.stat().st_mtime - 90_000))

    jobs.work_off(report=_raise)

    assert list(wish.file.parent.iterdir()) == []
    assert client.get(f"/export/{wish.id}").status_code == 404


def test_nobody_fetches_from_another_network(client: Client) -> None:
    theirs = wishes.ask(Network.objects.create(), "vcard")
    jobs.work_off(report=_raise)

    assert client.get(f"/export/{theirs.id}").status_code == 404
    assert client.get(f"/export/{theirs.id}/file").status_code == 404
    assert client.get(f"/export/{uuid4()}").status_code == 404


def test_pages_hold_nothing_that_the_policy_refuses(client: Client, village: Network) -> None:
    wish = wishes.ask(village, "vcard")

    for address in ("/export", "/backups", f"/export/{wish.id}"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert read(answer.content).found == []


def test_asking_needs_a_form_of_ours(village: Network) -> None:
    strict = let_in(csrf=True)

    assert strict.post("/export", {"format": "amity"}).status_code == 403
    assert strict.post("/backups").status_code == 403


def test_only_copies_are_fetched_from_the_folder_of_copies(client: Client) -> None:
    folder = backing_up.folder()
    folder.mkdir(exist_ok=True)
    (folder / "amity-20261120T030000.sqlite3").write_bytes(b"a copy")
    (folder / "trouble.txt").write_text("private")
    (folder / "amity-20261121T030000.sqlite3").symlink_to(Path(settings.HOME) / "secret.key")

    assert _content(client.get("/backups/amity-20261120T030000.sqlite3")) == b"a copy"
    for name in ("trouble.txt", "amity-20261121T030000.sqlite3", "..%2Fsecret.key", "%2E%2E"):
        assert client.get(f"/backups/{name}").status_code == 404
