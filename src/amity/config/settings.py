"""The one settings module. Every value from outside is read here, typed, with a clear sentence when bad."""

import os
import secrets
from pathlib import Path

import platformdirs
from django.core.exceptions import ImproperlyConfigured


def data_folder() -> Path:
    """`AMITY_HOME`, or the platform's folder for a user's data; made with mode 0700."""
    home = Path(os.environ.get("AMITY_HOME") or platformdirs.user_data_dir("amity"))
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return home


def secret_key(home: Path) -> str:
    """A key unique to this installation, in a file that only its owner reads."""
    file = home / "secret.key"
    if not file.exists():
        fresh = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(fresh, "w") as handle:
            handle.write(secrets.token_urlsafe(48))
    return file.read_text()


def _database(home: Path) -> dict[str, object]:
    url = os.environ.get("AMITY_DATABASE_URL", "")
    if url:
        raise ImproperlyConfigured(
            "AMITY_DATABASE_URL is set, but this version keeps its data in SQLite only. Unset it to start."
        )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": home / "amity.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY;",
        },
    }


BASE_DIR = Path(__file__).resolve().parent.parent
HOME = data_folder()
SECRET_KEY = secret_key(HOME)
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "amity.store",
]
AUTH_USER_MODEL = "amity.Account"
DATABASES = {"default": _database(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
