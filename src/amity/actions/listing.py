"""Everything as long lists, page by page, each in a constant number of statements: what programs walk through."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F, FloatField, QuerySet, Value
from django.db.models.functions import Coalesce

from amity.actions import people
from amity.actions.pages import By, Page, Place, page
from amity.base.errors import NotFound
from amity.store.models import Change, Fact, Import, Network, Participant, Person, Promise, Touch
from amity.store.reading import records_of

_NO_CIRCLE, _NO_TIE = 1_000, -1e300  # behind all others
_AS_LISTED = (By("circle_place"), By("strength_place", falling=True), By("sort_name"), By("id"))
_NEWEST = (By("at", falling=True), By("id", falling=True))
_NEWEST_ID = (By("id", falling=True),)
_NEWEST_MADE = (By("created_at", falling=True), By("id", falling=True))


@dataclass(frozen=True, slots=True)
class SomePeople:
    """A page of people as the list shows them, and how many there are on all pages."""

    rows: tuple[people.Row, ...]
    total: int
    next: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichTouches:
    """Of whom, from which day until which (both included), through which channel."""

    person: UUID | None = None
    since: date | None = None
    until: date | None = None
    channel: str = ""


def some_people(
    network: Network, wanted: people.Wanted, *, today: date, behind: Place | None, limit: int
) -> SomePeople:
    """By circle, then by the strength of the tie, then by name."""
    found = people.matching(network, wanted, today)
    placed = found.annotate(
        circle_place=Coalesce(F("circle"), _NO_CIRCLE),
        strength_place=Coalesce(F("tie__strength"), Value(_NO_TIE, output_field=FloatField())),
    )
    some = page(placed.select_related("tie", "organisation"), _AS_LISTED, behind=behind, limit=limit)
    return SomePeople(people.lines(network, some.rows), found.count(), some.next)


def touches(network: Network, which: WhichTouches, *, behind: Place | None, limit: int) -> Page[Touch]:
    """Talks, the newest first."""
    found = Touch.objects.of(network)
    if which.person:
        records = _records(network, which.person)
        parts = Participant.objects.of(network).filter(record__in=records)
        found = found.filter(pk__in=parts.values("touch"))
    if which.since:
        found = found.filter(at__gte=_midnight(network, which.since))
    if which.until:
        found = found.filter(at__lt=_midnight(network, which.until + timedelta(days=1)))
    if which.channel:
        found = found.filter(channel=which.channel)
    return page(found, _NEWEST, behind=behind, limit=limit)


def people_of(network: Network, touches: Iterable[Touch]) -> Mapping[int, list[Person]]:
    """Who took part in each of these talks, the owner apart; in one statement."""
    parts = Participant.objects.of(network).filter(touch__in=[touch.pk for touch in touches])
    there: dict[int, dict[UUID, Person]] = defaultdict(dict)
    for part in parts.select_related("record__person").order_by("id"):
        person = part.record.person
        if person is not None and not person.is_me:
            there[part.touch_id][person.id] = person
    return {touch: list(several.values()) for touch, several in there.items()}


def touch(network: Network, touch_id: int) -> Touch:
    """One talk."""
    found = Touch.objects.of(network).filter(pk=touch_id).first()
    if found is None:
        raise NotFound("There is no talk with this id; it may have been deleted.")
    return found


def facts(network: Network, *, person: UUID | None, behind: Place | None, limit: int) -> Page[Fact]:
    """What matters to people, last noted first."""
    found = Fact.objects.of(network).select_related("record__person")
    if person:
        found = found.filter(record__in=_records(network, person))
    return page(found, _NEWEST_ID, behind=behind, limit=limit)


def promises(
    network: Network, *, person: UUID | None, still_open: bool, behind: Place | None, limit: int
) -> Page[Promise]:
    """What was promised, last noted first."""
    found = Promise.objects.of(network).select_related("record__person")
    if person:
        found = found.filter(record__in=_records(network, person))
    if still_open:
        found = found.filter(kept_at=None, released_at=None)
    return page(found, _NEWEST_ID, behind=behind, limit=limit)


def changes(network: Network, *, person: UUID | None, behind: Place | None, limit: int) -> Page[Change]:
    """The journal, newest first."""
    found: QuerySet[Change] = Change.objects.of(network)
    if person:
        found = found.filter(person=people.find(network, str(person)).id)
    return page(found, _NEWEST, behind=behind, limit=limit)


def imports(network: Network, *, behind: Place | None, limit: int) -> Page[Import]:
    """What was brought in, newest first."""
    return page(Import.objects.of(network), _NEWEST_MADE, behind=behind, limit=limit)


def _records(network: Network, person: UUID) -> list[int]:
    return list(records_of(network, [people.find(network, str(person)).id]))


def _midnight(network: Network, day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(network.time_zone))
