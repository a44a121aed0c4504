"""The one settings module. Every value from outside is read here, typed, with a clear sentence when bad."""

import hashlib
import os
import secrets
from datetime import date
from pathlib import Path

import platformdirs
from django.core.exceptions import ImproperlyConfigured

from amity.config.database import database


def data_folder() -> Path:
    """`AMITY_HOME`, or the platform's folder for a user's data; made with mode 0700."""
    home = Path(os.environ.get("AMITY_HOME") or platformdirs.user_data_dir("amity"))
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return home


def secret_key(home: Path) -> str:
    """A key unique to this installation, in a file that only its owner reads."""
    file = home / "secret.key"
    if not file.exists() or not file.stat().st_size:
        _write_key(file)
    return file.read_text()


def _write_key(file: Path) -> None:
    """Important: the key bears its name only when it is whole; on a full disk there would be an empty one for good."""
    fresh = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(fresh, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w") as handle:
            handle.write(secrets.token_urlsafe(48))
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)


def fixed_day() -> date | None:
    """`AMITY_TODAY` (YYYY-MM-DD) fixes what day it is, for the village and for tests."""
    said = os.environ.get("AMITY_TODAY", "")
    try:
        return date.fromisoformat(said) if said else None
    except ValueError as mistake:
        raise ImproperlyConfigured(
            f"AMITY_TODAY is {said!r}, which is no date. Write it like 2026-11-24, or unset it."
        ) from mistake


def _own_cookie(home: Path, what: str) -> str:
    """A cookie's name of this folder's own: browsers share cookies between the ports of one machine."""
    return f"amity_{what}_{hashlib.sha256(str(home.resolve()).encode()).hexdigest()[:8]}"


def writing_key() -> str:
    """The key of whoever gives drafts other words: `AMITY_WRITING_KEY`, or the file that `AMITY_WRITING_KEY_FILE` names."""
    said, file = os.environ.get("AMITY_WRITING_KEY", ""), os.environ.get("AMITY_WRITING_KEY_FILE", "")
    if said and file:
        raise ImproperlyConfigured(
            "AMITY_WRITING_KEY and AMITY_WRITING_KEY_FILE are both set. Unset one of them."
        )
    try:
        key = said.strip() or (Path(file).read_text("utf-8").strip() if file else "")
    except (OSError, UnicodeDecodeError) as unreadable:
        raise ImproperlyConfigured(
            f"AMITY_WRITING_KEY_FILE names {file}, which could not be read."
        ) from unreadable
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise ImproperlyConfigured("The key for writing help holds signs that no key has. Look at it again.")
    return key


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
MIDDLEWARE = [
    "amity.surfaces.web.guard.headers",
    "amity.surfaces.api.guard.problems",
    "amity.surfaces.web.guard.loopback",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "amity.surfaces.web.guard.access",
    "amity.surfaces.api.guard.access",
    "django_htmx.middleware.HtmxMiddleware",
    "amity.surfaces.web.trouble.FullDisk",
]
ROOT_URLCONF = "amity.config.urls"
WSGI_APPLICATION = "amity.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "surfaces" / surface / "templates" for surface in ("web", "api")],
        "OPTIONS": {
            "environment": "amity.surfaces.web.jinja.environment",
            "context_processors": ["amity.surfaces.web.frame.frame"],
        },
    }
]
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "surfaces" / "web" / "static"
WHITENOISE_MAX_AGE = 86400
CSRF_FAILURE_VIEW = "amity.surfaces.web.trouble.refused_origin"
SESSION_COOKIE_NAME = _own_cookie(HOME, "session")
SESSION_COOKIE_AGE = 365 * 86400
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = _own_cookie(HOME, "form")
CSRF_COOKIE_HTTPONLY = True
FILE_UPLOAD_HANDLERS = ["amity.surfaces.serving.uploads.ToIncoming"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024  # of forms; files stream past it
DATA_UPLOAD_MAX_NUMBER_FILES = 2_000  # a folder of chats is dropped file by file
AMITY_TODAY = fixed_day()
AMITY_WRITING_KEY = writing_key()
AUTH_USER_MODEL = "amity.Account"
DATABASES = {"default": database(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
LOCALE_PATHS = [BASE_DIR / "locale"]
