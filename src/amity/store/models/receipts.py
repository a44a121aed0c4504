"""Receipts: what a program was answered when it asked for something to be made, in case it asks again."""

from typing import ClassVar

from django.db import models

from amity.store.owned import Owned, OwnedQuerySet


class Receipt(Owned):
    """A creation that was asked for under a key: asked once more, it gives the same answer and no second row.

    Kept for a day, and never longer than the people in it: forgetting somebody forgets all receipts.
    """

    key = models.CharField(max_length=100)
    asked = models.CharField(max_length=22)  # digest of what was asked; another one under this key is refused
    status = models.PositiveSmallIntegerField()
    body = models.TextField()
    headers = models.JSONField(default=dict)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Receipt"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "key"], name="one_receipt")]
        indexes = [models.Index(fields=["network", "created_at"], name="receipt_by_time")]
