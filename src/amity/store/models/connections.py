"""Who knows whom: the days on which two people were on one talk, and the owner's own word about them."""

from typing import ClassVar

from django.db import models

from amity.base.ids import uuid7
from amity.store.models.people import Record
from amity.store.owned import Owned, OwnedKey, OwnedQuerySet


class Together(Owned):
    """Two people were on one talk on one day; both ways round, so that one look finds all whom somebody was with.

    All of it follows from touches, like ties. `weight` is the share of that day, seen from a landmark
    (Cormode et al. 2009): sums of weights order pairs alike on every day and are decayed by one factor.

    Important: the table is its own index (`WITHOUT ROWID` on SQLite), so a migration of its own makes it.
    """

    pk = models.CompositePrimaryKey("network", "one", "other", "day", "met")
    one = models.UUIDField()  # of a Person
    other = models.UUIDField()
    day = models.DateField()
    met = models.BooleanField()  # a meeting or a call; else in writing
    share = models.FloatField()  # 1 for two alone with the owner, less for more (connections.evidence.share)
    weight = models.FloatField()
    touch = models.BigIntegerField()  # the talk of that day with the greatest share

    objects: ClassVar[OwnedQuerySet["Together"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        managed = False
        db_table = "amity_together"


class Connection(Owned):
    """The owner's own word about two people: they know each other, or they do not. It outranks all evidence."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = OwnedKey(Record, related_name="connections")
    other = OwnedKey(Record, related_name="+")
    known = models.BooleanField()
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Connection"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["network", "record"], name="connection_by_record"),
            models.Index(fields=["network", "other"], name="connection_by_other"),
        ]
