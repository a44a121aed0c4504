"""Who stands first on the way to a goal: what Today knows of goals.

To look for ways takes long in a large book, so the worker does it once a day and keeps it with the network, as it keeps
the chances of ties. A goal it has not looked at yet is looked at when it is asked for.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from amity.actions.goals import keeping
from amity.base.text import excerpt
from amity.connections.evidence import Standing
from amity.conversations.facts import Evidence
from amity.store.models import Ask, Goal, Import, Network, Record

_GOALS = 2  # the newest, of which Today speaks
_ASKED_LATELY = timedelta(days=60)


def on_the_way(network: Network, *, today: date) -> dict[UUID, Evidence]:
    """Who stands first on a verified way to one of the newest open goals, with that goal; nobody who was asked for it lately.

    One statement where there is no goal.
    """
    newest = _newest(network)
    if not newest:
        return {}
    since = today - _ASKED_LATELY
    asked = Ask.objects.of(network).filter(goal__in=[goal.pk for goal in newest], day__gte=since)
    done = set(asked.values_list("goal_id", "record__person_id"))
    first = {goal.pk: _first(network, goal, today) for goal in newest}
    now = _now(network, [id for some in first.values() for id in some])
    found: dict[UUID, Evidence] = {}
    for goal in newest:
        title = excerpt(goal.text, keeping.TITLE)
        said = Evidence(kind="goal", id=str(goal.pk), text=title, source="you")
        for person in (now[id] for id in first[goal.pk] if id in now):
            if (goal.pk, person) not in done:
                found.setdefault(person, said)
    return found


def work_off() -> None:
    """Looks for the ways of every network's newest goals, once a day and after each import."""
    for network in Network.objects.all():
        look(network, today=_today(network))


def look(network: Network, *, today: date) -> None:
    """Looks for the ways of the newest goals and keeps who stands first on them, where that is not known as of now."""
    newest, kept = _newest(network), network.first_steps
    mark = _mark(network, today) if newest else ""
    wanted = {str(goal.pk): goal for goal in newest}
    if wanted.keys() == kept.keys() and all(one["as_of"] == mark for one in kept.values()):
        return
    network.first_steps = {
        id: {"as_of": mark, "people": [str(person) for person in _look(network, goal, today)]}
        for id, goal in wanted.items()
    }
    Network.objects.filter(pk=network.pk).update(first_steps=network.first_steps)


def _mark(network: Network, today: date) -> str:
    """The day and the newest import that is through: as of when something was looked for."""
    imports = Import.objects.of(network).filter(state=Import.State.DONE).order_by("-finished_at")
    return f"{today} {imports.values_list('pk', flat=True).first() or ''}"


def _today(network: Network) -> date:
    return settings.AMITY_TODAY or timezone.localdate(timezone=ZoneInfo(network.time_zone))


def _newest(network: Network) -> list[Goal]:
    return list(Goal.objects.of(network).filter(closed_on=None).order_by("-created_at", "-id")[:_GOALS])


def _first(network: Network, goal: Goal, today: date) -> list[UUID]:
    kept = network.first_steps.get(str(goal.pk))
    return [UUID(id) for id in kept["people"]] if kept else _look(network, goal, today)


def _look(network: Network, goal: Goal, today: date) -> list[UUID]:
    from amity.actions.goals import ways  # loads numpy: nobody else waits for that

    (told,) = keeping.told(network, [goal])
    found = ways.to_goal(network, told, today=today).ways
    return list(dict.fromkeys(way.first.id for way in found if way.standing is not Standing.POSSIBLE))


def _now(network: Network, ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Who they are by now: a person is called by their oldest record, which may have been joined to another since."""
    records = Record.objects.of(network).filter(uid__in=list(ids), person__isnull=False)
    return dict(records.values_list("uid", "person_id"))
