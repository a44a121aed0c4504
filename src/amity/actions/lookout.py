"""Where to look for people worth attention: a few limited lists, each found by index."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet

from amity import today
from amity.actions import dormant, news
from amity.actions.events import following
from amity.base.text import fold
from amity.conversations.facts import Evidence, Why
from amity.people.records import Standing
from amity.store.models import (
    Absence,
    Answer,
    Date,
    FollowUp,
    Network,
    Person,
    Position,
    Promise,
    Tie,
)
from amity.today import reasons

_SOME = 20  # how many of each list are looked at: four times what the fullest day holds
_PROMISES = 30  # that are told
_OWED = 12  # messages after events: more than a day shows
_SCHOOL_WORDS = (
    "university",
    "universit",
    "college",
    "school",
    "hochschule",
    "schule",
    "academy",
    "akademie",
    "gymnasium",
)
_STRONGEST = F("record__person__tie__strength").desc(nulls_last=True)


_PROMISED = (
    "network", "record", "by", "text", "made_on", "due", "when_we_meet",
    "record__network", "record__person", "record__person__network", "record__person__name",
)  # fmt: skip


@dataclass(slots=True)
class Sheet:
    """What was found about one person while the lists were read."""

    dates: dict[str, today.Yearly] = field(default_factory=dict)
    shared: list[today.Shared] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    heard: today.Heard | None = None
    goal: Evidence | None = None
    owed: today.Owed | None = None
    followed: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """What the owner answered or said: whom they have met, who is not whom, who died or asked to be left out."""

    met: dict[UUID, Evidence]
    not_met: frozenset[UUID]
    apart: frozenset[frozenset[UUID]]
    died: frozenset[UUID] = frozenset()
    wishes: frozenset[UUID] = frozenset()  # who asked to be left out


def found(network: Network, day: date, answers: Answers, promises: Iterable[Promise]) -> dict[UUID, Sheet]:
    """The people of today's lists, each with what put them there."""
    sheets: dict[UUID, Sheet] = defaultdict(Sheet)
    for person in _by_tie(network, day):
        sheets[person] = Sheet()
    for promise in promises:
        theirs_is_over = promise.due is not None and promise.due < day
        if promise.record.person_id and (promise.by == Promise.By.ME or theirs_is_over):
            sheets[promise.record.person_id].promises.append(promise)
    for row in _birthdays(network, day):
        sheets[row.record.person_id].dates[str(row.pk)] = yearly(row)
    for person, heard in news.recent(network, day).items():
        sheets[person].heard = heard
    for person in (*answers.met, *dormant.closest(network, day)):
        sheets[person] = sheets[person]
    _owe(network, day, sheets)
    return sheets


def _owe(network: Network, day: date, sheets: dict[UUID, Sheet]) -> None:
    """What is owed after events; where it was, a first meeting is not brought up beside it."""
    zone = ZoneInfo(network.time_zone)
    rows = following.due(network, day)
    waiting = [row for row in rows if not row.ended and row.due <= day]
    for row in waiting[:_OWED]:
        if row.record.person_id:
            sheets[row.record.person_id].owed = sheets[row.record.person_id].owed or owed(row, zone)
    for row in rows:
        if row.record.person_id in sheets:
            sheets[row.record.person_id].followed = True


def owed(row: FollowUp, zone: ZoneInfo) -> today.Owed:
    """A stored follow-up as the day sees it. Important: load its event and its talk with it."""
    event = row.event.name if row.event else ""
    met_on = (
        row.touch.at.astimezone(zone).date() if row.touch else row.event.last_day if row.event else row.due
    )
    source = row.touch.source if row.touch else ""
    talk = (
        Evidence(kind="touch", id=str(row.touch_id), on=met_on, text=event, source=source)
        if row.touch_id
        else None
    )
    return today.Owed(
        id=str(row.pk), kind=row.kind, due=row.due, event=event, talk=talk, met_on=met_on, words=row.words, met=row.met,
        event_id=str(row.event_id or ""),
    )  # fmt: skip


