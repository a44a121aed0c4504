"""What goes back and forth: gives, introductions with both answers, who supports whom, things worth sharing.

A need and an offer are facts of that kind; `Fact.ended_on` says since when one no longer stands.
"""

from typing import ClassVar

from django.db import models

from amity.base.ids import uuid7
from amity.store.models.conversations import Touch
from amity.store.models.people import Record
from amity.store.owned import Owned, OwnedKey, OwnedQuerySet


class Way(models.TextChoices):
    """Which way something goes, as the owner sees it."""

    GIVEN = "given"
    RECEIVED = "received"


class Resource(Owned):
    """An article, book or talk worth sharing, under a natural key: saving it twice changes nothing."""

    class Kind(models.TextChoices):
        ARTICLE = "article"
        BOOK = "book"
        TALK = "talk"
        FEED = "feed"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.CharField(max_length=22)  # of its address, else of its title
    kind = models.CharField(max_length=8, choices=Kind.choices)
    title = models.CharField(max_length=300)
    url = models.CharField(max_length=2000, blank=True)
    note = models.TextField(blank=True)
    source = models.CharField(max_length=24)  # you, bookmarks, opml
    saved_on = models.DateField()
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Resource"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "key"], name="one_resource")]


class Feed(Owned):
    """An address at which somebody announces what they write. It is read only where the owner turned that on."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.CharField(max_length=22)  # of its address
    url = models.CharField(max_length=2000)
    title = models.CharField(max_length=300, blank=True)
    brings = models.CharField(max_length=8, default="articles")  # articles, events
    near = models.BooleanField(default=False)  # the owner said that it lies in their own network
    created_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)  # when it was asked last
    etag = models.CharField(max_length=300, blank=True)
    modified = models.CharField(max_length=100, blank=True)
    trouble = models.CharField(max_length=300, blank=True)  # why the last reading brought nothing

    objects: ClassVar[OwnedQuerySet["Feed"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "key"], name="one_feed")]


class FeedItem(Owned):
    """What a feed announced: proposed for a while, kept only by the owner's yes, gone without trace otherwise."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    feed = models.UUIDField()  # by id alone: what is proposed must not keep a feed from being taken out
    key = models.CharField(max_length=22)  # of its address, else of its title: as of a Resource
    kind = models.CharField(max_length=8, choices=Resource.Kind.choices)
    title = models.CharField(max_length=300)
    url = models.CharField(max_length=2000, blank=True)
    summary = models.CharField(max_length=500, blank=True)
    found_on = models.DateField()
    seen_on = models.DateField()  # the last day on which the feed still had it
    answered = models.BooleanField(default=False)  # kept, or not wanted

    objects: ClassVar[OwnedQuerySet["FeedItem"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "key"], name="one_feed_item")]
        indexes = [models.Index(fields=["network", "feed"], name="feed_item_by_feed")]


class Introduction(Owned):
    """Two people who may want to meet; `record` is asked first. Where it stands follows from its steps."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = OwnedKey(Record, related_name="introductions")
    other = OwnedKey(Record, related_name="+")
    why = models.TextField(blank=True)  # in the owner's words, or the words that match
    need = models.UUIDField(null=True)  # the facts it came from; they may be gone by now
    offer = models.UUIDField(null=True)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Introduction"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["network", "record"], name="introduction_by_record"),
            models.Index(fields=["network", "other"], name="introduction_by_other"),
        ]


class IntroductionStep(Owned):
    """One thing that happened on the way. Steps are added, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    introduction = OwnedKey(Introduction, related_name="steps")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16)  # giving.consent.Step
    day = models.DateField()
    words = models.TextField(blank=True)  # an answer, or what came of it
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["IntroductionStep"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["network", "introduction", "number"], name="one_introduction_step"
            )
        ]


class Give(Owned):
    """One exchange of value with somebody, given or received."""

    class Kind(models.TextChoices):
        RESOURCE = "resource"
        INTRODUCTION = "introduction"
        ADVICE = "advice"
        RECOMMENDATION = "recommendation"
        SUPPORT = "support"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = OwnedKey(Record, related_name="gives")
    way = models.CharField(max_length=8, choices=Way.choices)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    support = models.CharField(
        max_length=16, blank=True
    )  # which kind of support it was: giving.support.KINDS
    text = models.TextField(blank=True)
    day = models.DateField()
    minutes = models.PositiveSmallIntegerField(null=True)
    touch = OwnedKey(Touch, null=True)
    need = models.UUIDField(
        null=True
    )  # the fact it answered, the thing that was shared, the introduction made
    resource = models.UUIDField(null=True)
    introduction = models.UUIDField(null=True)
    outcome = models.TextField(blank=True)
    thanked_on = models.DateField(null=True)  # whoever received it said thanks
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Give"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["network", "record"], name="give_by_record"),
            models.Index(fields=["network", "day"], name="give_by_day"),
        ]


class Recommendation(Owned):
    """Three lines that somebody was asked for: open until they are written or declined."""

    class Answer(models.TextChoices):
        WRITTEN = "written"
        DECLINED = "declined"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = OwnedKey(Record, related_name="recommendations")
    way = models.CharField(max_length=8, choices=Way.choices)  # given: the owner is to write it
    text = models.TextField(blank=True)  # about what
    asked_on = models.DateField()
    answer = models.CharField(max_length=8, choices=Answer.choices, blank=True)
    answered_on = models.DateField(null=True)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Recommendation"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["network", "record"], name="recommendation_by_record")]


class Support(Owned):
    """Somebody supports the owner, or the owner them: with what, about what, and how often they talk of it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = OwnedKey(Record, related_name="supports")
    way = models.CharField(max_length=8, choices=Way.choices)
    kind = models.CharField(
        max_length=16
    )  # guidance, encouragement, practical, feedback, sponsorship, company
    topic = models.CharField(max_length=300, blank=True)
    every = models.PositiveSmallIntegerField(null=True)  # days
    since = models.DateField()
    until = models.DateField(null=True)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Support"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["network", "record"], name="support_by_record")]


class Decision(Owned):
    """The owner's answer to a proposal, so that it is not made again. The proposal itself is derived and never stored."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = OwnedKey(Record, related_name="decisions")
    about = models.CharField(max_length=16)  # match, sentence, give, introduction, resource, need
    key = models.CharField(max_length=22)
    answer = models.CharField(max_length=8)  # yes, no
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Decision"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "about", "key"], name="one_decision")]
        indexes = [models.Index(fields=["network", "record"], name="decision_by_record")]
