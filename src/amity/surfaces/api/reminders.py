"""Reminders: list what is open, remember, change, finish, delete."""

from typing import Any, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from amity.actions import reminders as action
from amity.actions.pages import By, page
from amity.store.models import Reminder
from amity.surfaces.api import cursors, fields, shapes
from amity.surfaces.api.answers import Asked, answer, if_seen, nothing, tagged
from amity.surfaces.api.receipts import once
from amity.surfaces.documents import people as documents

router = Router(tags=["reminders"])
_NEAREST = (By("due"), By("whole_month"), By("created_at"), By("id"))


class NewReminder(fields.Body):
    """Something to be told once, on a day or some time in its month."""

    text: fields.Note
    due: fields.Day
    whole_month: bool = False
    person: fields.Id | None = None


class ReminderChange(fields.Body):
    """What is not sent stays."""

    text: fields.Note = fields.unchanged()
    due: fields.Day = fields.unchanged()
    whole_month: bool = fields.unchanged()
    done: Literal[True] = fields.unchanged()


@router.get("/reminders", response=shapes.SomeReminders, summary="List reminders")
def list_reminders(request: Asked, which: Query[fields.Paging]) -> HttpResponse:
    """Those that are open, the nearest first."""
    behind = cursors.read(which.cursor, "reminders")
    some = page(action.still_open(request.network), _NEAREST, behind=behind, limit=which.limit)
    reminders = [_document(one) for one in some.rows]
    return answer({"reminders": reminders, "next": cursors.write(some.next, "reminders")})


@router.post("/reminders", response={201: documents.Reminder}, summary="Remember something")
def add_reminder(request: Asked, told: NewReminder, key: fields.Key) -> HttpResponse:
    """About somebody or not."""

    def make() -> HttpResponse:
        when = action.When(told.due, whole_month=told.whole_month)
        made = action.add(request.network, told.text, when, person_id=told.person)
        return tagged(_one(request, made.pk), status=201, place=f"/api/v1/reminders/{made.pk}")

    return once(request, key, make)


@router.get("/reminders/{reminder_id}", response=documents.Reminder, summary="Show a reminder")
def show_reminder(request: Asked, reminder_id: fields.Id) -> HttpResponse:
    """One reminder, done or not."""
    return tagged(_one(request, reminder_id))


@router.patch("/reminders/{reminder_id}", response=documents.Reminder, summary="Change or finish a reminder")
def change_reminder(
    request: Asked, reminder_id: fields.Id, told: ReminderChange, seen: fields.IfMatch
) -> HttpResponse:
    """`done` is told once and stays; the journal takes it back."""
    with if_seen(request.network, seen, lambda: _one(request, reminder_id)):
        changes = told.given()
        done = changes.pop("done", None)
        if changes:
            _edit(request, reminder_id, changes)
        if done:
            action.finish(request.network, reminder_id)
        return tagged(_one(request, reminder_id))


@router.delete("/reminders/{reminder_id}", response={204: None}, summary="Delete a reminder")
def delete_reminder(request: Asked, reminder_id: fields.Id, seen: fields.IfMatchOrNot) -> HttpResponse:
    """The journal can bring it back."""
    with if_seen(request.network, seen, lambda: _one(request, reminder_id)):
        action.remove(request.network, reminder_id)
    return nothing()


def _edit(request: Asked, reminder_id: UUID, changes: dict[str, Any]) -> None:
    standing = action.one(request.network, reminder_id)
    said: dict[str, Any] = {
        "text": standing.text,
        "due": standing.due,
        "whole_month": standing.whole_month,
    } | changes
    when = action.When(said["due"], whole_month=said["whole_month"])
    action.edit(request.network, reminder_id, text=said["text"], when=when)


def _one(request: Asked, reminder_id: UUID) -> documents.Reminder:
    return _document(action.one(request.network, reminder_id))


def _document(row: Reminder) -> documents.Reminder:
    return documents.reminder(row, action.person_of(row))
