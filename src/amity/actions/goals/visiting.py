"""Who is at a place the owner travels to: those who live there, and those last met there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F, Q
from django.utils.translation import gettext as _

from amity.actions.giving.whom import warmth
from amity.actions.lookout import people_of, yearly
from amity.base.errors import BadInput
from amity.base.text import fold
from amity.conversations.facts import Evidence
from amity.opportunities import visits
from amity.opportunities.visits import Days, Seen, There
from amity.people.news import same_place
from amity.store.absent import absent
from amity.store.models import Date, Network, Participant, Pause, Person, Promise, Tie, Touch
from amity.store.reading import records_of
from amity.store.remembering import remembered
from amity.today.days import next_return

MOST = 500  # people who are looked at
LONGEST = 366  # days
_TALKS = 5_000  # at the place, the newest
_Met = Mapping[UUID, tuple[str, date, str]]  # the talk, its day, its place


@dataclass(slots=True)
class _Around:
    """What is known of those who may be there."""

    lives: Mapping[UUID, str]
    met: _Met
    goals: Mapping[UUID, Evidence]
    ties: dict[UUID, tuple[date, date | None]] = field(default_factory=dict)
    paused: set[UUID] = field(default_factory=set)
    birthdays: dict[UUID, date] = field(default_factory=dict)
    promises: dict[UUID, list[tuple[str, str]]] = field(default_factory=dict)

    @property
    def ids(self) -> list[UUID]:
        """All of them."""
        return list(dict.fromkeys([*self.lives, *self.met]))[:MOST]


def there(
    network: Network,
    days: Days,
    *,
    today: date,
    goals: Mapping[UUID, Evidence] | None = None,
    limit: int = 50,
) -> tuple[There, ...]:
    """Whom to write to before the journey, best first, each with the reasons. Constant in statements.

    `goals` names those who are on a way to a goal. Raises BadInput where there is no place, or the days are in no order.
    """
    if not days.place:
        raise BadInput(_("Write where you will be."))
    if days.until < days.since or (days.until - days.since).days > LONGEST:
        raise BadInput(_("The last day comes after the first, within a year."))
    out = absent(network)
    lives = _living(network, days.place, out)
    met = {who: talk for who, talk in _met(network, days.place).items() if who not in out}
    around = _Around(lives, met, goals or {})
    _read(network, around, days)
    return visits.rank(_seen(network, around, today), days, today=today)[:limit]


def is_there(place: str, stored: str) -> bool:
    """Whether a stored place is (in) the place asked for: all its words, or the same town in another language.

    >>> is_there("berlin", "Berlin-Kreuzberg, Germany"), is_there("Porto", "Portobello")
    (True, False)
    """
    wanted, words = fold(place).split(), set(fold(stored).split())
    return bool(wanted) and (words.issuperset(wanted) or (len(wanted) == 1 and same_place(place, stored)))


def _living(network: Network, place: str, out: Iterable[UUID]) -> dict[UUID, str]:
    towns = Person.objects.of(network).exclude(place="").values_list("place", flat=True).distinct()
    known = remembered(("towns", network.pk), lambda: list(towns))
    here = [town for town in known if is_there(place, town)]
    people = people_of(network, besides=list(out)).filter(place__in=here[:MOST])
    in_order = people.order_by(F("tie__strength").desc(nulls_last=True), "id")
    return dict(in_order.values_list("id", "place")[:MOST])


def _met(network: Network, place: str) -> _Met:
    """The last meeting there with each, by those of whom it was the last meeting at any named place."""
    named = Touch.objects.of(network).exclude(place="").filter(depth__gte=2)
    known = remembered(("places", network.pk), lambda: list(named.values_list("place", flat=True).distinct()))
    here = [where for where in known if is_there(place, where)]
    talks = named.filter(place__in=here[:MOST]).order_by("-at", "-pk")[:_TALKS]
    told = {pk: (at, where) for pk, at, where in talks.values_list("pk", "at", "place")}
    parts = Participant.objects.of(network).filter(
        touch__in=list(told), record__person__is_me=False, record__person__standing="person"
    )
    zone = ZoneInfo(network.time_zone)
    met: dict[UUID, tuple[str, date, str]] = {}
    for touch, who in sorted(
        parts.values_list("touch_id", "record__person_id"), key=lambda one: told[one[0]][0]
    ):
        at, where = told[touch]
        met[who] = (str(touch), at.astimezone(zone).date(), where)
    return met


def _seen(network: Network, around: _Around, today: date) -> list[Seen]:
    warm = warmth(network, around.ids, today)
    people = Person.objects.of(network).filter(id__in=around.ids).order_by("id")
    return [
        Seen(
            person=str(id), name=name, circle=circle, lives=around.lives.get(id, ""), met=around.met.get(id),
            warmth=warm.get(id, 0.0), last=around.ties[id][0] if id in around.ties else None,
            quiet=_is_quiet(around, id, today), birthday=around.birthdays.get(id),
            promises=tuple(around.promises.get(id, ())), goal=_goal(around.goals.get(id)), paused=id in around.paused,
        )
        for id, name, circle in people.values_list("id", "name", "circle")
    ]  # fmt: skip


def _read(network: Network, around: _Around, days: Days) -> None:
    owner = records_of(network, around.ids)
    ties = (
        Tie.objects.of(network)
        .filter(person__in=around.ids)
        .values_list("person_id", "last_day", "quiet_from")
    )
    around.ties = {who: (last, quiet) for who, last, quiet in ties}
    rests = Pause.objects.of(network).filter(Q(until=None) | Q(until__gt=days.until), record__in=list(owner))
    around.paused = {owner[record] for record in rests.values_list("record_id", flat=True)}
    born = Date.objects.of(network).filter(record__in=list(owner), kind="birthday").select_related("record")
    for row in born.order_by("id"):
        around.birthdays[owner[row.record_id]] = next_return(yearly(row), days.since)
    mine = Promise.objects.of(network).filter(
        record__in=list(owner), by=Promise.By.ME, when_we_meet=True, kept_at=None, released_at=None
    )
    for record, pk, text in mine.order_by("made_on", "id").values_list("record_id", "pk", "text"):
        around.promises.setdefault(owner[record], []).append((str(pk), text))


def _goal(named: Evidence | None) -> tuple[str, str] | None:
    return (named.id, named.text) if named else None


def _is_quiet(around: _Around, id: UUID, today: date) -> bool:
    quiet_from = around.ties[id][1] if id in around.ties else None
    return quiet_from is not None and quiet_from <= today