def anybody(network: Network, day: date, besides: Iterable[UUID]) -> dict[UUID, Sheet]:
    """Connections of these days, people of the same work or place, people last heard of long ago, and a few
    by turns: when nothing else speaks.
    """
    sheets: dict[UUID, Sheet] = defaultdict(Sheet)
    known_already = set(besides)
    for person, shared in (*_workplaces(network), *_neighbours(network)):
        sheets[person].shared.append(shared)
    connected = [row.record.person_id for row in _connections(network, day)]
    for one in (*connected, *_silent(network, day), *_by_turns(network, day)):
        sheets[one] = sheets[one]
    return {person: sheet for person, sheet in sheets.items() if person not in known_already}


def yearly(row: Date) -> today.Yearly:
    """A stored day that comes back, as a chapter sees it."""
    return today.Yearly(
        id=str(row.pk), kind=row.kind, month=row.month, day=row.day, year=row.year, source=row.record.source
    )


def open_promises(network: Network, answers: Answers) -> list[Promise]:
    """Promises of either side that are neither kept nor released, the nearest day first."""
    rows = Promise.objects.of(network).filter(kept_at=None, released_at=None, record__person__is_me=False)
    if absent := answers.died | answers.wishes:
        rows = rows.exclude(record__person__in=absent)
    in_order = rows.order_by(F("due").asc(nulls_last=True), "made_on", "id")
    return list(in_order.select_related("record__person").only(*_PROMISED)[:_PROMISES])


def given(network: Network) -> Answers:
    """All answers of the owner; the newest about somebody counts."""
    met: dict[UUID, Evidence | None] = {}
    apart = set()
    rows = Answer.objects.of(network).order_by("created_at", "id")
    for question, one, other, answer, at in rows.values_list(
        "question", "record__person_id", "other__person_id", "answer", "created_at"
    ):
        if question == "met":
            met.pop(one, None)
            if answer != "unsure":
                evidence = Evidence(kind="record", id=str(one), on=at.date(), text="met", source="you")
                met[one] = evidence if answer == "yes" else None
        elif answer == "no" and other is not None:
            apart.add(frozenset((one, other)))
    yes = {person: evidence for person, evidence in met.items() if evidence}
    died, wishes = _absent(network)
    return Answers(yes, frozenset(met) - frozenset(yes), frozenset(apart), died, wishes)


def _absent(network: Network) -> tuple[frozenset[UUID], frozenset[UUID]]:
    """Who died, and who asked to be left out: few people, read once."""
    rows = Absence.objects.of(network).filter(record__person__isnull=False)
    found = list(rows.values_list("kind", "record__person_id"))
    died = frozenset(person for kind, person in found if kind == Absence.Kind.DIED)
    return died, frozenset(person for _, person in found) - died


def people_of(network: Network, *, besides: Collection[UUID] = ()) -> "QuerySet[Person]":
    """People: neither the owner nor lists, machines and rooms; and not those, like who died."""
    people = Person.objects.of(network).filter(standing=Standing.PERSON, is_me=False)
    return people.exclude(id__in=list(besides)) if besides else people


def _by_tie(network: Network, day: date) -> list[UUID]:
    """Quiet ties (the strongest), those whose question waits, first meetings of the last weeks."""
    ties = Tie.objects.of(network)
    late, soon = (day - timedelta(days=days) for days in reversed(reasons.FOLLOW_UP_DAYS))
    since = datetime.combine(day - timedelta(days=reasons.QUESTION_DAYS + 1), time(), UTC)
    lists = (
        ties.filter(quiet_from__lte=day, unanswered_out__lte=1).order_by("-strength")[:_SOME],
        ties.filter(quiet_from__lte=day, unanswered_out__gt=1).order_by("-strength")[:10],
        ties.filter(waiting_since__gte=since).order_by("-strength")[:_SOME],
        ties.filter(first_day__range=(late, soon), last_met__isnull=False, events__lte=2).order_by(
            "-first_day"
        )[:_SOME],
    )
    return [person for some in lists for person in some.values_list("person_id", flat=True)]


def _birthdays(network: Network, day: date) -> list[Date]:
    """Birthdays of the coming days."""
    ahead = _on_days(day + timedelta(days=n) for n in range(reasons.BIRTHDAY_DAYS + 1))
    return list(_dates(network).filter(ahead, kind="birthday").order_by(_STRONGEST, "id")[:_SOME])


