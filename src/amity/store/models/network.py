"""A network is one owner's private world; accounts are the people who may open it."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from amity.base.ids import uuid7
from amity.store.owned import Owned, OwnedQuerySet


class Network(models.Model):
    """The tenant. Its settings are columns, because there are few and each is used by name."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=200, blank=True)
    time_zone = models.CharField(max_length=64, default="UTC")
    language = models.CharField(max_length=10, blank=True)
    region = models.CharField(max_length=2, blank=True)
    steady_people = models.PositiveSmallIntegerField(default=3)
    quiet_weekdays = models.JSONField(default=list)  # 0 is Monday: days without suggestions
    energy = models.CharField(max_length=8, default="steady")
    energy_on = models.DateField(null=True)
    giving_minutes = models.PositiveSmallIntegerField(default=60)  # that a week has for others
    # What may leave this machine, all of it off at first (docs/adr/0017): other words for a draft, reading of feeds.
    writing_on = models.BooleanField(default=False)
    writing_url = models.CharField(max_length=500, blank=True)
    writing_model = models.CharField(max_length=200, blank=True)
    feeds_on = models.BooleanField(default=False)
    kept_mark = models.CharField(
        max_length=22, blank=True
    )  # pages that a device kept under another one are dropped
    wants = models.JSONField(default=list)
    excerpt_length = models.PositiveIntegerField(default=280)
    date_order = models.CharField(max_length=3, blank=True)  # dmy, mdy, ymd; "": as the language has it
    name_order = models.CharField(max_length=6, default="given")  # given or family name first
    page_language = models.CharField(max_length=10, blank=True)  # of the pages; "": as the browser asks
    theme = models.CharField(max_length=6, blank=True)  # light, dark; "": as the system has it
    one_key_shortcuts = models.BooleanField(default=True)
    welcomed_at = models.DateTimeField(null=True)
    tie_model = models.JSONField(default=dict)  # the chances of ties fitted to this history; {}: as shipped
    first_steps = models.JSONField(default=dict)  # with whom the ways to each of the newest goals begin
    created_at = models.DateTimeField(auto_now_add=True)


class Account(AbstractBaseUser):
    """Somebody who can sign in."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=150, unique=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "name"
    EMAIL_FIELD = "email"
    objects = BaseUserManager["Account"]()


class Membership(models.Model):
    """Which account may do what in which network."""

    class Role(models.TextChoices):
        OWNER = "owner"
        EDITOR = "editor"
        VIEWER = "viewer"

    account = models.ForeignKey(Account, models.CASCADE, related_name="memberships")
    network = models.ForeignKey(Network, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=8, choices=Role.choices, default=Role.OWNER)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "network"], name="one_membership")]


class OwnHandle(Owned):
    """An address, profile URL, number or name of the owner. A denied guess is kept, so it is not asked again."""

    class Standing(models.TextChoices):
        GUESSED = "guessed"
        CONFIRMED = "confirmed"
        DENIED = "denied"

    kind = models.CharField(max_length=8)  # as Handle.Kind, or "name"
    value = models.CharField(max_length=320)
    shown = models.CharField(max_length=320, blank=True)
    standing = models.CharField(max_length=9, choices=Standing.choices, default=Standing.GUESSED)

    objects: ClassVar[OwnedQuerySet["OwnHandle"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "kind", "value"], name="one_own_handle")]
