"""What happened between people, and what was said."""

from typing import ClassVar

from django.db import models

from amity.base.ids import uuid7
from amity.store.models.people import Record
from amity.store.owned import Owned, OwnedKey, OwnedQuerySet


class Touch(Owned):
    """One contact event, under a natural key, so that a repeated import changes nothing.

    `depth` 0 makes no tie (lists, crowds, newsletters), 1 is a message, 2 a talk, 3 a long one.
    """

    class Direction(models.TextChoices):
        OUT = "out"
        IN = "in"
        BOTH = "both"
        NONE = "none"  # among others: the owner took no part

    key = models.CharField(max_length=22)
    at = models.DateTimeField()
    source = models.CharField(max_length=24)
    channel = models.CharField(max_length=12)
    direction = models.CharField(max_length=4, choices=Direction.choices)
    depth = models.PositiveSmallIntegerField(default=1)
    people = models.PositiveIntegerField(default=1)  # others on it
    subject = models.CharField(max_length=300, blank=True)
    summary = models.TextField(blank=True)  # an excerpt, or the typed sentence
    place = models.CharField(max_length=200, blank=True)
    thread = models.CharField(max_length=22, blank=True)
    asks = models.BooleanField(default=False)  # its text holds a question or a request
    day_only = models.BooleanField(default=False)
    tz_assumed = models.BooleanField(default=False)
    own = OwnedKey(Record, null=True)  # the owner's own address it went through
    imported_by = OwnedKey("Import", null=True)

    objects: ClassVar[OwnedQuerySet["Touch"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "key"], name="one_touch")]
        indexes = [
            models.Index(fields=["network", "at"], name="touch_by_time"),
            models.Index(fields=["network", "imported_by"], name="touch_by_import"),
            # Few of many: `store.touches` says how they are asked for.
            models.Index(fields=["network", "at"], condition=models.Q(source="hand"), name="touch_by_hand"),
            models.Index(
                fields=["network", "at"], condition=models.Q(channel="letter"), name="touch_as_letter"
            ),
        ]


class Participant(Owned):
    """A record took part in a touch. `at` and `counts` repeat the touch, so that a tie is read from one index."""

    touch = OwnedKey(Touch, related_name="participants")
    record = OwnedKey(Record, related_name="participations")
    role = models.CharField(max_length=9)  # from, to, cc, organiser, attendee, with
    at = models.DateTimeField()
    counts = models.BooleanField(default=True)  # makes a tie

    objects: ClassVar[OwnedQuerySet["Participant"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "touch", "record"], name="one_participant")]
        indexes = [models.Index(fields=["network", "record", "at"], name="participant_by_record")]


class Fact(Owned):
    """What matters to somebody, in the words it was said, with where it comes from."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = OwnedKey(Record, related_name="facts")
    kind = models.CharField(
        max_length=12
    )  # family, work, interest, goal, worry, preference, need, offer, note
    text = models.TextField()
    source = models.CharField(max_length=120)  # "you", "vcard", ...
    touch = OwnedKey(Touch, null=True)
    said_on = models.DateField(null=True)
    confirmed_on = models.DateField(null=True)  # the owner said that it is still true
    ended_on = models.DateField(null=True)  # it no longer stands
    private = models.BooleanField(default=False)  # never in drafts, suggestions or exports
    imported_by = OwnedKey("Import", null=True)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Fact"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["network", "record"], name="fact_by_record"),
            models.Index(fields=["network", "imported_by"], name="fact_by_import"),
            models.Index(
                fields=["network", "kind"],
                name="fact_need_or_offer",
                condition=models.Q(kind__in=["need", "offer"], ended_on=None),
            ),
        ]


class Promise(Owned):
    """Something one side said they would do. `due` is a day, or None: when we meet, or some time."""

    class By(models.TextChoices):
        ME = "me"
        THEM = "them"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = OwnedKey(Record, related_name="promises")
    by = models.CharField(max_length=4, choices=By.choices)
    text = models.TextField()
    due = models.DateField(null=True)
    when_we_meet = models.BooleanField(default=False)
    made_on = models.DateField()
    kept_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    touch = OwnedKey(Touch, null=True)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Promise"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["network", "record"], name="promise_by_record"),
            models.Index(
                fields=["network", "due"],
                name="promise_open_by_due",
                condition=models.Q(kept_at=None, released_at=None),
            ),
        ]
