"""Events: what is coming and why to go, what was and what came of it, who is on the list."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from ninja import File, Query, Router
from ninja.files import UploadedFile
from pydantic import Field

from amity.actions.events import attending, choosing, guests, keeping, lists, results
from amity.base.errors import BadInput
from amity.sources.files import DiskFile
from amity.sources.refused import Refused
from amity.store.models import Attendance
from amity.surfaces.api import cursors, event_shapes, fields
from amity.surfaces.api.answers import Asked, answer, if_seen, nothing, tagged
from amity.surfaces.api.problems import Conflict, by_state
from amity.surfaces.api.receipts import once
from amity.surfaces.documents import events as documents
from amity.surfaces.serving import clock, uploads
from amity.surfaces.words import problems as words

router = Router(tags=["events"])
Going = Literal["yes", "no", ""]
Energy = Literal["drained", "fine", "lifted", ""]
Size = Annotated[int | None, Field(ge=0, le=1_000_000)]
Long = Annotated[str, Field(max_length=1_000)]


class NewEvent(fields.Body):
    """A gathering or an appointment; one of the same name on the same day is that one."""

    name: fields.Name
    day: fields.Day
    last_day: fields.Day | None = None
    begins_at: fields.Moment | None = None
    ends_at: fields.Moment | None = None
    kind: Literal["gathering", "meeting"] = "gathering"
    place: fields.Line = ""
    url: Annotated[str, Field(max_length=2_000)] = ""
    note: fields.Text = ""
    size: Size = None
    going: Going = "yes"
    goal: Long = ""
    if_then: Long = ""
    quiet: Long = ""
    openers: Long = ""
    leave_at: fields.Clock | None = None


class EventChange(fields.Body):
    """What is not sent stays. `energy` says how it left you."""

    name: fields.Name = fields.unchanged()
    day: fields.Day = fields.unchanged()
    last_day: fields.Day = fields.unchanged()
    begins_at: fields.Moment | None = fields.unchanged()
    ends_at: fields.Moment | None = fields.unchanged()
    place: fields.Line = fields.unchanged()
    url: Annotated[str, Field(max_length=2_000)] = fields.unchanged()
    note: fields.Text = fields.unchanged()
    size: Size = fields.unchanged()
    going: Going = fields.unchanged()
    goal: Long = fields.unchanged()
    if_then: Long = fields.unchanged()
    quiet: Long = fields.unchanged()
    openers: Long = fields.unchanged()
    leave_at: fields.Clock | None = fields.unchanged()
    energy: Energy = fields.unchanged()
    left_at: fields.Clock | None = fields.unchanged()


class NewGuest(fields.Body):
    """Somebody of the book, or a name."""

    person: fields.Id | None = None
    name: Annotated[str, Field(max_length=300)] = ""


class GuestAnswer(fields.Body):
    """Whether the guest is whom they may be; or who they are, with null for nobody of the book."""

    same: bool | None = None
    person: fields.Id | None = fields.unchanged()


@router.get("/events", response=event_shapes.SomeEvents, summary="List events")
def list_events(request: Asked, which: Query[fields.Paging]) -> HttpResponse:
    """All of them, the latest day first."""
    some = lists.events(request.network, behind=cursors.read(which.cursor, "events"), limit=which.limit)
    told = [documents.event(one) for one in some.rows]
    return answer({"events": told, "next": cursors.write(some.next, "events")})


@router.get("/events/upcoming", response=event_shapes.EventsToChoose, summary="Events to choose among")
def list_upcoming(request: Asked) -> HttpResponse:
    """Those to come, the most worthwhile first, each with its reasons and their evidence."""
    today = clock.today(request.network)
    found = choosing.upcoming(request.network, today=today)
    return answer({"events": [documents.whole(one.event, one, None, today) for one in found]})


@router.post("/events", response={201: documents.EventWhole}, summary="Note an event")
def add_event(request: Asked, told: NewEvent, key: fields.Key) -> HttpResponse:
    """Told twice, it is kept once."""

    def make() -> HttpResponse:
        said = told.model_dump()
        when = keeping.When(
            day=said.pop("day"), last_day=said.pop("last_day"), begins_at=said.pop("begins_at"),
            ends_at=said.pop("ends_at"),
        )  # fmt: skip
        with by_state():
            row = keeping.add(request.network, said.pop("name"), when, **said)
        return tagged(_event(request, row.pk), status=201, place=f"/api/v1/events/{row.pk}")

    return once(request, key, make)


@router.get("/events/{event_id}", response=documents.EventWhole, summary="Show an event")
def show_event(request: Asked, event_id: fields.Id) -> HttpResponse:
    """Why to go, or what came of it."""
    return tagged(_event(request, event_id))


@router.patch("/events/{event_id}", response=documents.EventWhole, summary="Change an event")
def change_event(
    request: Asked, event_id: fields.Id, told: EventChange, seen: fields.IfMatch
) -> HttpResponse:
    """Only what is sent changes; `going` decides."""
    with if_seen(request.network, seen, lambda: _event(request, event_id)):
        said: dict[str, Any] = told.given()
        with by_state():
            keeping.change(request.network, event_id, **said)
        return tagged(_event(request, event_id))


@router.delete("/events/{event_id}", response={204: None}, summary="Delete an event")
def delete_event(request: Asked, event_id: fields.Id, seen: fields.IfMatchOrNot) -> HttpResponse:
    """With its guests and what was noted there; the journal can bring all of it back."""
    with if_seen(request.network, seen, lambda: _event(request, event_id)):
        keeping.remove(request.network, event_id)
    return nothing()


@router.get("/events/{event_id}/guests", response=event_shapes.EventGuests, summary="Who comes")
def list_guests(request: Asked, event_id: fields.Id) -> HttpResponse:
    """Open questions first, then whom one knows, then the others."""
    keeping.one(request.network, event_id)
    told = attending.of_event(request.network, event_id)
    return answer({"guests": documents.guests(told)})


@router.post("/events/{event_id}/guests", response={201: documents.GuestsTaken}, summary="Bring a guest list")
def bring_guests(
    request: Asked, event_id: fields.Id, file: Annotated[UploadedFile, File(...)]
) -> HttpResponse:
    """A table of Luma, Eventbrite, Meetup or any other with names or addresses; sent twice, nothing is doubled."""
    if not isinstance(file, uploads.Kept):
        raise BadInput(_("Choose a file first."))
    try:
        with by_state(), _refused():
            seen = guests.look(request.network, DiskFile(file.path.name, file.path, file.size or 0))
            taken = guests.take(request.network, event_id, seen)
    finally:
        uploads.discard([file.path])
    return answer(documents.taken(taken), status=201)


@router.post(
    "/events/{event_id}/guests/named", response={201: documents.EventGuest}, summary="Somebody comes"
)
def add_guest(request: Asked, event_id: fields.Id, told: NewGuest, key: fields.Key) -> HttpResponse:
    """As the owner knows."""

    def make() -> HttpResponse:
        with by_state():
            row = guests.add(request.network, event_id, person_id=told.person, name=told.name)
        return answer(_guest(request, row), status=201)

    return once(request, key, make)


@router.patch("/events/guests/{guest_id}", response=documents.EventGuest, summary="Say who a guest is")
def change_guest(request: Asked, guest_id: fields.Id, told: GuestAnswer) -> HttpResponse:
    """`same` answers the open question; `person` says it outright."""
    if told.same is not None:
        with by_state():
            row = guests.answer(request.network, guest_id, same=told.same)
    elif "person" in told.given():
        row = guests.name_as(request.network, guest_id, told.person)
    else:
        row = guests.one(request.network, guest_id)
    return answer(_guest(request, row))


@router.delete("/events/guests/{guest_id}", response={204: None}, summary="Take a guest off the list")
def delete_guest(request: Asked, guest_id: fields.Id) -> HttpResponse:
    """The journal can bring the line back."""
    guests.drop(request.network, guest_id)
    return nothing()


def _event(request: Asked, event_id: UUID) -> documents.EventWhole:
    today = clock.today(request.network)
    row = keeping.one(request.network, event_id)
    ranked = next(
        (one for one in choosing.upcoming(request.network, today=today) if one.event.pk == row.pk), None
    )
    past = next((one for one in results.past(request.network, today=today) if one.event.pk == row.pk), None)
    return documents.whole(row, ranked, past.result if past else None, today)


def _guest(request: Asked, row: Attendance) -> documents.EventGuest:
    line = attending.line(request.network, row)
    return documents.guest(line, perhaps=row.record_id is None)


@contextmanager
def _refused() -> Iterator[None]:
    """A file that is no guest list is well sent and of no use."""
    try:
        yield
    except Refused as refusal:
        raise Conflict(words.told(str(refusal))) from refusal