def _connections(network: Network, day: date) -> list[Date]:
    """Connections and first meetings of other years around this day, and new connections."""
    around = _on_days(day + timedelta(days=n) for n in range(-reasons.AROUND, reasons.AROUND + 1))
    recent = day - timedelta(days=reasons.NEW_CONNECTION_DAYS)
    month_ago = _on_days(recent + timedelta(days=n) for n in range(reasons.NEW_CONNECTION_DAYS + 1))
    new = Q(year__in={recent.year, day.year}) & month_ago
    dates = _dates(network)
    return [
        *dates.filter(around, kind__in=("connected", "met")).order_by(_STRONGEST, "id")[:_SOME],
        *dates.filter(new, kind="connected").order_by("-year", "-month", "-day", "id")[:_SOME],
    ]


def _dates(network: Network) -> "QuerySet[Date]":
    of_people = Date.objects.of(network).filter(
        record__person__standing=Standing.PERSON, record__person__is_me=False
    )
    return of_people.select_related("record")


def _on_days(days: Iterable[date]) -> Q:
    """These days of any year, month by month."""
    wanted: dict[int, set[int]] = defaultdict(set)
    for day in days:
        wanted[day.month].add(day.day)
    if 1 in wanted.get(3, ()):
        wanted[2].add(29)
    if len(wanted) == 1:
        month, numbers = wanted.popitem()
        return Q(month=month, day__in=sorted(numbers))
    # The first IN says nothing new; it makes the index usable.
    matching = Q()
    for month, numbers in wanted.items():
        matching |= Q(month=month, day__in=sorted(numbers))
    return Q(month__in=sorted(wanted)) & matching


def _workplaces(network: Network) -> list[tuple[UUID, today.Shared]]:
    """Who works or worked where the owner does or did, and with whom no talk is known."""
    mine = dict(
        Position.objects.of(network)
        .filter(record__person__is_me=True)
        .order_by("current")
        .values_list("organisation_id", "current")
    )
    if not mine:
        return []
    rows = Position.objects.of(network).filter(
        organisation__in=list(mine), record__person__standing=Standing.PERSON
    )
    strangers = rows.filter(record__person__is_me=False, record__person__tie__isnull=True).order_by(
        "-current", "id"
    )
    return [
        (row.record.person_id, _workplace(row, now=mine[row.organisation_id] and row.current))
        for row in strangers.select_related("organisation", "record")[:_SOME]
        if row.record.person_id
    ]


def _workplace(row: Position, *, now: bool) -> today.Shared:
    name = row.organisation.name
    school = any(word in fold(name) for word in _SCHOOL_WORDS)
    evidence = Evidence(kind="position", id=str(row.pk), on=row.started, text=name, source=row.record.source)
    return today.Shared(
        why=Why.SCHOOL if school else Why.EMPLOYER, name=name, evidence=evidence, both_now=now
    )


def _neighbours(network: Network) -> list[tuple[UUID, today.Shared]]:
    place = (
        Person.objects.of(network)
        .filter(is_me=True)
        .exclude(place="")
        .values_list("place", flat=True)
        .first()
    )
    if not place:
        return []
    near = people_of(network).filter(place__iexact=place, tie__isnull=True).order_by("id")[:_SOME]
    return [
        (
            person,
            today.Shared(
                why=Why.PLACE, name=place, evidence=Evidence(kind="record", id=str(person), text=place)
            ),
        )
        for person in near.values_list("id", flat=True)
    ]


def _silent(network: Network, day: date) -> list[UUID]:
    """Ties without a rhythm of their own whose last talk is long ago."""
    before = day - timedelta(days=reasons.LONG_AGO)
    ties = Tie.objects.of(network).filter(quiet_from=None, last_day__lte=before, unanswered_out__lte=1)
    return list(ties.order_by("-strength").values_list("person_id", flat=True)[:_SOME])


def _by_turns(network: Network, day: date) -> list[UUID]:
    """A few people in the order of names; each day goes on where the day before ended."""
    people = people_of(network).filter(tie__isnull=True)
    count = people.count()
    start = day.toordinal() * 7 % count if count else 0
    in_order = people.order_by("sort_name", "id").values_list("id", flat=True)
    some = list(in_order[start : start + _SOME])
    return some + list(in_order[: max(0, _SOME - len(some))])
