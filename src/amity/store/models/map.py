"""The map as it was drawn last: a cache, so that it looks the same every day. All of it can be drawn again."""

from typing import ClassVar

from django.db import models

from amity.store.models.network import Network
from amity.store.models.people import Person
from amity.store.owned import Owned, OwnedOne, OwnedQuerySet


class Spot(Owned):
    """Where somebody stands. `world` and `seat` are kept from one drawing to the next."""

    person = OwnedOne(Person, primary_key=True, related_name="spot")
    number = models.PositiveIntegerField()  # by which the drawing names them in its links
    world = models.IntegerField()  # -1: in none
    seat = models.PositiveIntegerField()
    x = models.FloatField()
    y = models.FloatField()
    knows = models.PositiveIntegerField()  # how many of the others
    joins = models.JSONField(default=list)  # other worlds in which they know somebody

    objects: ClassVar[OwnedQuerySet["Spot"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["network", "world"], name="spot_by_world"),
            models.Index(fields=["network", "number"], name="spot_by_number"),
            models.Index(fields=["network", "seat"], name="spot_by_seat"),
        ]


class Drawing(Owned):
    """One map of a network: its worlds, and which spots are linked. It names nobody: links hold numbers of spots."""

    network = models.OneToOneField(Network, models.DO_NOTHING, primary_key=True, related_name="+")
    worlds = models.JSONField(default=list)
    inside = models.JSONField(default=list)  # links within worlds: [number, number]
    across = models.JSONField(default=list)  # between worlds: [number, number, world, world, strength, only]
    figures = models.JSONField(default=dict)
    change = models.CharField(max_length=36, blank=True)  # the newest change of the journal when it was drawn
    drawn_for = models.DateField()
    drawn_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Drawing"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]
