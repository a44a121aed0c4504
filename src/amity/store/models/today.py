"""What became of a suggestion. A suggestion itself is derived and never stored."""

from typing import ClassVar

from django.db import models

from amity.base.ids import uuid7
from amity.store.models.conversations import Touch
from amity.store.models.people import Record
from amity.store.owned import Owned, OwnedKey, OwnedQuerySet


class Outcome(Owned):
    """Done, later or not this time; the reason teaches the planner."""

    class Kind(models.TextChoices):
        DONE = "done"
        LATER = "later"
        SKIP = "skip"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    suggestion = models.CharField(max_length=22)  # derived: network, day, person, leading reason
    day = models.DateField()
    record = OwnedKey(Record, related_name="outcomes")  # the person's oldest record
    leading = models.CharField(max_length=16)  # kind of the leading reason
    kind = models.CharField(max_length=5, choices=Kind.choices)
    reason = models.CharField(max_length=16, blank=True)  # energy, nothing, elsewhere, wrong, peace, meet
    until = models.DateField(null=True)
    touch = OwnedKey(Touch, null=True)
    words = models.TextField(blank=True)  # the draft on the card: nobody else soon gets nearly the same
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Outcome"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "suggestion"], name="one_outcome")]
        indexes = [
            models.Index(fields=["network", "record", "day"], name="outcome_by_record"),
            models.Index(fields=["network", "day"], name="outcome_by_day"),
        ]


class Reminder(Owned):
    """Something the owner wants to be told once: on a day, or some time in a month."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = OwnedKey(Record, null=True, related_name="reminders")
    text = models.TextField()
    due = models.DateField()  # of a month: its first day
    whole_month = models.BooleanField(default=False)
    done_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Reminder"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["network", "record"], name="reminder_by_record"),
            models.Index(
                fields=["network", "due"],
                name="reminder_open_by_due",
                condition=models.Q(done_at=None),
            ),
        ]
