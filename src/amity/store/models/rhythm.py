"""The state of a tie, as SCIENCE section 2 keeps it, with what Today needs to find it by index."""

from typing import ClassVar

from django.db import models

from amity.store.models.conversations import Touch
from amity.store.models.people import Person
from amity.store.owned import Owned, OwnedKey, OwnedOne, OwnedQuerySet


class Tie(Owned):
    """One row per person with at least one touch that counts. All of it can be rebuilt from touches."""

    person = OwnedOne(Person, primary_key=True, related_name="tie")
    first_day = models.DateField()
    last_day = models.DateField()
    last_at = models.DateTimeField()
    week = models.FloatField()  # counters of contact days, half-lives 7, 30, 180 days, as of last_day
    month = models.FloatField()
    half_year = models.FloatField()
    events = models.PositiveIntegerField()
    days = models.PositiveIntegerField()
    gaps = models.PositiveIntegerField()
    gap_mean = models.FloatField()  # of ln(days between contact days)
    gap_variance = models.FloatField()
    usual_low = models.PositiveIntegerField(null=True)  # q25 and q75 of the tie's own gaps, in days
    usual_high = models.PositiveIntegerField(null=True)
    quiet_from = models.DateField(null=True)  # the first day on which silence passes the tie's own q90
    strength = (
        models.FloatField()
    )  # forward-decayed, as a logarithm: order by it is order of today's strength
    last_in = models.DateTimeField(null=True)
    last_out = models.DateTimeField(null=True)
    last_met = models.DateTimeField(null=True)  # depth 2 or more, both ways
    unanswered_out = models.PositiveIntegerField(default=0)  # messages sent since they last wrote
    waiting = OwnedKey(Touch, null=True)  # their latest question that has no answer yet
    waiting_since = models.DateTimeField(null=True)

    objects: ClassVar[OwnedQuerySet["Tie"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["network", "quiet_from"], name="tie_by_quiet"),
            models.Index(fields=["network", "-strength"], name="tie_by_strength"),
            models.Index(fields=["network", "first_day"], name="tie_by_first"),
            models.Index(fields=["network", "-last_day"], name="tie_by_last"),
            models.Index(fields=["network", "waiting_since"], name="tie_by_waiting"),
        ]
