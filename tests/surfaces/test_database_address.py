"""`AMITY_DATABASE_URL`: what an address means, and one sentence for each that cannot be."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from amity.config.database import database

SETTINGS = ("NAME", "USER", "PASSWORD", "HOST", "PORT")


def settings(monkeypatch: pytest.MonkeyPatch, home: Path, url: str) -> dict[str, object]:
    monkeypatch.setenv("AMITY_DATABASE_URL", url)
    return database(home)


def test_without_an_address_all_is_in_one_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("AMITY_DATABASE_URL", raising=False)

    assert database(tmp_path)["NAME"] == tmp_path / "amity.sqlite3"


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("postgresql://ana:s%40cret@db.example:5433/amity", ("amity", "ana", "s@cret", "db.example", "5433")),
        ("postgres://ana@localhost/my%20book", ("my book", "ana", "", "localhost", "")),
        ("postgresql:///amity?host=/run/postgresql", ("amity", "", "", "/run/postgresql", "")),
        ("postgresql://[::1]/amity", ("amity", "", "", "::1", "")),
    ],
)
def test_an_address_names_server_user_and_database(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str, meant: tuple[str, ...]
) -> None:
    found = settings(monkeypatch, tmp_path, url)

    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert tuple(found[name] for name in SETTINGS) == meant


def test_options_reach_the_connection(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = settings(monkeypatch, tmp_path, "postgresql:///amity?sslmode=require&connect_timeout=3")

    options = found["OPTIONS"]
    assert isinstance(options, dict)
    assert (options["sslmode"], options["connect_timeout"]) == ("require", "3")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://localhost/amity", "starts with mysql://, and only PostgreSQL"),
        ("amity", "is no address"),
        ("postgresql://localhost", "must end with the name of one database"),
        ("postgresql://localhost/a/b", "must end with the name of one database"),
        ("postgresql://localhost:high/amity", "no address that can be read"),
        ("postgresql://localhost:99999/amity", "no address that can be read"),
        ("postgresql://localhost/amity?sslmod=require", "an option 'sslmod' that is not known"),
        ("postgresql://localhost/amity?sslmode", "What stands behind the ?"),
    ],
)
def test_an_address_that_cannot_be_gets_a_sentence_without_its_password(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str, said: str
) -> None:
    secret = url.replace("://", "://ana:geheim@")

    for address in (url, secret):
        with pytest.raises(ImproperlyConfigured) as refused:
            settings(monkeypatch, tmp_path, address)
        assert "geheim" not in str(refused.value)
        assert said in str(refused.value) or "://" not in url


def test_the_address_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("AMITY_DATABASE_URL", raising=False)
    (tmp_path / "url").write_text("postgresql://ana:geheim@localhost/amity\n")
    monkeypatch.setenv("AMITY_DATABASE_URL_FILE", str(tmp_path / "url"))

    assert database(tmp_path)["PASSWORD"] == "geheim"

    monkeypatch.setenv("AMITY_DATABASE_URL_FILE", str(tmp_path / "missing"))
    with pytest.raises(ImproperlyConfigured, match="could not be read"):
        database(tmp_path)


def test_both_an_address_and_a_file_are_one_too_many(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AMITY_DATABASE_URL", "postgresql:///amity")
    monkeypatch.setenv("AMITY_DATABASE_URL_FILE", "somewhere")

    with pytest.raises(ImproperlyConfigured, match="both set"):
        database(tmp_path)


def test_a_missing_package_gets_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("amity.config.database.find_spec", lambda name: None)

    with pytest.raises(ImproperlyConfigured, match=r"pip install 'amity\[postgres\]'"):
        settings(monkeypatch, tmp_path, "postgresql:///amity")
