"""Refusals as problem documents (RFC 9457): what happened and what to do, never a trace."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from amity.base.errors import Ambiguous, AmityError, BadInput, NotFound

MEDIA_TYPE = "application/problem+json"


class Changed(AmityError):
    """What was to be changed is not what the program last saw."""


class Unconditional(AmityError):
    """A change that does not say which version it changes."""


class Conflict(AmityError):
    """What is asked for does not go with what is stored, or with the day it is."""


class KeyTaken(AmityError):
    """The idempotency key stands for something else that was asked for."""


class TooLarge(AmityError):
    """More than one request may hold."""


_STATUS: Mapping[type[AmityError], int] = {
    NotFound: 404,
    Ambiguous: 409,
    KeyTaken: 409,
    Conflict: 409,
    Changed: 412,
    TooLarge: 413,
    BadInput: 422,
    Unconditional: 428,
}


@contextmanager
def by_state() -> Iterator[None]:
    """Here a refusal lies in what is stored or in the day it is, not in how the request is written."""
    try:
        yield
    except BadInput as refusal:
        raise Conflict(str(refusal)) from refusal


def problem(
    status: int,
    detail: str,
    *,
    wrong: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """A problem document; `wrong` names the places of a request that cannot be read, and why."""
    said: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    if wrong:
        said["errors"] = list(wrong)
    text = json.dumps(said, ensure_ascii=False)
    return HttpResponse(text, status=status, content_type=MEDIA_TYPE, headers=dict(headers or {}))


def of_error(error: AmityError) -> HttpResponse:
    """What an action refused."""
    status = next((_STATUS[kind] for kind in type(error).__mro__ if kind in _STATUS), 422)
    return problem(status, str(error))


def in_place_of(response: HttpResponse) -> HttpResponse:
    """The same refusal as a problem document, for what was refused on the way to a route."""
    plain = response.headers.get("Content-Type", "").startswith("text/plain")
    words = (
        response.content.decode() if plain and response.status_code == 400 else _words(response.status_code)
    )
    kept = {name: response.headers[name] for name in ("Allow", "Retry-After") if name in response.headers}
    return problem(response.status_code, words, headers=kept)


def _words(status: int) -> str:
    match status:
        case 404:
            return _("There is nothing at this address.")
        case 405:
            return _("This address does not know that method; Allow says which it knows.")
        case 413:
            return _("That is more than one request may hold.")
        case _ if status >= 500:
            return mistake()
        case _:
            return _("This request cannot be read.")


def mistake() -> str:
    """What is said of a mistake of ours."""
    return _(
        "Amity made a mistake here. What was stored before is safe, and a change that was not finished is not stored."
    )
