"""Records (what sources say), links (which belong together) and people (what is shown)."""

from typing import ClassVar

from django.db import models

from amity.base.ids import uuid7
from amity.store.owned import Owned, OwnedKey, OwnedQuerySet


class Organisation(Owned):
    """A company, school or club, known by its folded name."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=300)
    key = models.CharField(max_length=300)

    objects: ClassVar[OwnedQuerySet["Organisation"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "key"], name="one_organisation")]


class Person(Owned):
    """A projection: rebuilt from records, links and hand edits at any time (`amity check --rebuild`).

    Its id is the uid of its oldest record, so taking records apart gives the old ids back.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=300)
    given = models.CharField(max_length=150, blank=True)
    sort_name = models.CharField(max_length=300, blank=True)
    name_key = models.CharField(max_length=300, blank=True)  # folded; equal keys are namesakes
    title = models.CharField(max_length=300, blank=True)
    organisation = OwnedKey(Organisation, null=True)
    place = models.CharField(max_length=200, blank=True)
    circle = models.PositiveSmallIntegerField(null=True)
    standing = models.CharField(max_length=12, default="person")
    is_me = models.BooleanField(default=False)
    search = models.TextField(blank=True)  # folded name, organisation, place, labels

    objects: ClassVar[OwnedQuerySet["Person"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["network", "sort_name", "standing", "is_me"], name="person_by_name"),
            models.Index(fields=["network"], name="person_me", condition=models.Q(is_me=True)),
            models.Index(fields=["network", "name_key"], name="person_by_name_key"),
            models.Index(fields=["network", "organisation"], name="person_by_organisation"),
            models.Index(fields=["network", "circle"], name="person_by_circle"),
        ]


class Record(Owned):
    """What one source said about one person: immutable, in versions, under a natural key."""

    uid = models.UUIDField(default=uuid7, editable=False)
    source = models.CharField(max_length=24)  # linkedin, vcard, google, mail, calendar, hand, ...
    key = models.CharField(max_length=320)
    person = OwnedKey(Person, null=True, related_name="records")
    latest = models.PositiveIntegerField(default=1)
    name_key = models.CharField(max_length=300, blank=True)
    standing = models.CharField(max_length=12, default="person")
    imported_by = OwnedKey("Import", null=True)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Record"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "source", "key"], name="one_record"),
            models.UniqueConstraint(fields=["network", "uid"], name="one_record_uid"),
        ]
        indexes = [
            models.Index(fields=["network", "person"], name="record_by_person"),
            models.Index(fields=["network", "name_key"], name="record_by_name"),
            models.Index(fields=["network", "imported_by"], name="record_by_import"),
        ]


class RecordVersion(Owned):
    """One saying of a source. The newest counts; a difference to the one before is news."""

    record = OwnedKey(Record, related_name="versions")
    number = models.PositiveIntegerField(default=1)
    said = models.JSONField()  # a people.records.Card as JSON
    said_hash = models.CharField(max_length=22)
    said_at = models.DateTimeField(null=True)  # when the source says it changed
    position = models.CharField(max_length=120, blank=True)  # "contacts.vcf, card 3"
    news = models.BooleanField(default=False)  # another employer, title or place than the version before
    imported_by = OwnedKey("Import", null=True)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["RecordVersion"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "record", "number"], name="one_version")]
        indexes = [
            models.Index(fields=["network", "imported_by"], name="version_by_import"),
            models.Index(
                fields=["network", "-created_at"], name="version_with_news", condition=models.Q(news=True)
            ),
        ]


class Handle(Owned):
    """A normalised address by which a record can be recognised (of its latest version)."""

    class Kind(models.TextChoices):
        EMAIL = "email"
        PHONE = "phone"
        URL = "url"
        MESSENGER = "im"

    record = OwnedKey(Record, related_name="handles")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    value = models.CharField(max_length=320)
    shown = models.CharField(max_length=320, blank=True)
    shared = models.BooleanField(default=False)  # a role address: no evidence of identity

    objects: ClassVar[OwnedQuerySet["Handle"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "record", "kind", "value"], name="one_handle")
        ]
        indexes = [models.Index(fields=["network", "kind", "value"], name="handle_by_value")]


