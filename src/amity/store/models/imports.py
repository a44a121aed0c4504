"""An import: its files, how far it is, and every row that was left out and why."""

from typing import ClassVar

from django.db import models

from amity.base.ids import uuid7
from amity.store.owned import Owned, OwnedKey, OwnedQuerySet


class Import(Owned):
    """One bringing-in of files. Its progress is written in the transaction of each batch."""

    class State(models.TextChoices):
        WAITING = "waiting"  # chosen, not begun
        RUNNING = "running"
        ASKING = "asking"  # "Is this you?" comes before mail and calendars are read
        DONE = "done"
        FAILED = "failed"
        UNDONE = "undone"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    paths = models.JSONField(default=list)  # what was named, as absolute paths
    options = models.JSONField(default=dict)  # time zone, excerpt length, what is left out, own addresses
    uploaded = models.BooleanField(default=False)  # the copies are deleted afterwards
    sentence = models.CharField(max_length=500, blank=True)  # what went wrong, for people
    beat_at = models.DateTimeField(null=True)  # last sign of life of the process that runs it
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    objects: ClassVar[OwnedQuerySet["Import"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["network", "-created_at"], name="import_by_time")]


class ImportFile(Owned):
    """One file of an import and its counts. `rows_done` is where a resumed import goes on."""

    parent = OwnedKey(Import, related_name="files")
    number = models.PositiveIntegerField()
    path = models.CharField(max_length=1000)  # as shown: "linkedin.zip/Connections.csv"
    source = models.CharField(max_length=24, blank=True)  # empty: not known
    sentence = models.CharField(max_length=500, blank=True)  # what was seen, when it is not known or refused
    bytes = models.BigIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    finished = models.BooleanField(default=False)
    records = models.PositiveIntegerField(default=0)
    people_new = models.PositiveIntegerField(default=0)
    people_matched = models.PositiveIntegerField(default=0)
    touches_new = models.PositiveIntegerField(default=0)
    touches_seen = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0)

    share: float | None = None  # of its bytes that are read; no column: known only to who reads it

    objects: ClassVar[OwnedQuerySet["ImportFile"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "parent", "number"], name="one_import_file")
        ]


class ImportProblem(Owned):
    """A row that was left out: where it stands and why."""

    file = OwnedKey(ImportFile, related_name="problems")
    place = models.CharField(max_length=200)
    why = models.CharField(max_length=500)
    rows = models.PositiveIntegerField(default=1)

    objects: ClassVar[OwnedQuerySet["ImportProblem"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["network", "file"], name="problem_by_file")]
