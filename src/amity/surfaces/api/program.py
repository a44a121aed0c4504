"""The whole API: its routes, what becomes of errors, and the schema that says so."""

import json
import logging
import traceback
from pathlib import Path
from typing import Any, cast

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser

from amity import __version__
from amity.base.errors import AmityError
from amity.surfaces.api import (
    apart,
    briefs,
    days,
    events,
    facts,
    follow_ups,
    gives,
    goals,
    imports,
    introductions,
    jottings,
    journal,
    knowledge,
    notes,
    paths,
    people,
    promises,
    relations,
    reminders,
    same,
    schema,
    search,
    session,
    suggestions,
    support,
    touches,
)
from amity.surfaces.api.problems import mistake, of_error, problem

_ROUTES = (
    session,
    people,
    same,
    days,
    apart,
    relations,
    touches,
    notes,
    facts,
    promises,
    reminders,
    suggestions,
    gives,
    introductions,
    paths,
    briefs,
    support,
    goals,
    events,
    search,
    knowledge,
    jottings,
    follow_ups,
    imports,
    journal,
)
_log = logging.getLogger(__name__)


class _Strict(Parser):
    """Only JSON that says it is JSON."""

    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type != "application/json":
            raise ValueError(request.content_type)
        return json.loads(request.body, parse_constant=_no_number)


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")


class _Amity(NinjaAPI):
    """Ninja's API with a schema that also tells of refusals."""

    def get_openapi_operation_id(self, operation: Any) -> str:
        """The name of the function: show_person, add_fact."""
        name: str = operation.view_func.__name__
        return name

    def get_openapi_schema(self, **options: Any) -> Any:  # ninja's own type is a dict
        return schema.completed(super().get_openapi_schema(**options))


api = _Amity(
    title="Amity",
    version=__version__,
    description=schema.ABOUT,
    docs_url=None,
    urls_namespace="api",
    parser=_Strict(),
)
for _routes in _ROUTES:
    api.add_router("", _routes.router)


@api.exception_handler(AmityError)
def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    return of_error(error)


@api.exception_handler(Http404)
def _not_there(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(404, _("There is nothing at this address."))


@api.exception_handler(ValidationError)
def _unreadable(request: HttpRequest, error: Any) -> HttpResponse:
    wrong = [{"where": ".".join(map(str, one["loc"])), "why": str(one["msg"])} for one in error.errors]
    if any(one["type"] == "missing" and one["loc"][-1] == "If-Match" for one in error.errors):
        return problem(428, _("Send If-Match with the ETag you last saw, so that no other change is lost."))
    return problem(422, _("Something in this request cannot be read; errors says what."), wrong=wrong)


@api.exception_handler(HttpError)
def _unparsed(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(error.status_code, _("Send a JSON document as application/json."))


@api.exception_handler(SuspiciousOperation)
def _suspicious(request: HttpRequest, error: Any) -> HttpResponse:
    if isinstance(error, RequestDataTooBig):
        return problem(413, _("That is more than one request may hold."))
    return problem(400, _("This request cannot be read."))


@api.exception_handler(Exception)
def _mistaken(request: HttpRequest, error: Any) -> HttpResponse:
    """A mistake of ours: the log learns where, never with what; the program learns that nothing is lost."""
    last = traceback.extract_tb(cast("Exception", error).__traceback__)[-1]
    _log.error("%s in %s, line %s", type(error).__name__, Path(last.filename).name, last.lineno)
    return problem(500, mistake())
