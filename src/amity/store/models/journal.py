"""Who did what when, with what is needed to take it back."""

from typing import ClassVar

from django.db import models

from amity.base.ids import uuid7
from amity.store.owned import Owned, OwnedKey, OwnedQuerySet


class Change(Owned):
    """One entry of the journal, written in the transaction of the change itself."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    at = models.DateTimeField()
    actor = models.CharField(max_length=150, default="owner")
    verb = models.CharField(max_length=24)  # log, done, later, skip, edit, import, undo, ...
    about = models.JSONField(default=dict)  # what the sentence needs: names, counts
    person = models.UUIDField(null=True)
    rows = models.JSONField(default=list)  # [{"table", "pk", "was": {...} | None, "is": {...} | None}]
    imported = OwnedKey("Import", null=True)
    undone_by = OwnedKey("self", null=True)

    objects: ClassVar[OwnedQuerySet["Change"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["network", "-at"], name="change_by_time"),
            models.Index(fields=["network", "person", "-at"], name="change_by_person"),
        ]
