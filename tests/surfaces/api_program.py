"""A program that was let in, as curl with a cookie jar would be."""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.surfaces.web_reader import let_in

V1 = "/api/v1"


class Program:
    """Speaks JSON and sends the session's token."""

    def __init__(self) -> None:
        self.client: Client = let_in(csrf=True)
        self.token: str = self.get("/session").json()["csrf_token"]

    @property
    def cookies(self) -> dict[str, str]:
        """What curl keeps in its jar."""
        return {name: morsel.value for name, morsel in self.client.cookies.items()}

    @property
    def headers(self) -> dict[str, str]:
        """What curl is told to send."""
        jar = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"X-CSRFToken": self.token, "Cookie": jar}

    def get(self, path: str, **query: Any) -> Any:
        return self.client.get(V1 + path, query)

    def send(self, method: str, path: str, said: Any = None, **headers: str) -> Any:
        return self.client.generic(
            method,
            V1 + path,
            "" if said is None else json.dumps(said),
            content_type="application/json",
            headers={"X-CSRFToken": self.token}
            | {name.replace("_", "-"): value for name, value in headers.items()},
        )

    def post(self, path: str, said: Any = None, **headers: str) -> Any:
        return self.send("POST", path, said, **headers)

    def patch(self, path: str, said: Any, **headers: str) -> Any:
        return self.send("PATCH", path, said, **headers)

    def delete(self, path: str, **headers: str) -> Any:
        return self.send("DELETE", path, **headers)


def is_problem(answer: HttpResponse, status: int) -> bool:
    """A refusal as RFC 9457 has it."""
    said = json.loads(answer.content)
    return (
        answer.status_code == status == said["status"]
        and answer["Content-Type"] == "application/problem+json"
        and {"type", "title", "detail"} <= said.keys()
        and answer["X-Content-Type-Options"] == "nosniff"
    )
