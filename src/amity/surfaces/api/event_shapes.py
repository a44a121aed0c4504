"""The shapes of lists about events."""

from typing_extensions import TypedDict

from amity.surfaces.documents import events


class SomeEvents(TypedDict):
    """A page of events, the latest day first."""

    events: list[events.EventShort]
    next: str | None


class EventsToChoose(TypedDict):
    """Events to come, the most worthwhile first."""

    events: list[events.EventWhole]


class EventGuests(TypedDict):
    """Everybody on the list of an event."""

    guests: list[events.EventGuest]
