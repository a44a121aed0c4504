"""Gatherings and appointments: who is coming, what was planned, what was noted there, whom to write to after."""

from typing import ClassVar

from django.db import models

from amity.base.ids import uuid7
from amity.store.models.conversations import Touch
from amity.store.models.people import Record
from amity.store.owned import Owned, OwnedKey, OwnedQuerySet


class Event(Owned):
    """Something that takes place, under a natural key: telling it twice changes nothing.

    A `meeting` is an appointment with a few; a `gathering` is open to many. The plan (goal, if-then, when to leave)
    is the owner's own.
    """

    class Kind(models.TextChoices):
        GATHERING = "gathering"
        MEETING = "meeting"

    class Going(models.TextChoices):
        YES = "yes"
        NO = "no"

    class Energy(models.TextChoices):
        DRAINED = "drained"
        FINE = "fine"
        LIFTED = "lifted"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.CharField(max_length=22)  # of its UID and occurrence in a calendar, else of its name and day
    series = models.CharField(max_length=22, blank=True)  # what repeating occurrences of a calendar share
    kind = models.CharField(max_length=9, choices=Kind.choices)
    name = models.CharField(max_length=300)
    day = models.DateField()  # in the owner's time zone
    last_day = models.DateField()  # the same as `day` where it lasts one day
    begins_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=2000, blank=True)
    note = models.TextField(blank=True)
    size = models.PositiveIntegerField(null=True)  # about how many people
    source = models.CharField(max_length=24)  # you, calendar, feed
    feed = models.UUIDField(null=True)  # the public calendar that announced it
    going = models.CharField(max_length=3, choices=Going.choices, blank=True)  # empty: not decided
    goal = models.TextField(blank=True)  # "two real conversations"
    if_then = models.TextField(blank=True)  # "if I stand alone, then I go to the board"
    openers = models.TextField(blank=True)  # own words to begin with, one a line
    ready = models.JSONField(
        default=list, blank=True
    )  # marks of what is done before leaving home: no words, which name people
    leave_at = models.TimeField(null=True)
    quiet = models.TextField(blank=True)  # when to be alone for a while
    energy = models.CharField(max_length=7, choices=Energy.choices, blank=True)  # how it left the owner
    left_at = models.TimeField(null=True)
    imported_by = OwnedKey("Import", null=True)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Event"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "key"], name="one_event")]
        indexes = [
            models.Index(fields=["network", "day"], name="event_by_day"),
            models.Index(fields=["network", "imported_by"], name="event_by_import"),
        ]


class Attendance(Owned):
    """A line of a guest list. `record` is set once it is somebody of the book; until then it is only a name."""

    class Role(models.TextChoices):
        GUEST = "guest"
        HOST = "host"
        SPEAKER = "speaker"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    event = OwnedKey(Event, related_name="attendances")
    key = models.CharField(max_length=22)  # of its number on the list, address, profile or name
    record = OwnedKey(Record, null=True, related_name="attendances")
    perhaps = OwnedKey(Record, null=True)  # who they may be: a question that is open
    apart = models.BooleanField(default=False)  # the owner said that they are nobody of the book
    name = models.CharField(max_length=300, blank=True)
    email = models.CharField(max_length=320, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    url = models.CharField(max_length=2000, blank=True)
    organisation = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=300, blank=True)
    said = models.TextField(blank=True)  # answers to the organiser's questions, an introduction of their own
    role = models.CharField(max_length=7, choices=Role.choices, default=Role.GUEST)
    coming = models.CharField(max_length=8)  # yes, maybe, no
    met = OwnedKey(Touch, null=True)  # the talk with them there
    imported_by = OwnedKey("Import", null=True)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Attendance"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "event", "key"], name="one_attendance")]
        indexes = [
            models.Index(fields=["network", "record"], name="attendance_by_record"),
            models.Index(
                fields=["network", "perhaps"],
                name="attendance_asked",
                condition=models.Q(perhaps__isnull=False),
            ),
            models.Index(fields=["network", "imported_by"], name="attendance_by_import"),
        ]


class Columns(Owned):
    """Which column of a table means what, as the owner confirmed it for a heading once seen."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.CharField(max_length=22)  # of the heading
    meant = models.JSONField()  # field -> names of its columns
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Columns"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "key"], name="one_heading")]


class Jotting(Owned):
    """A line written in passing, perhaps without a network. Its id is made where it was written: sent twice, kept once."""

    class State(models.TextChoices):
        OPEN = "open"
        KEPT = "kept"
        DROPPED = "dropped"

    id = models.UUIDField(primary_key=True, editable=False)
    event = OwnedKey(Event, null=True, related_name="jottings")
    text = models.TextField()
    at = models.DateTimeField()  # when it was written, as that device's clock said
    state = models.CharField(max_length=7, choices=State.choices, default=State.OPEN)
    change = models.UUIDField(null=True)  # the entry of the journal that kept it
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Jotting"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["network", "event"], name="jotting_by_event"),
            models.Index(fields=["network", "at"], name="jotting_open", condition=models.Q(state="open")),
        ]


class FollowUp(Owned):
    """A message owed to a fresh acquaintance, in words that may be changed; it ends by itself or by "not this time"."""

    class Kind(models.TextChoices):
        FIRST = "first"  # within two days of the talk
        SECOND = "second"  # within four weeks of it
        THANKS = "thanks"  # to a host, or to who introduced

    class Ended(models.TextChoices):
        WROTE = "wrote"
        REPLY = "reply"
        NOT_NOW = "not_now"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = OwnedKey(Record, related_name="follow_ups")
    event = OwnedKey(Event, null=True, related_name="follow_ups")
    touch = OwnedKey(Touch, null=True)  # the talk it follows
    kind = models.CharField(max_length=6, choices=Kind.choices)
    due = models.DateField()
    met = models.CharField(
        max_length=300, blank=True
    )  # whom they introduced; of other thanks empty: they were the host
    words = models.TextField(blank=True)  # the owner's own version; empty: drafted when it is read
    ended = models.CharField(max_length=7, choices=Ended.choices, blank=True)
    ended_on = models.DateField(null=True)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["FollowUp"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["network", "record"], name="follow_up_by_record"),
            models.Index(fields=["network", "event"], name="follow_up_by_event"),
            models.Index(fields=["network", "due"], name="follow_up_by_due"),
        ]
