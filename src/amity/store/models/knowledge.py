"""What people taught the owner, and what texts mean as numbers."""

from typing import ClassVar

from django.db import models

from amity.base.ids import uuid7
from amity.store.models.conversations import Touch
from amity.store.models.people import Record
from amity.store.owned import Owned, OwnedKey, OwnedQuerySet


class Insight(Owned):
    """Something somebody taught the owner, in their words. `give` is the line of the ledger that credits it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = OwnedKey(Record, related_name="insights")
    text = models.TextField()
    topic = models.CharField(max_length=120, blank=True)
    said_on = models.DateField(null=True)
    source = models.CharField(max_length=24)  # you; note, where it was found in one and confirmed
    touch = OwnedKey(Touch, null=True)
    used_on = models.DateField(null=True)  # it helped
    give = models.UUIDField(null=True)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Insight"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["network", "record"], name="insight_by_record"),
            models.Index(fields=["network", "said_on"], name="insight_by_day"),
        ]


class Vector(Owned):
    """What a text means, as a model has it: 256 small numbers. A cache, made anew from the texts at any time."""

    key = models.CharField(max_length=48)  # touch:<number>, fact:<id>, person:<id>, ...
    of = models.CharField(max_length=22)  # the text it was made from
    model = models.CharField(max_length=40)
    numbers = models.BinaryField()

    objects: ClassVar[OwnedQuerySet["Vector"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "key"], name="one_vector")]
