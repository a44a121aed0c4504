"""What is remembered so that one new record finds its own among a million: comparable records, keys, open questions.

All of it follows from records, links and answers (`amity check --rebuild` makes it anew); none of it is journaled.
"""

from typing import ClassVar

from django.db import models

from amity.store.models.people import Record
from amity.store.owned import Owned, OwnedKey, OwnedOne, OwnedQuerySet


class Sketch(Owned):
    """A record made comparable (people.matching.Entry), and whether it was compared with the whole book since."""

    record = OwnedOne(Record, primary_key=True, related_name="sketch")
    said = models.JSONField()
    settled = models.BooleanField(default=False)

    objects: ClassVar[OwnedQuerySet["Sketch"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(
                fields=["network", "record"], name="sketch_to_settle", condition=models.Q(settled=False)
            ),
        ]


class Posting(Owned):
    """A record bears a key: a number of 64 bits that stands for an address, a name or a part of one.

    Important: the table is its own index (`WITHOUT ROWID` on SQLite), so a migration of its own makes it.
    """

    pk = models.CompositePrimaryKey("network", "key", "record")
    key = models.BigIntegerField()
    record = models.BigIntegerField()  # the number of a Record

    objects: ClassVar[OwnedQuerySet["Posting"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        managed = False
        db_table = "amity_posting"


class BookSize(Owned):
    """How many sketches a network holds: what a rare name is measured by."""

    records = models.PositiveIntegerField(default=0)

    objects: ClassVar[OwnedQuerySet["BookSize"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network"], name="one_book_size")]


class Question(Owned):
    """Two records of two people that may be one. Between any two people one question waits: the likeliest."""

    class State(models.TextChoices):
        WAITS = "waits"
        LATER = "later"  # the owner was not sure
        POSSIBLY = "possibly"  # too unlikely to ask, but findable
        CLOSED = "closed"  # answered, joined, or another pair of the same two people waits

    a = OwnedKey(Record)  # the older one
    a_id: int
    b = OwnedKey(Record)
    b_id: int
    state = models.CharField(max_length=8, choices=State.choices, default=State.CLOSED)
    worth = models.FloatField(default=0.0)  # how much an answer is expected to tell; asked in this order
    bits = models.FloatField()
    outcome = models.CharField(max_length=8)  # of people.matching.Decision
    rule = models.CharField(max_length=40, blank=True)
    veto = models.CharField(max_length=60, blank=True)
    evidence = models.JSONField(default=dict)  # bars in bits, levels, margin, version of the weights

    objects: ClassVar[OwnedQuerySet["Question"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "a", "b"], name="one_question")]
        indexes = [
            models.Index(fields=["network", "b"], name="question_by_b"),
            models.Index(fields=["network", "state", "-worth"], name="question_by_worth"),
        ]
