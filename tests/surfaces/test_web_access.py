"""Who is let in, from where, and what every answer says about itself."""

import pytest
from django.conf import settings
from django.test import Client

from amity.store.models import Change, Network
from amity.surfaces.serving import link
from tests.surfaces.web_reader import let_in

PAGES = ("/", "/people", "/import", "/log", "/journal", "/welcome")


@pytest.fixture
def stranger() -> Client:
    return Client(SERVER_NAME="127.0.0.1", SERVER_PORT="8000")


@pytest.mark.parametrize("page", [*PAGES, "/nothing/here", "/people/00000000-0000-7000-8000-000000000000"])
def test_a_stranger_sees_nothing_but_where_the_link_is(stranger: Client, network: Network, page: str) -> None:
    answer = stranger.get(page)

    assert answer.status_code == 403
    assert "Open the link printed in the terminal" in answer.content.decode()


def test_the_link_lets_one_browser_in_once(stranger: Client, network: Network) -> None:
    address = link.mint()

    first, second = stranger.get(address), Client(SERVER_NAME="127.0.0.1").get(address)

    assert (first.status_code, first["Location"]) == (302, "/")
    assert second.status_code == 403
    assert "used" in second.content.decode()
    assert stranger.get("/people").status_code == 200


def test_a_guessed_link_does_not_spend_the_true_one(stranger: Client, network: Network) -> None:
    address = link.mint()

    assert stranger.get("/open/guess").status_code == 403
    assert stranger.get(address).status_code == 302


def test_the_data_folder_keeps_only_a_hash_of_the_link_for_its_owner(network: Network) -> None:
    token = link.mint().rpartition("/")[2]
    kept = settings.HOME / "open.key"

    assert token not in kept.read_text()
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("host", ["evil.example", "amity.evil.example:8000", "192.168.1.5"])
def test_other_names_than_loopback_are_refused(network: Network, host: str) -> None:
    answer = let_in().get("/people", headers={"host": host})

    assert answer.status_code == 400
    assert "only at 127.0.0.1" in answer.content.decode()


@pytest.mark.parametrize("page", [*PAGES, "/nothing/here", "/healthz"])
def test_every_answer_carries_the_strict_policy(network: Network, page: str) -> None:
    answer = let_in().get(page)

    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    for name in ("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "object-src 'none'"):
        assert name in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "no-store"


def test_static_files_carry_the_policy_and_may_be_kept(network: Network, stranger: Client) -> None:
    answer = stranger.get("/static/icon.svg")

    assert answer.status_code == 200
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "max-age" in answer["Cache-Control"]


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(network: Network) -> None:
    cookie = let_in().cookies[settings.SESSION_COOKIE_NAME]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


FORMS = ("/log", "/energy", "/journal/undo", "/import", "/people/new", "/welcome", "/questions/answer")


@pytest.mark.parametrize("form", FORMS)
def test_a_form_without_its_token_changes_nothing(network: Network, form: str) -> None:
    answer = let_in(csrf=True).post(form, {"text": "Met Ana Sousa", "name": "Ana", "step": "save"})

    assert answer.status_code == 403
    assert not Change.objects.of(network).exists()


@pytest.mark.parametrize("form", FORMS)
def test_a_form_from_elsewhere_changes_nothing(network: Network, form: str) -> None:
    client = let_in(csrf=True)
    client.get("/people/new")
    token = client.cookies[settings.CSRF_COOKIE_NAME].value

    answer = client.post(
        form, {"name": "Ana", "csrfmiddlewaretoken": token}, headers={"origin": "http://evil.example"}
    )

    assert answer.status_code == 403
    assert "did not come from a page of this Amity" in answer.content.decode()


@pytest.mark.parametrize(
    "page", ["/energy", "/journal/undo", "/questions/answer", "/suggestions/x/outcome", "/welcome/village"]
)
def test_looking_at_an_address_never_changes_anything(network: Network, page: str) -> None:
    assert let_in().get(page).status_code == 405


@pytest.mark.parametrize(
    "back", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_a_form_leads_back_only_to_our_own_pages(network: Network, back: str) -> None:
    client = let_in()
    client.post("/people/new", {"name": "Ana Sousa"})

    answer = client.post("/journal/undo", {"back": back})

    assert answer["Location"].startswith("/?done=")


@pytest.mark.parametrize(
    "path", ["/static/../settings.py", "/static/%2e%2e/jinja.py", "/assets/x/..%2f..%2fjinja.py"]
)
def test_no_address_leads_out_of_the_static_folder(network: Network, stranger: Client, path: str) -> None:
    assert stranger.get(path).status_code in (400, 403, 404)
