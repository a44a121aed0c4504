"""Who may ask the API, from where, and how it refuses."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from amity.actions import people
from amity.store.models import Network, Person
from tests.surfaces.api_program import V1, Program, is_problem
from tests.surfaces.web_reader import HERE, Inline, let_in, read, write

SOMEBODY = "00000000-0000-7000-8000-000000000000"
ADDRESSES = ("/session", "/people", f"/people/{SOMEBODY}", "/openapi.json", "/docs", "/no/such/thing", "/")


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_stranger_is_told_nothing_but_how_to_get_in(network: Network, path: str) -> None:
    stranger = Client(SERVER_NAME="127.0.0.1", SERVER_PORT="8000")

    for method in ("get", "post", "delete"):
        answer = getattr(stranger, method)(V1 + path)

        assert is_problem(answer, 401)
        assert answer["WWW-Authenticate"]
        assert answer["Cache-Control"] == "no-store"


def test_without_the_token_nothing_is_changed(program: Program, network: Network) -> None:
    for headers in ({}, {"X-CSRFToken": "x" * 64}):
        answer = program.client.post(
            f"{V1}/people", '{"name": "Ana"}', content_type="application/json", headers=headers
        )

        assert is_problem(answer, 403)
    assert not Person.objects.of(network).exists()


def test_a_page_elsewhere_changes_nothing_even_with_the_token(program: Program, network: Network) -> None:
    answer = program.post("/people", {"name": "Ana"}, Origin="http://localhost:3000")

    assert is_problem(answer, 403)
    assert not Person.objects.of(network).exists()


def test_files_of_a_stranger_page_are_not_even_kept(program: Program, settings: Any) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    kept = settings.HOME / "incoming"
    before = set(kept.glob("*")) if kept.exists() else set()
    card = SimpleUploadedFile("a.vcf", b"BEGIN:VCARD\nFN:Ana\nEND:VCARD\n")

    assert is_problem(program.client.post(f"{V1}/imports", {"files": [card]}), 403)
    assert (set(kept.glob("*")) if kept.exists() else set()) == before


@pytest.mark.parametrize("host", ["evil.example", "192.168.1.5:8000"])
def test_other_names_than_loopback_are_refused(program: Program, host: str) -> None:
    answer = program.client.get(f"{V1}/people", headers={"host": host})

    assert is_problem(answer, 400)
    assert "127.0.0.1" in answer.json()["detail"]


def test_an_address_without_a_route_and_a_method_without_a_use_are_problems(program: Program) -> None:
    assert is_problem(program.get("/no/such/thing"), 404)
    refused = program.send("PUT", "/people", {})

    assert is_problem(refused, 405)
    assert {"GET", "POST"} == {method.strip() for method in refused["Allow"].split(",")}


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ("{", 400),
        ("[" * 50_000, 400),
        ('{"name": NaN}', 400),
        ('{"name": ""}', 422),
        ("[]", 422),
        ("null", 422),
    ],
)
def test_what_cannot_be_read_is_said_without_a_trace(program: Program, sent: str, status: int) -> None:
    answer = program.client.post(
        f"{V1}/people", sent, content_type="application/json", headers={"X-CSRFToken": program.token}
    )

    assert is_problem(answer, status)
    assert "Traceback" not in answer.content.decode()


def test_only_json_that_says_so_is_read(program: Program) -> None:
    answer = program.client.post(
        f"{V1}/people", '{"name": "Ana"}', content_type="text/plain", headers={"X-CSRFToken": program.token}
    )

    assert is_problem(answer, 400)


def test_too_many_files_are_refused_and_not_kept(program: Program, settings: Any) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    cards = [SimpleUploadedFile(f"{number}.vcf", b"BEGIN:VCARD") for number in range(101)]
    kept = settings.HOME / "incoming"
    before = set(kept.glob("*")) if kept.exists() else set()
    sent = program.client.post(f"{V1}/imports", {"files": cards}, headers={"X-CSRFToken": program.token})

    assert is_problem(sent, 413)
    assert set(kept.glob("*")) == before


def test_more_than_a_request_may_hold_is_refused(program: Program) -> None:
    assert is_problem(program.post("/people", {"name": "a" * 2_000_000}), 413)


def test_a_mistake_of_ours_is_one_sentence_and_logged_without_content(
    program: Program, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("Ana Sousa")

    monkeypatch.setattr(people, "list_people", broken)

    answer = program.get("/search", q="ana")

    assert is_problem(answer, 500)
    assert "Ana Sousa" not in answer.content.decode() + caplog.text
    assert "ZeroDivisionError in test_api_access.py" in caplog.text


def test_markup_from_files_stays_text_in_json(program: Program, network: Network) -> None:
    write(network, "Met Ana at PyCon, <script>alert(1)</script>")

    answer = program.get("/touches")

    assert answer["Content-Type"] == "application/json"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "<script>" in answer.json()["touches"][0]["summary"]


def test_the_pages_still_turn_a_stranger_away_as_pages_do(network: Network) -> None:
    answer = Client(SERVER_NAME="127.0.0.1").get("/people")

    assert answer.status_code == 403
    assert answer["Content-Type"].startswith("text/html")


def test_the_schema_names_every_route_and_how_to_get_in(program: Program) -> None:
    schema = program.get("/openapi.json").json()

    assert {"/api/v1/people", "/api/v1/touches", "/api/v1/notes", "/api/v1/suggestions"} <= schema[
        "paths"
    ].keys()
    assert schema["components"]["securitySchemes"]["session"]["in"] == "cookie"
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            assert operation["security"], (method, path)
            assert operation["description"], (method, path)


def test_the_page_about_the_api_obeys_the_policy_and_asks_nobody_else(program: Program) -> None:
    answer = program.get("/docs")
    eye: Inline = read(answer.content)

    assert answer.status_code == 200
    assert eye.found == []
    assert "http://" not in answer.content.decode().replace(f"http://{HERE}", "").replace(
        "http://www.w3.org", ""
    )
    assert "/api/v1/people/{person_id}" in answer.content.decode()


def test_a_browser_that_was_let_in_reads_the_page_about_the_api(network: Network) -> None:
    assert let_in().get(f"{V1}/docs").status_code == 200


def test_commands_load_nothing_of_the_api(folder: Path) -> None:
    def loaded() -> str:
        words = [sys.executable, "-X", "importtime", "-m", "amity", "today", "--json"]
        return subprocess.run(words, capture_output=True, text=True, check=True).stderr

    loaded()  # the first start makes the tables
    modules = {line.rpartition("|")[2].strip() for line in loaded().splitlines()}

    assert "amity.surfaces.documents.today" in modules
    assert {name for name in modules if name.startswith(("ninja", "amity.surfaces.api"))} == set()
