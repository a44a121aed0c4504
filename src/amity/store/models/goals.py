"""Goals in the owner's words, openings on their board with what happened to each, and what was asked of whom."""

from typing import ClassVar

from django.db import models

from amity.base.ids import uuid7
from amity.store.models.people import Record
from amity.store.owned import Owned, OwnedKey, OwnedQuerySet


class Goal(Owned):
    """What the owner would like to come about: a job, a client, advice, a home."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    text = models.TextField()
    note = models.TextField(blank=True)
    kind = models.CharField(max_length=16)  # opportunities.goals.Kind
    created_on = models.DateField()
    closed_on = models.DateField(null=True)
    reached = models.BooleanField(default=False)  # with closed_on: it came about, else it was let rest
    outcome = models.TextField(blank=True)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Goal"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["network", "-created_at"], name="goal_by_age"),
            models.Index(fields=["network"], name="goal_open", condition=models.Q(closed_on=None)),
        ]


class GoalTarget(Owned):
    """Where a goal may come from, in words: an organisation, a role, a place, a topic. Whom it means is found when it is read."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    goal = OwnedKey(Goal, related_name="targets")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16)  # opportunities.goals.TargetKind
    text = models.CharField(max_length=300)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["GoalTarget"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["network", "goal"], name="target_by_goal")]


class Opening(Owned):
    """Something that may become of a goal: a place, a project, a flat. Where it stands follows from its steps."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    goal = OwnedKey(Goal, related_name="openings")
    name = models.CharField(max_length=300)
    note = models.TextField(blank=True)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Opening"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["network", "goal"], name="opening_by_goal")]


class OpeningStep(Owned):
    """One move on the board. Steps are added, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    opening = OwnedKey(Opening, related_name="steps")
    number = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=16)  # opportunities.board.Step
    day = models.DateField()
    words = models.TextField(blank=True)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["OpeningStep"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "opening", "number"], name="one_opening_step")
        ]


class OpeningPerson(Owned):
    """Somebody on the way to an opening, in the order of the way: whom to thank for it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    opening = OwnedKey(Opening, related_name="people")
    record = OwnedKey(Record, related_name="openings")
    number = models.PositiveSmallIntegerField()
    thanked_on = models.DateField(null=True)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["OpeningPerson"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["network", "opening"], name="way_by_opening"),
            models.Index(fields=["network", "record"], name="way_by_record"),
        ]


class Ask(Owned):
    """Something the owner asked of somebody, and the answer once there is one."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = OwnedKey(Record, related_name="asks")
    goal = OwnedKey(Goal, null=True, related_name="asks")
    opening = OwnedKey(Opening, null=True, related_name="asks")
    text = models.TextField(blank=True)
    day = models.DateField()
    answer = models.CharField(max_length=8, blank=True)  # yes, no; empty while it is open
    answered_on = models.DateField(null=True)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Ask"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["network", "goal"], name="ask_by_goal"),
            models.Index(fields=["network", "opening"], name="ask_by_opening"),
            models.Index(fields=["network", "record"], name="ask_by_record"),
        ]
