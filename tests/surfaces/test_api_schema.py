"""The schema of the API is true: whatever it allows is answered as it says, whatever it forbids is refused."""

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from ninja import Schema
from typing_extensions import is_typeddict

from amity.actions.dates import slot_of
from amity.actions.networks import home
from amity.store.models import (
    Change,
    Date,
    Fact,
    Import,
    LinkEvent,
    Network,
    Person,
    Promise,
    Relation,
    Reminder,
    Touch,
)
from amity.surfaces.api.program import api
from tests import postgres
from tests.surfaces.api_program import Program

EXAMPLES = (
    1  # of random requests to each operation; on SQLite also those that walk along every edge of its schema
)
THERE = {
    "person_id": Person,
    "other_id": Person,
    "join_id": LinkEvent,
    "touch_id": Touch,
    "fact_id": Fact,
    "promise_id": Promise,
    "reminder_id": Reminder,
    "relation_id": Relation,
    "import_id": Import,
    "change_id": Change,
}
schemathesis.openapi.format("cursor", st.just(""))


def _described() -> Any:
    loaded = schemathesis.openapi.from_dict(dict(api.get_openapi_schema(path_prefix="/api/v1/")))
    loaded.app = get_wsgi_application()
    loaded.config.generation.with_security_parameters = False
    loaded.config.phases.coverage.enabled = not postgres.IS_WANTED
    checks = loaded.config.checks
    checks.positive_data_acceptance.expected_statuses = [
        *checks.positive_data_acceptance.expected_statuses,
        "412",
    ]
    checks.missing_required_header.expected_statuses = ["428"]
    return loaded


def _meet_what_is_there(case: Any) -> None:
    """A valid request asks for rows that exist, at the version they have: else everything ends as 404."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    for name in case.path_parameters.keys() & THERE.keys():
        case.path_parameters[name] = str(_one_of(THERE[name], case.path_parameters[name]))
    day = Date.objects.of(home()).select_related("record").order_by("-pk").first()
    if day and "date_id" in case.path_parameters:
        case.path_parameters |= {"person_id": str(day.record.person_id), "date_id": slot_of(day)}
    if "If-Match" in case.headers:
        case.headers["If-Match"] = "*"
    if isinstance(case.body, dict) and "person" in case.body:
        case.body["person"] = str(_one_of(Person, case.body["person"]))
    if isinstance(case.body, dict) and "people" in case.body and case.path == "/api/v1/touches":
        case.body["people"] = [str(_one_of(Person, id)) for id in case.body["people"]]


def _one_of(table: Any, otherwise: Any) -> Any:
    row = table.objects.of(home()).order_by("-pk").first()
    return row.pk if row else otherwise


@pytest.fixture
def one_connection(village: Network, program: Program) -> Iterator[None]:
    """Requests come past Django's test client, which would keep them from closing the connection of the test.

    After the program, whose client connects these signals again.
    """
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("one_connection")
@_described().parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    derandomize=True,
)
def test_every_operation_answers_as_the_schema_says(case: Any, village: Any, program: Program) -> None:
    _meet_what_is_there(case)
    case.call_and_validate(headers=program.headers, cookies=program.cookies)


def test_no_two_shapes_share_a_name() -> None:
    """In the schema the later one would silently take the place of the other."""
    told = json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), default=str)
    shapes: dict[str, set[str]] = {name: set() for name in re.findall(r"#/components/schemas/(\w+)", told)}
    ours = ("amity.surfaces.api", "amity.surfaces.documents")
    for module in [module for name, module in sys.modules.items() if name.startswith(ours)]:
        for name, one in vars(module).items():
            is_shape = isinstance(one, type) and (is_typeddict(one) or issubclass(one, Schema))
            if is_shape and name in shapes and one.__module__ == module.__name__:
                shapes[name].add(module.__name__)

    assert len(shapes) > 50
    assert {name: modules for name, modules in shapes.items() if len(modules) > 1} == {}