class LinkEvent(Owned):
    """Two records are one person; or such a link is withdrawn; or they stay apart for ever.

    Events are never changed. A link counts while no REVOKE names it.
    """

    class Kind(models.TextChoices):
        LINK = "link"
        REVOKE = "revoke"
        APART = "apart"

    kind = models.CharField(max_length=6, choices=Kind.choices)
    a = OwnedKey(Record)
    b = OwnedKey(Record)
    revokes = OwnedKey("self", null=True)
    rule = models.CharField(max_length=40, blank=True)  # why, for the explanation
    evidence = models.JSONField(default=dict)
    actor = models.CharField(max_length=80, default="amity")
    imported_by = OwnedKey("Import", null=True)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["LinkEvent"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["network", "a"], name="link_by_a"),
            models.Index(fields=["network", "b"], name="link_by_b"),
            models.Index(fields=["network", "revokes"], name="link_by_revoked"),
            models.Index(fields=["network", "imported_by"], name="link_by_import"),
            models.Index(fields=["network"], name="link_apart", condition=models.Q(kind="apart")),
        ]


class Position(Owned):
    """A post that a record tells of."""

    record = OwnedKey(Record, related_name="positions")
    organisation = OwnedKey(Organisation)
    title = models.CharField(max_length=300, blank=True)
    started = models.DateField(null=True)
    ended = models.DateField(null=True)
    current = models.BooleanField(default=True)

    objects: ClassVar[OwnedQuerySet["Position"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["network", "organisation"], name="position_by_organisation"),
            models.Index(fields=["network", "record"], name="position_by_record"),
        ]


class Date(Owned):
    """A day that comes back every year: birthday, anniversary, connected, first met."""

    record = OwnedKey(Record, related_name="dates")
    kind = models.CharField(max_length=16)
    label = models.CharField(max_length=120, blank=True)
    month = models.PositiveSmallIntegerField()
    day = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField(null=True)

    objects: ClassVar[OwnedQuerySet["Date"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["network", "month", "day", "kind"], name="date_by_day"),
            models.Index(fields=["network", "record"], name="date_by_record"),
        ]


class Label(Owned):
    """Kinds, tags, topics and groups of a person: a projection for filters, like Person itself."""

    class Kind(models.TextChoices):
        KIND = "kind"
        TAG = "tag"
        TOPIC = "topic"
        GROUP = "group"

    person = OwnedKey(Person, related_name="labels")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    value = models.CharField(max_length=120)
    key = models.CharField(max_length=120)

    objects: ClassVar[OwnedQuerySet["Label"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "person", "kind", "key"], name="one_label")]
        indexes = [models.Index(fields=["network", "kind", "key"], name="label_by_key")]


class Photo(Owned):
    """A portrait, re-encoded and small, as a record brought it."""

    record = OwnedKey(Record, related_name="photos")
    image = models.BinaryField()
    media_type = models.CharField(max_length=40)
    sha = models.CharField(max_length=22)

    objects: ClassVar[OwnedQuerySet["Photo"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "record"], name="one_photo")]


class Answer(Owned):
    """What the owner answered to one of Amity's few questions ("Have you met?", "Same person?")."""

    question = models.CharField(max_length=8)  # met, same
    record = OwnedKey(Record)
    other = OwnedKey(Record, null=True)
    answer = models.CharField(max_length=8)  # yes, no, unsure
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Answer"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["network", "question", "record"], name="answer_by_record")]


class Pause(Owned):
    """Leave somebody in peace: no suggestions until a day, or for good (until is None)."""

    record = OwnedKey(Record, related_name="pauses")
    since = models.DateField()
    until = models.DateField(null=True)
    reason = models.CharField(max_length=40, blank=True)

    objects: ClassVar[OwnedQuerySet["Pause"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["network", "record"], name="pause_by_record")]


class Absence(Owned):
    """Somebody died, or asked to be left out: no birthday, draft or suggestion names them any more."""

    class Kind(models.TextChoices):
        DIED = "died"
        LEFT_OUT = "left_out"

    record = OwnedKey(Record, related_name="absences")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    since = models.DateField(null=True)
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Absence"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["network", "record"], name="absence_by_record")]


class Relation(Owned):
    """Who somebody is to the person: "her daughter Leonor". `other` where the owner chose that one's record.

    Those of imported records follow from what the record says, like its days and posts.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = OwnedKey(Record, related_name="relations")
    kind = models.CharField(max_length=16)  # partner, child, parent, sibling, assistant, manager, ...
    label = models.CharField(max_length=60, blank=True)  # in the owner's or the source's own words
    name = models.CharField(max_length=300, blank=True)
    name_key = models.CharField(max_length=300, blank=True)  # folded full name, to find the one it names
    other = OwnedKey(Record, null=True, related_name="+")
    created_at = models.DateTimeField()

    objects: ClassVar[OwnedQuerySet["Relation"]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["network", "record"], name="relation_by_record"),
            models.Index(fields=["network", "other"], name="relation_by_other"),
            models.Index(fields=["network", "name_key"], name="relation_by_name"),
        ]
