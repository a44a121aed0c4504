"""Whose card said something new in the last weeks: found by an index that holds nothing else."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F
from django.utils.translation import gettext as _

from amity import today
from amity.base.errors import NotFound
from amity.people.news import news
from amity.people.records import Card, Standing
from amity.people.showing import HAND
from amity.store.bulk import chunks
from amity.store.models import Network, RecordVersion
from amity.store.reading import records_of
from amity.today.news import NEWS_DAYS, Said, heard, is_written_since

_YEAR = 365  # days in which news counts
_SOME = 30  # people of whom news is told, those one is closest to first


def recent(network: Network, day: date) -> dict[UUID, today.Heard]:
    """News of these weeks by person: two statements, or one where there is none."""
    people = _people(network, day)
    if not people:
        return {}
    zone = ZoneInfo(network.time_zone)
    owner = records_of(network, people)
    sayings: dict[UUID, list[Said]] = defaultdict(list)
    versions = RecordVersion.objects.of(network).filter(record__in=list(owner)).select_related("record")
    for version in versions:
        sayings[owner[version.record_id]].append(_said(version, zone))
    found = {person: heard(some, day) for person, some in sayings.items()}
    return {person: told for person, told in found.items() if told}


def since_talks(
    network: Network, owner: Mapping[int, UUID], last: Mapping[UUID, date], day: date
) -> dict[UUID, today.Heard]:
    """What was heard of these people since the last talk with each; without one, in the last year. Two statements at most.

    `owner` says whose each of their records is.
    """
    marked = RecordVersion.objects.of(network).filter(news=True, record__in=list(owner))
    people = {owner[record] for record in marked.values_list("record_id", flat=True)}
    if not people:
        return {}
    records = [record for record, person in owner.items() if person in people]
    sayings: dict[UUID, list[Said]] = defaultdict(list)
    versions = RecordVersion.objects.of(network).filter(record__in=records).select_related("record")
    for version in versions:
        sayings[owner[version.record_id]].append(_said(version, ZoneInfo(network.time_zone)))
    found = {}
    for person, some in sayings.items():
        within = min((day - last[person]).days - 1, _YEAR) if person in last else _YEAR
        if told := heard(some, day, within=within):
            found[person] = told
    return found


def note_news(network: Network, joined: Iterable[tuple[int, int]]) -> None:
    """Mark first cards that tell another job or place than a card of another source that was here before them."""
    pairs = list(joined)
    found = _latest(network, {record for pair in pairs for record in pair})
    for older, newer in pairs:
        before, after = found.get(older), found.get(newer)
        if before is None or after is None or after.number != 1 or after.news or not after.said_at:
            continue
        since = is_written_since(after.said_at.date(), before.created_at.date())
        if since and before.record.source != after.record.source and _differ(before, after):
            after.news = True
            after.save()


def _latest(network: Network, records: Iterable[int]) -> dict[int, RecordVersion]:
    return {
        version.record_id: version
        for some in chunks(records)
        for version in RecordVersion.objects.of(network)
        .filter(record__in=some, number=F("record__latest"))
        .exclude(record__source=HAND)
        .select_related("record")
    }


def _differ(before: RecordVersion, after: RecordVersion) -> bool:
    return news(Card.from_json(before.said), Card.from_json(after.said)) is not None


def versions(network: Network, version: int) -> tuple[RecordVersion, RecordVersion | None]:
    """What a source said, with the record and whose it is, and what it had said before."""
    rows = RecordVersion.objects.of(network).select_related("record__person")
    now = rows.filter(pk=version).first()
    if now is None:
        raise NotFound(_("This card is not here any more; its import may have been taken back."))
    before = rows.filter(record=now.record_id, number__lt=now.number).order_by("-number").first()
    return now, before


def _people(network: Network, day: date) -> list[UUID]:
    since = datetime.combine(day - timedelta(days=NEWS_DAYS + 1), time(), UTC)
    until = datetime.combine(day + timedelta(days=2), time(), UTC)
    rows = RecordVersion.objects.of(network).filter(
        news=True, created_at__gte=since, created_at__lt=until,
        record__person__standing=Standing.PERSON, record__person__is_me=False,
    )  # fmt: skip
    closest = F("record__person__tie__strength").desc(nulls_last=True)
    found = rows.order_by(closest, "id").values_list("record__person_id", flat=True)[:_SOME]
    return list(dict.fromkeys(found))


def _said(version: RecordVersion, zone: ZoneInfo) -> Said:
    said_on = version.said_at.astimezone(zone).date() if version.said_at else None
    return Said(
        id=str(version.pk),
        record=version.record_id,
        number=version.number,
        seen=version.created_at.astimezone(zone).date(),
        card=Card.from_json(version.said),
        said_on=said_on,
        source=version.record.source,
        position=version.position,
        by_hand=version.record.source == HAND,
    )
